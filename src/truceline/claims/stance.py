"""Polarity and attitude: does the speaker say that it happened, and what is he doing by saying so?"""

from __future__ import annotations

import re

from truceline.claims.context import Context
from truceline.claims.cues import Act
from truceline.claims.denied import is_of_a_denial, negates_what_it_denies, says_it_was_not
from truceline.claims.drafts import HOSTILE, TALK, Draft
from truceline.claims.silence import find_silences
from truceline.model.claim import Attitude
from truceline.model.event import Polarity

_NEGATOR = re.compile(
    r"\b(?:no(?! (?:one (?:disputes|denies|doubts)|fewer|more|less|later|longer than)\b)|not(?! only\b| need\b|"
    r" have to\b| (?:five|"
    r"four|three|two|six|one)\b)|never|none|nobody(?! (?:(?:has|had|ever|now) )*(?:disput|den[iy]|doubt|contest))|"
    r"no one(?! (?:(?:has|had|ever|now) )*(?:disput|den[iy]|doubt|contest))|neither|without|cannot|nothing)\b|n['’]t\b",
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
    r"\b(?:wrong|false|untrue|absurd) to (?:say|claim|suggest|allege) that\b|\bha(?:s|ve) nothing to do "
    r"with|\bcannot be described as|\b(?:accusations?|charges?|claims?|"
    r"allegations?) (?:\w+ )?"
    r"(?:baseless|false|groundless|unfounded|absurd|untrue)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:(?<!good )(?<!ill )will|would|shall|may|might|is to|are to|was to|were to|(?:is|are|was|"
    r"were) (?:expected|due|scheduled|"
    r"planned|ready) to|"
    r"expects? (?:the|to)|plans? to|intends? to|set to|agreed to)\b(?! not\b| have\b)",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"\b(?:should(?! have)|ought to|must(?! have)|(?:is|are) asked to|has to|have to|needs? to)\b", re.IGNORECASE
)
_THREAT = re.compile(
    r"\b(?:will be met with|draw (?:its|our|the) ?(?:own )?conclusions|draw conclusions|consequences|"
    r"not without end|patience|reserves? the right|retaliat\w+)\b",
    re.I,
)
_NOUN_TO_COME = re.compile(r"[\w\s]{0,25}\b(?:will|would|is to|are to)\b")
_PLAINLY_NOT = frozenset({"casualties", "comment", "agreement_kept"})
_OWED = frozenset({"aid_access", "prisoner_release"})
_COME_UPON = re.compile(
    r"\b(?:found|discovered|removed|cleared|defused|struck|hit|ran (?:over|onto)|drifting|"
    r"floating)\b",
    re.I,
)
_LAID = re.compile(r"\b(?:laid|planted|placed|adrift|origin|made in|stores)\b", re.IGNORECASE)
_OURS = re.compile(r"\bby us\b|\bour own (?:army|side|men|forces|navy|people|guns)\b", re.IGNORECASE)
_BLAMING = re.compile(r"\b(?:own side|to blame|guilty|fault of|responsible for|thanks to)\b", re.IGNORECASE)


def polarity_of(draft: Draft, words: str, trigger_at: tuple[int, int] | None) -> Polarity:
    """`words` are the clause's; `trigger_at` are the trigger's offsets in them."""
    if draft.kind == "demand":
        return Polarity.HAPPENED
    if draft.act is Act.DECLINE:
        return Polarity.DID_NOT
    negated = draft.kind == "comment" and trigger_at is None and _says_nothing(words)
    undone = trigger_at is not None and says_it_was_not(draft.kind, words[slice(*trigger_at)])
    if trigger_at is not None:
        start, end = trigger_at
        before, trigger = words[:start], words[start:end]
        clause = re.split(r"[;:]|,(?= (?:and|but|which|who|while)\b)|\b(?:and|but) (?!\w+ing\b)", before)[-1][-70:]
        negated = undone or bool(_NEGATOR.search(clause)) or bool(_NEGATIVE_TRIGGER.search(trigger))
        if _CARRIES_ITS_NEGATION.search(trigger):
            negated = True
        if draft.kind == "comment" and re.search(
            r"\b(?:not|no|cannot|unable|means|declin|refus|neither)", trigger, re.I
        ):
            negated = True
    if draft.act in {Act.DENY, Act.REJECT}:
        doubled = undone or (trigger_at is not None and negates_what_it_denies(words, trigger_at[0]))
        return Polarity.HAPPENED if doubled or is_of_a_denial(words) else Polarity.DID_NOT
    if FALSEHOOD.search(words):
        return Polarity.DID_NOT
    return Polarity.DID_NOT if negated else Polarity.HAPPENED


def _says_nothing(words: str) -> bool:
    return any(not words[: s.end].endswith(("clear", "known")) for s in find_silences(words))


_BY_ACT = {
    Act.DEMAND: Attitude.DEMAND,
    Act.WARN: Attitude.WARN,
    Act.EXPECT: Attitude.EXPECT,
    Act.DENY: Attitude.DENY,
    Act.REJECT: Attitude.DENY,
    Act.ACCUSE: Attitude.ACCUSE,
    Act.BLAME: Attitude.ACCUSE,
}


def attitude_of(
    draft: Draft, words: str, context: Context, *, statement: bool, monitor: bool, editorial: bool
) -> Attitude:
    """What the speaker does: the cue first, then the words."""
    if monitor and (draft.kind not in {"agreement_breach", "demand"} or draft.act is Act.OBSERVE):
        return Attitude.REPORT
    if draft.act in {Act.DENY, Act.REJECT} and draft.polarity is Polarity.HAPPENED:
        return Attitude.ASSERT
    if draft.act in _BY_ACT:
        return _BY_ACT[draft.act]
    if draft.act is Act.OPEN:
        return Attitude.EXPECT if draft.kind != "comment" else Attitude.ASSERT
    if draft.own_voice and not statement:
        return _own_attitude(draft, words, context, editorial=editorial)
    if FALSEHOOD.search(words) and draft.polarity is Polarity.DID_NOT:
        return Attitude.DENY
    if draft.kind == "demand":
        return Attitude.WARN if _THREAT.search(words) else Attitude.DEMAND
    if draft.polarity is Polarity.HAPPENED and _lies_ahead(draft, words) and draft.kind != "comment":
        return Attitude.EXPECT
    return _stated_attitude(draft, words, context, statement=statement)


def _lies_ahead(draft: Draft, words: str) -> bool:
    """Up to the word for the event, or right behind it: "a crater analysis would be …"."""
    if draft.trigger is None:
        return bool(_FUTURE.search(words))
    end = draft.trigger.end - draft.content.start
    follows = _NOUN_TO_COME.match(words, end)
    return bool(_FUTURE.search(words[: follows.end() if follows else end]))


def _stated_attitude(draft: Draft, words: str, context: Context, *, statement: bool) -> Attitude:
    """Accused is whoever is named on the other side; what is owed and was not given is no denial."""
    laid = context.opposed(draft.speaker, draft.actor) and not draft.inferred
    if draft.polarity is Polarity.DID_NOT:
        if draft.kind in _OWED:
            return Attitude.ACCUSE if laid else Attitude.ASSERT
        return Attitude.ASSERT if draft.kind in _PLAINLY_NOT else Attitude.DENY
    if draft.kind == "explosive_device" and _COME_UPON.search(words) and not _LAID.search(words):
        return Attitude.ASSERT
    unnamed = statement and draft.actor is None and context.side_of(draft.speaker) is not None
    hostile = draft.kind in HOSTILE and (laid or unnamed)
    held = draft.kind == "control_of_place" and laid
    return Attitude.ACCUSE if hostile or held or draft.kind == "accusation" else Attitude.ASSERT


def _own_attitude(draft: Draft, words: str, context: Context, *, editorial: bool) -> Attitude:
    if draft.kind in {"agreement_breach", "accusation"} and context.opposed(draft.speaker, draft.actor):
        return Attitude.ACCUSE
    if _OUGHT.search(words) and draft.kind == "demand":
        return Attitude.DEMAND
    if draft.kind in {"agreement_kept", "agreement_breach"} and editorial:
        named = draft.kind == "agreement_breach" and draft.actor is not None and not draft.inferred
        return Attitude.ACCUSE if named or _BLAMING.search(words) else Attitude.ASSERT
    if (
        editorial
        and draft.kind in HOSTILE
        and (_OURS.search(words) or (context.opposed(draft.speaker, draft.actor) and not draft.inferred))
    ):
        return Attitude.ACCUSE
    if editorial and draft.kind in TALK:
        return Attitude.ASSERT
    return Attitude.REPORT
