"""Turns of speech that turn a judgement round: "it is not true that", "neither point", "as little care as point 4"."""

from __future__ import annotations

import re

from truceline.model.agreement import AssessmentStatus
from truceline.model.anchor import Span
from truceline.text.verdict_words import DONE, FALSEHOODS

__all__ = [
    "CONTRARY",
    "FALSE_SAID",
    "is_called_untrue",
    "is_excepted",
    "is_of_now",
    "read_comparison",
    "read_recovery",
    "refuses_all",
]

CONTRARY = {
    AssessmentStatus.FULFILLED: AssessmentStatus.NOT_FULFILLED,
    AssessmentStatus.NOT_FULFILLED: AssessmentStatus.FULFILLED,
}
_UNTRUE = (
    r"(?:not\s+(?:true|the\s+case|correct|so)|untrue|false|wrong|a\s+(?:lie|myth|slander|fabrication)|incorrect|nonsense|absurd"
    r"|no\s+truth\s+in\s+the\s+\w+)"
)
_UNTRUE_BEFORE = re.compile(
    rf"\b(?:it|that)(?:\s+is|\s+was|['’]s)\s+(?:\w+ly\s+)?{_UNTRUE}\s+(?:to\s+(?:say|claim|allege|pretend)\s+)?that\b[^;:]{{0,90}}$"
    r"|\bthere\s+is\s+no\s+truth\s+in\b[^;:]{0,60}\bthat\b[^;:]{0,90}$"
    r"|\b(?:no|without\s+(?:any\s+)?|not\s+the\s+least)\s+(?:\w+\s+)?(?:signs?|trace|question|prospect|hope|thought|intention)\s+of\b[^.;:]{0,60}$"
    r"|\b(?:no|not\s+a\s+shred\s+of|not\s+the\s+slightest)\s+(?:evidence|proof|sign|indication|grounds?|reason)\b[^;:]{0,40}\bthat\b[^;:]{0,90}$",
    re.IGNORECASE,
)
_ALLEGED = re.compile(
    r"\b(?:allegations?|accusations?|claims?|assertions?|charges?|insinuations?|suggestions?|reports?)\s+(?:\w+\s+){0,4}?(?:that|of)\b[^;:]{0,90}$",
    re.IGNORECASE,
)
_SAID_FALSE = (
    r"(?:\b(?:do|does|did)\s+not\s+(?:\w+\s+)?(?:correspond\s+to|reflect|match|accord\s+with|agree\s+with|stand\s+up)\b"
    r"|\b(?:have|has|had|lacks?)\s+(?:no|any)\s+(?:\w+\s+)?(?:basis|foundation|substance|grounds)\b"
    r"|\bb(?:ears?|ore)\s+no\s+(?:relation|resemblance)\s+to\b"
    r"|\b(?:is|are|was|were|remains?)\s+(?:\w+ly\s+|all\s+)?(?:without\s+(?:any\s+)?(?:foundation|basis|substance)|not\s+(?:\w+ly\s+)?true"
    r"|unfounded|baseless|groundless|false|untrue|invented|fabricated|an?\s+(?:\w+\s+)?(?:lie|invention|fabrication|slander)|nonsense|absurd)\b)"
)
_UNTRUE_AFTER = re.compile(rf"[^;:]{{0,80}}?{_SAID_FALSE}", re.IGNORECASE)
FALSE_SAID = re.compile(
    rf"(?:[^;:.]{{0,120}}?|[^;:.]{{0,120}}?\.\s+(?:This|That|It|These|Those|They|The\s+\w+)\s+[^;:.]{{0,30}}?){_SAID_FALSE}",
    re.IGNORECASE,
)
_REFUSING = re.compile(
    r"(?:^|[,;:(]\s*|\b(?:and|but|that|said|says|so)\s+)(?:neither|none|not\s+one|no(?=\s+(?:\w+\s+)?(?:point|article|clause|provision|obligation|promise|commitment)))\b"
    r"(?:\s+(?:of|in)\s+[^.;:]{1,80}?|(?:\s+\w+){0,2}?)\s*$",
    re.IGNORECASE,
)
_RECOVERED = re.compile(
    rf"\b(?:and|but|yet|though)\b[^.;]{{0,30}}?\b(?P<cue>(?:is|are|has\s+been|have\s+been|being)(?:\s+\w+){{0,2}}?\s+{DONE})\b(?P<after>[^.;]{{0,40}})",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:now|today|again|once\s+more|nowadays|at\s+last|these\s+days|currently|at\s+present|ever\s+since|since\s+then|since|of\s+late|lately)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had)\b", re.IGNORECASE)
_LIKE_NOTHING = re.compile(
    rf"\b(?:nothing|no\s+(?:other\s+)?(?:point|promise|part|provision|article|clause)|none)\b[^.;:]{{0,60}}\b(?:{DONE}|{FALSEHOODS})\b[^.;:]{{0,20}}?"
    r"\b(?:(?:with\s+)?(?:as|so)\s+(?P<much>much|great|well|faithfully|strictly|carefully|scrupulously|readily)|(?:with\s+)?(?:as|so)\s+"
    r"(?P<little>little|badly|poorly|openly|often|carelessly|brazenly|blatantly|thoroughly|flagrantly))\b[^.;:]{0,30}?\bas\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:with\s+the\s+(?:\w+\s+)?exceptions?\s+of|except(?:ing)?(?:\s+for)?|apart\s+from|aside\s+from|save(?:\s+for)?|other\s+than|but\s+for|barring"
    r"|(?:all|everything|nothing|none|points?|articles?)\s+but)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SWEEPING = re.compile(
    r"\b(?:all|every|each|everything|nothing|none|no\s+(?:other\s+)?(?:point|article|clause|provision)|points|articles|provisions|rest|others"
    r"|agreement|accord|truce|ceasefire|treaty|protocol|deal|pact|memorandum|arrangement|statement)\b",
    re.IGNORECASE,
)
FARTHEST_BEFORE = 160


def is_called_untrue(text: str, cue: Span, sentence: Span) -> bool:
    """Whether what the judging words say is only named in order to be called false."""
    before = max(sentence.start, cue.start - FARTHEST_BEFORE)
    if _UNTRUE_BEFORE.search(text, before, cue.start):
        return True
    alleged = _ALLEGED.search(text, before, cue.start)
    return bool(alleged and _UNTRUE_AFTER.match(text, cue.end, sentence.end))


def refuses_all(text: str, cue: Span, clause: Span) -> bool:
    """Whether the subject of the judging words is nobody or nothing: "neither point is fulfilled"."""
    return bool(_REFUSING.search(text[clause.start : cue.start]))


def read_recovery(text: str, cue: Span, clause: Span) -> Span | None:
    """What is done now where it was broken before: "was broken in May and is kept now"."""
    if not _PAST.search(text, max(clause.start, cue.start), cue.end):
        return None
    match = _RECOVERED.search(text, cue.end, clause.end)
    if match is None or not _NOW.search(match.group()):
        return None
    return Span(*match.span("cue"))


def read_comparison(text: str, clause: Span, mention: int) -> AssessmentStatus | None:
    """The judgement on a point, named at `mention`, with which nothing compares: "kept with as little care as"."""
    match = _LIKE_NOTHING.search(text, clause.start, mention)
    if match is None:
        return None
    broken = re.search(FALSEHOODS, match.group(), re.IGNORECASE)
    good = match.group("much") is not None
    return AssessmentStatus.FULFILLED if good and not broken else AssessmentStatus.NOT_FULFILLED


def is_of_now(text: str, cue: Span, clause: Span) -> bool:
    """Whether a judgement is said of the present as against what was before."""
    return not _PAST.search(text, *cue) and bool(_NOW.search(text, *clause))


def is_excepted(text: str, mention: int, clause: Span) -> bool:
    """Whether the point named at `mention` is what a judgement on all the others leaves out."""
    return bool(_EXCEPT.search(text, clause.start, mention)) and bool(_SWEEPING.search(text, *clause))
