"""How far something was kept, from the words beside "kept": "to a limited extent", "in name only"."""

from __future__ import annotations

import re

from truceline.model.agreement import AssessmentStatus
from truceline.model.anchor import Span
from truceline.text.verdict_words import DONE

__all__ = ["SHOWN_ONLY", "read_degree"]

_SHOW = (
    r"(?:the\s+|its\s+|their\s+|his\s+|our\s+|glossy\s+|official\s+|solemn\s+)*(?:\w+\s+)?(?:brochures?|speeches|press(?:\s+(?:releases|statements|conferences))?"
    r"|communiqu[eé]s|statements|newspapers?|propaganda|headlines|leaflets|posters|television|reports|words?|name|theory|paper|documents)"
)
_ONLY = (
    r"(?:only|alone|and\s+nowhere\s+else|(?:rather|more)\s+than\s+(?:on\s+the\s+ground|in\s+(?:practice|fact|reality|deeds?))"
    r"|(?:and|but|,)\s*not\s+(?:in\s+(?:fact|practice|reality|deeds?|the\s+field)|on\s+the\s+ground))"
)
SHOWN_ONLY = re.compile(
    rf"\b(?:only|solely|merely|nowhere\s+but|nothing\s+but)\s+(?:in|on)\s+{_SHOW}(?!\s+of\b)\b|\b(?:in|on)\s+{_SHOW},?\s+{_ONLY}\b",
    re.IGNORECASE,
)
_EXTENT = r"(?:extents?|degrees?|measure)"
_SMALL = (
    r"(?:limited|small|smallest|slight|slightest|minor|modest|minimal|negligible|lesser|insufficient|partial|certain|large|great|considerable|significant"
    r"|substantial|varying|differing|some|lesser\s+or\s+greater)"
)
_PARTLY = (
    rf"to\s+(?:(?:a|an|the|only)\s+)*(?:(?:very|rather|quite|fairly|only|extremely|still)\s+)*{_SMALL}\s+{_EXTENT}"
    r"|in\s+an?\s+(?:(?:very|rather|quite|fairly|only)\s+)*(?:limited|half-hearted|partial|patchy|selective|incomplete|perfunctory|piecemeal)\s+(?:way|manner|fashion|sense)"
    r"|in\s+(?:some|certain|many|most|several|a\s+(?:limited\s+|small\s+)?number\s+of|a\s+few)\s+(?:respects|cases|instances|districts|sectors|areas|places|parts|sections)"
    r"|where(?:ver)?\s+(?:it|this|that|doing\s+so)\s+(?:is|was|has\s+been|proved)\s+(?:most\s+|quite\s+)?(?:easy|easiest|convenient|cheap|comfortable|simple|advantageous|useful|to\s+\w+\s+advantage)"
    r"|when(?:ever|ever\s+it\s+(?:is|was)|\s+it\s+(?:is|was))?\s+convenient"
    r"|(?:where|when)(?:ver|ever)?\s+(?:it|this|that)\s+costs?\s+(?:them\s+|it\s+)?(?:nothing|little)"
    r"|with\s+(?:just\s+|only\s+)?(?:one|a\s+single|some|several|many|certain|notable|a\s+(?:few|number|handful)(?:\s+of)?)\s+(?:\w+\s+)?exceptions?(?!\s+of\b)"
    r"|and\s+nowhere\s+else|half-?heartedly|without\s+(?:enthusiasm|conviction)|in\s+bits(?:\s+and\s+pieces)?"
    r"|(?:for\s+)?(?:much|most|part|some|half)\s+of\s+the\s+time|in\s+theory|in\s+name|nominally"
)
_PHRASE = re.compile(rf"\b(?:{_PARTLY})\b", re.IGNORECASE)
_LAME = (
    r"(?:half-?heartedly|nominally|minimally|superficially|sporadically|intermittently|inconsistently|marginally|incompletely|ostensibly|cosmetically|symbolically|loosely|sometimes"
    r"|occasionally|imperfectly|inadequately|insufficiently|poorly|badly|perfunctorily|barely|partially|partly|unevenly)"
)
_ADVERB_IN = re.compile(rf"\b{_LAME}\b", re.IGNORECASE)
_ADVERB_AFTER = re.compile(rf"\s*,?\s*(?:(?:very|rather|quite|only|at\s+best)\s+)?{_LAME}\b", re.IGNORECASE)
_CONCEDED = re.compile(
    rf"\s*,\s*(?:but|though|although|albeit|if|even\s+if|yet)\s+(?:only\s+|just\s+|merely\s+|then\s+)?(?:only\b|barely\b|just\b|{_LAME}\b|(?:{_PARTLY})\b"
    r"|not\s+(?:always|everywhere|fully|completely|consistently|entirely|in\s+full)\b)",
    re.IGNORECASE,
)
_SHORT_OF = re.compile(
    r"\b(?:some|a\s+little|a\s+certain)\s+(?:way|distance)\s+(?:away\s+)?(?:from|short\s+of)\s+(?:being\s+)?(?:\w+ly\s+)?$|\bnot\s+(?:so\s+|very\s+)?far\s+(?:away\s+)?from\s+(?:being\s+)?(?:\w+ly\s+)?$"
    r"|\b(?:close|near|closer|nearer)\s+to\s+being\s+(?:\w+ly\s+)?$|\bshort\s+of\s+being\s+(?:\w+ly\s+)?$|\b(?:on\s+(?:its|the)\s+way\s+to|in\s+the\s+(?:process|course)\s+of)\s+being\s+$",
    re.IGNORECASE,
)
_FAR_OFF = re.compile(
    r"\b(?:(?:a\s+)?(?:very\s+|still\s+)?(?:long|good|great)\s+(?:way|distance)|miles|leagues|light\s*years|years|decades|nowhere)\s+(?:away\s+|off\s+|near\s+)?(?:from\s+)?being\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_BEING = re.compile(rf"\b(?:being\s+)(?={DONE})", re.IGNORECASE)
_NOT_FAR = re.compile(r"\bnot\s+(?:so\s+|very\s+)?$", re.IGNORECASE)
_FAR_FROM = re.compile(r"far\s+from\b", re.IGNORECASE)


def read_degree(text: str, status: AssessmentStatus, cue: Span, tail: Span, end: int) -> AssessmentStatus:
    """What is left of a judgement beside its degree. `tail` is its clause, `end` where its sentence ends."""
    if status is AssessmentStatus.NOT_FULFILLED:
        near = _FAR_FROM.match(text, cue.start, cue.end) or _FAR_FROM.search(text, cue.start, cue.end)
        close = near and _NOT_FAR.search(text, tail.start, near.start())
        return AssessmentStatus.PARTLY if close else status
    if status is not AssessmentStatus.FULFILLED:
        return status
    being = _BEING.search(text, cue.start, cue.end)
    until = being.end() if being else cue.start
    if SHOWN_ONLY.search(text, cue.start, tail.end) or _FAR_OFF.search(text, tail.start, until):
        return AssessmentStatus.NOT_FULFILLED
    lame = (
        _PHRASE.search(text, *tail)
        or _ADVERB_IN.search(text, *cue)
        or _ADVERB_AFTER.match(text, cue.end, tail.end)
        or _CONCEDED.match(text, cue.end, end)
        or _SHORT_OF.search(text, tail.start, until)
    )
    return AssessmentStatus.PARTLY if lame else status
