"""Points of an agreement as a claim names them: "point 7", "Article 3", "Seven, the cable"."""

from __future__ import annotations

import re

from truceline.model.agreement import Provision
from truceline.model.pack import Pack
from truceline.text.point_numbers import NUMERALS, ORDINALS

_MOST = 12
_WORDS = {word: str(number) for word, number in NUMERALS.items() if number <= _MOST}
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_NAMED = re.compile(rf"\b(?:point|paragraph|article|clause|provision|section|item)\s+{_NUMBER}\b", re.IGNORECASE)
_RANKS = {word: str(number) for word, number in ORDINALS.items() if number <= _MOST}
_RANK = "|".join(_RANKS)
_RANKED = re.compile(
    rf"\b(?:the|of the)\s+({_RANK})\s+(?:point|paragraph|article|clause|provision|section|item)\b", re.IGNORECASE
)
_BARE_RANK = re.compile(rf"\bthe ({_RANK})(?=\s+(?:is|was|has|had|says|with|by)\b|\W*$|\s*[,;.])", re.IGNORECASE)
_LISTED = re.compile(rf"^\W*{_NUMBER}\s*[,:.)]", re.IGNORECASE)


class Provisions:
    """Knows which event types and places a numbered point is about. With several agreements in force, none."""

    def __init__(self, pack: Pack) -> None:
        single = pack.agreements[0].provisions if len(pack.agreements) == 1 else ()
        self._by_number = {provision.number: provision for provision in single}

    def named_in(self, text: str, *, about_it: bool = False) -> Provision | None:
        """`about_it`: the words are known to be about the agreement, so that "the third" alone names a point."""
        match = _NAMED.search(text) or _RANKED.search(text) or _LISTED.match(text)
        if match is None and about_it:
            match = _BARE_RANK.search(text)
        if match is None:
            return None
        number = match.group(1).lower()
        return self._by_number.get(_WORDS.get(number, _RANKS.get(number, number)))
