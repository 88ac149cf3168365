"""What people made of each claim: whether it is a suggestion still, and whose word it is otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from truceline.model.claim import Claim
from truceline.model.decision import (
    Accept,
    Add,
    Correct,
    Decision,
    DecisionRuling,
    Link,
    Merge,
    Reject,
    Restate,
    ReviewState,
    Split,
    claims_seen,
)
from truceline.model.ids import ClaimId
from truceline.model.judgement import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReview:
    """`decision` tells the most of the claim; `originals` is what the machine had read, none where it is
    as it was read or where a person added it. `again`: it waits for somebody to look again."""

    state: ReviewState
    decision: Decision
    also: tuple[Decision, ...]
    originals: tuple[Claim, ...]
    again: bool


def index_reviews(rulings: Iterable[DecisionRuling]) -> dict[ClaimId, ClaimReview]:
    """By claim; a claim that is not among them is a suggestion."""
    told: dict[ClaimId, list[DecisionRuling]] = defaultdict(list)
    for ruling in rulings:
        if ruling.outcome is Outcome.HELD:
            for claim in ruling.found:
                told[claim].append(ruling)
    return {claim: _review(said) for claim, said in told.items()}


def _review(said: list[DecisionRuling]) -> ClaimReview:
    said = sorted(said, key=lambda ruling: (_RANK[_state(ruling.decision)], ruling.decision.on, ruling.decision.id))
    first = said[0].decision
    corrected = [seen.claim for ruling in said for seen in claims_seen(ruling.decision) if _corrects(ruling.decision)]
    return ClaimReview(
        state=_state(first),
        decision=first,
        also=tuple(ruling.decision for ruling in said[1:]),
        originals=tuple(dict.fromkeys(corrected)),
        again=any(ruling.again for ruling in said),
    )


def _corrects(decision: Decision) -> bool:
    return isinstance(decision, Correct | Split | Merge)


def _state(decision: Decision) -> ReviewState:
    match decision:
        case Correct() | Split() | Merge():
            return ReviewState.CORRECTED
        case Add():
            return ReviewState.ADDED
        case Accept():
            return ReviewState.ACCEPTED
        case Reject() | Restate() | Link():
            return ReviewState.SUGGESTED


_RANK = {
    ReviewState.CORRECTED: 0,
    ReviewState.ADDED: 1,
    ReviewState.ACCEPTED: 2,
    ReviewState.SUGGESTED: 3,
}
