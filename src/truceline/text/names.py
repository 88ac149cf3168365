"""Finding known names in running text, whatever their spelling, case, possessive or plural."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from truceline.model.ids import content_id

_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*(?:['’ʼ][^\W_]+)*\.?", re.UNICODE)
_POSSESSIVE = re.compile(r"['’ʼ](?:s|S)?$")
_ARTICLES = frozenset({"the", "a", "an"})
_REMEMBERED = 65_536
_SPELLINGS = (
    ("defense", "defence"),
    ("center", "centre"),
    ("demilitarized", "demilitarised"),
    ("organization", "organisation"),
    ("harbor", "harbour"),
)


class Mention(NamedTuple):
    """A known name in a text: half-open code-point offsets (the article is not part of it) and whose name it is."""

    start: int
    end: int
    id: str


class _Token(NamedTuple):
    start: int
    end: int
    key: str
    capital: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    keys: tuple[str, ...]
    id: str
    needs_capital: bool


@lru_cache(maxsize=_REMEMBERED)
def fold_word(word: str) -> str:
    """The comparable form of one word: no case, diacritics, possessive or full stop; British spelling."""
    plain = _POSSESSIVE.sub("", word.rstrip("."))
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.casefold()
    plain = plain.replace("ı", "i").replace("’", "'")
    for american, british in _SPELLINGS:
        if plain == american:
            return british
    return plain


def _tokens(text: str) -> list[_Token]:
    return [_token(word) for word in _WORD.finditer(text)]


def _token(found: re.Match[str]) -> _Token:
    word, end = found.group(), found.end()
    if word.endswith("."):
        word, end = word[:-1], end - 1
    possessive = _POSSESSIVE.search(word)
    if possessive:
        end -= len(possessive.group())
    return _Token(found.start(), end, fold_word(word), word[:1].isupper())


def sound_key(word: str) -> str:
    """A rough key under which transliterations of one name agree (kh/k/q, y/i, doubled letters, silent h)."""
    key = fold_word(word)
    for old, new in (
        ("kh", "k"),
        ("gh", "g"),
        ("ph", "f"),
        ("sh", "s"),
        ("ch", "c"),
        ("q", "k"),
        ("y", "i"),
        ("w", "v"),
    ):
        key = key.replace(old, new)
    key = key.replace("h", "")
    return re.sub(r"(.)\1+", r"\1", key)


def slug(name: str) -> str:
    """A lower-case ASCII handle for a name, for ids of what no pack knows; never empty."""
    words = [fold_word(w) for w in re.findall(r"[^\W_]+", name)]
    ascii_words = [w.encode("ascii", "ignore").decode() for w in words if w not in _ARTICLES]
    handle = "-".join(w for w in ascii_words if w)[:60]
    return handle or (content_id("name", *words) if words else "unnamed")


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names of many things, ready to be found in texts. A name that two ids share belongs to the first one given.

    `opens` remembers of words, as they are written, whether any name can begin with them.
    """

    by_first: dict[str, tuple[_Entry, ...]]
    by_sound: dict[str, str]
    opens: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def build(cls, entries: Iterable[tuple[str, Sequence[str]]]) -> NameIndex:
        by_first: dict[str, list[_Entry]] = defaultdict(list)
        seen: set[tuple[str, ...]] = set()
        sounds: dict[str, set[str]] = defaultdict(set)
        for owner, names in entries:
            for name in names:
                tokens = _tokens(name)
                while len(tokens) > 1 and tokens[0].key in _ARTICLES:
                    tokens = tokens[1:]
                keys = tuple(t.key for t in tokens)
                if not keys or keys in seen:
                    continue
                seen.add(keys)
                entry = _Entry(keys, owner, len(keys) == 1 and tokens[0].capital)
                by_first[keys[0]].append(entry)
                if len(keys) == 1 and tokens[0].capital and len(keys[0]) >= 5:
                    sounds[sound_key(keys[0])].add(owner)
        ordered = {
            first: tuple(sorted(options, key=lambda e: (-len(e.keys), e.keys))) for first, options in by_first.items()
        }
        return cls(ordered, {key: next(iter(owners)) for key, owners in sounds.items() if len(owners) == 1})

    def find(self, text: str) -> list[Mention]:
        """Longest mentions first come first served, left to right, never overlapping."""
        if not self.by_first:
            return []
        words = list(_WORD.finditer(text))
        mentions: list[Mention] = []
        free = 0
        for i, found in enumerate(words):
            word = found.group()
            opens = self.opens.get(word)
            if opens is None:
                opens = self._may_open(word)
            if not opens or i < free:
                continue
            length, owner = self._match(words, i)
            if owner is not None:
                free = i + length
                mentions.append(Mention(found.start(), _token(words[free - 1]).end, owner))
        return mentions

    def _may_open(self, word: str) -> bool:
        key = fold_word(word)
        opens = key in self.by_first or _singular(key) in self.by_first
        opens = opens or (word[:1].isupper() and sound_key(key) in self.by_sound)
        if len(self.opens) >= _REMEMBERED:
            self.opens.clear()
        self.opens[word] = opens
        return opens

    def _match(self, words: list[re.Match[str]], i: int) -> tuple[int, str | None]:
        token = _token(words[i])
        for key in (token.key, _singular(token.key)):
            for entry in self.by_first.get(key, ()):
                if entry.needs_capital and not token.capital:
                    continue
                if self._follows(words, i, entry.keys):
                    return len(entry.keys), entry.id
        if token.capital and len(token.key) >= 5:
            owner = self.by_sound.get(sound_key(token.key))
            if owner is not None:
                return 1, owner
        return 0, None

    @staticmethod
    def _follows(words: list[re.Match[str]], i: int, keys: tuple[str, ...]) -> bool:
        if i + len(keys) > len(words):
            return False
        last = len(keys) - 1
        for n, key in enumerate(keys):
            found = fold_word(words[i + n].group())
            if found != key and not (n == last and _singular(found) == key):
                return False
        return True

    def resolve(self, name: str) -> str | None:
        """Whose name the whole string is, or None."""
        tokens = _tokens(name)
        while len(tokens) > 1 and tokens[0].key in _ARTICLES:
            tokens = tokens[1:]
        if not tokens:
            return None
        keys = tuple(t.key for t in tokens)
        for entry in self.by_first.get(keys[0], ()):
            if entry.keys == keys:
                return entry.id
        if len(tokens) == 1 and len(keys[0]) >= 5:
            return self.by_sound.get(sound_key(keys[0]))
        return None


def _singular(key: str) -> str:
    return key[:-1] if len(key) > 3 and key.endswith("s") and not key.endswith("ss") else key
