"""The moment a record is seen from, and what had been published by then."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo

from truceline.errors import WrongUsage
from truceline.model.issue import Issue
from truceline.model.report import Report

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def read_moment(text: str, tz: tzinfo | None) -> datetime:
    """A date means its last second, a date-time without an offset is local: both in `tz`, or in UTC without one.

    Raises WrongUsage for anything that is not ISO 8601.
    """
    local = tz or UTC
    try:
        if _DATE.match(text):
            return datetime.combine(date.fromisoformat(text), time(23, 59, 59), tzinfo=local)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise WrongUsage(
            f"--as-of {text}: not a moment; write a date (2031-09-14) or a date-time (2031-09-14T18:00+06:00)"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=local)


def keep_published(reports: Iterable[Report], moment: datetime, tz: tzinfo | None) -> tuple[list[Report], list[Issue]]:
    """The reports that were surely out by the moment.

    A report known only by its day counts once that day is over. One without a date, or whose day is the moment's own,
    cannot be placed before or after it: it is left out, and an issue says so. Later ones are left out in silence.
    """
    kept: list[Report] = []
    issues: list[Issue] = []
    for report in reports:
        first, last = _published(report, tz)
        if last is not None and last <= moment:
            kept.append(report)
        elif first is None or first <= moment:
            issues.append(_unplaced(report))
    return kept, issues


def _published(report: Report, tz: tzinfo | None) -> tuple[datetime | None, datetime | None]:
    """The first and the last moment at which the report may have come out."""
    if report.published is None:
        return None, None
    local = tz or UTC
    if _DATE.match(report.published):
        day = date.fromisoformat(report.published)
        return datetime.combine(day, time(), tzinfo=local), datetime.combine(day, time(23, 59, 59), tzinfo=local)
    moment = datetime.fromisoformat(report.published)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=local)
    return moment, moment


def _unplaced(report: Report) -> Issue:
    reason = "has no date" if report.published is None else f"is dated {report.published}, without an hour"
    return Issue(
        path=f"{report.input} (report {report.item})",
        reason=f"the report {reason}, so it is unknown whether it was out by then, and it was left out",
        remedy="build without --as-of, or name a moment after its day",
    )
