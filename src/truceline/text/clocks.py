"""Clock times as they are printed: 7.40pm, 7:40 p.m., 19:40, 19.00 hours, 1900 hrs, 17:30:05."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from truceline.text.calendar_words import zone_of

_MERIDIEM = r"(?:[ap]\.[ ]?m\.|[ap]\.?m\b)"
CLOCK = (
    rf"(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d(?:[.,]\d{{1,9}})?)?(?!\d)(?:[ \u00a0\u202f]?{_MERIDIEM})?"
    rf"|(?:1[0-2]|0?[1-9])[ \u00a0\u202f]?{_MERIDIEM}"
    r"|(?:[01]\d|2[0-4])[0-5]\d(?=[ ]?(?:h\b|hours\b|hrs\b)))"
    r"(?:[ ]?(?:hours|hrs|h|Uhr)\b)?"
)
_PARTS = re.compile(
    r"(\d{1,2})(?:[:.hH]?([0-5]\d)(?::([0-5]\d))?)?(?:[.,]\d{1,9})?[ \u00a0\u202f]?([ap]?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day; hour 24 is the end of the day. `zone` is None where the print names none."""

    hour: int
    minute: int
    second: int = 0
    zone: tzinfo | None = None

    def on(self, day: date, tz: tzinfo | None) -> datetime | None:
        """The moment on that day, in the printed zone or else in `tz`; None where neither is known."""
        zone = self.zone or tz
        if zone is None:
            return None
        shift = timedelta(days=1) if self.hour == 24 else timedelta()
        hour = 0 if self.hour == 24 else self.hour
        return datetime(day.year, day.month, day.day, hour, self.minute, self.second, tzinfo=zone) + shift


def read_clock(printed: str, zone: str | None = None) -> Clock | None:
    """The clock in a string that `CLOCK` matched, with an optional printed zone; None where it is no time of day."""
    match = _PARTS.match(printed)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    meridiem = match[4].lower()
    if meridiem and hour > 12:
        meridiem = ""
    if meridiem:
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    if hour > 24 or (hour == 24 and (minute or second)):
        return None
    return Clock(hour=hour, minute=minute, second=second, zone=zone_of(zone) if zone else None)
