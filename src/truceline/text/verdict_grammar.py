"""Judgements composed of word classes, for wording that no row of the lexicon lists.

A head judges: a verb of keeping or of breaking with what was agreed for its object, an adjective of a deed's state in
a frame that evaluates, a verb of stalling. What stands before it negates it, makes it a mere duty, or leaves it.
"""

from __future__ import annotations

import re

from truceline.model.agreement import AssessmentStatus
from truceline.model.anchor import Span
from truceline.text.point_numbers import ORDINALS, POINT_NOUN
from truceline.text.verdict_classes import (
    BREAKING,
    CARRYING_OUT,
    EVALUATING,
    KEEPING,
    MOVING,
    STALLED,
    STATES,
    TELLING,
    UNABLE,
)
from truceline.text.verdict_words import EXPLICIT, FIRM

__all__ = ["compose"]

_Judgement = tuple[AssessmentStatus, int, Span]
_FULFILLED, _PARTLY = AssessmentStatus.FULFILLED, AssessmentStatus.PARTLY
_NOT, _UNCLEAR = AssessmentStatus.NOT_FULFILLED, AssessmentStatus.UNCLEAR
_OPPOSITE = {_FULFILLED: _NOT, _NOT: _FULFILLED}
_BEFORE = 80
_OBJECT = (
    rf"(?=\s+(?:(?!(?:and|but|that|which|because|while|to|about|on|at|with|for|from|over|after|before|during|in(?!\s+full))\b)[\w’'%-]+\s+){{0,6}}?(?:{POINT_NOUN}|{'|'.join(ORDINALS)}"
    r"|terms|requirements|dut(?:y|ies)|share|bargain|word|it|this|them|(?:agreement|accord|deal|truce|pact)(?=,?\s+includ))(?!\w))"
)
_ADVERBS = (
    r"(?:(?:\w+ly|now|also|already|as\s+yet|so\s+far|still|long|since|thus|therefore|only|both|all|just|very|quite"
    r"|rather)\s+){0,3}"
)
_QUOTE = r"[\"“'‘]?"
_BE = r"(?:is|are|was|were|be|been|being|seems?|appears?|looks?|remain(?:s|ed)?|stay(?:s|ed)?|stands?)"
_KEPT = re.compile(rf"\b{KEEPING}{_OBJECT}", re.IGNORECASE)
_BROKEN = re.compile(rf"\b{BREAKING}{_OBJECT}", re.IGNORECASE)
_AS_ASKED = re.compile(
    rf"\b(?:did|done|doing|does)\s+(?:exactly\s+|precisely\s+|all\s+|everything\s+|just\s+)?(?:what|as|that)\s+(?:the\s+)?(?:\w+\s+)?"
    rf"(?:{POINT_NOUN}|{'|'.join(ORDINALS)})(?:\s+[\w.]+)?\s+(?:has\s+)?\w+",
    re.IGNORECASE,
)
_FRAMES = tuple(
    re.compile(frame, re.IGNORECASE)
    for frame in (
        rf"\b{CARRYING_OUT}\b[^.;!?]{{0,70}}?\b{_BE}\s+(?={_ADVERBS}(?P<state>{_QUOTE}))",
        rf"\b{EVALUATING}\b[^.;!?]{{0,70}}?\b(?:as|to\s+be|to\s+have\s+been|being)\s+(?={_ADVERBS}(?P<state>{_QUOTE}))",
        rf"\b{MOVING}\b[^.;!?]{{0,60}}?\b(?:to|at|on|as)\s+(?=(?P<state>[\"“'‘]))",
        rf"\b(?:{POINT_NOUN})\s+[\dIVX]+\s+(?={_ADVERBS}(?P<state>[\"“'‘]))",
    )
)
_STATES = tuple(
    (status, re.compile(rf"{_QUOTE}{_ADVERBS}{_QUOTE}{row}(?!\w)", re.IGNORECASE)) for status, row in STATES
)
_IN_LINE = re.compile(
    r"\b(?:is|are|was|were|be|been|remain(?:s|ed)?|acts?|acted)\s+(?P<not>not\s+)?(?:(?!not\b)\w+\s+){0,2}?(?:in\s+(?:\w+\s+)?(?:(?P<good>compliance|conformity|accordance|line|keeping)"
    r"|(?:breach|violation|default|contravention|defiance))|(?P<out>out\s+of\s+(?:compliance|line|step)))\b",
    re.IGNORECASE,
)
_STALLED = re.compile(rf"\b{STALLED}(?!\w)", re.IGNORECASE)
_UNABLE = re.compile(rf"\b{UNABLE}", re.IGNORECASE)
_YET_TO = re.compile(r"\b(?:has|have|had|is|are|was|were)\s+(?:still\s+)?yet\s+to\s+(?!be\s+seen)\w+", re.IGNORECASE)
_UNDONE = re.compile(
    rf"\b(?:has|have|had)\s*(?:not|n['’]t|never)\s+(?:yet\s+|even\s+|so\s+far\s+|\w+ly\s+)*(?!{TELLING})(?!{BREAKING}|broken|violated|breached)"
    r"(?:been\s+)?(?!complain)(?:\w{2,}(?:ed|en|wn)|left|gone|come|begun|got|done|paid|met|kept|built|sent|held|set|found|made|brought|put)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\W*(?:but\s+|yet\s+|and\s+)?(?:they|it|this|these|both)\s+(?:has|have)\s*(?:not|n['’]t|never)\s+(?:\w+\s+){0,2}\w+\W*",
    re.IGNORECASE,
)
_NO_STEP = re.compile(
    r"\b(?:no|not\s+(?:one|a\s+single)|hardly\s+any|few\s+if\s+any)\s+(?:\w+\s+){0,2}?(?:steps?|measures?|efforts?|action|work|moves?|progress|preparations?)\b"
    r"[^.;]{0,70}?\b(?:has|have|is|are|was|were)\s+(?:\w+\s+)?(?:been\s+|being\s+)?(?:taken|made|done|undertaken|visible|begun|reported)\b"
    r"|\b(?:has|have|had)\s*(?:not|n['’]t|never)\s+(?:yet\s+)?(?:taken|made)\s+(?:even\s+)?(?:a\s+single|any|one|the\s+(?:first|least|slightest))\s+(?:\w+\s+)?"
    r"(?:steps?|measures?|moves?|efforts?)\b|\b(?:has|have)\s+(?:yet\s+)?taken\s+no\s+(?:\w+\s+)?(?:steps?|measures?|action)\b",
    re.IGNORECASE,
)
_IN_TIME = re.compile(
    r"\b(?:\w+(?:ed|en)|was|were|began|paid|gone|left|came|went)\b[^.;]{0,40}?\b(?P<cue>on\s+(?:schedule|time)|ahead\s+of\s+(?:time|schedule|(?:the\s+)?deadline)"
    r"|(?:well\s+)?(?:before|within|by)\s+the\s+(?:\w+\s+)?(?:deadline|time\s+limit)|as\s+(?:scheduled|foreseen|stipulated|envisaged|prescribed))\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    rf"\bin\s+(?:full\s+|strict\s+|complete\s+)?(?:accordance|compliance|conformity|line|keeping)\s+with\s+(?:the\s+)?(?:\w+\s+)?(?:{POINT_NOUN})\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\b(?!called|needed|agreed|provided|foreseen|required|obliged)[a-z]{3,}ed\b|\b(?:has|have|were|was)\b"
)
_DENIED_BEFORE = re.compile(
    r"(?:\b(?:not|never|no|nobody|none|neither|nor|hardly|scarcely|barely|nowhere|without|instead\s+of|far\s+from|anything\s+but|stopped|ceased)|n['’]t)\b"
    r"(?!\s+only\b)(?:\s+(?!and\b|but\b)[\w’'-]+){0,3}\s*$"
    r"|\b(?:fail|refus|declin|neglect|omit|unable|unwilling|reluctan|yet|inabil|loath)\w*\s+(?:\w+\s+)?(?:to\s+)?(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_DOES_NOT = re.compile(r"(?<!\bwe\s)(?<!\bthey\s)\b(?:do|does|did)\s*(?:not|n['’]t)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_NOT_WHOLLY = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:\w+\s+)?(?:fully|wholly|entirely|completely|always|everywhere|consistently|strictly|altogether|yet\s+fully)\s*$",
    re.IGNORECASE,
)
_IDLE_BEFORE = re.compile(
    r"\b(?:must|should|shall|will|would|may|might|ought|can|could|needs?|has\s+to|have\s+to|had\s+to|is\s+to|are\s+to|was\s+to|were\s+to|if|unless|until|whether"
    r"|when|once|before|(?:see|ensure|demands?|urges?|asks?)\s+(?:to\s+it\s+)?that)\b(?!\s+have\b)(?:\s+(?!and\b|but\b)[\w’'-]+){0,6}\s*$",
    re.IGNORECASE,
)
_MERE_AIM = re.compile(
    r"(?<!continues\s)(?<!continued\s)(?<!continue\s)(?<!continuing\s)(?<!managed\s)(?<!began\s)(?<!proceeded\s)(?<!seen\s)\bto\s+(?:\w+ly\s+)?$"
    r"|\b(?:for|towards?|of)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)


def compose(text: str, clause: Span) -> _Judgement | None:
    """The judgement of a clause that speaks of a point; None where no head judges."""
    for read in (_cannot_tell, _stall, _in_line, _object_of, _state, _undone, _in_time):
        found = read(text, clause)
        if found is not None:
            return found
    return None


def _cannot_tell(text: str, clause: Span) -> _Judgement | None:
    match = _UNABLE.search(text, *clause)
    return (_UNCLEAR, EXPLICIT, Span(*match.span())) if match else None


def _stall(text: str, clause: Span) -> _Judgement | None:
    for pattern in (_NO_STEP, _STALLED):
        match = pattern.search(text, *clause)
        if match is not None and not _is_idle(text, clause, match.start()):
            return _NOT, EXPLICIT, Span(*match.span())
    return None


def _in_line(text: str, clause: Span) -> _Judgement | None:
    match = _IN_LINE.search(text, *clause)
    if match is None or _is_idle(text, clause, match.start()):
        return None
    good = (match["good"] is not None) is not (match["not"] is not None)
    return _FULFILLED if good else _NOT, EXPLICIT, Span(*match.span())


def _object_of(text: str, clause: Span) -> _Judgement | None:
    """Somebody keeps or breaks what was agreed."""
    for held, pattern in ((_NOT, _BROKEN), (_FULFILLED, _AS_ASKED), (_FULFILLED, _KEPT)):
        for match in pattern.finditer(text, *clause):
            before = text[max(clause.start, match.start() - _BEFORE) : match.start()]
            cue = Span(*match.span())
            if _NOT_WHOLLY.search(before):
                return _PARTLY, EXPLICIT, cue
            if held is _NOT and _DOES_NOT.search(before):
                continue
            if _DENIED_BEFORE.search(before):
                return _OPPOSITE[held], EXPLICIT, cue
            imperative = not before.strip() and match.group()[-1:] not in "dgs"
            if imperative or _IDLE_BEFORE.search(before) or _MERE_AIM.search(before):
                continue
            return held, EXPLICIT, cue
    return None


def _state(text: str, clause: Span) -> _Judgement | None:
    """An adjective of state in a frame that evaluates: "compliance with Article 1 was “very good”"."""
    for frame in _FRAMES:
        for match in frame.finditer(text, *clause):
            if _is_idle(text, clause, match.start()):
                continue
            for status, pattern in _STATES:
                state = pattern.match(text, match.end(), clause.end)
                if state is not None:
                    refused = status in _OPPOSITE and _DENIED_BEFORE.search(text, clause.start, match.start())
                    return _OPPOSITE[status] if refused else status, EXPLICIT, Span(*state.span())
    return None


def _undone(text: str, clause: Span) -> _Judgement | None:
    for pattern in (_YET_TO, _UNDONE):
        match = pattern.search(text, *clause)
        if match is not None and not _is_idle(text, clause, match.start()):
            alone = _ALONE.fullmatch(text, *clause)
            return _NOT, EXPLICIT if alone else FIRM, Span(*match.span())
    return None


def _in_time(text: str, clause: Span) -> _Judgement | None:
    """What was done when or as it was due."""
    match = _IN_TIME.search(text, *clause)
    if match is not None:
        before = text[max(clause.start, match.start("cue") - _BEFORE) : match.start("cue")]
        if not _DENIED_BEFORE.search(before) and not _is_idle(text, clause, match.start("cue")):
            return _FULFILLED, FIRM, Span(*match.span("cue"))
    match = _ACCORDING.search(text, *clause)
    if match is None or not _DID.search(text, *clause):
        return None
    before = text[clause.start : match.start()]
    if re.search(
        r"\b(?:not|no|never|must|shall|should|will|would|to\s+be|calls?|urges?|demands?)\b|n['’]t", text[slice(*clause)]
    ):
        return None
    return (_FULFILLED, FIRM, Span(*match.span())) if not _IDLE_BEFORE.search(before) else None


def _is_idle(text: str, clause: Span, at: int) -> bool:
    return bool(_IDLE_BEFORE.search(text, max(clause.start, at - _BEFORE), at))
