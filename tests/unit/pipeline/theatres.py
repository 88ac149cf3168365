"""Small theatres for hypothesis: a few events, and reports that tell of them in several voices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from truceline.incidents import Judged
from truceline.model.actor import Actor, Side
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Event, Polarity, Quantity
from truceline.model.ids import ActorId, ClaimId, OriginId, PlaceId, ReportId, content_id
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.place import Place
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.pipeline.weighing import Found, Hands, Weighed, weigh

PACK = Pack(
    id="ordesh-lumen",
    title="Ordesh–Lumen ceasefire",
    sides=(Side(id="ordesh-side", name="Ordesh"), Side(id="lumenia-side", name="Lumenia")),
    actors=(
        Actor(id=ActorId("ordesh"), name="Ordesh", kind="state", side="ordesh-side"),
        Actor(
            id=ActorId("ordesh-mod"),
            name="Ordesh's defence ministry",
            kind="ministry",
            side="ordesh-side",
            part_of=ActorId("ordesh"),
        ),
        Actor(id=ActorId("lumenia"), name="Lumenia", kind="state", side="lumenia-side"),
        Actor(
            id=ActorId("lumen-mod"),
            name="Lumenia's defence ministry",
            kind="ministry",
            side="lumenia-side",
            part_of=ActorId("lumenia"),
        ),
        Actor(id=ActorId("hog"), name="Halvern Observer Group", kind="monitor"),
        Actor(id=ActorId("daily"), name="The Daily", kind="outlet"),
        Actor(id=ActorId("gazette"), name="Mill Road Gazette", kind="outlet"),
        Actor(id=ActorId("lantern"), name="The Lantern", kind="outlet"),
    ),
    places=(
        Place(id=PlaceId("halvern"), name="Halvern", kind="village", lat=40.1, lon=40.1),
        Place(id=PlaceId("tessen"), name="Tessen", kind="village", lat=40.9, lon=40.9),
        Place(id=PlaceId("dosk"), name="Dosk", kind="town", lat=41.9, lon=42.0),
    ),
)
SPEAKERS = ("ordesh-mod", "lumen-mod", "hog", None)
OUTLETS = ("daily", "gazette", "lantern")
KINDS = ("shelling", "drone_strike", "troop_entry", "casualties")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that is told of; `day` counts from 1 September 2031."""

    kind: str
    place: str
    day: int

    @property
    def date(self) -> str:
        return f"2031-09-{self.day:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One account in one report. `speaker` None is the report's own voice."""

    what: Happening
    speaker: str | None
    denied: bool = False
    killed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Reports and their claims: what `weigh` takes."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]

    def weighed(self, *, judged: Sequence[Judged] = ()) -> Weighed:
        return weigh(Found(claims=self.claims), self.reports, PACK, hands=Hands(judged=judged))

    def and_also(self, other: Told) -> Told:
        return Told(reports=self.reports + other.reports, claims=self.claims + other.claims)


happenings = st.builds(
    Happening, kind=st.sampled_from(KINDS), place=st.sampled_from(["halvern", "tessen", "dosk"]), day=st.integers(3, 20)
)


@st.composite
def tellings(draw: st.DrawFn, known: Sequence[Happening]) -> Telling:
    what = draw(st.sampled_from(known))
    speaker = draw(st.sampled_from(SPEAKERS))
    denied = draw(st.integers(0, 4)) == 0
    killed = draw(st.none() | st.integers(1, 30)) if what.kind == "casualties" and not denied else None
    return Telling(what=what, speaker=speaker, denied=denied, killed=killed)


@st.composite
def theatres(draw: st.DrawFn, *, most: int = 5) -> Told:
    """Up to `most` reports on up to four events, each report an origin of its own."""
    known = draw(st.lists(happenings, min_size=1, max_size=4, unique=True))
    told: list[Told] = []
    for number in range(draw(st.integers(1, most))):
        accounts = draw(st.lists(tellings(known), min_size=1, max_size=4))
        late = draw(st.integers(0, 2))
        day = min(28, max(telling.what.day for telling in accounts) + late)
        dated = draw(st.integers(0, 5)) > 0
        told.append(
            write(
                f"story-{number}", draw(st.sampled_from(OUTLETS)), accounts, day=f"2031-09-{day:02d}" if dated else None
            )
        )
    return gather(told)


def gather(told: Iterable[Told]) -> Told:
    told = list(told)
    return Told(
        reports=tuple(report for each in told for report in each.reports),
        claims=tuple(claim for each in told for claim in each.claims),
    )


def write(name: str, outlet: str, accounts: Sequence[Telling], *, day: str | None, origin: str | None = None) -> Told:
    """One report that tells these things, a sentence each."""
    report_id = ReportId(content_id("r", name, outlet))
    text, claims = "", list[Claim]()
    for telling in accounts:
        speaker = ActorId(telling.speaker or outlet)
        words = _words(telling)
        lead = f"{speaker} said that " if telling.speaker else "As we learned, "
        start = len(text) + len(lead)
        text += f"{lead}{words}.\n\n"
        claims.append(_claim(report_id, telling, speaker, Anchor(start=start, end=start + len(words), quote=words)))
    report = Report(
        id=report_id,
        input=f"{name}-{outlet}.txt",
        item=0,
        headline=None,
        outlet=outlet,
        voice=ActorId(outlet),
        agencies=(),
        byline=None,
        published=day,
        published_basis=DateBasis.STATED if day else DateBasis.NONE,
        language="en",
        kind=ReportKind.NEWS,
        text=text,
        origin=OriginId(origin or f"o-{name}"),
    )
    unique = {claim.id: claim for claim in claims}
    return Told(reports=(report,), claims=tuple(unique.values()))


def _words(telling: Telling) -> str:
    what = telling.what
    verb = "there was no" if telling.denied else "there was"
    count = f" that killed {telling.killed}" if telling.killed is not None else ""
    return f"{verb} {what.kind.replace('_', ' ')}{count} in {what.place.title()} on {what.day} September 2031"


def _claim(report: ReportId, telling: Telling, speaker: ActorId, content: Anchor) -> Claim:
    what = telling.what
    spoken = telling.speaker is not None
    attitude = Attitude.DENY if telling.denied else Attitude.ASSERT if spoken else Attitude.REPORT
    return Claim(
        id=ClaimId(content_id("c", report, content.start, content.end, speaker, what.kind)),
        report=report,
        speaker=speaker,
        via=(),
        speaker_anchor=Anchor(start=0, end=1, quote="x") if spoken else None,
        cue=None,
        content=content,
        direct=False,
        attitude=attitude,
        event=Event(
            type=what.kind,
            polarity=Polarity.DID_NOT if telling.denied else Polarity.HAPPENED,
            place=PlaceId(what.place),
            time=Period(start=what.date, end=what.date),
            quantities=()
            if telling.killed is None
            else (Quantity(what="killed", min=telling.killed, max=telling.killed),),
        ),
        background=False,
        extractor="test",
        confidence=1.0,
    )


def reprint(told: Told, number: int, outlet: str) -> Told:
    """The report with that number again, in another paper a day later: same origin, same words."""
    original = told.reports[number]
    name = ReportId(content_id("r", "reprint", original.id, outlet))
    day = original.published and f"2031-09-{min(30, int(original.published[8:10]) + 1):02d}"
    copy = replace(
        original, id=name, input=f"reprint-{outlet}.txt", outlet=outlet, voice=ActorId(outlet), published=day
    )  # fmt: skip
    claims = [
        replace(
            claim,
            id=ClaimId(content_id("c", name, claim.content.start, claim.content.end, claim.event.type)),
            report=name,
            speaker=ActorId(outlet) if claim.speaker_anchor is None else claim.speaker,
        )
        for claim in told.claims
        if claim.report == original.id
    ]
    return Told(reports=(copy,), claims=tuple(claims))
