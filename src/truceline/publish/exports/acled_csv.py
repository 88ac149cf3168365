"""`acled-csv`: one row an incident in the columns of ACLED (from 2023 on), the dispute in `notes`.

Codes and rules: ACLED codebook; the documentation of its R package `acledR` has the columns in this order.
"""

from __future__ import annotations

from collections.abc import Sequence

from truceline.model.dossier import Dossier
from truceline.model.event import event_types
from truceline.model.incident import Incident
from truceline.publish.exports.cells import Cell, csv_bytes, listed
from truceline.publish.exports.contents import Contents
from truceline.publish.exports.days import Days, days_of
from truceline.publish.exports.deaths import toll_of
from truceline.publish.exports.parties import OUTSIDE_KINDS, STATE_KINDS, Camp, find_camps
from truceline.publish.exports.standings import dispute_note, dispute_tags
from truceline.publish.exports.whereabouts import Gazetteer, Spot

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_BATTLES, _REMOTE, _CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
_STRATEGIC = "Strategic developments"
EVENT_TYPES = {
    "Armed clash": _BATTLES,
    "Government regains territory": _BATTLES,
    "Non-state actor overtakes territory": _BATTLES,
    "Shelling/artillery/missile attack": _REMOTE,
    "Air/drone strike": _REMOTE,
    "Remote explosive/landmine/IED": _REMOTE,
    "Attack": _CIVILIANS,
    "Abduction/forced disappearance": _CIVILIANS,
    "Agreement": _STRATEGIC,
    "Disrupted weapons use": _STRATEGIC,
    "Looting/property destruction": _STRATEGIC,
    "Non-violent transfer of territory": _STRATEGIC,
    "Other": _STRATEGIC,
}
"""ACLED's event type of each sub-event type that our types of events lead to."""
_ACLED_NAMES = {"Property destruction": "Looting/property destruction"}
_TAKEN_BY_STATE = "Government regains territory"


def write_acled(dossier: Dossier) -> bytes:
    contents = Contents.of(dossier)
    gazetteer = Gazetteer.of(contents)
    return csv_bytes(COLUMNS, (tuple(row_of(each, contents, gazetteer).values()) for each in dossier.incidents))


def row_of(incident: Incident, contents: Contents, gazetteer: Gazetteer) -> dict[str, Cell]:
    """Keyed by COLUMNS, in their order. What ACLED alone can give stays empty."""
    sub_event = sub_event_of(incident, contents)
    event = EVENT_TYPES.get(sub_event, "")
    toll = toll_of(contents.questions(incident), "killed")
    found: dict[str, Cell] = {
        "event_id_cnty": incident.id,
        **_when(days_of(incident.time)),
        "disorder_type": _disorder(event),
        "event_type": event,
        "sub_event_type": sub_event,
        **_who(find_camps(incident, contents)),
        "civilian_targeting": "Civilian targeting" if sub_event == "Attack" else "",
        **_where(gazetteer.spot(incident)),
        "source": listed(contents.printed_by(report) for report in contents.reports(incident)),
        "notes": dispute_note(incident, contents),
        "fatalities": toll.low if toll else None,
        "tags": dispute_tags(incident, contents),
    }
    return {column: found.get(column) for column in COLUMNS}


def sub_event_of(incident: Incident, contents: Contents) -> str:
    """That of the incident's first type of violence, else of its first type that has one; empty where none has.

    Who holds a place is "government" or "non-state" only where all who are named as holding it are; else it is "Other".
    """
    known = [event_types()[kind] for kind in incident.event_types if kind in event_types()]
    mapped = [kind for kind in known if kind.acled_sub_event]
    leading = next((kind for kind in mapped if kind.group == "violence"), mapped[0] if mapped else None)
    if leading is None:
        return ""
    sub_event = _ACLED_NAMES.get(leading.acled_sub_event, leading.acled_sub_event)
    return _taken_by(incident, contents) if sub_event == _TAKEN_BY_STATE else sub_event


def _taken_by(incident: Incident, contents: Contents) -> str:
    holders = {
        claim.event.actor
        for claim in contents.said(incident)
        if claim.event.type == "control_of_place" and claim.event.actor is not None
    }
    actors = [contents.catalogue.actors[holder] for holder in holders if holder in contents.catalogue.actors]
    if actors and len(actors) == len(holders) and all(actor.kind in STATE_KINDS for actor in actors):
        return _TAKEN_BY_STATE
    if actors and len(actors) == len(holders) and all(actor.kind == "armed_group" for actor in actors):
        return "Non-state actor overtakes territory"
    return "Other"


def _disorder(event: str) -> str:
    return "" if not event else _STRATEGIC if event == _STRATEGIC else "Political violence"


def _when(days: Days | None) -> dict[str, Cell]:
    """1: the day; 2: within a week; 3: longer."""
    if days is None:
        return {}
    precision = 1 if days.count == 1 else 2 if days.count <= 7 else 3
    return {"event_date": days.first.isoformat(), "year": days.first.year, "time_precision": precision}


def _who(camps: Sequence[Camp]) -> dict[str, Cell]:
    """The first two camps. A third is in the notes' questions, and in the claims."""
    found: dict[str, Cell] = {}
    for n, camp in enumerate(camps[:2], 1):
        found |= {f"actor{n}": camp.lead, f"assoc_actor_{n}": listed(camp.others), f"inter{n}": inter_of(camp)}
    codes = sorted(code for code in (found.get("inter1"), found.get("inter2")) if isinstance(code, int))
    if len(codes) == 2:
        found["interaction"] = 10 * codes[0] + codes[1]
    return found


def inter_of(camp: Camp) -> int | None:
    """1 state forces, 8 external and other forces. Whether an armed group is rebels or a militia is not for us to say:
    None."""
    return 1 if camp.kind in STATE_KINDS else 8 if camp.kind in OUTSIDE_KINDS else None


def _where(spot: Spot) -> dict[str, Cell]:
    """1: the settlement itself; 2: near it, or a small area; 3: a larger region. The pack's names, never looked up by
    coordinates."""
    precision = None if spot.km is None else 1 if spot.is_exact else 2 if spot.is_near else 3
    return {
        "country": spot.within.get("country"),
        "admin1": spot.within.get("region"),
        "admin2": spot.within.get("district"),
        "location": spot.name,
        "latitude": spot.lat,
        "longitude": spot.lon,
        "geo_precision": precision,
    }
