"""Incidents: the claims that are about one event, and why."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.ids import ClaimId, IncidentId, PlaceId
from truceline.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a claim is in an incident: a named feature, its weight, and the sentence that a person reads."""

    claim: ClaimId
    feature: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    id: IncidentId
    title: str
    place: PlaceId | None
    time: Period | None
    event_types: tuple[str, ...]
    claims: tuple[ClaimId, ...]
    reasons: tuple[Reason, ...] = ()
