"""Clock times: the moments that a period names, where it names any."""

from __future__ import annotations

from datetime import UTC, datetime

from truceline.model.period import Period

_A_DAY = 10


def clock_of(period: Period) -> tuple[datetime, datetime] | None:
    """Both ends in UTC, None where either is a day. A time without offset is taken as it stands, as all of them are
    where a pack names no time zone."""
    if len(period.start) <= _A_DAY or len(period.end) <= _A_DAY:
        return None
    return _moment(period.start), _moment(period.end)


def _moment(stamp: str) -> datetime:
    moment = datetime.fromisoformat(stamp)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def written(period: Period) -> str:
    """A period as a position's value: `FROM/TO`, or one stamp where both ends are one."""
    return period.start if period.start == period.end else f"{period.start}/{period.end}"


def say_period(value: str) -> str:
    """A written period in words: `14 September 2031, 21:40 to 22:05`."""
    start, _, end = value.partition("/")
    if not end:
        return _say(start)
    same_day = start[:_A_DAY] == end[:_A_DAY] and len(end) > _A_DAY
    return f"{_say(start)} to {end[11:16] if same_day else _say(end)}"


def _say(stamp: str) -> str:
    day = datetime.fromisoformat(stamp[:_A_DAY])
    words = f"{day.day} {day:%B %Y}"
    return f"{words}, {stamp[11:16]}" if len(stamp) > _A_DAY else words
