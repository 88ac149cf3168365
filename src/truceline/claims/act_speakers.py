"""Who does it: who keeps silent, takes back or corrects, as named before the words, after them or within them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from truceline.claims.act_words import ActWords
from truceline.claims.context import STATE_KINDS
from truceline.claims.discourse import Discourse
from truceline.claims.sources import Source, resolve_source
from truceline.claims.speakers import source_before, source_in, subject_of
from truceline.claims.units import Unit
from truceline.model.act import ActKind
from truceline.model.actor import Actor
from truceline.model.anchor import Span
from truceline.model.claim import Claim
from truceline.model.ids import ActorId

_AUXILIARIES = re.compile(
    r"(?:^|\s+)(?:(?:has|have|had|also|later|then|only|again|still|now|so far|immediately|quietly|since|"
    r"would|did|does|do|will|"
    r"already|both|all|however|repeatedly|on \w+day|(?:late|early) on \w+day|yesterday|today|in turn|"
    r"itself|himself|herself|"
    r"there|simply|even|officially|publicly)\s*)+$",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:neither|both|either|two)\s+(?:of the )?(?:side|sides|government|governments|party|parties|"
    r"country|countries|army|armies|ministry|"
    r"ministries|capital|capitals|state|states|military|militaries)\b",
    re.IGNORECASE,
)
_NOBODY_OF = re.compile(r"^(?:neither|nobody|no one|no-one|none|no)\b", re.IGNORECASE)
_LAST_VERB = re.compile(r"\s+(?:(?:ha[sd]|have|would|could) )?\w+\s*$", re.IGNORECASE)
_PRESS_SUBJECT = re.compile(
    r"(?:^|\s)(?:calls?|messages?|e-?mails?|letters?|requests?|questions?|quer(?:y|ies)|inquir(?:y|ies)|"
    r"enquir(?:y|ies))\b"
    r"[^.;,]{0,40}$",
    re.IGNORECASE,
)
_PRESS_TO = re.compile(
    r"\b(?:calls?|messages?|e-?mails?|letters?|requests?|questions?|quer(?:y|ies)|inquir(?:y|ies)|"
    r"enquir(?:y|ies)|appeals?)\b[^.;]{0,60}?"
    r"\b(?:to|from|at|with)\s+(?P<who>[^.;,]+?)(?=\s+(?:on|by|about|for|seeking|asking|and|has|have|had|"
    r"that)\b|[.,;]|\s*$)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:asked|contacted|written to|wrote to|approached|called|telephoned|rang|pressed|turned to)\s+(?P<who>[^.;,]+?)"
    r"(?=\s+(?:about|for|on|whether|why|how|what|who|when|if|to|and|but|by|twice|again)\b|[.,;]|\s*$)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"[^.;,]{0,40}?\b(?:from|by)\s+(?P<who>[^.;,]+?)(?=\s+(?:on|to|about|as|by|for|regarding|until|when|"
    r"whether|over)\b|[.,;]|\s*$)",
    re.IGNORECASE,
)
_ENDS_WITH_FROM = re.compile(r"\b(?:from|by)$", re.IGNORECASE)
_AFTER_FROM = re.compile(
    r"\s+(?P<who>[^.;,]+?)(?=\s+(?:on|to|about|as|by|for|regarding|until|when|whether|over)\b|[.,;]|\s*$)"
)
_CLAUSE = re.compile(
    r"[;:]|[.!?]\s|,\s(?:and|but|while|though|although|which|who)\b|\b(?:but|while|although|though)\s", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?:^|[,;]\s*|\s)(?:and|but|or|though)(?: (?:also|then|later|again|that))?\s*$", re.IGNORECASE)
_IMPERSONAL = re.compile(
    r"\b(?:it|this|that|which|what|who|whether|how many|how)\b(?:\s+\w+){0,2}\s*$|^\s*$", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"\bbe\b|\bbeen\b|^(?:was|were|is|are|remain\w*|has not|have not|no|unverified|unconfirmed|not "
    r"possible|impossible|difficult|no way|yet|neither)\b|^no\b",
    re.IGNORECASE,
)
_ABLE = re.compile(r"\b(?:unable|not able|not been able|powerless)\b", re.IGNORECASE)
_VERSION = re.compile(
    r"^an? (?:earlier|previous) version|^(?:correction|clarification|editor|erratum|corrigendum)|"
    r"^corrected (?!the\b|its\b|his\b|her\b|their\b|an?\b|all\b|that\b|this\b|it|him|her|them)",
    re.IGNORECASE,
)
_DONE_BY_NOBODY = re.compile(r"\bit (?:could|can|has|had) not (?:yet )?be(?:en)? \w+$", re.IGNORECASE)
_WIDEST = 90
_OF_THE_REPORT = frozenset({ActKind.UNVERIFIED, ActKind.NO_INFORMATION, ActKind.CORRECTION})


class Doer(NamedTuple):
    """An actor, where he is named (None: the report's own voice), and his record where no pack knows him."""

    actor: ActorId
    span: Span | None
    found: Actor | None = None


def find_doers(
    words: ActWords, unit: Unit, claim: Claim | None, claims: Sequence[Claim], discourse: Discourse
) -> list[Doer]:
    """Those who do it, two where "neither side" does. Empty where nobody can be told: then there is no act."""
    text = unit.text[words.start - unit.start : words.end - unit.start]
    voice = _voice_of(claim, words, claims, discourse)
    if words.kind is ActKind.UNVERIFIED and _PASSIVE.search(text) and not _ABLE.search(text):
        return [voice]
    if _VERSION.match(text):
        return [voice]
    if both := _both_sides(words, unit, discourse):
        return both
    named = _named_beside(words, unit, text, discourse) or _before(words, unit, claims, discourse)
    if named:
        return named
    if claim is not None and claim.speaker_anchor is not None:
        return [Doer(claim.speaker, claim.speaker_anchor.span)]
    return [voice] if words.kind in _OF_THE_REPORT or _is_first_person(unit, words) else []


def _voice_of(claim: Claim | None, words: ActWords, claims: Sequence[Claim], discourse: Discourse) -> Doer:
    """Who speaks here: whoever is quoted with these words, else the report itself."""
    quoted = [c for c in (claim, *claims) if c and c.speaker_anchor and c.content.start <= words.start < c.content.end]
    if quoted and quoted[0].speaker_anchor is not None:
        return Doer(quoted[0].speaker, quoted[0].speaker_anchor.span)
    return Doer(discourse.report.voice, None)


def _is_first_person(unit: Unit, words: ActWords) -> bool:
    return bool(re.search(r"\b(?:I|we)\s*$", unit.masked[: words.start - unit.start], re.IGNORECASE))


def _both_sides(words: ActWords, unit: Unit, discourse: Discourse) -> list[Doer]:
    """ "Neither side": the heads of the two sides, where the pack has just two."""
    begin = max(0, words.start - unit.start - 40)
    match = next(iter(_BOTH.finditer(unit.masked, begin, words.end - unit.start)), None)
    if match is None:
        return []
    context = discourse.context
    heads = sorted(
        {
            context.top_of(a.id)
            for a in context.pack.actors
            if a.side and context.kind_of(context.top_of(a.id)) in STATE_KINDS
        }
    )
    span = Span(unit.start + match.start(), unit.start + match.end())
    return [Doer(head, span) for head in heads] if len(heads) == 2 else []


def _named_beside(words: ActWords, unit: Unit, text: str, discourse: Discourse) -> list[Doer]:
    """Named within the words ("neither X nor Y confirmed"), after them ("no comment from X"), or as who was asked."""
    if _NOBODY_OF.match(text):
        within = [Span(m.start, m.end) for m in discourse.mentions_in(words.start, words.end)]
        within = within or [_after_nobody(words, text)]
        doers = [Doer(s.actor, s.span, s.found) for span in within if (s := resolve_source(discourse, span))]
        if doers:
            return list({d.actor: d for d in doers}.values())
    after = unit.masked[words.end - unit.start :]
    told = (_AFTER_FROM if _ENDS_WITH_FROM.search(text) else _FROM).match(after)
    if (
        told
        and words.kind in {ActKind.NO_ANSWER, ActKind.REFUSAL, ActKind.NO_CONFIRMATION, ActKind.NO_INFORMATION}
        and (_NOBODY_OF.match(text) or " no " in f" {text} ")
    ):
        found = _source(words.end + told.start("who"), words.end + told.end("who"), discourse)
        if found:
            return found
    if words.kind is not ActKind.NO_ANSWER:
        return []
    before = unit.masked[: words.start - unit.start]
    for pattern in (_PRESS_TO, _ASKED):
        matches = list(pattern.finditer(before))
        if matches and (pattern is _PRESS_TO or " no " in f" {text} " or _GOES_ON.search(before)):
            found = _source(unit.start + matches[-1].start("who"), unit.start + matches[-1].end("who"), discourse)
            if found:
                return found
    return []


def _after_nobody(words: ActWords, text: str) -> Span:
    """ "No Ordeshi official would confirm": the noun phrase between."""
    begin = _NOBODY_OF.match(text)
    end = _LAST_VERB.search(text)
    return Span(words.start + (begin.end() if begin else 0), words.start + (end.start() if end else len(text)))


def _before(words: ActWords, unit: Unit, claims: Sequence[Claim], discourse: Discourse) -> list[Doer]:
    """The subject before the words, or the one that they share with the words before."""
    left = unit.masked[: words.start - unit.start]
    stripped = _AUXILIARIES.sub("", left).rstrip()
    if _GOES_ON.search(stripped):
        spoken = [c for c in claims if c.speaker_anchor and unit.start <= c.speaker_anchor.start < words.start]
        last = max(spoken, key=lambda c: c.speaker_anchor.start if c.speaker_anchor else 0, default=None)
        if last is not None and last.speaker_anchor is not None:
            return [Doer(last.speaker, last.speaker_anchor.span)]
        shared = subject_of(unit, discourse) or _subject(unit, stripped, discourse)
        return [Doer(shared.actor, shared.span, shared.found)] if shared else []
    if words.kind in _OF_THE_REPORT and _DONE_BY_NOBODY.search(unit.masked[: words.end - unit.start]):
        return []
    cut = max((m.end() for m in _CLAUSE.finditer(stripped)), default=0)
    if words.kind in _OF_THE_REPORT and _IMPERSONAL.search(stripped[cut:]):
        plain = re.search(r"\b(?:it|who)\s*$", stripped, re.IGNORECASE)
        if plain is None or re.search(
            r"\b(?:clear|known|unclear|unknown)$", unit.masked[: words.end - unit.start], re.IGNORECASE
        ):
            return []
    if words.kind is ActKind.NO_ANSWER and _PRESS_SUBJECT.search(stripped[cut:]):
        return []
    found = source_before(unit, discourse, unit.start, stripped)
    if found is None or found[0].span.end - found[0].span.start > _WIDEST:
        return []
    source = found[0]
    return [Doer(source.actor, source.span, source.found)]


def _subject(unit: Unit, left: str, discourse: Discourse) -> Source | None:
    words = re.match(
        r"\s*((?:the |a |an |its |their )?(?:[\w'’-]+ ){0,5}?[\w'’-]+)\s+(?:said|says|told|did|had|has|was|were|is)\b",
        left,
        re.IGNORECASE,
    )
    return source_in(discourse, Span(unit.start + words.start(1), unit.start + words.end(1))) if words else None


def _source(start: int, end: int, discourse: Discourse) -> list[Doer]:
    source = source_in(discourse, Span(start, end))
    return [Doer(source.actor, source.span, source.found)] if source else []
