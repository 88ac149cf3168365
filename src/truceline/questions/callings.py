"""What do they call it? The loaded words for one event, in quotation marks, and which cannot both be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from truceline.model.claim import Claim
from truceline.questions.testimony import Answer, Testimony, answer_of, is_denial

_MEANT = (
    "provocation", "aggression", "attack", "invasion", "incursion", "sabotage", "act of terror", "terrorist attack",
    "abduction", "kidnapping", "piracy", "ambush", "massacre", "occupation", "crime", "retaliation", "self-defence",
    "self-defense",
)  # fmt: skip
_NOT_MEANT = (
    "accident", "mistake", "error", "misunderstanding", "exercise", "drill", "training", "inspection", "document check",
    "repair", "repairs", "repair work", "maintenance", "rescue", "natural disaster", "technical fault",
    "navigational error",
)  # fmt: skip
_BY_WORD = dict.fromkeys(_MEANT, True) | dict.fromkeys(_NOT_MEANT, False)
_WORDS = re.compile(
    r"\b(?:" + "|".join(sorted((re.escape(w) for w in _BY_WORD), key=lambda w: (-len(w), w))) + r")\b", re.IGNORECASE
)
_CALLS = re.compile(
    r"(?:\b(?:as|called|calls|termed|was|is|were|are|been|be|amounts? to|part of|nothing but|only) |^\W*)"
    r"(?:(?:an?|the|another|mere|pure|clear|open|planned|routine|regular|simple|usual|gross|further|new|armed|military|"
    r"deliberate|tragic|unfortunate|act of) )*$",
    re.IGNORECASE,
)
_NO_MARKS = dict.fromkeys(map(ord, '“”„«»‘"'))
_DENIED = re.compile(r"\b(?:no|not an?|not the|never an?|n[o’']t an?)(?: [\w-]+){0,2}? $", re.IGNORECASE)


def answers_on_callings(testimony: Testimony) -> list[Answer]:
    """One answer for each word in the order of first use: the first by which each speaker says what it was. A word
    that is only mentioned ("statements about an 'invasion'") is nobody's."""
    chosen: dict[str, str] = {}
    claims: dict[str, list[Claim]] = {}
    for claim in testimony.claims:
        word = None if is_denial(claim) else _word(claim.content.quote)
        if word is not None and chosen.setdefault(testimony.teller(claim), word) == word:
            claims.setdefault(word, []).append(claim)
    return [answer_of(word, word, told) for word, told in claims.items()]


def is_worth_asking(answers: Sequence[Answer]) -> bool:
    """Where one speaks of a deliberate act and another of something else."""
    return any(exclude_each_other(a, b) for i, a in enumerate(answers) for b in answers[i + 1 :])


def exclude_each_other(a: Answer, b: Answer) -> bool:
    """A word for what was meant and a word for what was not; "invasion" and "aggression" go together."""
    return _BY_WORD[str(a.value)] is not _BY_WORD[str(b.value)]


def _word(quote: str) -> str | None:
    for found in _WORDS.finditer(quote):
        before = quote[: found.start()].translate(_NO_MARKS)
        if _CALLS.search(before) and not _DENIED.search(before):
            return found[0].lower()
    return None
