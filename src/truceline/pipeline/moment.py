"""The moment a record is seen from: what had been published by then, and what was known by then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from truceline.errors import WrongUsage
from truceline.model.issue import Issue
from truceline.model.report import Report

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFrom:
    """As the user wrote it: `as_of` on the clock of publication, `known_by` on that of our own knowledge."""

    as_of: str | None = None
    known_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What can be seen from a moment: the reports, those left out, an issue for each that cannot be placed, and the
    moments themselves in ISO 8601."""

    reports: tuple[Report, ...]
    left_out: tuple[Report, ...] = ()
    issues: tuple[Issue, ...] = ()
    as_of: str | None = None
    known_by: str | None = None


def see(reports: Iterable[Report], seen_from: SeenFrom, tz: tzinfo | None) -> View:
    """Raises WrongUsage for what is no moment."""
    everything = tuple(reports)
    kept, issues = list(everything), list[Issue]()
    out, known = seen_from.as_of, seen_from.known_by
    by_then = read_moment(out, tz) if out is not None else None
    in_hand = read_moment(known, tz, option="--known-by") if known is not None else None
    if by_then is not None:
        kept, unplaced = keep_published(kept, by_then, tz)
        issues += unplaced
    if in_hand is not None:
        kept, unplaced = keep_known(kept, in_hand, tz)
        issues += unplaced
    ids = {report.id for report in kept}
    return View(
        reports=tuple(kept),
        left_out=tuple(report for report in everything if report.id not in ids),
        issues=tuple(issues),
        as_of=by_then.isoformat() if by_then else None,
        known_by=in_hand.isoformat() if in_hand else None,
    )


def read_moment(text: str, tz: tzinfo | None, *, option: str = "--as-of") -> datetime:
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
            f"{option} {text}: not a moment; write a date (2031-09-14) or a date-time (2031-09-14T18:00+06:00)"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=local)


def keep_published(reports: Iterable[Report], moment: datetime, tz: tzinfo | None) -> tuple[list[Report], list[Issue]]:
    """The reports that were surely out by the moment.

    A report known only by its day counts once that day is over. One without a date, or whose day is the moment's own,
    cannot be placed before or after it: it is left out, and an issue says so. Later ones are left out in silence.
    """
    return _keep(reports, moment, tz, lambda report: report.published, _unplaced)


def keep_known(reports: Iterable[Report], moment: datetime, tz: tzinfo | None) -> tuple[list[Report], list[Issue]]:
    """The same on the clock of our own knowledge: those that we surely had by the moment."""
    return _keep(reports, moment, tz, lambda report: report.learned, _unlearned)


def _keep(
    reports: Iterable[Report],
    moment: datetime,
    tz: tzinfo | None,
    read: Callable[[Report], str | None],
    complain: Callable[[Report], Issue],
) -> tuple[list[Report], list[Issue]]:
    kept: list[Report] = []
    issues: list[Issue] = []
    for report in reports:
        first, last = bounds(read(report), tz)
        if last is not None and last <= moment:
            kept.append(report)
        elif first is None or first <= moment:
            issues.append(complain(report))
    return kept, issues


def bounds(stamp: str | None, tz: tzinfo | None) -> tuple[datetime | None, datetime | None]:
    """The first and the last moment that the stamp may mean."""
    if stamp is None:
        return None, None
    local = tz or UTC
    if _DATE.match(stamp):
        day = date.fromisoformat(stamp)
        return datetime.combine(day, time(), tzinfo=local), datetime.combine(day, time(23, 59, 59), tzinfo=local)
    moment = datetime.fromisoformat(stamp)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=local)
    return moment, moment


def _unplaced(report: Report) -> Issue:
    reason = "has no date" if report.published is None else f"is dated {report.published}, without an hour"
    return Issue(
        path=f"{report.input} (report {report.item})",
        reason=f"the report {reason}, so it is unknown whether it was out by then, and it was left out",
        remedy="build without --as-of, or name a moment after its day",
    )


def _unlearned(report: Report) -> Issue:
    when = report.learned
    reason = "nobody noted when this was collected" if when is None else f"it was collected on {when}, without an hour"
    return Issue(
        path=f"{report.input} (report {report.item})",
        reason=f"{reason}, so it is unknown whether it was known by then, and it was left out",
        remedy="note it in a file and name that with --collected, or build without --known-by",
    )
