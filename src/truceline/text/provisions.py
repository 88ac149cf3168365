"""Points of an agreement as a claim names them: "point 7", "Article 3", "Seven, the cable"."""

from __future__ import annotations

import re

from truceline.model.agreement import Agreement, Provision
from truceline.text.point_numbers import NUMERALS, ORDINALS, find_point_mentions
from truceline.text.point_prose import resolve
from truceline.text.subjects import names_other_text

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
    """The points of one agreement (None: of none). With several in force, somebody has to say which is meant."""

    def __init__(self, agreement: Agreement | None) -> None:
        self._agreement = agreement
        self._numbers = [provision.number for provision in agreement.provisions] if agreement else []
        self._by_number = {provision.number: provision for provision in agreement.provisions} if agreement else {}

    def named_in(self, text: str, *, about_it: bool = False) -> Provision | None:
        """`about_it`: the words are known to be about the agreement, so that "the third" alone names a point."""
        match = _NAMED.search(text) or _RANKED.search(text) or _LISTED.match(text)
        if match is None and about_it:
            match = _BARE_RANK.search(text)
        if match is None:
            return None
        number = match.group(1).lower()
        return self._by_number.get(_WORDS.get(number, _RANKS.get(number, number)))

    def all_named_in(self, text: str, *, after: str = "", about_it: bool = False) -> tuple[Provision, ...]:
        """Every point that the words name ("points 2 to 4"), in the agreement's order; none that is of another text
        ("Article 51 of the Charter"), as the words or what comes `after` them say."""
        if self._agreement is None:
            return ()
        mentions = find_point_mentions(text)
        ours = [m for m in mentions if not names_other_text(text[m.end :] + after, self._agreement)]
        numbers = {resolve(mention.number, self._numbers) for mention in ours}
        if not mentions and (found := self.named_in(text, about_it=about_it)) is not None:
            numbers.add(found.number)
        return tuple(provision for number, provision in self._by_number.items() if number in numbers)
