"""What sources count: a small chart for each side and unit, a table, and what sources say side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from truceline import compliance
from truceline.model.period import Period
from truceline.model.tally import CountPoint, CountSeries
from truceline.publish.catalogue import Catalogue, Ref, Voice
from truceline.publish.count_strips import Blank, Column, draw_blank_sample, draw_count_patterns, draw_counts
from truceline.publish.count_words import (
    Difference,
    Figure,
    describe_difference,
    describe_point,
    say_area,
    say_figure,
    say_gaps,
    say_unit,
    say_unit_rule,
    say_when,
)
from truceline.publish.strips import Strip, TimeScale
from truceline.publish.wording import number
from truceline.publish.writing import clipped, element_id, visible
from truceline.text.violation_units import meaning_of

_LONGEST_DRAWN = 31
_NARROWEST, _WIDEST = timedelta(days=7), timedelta(days=400)
_Group = tuple[str | None, str | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One speaker's series. `strip` is None where none of its figures is of a length that can be drawn; `where` is
    what it says of where it counted."""

    voice: Voice
    what: str
    where: str
    strip: Strip | None
    figures: tuple[Figure, ...]
    gaps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountChart:
    """`style` and `accused` are the side's, `accused` empty where nobody is named. `parts` are figures of a part only:
    of one weapon, or of one sector."""

    id: str
    style: str
    accused: str
    unit: str
    rule: str
    axis: Strip | None
    rows: tuple[SeriesRow, ...]
    parts: tuple[SeriesRow, ...]

    @property
    def figures(self) -> int:
        return sum(len(row.figures) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure in the table of both sides' words about each other."""

    voice: Voice
    says: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    when: str
    cells: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSection:
    """`columns` head the table of days: who is said to have done it, as style and name."""

    charts: tuple[CountChart, ...]
    columns: tuple[tuple[str, str], ...]
    days: tuple[DayRow, ...]
    differences: tuple[Difference, ...]
    patterns: Strip
    blank: Strip


def describe_counts(catalogue: Catalogue) -> CountSection | None:
    """Sides in the pack's order, then others, then counts that name nobody; None where nobody counts anything."""
    series = catalogue.dossier.counts
    groups: dict[_Group, list[CountSeries]] = {}
    for each in series:
        groups.setdefault((each.side, each.accused, each.unit), []).append(each)
    if not groups:
        return None
    ordered = sorted(groups, key=lambda group: (_order(group, catalogue), -_weight(groups[group]), group[2]))
    told = {point.id: (each, point) for each in series for point in each.points}
    accused = tuple(dict.fromkeys((side, actor) for side, actor, _ in ordered))
    return CountSection(
        charts=tuple(_chart(group, groups[group], catalogue) for group in ordered),
        columns=tuple(_accused(side, actor, catalogue) for side, actor in accused),
        days=tuple(_days([s for group in ordered for s in _whole(groups[group])], accused, catalogue)),
        differences=tuple(
            describe_difference(found, told, catalogue)
            for found in compliance.compare_counts(series)
        ),
        patterns=draw_count_patterns(),
        blank=draw_blank_sample(),
    )  # fmt: skip


def chart_id(series: CountSeries) -> str:
    return element_id("n", f"{series.side or series.accused or '-'}.{series.unit}".replace(" ", "-"))


def _order(group: _Group, catalogue: Catalogue) -> tuple[int, str]:
    side, actor, _ = group
    if side is not None:
        return catalogue.side_order.get(side, len(catalogue.side_order)), side
    last = len(catalogue.side_order) + 1
    return (last, actor) if actor is not None else (last + 1, "")


def _weight(series: Iterable[CountSeries]) -> int:
    return sum(len(each.points) for each in series if each.kind is None)


def _accused(side: str | None, actor: str | None, catalogue: Catalogue) -> tuple[str, str]:
    if side is not None:
        return catalogue.style_of(side), catalogue.side_names.get(side, side)
    return "sx", catalogue.actor_name(actor) if actor is not None else ""


def _chart(group: _Group, series: Sequence[CountSeries], catalogue: Catalogue) -> CountChart:
    side, actor, unit = group
    main = _whole(series) or list(series)
    parts = [each for each in series if each not in main]
    scale = _scale(main, catalogue)
    top = max((_height(point) for each in main for point in each.points if _is_drawn(point)), default=1)
    style, accused = _accused(side, actor, catalogue)
    return CountChart(
        id=chart_id(series[0]),
        style=style,
        accused=accused,
        unit=unit,
        rule=visible(say_unit_rule(unit, meaning_of(unit), main, catalogue)),
        axis=scale.draw_axis() if scale else None,
        rows=tuple(_row(each, scale, top, catalogue) for each in sorted(main, key=lambda s: _by_speaker(s, catalogue))),
        parts=tuple(_row(each, None, top, catalogue) for each in parts),
    )


def _whole(series: Sequence[CountSeries]) -> list[CountSeries]:
    """Without the parts: one weapon, and one sector where the same source counts all of them too."""
    whole = [each for each in series if each.kind is None]
    wide = {each.speaker for each in whole if each.area is None and not each.places}
    return [each for each in whole if each.speaker not in wide or (each.area is None and not each.places)]


def _by_speaker(series: CountSeries, catalogue: Catalogue) -> tuple[int, str, str]:
    side = catalogue.side_of(series.speaker)
    place = catalogue.side_order[side] if side is not None else len(catalogue.side_order)
    return place, catalogue.actor_name(series.speaker), series.id


def _row(series: CountSeries, scale: TimeScale | None, top: int, catalogue: Catalogue) -> SeriesRow:
    columns = [column for point in series.points if (column := _column(point, series, catalogue)) is not None]
    name = clipped(visible(catalogue.actor_name(series.speaker)), 80)
    drawn = draw_counts(columns, _blanks(series, catalogue), scale, top=top, label=name) if scale and columns else None
    return SeriesRow(
        voice=catalogue.voice(series.speaker),
        what=say_unit(series),
        where=say_area(series, catalogue),
        strip=drawn,
        figures=tuple(describe_point(point, series, catalogue) for point in series.points),
        gaps=say_gaps(series, catalogue),
    )


def _scale(series: Iterable[CountSeries], catalogue: Catalogue) -> TimeScale | None:
    """As wide as the figures that can be drawn, at most some four hundred days up to the last."""
    bounds = [b for each in series for point in each.points if (b := _bounds(point, catalogue)) is not None]
    ends = [b[1] for each in series if each.stopped and (b := _span(each.stopped, catalogue)) is not None]
    if not bounds:
        return None
    last = max([*ends, *(b[1] for b in bounds)])
    first = min(*(b[0] for b in bounds), last - _NARROWEST)
    return TimeScale(max(first, last - _WIDEST), last, finest=timedelta(days=1))


def _is_drawn(point: CountPoint) -> bool:
    return point.day is not None or point.period.days <= _LONGEST_DRAWN


def _bounds(point: CountPoint, catalogue: Catalogue) -> tuple[datetime, datetime] | None:
    """A day's figure stands over its day, whatever hours of it the source counted."""
    if not _is_drawn(point):
        return None
    return _span(Period(start=point.day, end=point.day) if point.day is not None else point.period, catalogue)


def _span(period: Period, catalogue: Catalogue) -> tuple[datetime, datetime] | None:
    return catalogue.clock.bounds(period.start, period.end)


def _height(point: CountPoint) -> int:
    return max(point.min or 0, point.max or 0) if point.day is not None else 0


def _column(point: CountPoint, series: CountSeries, catalogue: Catalogue) -> Column | None:
    bounds, refs = _bounds(point, catalogue), catalogue.refs((point.claim,))
    if bounds is None or not refs:
        return None
    return Column(
        first=bounds[0],
        last=bounds[1],
        low=point.min,
        high=point.max,
        approx=point.approx,
        total=point.day is None,
        label=_short(point),
        href=refs[0].href,
        title=f"{say_when(point, catalogue)}: {say_figure(point)} “{visible(say_unit(series))}” counted by "
        f"{clipped(visible(catalogue.actor_name(series.speaker)), 80)}; words {refs[0].label}",
    )


def _short(point: CountPoint) -> str:
    value = point.max if point.max is not None else point.min
    lead = "≥" if point.max is None else "≤" if point.min is None else "~" if point.approx else ""
    if point.min is not None and point.max is not None and point.min != point.max:
        return f"{lead}{number(point.min)}–{number(point.max)}"
    return f"{lead}{number(value or 0)}"


def _blanks(series: CountSeries, catalogue: Catalogue) -> list[Blank]:
    gaps = [(gap, False) for gap in series.gaps] + ([(series.stopped, True)] if series.stopped else [])
    return [
        Blank(first=bounds[0], last=bounds[1], ended=ended)
        for gap, ended in gaps
        if (bounds := _span(gap, catalogue)) is not None
    ]


def _days(
    series: Iterable[CountSeries], accused: Sequence[tuple[str | None, str | None]], catalogue: Catalogue
) -> Iterable[DayRow]:
    """Each day's figures by who is accused, of the days that more than one source counts; parts are left out."""
    told: dict[Period, dict[tuple[str | None, str | None], list[Told]]] = {}
    for each in series:
        for point in each.points:
            period = Period(start=point.day, end=point.day) if point.day is not None else point.period
            cell = told.setdefault(period, {}).setdefault((each.side, each.accused), [])
            where = say_area(each, catalogue)
            says = f"{say_figure(point)} {each.unit}" + (f", {where}" if where else "")
            cell.append(Told(voice=catalogue.voice(each.speaker), says=says, refs=catalogue.refs((point.claim,))))
    for period in sorted(told, key=lambda p: (p.start, p.end)):
        cells = tuple(tuple(told[period].get(each, ())) for each in accused)
        if len({each.voice for cell in cells for each in cell}) > 1:
            yield DayRow(when=catalogue.clock.say_period(period), cells=cells)
