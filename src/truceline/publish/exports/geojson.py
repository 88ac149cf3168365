"""`geojson`: places, incidents, zones as each claimant draws them, and who is said to hold a place (RFC 7946).

Each feature says its `layer`, so that a map program can show what one claimant draws beside what another does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from truceline.model.dossier import Dossier
from truceline.model.extent import point_of
from truceline.model.incident import Incident
from truceline.model.place import Layer, Place, Zone
from truceline.model.question import QuestionKind
from truceline.publish.exports.contents import Contents
from truceline.publish.exports.deaths import toll_of
from truceline.publish.exports.json_text import RECORDS, finite, json_bytes
from truceline.publish.exports.shapes import point, shape_of
from truceline.publish.exports.standings import is_disputed, of_kind, standing_of
from truceline.publish.exports.whereabouts import Gazetteer

Feature = dict[str, Any]


def write_geojson(dossier: Dossier) -> bytes:
    """A FeatureCollection. What has no coordinates is a feature whose geometry is null."""
    contents = Contents.of(dossier)
    gazetteer = Gazetteer.of(contents)
    features = [
        *_places(contents, gazetteer),
        *(_incident(incident, contents, gazetteer) for incident in dossier.incidents),
        *(_zone(zone, n, layer, contents) for zone in dossier.pack.zones for n, layer in enumerate(zone.layers)),
        *_control(contents),
    ]
    return json_bytes({"type": "FeatureCollection", "features": RECORDS}, features)


def _feature(identity: str, geometry: dict[str, Any] | None, **properties: Any) -> Feature:
    return {"type": "Feature", "id": identity, "geometry": geometry, "properties": properties}


def _places(contents: Contents, gazetteer: Gazetteer) -> Iterator[Feature]:
    """Those that an incident or a claim names, and what they lie in; the pack's others are left to the pack."""
    for place in _met(contents):
        at = point_of(place)
        yield _feature(
            f"place/{place.id}",
            point(at.lat, at.lon) if at else None,
            layer="places",
            place=place.id,
            name=place.name,
            kind=place.kind,
            names_used_by=dict(place.names_used_by),
            within=place.within,
            wikidata=place.wikidata,
            precision_km=finite(gazetteer.extents.get(place.id)),
        )


def _met(contents: Contents) -> Iterable[Place]:
    dossier, known = contents.dossier, contents.catalogue.places
    named = [incident.place for incident in dossier.incidents] + [claim.event.place for claim in dossier.claims]
    found: dict[str, Place] = {}
    for name in [*named, *(place.id for place in dossier.places), *(each.place for each in dossier.control)]:
        place = known.get(name or "")
        while place is not None and place.id not in found:
            found[place.id] = place
            place = known.get(place.within or "")
    return (found[name] for name in sorted(found))


def _incident(incident: Incident, contents: Contents, gazetteer: Gazetteer) -> Feature:
    spot = gazetteer.spot(incident)
    asked = contents.questions(incident)
    killed = toll_of(asked, "killed")
    return _feature(
        f"incident/{incident.id}",
        point(spot.lat, spot.lon) if spot.lat is not None and spot.lon is not None else None,
        layer="incidents",
        incident=incident.id,
        name=incident.title,
        place=incident.place,
        event_types=list(incident.event_types),
        valid_from=incident.time.start if incident.time else None,
        valid_to=incident.time.end if incident.time else None,
        precision_km=finite(spot.km),
        disputed=is_disputed(incident, contents),
        questions={kind.value: told for kind in QuestionKind if (told := standing_of(of_kind(asked, kind)))},
        killed_low=killed.low if killed else None,
        killed_high=killed.high if killed else None,
        claims=len(incident.claims),
        origins=contents.origins(incident),
    )


def _zone(zone: Zone, number: int, layer: Layer, contents: Contents) -> Feature:
    claimed_by = layer.claimed_by
    return _feature(
        f"zone/{zone.id}/{number}",
        shape_of(layer.geometry),
        layer=f"zones/{claimed_by or 'nobody in particular'}",
        zone=zone.id,
        name=zone.name,
        kind=zone.kind,
        claimed_by=claimed_by,
        claimed_by_name=contents.catalogue.actor_name(claimed_by) if claimed_by else None,
        valid_from=layer.since,
        valid_to=layer.until,
        precision_km=finite(layer.precision_km),
        source=layer.source,
    )


def _control(contents: Contents) -> Iterator[Feature]:
    """What each speaker says of who is in a place, on the days that the words speak of."""
    name_of = contents.catalogue.actor_name
    for control in contents.dossier.control:
        place = contents.catalogue.places.get(control.place)
        at = point_of(place) if place else None
        for n, stretch in enumerate(control.stretches):
            yield _feature(
                f"control/{control.place}/{n}",
                point(at.lat, at.lon) if at else None,
                layer=f"control/{stretch.speaker}",
                place=control.place,
                name=place.name if place else control.place,
                claimed_by=stretch.speaker,
                claimed_by_name=name_of(stretch.speaker),
                holder=stretch.holder,
                holder_name=name_of(stretch.holder) if stretch.holder else None,
                status=stretch.status.value,
                valid_from=stretch.start,
                valid_to=stretch.end,
                last_said=stretch.last_said,
                claims=list(stretch.claims),
            )
