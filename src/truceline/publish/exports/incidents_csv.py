"""`incidents-csv`: one row an incident; for each kind of question how it stands, and who answers what."""

from __future__ import annotations

from truceline.model.dossier import Dossier
from truceline.model.incident import Incident
from truceline.model.question import QuestionKind
from truceline.publish.exports.cells import Cell, csv_bytes, listed
from truceline.publish.exports.contents import Contents
from truceline.publish.exports.deaths import Toll, toll_of
from truceline.publish.exports.standings import answers_to, is_disputed, of_kind, standing_of
from truceline.publish.exports.whereabouts import Gazetteer

_NOTHING = Toll(low=None, high=None, agreed=None)
COLUMNS = (
    "incident", "title", "from", "to", "place", "place_name", "latitude", "longitude", "precision_km", "event_types",
    "disputed", *(f"{kind.value}{end}" for kind in QuestionKind for end in ("", "_answers")),
    "killed_low", "killed_high", "killed_agreed", "wounded_low", "wounded_high", "wounded_agreed", "speakers",
    "claims", "reports", "origins", "sources",
)  # fmt: skip


def write_incidents(dossier: Dossier) -> bytes:
    contents = Contents.of(dossier)
    gazetteer = Gazetteer.of(contents)
    return csv_bytes(COLUMNS, (tuple(row_of(each, contents, gazetteer).values()) for each in dossier.incidents))


def row_of(incident: Incident, contents: Contents, gazetteer: Gazetteer) -> dict[str, Cell]:
    """Keyed by COLUMNS, in their order."""
    spot = gazetteer.spot(incident)
    reports = contents.reports(incident)
    found: dict[str, Cell] = {
        "incident": incident.id,
        "title": incident.title,
        "from": incident.time.start if incident.time else None,
        "to": incident.time.end if incident.time else None,
        "place": incident.place,
        "place_name": spot.name,
        "latitude": spot.lat,
        "longitude": spot.lon,
        "precision_km": spot.km,
        "event_types": listed(incident.event_types),
        "disputed": is_disputed(incident, contents),
        **_answers(incident, contents),
        **_tolls(incident, contents),
        "speakers": listed(contents.names([claim.speaker for claim in contents.claims(incident)])),
        "claims": len(contents.claims(incident)),
        "reports": len(reports),
        "origins": contents.origins(incident),
        "sources": listed(contents.printed_by(report) for report in reports),
    }
    return {column: found[column] for column in COLUMNS}


def _answers(incident: Incident, contents: Contents) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for kind in QuestionKind:
        asked = of_kind(contents.questions(incident), kind)
        found[kind.value] = standing_of(asked)
        found[f"{kind.value}_answers"] = answers_to(asked, contents)
    return found


def _tolls(incident: Incident, contents: Contents) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for what in ("killed", "wounded"):
        toll = toll_of(contents.questions(incident), what) or _NOTHING
        found |= {f"{what}_low": toll.low, f"{what}_high": toll.high, f"{what}_agreed": toll.agreed}
    return found
