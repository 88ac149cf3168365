"""Finding what lies in a stretch of text among things sorted by where they begin, without walking over all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Located(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Located)


def within(things: Sequence[T], start: int, end: int) -> list[T]:
    """Those that lie wholly in `start:end`, in order; `things` are sorted by start."""
    first = bisect_left(things, start, key=lambda thing: thing.start)
    last = bisect_left(things, end, key=lambda thing: thing.start)
    return [thing for thing in things[first:last] if thing.end <= end]


def touching(things: Sequence[T], start: int, end: int) -> list[T]:
    """Those that overlap `start:end`; `things` are sorted by start and do not overlap each other."""
    first = max(0, bisect_left(things, start, key=lambda thing: thing.start) - 1)
    last = bisect_left(things, end, key=lambda thing: thing.start)
    return [thing for thing in things[first:last] if thing.end > start]
