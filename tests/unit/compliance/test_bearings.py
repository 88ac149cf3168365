"""An incident is held against a point: what, who, where and when, and never that the point was breached."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from truceline.compliance import Held, Record, find_bearings
from truceline.model.act import ActKind
from truceline.model.actor import Actor, Side
from truceline.model.agreement import Agreement, AssessmentStatus, Provision
from truceline.model.anchor import Anchor
from truceline.model.bearing import Aspect, Bearing, Fit, Sense
from truceline.model.claim import Attitude, Claim
from truceline.model.duty import Amount, Duty, DutyForm, Effect, Milestone
from truceline.model.event import Event, Polarity
from truceline.model.ids import ActorId, AgreementId, ClaimId, IncidentId, PlaceId, QuestionId, ReportId
from truceline.model.incident import Incident
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.place import Layer, Place, Zone
from truceline.model.question import (
    Agreed,
    Disputed,
    OneSided,
    Position,
    Question,
    QuestionKind,
    SingleSource,
    Standing,
    Why,
)
from truceline.model.report import DateBasis, Report, ReportKind

DAY = Period(start="2033-10-03", end="2033-10-03")
BELT = [[71.2, -26.4], [71.35, -26.4], [71.35, -25.9], [71.2, -25.9], [71.2, -26.4]]
WIDE = [[71.2, -26.4], [71.6, -26.4], [71.6, -25.9], [71.2, -25.9], [71.2, -26.4]]


def layer(ring: list[list[float]], claimant: str | None = None, **changes: Any) -> Layer:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return Layer(geometry=geometry, claimed_by=ActorId(claimant) if claimant else None, **changes)


ACTORS = (
    Actor(id=ActorId("ordesh"), name="Ordesh", kind="state", side="o"),
    Actor(id=ActorId("ordesh-army"), name="Ordeshi Army", kind="armed_force", side="o", part_of=ActorId("ordesh")),
    Actor(id=ActorId("ordesh-league"), name="Border League", kind="armed_group", side="o"),
    Actor(id=ActorId("lumenia"), name="Lumenia", kind="state", side="l"),
    Actor(id=ActorId("tarsia"), name="Tarsia", kind="state"),
    Actor(id=ActorId("hog"), name="Halvern Observer Group", kind="monitor"),
)
PLACES = (
    Place(id=PlaceId("belt"), name="Middle Belt", kind="zone", lat=-26.14, lon=71.28),
    Place(id=PlaceId("saddle"), name="Cold Saddle", kind="other", lat=-26.1, lon=71.28, within=PlaceId("belt")),
    Place(id=PlaceId("serrapont"), name="Serrapont", kind="village", lat=-26.12, lon=71.5),
    Place(id=PlaceId("varnholt"), name="Varnholt", kind="city", lat=-26.44, lon=70.2, within=PlaceId("west")),
    Place(id=PlaceId("west"), name="West Ordesh", kind="district"),
    Place(id=PlaceId("mill"), name="Mill District", kind="district"),
)
ONE = Provision(
    number="1", title="Fire", text="No fire.", kind="cessation", binds=(ActorId("ordesh"), ActorId("lumenia")),
    breached_by=("shelling", "armed_clash"),
)  # fmt: skip
PROTOCOL = Agreement(
    id=AgreementId("kestry"), title="Kestry Protocol", signed="2033-04-02", effective="2033-04-04",
    parties=(ActorId("ordesh"), ActorId("lumenia")), monitor=None, provisions=(ONE,),
)  # fmt: skip
PACK = Pack(
    id="p", title="P", timezone="Indian/Mauritius", sides=(Side(id="o", name="Ordesh"), Side(id="l", name="Lumenia")),
    actors=ACTORS, places=PLACES, agreements=(PROTOCOL,),
)  # fmt: skip


def a_pack(*points: Provision, zones: tuple[Zone, ...] = (), **changes: Any) -> Pack:
    return replace(PACK, zones=zones, agreements=(replace(PROTOCOL, provisions=points, **changes),))


def a_report(text: str, name: str = "r") -> Report:
    return Report(
        id=ReportId(name), input="r.txt", item=0, headline=None, outlet=None, voice=ActorId("hog"), agencies=(),
        byline=None, published="2033-10-05", published_basis=DateBasis.STATED, language="en", kind=ReportKind.NEWS,
        text=text,
    )  # fmt: skip


class Telling:
    """One incident, told claim by claim."""

    def __init__(self, *, place: str | None = None, time: Period | None = DAY) -> None:
        self.incident = Incident(
            id=IncidentId("i"), title="Shells", place=PlaceId(place) if place else None, time=time, event_types=(),
            claims=(),
        )  # fmt: skip
        self.claims: list[Claim] = []
        self.reports: list[Report] = []
        self.questions: list[Question] = []

    def claim(self, speaker: str, words: str = "shells fell", **changes: Any) -> Claim:
        name = ReportId(f"r{len(self.claims)}")
        self.reports.append(a_report(changes.pop("text", words), name))
        event = Event(
            type=changes.pop("type", "shelling"), polarity=changes.pop("polarity", Polarity.HAPPENED),
            actor=changes.pop("actor", None), place=changes.pop("place", self.incident.place), time=DAY,
        )  # fmt: skip
        plain = Claim(
            id=ClaimId(f"c{len(self.claims)}"), report=name, speaker=ActorId(speaker), via=(), speaker_anchor=None,
            cue=None, content=Anchor.at(self.reports[-1].text, 0, len(words)), direct=False, attitude=Attitude.ASSERT,
            event=event, background=False, extractor="test", confidence=0.9, incident=self.incident.id,
        )  # fmt: skip
        self.claims.append(replace(plain, **changes))
        return self.claims[-1]

    def ask(self, standing: Standing, *answers: tuple[Any, str], kind: QuestionKind = QuestionKind.OCCURRENCE) -> None:
        positions = tuple(
            Position(answer=str(value), value=value, speakers=(ActorId(speaker),), claims=(), origins=1)
            for value, speaker in answers
        )
        self.questions.append(
            Question(
                id=QuestionId(f"q{len(self.questions)}"), incident=self.incident.id, kind=kind, event_type="shelling",
                place=None, what=None, text="?", positions=positions, standing=standing, why=Why(parts=()),
            )
        )  # fmt: skip

    def hold(self, pack: Pack = PACK) -> Held:
        record = Record(
            incidents=(self.incident,), claims=self.claims, questions=self.questions, reports=self.reports
        )  # fmt: skip
        return find_bearings(record, pack, actors=(), places=())

    def only(self, pack: Pack = PACK) -> Bearing:
        (found,) = self.hold(pack).bearings
        return found


def fit(bearing: Bearing, aspect: Aspect) -> Fit:
    return next(test.fit for test in bearing.tests if test.name is aspect)


def text(bearing: Bearing, aspect: Aspect) -> str:
    return next(test.text for test in bearing.tests if test.name is aspect)


AGREED = Agreed(between=("o", "l"))
BOTH = Disputed(apart=((0, 1),))


def test_a_disputed_event_would_bear_on_the_point_if_it_happened() -> None:
    told = Telling()
    told.claim("lumenia", actor=ActorId("ordesh-army"))
    told.ask(BOTH, (True, "lumenia"), (False, "ordesh"))
    found = told.only()
    assert found.text == "would bear on point 1, if it happened: disputed"
    assert (found.incident, found.agreement, found.provision, found.duties) == ("i", "kestry", "1", ("1",))
    assert (found.sense, found.bears) == (Sense.BREACH, True)
    assert [test.fit for test in found.tests] == [Fit.DISPUTED, Fit.YES, Fit.YES, Fit.YES]
    assert text(found, Aspect.WHAT) == "Shelling: disputed; Lumenia says so; Ordesh says that it did not happen."
    assert text(found, Aspect.WHO) == "Ordeshi Army (named by Lumenia) is bound as part of Ordesh."


def test_nothing_that_is_written_says_that_a_point_was_breached() -> None:
    told = Telling()
    told.claim("lumenia", "violated point 1 with shells", actor=ActorId("ordesh"), type="agreement_breach")
    told.claim("lumenia", actor=ActorId("ordesh"))
    told.ask(AGREED, (True, "lumenia"), (True, "ordesh"))
    held = told.hold()
    written = [
        held.bearings[0].text,
        *(test.text for test in held.bearings[0].tests),
        *(p.text for p in held.proposals),
    ]
    assert not any(word in sentence.lower() for sentence in written for word in ("breach", "violat", "guilty"))


@pytest.mark.parametrize(
    ("standing", "answers", "wanted", "words"),
    [
        (AGREED, ((True, "lumenia"),), Fit.YES, "agreed"),
        (OneSided(side="l"), ((True, "lumenia"),), Fit.CANNOT_TELL, "one-sided"),
        (SingleSource(speaker=ActorId("lumenia")), ((True, "lumenia"),), Fit.CANNOT_TELL, "single source"),
        (None, (), Fit.CANNOT_TELL, "no question drawn"),
    ],
)
def test_only_what_is_agreed_is_taken_to_have_happened(
    standing: Standing | None, answers: tuple[tuple[Any, str], ...], wanted: Fit, words: str
) -> None:
    told = Telling()
    told.claim("lumenia")
    if standing is not None:
        told.ask(standing, *answers)
    found = told.only()
    assert fit(found, Aspect.WHAT) is wanted
    assert found.text.endswith(f": {words}")


@pytest.mark.parametrize(
    "changes",
    [
        {"background": True}, {"polarity": Polarity.DID_NOT}, {"attitude": Attitude.DENY},
        {"attitude": Attitude.WARN}, {"attitude": Attitude.DEMAND}, {"attitude": Attitude.EXPECT},
        {"act": ActKind.NO_INFORMATION}, {"type": "overflight"},
    ],
)  # fmt: skip
def test_what_nobody_says_happened_these_days_bears_on_nothing(changes: dict[str, Any]) -> None:
    told = Telling()
    told.claim("lumenia", **changes)
    assert told.hold() == Held(bearings=(), proposals=())


@pytest.mark.parametrize(
    ("actor", "wanted", "words"),
    [
        ("ordesh", Fit.YES, "Ordesh (named by Lumenia) is bound."),
        ("ordesh-league", Fit.YES, "Border League (named by Lumenia) is of one side with Ordesh, bound."),
        ("found:gang", Fit.CANNOT_TELL, "gang (named by Lumenia): whom it belongs to is not known."),
        (None, Fit.CANNOT_TELL, "Nobody says who it was."),
    ],
)
def test_whoever_is_said_to_have_done_it_is_bound_or_not(actor: str | None, wanted: Fit, words: str) -> None:
    told = Telling()
    told.claim("lumenia", actor=ActorId(actor) if actor else None)
    assert (fit(told.only(), Aspect.WHO), text(told.only(), Aspect.WHO)) == (wanted, words)


def test_what_somebody_did_who_is_not_bound_does_not_bear() -> None:
    told = Telling()
    told.claim("lumenia", actor=ActorId("tarsia"))
    assert told.hold().bearings == ()


def test_a_state_is_bound_by_way_of_its_army() -> None:
    told = Telling()
    told.claim("lumenia", actor=ActorId("ordesh"))
    found = told.only(a_pack(replace(ONE, binds=(ActorId("ordesh-army"),))))
    assert text(found, Aspect.WHO) == "Ordesh (named by Lumenia) is bound by way of Ordeshi Army."


def test_who_it_was_is_disputed_by_name() -> None:
    told = Telling()
    told.claim("lumenia", actor=ActorId("ordesh"))
    told.ask(BOTH, ("ordesh", "lumenia"), ("not ordesh", "ordesh-army"), kind=QuestionKind.RESPONSIBILITY)
    found = told.only()
    assert fit(found, Aspect.WHO) is Fit.DISPUTED
    assert text(found, Aspect.WHO).endswith("is bound; Ordeshi Army says otherwise.")


@pytest.mark.parametrize(
    ("time", "wanted", "words"),
    [
        (Period(start="2033-04-04", end="2033-04-04"), Fit.YES, "it was in force since 4 April 2033"),
        (Period(start="2033-04-03", end="2033-04-05"), Fit.CANNOT_TELL, "before it bound"),
        (None, Fit.CANNOT_TELL, "No account says when."),
    ],
)
def test_the_point_was_in_force_as_far_as_the_day_is_known(time: Period | None, wanted: Fit, words: str) -> None:
    told = Telling(time=time)
    told.claim("lumenia")
    found = told.only()
    assert fit(found, Aspect.WHEN) is wanted
    assert words in text(found, Aspect.WHEN)


@pytest.mark.parametrize("day", ["2033-04-03", "2034-04-05"])
def test_what_was_before_the_point_bound_or_after_its_term_does_not_bear(day: str) -> None:
    duty = Duty(
        id="1", text="", form=DutyForm.STANDING, binds=ONE.binds, begins="2033-04-04", until="2034-04-04"
    )  # fmt: skip
    told = Telling(time=Period(start=day, end=day))
    told.claim("lumenia")
    assert told.hold(a_pack(replace(ONE, duties=(duty,)))).bearings == ()


def test_what_was_after_the_agreement_was_overtaken_does_not_bear() -> None:
    over = Milestone(id="m", on="2033-09-01", text="a new deal", effect=Effect.OVERTAKEN)
    told = Telling()
    told.claim("lumenia")
    assert told.hold(a_pack(ONE, milestones=(over,))).bearings == ()


def test_what_does_not_bear_is_kept_with_the_reason_where_somebody_names_the_point() -> None:
    told = Telling(time=Period(start="2033-04-01", end="2033-04-01"))
    naming = told.claim("lumenia", "shelled us against point 1", actor=ActorId("ordesh"), attitude=Attitude.ACCUSE)
    found = told.only()
    assert (found.bears, found.duties, found.naming) == (False, (), (naming.id,))
    assert found.text == (
        "does not bear on point 1, though the point is named. On 1 April 2033: before it bound (4 April 2033)."
    )
    assert told.hold().proposals == ()


def test_of_several_duties_those_bear_that_are_not_ruled_out() -> None:
    old = Duty(id="1.old", text="", form=DutyForm.STANDING, begins="2033-04-04", until="2033-05-01")
    new = Duty(id="1.new", text="", form=DutyForm.STANDING, begins="2033-05-02")
    told = Telling()
    told.claim("lumenia")
    assert told.only(a_pack(replace(ONE, duties=(old, new)))).duties == ("1.new",)


def territory(**changes: Any) -> Provision:
    return replace(ONE, kind="territory", **changes)


def test_of_several_duties_only_those_bear_that_the_event_would_speak_against() -> None:
    fire = Duty(id="1.fire", text="No fire.", form=DutyForm.STANDING, binds=ONE.binds, breached_by=("shelling",))
    flight = Duty(id="1.sky", text="No flights.", form=DutyForm.STANDING, binds=ONE.binds, breached_by=("overflight",))
    point = replace(ONE, breached_by=("shelling", "overflight"), duties=(fire, flight))
    told = Telling()
    told.claim("lumenia")
    assert told.only(a_pack(point)).duties == ("1.fire",)


def test_a_place_that_lies_in_a_place_of_the_point_is_inside_by_name() -> None:
    told = Telling(place="saddle")
    told.claim("lumenia")
    found = told.only(a_pack(territory(places=(PlaceId("belt"),))))
    assert (fit(found, Aspect.WHERE), text(found, Aspect.WHERE)) == (Fit.YES, "Cold Saddle lies in Middle Belt.")


def test_a_place_that_is_named_and_not_drawn_ends_nowhere_in_particular() -> None:
    told = Telling(place="serrapont")
    told.claim("lumenia")
    found = told.only(a_pack(territory(places=(PlaceId("belt"),))))
    assert fit(found, Aspect.WHERE) is Fit.CANNOT_TELL
    assert "km from the middle of Middle Belt, which the point names" in text(found, Aspect.WHERE)


def test_two_districts_share_nothing() -> None:
    told = Telling(place="varnholt")
    told.claim("lumenia")
    assert told.hold(a_pack(territory(places=(PlaceId("mill"),)))).bearings == ()


def test_what_lies_surely_outside_the_zone_of_a_point_does_not_bear() -> None:
    zone = Zone(id="belt-zone", name="The Belt", kind="demilitarised", layers=(layer(BELT),))
    told = Telling(place="serrapont")
    told.claim("lumenia")
    assert told.hold(a_pack(territory(zones=("belt-zone",)), zones=(zone,))).bearings == ()
    blurred = replace(zone, layers=(layer(BELT, precision_km=20.0),))
    found = told.only(a_pack(territory(zones=("belt-zone",)), zones=(blurred,)))
    assert text(found, Aspect.WHERE) == (
        "Serrapont: at the edge of The Belt, inside or outside cannot be told, place known to 1 km, outline to 20 km."
    )


def test_a_zone_of_the_same_name_says_where_a_place_ends_but_fire_goes_across() -> None:
    zone = Zone(id="z", name="Middle Belt", kind="demilitarised", layers=(layer(BELT),))
    told = Telling(place="serrapont")
    told.claim("lumenia")
    assert told.hold(a_pack(territory(places=(PlaceId("belt"),)), zones=(zone,))).bearings == ()
    found = told.only(a_pack(replace(ONE, places=(PlaceId("belt"),)), zones=(zone,)))
    assert fit(found, Aspect.WHERE) is Fit.CANNOT_TELL
    assert text(found, Aspect.WHERE).endswith("place known to 1 km; fire may go across its edge.")


def test_where_claimants_draw_a_zone_otherwise_the_place_is_disputed_and_each_is_named() -> None:
    layers = layer(BELT, "ordesh"), layer(WIDE, "lumenia")
    zone = Zone(id="z", name="The Belt", kind="demilitarised", layers=layers)
    told = Telling(place="serrapont")
    told.claim("lumenia")
    found = told.only(a_pack(territory(zones=("z",)), zones=(zone,)))
    assert fit(found, Aspect.WHERE) is Fit.DISPUTED
    said = text(found, Aspect.WHERE)
    assert "from it, place known to 1 km (as Ordesh draws it); within The Belt" in said
    assert said.endswith("place known to 1 km (as Lumenia draws it).")


def test_a_zone_that_is_not_drawn_for_the_day_rules_nothing_out() -> None:
    zone = Zone(id="z", name="The Belt", kind="demilitarised", layers=(layer(BELT, since="2034-01-01"),))
    told = Telling(place="serrapont")
    told.claim("lumenia")
    found = told.only(a_pack(territory(zones=("z",)), zones=(zone,)))
    assert text(found, Aspect.WHERE) == "The pack draws no The Belt for that day."


def test_of_a_line_only_the_distance_is_said() -> None:
    line = Layer(geometry={"type": "LineString", "coordinates": [[71.4, -26.5], [71.4, -25.9]]})
    zone = Zone(id="z", name="Kestry Line", kind="line", layers=(line,))
    told = Telling(place="serrapont")
    told.claim("lumenia")
    found = told.only(a_pack(territory(zones=("z",)), zones=(zone,)))
    assert text(found, Aspect.WHERE) == "Serrapont: 8 to 12 km from Kestry Line, place known to 1 km."
    assert fit(found, Aspect.WHERE) is Fit.CANNOT_TELL


def test_from_what_a_duty_measures_its_distance_is_said_and_nothing_concluded() -> None:
    line = Layer(geometry={"type": "LineString", "coordinates": [[71.4, -26.5], [71.4, -25.9]]})
    zone = Zone(id="z", name="Kestry Line", kind="line", layers=(line,))
    back = Amount(what="heavy guns", min=12, unit="km", measured_from="z")
    farther = Amount(what="rockets", min=70, max=70, unit="km", measured_from="z")
    duty = Duty(id="1", text="", form=DutyForm.STANDING, binds=ONE.binds, amounts=(back, farther))
    told = Telling(place="serrapont")
    told.claim("lumenia")
    found = told.only(a_pack(replace(ONE, duties=(duty,)), zones=(zone,)))
    assert fit(found, Aspect.WHERE) is Fit.YES
    assert text(found, Aspect.WHERE) == (
        "The point is tied to no place; Serrapont is 8 to 12 km from Kestry Line, where the point measures from: "
        "heavy guns (at least 12 km) and rockets (70 km)."
    )


def test_accounts_that_place_it_otherwise_dispute_the_place() -> None:
    zone = Zone(id="z", name="The Belt", kind="demilitarised", layers=(layer(BELT),))
    told = Telling()
    told.claim("lumenia", place=PlaceId("saddle"))
    told.claim("ordesh", place=PlaceId("serrapont"))
    found = told.only(a_pack(territory(zones=("z",)), zones=(zone,)))
    assert fit(found, Aspect.WHERE) is Fit.DISPUTED
    assert text(found, Aspect.WHERE).startswith("According to Lumenia, Cold Saddle: within The Belt")


def test_an_accusation_that_names_a_point_is_linked_to_it_whatever_its_own_type() -> None:
    told = Telling()
    naming = told.claim("lumenia", "violated point 1", actor=ActorId("ordesh"), type="agreement_breach")
    denial = told.claim("ordesh", "did not violate point 1", type="agreement_breach", polarity=Polarity.DID_NOT)
    found = told.only()
    assert (found.naming, found.denying) == ((naming.id,), (denial.id,))
    assert fit(found, Aspect.WHAT) is Fit.CANNOT_TELL
    assert found.text.startswith("would bear on point 1, which is named")


def test_words_that_name_a_point_as_kept_say_nothing_of_another_point() -> None:
    kept = replace(ONE, fulfilled_by=("agreement_kept",))
    pack = a_pack(kept, replace(kept, number="2", title="Prisoners"))
    told = Telling()
    naming = told.claim("lumenia", "point 2 has been fulfilled", type="agreement_kept", actor=ActorId("lumenia"))
    found = told.only(pack)
    assert (found.provision, found.sense, found.naming) == ("2", Sense.FULFILMENT, (naming.id,))
    unnamed = Telling()
    unnamed.claim("lumenia", "the protocol is being kept", type="agreement_kept", actor=ActorId("lumenia"))
    assert [each.provision for each in unnamed.hold(pack).bearings] == ["1", "2"]


def test_a_demand_or_a_word_from_the_past_names_no_point() -> None:
    told = Telling()
    told.claim("lumenia", "violated point 1", type="agreement_breach", background=True)
    told.claim("lumenia", "keep to point 1", type="demand", attitude=Attitude.DEMAND)
    assert told.hold().bearings == ()


def test_of_several_agreements_the_one_is_meant_that_the_report_names() -> None:
    other = replace(PROTOCOL, id=AgreementId("varn"), title="Varnholt Accord")
    pack = replace(PACK, agreements=(PROTOCOL, other))
    told = Telling()
    words = "violated point 1"
    told.claim(
        "lumenia", words, text=f"{words} of the Varnholt Accord", type="agreement_breach", actor=ActorId("ordesh")
    )
    assert [found.agreement for found in told.hold(pack).bearings] == ["varn"]
    bare = Telling()
    bare.claim("lumenia", words, type="agreement_breach", actor=ActorId("ordesh"))
    assert bare.hold(pack).bearings == ()


def test_an_accusation_in_no_incident_stands_for_itself() -> None:
    told = Telling()
    naming = told.claim("lumenia", "violated point 1", actor=ActorId("ordesh"), type="agreement_breach", incident=None)
    found = told.only()
    assert (found.incident, found.naming, found.bears) == (None, (naming.id,), True)
    verdict = Telling()
    verdict.claim("hog", "Point 1 was broken", type="agreement_breach", incident=None)
    assert verdict.hold().bearings == ()


def test_what_would_fulfil_a_point_bears_on_its_being_kept_even_before_it_was_due() -> None:
    point = replace(
        ONE, kind="withdrawal", breached_by=(), fulfilled_by=("withdrawal",), due="2033-12-01"
    )  # fmt: skip
    told = Telling(time=Period(start="2033-04-03", end="2033-04-03"))
    told.claim("lumenia", type="withdrawal", actor=ActorId("lumenia"))
    found = told.only(a_pack(point))
    assert (found.sense, found.text) == (
        Sense.FULFILMENT, "would bear on point 1 being kept, if it happened: no question drawn",
    )  # fmt: skip
    early = Telling(time=Period(start="2033-04-01", end="2033-04-01"))
    early.claim("lumenia", type="withdrawal")
    assert early.hold(a_pack(point)).bearings == ()


@pytest.mark.parametrize(("polarity", "bears"), [(Polarity.DID_NOT, True), (Polarity.HAPPENED, False)])
def test_passage_for_aid_among_the_breaches_is_passage_that_was_refused(polarity: Polarity, bears: bool) -> None:
    told = Telling()
    told.claim("lumenia", type="aid_access", polarity=polarity)
    assert bool(told.hold(a_pack(replace(ONE, breached_by=("aid_access",)))).bearings) is bears


def certain(kind: str = "shelling") -> Telling:
    told = Telling()
    told.claim("ordesh", actor=ActorId("ordesh"), type=kind)
    told.claim("lumenia", actor=ActorId("ordesh"), type=kind)
    told.ask(AGREED, (True, "ordesh"), (True, "lumenia"))
    told.questions = [replace(question, event_type=kind) for question in told.questions]
    return told


def test_a_proposal_says_not_fulfilled_only_where_everything_is_agreed_or_certain() -> None:
    (proposal,) = certain().hold().proposals
    assert (proposal.status, proposal.provision) == (AssessmentStatus.NOT_FULFILLED, "1")
    assert proposal.bearings == (certain().only().id,)


@pytest.mark.parametrize("lacking", ["what", "who", "owned", "when"])
def test_a_proposal_is_unclear_where_anything_is_not(lacking: str) -> None:
    told = certain()
    if lacking == "what":
        told.questions = [replace(told.questions[0], standing=OneSided(side="l"))]
    if lacking == "who":
        told.ask(BOTH, ("ordesh", "lumenia"), ("not ordesh", "ordesh"), kind=QuestionKind.RESPONSIBILITY)
    if lacking == "owned":
        told.claims = told.claims[1:]
    if lacking == "when":
        told.incident = replace(told.incident, time=None)
    (proposal,) = told.hold().proposals
    assert proposal.status is AssessmentStatus.UNCLEAR


def test_what_is_to_be_done_once_is_proposed_as_fulfilled_and_what_holds_as_partly() -> None:
    point = replace(ONE, kind="withdrawal", breached_by=(), fulfilled_by=("withdrawal",), due="2033-12-01")
    (once,) = certain("withdrawal").hold(a_pack(point)).proposals
    assert once.status is AssessmentStatus.FULFILLED
    (held,) = certain("withdrawal").hold(a_pack(replace(point, kind="corridor"))).proposals
    assert held.status is AssessmentStatus.PARTLY


def test_without_an_agreement_nothing_bears_on_anything() -> None:
    assert certain().hold(replace(PACK, agreements=())) == Held(bearings=(), proposals=())
