"""The lexicon of events: which words speak of which kind of event.

Each row is a kind of event (an id of event-types.csv), a weight and a pattern. Heavier rows win where two overlap;
`fire`, `blast` and `hit` stand for violence of a kind that these words do not tell; the report's other words settle it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

UNSETTLED: dict[str, tuple[str, ...]] = {
    "fire": ("shelling", "small_arms_fire", "drone_strike", "air_strike"),
    "blast": ("shelling", "explosive_device", "drone_strike", "air_strike"),
    "hit": ("drone_strike", "shelling", "small_arms_fire", "air_strike", "explosive_device"),
}
FAINT = 1
NO_EVENT = "-"
_REACH = 45
_GRAM = 3


class Trigger(NamedTuple):
    """Words that speak of an event. `nominal` marks a noun that only refers to it ("after the shelling")."""

    start: int
    end: int
    type: str
    weight: int
    nominal: bool


class Row(NamedTuple):
    """A row of the lexicon; wherever the pattern matches, a stem of each group stands in the lower-cased text.

    `cased`: the pattern tells capitals, and is matched against the text as it is; others against it in lower case.
    """

    type: str
    weight: int
    stems: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]
    cased: bool


@cache
def lexicon() -> tuple[Row, ...]:
    """The rows of `lexicon/events.txt`, in its order."""
    parts: dict[str, str] = {}
    rows = []
    for line in (files("truceline.claims") / "lexicon" / "events.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name, pattern = line[1:].split(" ", 1)
            parts[name] = _filled(pattern, parts)
        elif line and not line.startswith("#"):
            kind, weight, stems, pattern = line.split(" ", 3)
            groups = tuple(frozenset(group.replace("_", " ").split(",")) for group in stems.split("+"))
            cased = "(?-i:" in pattern
            compiled = re.compile(_filled(pattern, parts), re.IGNORECASE if cased else 0)
            rows.append(Row(kind, int(weight), groups, compiled, cased))
    return tuple(rows)


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


class _Stems(NamedTuple):
    """Every stem of the lexicon, by where it stands to spaces.

    Those within a word by their first letters (`short`: the few of two letters); those that run over a space by what
    stands before it and the letter after it; those that begin with a space by the letter after it.
    """

    inside: dict[str, list[str]]
    short: list[str]
    across: dict[str, dict[str, list[str]]]
    after: dict[str, list[str]]


@cache
def _stems() -> _Stems:
    found = _Stems({}, [], {}, {})
    for stem in sorted({stem for row in lexicon() for group in row.stems for stem in group}):
        head, space, rest = stem.partition(" ")
        if not space and len(stem) < _GRAM:
            found.short.append(stem)
        elif not space:
            found.inside.setdefault(stem[:_GRAM], []).append(stem)
        elif head:
            found.across.setdefault(head, {}).setdefault(rest[:1], []).append(stem)
        else:
            found.after.setdefault(rest[:1], []).append(stem)
    return found


@lru_cache(maxsize=65_536)
def _stems_at(word: str) -> tuple[tuple[str, ...], tuple[dict[str, list[str]], ...], tuple[str, ...]]:
    """Of what lies between two spaces: the stems inside, those that it may begin, by the letter after the space, and
    those that the space before it may begin."""
    inside, short, across, after = _stems()
    within = [stem for stem in short if stem in word]
    grams = [word[at : at + _GRAM] for at in range(len(word) - _GRAM + 1)]
    within += [stem for gram in grams if gram in inside for stem in inside[gram] if stem in word]
    beyond = tuple(across[word[at:]] for at in range(len(word)) if word[at:] in across)
    behind = [s for s in after.get(word[:1], ()) if s.startswith(word, 1) or word.startswith(s[1:])]
    return tuple(within), beyond, tuple(behind)


def _present_stems(lowered: str) -> set[str]:
    """The stems that a text in lower case holds."""
    present: set[str] = set()
    words = lowered.split(" ")
    for word, following in zip(words, (*words[1:], None), strict=True):
        within, beyond, behind = _stems_at(word)
        if within:
            present.update(within)
        if behind:
            present.update(stem for stem in behind if stem in lowered)
        if beyond and following is not None:
            for over in beyond:
                stems = [*over.get(following[:1], ()), *over.get("", ())]
                present.update(stem for stem in stems if stem in lowered)
    return present


@cache
def _rows_by_stem() -> dict[str, tuple[int, ...]]:
    """The rows of the lexicon, by their number, that have a stem in their first group."""
    by_stem: dict[str, list[int]] = {}
    for number, row in enumerate(lexicon()):
        for stem in row.stems[0]:
            by_stem.setdefault(stem, []).append(number)
    return {stem: tuple(numbers) for stem, numbers in by_stem.items()}


def lower(text: str) -> str:
    """The text in lower case, letter for letter: offsets stay what they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter if len(small := letter.lower()) != 1 else small for letter in text)


def rows_for(lowered: str) -> list[Row]:
    """The rows that can match in a text in lower case: those of which it holds a stem of each group."""
    by_stem = _rows_by_stem()
    present = _present_stems(lowered)
    numbers = {number for stem in present & by_stem.keys() for number in by_stem[stem]}
    rows = lexicon()
    return [
        rows[number]
        for number in sorted(numbers)
        if all(not present.isdisjoint(group) for group in rows[number].stems[1:])
    ]


_NOMINAL = re.compile(
    r"(?:shelling|explosions?|blasts?|attacks?|strikes?|withdrawals?|landing|seizure|incursions?|invasions?|war|"
    r"fighting|battles?|clash(?:es)?|entry|displacement|cut|drones?|mines?|hostilities|return|liberation|detention)",
    re.IGNORECASE,
)
_REFERRING = re.compile(
    r"(?:\b(?:in|after|before|during|of|from|by|since|until|about|on|over|for|following|with|to|than|the|that|this|"
    r"\w+day['’]s|yesterday['’]s|last (?:year|month|week)['’]s|['’]s)\s(?:\S+\s){0,3})$",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def find_triggers(text: str) -> tuple[Trigger, ...]:
    """Triggers in a stretch of text, left to right, none overlapping; where two overlap, the heavier one stays.

    Faint ones, words that speak of an event only for want of others, count where no heavier one is near; words of the
    kind `NO_EVENT` ("struck a chord") only keep others from counting.
    """
    found: list[Trigger] = []
    lowered = lower(text)
    for row in rows_for(lowered):
        for match in row.pattern.finditer(text if row.cased else lowered):
            start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            nominal = bool(_NOMINAL.fullmatch(text[start:end])) and bool(
                _REFERRING.search(text[max(0, start - 60) : start])
            )
            found.append(Trigger(start, end, row.type, row.weight, nominal))
    found.sort(key=lambda t: (-t.weight, t.start, -t.end))
    kept: list[Trigger] = []
    for trigger in found:
        reach = _REACH if trigger.weight <= FAINT else 0
        if not any(trigger.start - reach < other.end and other.start < trigger.end + reach for other in kept):
            kept.append(trigger)
    return tuple(sorted(t for t in kept if t.type != NO_EVENT))
