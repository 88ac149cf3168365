"""Numbers in prose, with what widens them: "at least 10", "between 10 and 12", "about 40", "dozens", "no"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.text.lexicon import words
from truceline.text.number_setting import REACH, counts, unit_of, word_before
from truceline.text.number_words import Amount, number_matches, read_amount

DENSE_GAP = 12
LONGEST_RUN = 400

_BEFORE = re.compile(
    r"""(?<![\w-])(?:
      (?P<least>at[ ](?:the[ ])?least|(?:no|not)[ ](?:fewer|less)[ ]than|upwards[ ]of|a[ ]minimum[ ]of|minimum
        |(?:(?:slightly|well|far|just|many|a[ ]little)[ ])?(?:more[ ]than|over|above)|in[ ]excess[ ]of)
     |(?P<nearly>almost|nearly|just[ ](?:under|short[ ]of|below)|approaching|not[ ]quite)
     |(?P<most>up[ ]to|at[ ](?:the[ ])?most|(?:no|not)[ ]more[ ]than|as[ ]many[ ]as|a[ ]maximum[ ]of|maximum
        |(?:fewer|less|lower)[ ]than|under|below)
     |(?P<about>about|around|roughly|approximately|approx\.?|circa|ca\.?|an[ ]estimated|estimated|some|perhaps|maybe
        |possibly|nearer(?:[ ]to)?|closer?[ ]to|in[ ]the[ ]region[ ]of|(?:in|on|of)[ ]the[ ]order[ ]of|~)
    )[ ]?(?:(?:another|a[ ]further|a[ ]total[ ]of|some)[ ])?[“"'‘]?$""",
    re.IGNORECASE | re.VERBOSE,
)
_LAST_OF_BEFORE = words(
    "least than of minimum over above almost nearly under below approaching quite to most as many maximum about around",
    "roughly approximately approx approx. circa ca ca. estimated some perhaps maybe possibly nearer another further ~",
)
_HANDED = re.compile(r"\b(?:hand|turn|tak|took|carr|cross|kno|run|ran)\w{0,5} over $", re.IGNORECASE)
_AFTER = re.compile(
    r"(?P<least>[ ]?\+|[ ](?:or|and)[ ](?:more|over|above)\b)"
    r"|(?P<most>[ ]or[ ](?:fewer|less)\b|[ ]at[ ](?:the[ ])?most\b)"
    r"|(?P<about>[ ]or[ ](?:so|thereabouts)\b|-odd\b|-ish\b)",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?P<maybe>,? (?:or |and )?(?:maybe|perhaps|possibly|or even|or) )|(?P<to> to |[ ]?[–-][ ]?)|(?P<and> and )",
    re.IGNORECASE,
)
_LONGEST_JOINT = 14
_BETWEEN = re.compile(r"(?<![\w-])(?:anywhere )?between [“\"'‘]?$", re.IGNORECASE)
_FROM = re.compile(r"(?<![\w-])from [“\"'‘]?(?:about |some |around )?$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:ris|ros|rais|lower|cut|fell|fall|drop|reduc|increas|climb|grew|grow|correct|revis|declin|went|gone|jump|updat)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """`min` and `max` include themselves; None is an open end. The span includes the modifier.

    `unit` names what is measured (km, mm, hours, years…, also a person's age); None where people or things are counted.
    """

    start: int
    end: int
    min: int | None
    max: int | None
    approx: bool
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Core:
    """A number, or two joined to a range, before its modifiers are read.

    `tail` is where its last number starts; `changed` is True for "from five to four", of which only the last counts.
    """

    start: int
    end: int
    tail: int
    amount: Amount
    changed: bool = False

    @classmethod
    def of(cls, match: re.Match[str]) -> _Core:
        return cls(start=match.start(), end=match.end(), tail=match.start(), amount=read_amount(match))


def find_numbers(text: str) -> list[NumberMention]:
    """All numbers that count or measure, in order; dates, clocks, years, money, percentages and labels are left out."""
    cores = [_Core.of(match) for match in _without_dumps(number_matches(text))]
    mentions: list[NumberMention] = []
    index = 0
    while index < len(cores):
        parts = cores[index : index + 2]
        core = _join(text, *parts) if len(parts) == 2 else None
        if core is None:
            parts = parts[:1]
            core = None if _is_hyphenated(text, parts[0]) else parts[0]
        index += len(parts)
        checked = parts[-1:] if core and core.changed else parts
        if core and all(counts(text, part.start, part.end, spelled=part.amount.spelled) for part in checked):
            mentions.append(_mention(text, core))
    return mentions


def _without_dumps(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leaves out runs of hundreds of numbers with hardly a word between: nobody counts anything in them."""
    kept: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for match in matches:
        if run and match.start() - run[-1].end() > DENSE_GAP:
            kept += run if len(run) <= LONGEST_RUN else []
            run = []
        run.append(match)
    return kept + (run if len(run) <= LONGEST_RUN else [])


def _is_hyphenated(text: str, core: _Core) -> bool:
    """Part of a code, a telephone number or a score: 555-0198, 3-1."""
    return text[max(0, core.start - 1) : core.start] == "-" or (
        text[core.end : core.end + 1] == "-" and text[core.end + 1 : core.end + 2].isdigit()
    )


def _join(text: str, first: _Core, second: _Core) -> _Core | None:
    """The range that two numbers make; for a change ("from five to four") what it changed to."""
    joint = _JOINT.fullmatch(text, first.end, second.start) if second.start - first.end <= _LONGEST_JOINT else None
    low, high = first.amount.min, second.amount.max
    if joint is None or low is None or high is None or first.amount.max is None:
        return None
    before = text[max(0, first.start - REACH) : first.start]
    begin = _FROM.search(before) if joint["to"] else None
    if begin and (high <= low or _CHANGE.search(text, max(0, first.start - 2 * REACH), first.start)):
        start = first.start - len(begin.group())
        return _Core(start=start, end=second.end, tail=second.start, amount=second.amount, changed=True)
    between = _BETWEEN.search(before) if joint["and"] else None
    opening = between or begin
    if high <= low or (joint["and"] and between is None) or (joint["maybe"] and high > 2 * low + 1):
        return None
    amount = Amount(min=low, max=high, approx=joint["maybe"] is not None)
    start = first.start - (len(opening.group()) if opening else 0)
    return _Core(start=start, end=second.end, tail=second.start, amount=amount)


def _mention(text: str, core: _Core) -> NumberMention:
    low, high, approx = core.amount.min, core.amount.max, core.amount.approx
    start, end = core.start, core.end
    before = _modifier(text, start)
    if before:
        start -= len(before.group())
        low, high, approx = _widen(before, low, high, approx=approx)
    after = _AFTER.match(text, end)
    if after:
        end = after.end()
        low, high, approx = _widen(after, low, high, approx=approx)
    unit = unit_of(text, core.tail, core.end)
    return NumberMention(start=start, end=end, min=low, max=high, approx=approx, unit=unit)


def _modifier(text: str, start: int) -> re.Match[str] | None:
    if word_before(text, start) not in _LAST_OF_BEFORE:
        return None
    before = text[max(0, start - REACH) : start]
    return None if _HANDED.search(before) else _BEFORE.search(before)


def _widen(
    match: re.Match[str], low: int | None, high: int | None, *, approx: bool
) -> tuple[int | None, int | None, bool]:
    kinds = match.groupdict()
    if kinds["least"]:
        return low, None, approx
    if kinds.get("nearly"):
        return None, high, True
    if kinds["most"]:
        return None, high, approx
    return low, high, True
