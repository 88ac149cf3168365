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
    SEQUENCE = "sequence"
    CHARACTERISATION = "characterisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An answer, who gives it, in which claims, and how many distinct origins carry it (reprints are not witnesses).

    `value` is machine-readable: bool for yes and no, `[min, max]` for counts, an actor id (`not ID`, or `none` for
    nobody), `FROM/TO` in ISO for times, a quoted word, or None. `implied` are those of `claims` that do not say it
    outright ("our forces left" implies that they were there).
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
class Mention:
    """Somebody named in a sentence, and the claims that the sentence rests on there. `speaker` is None where several
    are named together ("3 others")."""

    name: str
    speaker: ActorId | None
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A sentence in pieces: plain words, and mentions that can be led from to their claims."""

    parts: tuple[str | Mention, ...]

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.name for part in self.parts)

    @property
    def claims(self) -> tuple[ClaimId, ...]:
        """The claims that the sentence rests on, each once, in its order."""
        named = (claim for part in self.parts if isinstance(part, Mention) for claim in part.claims)
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`text` asks in plain words; `why` explains the standing in a sentence that names speakers and their claims."""

    id: QuestionId
    incident: IncidentId
    kind: QuestionKind
    event_type: str | None
    place: PlaceId | None
    what: str | None
    text: str
    positions: tuple[Position, ...]
    standing: Standing
    why: Why

    @property
    def status(self) -> str:
        return status_of(self.standing)
