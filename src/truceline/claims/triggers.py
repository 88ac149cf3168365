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


class Trigger(NamedTuple):
    """Words that speak of an event. `nominal` marks a noun that only refers to it ("after the shelling")."""

    start: int
    end: int
    type: str
    weight: int
    nominal: bool


class Row(NamedTuple):
    """A row of the lexicon; wherever the pattern matches, one of the `stems` stands in the lower-cased text."""

    type: str
    weight: int
    stems: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def lexicon() -> tuple[Row, ...]:
    """The rows of `lexicon/events.txt`, in its order."""
    parts: dict[str, str] = {}
    rows = []
    for line in (files("truceline.claims") / "lexicon" / "events.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name, pattern = line[1:].split(" ", 1)
            parts[name] = pattern
        elif line and not line.startswith("#"):
            kind, weight, stems, pattern = line.split(" ", 3)
            for name, part in parts.items():
                pattern = pattern.replace("{" + name + "}", part)
            row = Row(kind, int(weight), tuple(stems.replace("_", " ").split(",")), re.compile(pattern, re.IGNORECASE))
            rows.append(row)
    return tuple(rows)


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
    """Triggers in a stretch of text, left to right, none overlapping; where two overlap, the heavier one stays."""
    found: list[Trigger] = []
    lowered = text.lower()
    for kind, weight, stems, pattern in lexicon():
        if not any(stem in lowered for stem in stems):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            nominal = bool(_NOMINAL.fullmatch(text[start:end])) and bool(
                _REFERRING.search(text[max(0, start - 60) : start])
            )
            found.append(Trigger(start, end, kind, weight, nominal))
    found.sort(key=lambda t: (-t.weight, t.start, -t.end))
    kept: list[Trigger] = []
    for trigger in found:
        if not any(trigger.start < other.end and other.start < trigger.end for other in kept):
            kept.append(trigger)
    return tuple(sorted(kept))
