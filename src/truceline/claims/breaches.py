"""Who breaks an agreement where a speaker only judges a deed: "called it a violation", "the move was a breach"."""

from __future__ import annotations

import re

from truceline.claims.cues import Act
from truceline.claims.discourse import Discourse
from truceline.claims.drafts import Draft, Reading
from truceline.claims.forces import body_of, opponent_of
from truceline.model.ids import ActorId
from truceline.model.report import ReportKind

_BREACH = r"(?:violat\w+|breach\w*|contrave\w+|infring\w+|contrary|inconsistent|incompatible|transgress\w+)"
_DEED = (
    r"(?:move|step|act|action|incident|deployment|entry|incursion|attack|strike|raid|shelling|shooting|fire|decision"
    r"|deed|advance|flight|overflight|operation|measure|closure|seizure|landing|presence|arrest|detention)s?"
)
_MEANT = re.compile(rf"(?:that |as )*(?:it|this|that|which|such\b|the (?:[\w-]+ )?{_DEED})\b", re.IGNORECASE)
_JUDGED = re.compile(
    rf"(?:that )?(?:it|this|that|which|such an? \w+|(?:the|this|that) (?:[\w-]+ )?{_DEED})(?: \w+ly)?"
    r" (?:is|was|were|are|had been|has been|would be|constitut\w+|amount\w* to|represent\w*|mark\w*)"
    rf"(?: (?!by\b)[\w’'-]+){{0,4}}? {_BREACH}\b"
    r"|(?:that )?(?:we|i|he|she|it|they) (?:\w+ly )?(?:consider|regard|view|see|saw|call|deem|describ|condemn|denounc"
    r"|brand|label)\w*\b",
    re.IGNORECASE,
)
_NOT_OF_A_DEED = re.compile(r"(?:regret|welcom|prais|applaud|hail|commend|thank|express)", re.IGNORECASE)
_SORRY = re.compile(r"apologi", re.IGNORECASE)
_OWN = re.compile(r"\b(?:its|their|our|his|her|my) own\b|\bby (?:us|itself|our)\b", re.IGNORECASE)
_NONE = re.compile(rf"\b(?:not|no|never|nor)\b[^.;]{{0,25}}\b{_BREACH}", re.IGNORECASE)
_LAID_TO_IT = re.compile(
    r"\b(?:claims?|accusations?|allegations?|reports?|charges?|suggestions?|talk) (?:of|that|about)\b", re.IGNORECASE
)


def judges_a_breach(draft: Draft, discourse: Discourse) -> bool:
    """Whether the speaker calls what somebody did a breach; whom it thanks or pities it does not judge."""
    if draft.kind != "agreement_breach" or (draft.own_voice and discourse.report.kind is not ReportKind.STATEMENT):
        return False
    text = discourse.report.text
    if draft.act is Act.CALL:
        cue = draft.cue_span
        return cue is None or not _NOT_OF_A_DEED.match(text, cue.start, cue.end)
    return draft.act is Act.SAY and bool(_JUDGED.match(text, draft.content.start, draft.content.end))


def judged_for_it(draft: Draft, discourse: Discourse, reading: Reading, named: ActorId | None) -> ActorId | None:
    """Whom the words name, unless on the speaker's own side; else whoever did what was told last, or the other side.

    `named` is the one whom the words name before the breach, perhaps only as the one to whom it was done.
    """
    context = discourse.context
    words = discourse.report.text[draft.content.start : draft.content.end]
    own = context.top_of(body_of(discourse, draft.speaker)) if context.side_of(draft.speaker) else None
    told = _told_last(draft, reading) if _MEANT.match(words) else None
    sorry = draft.cue_span is not None and _SORRY.match(discourse.report.text, *draft.cue_span)
    if sorry or _OWN.search(words) or _LAID_TO_IT.search(words):
        return own
    if _NONE.search(words):
        return told or named or own
    if own is None:
        return named or told
    for actor in (named, context.top_of(told) if told else None):
        if actor is not None and context.side_of(actor) != context.side_of(draft.speaker):
            return actor
    return opponent_of(discourse, draft.speaker)


def _told_last(draft: Draft, reading: Reading) -> ActorId | None:
    last = reading.last_eventful()
    return last.actor if last is not None and last.unit >= draft.unit - 1 else None
