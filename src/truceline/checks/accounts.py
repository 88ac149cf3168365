"""Incidents and questions: they agree with their claims, and a standing agrees with its positions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from truceline.checks.index import Index
from truceline.checks.statements import check_period
from truceline.model.claim import Claim
from truceline.model.dossier import Dossier
from truceline.model.event import QUANTITY_KINDS, event_types
from truceline.model.incident import Incident
from truceline.model.question import Agreed, Disputed, OneSided, Position, Question, QuestionKind, SingleSource


def check_incidents(dossier: Dossier, index: Index) -> Iterator[str]:
    for incident in dossier.incidents:
        if not incident.claims:
            yield f"incident {incident.id} has no claim"
        if len(set(incident.claims)) < len(incident.claims):
            yield f"incident {incident.id} holds a claim twice"
        if incident.place is not None and incident.place not in index.places:
            yield f"incident {incident.id} names the unknown place {incident.place}"
        if incident.time is not None:
            yield from check_period(f"incident {incident.id}", incident.time)
        for kind in incident.event_types:
            if kind not in event_types():
                yield f"incident {incident.id} has the unknown event type {kind}"
        yield from _check_members(incident, index)


def _check_members(incident: Incident, index: Index) -> Iterator[str]:
    for claim_id in incident.claims:
        claim = index.claims.get(claim_id)
        if claim is None:
            yield f"incident {incident.id} holds the unknown claim {claim_id}"
        elif claim.incident != incident.id:
            yield f"incident {incident.id} holds claim {claim_id}, which names {claim.incident}"
    for reason in incident.reasons:
        if reason.claim not in incident.claims:
            yield f"incident {incident.id} gives a reason for claim {reason.claim}, which it does not hold"


def check_questions(dossier: Dossier, index: Index) -> Iterator[str]:
    for question in dossier.questions:
        if question.incident not in index.incidents:
            yield f"question {question.id} is about the unknown incident {question.incident}"
        if question.event_type is not None and question.event_type not in event_types():
            yield f"question {question.id} has the unknown event type {question.event_type}"
        if question.place is not None and question.place not in index.places:
            yield f"question {question.id} names the unknown place {question.place}"
        if question.kind is QuestionKind.COUNT and question.what not in QUANTITY_KINDS:
            yield f"question {question.id} counts {question.what}"
        if not question.positions:
            yield f"question {question.id} has no position"
        for position in question.positions:
            yield from _check_position(question, position, index)
        held = {claim for position in question.positions for claim in position.claims}
        if not set(question.why.claims) <= held:
            yield f"question {question.id} is explained by claims that answer it nowhere"
        if question.positions:
            yield from _check_standing(question, index)


def _check_position(question: Question, position: Position, index: Index) -> Iterator[str]:
    name = f"question {question.id}, position {position.answer!r}"
    if not position.claims or not position.speakers:
        yield f"{name}: nobody holds it"
    for speaker in position.speakers:
        if speaker not in index.actors:
            yield f"{name}: unknown speaker {speaker}"
    claims = [index.claims.get(claim) for claim in position.claims]
    for claim_id, claim in zip(position.claims, claims, strict=True):
        if claim is None:
            yield f"{name}: unknown claim {claim_id}"
    said_by = {claim.speaker for claim in claims if claim is not None}
    for speaker in position.speakers:
        if speaker not in said_by:
            yield f"{name}: {speaker} says none of its claims"
    if not set(position.implied) <= set(position.claims):
        yield f"{name}: implied claims that are not its claims"
    origins = {
        index.reports[claim.report].origin for claim in claims if claim is not None and claim.report in index.reports
    }
    if not 1 <= position.origins <= max(1, len(origins)):
        yield f"{name}: {position.origins} origins, where its claims come from {len(origins)}"


def _claims_of(question: Question, index: Index) -> list[Claim]:
    ids = [claim for position in question.positions for claim in position.claims]
    found = [index.claims[claim] for claim in ids if claim in index.claims]
    return [claim for claim in found if claim.report in index.reports]


def _check_standing(question: Question, index: Index) -> Iterator[str]:
    """Papers that print one copy in their own voices are several speakers and yet a single source."""
    speakers = {speaker for position in question.positions for speaker in position.speakers}
    match question.standing:
        case Disputed(apart=apart):
            count = len(question.positions)
            if not apart or any(not (0 <= a < count and 0 <= b < count) or a == b for a, b in apart):
                yield f"question {question.id} is disputed between positions that it does not have: {apart}"
        case Agreed():
            if len(speakers) < 2:
                yield f"question {question.id} is agreed among fewer than two speakers"
        case OneSided(side=side):
            if len(speakers) < 2:
                yield f"question {question.id} is one-sided with fewer than two speakers"
            if side is not None and side not in index.sides:
                yield f"question {question.id} is told by the unknown side {side}"
        case SingleSource(speaker=speaker):
            origins = {index.reports[claim.report].origin for claim in _claims_of(question, index)}
            if speaker not in speakers or (len(speakers) > 1 and len(origins) > 1):
                yield f"question {question.id} has the single source {speaker}, and these speakers: {sorted(speakers)}"
        case _:
            assert_never(question.standing)
