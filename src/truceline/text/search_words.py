"""Words to search by: what counts as one, folded so that case, accents and vowel signs make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

LONGEST_PHRASE = 30

Term = tuple[str, ...]
"""Folded words that stand one after the other."""

_ALONE = (
    "\u0e01-\u0edf\u1000-\u109f\u1780-\u17b3\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Letters of scripts without spaces: each is a word, so that a phrase of them finds any part of a text."""

_WITHIN = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0971-\u0df3\u135d-\u135f\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
"""Signs that stand between the letters of a word and do not end it."""

_WORD = re.compile(f"[{_ALONE}]|[^\\W_{_ALONE}](?:[^\\W_{_ALONE}]|[{_WITHIN}])*")
_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)["“”„«»]')
_LONGEST_WORD = 100
_SAME = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t",
    "\u06cc": "\u064a", "\u0649": "\u064a", "\u06a9": "\u0643", "\u0640": "",
})  # fmt: skip


class SearchWord(NamedTuple):
    """`text[start:end]`, and what it is searched by."""

    fold: str
    start: int
    end: int


def search_words(text: str) -> Iterator[SearchWord]:
    """Every word, in order. Letters are compared without case, accents, harakat, niqqud, tatweel and invisible signs;
    digits of every script are those of ours."""
    for found in _WORD.finditer(text):
        fold = _fold(found[0])
        if fold:
            yield SearchWord(fold, found.start(), found.end())


def read_terms(text: str) -> tuple[Term, ...]:
    """Each word and each phrase in quotation marks, once. Nothing else has a meaning: no operators, no wild cards.

    What is one word to the user and several to a search ("cease-fire") is a phrase.
    """
    terms: list[Term] = []
    at = 0
    for quoted in _QUOTED.finditer(text):
        terms += _loose(text[at : quoted.start()])
        terms.append(tuple(word.fold for word in search_words(quoted[1])))
        at = quoted.end()
    terms += _loose(text[at:])
    return tuple(term for term in dict.fromkeys(terms) if term)


def find_terms(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where the terms stand in a text, in order; overlapping places are one."""
    words = list(search_words(text))
    firsts: dict[str, list[Term]] = {}
    for term in terms:
        firsts.setdefault(term[0], []).append(term)
    places: list[tuple[int, int]] = []
    for number, word in enumerate(words):
        for term in firsts.get(word.fold, ()):
            reach = words[number : number + len(term)]
            if tuple(each.fold for each in reach) == term:
                places.append((word.start, reach[-1].end))
    return _joined(sorted(places))


def _loose(text: str) -> list[Term]:
    return [tuple(word.fold for word in search_words(part)) for part in text.split()]


def _joined(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@lru_cache(maxsize=2**16)
def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold()).translate(_SAME)
    return "".join(_digit(c) for c in plain if not _passes_away(c))[:_LONGEST_WORD]


def _passes_away(character: str) -> bool:
    if character.isalnum():
        return False
    if unicodedata.category(character) in ("Mn", "Mc"):  # in scripts of India a vowel sign is a letter of its own
        return not 0x0900 <= ord(character) <= 0x0DF3
    return True


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(int(value))
