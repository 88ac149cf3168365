"""Times as people read them, in the theatre's own time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from truceline.model.period import Period

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """`name` is the IANA zone that times are shown in; a zone nobody knows is read as UTC, and `name` says so."""

    name: str
    zone: tzinfo

    @classmethod
    def of(cls, timezone: str | None) -> Clock:
        if timezone is None:
            return cls(name="UTC", zone=UTC)
        try:
            return cls(name=timezone, zone=ZoneInfo(timezone))
        except (KeyError, ValueError, OSError):
            return cls(name="UTC", zone=UTC)

    def moment(self, stamp: str) -> datetime | date | None:
        """A date-time in the zone, a date where the stamp gives no clock time, None where it is neither."""
        try:
            if len(stamp) <= 10:
                return date.fromisoformat(stamp)
            read = datetime.fromisoformat(stamp)
            return read.astimezone(self.zone) if read.tzinfo else read.replace(tzinfo=self.zone)
        except (ValueError, OverflowError):
            return None

    def bounds(self, first: str, last: str) -> tuple[datetime, datetime] | None:
        """From the first instant to the last; a date covers its whole day."""
        low, high = self.moment(first), self.moment(last)
        if low is None or high is None:
            return None
        try:
            start = low if isinstance(low, datetime) else datetime.combine(low, time(), self.zone)
            end = high if isinstance(high, datetime) else datetime.combine(high, time(), self.zone) + timedelta(days=1)
        except OverflowError:
            return None
        return (start, max(start, end))

    def order(self, stamp: str | None) -> tuple[int, str]:
        """A key that sorts stamps by time; those without a date come last."""
        read = self.moment(stamp) if stamp else None
        if read is None:
            return (1, stamp or "")
        if isinstance(read, datetime):
            return (0, read.replace(tzinfo=None).isoformat(timespec="seconds"))
        return (0, read.isoformat())

    def say(self, stamp: str | None) -> str:
        """`14 Sep 2031`, `14 Sep 2031, 11:20`, or `no date`."""
        if stamp is None:
            return "no date"
        read = self.moment(stamp)
        if read is None:
            return stamp
        return f"{_day(read)}, {_hour(read)}" if isinstance(read, datetime) else _day(read)

    def say_period(self, period: Period | None) -> str:
        """`13 Sep 2031, 21:40–22:05`, `13–15 Sep 2031`, or `time not stated`."""
        if period is None:
            return "time not stated"
        first, last = self.moment(period.start), self.moment(period.end)
        if first is None or last is None:
            return f"{period.start}–{period.end}"
        if period.start == period.end or first == last:
            return self.say(period.start)
        if isinstance(first, datetime) and isinstance(last, datetime) and first.date() == last.date():
            return f"{_day(first)}, {_hour(first)}–{_hour(last)}"
        if isinstance(first, datetime) or isinstance(last, datetime):
            return f"{self.say(period.start)} – {self.say(period.end)}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{_day(last)}"
        return f"{_day(first)} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {short_month(day)} {day.year}"


def _hour(moment: datetime) -> str:
    return f"{moment.hour:02d}:{moment.minute:02d}"


def short_month(day: date) -> str:
    return _MONTHS[day.month - 1]
