"""What TIMEX3 and ISO 8601 call a stretch of the calendar: 2031-09-14, 2031-W37, 2031-Q3, 2031-SU, 203."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def calendar_value(first: date, last: date) -> str:
    """The name of the unit that both days bound; where they bound none, of the first day.

    Winter bears the year in which it begins. A week that begins on no Monday is that of its last day.
    """
    if first == last:
        return first.isoformat()
    days = (last - first).days + 1
    if days == 7:
        return week_value(last)
    if days == 2 and first.weekday() == 5:
        return f"{week_value(first)}-WE"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        named = _month_stretch(first, months)
        if named:
            return named
    return first.isoformat()


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _month_stretch(first: date, months: int) -> str | None:
    if months == 1:
        return f"{first.year}-{first.month:02d}"
    if months == 3:
        return (
            f"{first.year}-{_SEASONS[first.month]}"
            if first.month in _SEASONS
            else f"{first.year}-Q{first.month // 3 + 1}"
        )
    if months == 6 and first.month in {1, 7}:
        return f"{first.year}-H{first.month // 6 + 1}"
    if first.month != 1:
        return None
    if months == 1200:
        return f"{first.year // 100:02d}"
    if months == 120 and first.year % 10 == 0:
        return f"{first.year // 10:03d}"
    return f"{first.year}" if months % 12 == 0 else None
