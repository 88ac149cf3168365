"""Drafts from attributions: what each cue makes of the words it governs."""

from __future__ import annotations

import re

from truceline.claims.attributions import Attribution
from truceline.claims.context import Context
from truceline.claims.cues import Act
from truceline.claims.denied import calls_it_false, is_distanced, is_of_a_denial, is_of_saying, main_trigger
from truceline.claims.discourse import Discourse
from truceline.claims.drafts import HARM, TALK, Draft, Reading
from truceline.claims.opinions import is_opinion
from truceline.claims.segments import Clause, cut_clauses, shifted
from truceline.claims.stance import FALSEHOOD
from truceline.claims.triggers import find_triggers
from truceline.claims.units import Unit
from truceline.model.anchor import Span
from truceline.model.ids import ActorId
from truceline.model.report import ReportKind
from truceline.text.numbers import find_numbers

_ASKS_OF = re.compile(r"(?:the |both |all )?[\w'’ -]{2,70}? to [a-z]")
_NEEDS_WORDS = frozenset({Act.SAY, Act.CALL, Act.EXPECT})
_NOBODY = re.compile(r"each other|one another|it|them|him|her|this|that|us|me|you", re.IGNORECASE)
_VERSION = re.compile(r"\bversion\b", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:dead|killed|wounded|injured|toll|deaths?|casualties|victims|losses)\b", re.IGNORECASE)
_THREAT = re.compile(r"\b(?:further|consequences|respond|retaliat\w+|met with|patience|any)\b", re.IGNORECASE)


def draft_attribution(
    attribution: Attribution, number: int, unit: Unit, discourse: Discourse, reading: Reading
) -> list[Draft]:
    """One draft for each clause of the words governed; none where the cue governs nothing."""
    drafts: list[Draft] = []
    voices = tuple(dict.fromkeys((*attribution.via, *_channel(discourse))))
    for content in attribution.contents:
        if content.end - content.start < 3 or _says_nothing(attribution.act, unit, content):
            continue
        direct = any(q.inner.start <= content.start and content.end <= q.end for q in unit.quotes)
        for clause in _clauses(attribution.act, unit, content):
            draft = Draft(
                unit=number,
                paragraph=unit.paragraph,
                content=Span(clause.start, clause.end),
                speaker=_speaker(attribution, discourse),
                speaker_span=attribution.source.span,
                cue_span=attribution.cue,
                via=tuple(v for v in voices if v != attribution.source.actor),
                act=attribution.act,
                own_voice=False,
                direct=direct,
                type=clause.type,
                trigger=clause.trigger,
            )
            _settle_type(draft, unit, reading, discourse.context)
            drafts.append(draft)
    return drafts


def _says_nothing(act: Act, unit: Unit, content: Span) -> bool:
    """A word or two without an event ("it otherwise", "each other") is no claim, unless the cue itself is the act."""
    words = unit.cut(content)
    if _NOBODY.fullmatch(words):
        return act in _NEEDS_WORDS or act in {Act.BLAME, Act.ACCUSE}
    return act in _NEEDS_WORDS and len(words.split()) < 3 and not find_triggers(words)


def _speaker(attribution: Attribution, discourse: Discourse) -> ActorId:
    """In a body's own statement, what "the Ministry" or its state says is said by that body."""
    actor, report, context = attribution.source.actor, discourse.report, discourse.context
    if report.kind is ReportKind.STATEMENT and actor == context.top_of(report.voice):
        return report.voice
    return actor


def _channel(discourse: Discourse) -> tuple[ActorId, ...]:
    """Those who hand it on in every report: its agencies, else its own voice."""
    report = discourse.report
    return tuple(report.agencies) or (report.voice,)


def _clauses(act: Act, unit: Unit, content: Span) -> list[Clause]:
    """Clauses in report offsets; what is demanded, declined or called stays in one piece."""
    local = Span(content.start - unit.start, content.end - unit.start)
    clauses = cut_clauses(unit.text, local, unit.hints)
    if act in {Act.DEMAND, Act.DECLINE, Act.CALL, Act.PUT, Act.WARN}:
        first = clauses[0]
        chosen = next((c for c in clauses if c.type == "agreement_breach"), first)
        if act is not Act.CALL:
            chosen = first
        clauses = [Clause(local.start, local.end, chosen.type, chosen.trigger)]
    if act is Act.COUNT:
        clauses = clauses[-1:]
    return [shifted(c, unit.start) for c in clauses]


def _settle_type(draft: Draft, unit: Unit, reading: Reading, context: Context) -> None:
    words = unit.cut(draft.content)
    if draft.act is Act.CALL and calls_it_false(words):
        draft.act = Act.REJECT
    act = draft.act
    if act is Act.DEMAND or (act is Act.EXPECT and _ASKS_OF.match(words)):
        draft.type = "demand"
    elif act is Act.DECLINE:
        draft.type = "comment"
    elif act is Act.OPEN and (draft.type is None or len(words.split()) < 4):
        if draft.type is None:
            draft.type = "comment"
            draft.content = Span(draft.cue_span.start if draft.cue_span else draft.content.start, draft.content.end)
    elif act in {Act.DENY, Act.REJECT} or (FALSEHOOD.search(words) and draft.kind in TALK):
        _settle_denial(draft, words, reading, context)
    elif act is Act.CALL:
        regretted = "regret" in unit.cut(draft.cue_span or draft.content).lower() and draft.type == "casualties"
        if draft.type != "agreement_breach" and not regretted:
            draft.type = "comment"
    elif act is Act.PUT:
        _settle_figure(draft, words, reading)
    elif act is Act.BLAME or act is Act.ACCUSE:
        _settle_blame(draft, words, reading)
    elif act is Act.WARN and draft.type in {None, "comment"}:
        draft.type = "demand" if _THREAT.search(words) else "other"
    elif draft.type is None:
        _settle_count(draft, words, reading)


_PEOPLE_COUNTED = re.compile(
    r"\b(?:men|soldiers|troops|of them|marines|guards|servicemen|people|persons|families|vehicles?|number|"
    r"count(?:ed)?|made it|"
    r"shots|rounds|fewer than that|more)\b",
    re.IGNORECASE,
)


def _settle_count(draft: Draft, words: str, reading: Reading) -> None:
    """A bare figure ("there had been twelve men") is about the latest event that such a figure can belong to."""
    earlier = reading.last_eventful()
    if earlier and find_numbers(words) and _PEOPLE_COUNTED.search(words):
        draft.type, draft.answers = earlier.type, earlier
    else:
        draft.type = "comment" if is_opinion(words) else "other"


def _denied_by(draft: Draft, reading: Reading, context: Context) -> Draft | None:
    """What a denial without an event of its own answers: the latest event that the other side told, else the "
    "latest."""
    told = [
        d
        for d in reading.recent
        if context.opposed(d.speaker, draft.speaker) and d.kind not in TALK and not d.background and not d.own_voice
    ]
    if not told:
        return reading.last_eventful()
    cause = next((d for d in reversed(told) if d.kind not in HARM and told[-1].unit - d.unit <= 1), None)
    return cause if told[-1].kind in HARM and cause else told[-1]


def _settle_denial(draft: Draft, words: str, reading: Reading, context: Context) -> None:
    """A denial without an event of its own answers the latest claim of an event."""
    if is_of_a_denial(words) or is_of_saying(words):
        draft.type, draft.trigger = "comment", None
        return
    _settle_denied_event(draft, words)
    if draft.type is not None and draft.type not in {"comment", "other"}:
        return
    earlier = _denied_by(draft, reading, context)
    if _VERSION.search(words) or earlier is None:
        draft.type = "comment"
        return
    draft.type, draft.answers = earlier.type, earlier


def _settle_denied_event(draft: Draft, words: str) -> None:
    """The event that the denying verb governs; harm done by a deed is not denied with one's own part in the deed."""
    start = draft.content.start
    local = draft.trigger and draft.trigger._replace(start=draft.trigger.start - start, end=draft.trigger.end - start)
    found = main_trigger(words, local)
    if found is None or found.type in TALK or (found.type in HARM and is_distanced(words)):
        found = next(
            (t for t in find_triggers(words) if t.type not in TALK | HARM and main_trigger(words, t) == t), found
        )
    if found is not None and found.type in HARM and is_distanced(words):
        found = None
    if found is not local:
        draft.type = found.type if found else None
        draft.trigger = found and found._replace(start=found.start + start, end=found.end + start)


def _settle_figure(draft: Draft, words: str, reading: Reading) -> None:
    if _TOLL.search(words):
        draft.type = "casualties"
    elif draft.type in {None, "comment"} and re.search(
        r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen)\b", words
    ):
        earlier = reading.last_eventful()
        draft.type = earlier.type if earlier else "other"
        draft.answers = earlier
    elif draft.type is None:
        draft.type = "comment"


def _settle_blame(draft: Draft, words: str, reading: Reading) -> None:
    if draft.type is not None:
        return
    earlier = reading.last_eventful()
    if draft.act is Act.BLAME and earlier and re.search(r"\b(?:it|that|this|attack|incident|strike)\b", words, re.I):
        draft.type, draft.answers = earlier.type, earlier
    else:
        draft.type = "accusation"
