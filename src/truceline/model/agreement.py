"""What was agreed, point by point, and who holds which point fulfilled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.ids import ActorId, AgreementId, ClaimId, PlaceId

PROVISION_KINDS = (
    "cessation", "withdrawal", "territory", "deployment", "monitoring", "corridor", "displacement", "prisoners",
    "economic", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """`breached_by` and `fulfilled_by` are event types; `due` an ISO date or None."""

    number: str
    title: str
    text: str
    kind: str
    binds: tuple[ActorId, ...] = ()
    due: str | None = None
    places: tuple[PlaceId, ...] = ()
    breached_by: tuple[str, ...] = ()
    fulfilled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    id: AgreementId
    title: str
    signed: str | None
    effective: str | None
    parties: tuple[ActorId, ...]
    monitor: ActorId | None
    provisions: tuple[Provision, ...]


class AssessmentStatus(StrEnum):
    FULFILLED = "fulfilled"
    PARTLY = "partly"
    NOT_FULFILLED = "not_fulfilled"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One assessor's view of one provision, in the words of one claim. `as_of` is when the view was published."""

    agreement: AgreementId
    provision: str
    assessor: ActorId
    status: AssessmentStatus
    claim: ClaimId
    as_of: str | None
