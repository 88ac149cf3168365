"""Where a speaker stands: before the cue, perhaps with an apposition or an aside between, or after it."""

from __future__ import annotations

import re

from truceline.claims.discourse import Discourse
from truceline.claims.governed import ENDS
from truceline.claims.sources import Source, describe_source, resolve_source
from truceline.claims.units import Unit
from truceline.model.anchor import Span
from truceline.text.calendar_words import MONTH

_BOUNDARY = re.compile(
    r"[;:—–()\u2026]|\s-\s|[\"“”«»\u241f]|,(?=\s)|\b(?:and|but|while|although|though|because|that|when|as|after|"
    r"before|"
    r"where|if|whether|or|than|since|until|so|nor|yet)\b(?=\s|$)",
    re.IGNORECASE,
)
_HARD = re.compile(r"[;:—–\"“”«»\u2026\u241f]|\s-\s|, (?:and|but|while|although)\b|\bthat\b")
_RELATIVE = re.compile(r"(?:^|[\s,])(which|who)\s*$", re.IGNORECASE)
_RELATIVE_WITHIN = re.compile(r"\b(?:who|whose|whom|which|known as|called)\b", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^(?:(?:in|on|at|by|for|from|after|before|during|since|late|early|meanwhile|however|but|and|according|"
    r"earlier|yet|"
    r"still|nevertheless|across|over|under|up|down|inside|outside|asked|speaking|so|then)\b[^,]{0,80},\s*)",
    re.IGNORECASE,
)
_PLACE_LEAD = re.compile(
    r"^\s*(?:(?:but|and|yet|meanwhile|late|early)\s+)*(?:(?:in|at|across|"
    r"on)\s+(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)??"
    r"(?: (?:morning|evening|night|afternoon))?\s+)?(?=(?:the|its|a|an|their|one|two|three)\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_TIME_LEAD = re.compile(
    rf"^\s*(?:(?:in|by|during|since) (?:(?:late|early) )?(?:{MONTH}(?: \d{{4}})?|(?:19|20|21)\d\d(?!\d)),?"
    r"|(?:(?:late|early|later|earlier) )?(?:on )?(?:yesterday|today|"
    r"\w+day)(?: (?:morning|afternoon|evening|night))?)\s+(?=\w)",
    re.I,
)
_ASIDE = re.compile(
    r"\s*(?:who|whose|whom|which|where|when|speaking|wishing|meeting|citing|referring|asked|quoted|reached|"
    r"contacted|in|on|"
    r"at|for|from|by|after|during|through|with|as|under|of|(?:and|but|or) (?:who|whose|which|whom)|aged|himself|"
    r"herself|itself|however|meanwhile|too|though|"
    r"moreover|again|nevertheless|in turn|not|\d{1,3}(?=\s*$)|(?!the\b)\w+(?:ing|ed)(?=\s(?:by|in|on|at|from|to|"
    r"as|with|the|a)\b))\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|will|could|did|does|can|came|went|fell|hit|struck|took|shot|left|began|"
    r"held|made|gave|saw|found|fled|broke|lost|blew|drove|sent|told|set|cut|(?!wounded|armed|united|allied|so-called|"
    r"displaced|unnamed|retired|detained|injured|occupied|interested|exiled|combined)\w{3,}ed(?! (?:by|in|at|"
    r"from|as|with)\b))\b"
)
_NAME = re.compile(
    r"(?:[A-Z][\w.'’-]*|of|the|de|van|von|al|bin|ibn)(?:\s+(?:[A-Z][\w.'’-]*|of|the|de|van|von|al|bin|ibn))*$"
)
_DETERMINED = re.compile(r"(?:the|a|an|its|his|her|their|our|one|another|some|\w+['’]s)\b", re.IGNORECASE)
_NOUN_PHRASE = re.compile(
    r"(?:the|a|an|its|his|her|their|our|one|two|three|four|several|some|many|most|both|each|another|all|other|local|"
    r"senior|officials?|residents|(?-i:[A-Z]))[\w'’-]*",
    re.IGNORECASE,
)
_WIDEST_SOURCE = 16
_MOST_ASIDES = 4


def source_before(
    unit: Unit, discourse: Discourse, floor: int, left: str, *, described: bool = True
) -> tuple[Source, int] | None:
    """The speaker that the words left of a cue end with, and where the naming begins.

    `left` begins at `floor`. `described` admits people whom only a noun tells apart ("the losing candidate").
    """
    if relative := _RELATIVE.search(left):
        end = floor + relative.start(1)
        mentions = discourse.mentions_in(max(unit.start, end - 80), end)
        source = resolve_source(discourse, Span(mentions[-1].start, mentions[-1].end)) if mentions else None
        return (source, end) if source else None
    if left.endswith(","):
        found = _with_apposition(unit, discourse, floor + len(left) - 1, described=described)
        return (found[0], found[1] if found[1] >= floor else floor + len(left)) if found else None
    start = _last_phrase(left)
    if not left[start:].strip() or len(left[start:].split()) > _WIDEST_SOURCE:
        return None
    span = Span(floor + start, floor + len(left))
    source = resolve_source(discourse, span) or (describe_source(discourse, span) if described else None)
    return (source, source.span.start) if source else None


def _last_phrase(left: str) -> int:
    """Where the phrase begins that `left` ends with; "X and Y" is one phrase where both are nouns."""
    pieces = list(_BOUNDARY.finditer(left))
    if pieces and pieces[-1].group().lower() in {"and", "or"}:
        before = left[pieces[-2].end() if len(pieces) > 1 else 0 : pieces[-1].start()]
        if (
            _is_noun_phrase(before)
            and not re.search(r"\w{3}ed\b", before)
            and len(before.split()) <= _WIDEST_SOURCE // 2
        ):
            pieces.pop()
    start = pieces[-1].end() if pieces else 0
    for leading in (_TIME_LEAD, _PLACE_LEAD):
        lead = leading.match(left[start:])
        start += lead.end() if lead else 0
    return start


def _is_noun_phrase(words: str) -> bool:
    bare = _RELATIVE_WITHIN.split(words.strip(ENDS), maxsplit=1)[0]
    return bool(bare) and bool(_NOUN_PHRASE.match(bare)) and not _VERB.search(bare)


def _with_apposition(unit: Unit, discourse: Discourse, end: int, *, described: bool) -> tuple[Source, int] | None:
    """ "the mayor, Ann Lee, who was there," before a cue: from the asides back to the noun and its name."""
    words = unit.cut_masked(Span(unit.start, end))
    hard = [m.end() for m in _HARD.finditer(words)]
    parts = [
        Span(unit.start + m.start(), unit.start + m.end())
        for m in re.finditer(r"[^,]+", words)
        if unit.cut(Span(unit.start + m.start(), unit.start + m.end())).strip()
    ]
    asides = 0
    while parts and asides < _MOST_ASIDES and _ASIDE.match(unit.cut(parts[-1])):
        parts.pop()
        asides += 1
    if not parts:
        return None
    last, before = parts[-1], parts[-2] if len(parts) > 1 else None
    since = max([unit.start + h for h in hard if unit.start + h <= last.end - 3], default=unit.start)
    if before and before.end > since and _is_apposed(unit.cut(before), unit.cut(last)):
        begin = max(before.start, since)
        source = source_in(discourse, Span(begin, last.end), described=described)
        if source:
            return source, _stripped(unit, begin)
    begin = max(last.start, since)
    start = begin + _last_phrase(unit.cut_masked(Span(begin, last.end)))
    source = source_in(discourse, Span(start, last.end), described=described)
    return (source, _stripped(unit, start)) if source else None


def _is_apposed(one: str, other: str) -> bool:
    """A name beside a noun: "the mayor, Ann Lee" or "Ann Lee, the mayor"."""
    first, second = one.strip(ENDS), other.strip(ENDS)
    tail = first[_last_phrase(first) :].strip()
    if _VERB.search(tail) or _ASIDE.match(tail) or _VERB.search(second):
        return False
    named, noun = bool(_NAME.fullmatch(second)), bool(_DETERMINED.match(tail)) or tail[:1].islower()
    return (named and noun) or (bool(_NAME.fullmatch(tail)) and (bool(_DETERMINED.match(second)) or not named))


def _stripped(unit: Unit, at: int) -> int:
    words = unit.text[at - unit.start :]
    return at + len(words) - len(words.lstrip(ENDS + ","))


def source_in(discourse: Discourse, span: Span, *, described: bool = True) -> Source | None:
    """A noun phrase with appositions: the person named in it, else whoever its first part names."""
    words = discourse.report.text[span.start : span.end]
    parts = [Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^,]+", words)]
    for part in parts[:2]:
        if re.match(r"\s*(?:which|who|whose|on|in|at|speaking)\b", discourse.report.text[part.start : part.end]):
            continue
        source = resolve_source(discourse, part)
        if source and source.person and not source.actor.startswith("unnamed:"):
            return source
    if not parts:
        return None
    return resolve_source(discourse, parts[0]) or (describe_source(discourse, parts[0]) if described else None)


def subject_of(unit: Unit, discourse: Discourse) -> Source | None:
    """The known actor that a unit begins with: the subject that a later "and said" shares."""
    first = next(iter(discourse.mentions_in(unit.start, unit.end)), None)
    if first is None or first.start - unit.start > 25:
        return None
    return resolve_source(discourse, Span(first.start, first.end))
