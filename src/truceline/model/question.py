"""Questions: what the accounts of an incident answer alike, or differently. Disagreement is a type."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from truceline.model.ids import ActorId, ClaimId, IncidentId, PlaceId, QuestionId


class QuestionKind(StrEnum):
    OCCURRENCE = "occurrence"
    CONTROL = "control"
    COUNT = "count"
    RESPONSIBILITY = "responsibility"
    TIME = "time"
    CHARACTERISATION = "characterisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An answer, who gives it, in which claims, and how many distinct origins carry it (reprints are not witnesses).

    `value` is machine-readable: bool for yes and no, `[min, max]` for counts, an actor id, or None. `implied` are those
    of `claims` that do not say it outright ("our forces left" implies that they were there).
    """

    answer: str
    value: bool | str | tuple[int | None, int | None] | None
    speakers: tuple[ActorId, ...]
    claims: tuple[ClaimId, ...]
    origins: int
    implied: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """Two positions exclude each other; `apart` are pairs of indices into the question's positions."""

    apart: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Speakers of two sides, or a side and an unaligned speaker with own knowledge, hold compatible positions."""

    between: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSided:
    """Several speakers, all of one side (None: all unaligned)."""

    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleSource:
    speaker: ActorId


Standing = Disputed | Agreed | OneSided | SingleSource


def status_of(standing: Standing) -> str:
    """The contract's word for a standing."""
    match standing:
        case Disputed():
            return "disputed"
        case Agreed():
            return "agreed"
        case OneSided():
            return "one_sided"
        case SingleSource():
            return "single_source"
        case _:
            assert_never(standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`text` asks in plain words; `why` explains the standing in a sentence that names the speakers."""

    id: QuestionId
    incident: IncidentId
    kind: QuestionKind
    event_type: str | None
    place: PlaceId | None
    what: str | None
    text: str
    positions: tuple[Position, ...]
    standing: Standing
    why: str

    @property
    def status(self) -> str:
        return status_of(self.standing)
