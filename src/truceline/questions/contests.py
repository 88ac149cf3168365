"""For which days speakers differ on who is there, and which words stand against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from truceline.model.control import Contest, DayPart, Hold, Stretch

_MOVES = frozenset({DayPart.UNTIL, DayPart.SINCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A stretch with its days as ordinals; `clock` is the moment that it speaks of, where all its claims give one."""

    number: int
    stretch: Stretch
    first: int
    last: int
    until: int | None
    clock: datetime | None

    def speaks_of(self, day: int) -> bool:
        return self.first <= day <= self.last

    def stands_on(self, day: int) -> bool:
        return self.first <= day <= max(self.last, self.until or 0)


def find_contests(sayings: Sequence[Saying]) -> list[Contest]:
    """Runs of days for which the same words stand against each other, in order. What is mentioned in passing of an
    earlier time is left out."""
    current = [saying for saying in sayings if not saying.stretch.background]
    edges = {day for s in current for day in (s.first, s.last + 1, max(s.last, s.until or 0) + 1)}
    runs: list[tuple[int, int, tuple[int, ...], tuple[int, ...]]] = []
    days = sorted(edges)
    for day, next_day in pairwise(days):
        apart = _apart_on(day, [saying for saying in current if saying.stands_on(day)])
        if not apart:
            continue
        numbers = tuple(sorted(apart))
        carried = tuple(n for n in numbers if not sayings[n].speaks_of(day))
        if runs and runs[-1][1] == day and runs[-1][2:] == (numbers, carried):
            runs[-1] = (runs[-1][0], next_day, numbers, carried)
        else:
            runs.append((day, next_day, numbers, carried))
    return [
        Contest(
            start=date.fromordinal(first).isoformat(),
            end=date.fromordinal(after - 1).isoformat(),
            stretches=numbers,
            carried=carried,
        )
        for first, after, numbers, carried in runs
    ]


def _apart_on(day: int, standing: Sequence[Saying]) -> set[int]:
    """The numbers of those that exclude one another on the day, where at least one of the two speaks of it."""
    apart: set[int] = set()
    for spoken in standing:
        if spoken.speaks_of(day):
            for other in standing:
                if exclude_each_other(spoken, other, day):
                    apart |= {spoken.number, other.number}
    return apart


def exclude_each_other(a: Saying, b: Saying, day: int) -> bool:
    """Two speakers, and one says that a holder is there while the other says that it is not, or names another holder
    outright. Forces of two parties can be in one place, so that presence alone excludes no other's presence."""
    one, other = a.stretch, b.stretch
    if one.speaker == other.speaker:
        return False
    if one.holder != other.holder:
        outright = not one.implied and not other.implied
        named = one.holder is not None and other.holder is not None
        return outright and named and one.status is other.status is Hold.CLAIMED
    return one.holder is not None and one.status is not other.status and not _can_both_hold(a, b, day)


def _can_both_hold(a: Saying, b: Saying, day: int) -> bool:
    """Whether the day leaves room for both: somebody was there in the morning, and had left by the evening."""
    parts = [s.stretch.part if s.speaks_of(day) else None for s in (a, b)]
    if DayPart.WHOLE in parts:
        return False
    moving = [part in _MOVES for part in parts]
    if all(moving):
        return True
    if not any(moving):
        return None not in parts and a.clock is not None and b.clock is not None and a.clock != b.clock
    mover, stayer = (a, b) if moving[0] else (b, a)
    if mover.clock is None or stayer.clock is None or not stayer.speaks_of(day):
        return True
    return stayer.clock >= mover.clock if mover.stretch.part is DayPart.UNTIL else stayer.clock < mover.clock
