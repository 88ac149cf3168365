"""Testimony: the claims of one incident that take a position on what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from truceline.model.act import SILENT
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Polarity
from truceline.model.ids import ActorId, ClaimId
from truceline.model.question import Position
from truceline.model.report import Report
from truceline.questions.cast import PRESS_KINDS, Cast

_TAKES_A_POSITION = frozenset({Attitude.ASSERT, Attitude.ACCUSE, Attitude.REPORT, Attitude.DENY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """`claims` in the order of publication. Demands, warnings, expectations and silence say nothing of what happened.

    `unsure` are those who say in the incident that they cannot tell: they are heard only where they speak outright.
    `incompatible` are pairs of event types of which the pack says that they exclude each other. `firsts` is when each
    origin first had each speaker say each thing.
    """

    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]
    cast: Cast
    unsure: frozenset[ActorId] = frozenset()
    incompatible: frozenset[frozenset[str]] = frozenset()
    firsts: Mapping[tuple[object, ...], str] = field(default_factory=dict)

    def of(self, *types: str) -> list[Claim]:
        return [claim for claim in self.claims if claim.event.type in types]

    def of_moves(self, kind: str) -> list[Claim]:
        """As `of`, for what one party does with its own forces: what is said of another party's moves is left out.

        Of two parties of whom as much is told, the one told of first: what it is called decides nothing."""
        told = self.of(kind)
        votes = Counter(self.cast.body(c.event.actor) for c in self.once(told) if c.event.actor is not None)
        if not votes:
            return told
        mover = max(votes, key=lambda body: votes[body])
        return [c for c in told if c.event.actor is None or self.cast.are_of_one_side(c.event.actor, mover)]

    def once(self, claims: Iterable[Claim]) -> list[Claim]:
        """What is to be counted: what one origin has one speaker say, once, however often it is printed."""
        first: dict[tuple[object, ...], Claim] = {}
        for claim in claims:
            first.setdefault(_saying_of(claim, self.reports, self.cast), claim)
        return list(first.values())

    def first_told(self, claim: Claim) -> str:
        """When the origin first had the speaker say it (ISO, "" where unknown): a late reprint does not make it new."""
        return self.firsts.get(_saying_of(claim, self.reports, self.cast), "")

    def origin(self, claim: Claim) -> str:
        return _origin_of(claim, self.reports)

    def published(self, claim: Claim) -> str:
        """ISO, "" where the report is undated, so that the undated comes first."""
        report = self.reports.get(claim.report)
        return (report.published or "") if report is not None else ""

    def voice(self, claim: Claim) -> str:
        """Who is heard: the speaker, but for a press report's own voice its origin, so that reprints are one voice."""
        return f"origin {self.origin(claim)}" if _is_own(claim, self.cast) else claim.speaker

    def teller(self, claim: Claim) -> ActorId:
        """Whose word it is: the speaker's, but a press report's own voice is that of whoever printed its origin first.
        Of two words of one teller at most one stands, and a reprint revives neither."""
        return _teller_of(claim, self.reports, self.cast)

    def tellers(self, *answers: Answer) -> set[ActorId]:
        return {self.teller(entry.claim) for answer in answers for entry in answer.entries}


def hear(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    cast: Cast,
    *,
    incompatible: Iterable[frozenset[str]] = (),
) -> Testimony:
    told = list(claims)
    taken = [claim for claim in told if _takes_a_position(claim)]
    firsts: dict[tuple[object, ...], str] = {}

    def when(claim: Claim) -> tuple[str, str, int, str]:
        published = reports[claim.report].published if claim.report in reports else None
        return (published or "", claim.report, claim.content.start, claim.id)

    for claim in taken:
        stamp, saying = when(claim)[0], _saying_of(claim, reports, cast)
        if stamp and stamp < firsts.get(saying, "~"):
            firsts[saying] = stamp
    return Testimony(
        claims=tuple(sorted(taken, key=when)),
        reports=reports,
        cast=cast,
        unsure=frozenset(claim.speaker for claim in told if _cannot_tell(claim)),
        incompatible=frozenset(incompatible),
        firsts=firsts,
    )


def _origin_of(claim: Claim, reports: Mapping[str, Report]) -> str:
    report = reports.get(claim.report)
    return report.origin if report is not None and report.origin is not None else claim.report


def _is_own(claim: Claim, cast: Cast) -> bool:
    return claim.speaker_anchor is None and cast.kind(claim.speaker) in PRESS_KINDS


def _teller_of(claim: Claim, reports: Mapping[str, Report], cast: Cast) -> ActorId:
    printer = cast.first_printer(_origin_of(claim, reports)) if _is_own(claim, cast) else None
    return printer if printer is not None else claim.speaker


def _saying_of(claim: Claim, reports: Mapping[str, Report], cast: Cast) -> tuple[object, ...]:
    """What is the same when one origin is printed twice."""
    event, origin = claim.event, _origin_of(claim, reports)
    return (origin, _teller_of(claim, reports, cast), event.type, event.polarity, event.actor, event.place, event.time)


def _takes_a_position(claim: Claim) -> bool:
    """ "No comment", "could not be verified" and "no information" are neither yes nor no."""
    return claim.attitude in _TAKES_A_POSITION and claim.act not in SILENT and not _cannot_tell(claim)


def _cannot_tell(claim: Claim) -> bool:
    denied = claim.attitude is Attitude.DENY
    return claim.event.type == "comment" and claim.event.polarity is Polarity.DID_NOT and not denied


def is_denial(claim: Claim) -> bool:
    return claim.event.polarity is Polarity.DID_NOT or claim.attitude is Attitude.DENY


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim behind an answer; `implied` where it does not say it outright."""

    claim: Claim
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A position before it is counted: what is answered, and the claims that say so."""

    answer: str
    value: bool | str | tuple[int | None, int | None] | None
    entries: tuple[Entry, ...]

    @property
    def speakers(self) -> tuple[ActorId, ...]:
        return tuple(dict.fromkeys(entry.claim.speaker for entry in self.entries))

    def without(self, claims: Iterable[Claim]) -> Answer:
        gone = {claim.id for claim in claims}
        kept = tuple(entry for entry in self.entries if entry.claim.id not in gone)
        return Answer(answer=self.answer, value=self.value, entries=kept)

    def with_implied(self, claims: Iterable[Claim]) -> Answer:
        """Adds claims that imply the answer, of speakers who have not given it outright."""
        said = set(self.speakers)
        new = tuple(Entry(claim=claim, implied=True) for claim in claims if claim.speaker not in said)
        return Answer(answer=self.answer, value=self.value, entries=(*self.entries, *new))


def answer_of(answer: str, value: bool | str | tuple[int | None, int | None] | None, claims: Iterable[Claim]) -> Answer:
    return Answer(answer=answer, value=value, entries=tuple(Entry(claim=claim) for claim in claims))


def position(answer: Answer, testimony: Testimony) -> Position:
    implied: tuple[ClaimId, ...] = tuple(entry.claim.id for entry in answer.entries if entry.implied)
    return Position(
        answer=answer.answer,
        value=answer.value,
        speakers=answer.speakers,
        claims=tuple(entry.claim.id for entry in answer.entries),
        origins=len({testimony.origin(entry.claim) for entry in answer.entries}),
        implied=implied,
    )


def spoken(answers: Sequence[Answer]) -> list[Answer]:
    return [answer for answer in answers if answer.entries]
