"""How far a place may be from its coordinates, or how far it reaches around them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from truceline.model.ids import PlaceId
from truceline.model.place import Place

KM_PER_DEGREE = 111.32
SPOTS = frozenset({"village", "town", "city", "facility", "other"})
"""Kinds that a map shows as a point. All others are areas: what happened there happened somewhere in them."""

LEAST_REACH_KM = {"district": 8.0, "region": 20.0, "country": 60.0, "zone": 6.0, "corridor": 5.0, "line": 5.0}
PRECISION_KM = {"facility": 0.5, "village": 1.0, "town": 2.0, "city": 5.0, "other": 2.0}
"""How far off the coordinates of a spot are taken to be where nobody says: about half its width, as they usually mark
its middle."""


class Point(NamedTuple):
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Somewhere within `km` of a point."""

    at: Point
    km: float


def point_of(place: Place) -> Point | None:
    if place.lat is None or place.lon is None or not (math.isfinite(place.lat) and math.isfinite(place.lon)):
        return None
    return Point(place.lat, place.lon) if abs(place.lat) <= 90 and abs(place.lon) <= 180 else None


def km_between(a: Point, b: Point) -> float:
    """In a plane: for drawing, and for what is near."""
    aside = (a.lon - b.lon + 540) % 360 - 180
    return KM_PER_DEGREE * math.hypot(a.lat - b.lat, aside * math.cos(math.radians((a.lat + b.lat) / 2)))


def find_extents(places: Iterable[Place]) -> dict[PlaceId, Extent]:
    """By id, of the places whose coordinates are known. What the place says of itself (`precision_km`) counts; without
    it a spot is known to `PRECISION_KM` of its kind. An area reaches at least as far as the places that lie in it."""
    known = {place.id: (place, at) for place in places if (at := point_of(place)) is not None}
    reach = find_reaches(known)
    return {
        place.id: Extent(at=at, km=_radius(place, reach.get(place.id, 0.0))) for place, at in known.values()
    }  # fmt: skip


def find_reaches(known: Mapping[PlaceId, tuple[Place, Point]]) -> dict[PlaceId, float]:
    """How far from each place the farthest of those lies that lie in it; nothing where none does."""
    reach: dict[PlaceId, float] = {}
    for place, at in known.values():
        for holder in _holders(place, known):
            reach[holder] = max(reach.get(holder, 0.0), km_between(known[holder][1], at))
    return reach


def _radius(place: Place, reach: float) -> float:
    if place.kind in SPOTS:
        return place.precision_km if place.precision_km is not None else PRECISION_KM[place.kind]
    stated = place.precision_km if place.precision_km is not None else LEAST_REACH_KM.get(place.kind, 8.0)
    return max(stated, reach)


def _holders(place: Place, known: Mapping[PlaceId, tuple[Place, Point]]) -> list[PlaceId]:
    """What the place lies in, what that lies in, and so on, as far as it is known."""
    found: list[PlaceId] = []
    within = place.within
    while within is not None and within in known and within not in found and within != place.id:
        found.append(within)
        within = known[within][0].within
    return found
