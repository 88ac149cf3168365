"""Comparable counts in the dossier file."""

from __future__ import annotations

from typing import Any, assert_never

from truceline.model.dossier import Dossier
from truceline.model.tally import Apart, CountPoint, CountSeries, Discrepancy, Meeting, UnlikeUnits


def write_series(series: CountSeries) -> dict[str, Any]:
    """Every point is flat but for its anchor, so that a row of a table is a point with its series' keys."""
    return {
        "id": series.id,
        "agreement": series.agreement,
        "speaker": series.speaker,
        "side": series.side,
        "accused": series.accused,
        "unit": series.unit,
        "kind": series.kind,
        "places": list(series.places),
        "area": series.area,
        "points": [{**_point(point), "earlier": [_point(each) for each in point.earlier]} for point in series.points],
        "gaps": [{"from": gap.start, "to": gap.end} for gap in series.gaps],
        "stopped": {"from": series.stopped.start, "to": series.stopped.end} if series.stopped else None,
    }


def _point(point: CountPoint) -> dict[str, Any]:
    anchor = point.anchor
    return {
        "id": point.id,
        "from": point.period.start,
        "to": point.period.end,
        "day": point.day,
        "min": point.min,
        "max": point.max,
        "approx": point.approx,
        "printed": point.printed,
        "said": point.said,
        "report": point.report,
        "claim": point.claim,
        "also": list(point.also),
        "anchor": {"start": anchor.start, "end": anchor.end, "quote": anchor.quote},
    }


def write_discrepancy(found: Discrepancy) -> dict[str, Any]:
    """`outcome` is `apart`, `meeting` or `unlike_units`; what does not apply is null."""
    outcome = found.outcome
    told: dict[str, Any] = {"least": None, "most": None, "ratio": None, "units": None}
    match outcome:
        case Apart(least=least, most=most, ratio=ratio):
            told |= {"outcome": "apart", "least": least, "most": most, "ratio": ratio}
        case Meeting():
            told |= {"outcome": "meeting"}
        case UnlikeUnits(first=first, second=second):
            told |= {"outcome": "unlike_units", "units": [first, second]}
        case _:
            assert_never(outcome)
    return {
        "from": found.period.start,
        "to": found.period.end,
        "first": found.first,
        "second": found.second,
        **told,
        "area_open": found.area_open,
    }


COLUMNS = (
    "series", "agreement", "speaker", "side", "accused", "unit", "kind", "places", "area", "from", "to", "day", "min",
    "max", "approx", "printed", "quote", "said", "report", "claim", "replaced_by",
)  # fmt: skip


def count_rows(dossier: Dossier) -> list[dict[str, str]]:
    """One row for each figure, superseded ones too (`replaced_by` names the figure that took their place): a table for
    a spreadsheet. What is not known is empty, an open end too."""
    rows = []
    for series in dossier.counts:
        for point in series.points:
            rows += [_row(series, each, point) for each in (*point.earlier, point)]
    return rows


def _row(series: CountSeries, point: CountPoint, standing: CountPoint) -> dict[str, str]:
    values: tuple[object, ...] = (
        series.id, series.agreement, series.speaker, series.side, series.accused, series.unit, series.kind,
        " ".join(series.places), series.area, point.period.start, point.period.end, point.day, point.min, point.max,
        "yes" if point.approx else "no", point.printed, point.anchor.quote, point.said, point.report, point.claim,
        None if point is standing else standing.id,
    )  # fmt: skip
    return {
        column: "" if value is None else str(value) for column, value in zip(COLUMNS, values, strict=True)
    }  # fmt: skip
