"""Somebody without a name ("a resident") is one person in all reports that carry the same copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import overload

from truceline.model.claim import Claim
from truceline.model.ids import ActorId
from truceline.model.report import Report
from truceline.pipeline.weighing import Found

_UNNAMED = "unnamed:"


def join_unnamed(found: Found, reports: Sequence[Report]) -> Found:
    """Reading a report alone, the extractor names them after the report; here they are named after its origin.

    The ids of claims were made before and stay, so that another reprint renames no claim.
    """
    origin_of = {str(report.id): report.origin for report in reports if report.origin is not None}

    @overload
    def joined(actor: ActorId) -> ActorId: ...
    @overload
    def joined(actor: ActorId | None) -> ActorId | None: ...
    def joined(actor: ActorId | None) -> ActorId | None:
        if actor is None or not actor.startswith(_UNNAMED):
            return actor
        label, _, report = actor.rpartition(":")
        return ActorId(f"{label}:{origin_of[report]}") if report in origin_of else actor

    def settled(claim: Claim) -> Claim:
        event = claim.event
        return replace(
            claim,
            speaker=joined(claim.speaker),
            via=tuple(joined(actor) for actor in claim.via),
            event=replace(event, actor=joined(event.actor), target=joined(event.target)),
        )

    return Found(
        claims=[settled(claim) for claim in found.claims],
        actors=[replace(actor, id=joined(actor.id)) for actor in found.actors],
        places=found.places,
    )
