"""Two sources' figures for the same day and the same side, set side by side; unlike units are never compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from truceline.compliance.counts import meet
from truceline.model.period import Period
from truceline.model.tally import Apart, CountPoint, CountSeries, Discrepancy, Meeting, Outcome, UnlikeUnits

_Told = tuple[CountSeries, CountPoint]


def compare_counts(series: Iterable[CountSeries]) -> list[Discrepancy]:
    """By day. A part ("mortar rounds") is held only against the same part, a place only against itself or against a
    figure that names none; a figure that names nobody only against others that do not. Unlike units are named where
    two sources share none."""
    told: dict[tuple[str, str, str | None, str | None], list[_Told]] = {}
    for each in series:
        for point in each.points:
            told.setdefault((*_when(point), each.side, each.accused), []).append((each, point))
    found: list[Discrepancy] = []
    for _, group in sorted(told.items(), key=lambda item: (item[0][:2], item[0][2] or "", item[0][3] or "")):
        found += _compare(group)
    return found


def _compare(group: Sequence[_Told]) -> Iterator[Discrepancy]:
    alike = {
        (first.speaker, second.speaker)
        for (first, _), (second, _) in combinations(group, 2)
        if first.unit == second.unit and first.kind == second.kind
    }
    for (first, a), (second, b) in combinations(group, 2):
        if first.unit != second.unit and {(first.speaker, second.speaker), (second.speaker, first.speaker)} & alike:
            continue
        if first.speaker == second.speaker or first.kind != second.kind:
            continue
        where = [(s.places, s.area) for s in (first, second)]
        open_ended = [not places and area is None for places, area in where]
        if where[0] != where[1] and not any(open_ended):
            continue
        yield Discrepancy(
            period=_period(a),
            first=a.id,
            second=b.id,
            outcome=_outcome(first, a, second, b),
            area_open=where[0] != where[1],
        )


def _outcome(first: CountSeries, a: CountPoint, second: CountSeries, b: CountPoint) -> Outcome:
    if first.unit != second.unit:
        return UnlikeUnits(first=first.unit, second=second.unit)
    if meet(a, b):
        return Meeting()
    low, high = (a, b) if (a.max is not None and b.min is not None and a.max < b.min) else (b, a)
    if low.max is None or high.min is None:
        return Meeting()
    bounded = high.max is not None and low.min is not None
    exact = (a.min, b.min) == (a.max, b.max) and low.max > 0
    return Apart(
        least=max(high.min - low.max, 0),
        most=(high.max or 0) - (low.min or 0) if bounded else None,
        ratio=round(high.min / low.max, 2) if exact else None,
    )


def _when(point: CountPoint) -> tuple[str, str]:
    return (point.day, point.day) if point.day is not None else (point.period.start, point.period.end)


def _period(point: CountPoint) -> Period:
    return Period(start=point.day, end=point.day) if point.day is not None else point.period
