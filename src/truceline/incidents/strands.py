"""Strands: the accounts of one kind of event at one place in one run of days, across all reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache

from truceline.incidents.families import Family, Role
from truceline.incidents.features import Days
from truceline.incidents.frames import Frame
from truceline.model.ids import ActorId, PlaceId, ReportId
from truceline.model.period import Period

LONGEST_DAYS = 31
"""No incident goes on for longer: what lasts for months is many incidents, or none."""

_WIDEST_POINT_DAYS = 2
_WIDEST_LASTING_DAYS = 14


@dataclass(frozen=True, kw_only=True, eq=False)
class Strand:
    """`days` is None where no account is dated."""

    place: PlaceId | None
    family: Family
    days: Days | None
    frames: tuple[Frame, ...]

    @cached_property
    def actors(self) -> frozenset[ActorId]:
        return frozenset(f.claim.event.actor for f in self.frames if f.claim.event.actor is not None)

    @cached_property
    def dated_in(self) -> frozenset[ReportId]:
        """Reports that name the day in so many words."""
        return frozenset(f.claim.report for f in self.frames if f.says_day)

    @cached_property
    def says_place(self) -> bool:
        """True where some account names the place in so many words; otherwise it was lent by a neighbour."""
        return any(f.says_place for f in self.frames)

    @cached_property
    def order(self) -> tuple[str, str, str, str]:
        """A total order that depends on nothing but what the strand holds."""
        first = self.days.first.isoformat() if self.days else ""
        return (first, self.place or "", self.family.name, min(f.claim.id for f in self.frames))


def days_of(frame: Frame) -> Days | None:
    """The days of an account, where they are narrow enough to tell one event from the next."""
    if frame.time is None:
        return None
    return _narrow(frame.time, _WIDEST_LASTING_DAYS if frame.family.lasting else _WIDEST_POINT_DAYS)


@lru_cache(maxsize=65536)
def _narrow(time: Period, widest: int) -> Days | None:
    return Days(time.first_day, time.last_day) if 1 <= time.days <= widest else None


def hour_of(frame: Frame) -> float | None:
    """The clock time at which it began, in hours since midnight; None where no clock time is given."""
    if frame.time is None or "T" not in frame.time.start:
        return None
    began = datetime.fromisoformat(frame.time.start)
    return began.hour + began.minute / 60


def weave(frames: Iterable[Frame]) -> tuple[list[Strand], list[Frame]]:
    """Strands of the accounts that are placed and dated, and the frames left over, both in a settled order.

    Accounts of point events share a strand when their days overlap; where a state lasts, short gaps are bridged.
    """
    blocks: dict[tuple[PlaceId, Family], list[tuple[Days | None, Frame]]] = defaultdict(list)
    loose: list[Frame] = []
    for frame in frames:
        days = days_of(frame)
        if frame.family.role is Role.EVENT and frame.place is not None and days is not None:
            blocks[frame.place, frame.family].append((days, frame))
        else:
            loose.append(frame)
    strands = [strand for key, dated in blocks.items() for strand in _sweep(*key, dated)]
    return sorted(strands, key=lambda s: s.order), loose


def gather_undated(frames: Iterable[Frame]) -> list[Strand]:
    """Strands of what could not be placed or dated; what has no place stays with its report.

    An undated account of something that lasts is taken to hold on the day of its report.
    """
    blocks: dict[tuple[str, Family], list[tuple[Days | None, Frame]]] = defaultdict(list)
    for frame in frames:
        days = days_of(frame) or _assumed_days(frame)
        where = frame.place or f"\x00{frame.claim.report}"
        blocks[where, frame.family].append((days, frame))
    strands = [s for (_, family), told in blocks.items() for s in _sweep(told[0][1].place, family, told)]
    return sorted(strands, key=lambda s: s.order)


def _assumed_days(frame: Frame) -> Days | None:
    lasts = frame.family.lasting and frame.published is not None and frame.time is None
    return Days(frame.published, frame.published) if lasts and frame.published else None


def _sweep(place: PlaceId | None, family: Family, told: Sequence[tuple[Days | None, Frame]]) -> list[Strand]:
    """One strand for each run of days, and one for what has none."""
    dated = sorted(((d, f) for d, f in told if d is not None), key=lambda pair: (pair[0], pair[1].claim.id))
    undated = tuple(f for d, f in told if d is None)
    runs: list[list[tuple[Days, Frame]]] = []
    reach = date.min
    for days, frame in dated:
        if runs and (days.first - reach).days <= family.lasting:
            runs[-1].append((days, frame))
        else:
            runs.append([(days, frame)])
        reach = max(reach, days.last)
    strands = [
        Strand(place=place, family=family, days=_span(piece), frames=tuple(frame for _, frame in piece))
        for run in runs
        for piece in _cut(run)
    ]
    return [*strands, Strand(place=place, family=family, days=None, frames=undated)] if undated else strands


def _cut(run: Sequence[tuple[Days, Frame]]) -> list[Sequence[tuple[Days, Frame]]]:
    """Cuts a run that goes on for too long at its widest gap; of equal gaps at that nearest its middle."""
    first, last = run[0][0].first, run[-1][0].first
    if (last - first).days < LONGEST_DAYS:
        return [run]
    middle = first + (last - first) / 2
    at = min(
        range(1, len(run)),
        key=lambda i: (run[i - 1][0].first - run[i][0].first, abs(run[i][0].first - middle), i),
    )
    return [*_cut(run[:at]), *_cut(run[at:])]


def _span(run: Sequence[tuple[Days, Frame]]) -> Days:
    return Days(min(days.first for days, _ in run), max(days.last for days, _ in run))
