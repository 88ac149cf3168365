"""Counts that belong together: a total and the people it is made of, and two numbers for the same people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from truceline.text.toll import Toll
from truceline.text.toll_words import GENERAL

_LIST_OPENS = re.compile(r"(?:[^,:(–—]{0,60})[,:(–—-]")
_MORE = re.compile(r"\b(?:and|as well as|with|alongside|or|plus)\s*\Z", re.IGNORECASE)
_PERHAPS = re.compile(
    r"[\s,(–—]*(?:and|or|but)?\s*(?:(?:possibl[ey]|perhaps|maybe|potentially|even|may be|could be|some say)\s*)+\Z",
    re.I,
)


def mark_parts(sentence: str, tolls: Sequence[Toll]) -> list[Toll]:
    """Marks the rest as parts where the first is their total: "seven civilians, a man, his wife and five children"."""
    marked = list(tolls)
    for index, total in enumerate(marked):
        if total.part or total.min is None or total.min < 2 or not (total.noun in GENERAL or total.who == "child"):
            continue
        for place in _places_of_parts(sentence, marked, index):
            marked[place] = replace(marked[place], part=True)
    return marked


def _places_of_parts(sentence: str, tolls: Sequence[Toll], index: int) -> list[int]:
    """Where in `tolls` the people stand that the total at `index` is made of, as long as they do not exceed it."""
    total = tolls[index]
    left = total.max if total.max is not None else total.min or 0
    places: list[int] = []
    for place, toll in enumerate(tolls[index + 1 :], index + 1):
        if (toll.statement, toll.category) != (total.statement, total.category) or toll.part:
            continue
        if not places and not _opens_list(sentence[total.end : toll.start]):
            break
        if toll.noun == "others" or toll.min is None or toll.min > left:
            break
        places.append(place)
        left -= toll.min
    return places


def _opens_list(gap: str) -> bool:
    return _LIST_OPENS.match(gap) is not None and _MORE.search(gap) is None


def join_alternatives(sentence: str, tolls: Sequence[Toll]) -> list[Toll]:
    """Makes one range of two numbers for the same people: "at least 30, possibly more than 50 were hurt"."""
    joined: list[Toll] = []
    for toll in tolls:
        last = joined[-1] if joined else None
        if last is not None and _of_the_same(last, toll) and _PERHAPS.fullmatch(sentence, last.end, toll.start):
            joined[-1] = replace(last, end=toll.end, max=toll.max if toll.max is not None else toll.min)
        else:
            joined.append(toll)
    return joined


def _of_the_same(last: Toll, toll: Toll) -> bool:
    place = (toll.statement, toll.category, toll.part)
    return last.min is not None and (last.statement, last.category, last.part) == place
