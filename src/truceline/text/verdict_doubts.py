"""Judgements that nobody stands behind: claims of others that are called untrue, and what could not be certified."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from truceline.model.agreement import AssessmentStatus
from truceline.model.anchor import Span
from truceline.text.verdict_turns import FALSE_SAID
from truceline.text.verdict_words import Verdict

__all__ = ["is_disowned", "is_unbroken", "is_uncertified", "without_uncertified"]

_NOUN = (
    r"(?:allegations?|accusations?|claims?|assertions?|charges?|insinuations?|suggestions?|reports?|statements?|remarks?|comments?|contentions?|declarations?"
    r"|announcements?|versions?|thes[ei]s|stor(?:y|ies)|complaints?|notes?|messages?|letters?|words|view|opinion|line|narrative)"
)
_WHOSE = r"(?:[\w’-]+['’]s|[\w-]+s['’]|its|their|his|her|your|(?:the\s+)?[A-Z][\w-]+(?:\s+side)?)"
_CLAIM = re.compile(
    rf"(?:(?P<owner>\b{_WHOSE})\s+(?P<attributes>(?:[\w-]+\s+){{0,3}}?))?\b{_NOUN}(?P<by>(?:\s+[\w’-]+){{0,7}}?)\s*,?\s+(?P<that>that|alleging|claiming|asserting|saying|stating|according\s+to\s+which|to\s+the\s+effect\s+that|about|of)\s"
)
_BY = re.compile(r"\b(?:by|of|from|in)\s+(?:the\s+|its\s+|their\s+)?[\w’-]+")
_OWN = re.compile(r"\b(?:we|our|us|ours)\b", re.IGNORECASE)
_CALLED_FALSE = (
    r"(?:untrue|false|baseless|unfounded|groundless|mendacious|slanderous|unsubstantiated|fabricated|invented|absurd)"
)
_FALSE_BEFORE = re.compile(rf"\b{_CALLED_FALSE}(?:\s+and\s+\w+)?(?:\s+\w+){{0,3}}?\s+{_NOUN}\b", re.IGNORECASE)
_DISMISSED = re.compile(
    rf"\b(?:dismiss|reject|denounc|describ|brand|condemn)\w*\s+(?:\w+\s+)?as\s+(?:\w+\s+){{0,3}}?(?:{_CALLED_FALSE}|lies?|slander|lie)\b",
    re.IGNORECASE,
)
_CONTRARY_TO = re.compile(
    rf"\b(?:contrary\s+to|despite|in\s+spite\s+of|notwithstanding)\s+[^,;:]{{0,60}}\b{_NOUN}\b[^,;:]{{0,40}}\b(?:that|of)\b[^,;:]{{0,90}}$",
    re.IGNORECASE,
)
_FALSELY = re.compile(
    r"\b(?:false|wrong|untruthful|mendacious|baseless|groundless|incorrect|erroneous|slanderous|mistaken)l?ly\s+(?:\w+\s+){0,2}?"
    r"(?:claim|state|sa(?:y|id)|assert|alleg|maintain|insist|report|suggest|accus|declar|contend)\w*\b[^;:]{0,90}$",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"(?P<not>\b(?:not|never|nobody|no\s+one|neither|cannot|hardly)\s+(?:\w+\s+)?|n['’]t\s+(?:\w+\s+)?)?\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|dismiss(?:es|ed|ing)?|disput(?:es|ed|ing)|contest(?:s|ed|ing)?|repudiat(?:es?|ed|ing))"
    r"(?:\s+[\w’'-]+){0,6}?\s+that\b[^.,;:]{0,80}$",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_BREACH = re.compile(r"viol|broke|breach|infring|contrav|flout|disregard|trampl", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:can\s*not|cannot|can['’]t|could\s*n['’]t|could\s+not|unable\s+to|(?:not|n['’]t)\s+(?:been\s+|yet\s+)*(?:in\s+a\s+position|able|possible)\s+to|in\s+no\s+position\s+to|no\s+way\s+to"
    r"|impossible\s+to|(?:not|never)\s+(?:yet\s+)?(?:been\s+)?)\s*(?:(?:yet|now|\w+ly)\s+)*(?:be\s+)?"
    r"(?:certif|verif|confirm|attest|vouch|establish|ascertain|determin|conclud|assess|check|prove|guarantee)\w*",
    re.IGNORECASE,
)
_GOVERNING = re.compile(r"\s+(?:yet\s+|either\s+)?(?:that|whether|if)\b[^,;:]{0,90}$", re.IGNORECASE)
_NOTHING_SUGGESTS = re.compile(
    r"\b(?:nothing|little)\s+(?:to\s+)?(?:suggests?|indicates?|shows?|points?\s+to)\b", re.IGNORECASE
)
FARTHEST_BEFORE = 200
FARTHEST_AFTER = 160


def is_disowned(text: str, cue: Span, sentence: Span) -> bool:
    """Whether the judging words are a claim of somebody's that the text calls untrue without judging itself."""
    begin = max(sentence.start, cue.start - FARTHEST_BEFORE)
    before = text[begin : cue.start]
    if _FALSELY.search(before) or _CONTRARY_TO.search(before):
        return True
    rejected = _REJECTED.search(before)
    if rejected is not None and rejected["not"] is None and _NEGATIVE.search(text[slice(*cue)]):
        return True
    claim = next((m for m in _CLAIM.finditer(before) if m["owner"] or _BY.search(m["by"])), None)
    if claim is None or _OWN.search(before[claim.start() :]):
        return False
    return bool(
        FALSE_SAID.match(text, cue.end, min(len(text), sentence.end + FARTHEST_AFTER))
        or _FALSE_BEFORE.search(before)
        or _DISMISSED.search(before)
    )


def is_uncertified(text: str, cue: Span, clause: Span) -> bool:
    """Whether the judging words are only what could not be certified: "could not confirm that it was kept"."""
    unsure = list(_UNSURE.finditer(text, clause.start, cue.start))
    return bool(unsure and _GOVERNING.match(text, unsure[-1].end(), cue.start))


def is_unbroken(text: str, verdict: Verdict) -> bool:
    """Whether all that is said for a point is that nobody broke it: of what is to be done once, that is no answer."""
    return verdict.status is AssessmentStatus.FULFILLED and bool(_BREACH.search(text, *verdict.cue))


def without_uncertified(text: str, verdicts: Sequence[Verdict], sentence: Span) -> list[Verdict]:
    """The verdicts of a sentence where "it was not broken" is no view if the sentence goes on that nobody could tell.

    Where no other verdict says that it is unclear, the verdict itself becomes so.
    """
    kept = []
    for place, verdict in enumerate(verdicts):
        if verdict.status is AssessmentStatus.UNCLEAR or not _BREACH.search(text, *verdict.cue):
            kept.append(verdict)
            continue
        after = [v for v in verdicts[place + 1 :] if v.status is AssessmentStatus.UNCLEAR]
        if is_unbroken(text, verdict) and any(_same_points(verdict, v) for v in after):
            continue
        unsure = _UNSURE.search(text, verdict.cue.end, sentence.end)
        weak = is_unbroken(text, verdict) or _NOTHING_SUGGESTS.search(text, sentence.start, verdict.cue.start)
        named = any(m.start > verdict.cue.end for v in verdicts[place + 1 :] for m in v.about)
        unclear = unsure is not None and weak and not named
        kept.append(replace(verdict, status=AssessmentStatus.UNCLEAR) if unclear else verdict)
    return kept


def _same_points(one: Verdict, other: Verdict) -> bool:
    numbers = {m.number for m in one.about}
    return not other.about or bool(numbers & {m.number for m in other.about})
