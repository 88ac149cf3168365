"""Polarity and attitude: does the speaker say that it happened, and what is he doing by saying so?"""

from __future__ import annotations

import re

from truceline.claims.context import Context
from truceline.claims.cues import Act
from truceline.claims.drafts import HOSTILE, TALK, Draft
from truceline.model.claim import Attitude
from truceline.model.event import Polarity

_NEGATOR = re.compile(
    r"\b(?:no(?! (?:one (?:disputes|denies|doubts)|fewer|more|less|later|longer than)\b)|not(?! only\b| need\b|"
    r" have to\b| (?:five|"
    r"four|three|two|six|one)\b)|never|none|nobody(?! (?:disputes|denies|doubts))|"
    r"no one(?! (?:disputes|denies|doubts))|neither|without|cannot|nothing)\b|n['’]t\b",
    re.IGNORECASE,
)
_CARRIES_ITS_NEGATION = re.compile(
    r"no change|not changed|nothing to withdraw|freely|did not all|no agreement|not a single ferry", re.IGNORECASE
)
_NEGATIVE_TRIGGER = re.compile(
    r"\bno (?:casualties|loss\w*|victims|agreement|drones?|unmanned)|without any loss|any loss|\bsilent\b|"
    r"\b(?:lorr|truck|convoy|ambulance)\w*\b.*\b(?:standing|waiting|stood|stuck|stranded)\b",
    re.IGNORECASE,
)
FALSEHOOD = re.compile(
    r"\b(?:does|do|did) not (?:correspond to|reflect|match|accord with)|\b(?:is|are|was|were|"
    r"as) (?:\w+ )?(?:untrue|false|baseless|"
    r"groundless|unfounded|fiction|fictitious|fabricat\w+|invent(?:ed|ion)|a lie|lies|nonsense|absurd|"
    r"a fabrication|rejected|without (?:any )?foundation|a fairy tale|pure fantasy)\b|"
    r"\bha(?:s|ve) nothing to do with|\bcannot be described as|\b(?:accusations?|charges?|claims?|"
    r"allegations?) (?:\w+ )?"
    r"(?:baseless|false|groundless|unfounded|absurd|untrue)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|may|might|is to|are to|was to|were to|(?:is|are|was|were) (?:expected|due|scheduled|"
    r"planned|ready) to|"
    r"expects? (?:the|to)|plans? to|intends? to|set to)\b(?! not\b| have\b)",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"\b(?:should(?! have)|ought to|must(?! have)|(?:is|are) asked to|has to|have to|needs? to)\b", re.IGNORECASE
)
_THREAT = re.compile(
    r"\b(?:will be met with|consequences|not without end|patience|reserves? the right|retaliat\w+)\b", re.I
)
_BLAMING = re.compile(r"\b(?:own side|to blame|guilty|fault of|responsible for|thanks to)\b", re.IGNORECASE)


def polarity_of(draft: Draft, words: str, trigger_at: tuple[int, int] | None) -> Polarity:
    """`words` are the clause's; `trigger_at` are the trigger's offsets in them."""
    if draft.kind == "demand":
        return Polarity.HAPPENED
    if draft.act is Act.DECLINE:
        return Polarity.DID_NOT
    negated = False
    if trigger_at is not None:
        start, end = trigger_at
        before, trigger = words[:start], words[start:end]
        clause = re.split(r"[;:]|,(?= (?:and|but|which|who|while)\b)|\b(?:and|but) (?!\w+ing\b)", before)[-1][-70:]
        negated = bool(_NEGATOR.search(clause)) or bool(_NEGATIVE_TRIGGER.search(trigger))
        if _CARRIES_ITS_NEGATION.search(trigger):
            negated = True
        if draft.kind == "comment" and re.search(
            r"\b(?:not|no|cannot|unable|means|declin|refus|neither)", trigger, re.I
        ):
            negated = True
    if draft.act in {Act.DENY, Act.REJECT} or FALSEHOOD.search(words):
        return Polarity.DID_NOT
    return Polarity.DID_NOT if negated else Polarity.HAPPENED


def attitude_of(
    draft: Draft, words: str, context: Context, *, statement: bool, monitor: bool, editorial: bool
) -> Attitude:
    """What the speaker does: the cue first, then the words."""
    if monitor and draft.kind not in {"agreement_breach", "demand"}:
        return Attitude.REPORT
    by_act = {
        Act.DEMAND: Attitude.DEMAND,
        Act.WARN: Attitude.WARN,
        Act.EXPECT: Attitude.EXPECT,
        Act.DENY: Attitude.DENY,
        Act.REJECT: Attitude.DENY,
        Act.ACCUSE: Attitude.ACCUSE,
        Act.BLAME: Attitude.ACCUSE,
    }
    if draft.act in by_act:
        return by_act[draft.act]
    if draft.act is Act.OPEN:
        return Attitude.EXPECT if draft.kind != "comment" else Attitude.ASSERT
    if draft.own_voice and not statement:
        return _own_attitude(draft, words, context, editorial=editorial)
    if FALSEHOOD.search(words) and draft.polarity is Polarity.DID_NOT:
        return Attitude.DENY
    if draft.kind == "demand":
        return Attitude.WARN if _THREAT.search(words) else Attitude.DEMAND
    before = words[: draft.trigger.end - draft.content.start] if draft.trigger else words
    if draft.polarity is Polarity.HAPPENED and _FUTURE.search(before) and draft.kind != "comment":
        return Attitude.EXPECT
    if draft.polarity is Polarity.DID_NOT and draft.kind not in {"casualties", "comment", "agreement_kept"}:
        return Attitude.DENY
    hostile = draft.kind in HOSTILE and draft.polarity is Polarity.HAPPENED
    laid = context.opposed(draft.speaker, draft.actor) and not draft.inferred
    unnamed = statement and draft.actor is None and context.side_of(draft.speaker) is not None
    if hostile and (laid or unnamed or draft.kind == "accusation"):
        return Attitude.ACCUSE
    return Attitude.ASSERT


def _own_attitude(draft: Draft, words: str, context: Context, *, editorial: bool) -> Attitude:
    if draft.kind in {"agreement_breach", "accusation"} and context.opposed(draft.speaker, draft.actor):
        return Attitude.ACCUSE
    if _OUGHT.search(words) and draft.kind == "demand":
        return Attitude.DEMAND
    if draft.kind in {"agreement_kept", "agreement_breach"} and editorial:
        return Attitude.ACCUSE if _BLAMING.search(words) else Attitude.ASSERT
    if editorial and draft.kind in TALK:
        return Attitude.ASSERT
    return Attitude.REPORT
