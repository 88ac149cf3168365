"""Who fired first? Whoever says "returned fire" says that the other side began."""

from __future__ import annotations

import re
from collections.abc import Sequence

from truceline.model.claim import Claim
from truceline.model.event import event_types
from truceline.model.ids import ActorId
from truceline.questions.testimony import Answer, Entry, Testimony, is_denial, spoken

_ANSWERED = re.compile(
    r"\b(?:return(?:ed|ing|s)? fire|fired back|firing back|shot back|hit back|struck back|"
    r"(?:in|as a) (?:response|reply|retaliation|return|answer) (?:to|for)|respond(?:ed|ing|s)? (?:to|with|by)|"
    r"answer(?:ed|ing|s)? (?:the )?fire|retaliat\w+|after (?:our|its|their|his|the \w+) (?:\w+ ){0,3}?(?:came|come|"
    r"coming|were|was|had come) under (?:fire|attack)|forced to (?:respond|return fire|reply)|silenced? the)\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:(?:opened|open|opening|began|begun|started|starting) (?:the )?(?:fire|firing|shooting|shelling) first|"
    r"(?:was|were) the first to (?:open fire|fire|shoot|shell|attack)|fired (?:the )?first|(?:the )?first shots? "
    r"(?:was|were|came) (?:fired )?(?:by|from)|unprovoked(?: fire| attack| shelling)?|provoked the)\b",
    re.IGNORECASE,
)


def answers_on_sequence(testimony: Testimony) -> list[Answer]:
    """By outermost body who is said to have begun: outright, or implied by what is called an answer to it."""
    entries: dict[ActorId, list[Entry]] = {}
    for claim in testimony.claims:
        if event_types()[claim.event.type].group != "violence" or is_denial(claim):
            continue
        if _BEGAN.search(claim.content.quote):
            beginner, implied = claim.event.actor, False
        elif _ANSWERED.search(claim.content.quote):
            beginner, implied = _answered(claim, testimony), True
        else:
            continue
        if beginner is not None:
            body = testimony.cast.body(beginner)
            entries.setdefault(body, []).append(Entry(claim=claim, implied=implied))
    return spoken([Answer(answer=body, value=body, entries=tuple(told)) for body, told in sorted(entries.items())])


def is_worth_asking(answers: Sequence[Answer]) -> bool:
    """Where two speakers name different beginners; blame laid on one side alone is asked for as responsibility."""
    return len(answers) > 1 and len({speaker for answer in answers for speaker in answer.speakers}) > 1


def exclude_each_other(a: Answer, b: Answer) -> bool:
    return a.value != b.value


def _answered(claim: Claim, testimony: Testimony) -> ActorId | None:
    """Whose fire is answered: the target's, else that of the one other side that is said to have fired."""
    cast, actor = testimony.cast, claim.event.actor
    answering = actor if actor is not None else claim.speaker
    if claim.event.target is not None and not cast.are_of_one_side(claim.event.target, answering):
        return claim.event.target
    others = {
        cast.body(c.event.actor)
        for c in testimony.claims
        if event_types()[c.event.type].group == "violence" and c.event.actor is not None
        and not cast.are_of_one_side(c.event.actor, answering)
    }  # fmt: skip
    return next(iter(others)) if len(others) == 1 else None
