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
