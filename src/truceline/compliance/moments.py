"""Moments as an agreement names them: a whole day, or an instant; and what lies a length of time after them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from truceline.model.duty import Length

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_MINUTES = 24 * 60
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`text` in ISO 8601. A date opens with its day in the zone and closes with its last microsecond; an instant opens
    and closes at once. Both ends are in UTC, and what lies past the calendar stands at its end."""

    text: str
    opens: datetime
    closes: datetime
    zone: tzinfo

    @property
    def is_day(self) -> bool:
        return len(self.text) == 10

    @property
    def day_opens(self) -> datetime:
        """When the day begins, in the zone, on which the moment closes."""
        return self.opens if self.is_day else _instant(_local_day(self.closes, self.zone), self.zone)

    def say(self) -> str:
        """`15 November 2020`, or `10 November 2020, 01:00 (UTC+04:00)` in the zone."""
        if self.is_day:
            return _say_day(date.fromisoformat(self.text))
        local = _local(self.opens, self.zone)
        return f"{_say_day(local)}, {local:%H:%M} (UTC{_offset(local)})"


def read_moment(text: str | None, zone: tzinfo | None) -> Moment | None:
    """A date covers its day in `zone` (None: UTC), where a date-time without offset is. None for what is neither."""
    local = zone or UTC
    try:
        if text is None:
            return None
        if _DATE.fullmatch(text):
            return of_day(date.fromisoformat(text), local)
        read = datetime.fromisoformat(text)
        return of_instant(read if read.tzinfo else read.replace(tzinfo=local), local)
    except (ValueError, OverflowError):
        return None


def find_newest(stamps: Iterable[str], zone: tzinfo | None) -> str | None:
    """The one that closes last, in ISO 8601; of equals the first. What is no moment is passed over."""
    read = [moment for stamp in stamps if (moment := read_moment(stamp, zone)) is not None]
    return max(read, key=lambda moment: moment.closes).text if read else None


def of_day(day: date, zone: tzinfo) -> Moment:
    closes = _LAST if day == date.max else _instant(day + timedelta(days=1), zone) - timedelta(microseconds=1)
    return Moment(text=day.isoformat(), opens=_instant(day, zone), closes=closes, zone=zone)


def of_instant(instant: datetime, zone: tzinfo) -> Moment:
    """`instant` with its offset, in which it is told."""
    at = _in_utc(instant)
    return Moment(text=instant.isoformat(), opens=at, closes=at, zone=zone)


def start_of(moment: Moment) -> Moment:
    """The instant at which it opens."""
    return of_instant(_local(moment.opens, moment.zone), moment.zone) if moment.is_day else moment


def add(moment: Moment, length: Length, *, times: int = 1) -> Moment | None:
    """What lies `times` the length after it (before it, where negative); None past the ends of the calendar.

    A day plus a length is a day; hours that make no whole day run to the end of one. From an instant, months and days
    go by the calendar and the wall clock where it was said, hours and minutes by time that has passed.
    """
    try:
        if moment.is_day:
            return of_day(_add_days(date.fromisoformat(moment.text), length, times), moment.zone)
        return of_instant(_add_wall(datetime.fromisoformat(moment.text), length, times, moment.zone), moment.zone)
    except (OverflowError, ValueError):
        return None


def later(one: Moment | None, other: Moment | None) -> Moment | None:
    """The one that opens later; of equals the first."""
    if one is None or other is None:
        return one or other
    return other if other.opens > one.opens else one


def earlier(one: Moment | None, other: Moment | None) -> Moment | None:
    """The one that closes earlier; of equals the first."""
    if one is None or other is None:
        return one or other
    return other if other.closes < one.closes else one


def _add_days(day: date, length: Length, times: int) -> date:
    hours = -(-length.minutes * abs(times) // _DAY_MINUTES)
    calendar_part = Length(months=length.months, days=length.days)
    moved = calendar_part.after(datetime.combine(day, time()), times=times)
    return moved.date() + timedelta(days=hours if times > 0 else -hours)


def _add_wall(start: datetime, length: Length, times: int, zone: tzinfo) -> datetime:
    """In the zone where the offset is the zone's at that time, else in the offset that was given."""
    at_home = _local(start, zone)
    where = zone if at_home.utcoffset() == start.utcoffset() else start.tzinfo or zone
    local = start.astimezone(where)
    if length.months or length.days:
        wall = Length(months=length.months, days=length.days).after(local.replace(tzinfo=None), times=times)
        local = wall.replace(tzinfo=where)
    return (local.astimezone(UTC) + times * timedelta(minutes=length.minutes)).astimezone(where)


def _instant(day: date, zone: tzinfo) -> datetime:
    return _in_utc(datetime.combine(day, time(), tzinfo=zone))


def _in_utc(instant: datetime) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        return _FIRST if instant.year <= 1 else _LAST


def _local(instant: datetime, zone: tzinfo) -> datetime:
    try:
        return instant.astimezone(zone)
    except OverflowError:
        return instant


def _local_day(instant: datetime, zone: tzinfo) -> date:
    return _local(instant, zone).date()


def _offset(local: datetime) -> str:
    """Nothing in UTC itself."""
    return local.isoformat(timespec="minutes")[16:] if local.utcoffset() else ""


def _say_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
