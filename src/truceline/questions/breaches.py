"""Was it a breach? What is alleged against one side, and who says that the agreement was kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from truceline.model.claim import Claim
from truceline.model.ids import ActorId
from truceline.questions.blanket import blanket_denials
from truceline.questions.cast import PRESS_KINDS
from truceline.questions.testimony import Answer, Testimony, answer_of, is_denial

_A_POINT = re.compile(
    r"\b(?:points?|articles?|provisions?|paragraphs?|clauses?|sections?|items?) \d+"
    r"|\bthe (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b",
    re.IGNORECASE,
)


def answers_on_breach(testimony: Testimony) -> list[Answer]:
    """Yes and no to the breach that most allege. What is alleged against the other side is another question. That a
    point was kept is a "no" in the mouth of the accused side or where it says who keeps it."""
    alleged = _alleged(testimony)
    accused = _most_accused(alleged, testimony)
    yes = answer_of("yes", True, [c for c in alleged if _is_against(c, accused, testimony)])
    said_yes = testimony.tellers(yes)
    kept = [c for c in testimony.of("agreement_kept") if not is_denial(c) and _clears(c, accused, testimony)]
    denied = [c for c in testimony.of("agreement_breach") if is_denial(c)]
    no = answer_of("no", False, [c for c in (*denied, *kept) if testimony.teller(c) not in said_yes])
    blanket = [c for c in blanket_denials(testimony, yes, of_ours=False) if testimony.teller(c) not in said_yes]
    return [yes, no.with_implied(blanket)]


def is_worth_asking(answers: Sequence[Answer]) -> bool:
    """Where a breach is alleged or denied of this event: place, time or point is named, or several speak of it."""
    told = [entry.claim for answer in answers for entry in answer.entries if entry.claim.event.type != "agreement_kept"]
    return any(_is_particular(claim) for claim in told) or len({claim.speaker for claim in told}) > 1


def _is_particular(claim: Claim) -> bool:
    where_or_when = claim.event.place is not None or claim.event.time is not None
    return where_or_when or _A_POINT.search(claim.content.quote) is not None


def _alleged(testimony: Testimony) -> list[Claim]:
    broken = [c for c in testimony.of("agreement_breach") if not is_denial(c)]
    return broken + [c for c in testimony.of("agreement_kept") if is_denial(c)]


def _most_accused(alleged: Sequence[Claim], testimony: Testimony) -> ActorId | None:
    votes = Counter(testimony.cast.body(c.event.actor) for c in testimony.once(alleged) if c.event.actor is not None)
    return min(votes, key=lambda actor: (-votes[actor], actor)) if votes else None


def _is_against(claim: Claim, accused: ActorId | None, testimony: Testimony) -> bool:
    if claim.event.actor is None or accused is None:
        return True
    return testimony.cast.are_of_one_side(claim.event.actor, accused)


def _clears(claim: Claim, accused: ActorId | None, testimony: Testimony) -> bool:
    """A paper's own word that a point is kept is a verdict on the point, unless it says who keeps it."""
    cast = testimony.cast
    if claim.event.actor is not None:
        return accused is None or cast.are_of_one_side(claim.event.actor, accused)
    if cast.kind(claim.speaker) in PRESS_KINDS:
        return False
    return accused is None or cast.are_of_one_side(claim.speaker, accused)
