"""What is wrong with a pack, collected so that all of it is said at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from truceline.intake.labels import excerpt


@dataclass(slots=True)
class Problems:
    """`path` is printed as the user gave it. Each problem counts once, however many checks find it."""

    path: str
    found: set[tuple[int, str]] = field(default_factory=set)

    def add(self, line: int, reason: str, remedy: str) -> None:
        self.found.add((line, f"{reason}; {remedy}"))

    def lines(self) -> tuple[str, ...]:
        """`file:line: reason; remedy`, in the order of the file."""
        return tuple(f"{self.path}:{line}: {text}" for line, text in sorted(self.found))


def show(word: str) -> str:
    """A word from the pack within a message."""
    return f"'{excerpt(word)}'"


def suggest(word: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest of what would be right, or all of it where that is short."""
    choices = sorted(set(known))
    near = get_close_matches(word[:80], choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean {show(near[0])}?"
    if choices and len(choices) <= 16:
        return "use one of " + ", ".join(choices)
    return "correct it or take it out"
