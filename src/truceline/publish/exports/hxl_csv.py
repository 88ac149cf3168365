"""`hxl-csv`: one row an incident, with HXL 1.1 hashtags in the second row."""

from __future__ import annotations

from truceline.model.dossier import Dossier
from truceline.model.event import event_types
from truceline.model.incident import Incident
from truceline.publish.exports.acled_csv import sub_event_of
from truceline.publish.exports.cells import Cell, csv_bytes, listed
from truceline.publish.exports.contents import Contents
from truceline.publish.exports.days import days_of
from truceline.publish.exports.deaths import Toll, toll_of
from truceline.publish.exports.parties import find_camps
from truceline.publish.exports.standings import dispute_note, is_disputed
from truceline.publish.exports.whereabouts import Gazetteer

COLUMNS = {
    "Incident": "#event+id",
    "Title": "#event+name",
    "First day": "#date+start",
    "Last day": "#date+end",
    "Group of event": "#event+type",
    "Event type": "#event+type+sub",
    "ACLED sub-event type": "#event+type+acled",
    "Party (first)": "#group+name+first",
    "Party (second)": "#group+name+second",
    "Country": "#country+name",
    "Region": "#adm1+name",
    "District": "#adm2+name",
    "Place": "#loc+name",
    "Latitude": "#geo+lat",
    "Longitude": "#geo+lon",
    "Killed (agreed)": "#affected+killed",
    "Killed (lowest)": "#affected+killed+min",
    "Killed (highest)": "#affected+killed+max",
    "Injured (agreed)": "#affected+injured",
    "Injured (lowest)": "#affected+injured+min",
    "Injured (highest)": "#affected+injured+max",
    "Displaced (lowest)": "#affected+displaced+min",
    "Displaced (highest)": "#affected+displaced+max",
    "Disputed": "#status+disputed",
    "Accounts": "#description+accounts",
    "Texts": "#meta+sources+num",
    "Sources": "#meta+source",
}
"""Heading and hashtag. `+min`, `+max`, `+acled`, `+accounts`, `+first`, `+second` are attributes of ours."""
_NOTHING = Toll(low=None, high=None, agreed=None)


def write_hxl(dossier: Dossier) -> bytes:
    contents = Contents.of(dossier)
    gazetteer = Gazetteer.of(contents)
    rows = (tuple(row_of(each, contents, gazetteer).values()) for each in dossier.incidents)
    return csv_bytes(tuple(COLUMNS), rows, below=tuple(COLUMNS.values()))


def row_of(incident: Incident, contents: Contents, gazetteer: Gazetteer) -> dict[str, Cell]:
    """Keyed by the headings, in their order."""
    days = days_of(incident.time)
    spot = gazetteer.spot(incident)
    types = [event_types()[kind] for kind in incident.event_types if kind in event_types()]
    camps = [camp.lead for camp in find_camps(incident, contents)[:2]]
    found: dict[str, Cell] = {
        "Incident": incident.id,
        "Title": incident.title,
        "First day": days.first.isoformat() if days else None,
        "Last day": days.last.isoformat() if days else None,
        "Group of event": types[0].group if types else None,
        "Event type": types[0].id.replace("_", " ") if types else None,
        "ACLED sub-event type": sub_event_of(incident, contents),
        "Party (first)": camps[0] if camps else None,
        "Party (second)": camps[1] if len(camps) > 1 else None,
        "Country": spot.within.get("country"),
        "Region": spot.within.get("region"),
        "District": spot.within.get("district"),
        "Place": spot.name,
        "Latitude": spot.lat,
        "Longitude": spot.lon,
        **_affected(incident, contents),
        "Disputed": is_disputed(incident, contents),
        "Accounts": dispute_note(incident, contents),
        "Texts": contents.origins(incident),
        "Sources": listed(contents.printed_by(report) for report in contents.reports(incident)),
    }
    return {heading: _tidy(found[heading]) for heading in COLUMNS}


def _affected(incident: Incident, contents: Contents) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for word, what in (("Killed", "killed"), ("Injured", "wounded"), ("Displaced", "displaced")):
        toll = toll_of(contents.questions(incident), what) or _NOTHING
        found |= {f"{word} (agreed)": toll.agreed, f"{word} (lowest)": toll.low, f"{word} (highest)": toll.high}
    return found


def _tidy(cell: Cell) -> Cell:
    """HXL tools warn of double spaces and line ends."""
    return " ".join(cell.split()) if isinstance(cell, str) else cell
