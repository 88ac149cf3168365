"""One range for each category from a text that sets several sources against each other; nothing is ever averaged.

Within a statement, counts that are no parts add up. Between statements, the first that gives a number leads, as a
narrative opens with what its writer takes to be told best. Later statements only widen it: to a higher total of
another source, and downwards where the lead is an "up to" alone. First reports that were overtaken widen nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.text.toll import Toll
from truceline.text.tolls import find_tolls

RANGED = ("killed", "wounded")
FARTHEST = 4
"""A total more than this many times the lead is about more than the lead is."""

_MORE_THAN = re.compile(r"(?:more than|over|above|in excess of)\b", re.IGNORECASE)
_DOZENS = 12


@dataclass(frozen=True, slots=True)
class _Total:
    """What one statement tells of a category. `firm`: one count in a number, no sum of a man, his wife and others."""

    low: int | None
    high: int | None
    vague: bool
    early: bool
    firm: bool

    @property
    def ends(self) -> list[int]:
        return [end for end in (self.low, self.high) if end is not None]


def toll_range(text: str) -> dict[str, tuple[int, int]]:
    """The least and the most that the text as a whole tells of `killed` and `wounded`; 0, 0 where it tells of none.

    A category that it does not tell of is left out. Words without a number are read as those who record casualties read
    them: some, several, others: 2; dozens: 12 to 24; hundreds: 100 to 200. An end left open is where the number stands.
    """
    tolls = find_tolls(text)
    ranges = {category: _range(_totals(text, tolls, category)) for category in RANGED}
    return {category: found for category, found in ranges.items() if found is not None}


def _totals(text: str, tolls: Iterable[Toll], category: str) -> list[_Total]:
    by_statement: dict[int, list[Toll]] = {}
    for toll in tolls:
        if toll.category == category:
            by_statement.setdefault(toll.statement, []).append(toll)
    return [_sum(text, told) for told in by_statement.values()]


def _sum(text: str, told: Sequence[Toll]) -> _Total:
    whole = [toll for toll in told if not toll.part] or told
    counted = [toll for toll in whole if not toll.vague] or whole
    lows = [_low(text, toll) for toll in counted]
    highs = [toll.max for toll in counted if toll.max is not None]
    return _Total(
        low=None if lows == [None] else sum(low or 0 for low in lows),
        high=sum(highs) if len(highs) == len(counted) else None,
        vague=counted[0].vague,
        early=told[0].early,
        firm=len(counted) == 1 and (counted[0].min or 2) >= 2 and not counted[0].vague,
    )


def _low(text: str, toll: Toll) -> int | None:
    if toll.min is not None and _MORE_THAN.match(text, toll.start) and not toll.vague:
        return toll.min + 1
    return toll.min


def _range(totals: Sequence[_Total]) -> tuple[int, int] | None:
    if not totals:
        return None
    lead = totals[0]
    ends = [end for total in totals[1:] if total.firm and not total.early for end in total.ends]
    if lead.vague:
        return _read_vague(lead, ends)
    low, high = lead.low, lead.high
    if low is None and high is not None:
        low = min([end for end in ends if end < high <= FARTHEST * end], default=high)
    high = high if high is not None else low
    if low is None or high is None:
        return None
    return low, max([high, *(end for end in ends if end <= FARTHEST * high)])


def _read_vague(lead: _Total, ends: Sequence[int]) -> tuple[int, int]:
    """A lead without a number gives way to the numbers of others, but for the dozens, which they can only raise."""
    least = lead.low or 2
    if lead.high is not None:
        return least, lead.high
    if least >= _DOZENS:
        return least // 2, max([least, *ends])
    return (min(ends), max(ends)) if ends else (least, least)
