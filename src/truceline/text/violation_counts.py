"""Counts of violations and of fire in one sentence: how many of what, and which figures are of an earlier time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from truceline.model.anchor import Span
from truceline.text.number_words import number_matches, read_amount
from truceline.text.numbers import NumberMention, find_numbers
from truceline.text.violation_units import BREACHES, HAPPENINGS, unit_after, unit_before

WHOLE = Span(0, 0)
_LONGEST = 3000
_NEAR = 140

_BREAKS = (
    r"(?:violat(?:ed?|es|ing)|breach(?:ed|es|ing)?|br(?:eak(?:s|ing)?|oken?)|infring(?:ed?|es|ing)|disregard(?:ed|s|ing)?"
    r"|flout(?:ed|s|ing)?)"
)
_FIRES = (
    r"(?:open(?:ed|s|ing)? (?:[\w-]+ ){0,2}?fire"
    r"|fir(?:ed|es|ing) (?:on|at|towards?|in the direction|from|with|across|over)"
    r"|(?:came|come|been|was|were) (?:[\w-]+ ){0,2}?under (?:[\w-]+ ){0,3}?fire|shell(?:ed|s|ing)|bombard(?:ed|s|ing)"
    r"|(?:were|was) turned on|were used against|was used against|shot at|came under (?:[\w-]+ ){0,2}?attack)"
)
_RULE_WORDS = re.compile(
    r"\b(?:cease-?fire|truce|armistice|regime|agreements?|accords?|protocol|arrangement|understandings?|hostilities|silence"
    r"|memorandum|statement|rules|deal|line|airspace|air space|articles?|points?|it|them)\b",
    re.IGNORECASE,
)
_BREAKS_BEFORE = re.compile(rf"\b{_BREAKS}\b[^.;:()]{{0,{_NEAR}}}$", re.IGNORECASE)
_BREAKS_NEXT = re.compile(rf",?\s(?:[\w-]+ly )?(?P<verb>{_BREAKS})\b", re.IGNORECASE)
_FIRES_AROUND = re.compile(rf"\b{_FIRES}", re.IGNORECASE)
_TIMES = re.compile(
    r"[ -](?P<unit>times|separate times|occasions|separate occasions)(?! (?:more|as|the|larger|higher|that))\b"
)
_ADVERB = re.compile(
    r"(?<![\w-])(?:(?P<twice>twice)|(?P<thrice>thrice))(?! (?:as|the|that|weekly|daily))\b", re.IGNORECASE
)

_SET_BESIDE = re.compile(
    r"(?:(?:\b(?:as )?(?:against|compared (?:with|to)|(?:up|down) from|after|versus|following|instead of)"
    r"|\b(?:previous|preceding|last|earlier) (?:reporting )?(?:period|day|report|week)\s?[:,–-]"
    r"|\b(?:rose|fell|risen|fallen|increased?|decreased?|dropped|down|up) from)\s"
    r"|\b(?:previous|preceding) (?:reporting )?(?:period|day|report|week|24 hours) \()"
    r"(?:the |some |about |around |only |just )?$",
    re.IGNORECASE,
)
_WHEN_NEXT = re.compile(
    r"(?: [\w-]+){0,2}?\s?(?:\)|\b(?:on|in|during|for|over|the|a|yesterday|last)\b|[.,;]?$)", re.IGNORECASE
)
_ENDS = re.compile(
    r"\s?(?:[).,;]|$|(?:on|in|during|for|over|yesterday|last|from|compared|as|against|after|by|this)\b)", re.IGNORECASE
)
_SHARE = re.compile(
    r"\s(?:(?:of (?:them|these|those|which)|were|being)\s)?(?P<kind>outgoing|incoming)\b", re.IGNORECASE
)
_BY_ANOTHER = re.compile(r"\s(?:by|from|on the part of)\s(?:the )?[A-Z]")
_ELSEWHERE = re.compile(r"\s(?:in|near|at|along)\s(?:the )?[A-Z]")
_LISTED = re.compile(r"(?:,|\band|\bwhile)\s(?:another |a further |some |about )?$")
_OF_THESE = re.compile(r"\b[Oo]f (?:these|those|them|which|that number)\b")
_CONSISTED = re.compile(
    r"\s(?:were |was )?(?:consisted (?:in|of)|involved|concerned|in|with|by|through) (?:the )?(?:use of )?"
    r"(?P<kind>[\w -]{3,40}?)(?= (?:in|on|at|above|over|against|from|near|along|towards?|and|of)\b|[,.;)]|$)",
    re.IGNORECASE,
)

_HABIT = re.compile(
    r"\b(?:on an? (?:ordinary|average|typical|normal|usual) (?:day|night|week)"
    r"|(?:per|each|every) (?:day|night|hour|week)"
    r"|(?:a|an) (?:day|night|hour|week)(?! (?:earlier|before|later|after|ago))\b|daily(?! (?:report|bulletin|summary))"
    r"|nightly|on average|an average of)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:would|could|might|(?-i:may)|will|shall|should|if|unless|able to|ready to|capable of|plan(?:s|ned)? to"
    r"|threat\w* to|intend\w* to|prepar\w+ to|at most|limit\w* (?:of|to)|allow\w*|permit\w*)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_SEEN = (
    r"(?:record|regist|count|log(?:ged|s)?\b|hear|saw\b|seen\b|observ|not(?:ed|es)\b|detect|document|report|entered|tall(?:y|ied)"
    r"|measur|confirm|monitor)\w*"
)
_DONE = (
    rf"(?:{_SEEN}|fir(?:e[sd]?|ing)\b|launch\w*|land(?:ed|ing)\b|fell\b|fall(?:en|ing)?\b|hit\b|struck\b|impact\w*"
    r"|c[oa]me down"
    r"|drop(?:ped|ping)\b|explod\w+|detonat\w+|us(?:ed|ing)\b|expend\w*|shot\b|carr(?:y|ied|ying) out|conduct\w*"
    r"|mount\w*"
    r"|there (?:were|was|have been|has been)|took place|occur\w*|made\b|committ\w*|c[oa]me from|had come|directed|aimed"
    r"|flew\b)"
)
_DONE_NEAR = re.compile(rf"\b{_DONE}", re.IGNORECASE)
_SEEN_NEAR = re.compile(rf"\b{_SEEN}", re.IGNORECASE)
_OWNED = re.compile(
    r"\b(?:seiz|captur|confiscat|stockpil|destroy|deliver|suppl|bought|purchas|cache|defus|disarm|clear|found|discover"
    r"|recover|surrender|hand(?:ed|ing)? over|carr(?:ying|ied) (?!out)|stor(?:e|ed|ing)\b|craters?|cancel|passenger"
    r"|commercial"
    r"|ammunition depot|hidden|smuggl|intercept|shot down|down(?:ed|ing)\b)",
    re.IGNORECASE,
)
_NEEDS_KIND = frozenset({"strikes", "attacks"})
_AFTER_BARE = re.compile(r"\s(?:on|against|in|from)\b")
_VAGUE = re.compile(r"\b(?:several|a few|a couple|a handful|both|one of)\b", re.IGNORECASE)


_UNIT_WORDS = re.compile(
    r"violation|violat|breach|break|broke|infring|infraction|flout|disregard|incident|cases|instances|shot|round|shell"
    r"|projectile|bomb|rocket|missile|grenade|bullet|drone|uav|unmanned|explosion|blast|detonation|burst|volley|salvo"
    r"|strike|attack|flight|sortie|incursion|provocation|fire|times|occasions|twice|thrice",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention:
    """One figure. The span runs from the number to the end of its unit; `printed` is the unit in the source's words.

    `compared` marks a figure that is set beside the one before it and is of an earlier time; `kind` is the part or the
    weapon that alone is counted. `scope` is where its own time and its own doer stand.
    """

    start: int
    end: int
    min: int | None
    max: int | None
    approx: bool
    unit: str
    printed: str
    kind: str | None = None
    compared: bool = False
    share: bool = False
    scope: Span = WHOLE


class _Number(NamedTuple):
    start: int
    end: int
    min: int | None
    max: int | None
    approx: bool

    @classmethod
    def of(cls, mention: NumberMention) -> _Number:
        return cls(mention.start, mention.end, mention.min, mention.max, mention.approx)


def may_count(text: str) -> bool:
    """Whether any word of it names a unit: quick, and True for whatever `find_counts` finds anything in."""
    return _UNIT_WORDS.search(text) is not None


def find_counts(sentence: str) -> list[CountMention]:
    """In reading order, none overlapping; tolls, stocks, plans and what is usual on a day are left out."""
    text = sentence[:_LONGEST]
    if not may_count(text):
        return []
    found: list[CountMention] = []
    for number in _numbers(text):
        if found and number.start < found[-1].end:
            continue
        mention = _read(text, number, found[-1] if found else None)
        if mention is not None:
            found.append(mention)
    return _scoped(text, found)


def _numbers(text: str) -> list[_Number]:
    """What `find_numbers` finds, with "twice" and with those that it sets aside as compared."""
    numbers = [_Number.of(each) for each in find_numbers(text) if each.unit is None]
    for match in _ADVERB.finditer(text):
        times = 2 if match["twice"] else 3
        numbers.append(_Number(match.start(), match.end(), times, times, False))
    for match in number_matches(text):
        taken = any(match.start() < n.end and n.start < match.end() for n in numbers)
        if not taken and _SET_BESIDE.search(text[max(0, match.start() - 48) : match.start()]):
            amount = read_amount(match)
            numbers.append(_Number(match.start(), match.end(), amount.min, amount.max, amount.approx))
    return sorted(numbers)


def _read(text: str, number: _Number, before: CountMention | None) -> CountMention | None:
    if _VAGUE.search(text[number.start : number.end]) or _UNREAL.search(text[max(0, number.start - 60) : number.start]):
        return None
    if _HABIT.search(text, number.start, min(len(text), number.end + 80)):
        return None
    read = _with_noun(text, number) or _as_times(text, number)
    if read is None and before is not None:
        read = _by_comparison(text, number, before)
    return read or _after_noun(text, number)


def _with_noun(text: str, number: _Number) -> CountMention | None:
    named = unit_after(text, number.end)
    if named is None:
        return None
    unit, end, weapon = named
    if not _is_counted(text, number, unit, end, weapon=weapon):
        return None
    lead = text[number.end : end].strip()
    way = re.search(r"\b(outgoing|incoming)\b", lead, re.IGNORECASE)
    compared = _SET_BESIDE.search(text[max(0, number.start - 48) : number.start]) is not None
    return CountMention(
        start=number.start, end=end, min=number.min, max=number.max, approx=number.approx, unit=unit, printed=lead,
        kind=way.group().lower() if way else weapon, compared=compared,
    )  # fmt: skip


def _after_noun(text: str, number: _Number) -> CountMention | None:
    """ "Violations rose to 45", "Explosions: 12", but not "the violations were 45 kilometres apart"."""
    named = unit_before(text, number.start)
    if named is None or not _ENDS.match(text, number.end):
        return None
    unit, printed = named
    if number.max == 0 and unit not in BREACHES:
        return None
    return CountMention(
        start=number.start, end=number.end, min=number.min, max=number.max, approx=number.approx, unit=unit,
        printed=printed,
    )  # fmt: skip


def _is_counted(text: str, number: _Number, unit: str, end: int, *, weapon: str | None) -> bool:
    """Whether what is named was seen or done, and not kept, found or taken."""
    around = text[max(0, number.start - _NEAR) : end + _NEAR]
    if number.max == 0:
        return unit in BREACHES and _SEEN_NEAR.search(around) is not None
    if unit in BREACHES and unit != "incursions":
        return True
    if unit == "shots" and number.max == 1 and text.startswith(" at ", end):  # "only one shot at it"
        return False
    if _OWNED.search(around) or not _DONE_NEAR.search(around):
        return False
    bare = unit in _NEEDS_KIND and weapon is None and not text[number.end : end].strip().lower().startswith("air")
    return not bare or _AFTER_BARE.match(text, end) is not None or unit not in HAPPENINGS


def _as_times(text: str, number: _Number) -> CountMention | None:
    """ "Violated the ceasefire 40 times", "twice the post came under fire"."""
    adverb = text[number.start : number.end].lower() in ("twice", "thrice")
    match = None if adverb else _TIMES.match(text, number.end)
    if not adverb and match is None:
        return None
    end = number.end if match is None else match.end()
    printed = text[number.start : end] if match is None else match["unit"]
    broken = _BREAKS_BEFORE.search(text[: number.start])
    breaks = _BREAKS_NEXT.match(text, end)
    if broken and _RULE_WORDS.search(text, max(0, broken.start() - 60), number.start):
        unit = "violations"
        printed = f"{printed} {' '.join(broken.group().split()[:1])}"
    elif breaks and _RULE_WORDS.search(text, breaks.end(), breaks.end() + 60):
        unit, printed = "violations", f"{printed} {breaks['verb']}"
    elif _FIRES_AROUND.search(text, max(0, number.start - _NEAR), min(len(text), end + 80)):
        unit = "times"
    else:
        return None
    return CountMention(
        start=number.start, end=end, min=number.min, max=number.max, approx=number.approx, unit=unit, printed=printed
    )


def _by_comparison(text: str, number: _Number, before: CountMention) -> CountMention | None:
    """A figure without a noun of its own: "(previous period: 12)", "60 of them outgoing", "and 12 by the others"."""
    lead = text[max(before.end, number.start - 48) : number.start]
    same = replace(
        before, start=number.start, end=number.end, min=number.min, max=number.max, approx=number.approx, compared=False
    )
    if _SET_BESIDE.search(lead) and _WHEN_NEXT.match(text, number.end):
        return replace(same, compared=True)
    share = _SHARE.match(text, number.end)
    if share:
        return replace(same, end=share.end(), kind=share["kind"].lower(), share=True)
    if _BY_ANOTHER.match(text, number.end) and number.start - before.end < _NEAR:
        return same
    if _LISTED.search(lead) and _ELSEWHERE.match(text, number.end):
        return same
    if _OF_THESE.search(text, before.end if before.end < number.start else 0, number.start):
        kind = _CONSISTED.match(text, number.end)
        return replace(same, kind=kind["kind"].strip().lower(), share=True) if kind else None
    return None


def find_shares(sentence: str, whole: CountMention) -> list[CountMention]:
    """The parts of a count that the sentence after it gives: "Of these, 4 consisted in the use of small arms"."""
    text = sentence[:_LONGEST]
    opening = _OF_THESE.match(text.lstrip())
    if opening is None:
        return []
    found = []
    for number in _numbers(text):
        kind = _CONSISTED.match(text, number.end)
        if kind and number.max:
            found.append(
                replace(
                    whole, start=number.start, end=number.end, min=number.min, max=number.max, approx=number.approx,
                    kind=kind["kind"].strip().lower(), share=True, compared=False,
                )
            )  # fmt: skip
    return _scoped(text, found)


def _scoped(text: str, found: list[CountMention]) -> list[CountMention]:
    starts = [0, *(each.end for each in found)]
    ends = [*(each.start for each in found[1:]), len(text)]
    return [replace(each, scope=Span(start, end)) for each, start, end in zip(found, starts, ends, strict=False)]
