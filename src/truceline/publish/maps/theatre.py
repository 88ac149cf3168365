"""Which places a map is about, and how exactly each is known."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from truceline.model.extent import LEAST_REACH_KM, SPOTS, Point, find_reaches, km_between, point_of
from truceline.model.incident import Incident
from truceline.model.place import Place
from truceline.publish.catalogue import Catalogue

_REACH_KM = 160.0
_MOST_POINTS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with coordinates. `radius_km` is 0 for a point; otherwise it says no more than "somewhere in"."""

    place: Place
    at: Point
    radius_km: float


def locate_places(places: Iterable[Place]) -> dict[str, Spot]:
    """The places whose coordinates are known, by id. An area reaches as far as the places that lie in it."""
    known = {place.id: (place, at) for place in places if (at := point_of(place)) is not None}
    reach = find_reaches(known)
    return {
        place.id: Spot(
            place=place,
            at=at,
            radius_km=0.0
            if place.kind in SPOTS
            else max(LEAST_REACH_KM.get(place.kind, 8.0), reach.get(place.id, 0.0)),
        )
        for place, at in known.values()
    }


def named_places(incident: Incident, catalogue: Catalogue) -> tuple[Place, ...]:
    """The incident's place first, then those that its claims name, the most named first."""
    counts: dict[str, int] = {}
    for claim_id in incident.claims:
        claim = catalogue.claims.get(claim_id)
        if claim is not None and claim.event.place is not None:
            counts[claim.event.place] = counts.get(claim.event.place, 0) + 1
    ranked = sorted(counts, key=lambda p: (p != incident.place, -counts[p], p))
    if incident.place is not None and incident.place not in counts:
        ranked.insert(0, incident.place)
    return tuple(catalogue.places[p] for p in ranked if p in catalogue.places)


def within_reach(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The first, and all that lie near enough to share a map with it."""
    return tuple(s for s in spots if km_between(spots[0].at, s.at) <= _REACH_KM) if spots else ()


def core_of(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """A theatre without its outliers: far-off capitals would shrink everything else to a dot."""
    if len(spots) < 3:
        return tuple(spots)
    lats, lons = sorted(s.at.lat for s in spots), sorted(s.at.lon for s in spots)
    centre = Point(lats[len(lats) // 2], lons[len(lons) // 2])
    away = sorted(km_between(centre, s.at) for s in spots)
    limit = max(4 * away[len(away) // 2], 30.0)
    return tuple(s for s in spots if km_between(centre, s.at) <= limit)


def outline(geometry: dict[str, Any]) -> list[tuple[list[Point], bool]]:
    """The rings and lines of a GeoJSON geometry, closed or not; whatever is not one gives nothing."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    match kind:
        case "GeometryCollection":
            parts = geometry.get("geometries")
            inner = [g for g in parts if isinstance(g, dict) and g.get("type") != kind] if _is_list(parts) else []
            return [line for g in inner[:50] for line in outline(g)]
        case "LineString":
            rings: Sequence[Any] = [coordinates]
        case "Polygon" | "MultiLineString":
            rings = coordinates if _is_list(coordinates) else []
        case "MultiPolygon":
            rings = [r for p in coordinates if _is_list(p) for r in p] if _is_list(coordinates) else []
        case _:
            return []
    found = [(_points(ring), "Polygon" in str(kind)) for ring in rings[:200]]
    return [(points, closed) for points, closed in found if len(points) > 1]


def _points(ring: Any) -> list[Point]:
    if not _is_list(ring):
        return []
    thin = max(1, math.ceil(len(ring) / _MOST_POINTS))
    return [p for pair in ring[::thin] if (p := _point(pair)) is not None]


def _point(pair: Any) -> Point | None:
    if not _is_list(pair) or len(pair) < 2 or not all(isinstance(n, int | float) for n in pair[:2]):
        return None
    lon, lat = float(pair[0]), float(pair[1])
    return Point(lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _is_list(value: Any) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, list | tuple)
