"""Who holds a place, by speaker and day: what is said of which days, and what was only said last."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.ids import ActorId, ClaimId, PlaceId


class Hold(StrEnum):
    CLAIMED = "claimed"  # the holder is there
    DENIED = "denied"  # the holder is not there


class DayPart(StrEnum):
    """What of its days a stretch speaks of."""

    SOME = "some"  # at some time of them: "is in control of"
    WHOLE = "whole"  # all of them: somebody denies a move, so that nothing changed
    UNTIL = "until"  # up to some time of the day: somebody left, and so had been there
    SINCE = "since"  # from some time of the day on: somebody came, or left


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What one speaker says of one holder for some days in a row.

    `start` and `end` are the first and last ISO day that the claims speak of. Up to `last_said` the speaker says
    nothing else: the words are carried on, they do not speak of those days; None where they are not. `holder` is the
    outermost body (a state for its army), None where armed people are seen and nobody says whose. `implied` are those
    of `claims` that do not say it outright. `origins` counts distinct texts. `background`: mentioned in passing, of an
    earlier time.
    """

    speaker: ActorId
    holder: ActorId | None
    status: Hold
    part: DayPart
    start: str
    end: str
    last_said: str | None
    claims: tuple[ClaimId, ...]
    implied: tuple[ClaimId, ...]
    origins: int
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Days for which speakers differ. `stretches` are indices into the place's stretches; `carried` are those of them
    that do not speak of these days, but were said last. At least one does speak of them."""

    start: str
    end: str
    stretches: tuple[int, ...]
    carried: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceControl:
    """One place; what is said of a place within it is another record. `undated` are claims that name no day."""

    place: PlaceId
    stretches: tuple[Stretch, ...]
    contests: tuple[Contest, ...] = ()
    undated: tuple[ClaimId, ...] = ()
