"""The days of an incident, read from its period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from truceline.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    first: date
    last: date

    @property
    def count(self) -> int:
        return (self.last - self.first).days + 1


def days_of(period: Period | None) -> Days | None:
    """None where there is no time, or none that a calendar knows."""
    if period is None:
        return None
    try:
        first, last = period.first_day, period.last_day
    except ValueError:
        return None
    return Days(first=first, last=max(first, last))
