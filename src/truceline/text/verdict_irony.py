"""Judgements that say the opposite of their words, or ask for it: irony, rhetorical questions, the words of others."""

from __future__ import annotations

import re

from truceline.model.agreement import AssessmentStatus
from truceline.model.anchor import Span

__all__ = ["answer_expected", "is_ironical", "is_others_word"]

_CARRYING_OUT = r"(?:compliance|implementation|observance|fulfil+ment|respect|adherence|execution)"
_ASKS_FOR_NO = re.compile(
    r"\W*(?:(?:but|and|so|then|yet)\s+)?(?:who\s+(?:would|could|can|will|still|seriously|today|now|believes?|thinks?)\b|(?:can|could|does|do|would|will)\s+(?:any(?:body|one)|we|you)\b"
    rf"|how\s+(?:can|could|is\s+it\s+possible)\b|is\s+there\s+any(?:body|one)\b|since\s+when\b|in\s+what\s+(?:sense|world)\b|if\s+(?:this|that)\s+is\s+{_CARRYING_OUT})",
    re.IGNORECASE,
)
_WHO_SAYS = re.compile(
    r"\W*(?:(?:but|and|so)\s+)?who\s+\w+\s+(?:\w+ly\s+)?(?:claim|say|pretend|maintain|argue|think)\b", re.IGNORECASE
)
_CONTRADICTED = re.compile(r"\b(?:den(?:y|ies)|doubts?|disputes?|contests?|not|never)\b|n['’]t\b", re.IGNORECASE)
_SO_MUCH_THAT = re.compile(
    r"[^.;:]{0,40}?\bso\s+\w+(?:\s+\w+)?\s+that\s+(?:not|no|nobody|none|never|nothing|hardly|scarcely|even)\b",
    re.IGNORECASE,
)
_OTHERS_WORD = re.compile(
    r"(?:^|[\s,;:“\"'‘(])(?:they|some|others|you|its\s+(?:supporters|admirers|authors))\s+(?:may\s+|might\s+|will\s+|would\s+|like\s+to\s+|still\s+|\w+ly\s+)*"
    r"(?:call|pretend|would\s+have\s+us\s+believe|tell\s+us)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)


def answer_expected(sentence: str, status: AssessmentStatus) -> AssessmentStatus | None:
    """What a question takes for granted of what it names "fulfilled"; None where it asks in earnest."""
    opening = _ASKS_FOR_NO.match(sentence)
    if opening is None:
        return None
    if status is not AssessmentStatus.FULFILLED:
        return status if _WHO_SAYS.match(sentence) else None
    if _CONTRADICTED.search(sentence):
        return AssessmentStatus.FULFILLED
    return AssessmentStatus.NOT_FULFILLED


def is_ironical(text: str, cue: Span, sentence: Span) -> bool:
    """Whether the consequence unsays the judging words: "kept so faithfully that not one lorry has passed"."""
    return bool(_SO_MUCH_THAT.match(text, cue.end, sentence.end))


def is_others_word(text: str, clause: Span, cue: Span) -> bool:
    """Whether the judging words are only what others say: "they call it implemented"."""
    return bool(_OTHERS_WORD.search(text[clause.start : cue.end]))
