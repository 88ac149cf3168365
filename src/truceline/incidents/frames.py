"""Frames: each claim with what it says itself, what its neighbours in the report lend it, and where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from truceline.incidents.background import is_background, is_habit, is_tally
from truceline.incidents.days import names_a_day
from truceline.incidents.families import ON_THE_AGREEMENT, Family, Role, family_of, kinship
from truceline.incidents.geography import Geography
from truceline.model.claim import Claim
from truceline.model.event import Polarity
from truceline.model.ids import PlaceId
from truceline.model.period import Period
from truceline.model.report import Report
from truceline.text.sentences import split_paragraphs, split_sentences

_LENDING_DISTANCE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`place` and `time` are its own or lent by a neighbour; `sentence` and `paragraph` count within the report.

    `published` is the day of the report, None where it is undated. `says_day` is True where its sentence names a day,
    `says_place` where it names the place.
    """

    claim: Claim
    family: Family
    sentence: int
    paragraph: int
    published: date | None
    place: PlaceId | None
    time: Period | None
    says_day: bool = False
    says_place: bool = False

    @property
    def own_place(self) -> bool:
        return self.claim.event.place is not None

    @property
    def own_time(self) -> bool:
        return self.claim.event.time is not None

    def distance(self, other: Frame) -> int:
        """Sentences between two claims of one report; a new paragraph counts as one more."""
        return abs(self.sentence - other.sentence) + (self.paragraph != other.paragraph)


def day_of(report: Report) -> date | None:
    return date.fromisoformat(report.published[:10]) if report.published else None


def frames_of(report: Report, claims: Iterable[Claim], geography: Geography, *, around: date | None) -> list[Frame]:
    """The claims of one report that may belong to an incident, in the order of the text.

    Background claims, habits and tallies are left out. `around` stands for the day of an undated report where a claim's
    age is judged.
    """
    sentences = split_sentences(report.text)
    starts = [span.start for span in sentences]
    paragraphs = [span.start for span in split_paragraphs(report.text)]
    published = day_of(report)
    ordered = sorted(claims, key=lambda c: (c.content.start, c.content.end, c.id))
    tallies = {claim.id for claim in ordered if is_tally(claim)}
    tallied = {bisect_right(starts, claim.content.start) for claim in ordered if claim.id in tallies}
    dated: dict[int, bool] = {}
    named: dict[int, frozenset[PlaceId]] = {}
    frames = []
    for claim in ordered:
        if claim.id in tallies or is_background(claim, published or around) or is_habit(claim):
            continue
        sentence = bisect_right(starts, claim.content.start)
        if sentence not in dated:
            span = sentences[sentence - 1] if sentence else None
            words = report.text[span.start : span.end] if span is not None else ""
            dated[sentence], named[sentence] = names_a_day(words), geography.named_in(words)
        place = _spoken_of(claim, geography)
        frames.append(
            Frame(
                claim=claim,
                family=family_of(claim.event.type),
                sentence=sentence,
                paragraph=bisect_right(paragraphs, claim.content.start),
                published=published,
                place=place,
                time=claim.event.time,
                says_day=dated[sentence],
                says_place=place is not None and (place in named[sentence] or not geography.knows(place)),
            )
        )
    return [frame for frame in frames if not _sums_up(frame, tallied)]


def _sums_up(frame: Frame, tallied: Collection[int]) -> bool:
    """True for the "no casualties" that closes a tally."""
    event = frame.claim.event
    if event.polarity is not Polarity.DID_NOT or event.place is not None:
        return False
    return frame.family.role is Role.AFTERMATH and any(0 <= frame.sentence - n <= 2 for n in tallied)


def _spoken_of(claim: Claim, geography: Geography) -> PlaceId | None:
    """What is said about an event is about the place that it names; talk of an agreement is of none unless it does."""
    family = family_of(claim.event.type)
    if family.role is not Role.WORDS:
        return claim.event.place
    named = geography.mentioned(claim.content.quote)
    return named if named or claim.event.type in ON_THE_AGREEMENT else claim.event.place


def lend(frames: list[Frame]) -> list[Frame]:
    """Lends places first, then times, among the claims of one report."""
    return _lend_times(_lend_places(frames))


def _lend_places(frames: list[Frame]) -> list[Frame]:
    """Claims about events without a place of their own take that of a neighbour of their kind, or of their sentence."""
    return [replace(f, place=_lent_place(f, frames)) if _wants(f, f.place) else f for f in frames]


def _lend_times(frames: list[Frame]) -> list[Frame]:
    """Claims about events without a time take that of a kindred claim about the same place in the same report."""
    return [replace(f, time=_lent_time(f, frames)) if _wants(f, f.time) else f for f in frames]


def _wants(frame: Frame, value: object) -> bool:
    return value is None and frame.family.role is not Role.WORDS


def _lent_place(frame: Frame, frames: Sequence[Frame]) -> PlaceId | None:
    placed = [f for f in frames if f.own_place and f.family.role is not Role.WORDS]
    near = [f for f in placed if _may_lend_place(f, frame)]
    if near:
        return min(near, key=lambda f: _nearness(f, frame)).claim.event.place
    kindred = {
        f.claim.event.place for f in placed if kinship(f.family, frame.family) >= 2 and not _days_differ(f, frame)
    }
    return kindred.pop() if len(kindred) == 1 else None


def _days_differ(a: Frame, b: Frame) -> bool:
    return (
        a.time is not None
        and b.time is not None
        and (a.time.last_day < b.time.first_day or b.time.last_day < a.time.first_day)
    )


def _may_lend_place(lender: Frame, frame: Frame) -> bool:
    if lender.sentence == frame.sentence:
        return True
    return (
        kinship(lender.family, frame.family) >= 2
        and not _days_differ(lender, frame)
        and lender.distance(frame) <= _LENDING_DISTANCE
    )


def _lent_time(frame: Frame, frames: Sequence[Frame]) -> Period | None:
    lenders = [
        f
        for f in frames
        if f.own_time
        and kinship(f.family, frame.family) >= 1
        and ((f.place == frame.place and f.place is not None) or f.sentence == frame.sentence)
        and (f.family == frame.family or f.distance(frame) <= _LENDING_DISTANCE)
    ]
    return min(lenders, key=lambda f: _nearness(f, frame)).claim.event.time if lenders else None


def _nearness(lender: Frame, frame: Frame) -> tuple[float, int, bool, int]:
    """Smaller is nearer: kin before strangers, then by distance, what stands before it first."""
    return (
        -kinship(lender.family, frame.family),
        lender.distance(frame),
        lender.claim.content.start > frame.claim.content.start,
        lender.claim.content.start,
    )
