"""Points of an agreement as a claim names them: "point 7", "Article 3", "Seven, the cable"."""

from __future__ import annotations

import re

from truceline.model.agreement import Provision
from truceline.model.pack import Pack

_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_NAMED = re.compile(rf"\b(?:point|paragraph|article|clause|provision|section|item)\s+{_NUMBER}\b", re.IGNORECASE)
_LISTED = re.compile(rf"^\W*{_NUMBER}\s*[,:.)]", re.IGNORECASE)


class Provisions:
    """Knows which event types and places a numbered point is about. With several agreements in force, none."""

    def __init__(self, pack: Pack) -> None:
        single = pack.agreements[0].provisions if len(pack.agreements) == 1 else ()
        self._by_number = {provision.number: provision for provision in single}

    def named_in(self, text: str) -> Provision | None:
        match = _NAMED.search(text) or _LISTED.match(text)
        if match is None:
            return None
        number = match.group(1).lower()
        return self._by_number.get(_WORDS.get(number, number))
