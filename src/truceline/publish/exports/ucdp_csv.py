"""`ucdp-csv`: one row for each incident whose dead somebody counts, in columns of UCDP GED, with best, low and high.

Codes: UCDP GED codebook. `best` is empty unless the accounts of both sides agree on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from truceline.model.dossier import Dossier
from truceline.model.incident import Incident
from truceline.model.question import Question, QuestionKind
from truceline.publish.exports.cells import Cell, csv_bytes, listed
from truceline.publish.exports.contents import Contents
from truceline.publish.exports.days import Days, days_of
from truceline.publish.exports.deaths import Toll, toll_of
from truceline.publish.exports.parties import Camp, find_camps
from truceline.publish.exports.standings import of_kind, standing_of
from truceline.publish.exports.whereabouts import Gazetteer, Spot

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_new_id", "conflict_name",
    "dyad_new_id", "dyad_name", "side_a_new_id", "side_a", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid",
    "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob", "count_status",
)  # fmt: skip
"""Those of UCDP GED, and `count_status` of ours at the end."""


def write_ucdp(dossier: Dossier) -> bytes:
    contents = Contents.of(dossier)
    gazetteer = Gazetteer.of(contents)
    rows = (row_of(incident, contents, gazetteer) for incident in dossier.incidents)
    return csv_bytes(COLUMNS, (tuple(row.values()) for row in rows if row))


def row_of(incident: Incident, contents: Contents, gazetteer: Gazetteer) -> dict[str, Cell]:
    """Keyed by COLUMNS, in their order; empty where nobody counts the dead."""
    counts = [q for q in of_kind(contents.questions(incident), QuestionKind.COUNT) if q.what == "killed"]
    toll = toll_of(counts, "killed")
    if toll is None:
        return {}
    days = days_of(incident.time)
    found: dict[str, Cell] = {
        "id": incident.id,
        "year": days.first.year if days else None,
        "conflict_name": contents.dossier.pack.title,
        **_sides(find_camps(incident, contents)),
        **_sources(incident, counts, contents),
        **_where(gazetteer.spot(incident)),
        **_when(days),
        **_deaths(toll),
        "count_status": standing_of(counts),
    }
    return {column: found.get(column) for column in COLUMNS}


def _sides(camps: Sequence[Camp]) -> dict[str, Cell]:
    names = [camp.lead for camp in camps[:2]]
    found: dict[str, Cell] = dict(zip(("side_a", "side_b"), names, strict=False))
    return {**found, "dyad_name": " - ".join(names)} if len(names) == 2 else found


def _sources(incident: Incident, counts: Sequence[Question], contents: Contents) -> dict[str, Cell]:
    """`number_of_sources` counts texts, not reprints; `source_original` are those who give the figures."""
    reports = contents.reports(incident)
    offices = [contents.printed_by(report) for report in reports]
    articles = (
        ", ".join(part for part in (office, (report.published or "")[:10], report.headline) if part)
        for office, report in zip(offices, reports, strict=True)
    )
    givers = [speaker for question in counts for position in question.positions for speaker in position.speakers]
    return {
        "number_of_sources": contents.origins(incident),
        "source_article": listed(articles),
        "source_office": listed(offices),
        "source_date": listed((report.published or "")[:10] for report in reports),
        "source_headline": listed(report.headline or "" for report in reports),
        "source_original": listed(contents.names(givers)),
    }


def _where(spot: Spot) -> dict[str, Cell]:
    placed = spot.lat is not None and spot.lon is not None
    return {
        "where_prec": _where_precision(spot),
        "where_coordinates": spot.name,
        "adm_1": spot.within.get("region"),
        "adm_2": spot.within.get("district"),
        "country": spot.within.get("country"),
        "latitude": spot.lat,
        "longitude": spot.lon,
        "geom_wkt": f"POINT ({spot.lon} {spot.lat})" if placed else None,
    }


def _where_precision(spot: Spot) -> int | None:
    """1 exact, 2 within 25 km, 3 a district, 4 a region, 5 a line or a zone, 6 a country."""
    if spot.place is None or spot.km is None:
        return None
    areas = {"district": 3, "region": 4, "line": 5, "corridor": 5, "zone": 5, "country": 6}
    if spot.kind in areas:
        return areas[spot.kind]
    return 1 if spot.is_exact else 2 if spot.is_near else 5


def _when(days: Days | None) -> dict[str, Cell]:
    """`date_prec`: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 longer. An event of one day is a clear one."""
    if days is None:
        return {}
    n = days.count
    precision = 1 if n == 1 else 2 if n < 7 else 3 if n == 7 else 4 if n <= 31 else 5
    return {
        "event_clarity": 1 if n == 1 else 2,
        "date_prec": precision,
        "date_start": days.first.isoformat(),
        "date_end": days.last.isoformat(),
    }


def _deaths(toll: Toll) -> dict[str, Cell]:
    """Whose dead they are is not told apart here: all are `deaths_unknown`, where a best figure is agreed."""
    return {"best": toll.agreed, "deaths_unknown": toll.agreed, "high": toll.high, "low": toll.low}
