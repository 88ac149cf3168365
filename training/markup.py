"""Reads passages that people marked by hand into examples.

A file is UTF-8. A line that holds only `--` ends a passage, a line that begins with `#` is a comment, blank lines are
skipped, and every other line is one paragraph. Marks are written `[TAG|words]` and nest; `[` and `]` are nothing else.

    S1 Q1 C1    source, cue and content of attribution 1; the digits list the attributions, none means 1
    PER ORG PLACE GROUP EVENT DATE NUM    entities
    E:shelling:-    an event word with its type and stance: + affirmed, - denied, ? open
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from training.examples import ATTRIBUTION, ENTITY, EVENT, Example, Mark

ALL_LAYERS = frozenset({ATTRIBUTION, ENTITY, EVENT})
ROLE_TAGS = {"S": "source", "Q": "cue", "C": "content"}
ENTITY_TAGS = {
    "PER": "person",
    "ORG": "organisation",
    "PLACE": "place",
    "GROUP": "group",
    "EVENT": "event",
    "DATE": "date",
    "NUM": "quantity",
}
TAG = re.compile(r"(?P<role>[SQC])(?P<groups>[1-9]*)|(?P<entity>[A-Z]{3,})|E:(?P<type>[a-z_]+):(?P<stance>[-+?])")
OPENING = re.compile(r"\[([^\[\]|\s]{1,60})\|")


class WrongMarkup(ValueError):
    """A file breaks the markup; `problems` holds one line each, with file, line, column and remedy."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Passage:
    """An example and where it was written: `lines` holds the file's line of each of its paragraphs."""

    example: Example
    path: Path
    lines: tuple[int, ...]

    def place_of(self, offset: int) -> str:
        """File and line of a code point of the text."""
        return f"{self.path}:{self.lines[self.example.text.count(chr(10), 0, offset)]}"


@dataclass(slots=True)
class Reading:
    """What is known of one passage while its paragraphs are read."""

    path: Path
    paragraphs: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, line: str, number: int) -> None:
        """Read one paragraph, which is line `number` of the file."""
        plain: list[str] = []
        opened: list[tuple[str, int, int]] = []
        at, start = 0, self.length
        while at < len(line):
            opening = OPENING.match(line, at)
            if opening:
                opened.append((opening[1], start, at + 1))
                at = opening.end()
                continue
            if line[at] == "[":
                self.blame(number, at + 1, "a bracket opens without a tag; write [TAG|words], or round brackets")
            elif line[at] == "]" and not opened:
                self.blame(number, at + 1, "a bracket closes that was never opened; remove it or open it")
            elif line[at] == "]":
                self.close(opened.pop(), start, number)
            else:
                plain.append(line[at])
                start += 1
            at += 1
        for tag, _, column in opened:
            self.blame(number, column, f"[{tag}| is never closed in its paragraph; add the ]")
        self.paragraphs.append("".join(plain))
        self.lines.append(number)
        self.length = start + 1

    def close(self, opened: tuple[str, int, int], end: int, number: int) -> None:
        tag, start, column = opened
        mark = mark_of(tag, start, end)
        if mark is None:
            self.blame(number, column, f"unknown tag {tag}; use S, Q, C, {', '.join(ENTITY_TAGS)} or E:type:+ - ?")
        else:
            self.marks.append(mark)

    def blame(self, number: int, column: int, words: str) -> None:
        self.problems.append(f"{self.path}:{number}:{column}: {words}")

    def passage(self, nth: int) -> Passage:
        name = f"{self.path.stem}-{nth}"
        marks = tuple(sorted(self.marks, key=lambda mark: (mark.start, -mark.end, mark.layer)))
        return Passage(Example(name, "\n".join(self.paragraphs), marks, ALL_LAYERS), self.path, tuple(self.lines))


def read_passages(path: Path) -> list[Example]:
    """The file's passages, named by its stem and their number from 1. Raises WrongMarkup with every problem found."""
    return [passage.example for passage in parse_passages(path)]


def parse_passages(path: Path) -> list[Passage]:
    """As `read_passages`, with the lines they stand on."""
    readings = [Reading(path)]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        words = line.strip()
        if words == "--":
            readings.append(Reading(path))
        elif words and not words.startswith("#"):
            readings[-1].add(words, number)
    problems = tuple(problem for reading in readings for problem in reading.problems)
    if problems:
        raise WrongMarkup(problems)
    written = [reading for reading in readings if reading.paragraphs]
    return [reading.passage(nth) for nth, reading in enumerate(written, start=1)]


def mark_of(tag: str, start: int, end: int) -> Mark | None:
    """What a tag stands for, on code points [start, end); None if it is no tag."""
    found = TAG.fullmatch(tag)
    if found is None:
        return None
    if found["role"]:
        groups = tuple(sorted({int(digit) for digit in found["groups"] or "1"}))
        return Mark(ATTRIBUTION, ROLE_TAGS[found["role"]], start, end, groups)
    if found["entity"]:
        label = ENTITY_TAGS.get(found["entity"])
        return Mark(ENTITY, label, start, end) if label else None
    return Mark(EVENT, found["type"], start, end, stance=found["stance"])
