"""Views over time: what each assessor held of a provision, when they changed it, and where assessors differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from truceline.model.agreement import AssessmentStatus
from truceline.model.ids import ActorId, AgreementId, AssessmentId
from truceline.model.question import Agreed, Disputed, OneSided, SingleSource, Standing, status_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewStage:
    """A view that somebody held from `since` until they gave another, if they did.

    `since` is when it was first published, `last_said` when last; both ISO. `statuses` are several where something is
    unclear beside what is clear, or where two things were said at once; in the order of AssessmentStatus.
    `assessments` say so, in order of time; `times` counts them with reprints counted once. `since` is None where no
    saying has a date.
    """

    statuses: tuple[AssessmentStatus, ...]
    since: str | None
    last_said: str | None
    assessments: tuple[AssessmentId, ...]
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewHistory:
    """One assessor's views of one provision in order of time. `stages` are those up to the moment asked for, each
    different from the one before; `held` is the last of them: what nobody has taken back since. `undated` cannot be
    placed; where nothing else is there, they are what is held. `of` is whose keeping is judged; None: nobody is named.

    `held` is None where a later word of the same assessor leaves no room for it: "kept" by all ends what was held
    against one, and the other way round.
    """

    assessor: ActorId
    stages: tuple[ViewStage, ...]
    undated: tuple[AssessmentId, ...] = ()
    held: ViewStage | None = None
    of: ActorId | None = None

    @property
    def changed(self) -> bool:
        return len(self.stages) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewPosition:
    """Those who hold a provision in one way, of one party or (`of` is None) of nobody in particular. An assessor stands
    in two where they said two things at once, or judge two parties."""

    status: AssessmentStatus
    assessors: tuple[ActorId, ...]
    of: ActorId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unjudged:
    """Nobody judges; `unclear_to` are those who say that they cannot."""

    unclear_to: tuple[ActorId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Separate:
    """Several judge, and what they say can all be true: they judge different parties, or one of them judges all."""

    assessors: tuple[ActorId, ...]


ViewStanding = Standing | Unjudged | Separate


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionViews:
    """How a provision is held at one moment (`at`, ISO; None: ever), by whom, and since when.

    `positions` are the clear ones, in the order of AssessmentStatus, those of nobody in particular first:
    `Disputed.apart` counts them from 0. Being unable
    to tell is no position against another. `histories` are in the order of the first saying.
    """

    agreement: AgreementId
    provision: str
    at: str | None
    histories: tuple[ViewHistory, ...]
    positions: tuple[ViewPosition, ...]
    standing: ViewStanding


def word_of(standing: ViewStanding) -> str:
    """`disputed`, `agreed`, `one_sided`, `single_source`, `separate` or `unjudged`."""
    match standing:
        case Unjudged():
            return "unjudged"
        case Separate():
            return "separate"
        case Disputed() | Agreed() | OneSided() | SingleSource():
            return status_of(standing)
        case _:
            assert_never(standing)
