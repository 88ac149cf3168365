"""Counts that belong together: a total and the people it is made of, and two numbers for the same people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from truceline.text.toll_words import GENERAL

if TYPE_CHECKING:
    from truceline.text.toll_reader import Toll

_LIST_OPENS = re.compile(r"(?:[^,:(–—]{0,60})[,:(–—-]")
_MORE = re.compile(r"\b(?:and|as well as|with|alongside|or|plus)\s*\Z", re.IGNORECASE)
_PERHAPS = re.compile(
    r"[\s,(–—]*(?:and|or|but)?\s*(?:(?:possibl[ey]|perhaps|maybe|potentially|even|may be|could be|some say)\s*)+\Z", re.I
)


def mark_parts(sentence: str, tolls: Sequence[Toll]) -> list[Toll]:
    """"Seven civilians, a man, his wife and their five children": the first is the total of the rest."""
    marked = list(tolls)
    for index, total in enumerate(marked):
        if total.part or total.min is None or total.min < 2 or not (total.noun in GENERAL or total.who == "child"):
            continue
        left = total.max if total.max is not None else total.min
        before = total.end
        for place in range(index + 1, len(marked)):
            toll = marked[place]
            if (toll.statement, toll.category) != (total.statement, total.category) or toll.part:
                continue
            gap = sentence[before : toll.start]
            opened = _LIST_OPENS.match(gap) and not _MORE.search(gap) if before == total.end else True
            if not opened or toll.noun == "others" or toll.min is None or toll.min > left:
                break
            marked[place] = replace(toll, part=True)
            left -= toll.min
            before = toll.end
    return marked


def join_alternatives(sentence: str, tolls: Sequence[Toll]) -> list[Toll]:
    """"At least 30, possibly more than 50 were hurt": one range."""
    joined: list[Toll] = []
    for toll in tolls:
        last = joined[-1] if joined else None
        same = last is not None and (last.statement, last.category, last.part) == (
            toll.statement,
            toll.category,
            toll.part,
        )
        if last is not None and same and last.min is not None and _PERHAPS.fullmatch(sentence, last.end, toll.start):
            joined[-1] = replace(last, end=toll.end, max=toll.max if toll.max is not None else toll.min)
        else:
            joined.append(toll)
    return joined
