"""Counts: every figure stands in its report, hangs on claims of the record, and no gap has one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from truceline.checks.index import Index
from truceline.checks.statements import check_period
from truceline.model.dossier import Dossier
from truceline.model.tally import CountPoint, CountSeries


def check_counts(dossier: Dossier, index: Index) -> Iterator[str]:
    ids = [each.id for each in dossier.counts]
    if len(set(ids)) < len(ids):
        yield "two series of counts bear one id"
    seen: set[str] = set()
    for series in dossier.counts:
        name = f"the counts {series.id} of {series.speaker}"
        yield from _check_series(name, series, index)
        for point in series.points:
            for version in (point, *point.earlier):
                yield from _check_point(f"{name}, {version.period.start}", version, index)
                if version.id in seen:
                    yield f"{name}: two figures bear the id {version.id}"
                seen.add(version.id)


def _check_series(name: str, series: CountSeries, index: Index) -> Iterator[str]:
    if not series.points:
        yield f"{name} hold no figure"
    for actor in (series.speaker, series.accused):
        if actor is not None and actor not in index.actors:
            yield f"{name}: unknown actor {actor}"
    if series.side is not None and series.side not in index.sides:
        yield f"{name}: unknown side {series.side}"
    if series.agreement is not None and series.agreement not in index.agreements:
        yield f"{name}: unknown agreement {series.agreement}"
    for place in series.places:
        if place not in index.places:
            yield f"{name}: unknown place {place}"
    days = {point.day for point in series.points if point.day is not None}
    for gap in (*series.gaps, *((series.stopped,) if series.stopped else ())):
        yield from check_period(name, gap)
        if any(gap.start <= day <= gap.end for day in days):
            yield f"{name}: a gap from {gap.start} that has a figure"


def _check_point(name: str, point: CountPoint, index: Index) -> Iterator[str]:
    report = index.reports.get(point.report)
    if report is None or not point.anchor.holds_in(report.text):
        yield f"{name}: the anchor does not hold in report {point.report}"
    for claim in (point.claim, *point.also):
        if claim not in index.claims:
            yield f"{name}: unknown claim {claim}"
    own = index.claims.get(point.claim)
    if own is not None and own.report != point.report:
        yield f"{name}: claim {own.id} is of another report"
    yield from check_period(name, point.period)
    if point.min is None and point.max is None:
        yield f"{name}: no figure"
    if (point.min or 0) < 0 or (point.max is not None and point.max < (point.min or 0)):
        yield f"{name}: from {point.min} to {point.max}"
    if point.day is not None and not _is_within(point.day, point):
        yield f"{name}: for {point.day}, which is not in its period"


def _is_within(day: str, point: CountPoint) -> bool:
    try:
        return point.period.first_day <= date.fromisoformat(day) <= point.period.last_day
    except ValueError:
        return False
