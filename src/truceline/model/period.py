"""When something happened, as precisely as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """ISO 8601 dates (`2031-09-13`) or date-times with offset (`2031-09-13T21:40:00+06:00`), both ends included.

    A single moment has `start == end`; a day known without a clock time is a date, never midnight.
    """

    start: str
    end: str

    @classmethod
    def of_day(cls, day: date) -> Period:
        return cls(start=day.isoformat(), end=day.isoformat())

    @classmethod
    def of_days(cls, first: date, last: date) -> Period:
        return cls(start=first.isoformat(), end=last.isoformat())

    @property
    def first_day(self) -> date:
        return date.fromisoformat(self.start[:10])

    @property
    def last_day(self) -> date:
        return date.fromisoformat(self.end[:10])

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1

    def overlaps(self, other: Period) -> bool:
        """By calendar day as each side states it."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day
