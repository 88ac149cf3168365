"""The actors and places that a record meets."""

from truceline.model.actor import Actor
from truceline.model.agreement import Agreement, Provision
from truceline.model.ids import ActorId, AgreementId, PlaceId, ReportId
from truceline.model.pack import Pack
from truceline.model.place import Place
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.pipeline.cast import describe_actors, meet_actors, meet_forms, meet_places
from truceline.text.names import NameIndex

ORDESH = Actor(id=ActorId("ordesh"), name="Ordesh", kind="state", side="ordesh")
ARMY = Actor(id=ActorId("army"), name="Ordeshi Army", kind="armed_force", side="ordesh", part_of=ActorId("ordesh"))
IDLE = Actor(id=ActorId("idle"), name="Idle Bureau", kind="other")


def report(text: str, *, voice: str = "found:corran-post", outlet: str | None = "The Corran Post") -> Report:
    return Report(
        id=ReportId("r-1"),
        input="a.txt",
        item=0,
        headline=None,
        outlet=outlet,
        voice=ActorId(voice),
        agencies=(),
        byline=None,
        published=None,
        published_basis=DateBasis.NONE,
        language="en",
        kind=ReportKind.NEWS,
        text=text,
    )


def test_aliases_are_the_forms_met_and_the_most_frequent_comes_first() -> None:
    index = NameIndex.build([("army", ["Ordeshi Army", "the army in Kestry"])])
    forms = meet_forms([report("The Ordeshi army left. The Ordeshi army came. The army in Kestry slept.")], index)
    assert forms["army"] == ("Ordeshi army", "army in Kestry")


def test_whoever_is_met_brings_along_what_it_is_part_of() -> None:
    pack = Pack(
        id="x",
        title="X",
        actors=(ORDESH, ARMY, IDLE),
        agreements=(
            Agreement(
                id=AgreementId("a"),
                title="A",
                signed=None,
                effective=None,
                parties=(ARMY.id,),
                monitor=None,
                provisions=(),
            ),
        ),
    )
    assert meet_actors(pack, [], [], []) == ["army", "ordesh"]


def test_an_unknown_outlet_is_described_by_what_is_printed() -> None:
    described = describe_actors([ActorId("found:corran-post")], Pack.empty(), [], {}, [report("Text.")])
    assert [(actor.name, actor.kind, actor.known) for actor in described] == [("The Corran Post", "outlet", False)]


def test_a_report_without_an_outlet_is_told_apart_by_its_title() -> None:
    nobody = report("Text.", voice="found:report-12ab", outlet=None)
    described = describe_actors([nobody.voice], Pack.empty(), [], {}, [nobody])
    assert described[0].name == f"article “{nobody.headline or nobody.text}”"


def test_places_of_provisions_are_met_with_all_they_lie_within() -> None:
    village = Place(id=PlaceId("v"), name="Serrapont", kind="village", within=PlaceId("d"))
    district = Place(id=PlaceId("d"), name="Halvern", kind="district")
    provision = Provision(number="1", title="t", text="t", kind="territory", places=(village.id,))
    agreement = Agreement(
        id=AgreementId("a"), title="A", signed=None, effective=None, parties=(), monitor=None, provisions=(provision,)
    )
    pack = Pack(id="x", title="X", places=(village, district), agreements=(agreement,))
    assert meet_places(pack, []) == ["v", "d"]
