"""Decisions: what is followed stands in the record, and what contradicts something names it."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.checks.index import Index
from truceline.model.decision import ClaimSeen, DecisionRuling, Reject
from truceline.model.dossier import Dossier
from truceline.model.judgement import Outcome


def check_decisions(dossier: Dossier, index: Index) -> Iterator[str]:
    ids = [ruling.decision.id for ruling in dossier.decisions]
    if len(set(ids)) < len(ids):
        yield "two decisions bear one id"
    for ruling in dossier.decisions:
        yield from _check_ruling(ruling, index)


def _check_ruling(ruling: DecisionRuling, index: Index) -> Iterator[str]:
    decision = ruling.decision
    name = f"decision {decision.id} of {decision.by}"
    if not decision.by or not decision.on:
        yield f"{name} was made by nobody, or on no day"
    if isinstance(decision, Reject) and not decision.why:
        yield f"{name} rejects without a reason"
    if ruling.outcome is not Outcome.HELD and ruling.found:
        yield f"{name} is {ruling.outcome.value}, and claims are there as it says"
    if (ruling.outcome is Outcome.CONTRADICTED) is not bool(ruling.against):
        yield f"{name} is {ruling.outcome.value}, and contradicts {len(ruling.against)} others"
    rejected = decision.seen if isinstance(decision, Reject) and ruling.outcome is Outcome.HELD else None
    if isinstance(rejected, ClaimSeen) and rejected.claim.id in index.claims:
        yield f"{name} rejects claim {rejected.claim.id}, which is there"
