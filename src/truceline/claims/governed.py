"""The words that a cue governs: to its right, to its left, or both, without what says when and to whom it was "
"said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.claims.cues import Act, Cue
from truceline.claims.sources import Source
from truceline.claims.units import MASK, Unit
from truceline.model.anchor import Span

ENDS = " ,;:—–-\n\t"
CLOSED_LEFT = re.compile(r"[,\"“”’'»\u241f]\s*$")
PASSIVE = re.compile(
    r"\s+(?:(?:has|have|had) )?(?:\w+ly )?(?:was|were|been|is|are|being) (?:(?:\w+ly|also|later|again|then|since) )*$",
    re.IGNORECASE,
)
_QUOTE_CLOSED = re.compile(r"[\"”»]\s*$|[,.!?\u241f][\"”’'»]?\s*$")
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_ADJUNCT = re.compile(
    r"\s*(?:,\s*)?(?:"
    rf"(?:(?:late|early|later|earlier) )?(?:on )?{_WEEKDAY}(?:['’]s)?(?: (?:morning|afternoon|evening|night))?"
    r"|(?:yesterday|today|tonight|separately|again|only|also|meanwhile|later|earlier|afterwards|then|too|however)\b"
    r"|(?:in|through|via) (?:a|an|its|their|the|one) (?:\S+ ){0,3}?(?:statement|interview|post|telegram|letter|"
    r"speech|"
    r"message|release|communiqu\w+|bulletin|commentary|briefing|comment)"
    r"|(?:at|during|after) (?:a|an|the) (?:\S+ ){0,2}?(?:briefing|conference|meeting|session)"
    r"|by (?:telephone|phone|e-?mail)|on television|with a \w+|on condition of anonymity|in (?:a )?reply"
    r"|(?:reporters|journalists)(?: in [A-Z]\w+| at the \w+)?"
    r")(?=[\s,.\"“”;:\u241f]|$)",
    re.IGNORECASE,
)
_HEARER = re.compile(
    r"\s*(?:reporters|journalists|the press|the media|state television|a briefing|a news conference|parliament|"
    r"us|him|"
    r"her|them|(?-i:(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})|the \w+ (?:council|parliament|press|media|agency))"
    r"(?: in [A-Z]\w+| at the \w+)?(?=[\s,.\"“”;:\u241f]|$)",
    re.IGNORECASE,
)
_THAT = re.compile(r"\s*(?:,\s*)?(?:that\b|:)\s*", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:was|were|is|are|had|has|have|would|will|could|did|does|can)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b\w{3,}(?<!hundr)ed\b|\b(?:came|went|fell|hit|struck|took|shot|left|began|held|died|fled|"
    r"broke|lost)\b"
)
_SUBORDINATE = re.compile(
    r"(?:when|while|although|though|if|as|after|before|since|because|once|unless|in|on|at|by|for|from|during|asked|"
    r"speaking|with|without|despite|under|over|until|reached|contacted|according|late|early|to|meanwhile|what|how|"
    r"why|where|\w+ing)\b",
    re.IGNORECASE,
)
_REASON = re.compile(r"because\b", re.IGNORECASE)
_OPINED = re.compile(r"(?:express|voic)", re.IGNORECASE)
_LEFT_ACTS = frozenset({Act.SAY, Act.CONFIRM, Act.WARN, Act.EXPECT, Act.DECLINE})
_THAT_ACTS = _LEFT_ACTS | {Act.DENY, Act.DEMAND, Act.OPEN, Act.CALL}
_CUE_KEPT_BELOW = 4
_CUE_KEPT = frozenset({Act.DENY, Act.REJECT, Act.PUT})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue with its speaker. `begin` is where it cuts the words of its neighbours; `right_of` the governed right."""

    cue: Cue
    source: Source
    begin: int
    right_of: int
    inverted: bool = False
    shared: bool = False


def governed_words(unit: Unit, candidate: Candidate, *, floor: int, ceiling: int) -> tuple[Span, ...]:
    """Report offsets of the words governed, between the neighbours' words at `floor` and `ceiling`."""
    act = candidate.cue.act
    if act is Act.DECLINE and not _asks_what(unit, candidate, floor, ceiling):
        return (trim(unit, Span(candidate.cue.start, ceiling)),)
    if act is Act.OBSERVE:
        return (trim(unit, Span(candidate.begin, ceiling)),)
    if candidate.inverted and act in {Act.DENY, Act.REJECT}:
        return (_subject_denied(unit, candidate),)
    before = unit.cut_masked(Span(floor, candidate.begin))
    left = _without_lead(unit, trim(unit, Span(floor, candidate.begin)))
    right = _right(unit, candidate, ceiling)
    if act in {Act.ACCORDING, Act.COUNT}:
        if left.end - left.start >= 12:
            return (left,)
        return (right,) if _is_clause(unit, right) else ()
    if act in _LEFT_ACTS and CLOSED_LEFT.search(before) and left.end - left.start >= 3:
        rest = unit.cut_masked(Span(candidate.right_of, ceiling)).lstrip()
        goes_on = re.match(r",\s*(?:(?:and|but)\b(?!\s*(?:that|said))|which\b|\w{3,}ing\b(?! \w+ to\b))", rest)
        quoted = _QUOTE_CLOSED.search(before) and any(q.inner.start <= left.start < q.end for q in unit.quotes)
        gives_reason = _REASON.match(unit.cut(right)) and len(unit.cut(left).split()) > _CUE_KEPT_BELOW
        goes_left = quoted or gives_reason or candidate.inverted or not _is_clause(unit, right)
        if goes_left or goes_on or _stands_alone(unit, left, rest):
            return (
                (left, _without_lead(unit, right))
                if goes_on and _is_clause(unit, right)
                else (left, *_quotes_in(unit, right))
            )
    if right.end - right.start < 2 and _OPINED.match(unit.cut(Span(candidate.cue.start, candidate.cue.end))):
        return (Span(candidate.cue.start, candidate.cue.end),)
    if right.end - right.start < 2:
        return (left,) if CLOSED_LEFT.search(before) and left.end - left.start >= 3 else ()
    if act in _CUE_KEPT and len(unit.cut(right).split()) < _CUE_KEPT_BELOW:
        return (trim(unit, Span(candidate.cue.start, right.end)),)
    return (right,)


def _subject_denied(unit: Unit, candidate: Candidate) -> Span:
    """Of "The charge was rejected by X" what stands before the "was", with the verb where that is a word or two."""
    be = PASSIVE.search(unit.cut_masked(Span(candidate.begin, candidate.cue.start)))
    subject = trim(unit, Span(candidate.begin, candidate.begin + be.start() if be else candidate.cue.start))
    short = len(unit.cut(subject).split()) < _CUE_KEPT_BELOW
    return Span(subject.start, candidate.cue.end) if short else subject


def _stands_alone(unit: Unit, left: Span, rest: str) -> bool:
    """Whether what stands before "…, X said …" is a sentence of its own, and no words are introduced after it."""
    words = unit.cut_masked(left)
    if _SUBORDINATE.match(words) or re.match(r"(?:\S+ ){0,6}?(?:that\b|\S*[:\"“«])", rest):
        return False
    return len(words.split()) >= 3 and bool(_FINITE.search(words) or _PAST.search(words))


def _asks_what(unit: Unit, candidate: Candidate, floor: int, ceiling: int) -> bool:
    """ "Who fired first, it could not say": what was not said stands before."""
    before = unit.cut_masked(Span(floor, candidate.begin))
    rest = unit.cut_masked(Span(candidate.right_of, ceiling)).strip(ENDS + ".")
    return not rest and bool(CLOSED_LEFT.search(before)) and len(before.split()) > _CUE_KEPT_BELOW


def _right(unit: Unit, candidate: Candidate, ceiling: int) -> Span:
    start = candidate.right_of
    text = unit.cut_masked(Span(start, ceiling))
    told = unit.cut_masked(Span(candidate.cue.start, candidate.cue.end)).lower().startswith(("told", "tell", "inform"))
    act = candidate.cue.act
    that = re.search(r"\bthat\b", text[:110]) if act in _LEFT_ACTS else None
    offset = 0
    if that and _only_introduces(text[: that.start()], told=told):
        offset = that.end()
    elif act in _LEFT_ACTS:
        hearer = _HEARER.match(text) if told else None
        offset = hearer.end() if hearer else 0
        while (adjunct := _ADJUNCT.match(text, offset)) and adjunct.end() > offset:
            offset = adjunct.end()
    if act in _THAT_ACTS and (introduced := _THAT.match(text, offset)):
        offset = introduced.end()
    return trim(unit, Span(start + offset, ceiling))


def _only_introduces(before_that: str, *, told: bool) -> bool:
    if re.search(r"[.;\"“”]", before_that) or _FINITE.search(before_that):
        return False
    return told or len(before_that.split()) <= 7


def _is_clause(unit: Unit, span: Span) -> bool:
    words = unit.cut_masked(span).strip(ENDS + ".")
    if MASK in words or (len(words.split()) >= 6 and _FINITE.search(words)):
        return True
    return len(words.split()) >= 3 and not re.match(
        r"(?:in|on|at|with|to|by|for|from|during|after|as|when|who|which|through|via|of|late|early)\b", words, re.I
    )


def _quotes_in(unit: Unit, span: Span) -> tuple[Span, ...]:
    return tuple(q.inner for q in unit.quotes if q.start >= span.start - 1 and q.end <= span.end + 1)


def _without_lead(unit: Unit, span: Span) -> Span:
    """A content to the left begins after "But", "And"."""
    match = re.match(r"(?:but|and|yet|still)\s+", unit.cut(span), re.IGNORECASE)
    return Span(span.start + match.end(), span.end) if match else span


def trim(unit: Unit, span: Span) -> Span:
    """Without edge punctuation, a dangling conjunction, and quotation marks that enclose the whole."""
    words = unit.cut(span)
    start, end = 0, len(words)
    while start < end and words[start] in ENDS + ".":
        start += 1
    while end > start and words[end - 1] in ENDS + ".":
        end -= 1
    dangling = re.search(r"[,;]?\s+(?:and|but|while|or|then|though|although)$", words[start:end])
    if dangling:
        end = start + dangling.start()
    for quote in unit.quotes:
        inner = quote.inner
        encloses = quote.start <= span.start + start + 1 and quote.end >= span.start + end - 1
        if encloses and inner.end > inner.start and quote.start >= unit.start:
            return Span(max(inner.start, span.start), _unstopped(unit, inner))
    return Span(span.start + start, span.start + end)


def _unstopped(unit: Unit, inner: Span) -> int:
    end = min(inner.end, unit.end)
    while end > inner.start and unit.text[end - 1 - unit.start] in ",;":
        end -= 1
    return end
