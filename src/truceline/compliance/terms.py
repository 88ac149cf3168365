"""Terms that renew and periods that return: which of them runs at a moment, reckoned and never counted through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from truceline.compliance.moments import Moment, add, start_of
from truceline.model.duty import Length, Renewal

_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Term `number` ends at `end`, and those after it each have the length that `renewal` says (None: there are none).
    `last` is the number of the term after which there is no further one, as far as that is known; `since` from when
    and for how long the first runs, where its end follows from that: so that terms from the 31st do not drift."""

    number: int
    end: Moment
    renewal: Renewal | None
    last: int | None = None
    since: tuple[Moment, Length] | None = None

    def end_of(self, number: int) -> Moment | None:
        """None past the calendar's end."""
        if self.renewal is None or number <= self.number:
            return self.end
        further, every = number - self.number, self.renewal.every
        if self.since is None:
            return add(self.end, every, times=further)
        begins, lasts = self.since
        days, minutes = lasts.days + further * every.days, lasts.minutes + further * every.minutes
        return add(begins, Length(months=lasts.months + further * every.months, days=days, minutes=minutes))

    def notice_of(self, number: int) -> Moment | None:
        """The last moment to object to the term that follows; the end itself where no notice is agreed."""
        end = self.end_of(number)
        if end is None or self.renewal is None or self.renewal.notice is None:
            return end
        return add(end, self.renewal.notice, times=-1)

    def running_at(self, instant: datetime) -> int:
        """The number of the term that runs then, or of the last one."""
        if self.renewal is None:
            return self.number
        number = self.number + first_index(lambda index: _not_over(self.end_of(self.number + index), instant))
        return number if self.last is None else min(number, self.last)

    def stopped_by(self, objection: Moment) -> Terms:
        """An objection after the limit of one term counts for the next."""
        if self.renewal is None:
            return self
        term = self.number + first_index(lambda index: _not_over(self.notice_of(self.number + index), objection.opens))
        return replace(self, last=term if self.last is None else min(self.last, term))

    def moved_to(self, end: Moment, *, on: Moment) -> Terms:
        """The term that ran when its end was moved; those after it follow the new end."""
        return replace(self, number=self.running_at(on.opens), end=end, since=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Periods of one length, edge to edge. Whole days from a day go by days: the last day of each is its own."""

    start: Moment
    every: Length

    @classmethod
    def of(cls, begins: Moment, every: Length) -> Periods:
        by_days = begins.is_day and every.minutes % _DAY_MINUTES == 0
        return cls(start=begins if by_days else start_of(begins), every=every)

    def index_at(self, instant: datetime) -> int:
        """0 for the first; never less."""
        return first_index(lambda index: (end := self.edge(index + 1)) is None or end.opens > instant)

    def edge(self, index: int) -> Moment | None:
        return self.start if index == 0 else add(self.start, self.every, times=index)

    def end_of(self, index: int) -> Moment | None:
        """The last day of the period, or the instant at which the next begins; None past the calendar's end."""
        edge = self.edge(index + 1)
        if edge is None or not edge.is_day:
            return edge
        return add(edge, Length(days=1), times=-1)


def first_index(reached: Callable[[int], bool]) -> int:
    """The smallest number from 0 for which a condition holds that, once it does, keeps holding."""
    high = 1
    while not reached(high - 1):
        high *= 2
    low = high // 2
    high -= 1
    while low < high:
        middle = (low + high) // 2
        if reached(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _not_over(end: Moment | None, instant: datetime) -> bool:
    return end is None or instant <= end.closes
