"""Phrases that tell whose a judgement is: "X considers", "for X,", "X's position is", "in the eyes of X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from truceline.text.names import Mention
from truceline.text.verdicts import Verdict

__all__ = ["HOLDS", "find_held", "is_held", "sentence_start"]

FARTHEST = 160
_FORMS = (
    r"(?:holds?|considers?|considered|regards?|regarded|deems?|deemed|counts?|calls?|called|sees?|views?|viewed|maintains?|maintained|insists?|insisted"
    r"|believes?|believed|thinks?|agrees?|agreed|concedes?|conceded|admits?|admitted|acknowledges?|acknowledged|argues?|argued|claims?|claimed|rates?|rated"
    r"|judges?|judged|finds?(?!\s+\w+sel(?:f|ves))|lists?|listed|marks?|marked|grades?|graded|assesses|assessed|records?|recorded|describes?|described"
    r"|labels?|labelled|class(?:es|ed|ifies|ified)|certifies|certified|treats?|treated|declares?|declared|pronounces?|pronounced|gives?|puts?|concludes?"
    r"|concluded|shares?\s+(?:the|that|this)\s+(?:view|opinion|assessment)|accepts?|accepted|recogni[sz]e[sd]?|reckons?|contends?|contended|asserts?|asserted"
    r"|complains?|complained|reports?|notes?|noted|says?|said|share[sd]?|echoe[sd]|endorse[sd]|dismisses|dismissed|writes?|wrote|laments?|lamented|welcomes?|welcomed)"
)
HOLDS = re.compile(rf"\s+(?:\w+ly\s+|also\s+|still\s+|both\s+|itself\s+)?{_FORMS}\b(?!\s+of\b)")
_HELD_BY = re.compile(
    rf"(?:,[^,.;:]{{1,60}},)?\s+(?:(?:has|have|had|now|also|still|itself|for\s+one|too|in\s+turn|\w+ly)\s+){{0,3}}{_FORMS}\b(?!\s+of\b)"
    r"|['’]s?\s+(?:own\s+|official\s+|latest\s+|stated\s+|\w+ly\s+)?(?:position|view|verdict|assessment|opinion|line|stance|findings?|conclusion|judge?ment"
    r"|reading|account|charge|complaint)\b[^.;,]{0,40}?\b(?:is|was|remains?|has\s+been|reads)\b"
    r"|\s+(?:is|was|has\s+been|remains?)\s+(?:\w+ly\s+|more\s+|less\s+|quite\s+|just\s+as\s+)*(?:blunt|clear|adamant|unequivocal|categorical|emphatic|firm|certain|convinced"
    r"|harsh|scathing|kind|plain|satisfied|of\s+the\s+(?:view|opinion))\b"
)
_FOR = re.compile(
    r"(?:^|[.;:,]\s+|\b(?:but|and|while|whereas)\s+)(?:for|to)\s+(?:the\s+)?(?:[A-Z]\w+\s+){0,2}$", re.IGNORECASE
)
_FOR_WHOM = re.compile(
    r"\s*,|\s+(?:the\s+)?(?:matter|case|answer|question|record|verdict|article|point|clause|provision|paragraph)\b|\s+(?:it|this|that)\b"
)
_IN_EYES_OF = re.compile(
    r"\bin\s+the\s+(?:eyes|words|view|opinion|judge?ment|estimation|assessment|reckoning)\s+of\s+(?:the\s+)?(?:[A-Z]\w+\s+){0,2}$"
    r"|\b(?:in|by)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EYES = re.compile(
    r"['’]s?\s+(?:own\s+)?(?:eyes|words|view|opinion|judge?ment|estimation|assessment|reckoning|account|lights|count)\b"
)
_BREAK = re.compile(r"[.;!?\n]\s")


def sentence_start(text: str, verdict: Verdict) -> int:
    """Where the words begin that may say whose a verdict is."""
    start = max(0, verdict.cue.start - FARTHEST)
    cut = [match.end() for match in _BREAK.finditer(text, start, verdict.cue.start)]
    return cut[-1] if cut else start


def find_held(text: str, verdict: Verdict, mentions: Sequence[Mention], begin: int) -> Iterator[Mention]:
    """Those of whom the sentence says that they hold it."""
    for mention in mentions:
        ahead = mention.start < verdict.cue.start
        held = _HELD_BY.match(text, mention.end) if ahead else None
        for_him = ahead and _FOR.search(text, begin, mention.start) and _FOR_WHOM.match(text, mention.end)
        eyes = _IN_EYES_OF.search(text, begin, mention.start)
        in_his = eyes and (" of " in eyes.group() or _EYES.match(text, mention.end))
        if (held and held.start() < verdict.cue.end) or for_him or in_his:
            yield mention


def is_held(text: str, verdict: Verdict, mentions: Sequence[Mention]) -> bool:
    """Whether the sentence says of somebody of those named that he holds what a verdict says."""
    begin = sentence_start(text, verdict)
    near = [mention for mention in mentions if begin <= mention.start < verdict.end]
    return any(find_held(text, verdict, near, begin))
