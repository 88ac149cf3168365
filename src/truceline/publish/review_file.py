"""Decisions and what became of claims by them, as the dossier file has them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from enum import Enum
from typing import Any

from truceline.model.claim import Claim
from truceline.model.decision import (
    Accept,
    Add,
    AssessmentSeen,
    Changes,
    ClaimSeen,
    Correct,
    DecisionRuling,
    Link,
    LinkSeen,
    Merge,
    Reject,
    Restate,
    Seen,
    Split,
    StandingSeen,
)
from truceline.model.judgement import Pointer
from truceline.model.period import Period
from truceline.publish.reviews import ClaimReview

WriteClaim = Callable[[Claim], dict[str, Any]]
_SUGGESTED = {"state": "suggested"}


def write_review(review: ClaimReview | None, write_claim: WriteClaim) -> dict[str, Any]:
    """Of a claim on which nobody has decided, the state alone. `original` is the claim as the machine read it, null
    where it is as it was read or was added; where several were merged, the first (all are among the decisions)."""
    if review is None:
        return dict(_SUGGESTED)
    decision = review.decision
    return {
        "state": review.state.value,
        "by": decision.by,
        "on": decision.on,
        "why": decision.why,
        "decisions": [decision.id, *(other.id for other in review.also)],
        "original": write_claim(review.originals[0]) if review.originals else None,
        "again": review.again,
    }


def write_decision(ruling: DecisionRuling, write_claim: WriteClaim) -> dict[str, Any]:
    """What was decided, on what, and under `outcome`, `found` and `against` what became of it in this record."""
    decision = ruling.decision
    return {
        "id": decision.id,
        "decision": type(decision).__name__.lower(),
        "by": decision.by,
        "on": decision.on,
        "why": decision.why,
        "replaces": list(decision.replaces),
        "outcome": ruling.outcome.value,
        "found": list(ruling.found),
        "against": list(ruling.against),
        "again": ruling.again,
        **_write_content(ruling, write_claim),
    }


def _write_content(ruling: DecisionRuling, write_claim: WriteClaim) -> dict[str, Any]:
    decision = ruling.decision
    match decision:
        case Accept() | Reject() | Link():
            return {"about": [_write_seen(decision.seen, ruling, write_claim)]}
        case Restate():
            return {"about": [_write_seen(decision.seen, ruling, write_claim)], "status": decision.status}
        case Correct():
            return {
                "about": [_write_seen(decision.seen, ruling, write_claim)],
                "changes": [write_changes(decision.changes)],
            }
        case Add():
            return {"added": _write_seen(decision.seen, ruling, write_claim)}
        case Split():
            return {
                "about": [_write_seen(decision.seen, ruling, write_claim)],
                "changes": [write_changes(part) for part in decision.parts],
            }
        case Merge():
            return {
                "about": [_write_seen(seen, ruling, write_claim) for seen in decision.several],
                "changes": [write_changes(decision.changes)],
            }


def _write_seen(seen: Seen, ruling: DecisionRuling, write_claim: WriteClaim) -> dict[str, Any]:
    match seen:
        case ClaimSeen():
            return {
                "claim": write_claim(seen.claim),
                "report": seen.pointer.report,
                "words": seen.pointer.words,
                "text_sha256": seen.text,
                "claim_sha256": seen.digest,
                "ran": list(seen.ran),
                "model": seen.model,
            }
        case StandingSeen():
            question = seen.question
            return {
                "question": ruling.about or question.id,
                "text": question.text,
                "status": question.status,
                "claims": [_pointer(each) for each in seen.claims],
            }
        case LinkSeen():
            return {
                "act": ruling.about or seen.act.id,
                "kind": seen.act.kind.value,
                "words": _pointer(seen.pointer),
                "answers": _pointer(seen.answered),
            }
        case AssessmentSeen():
            made = seen.assessment
            return {
                "assessment": ruling.about or made.id,
                "agreement": made.agreement,
                "provision": made.provision,
                "assessor": made.assessor,
                "status": made.status.value,
                "claim": _pointer(seen.pointer) if seen.pointer is not None else None,
            }


def write_changes(changes: Changes) -> dict[str, Any]:
    """The fields that are changed, null where they are to be empty."""
    return {name: plain(getattr(changes, name)) for name in changes.named}


def _pointer(pointer: Pointer) -> dict[str, Any]:
    return {"claim": pointer.claim, "report": pointer.report, "words": pointer.words}


def plain(value: Any) -> Any:
    if isinstance(value, Period):
        return {"from": value.start, "to": value.end}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value
