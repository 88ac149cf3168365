"""What a report's counts are read from: its claims, its times, the names in it; and one figure as it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.compliance.count_doers import Doers
from truceline.compliance.count_periods import Calendar
from truceline.model.anchor import Anchor, Span
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Polarity
from truceline.model.ids import ActorId, PlaceId
from truceline.model.period import Period
from truceline.model.report import Report
from truceline.text.lexicon import words
from truceline.text.names import NameIndex

TELLS = frozenset({Attitude.ASSERT, Attitude.ACCUSE, Attitude.REPORT})
_BREACHES = frozenset({"agreement_breach", "agreement_kept", "accusation"})
_PEOPLE_OF = re.compile(
    r"\b(?:formations?|forces|army|armies|side|units?|troops|soldiers|servicemen|authorities|ministry|leadership|government"
    r"|military|guards?|republic|fighters|militias?) of (?:the )?$",
    re.IGNORECASE,
)
_WHENCE = words(
    "from the a its their positions position posts post area areas direction near of in at around town village",
    "settlement city heights hill side",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One figure as one report gives it. `side` is who is said to have done it, `accused` where no side is known."""

    report: Report
    claim: Claim
    anchor: Anchor
    printed: str
    period: Period
    min: int | None
    max: int | None
    approx: bool
    unit: str
    kind: str | None = None
    side: str | None = None
    accused: ActorId | None = None
    places: tuple[PlaceId, ...] = ()
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the pack's actors and places, as the reading of claims finds them."""

    actors: NameIndex
    places: NameIndex


@dataclass(frozen=True, slots=True)
class Page:
    """One report, ready to be read. `claims` are those that state something."""

    report: Report
    claims: Sequence[Claim]
    calendar: Calendar
    doers: Doers
    names: Names

    def anchor(self, at: Span) -> Anchor:
        return Anchor.at(self.report.text, at.start, at.end)

    def claim_of(self, at: Span, sentence: Span) -> Claim | None:
        """The claim whose words hold the figure, the tightest; else the sentence's, where one alone speaks in it."""
        holding = [c for c in self.claims if c.content.start <= at.start and at.end <= c.content.end]
        if holding:
            return min(holding, key=lambda c: (c.content.end - c.content.start, c.id))
        near = [c for c in self.claims if c.content.span.overlaps(sentence)]
        return near[0] if near and len({c.speaker for c in near}) == 1 else None

    def places_in(self, where: Span) -> list[tuple[int, PlaceId]]:
        """With where each stands. Where fire came from is no place of the count, nor is a place in a body's name."""
        said = self.report.text[where.start : where.end]
        people = [(m.start, m.end) for m in self.names.actors.find(said)]
        return [
            (where.start + m.start, PlaceId(m.id))
            for m in self.names.places.find(said)
            if not _is_whence(said[: m.start])
            and not _PEOPLE_OF.search(said[: m.start])
            and not any(a <= m.start and m.end <= b for a, b in people)
        ]


def speaks_of_breaches(claim: Claim) -> bool:
    return claim.event.type in _BREACHES and claim.event.polarity is Polarity.HAPPENED


def _is_whence(ahead: str) -> bool:
    """ "Fired from positions near X": not where it came down."""
    tail = ahead[-40:].lower()
    at = tail.rfind("from ")
    return at >= 0 and all(word in _WHENCE for word in tail[at:].split())
