"""Was it a breach? What is alleged against one side, and who says that the agreement was kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from truceline.model.claim import Attitude, Claim
from truceline.model.ids import ActorId
from truceline.questions.testimony import Answer, Testimony, answer_of, is_denial


def answers_on_breach(testimony: Testimony) -> list[Answer]:
    """Yes and no to the breach that most allege. What is alleged against the other side is another question."""
    alleged = _alleged(testimony)
    accused = _most_accused(alleged, testimony)
    yes = answer_of("yes", True, [c for c in alleged if _is_against(c, accused, testimony)])
    said_yes = set(yes.speakers)
    kept = [c for c in testimony.of("agreement_kept") if not is_denial(c)]
    denied = [c for c in testimony.of("agreement_breach") if is_denial(c)]
    no = answer_of("no", False, [c for c in (*denied, *kept) if c.speaker not in said_yes])
    return [yes, no.with_implied(c for c in _blanket_denials(testimony, yes) if c.speaker not in said_yes)]


def is_worth_asking(answers: Sequence[Answer]) -> bool:
    """Where a breach is alleged or denied of this event: a place is named, or several speak of it."""
    told = [entry.claim for answer in answers for entry in answer.entries if entry.claim.event.type != "agreement_kept"]
    return any(claim.event.place is not None for claim in told) or len({claim.speaker for claim in told}) > 1


def _alleged(testimony: Testimony) -> list[Claim]:
    broken = [c for c in testimony.of("agreement_breach") if not is_denial(c)]
    return broken + [c for c in testimony.of("agreement_kept") if is_denial(c)]


def _most_accused(alleged: Sequence[Claim], testimony: Testimony) -> ActorId | None:
    votes = Counter(testimony.cast.body(c.event.actor) for c in alleged if c.event.actor is not None)
    return min(votes, key=lambda actor: (-votes[actor], actor)) if votes else None


def _is_against(claim: Claim, accused: ActorId | None, testimony: Testimony) -> bool:
    if claim.event.actor is None or accused is None:
        return True
    return testimony.cast.are_of_one_side(claim.event.actor, accused)


def _blanket_denials(testimony: Testimony, yes: Answer) -> list[Claim]:
    """ "Their version is untrue" also denies the breach that they allege in the same report."""
    cast = testimony.cast
    return [
        claim
        for claim in testimony.of("comment", "accusation", "other")
        if claim.attitude is Attitude.DENY
        and claim.event.actor is not None
        and any(
            entry.claim.report == claim.report
            and cast.are_of_one_side(entry.claim.speaker, claim.event.actor)
            and not cast.are_of_one_side(entry.claim.speaker, claim.speaker)
            for entry in yes.entries
        )
    ]
