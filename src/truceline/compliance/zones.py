"""Whether a place lies in a zone, as far as the exactness of both allows, and how far it is from a line.

Distances are measured on a sphere that fits the earth at the place (its radius is the mean of those along the meridian
and across it), from the place outwards: wrong by 0.35 % at most near the equator and less elsewhere. Half a per cent is
taken off whatever is called certain. Edges run straight in longitude and latitude, as GeoJSON has them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from truceline.model.extent import Extent, Point
from truceline.model.ids import ActorId
from truceline.model.period import Period
from truceline.model.place import Layer, Zone
from truceline.model.shape import Ring, lines_of, polygons_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

ERROR = 0.005
_LONGEST_EDGE_DEGREES = 0.25
_TOUCHING_KM = 1e-6
_EQUATOR_KM, _FLATTENING = 6378.137, 1 / 298.257223563
_Shape = tuple["BaseGeometry", bool]


class Lies(StrEnum):
    """`BESIDE` is said of lines, which have no inside: there only the distance counts."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    BESIDE = "beside"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class InLayer:
    """How a place lies to one layer. `nearest_km` and `farthest_km` bound its distance from the edge or the line;
    `known_km` is how far off either may be, both put together."""

    layer: Layer
    lies: Lies
    nearest_km: float
    farthest_km: float
    known_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class InZone:
    """How a place lies to a zone according to one claimant (None: nobody in particular), on some days."""

    claimed_by: ActorId | None
    lies: Lies
    layers: tuple[InLayer, ...]


@dataclass(slots=True)
class Survey:
    """Measures each place against each layer once."""

    _measured: dict[tuple[Extent, int], InLayer] = field(default_factory=dict)
    _kept: list[Layer] = field(default_factory=list)

    def place_in_zone(self, extent: Extent, zone: Zone, on: Period | None) -> tuple[InZone, ...]:
        """One answer for each claimant whose layers hold on these days (at any time where `on` is None), in the zone's
        order; none where no layer does. Where a claimant's layers differ, it cannot be told."""
        by_claimant: dict[ActorId | None, list[InLayer]] = {}
        for layer in zone.layers:
            if on is None or layer.holds_on(on):
                by_claimant.setdefault(layer.claimed_by, []).append(self._measure(extent, layer))
        return tuple(
            InZone(claimed_by=claimant, lies=_together([each.lies for each in found]), layers=tuple(found))
            for claimant, found in by_claimant.items()
        )

    def _measure(self, extent: Extent, layer: Layer) -> InLayer:
        key = (extent, id(layer))
        if key not in self._measured:
            self._kept.append(layer)
            self._measured[key] = measure(extent, layer)
        return self._measured[key]


def measure(extent: Extent, layer: Layer) -> InLayer:
    shape, closed = _flatten(layer.geometry, extent.at)
    from shapely import Point as Spot

    here = Spot(0.0, 0.0)
    away = float(shape.boundary.distance(here) if closed else shape.distance(here))
    known = extent.km + (layer.precision_km or 0.0)
    nearest, farthest = max(0.0, away * (1 - ERROR) - known), away * (1 + ERROR) + known
    lies = Lies.BESIDE
    if closed:
        certain = Lies.INSIDE if shape.contains(here) else Lies.OUTSIDE
        lies = certain if nearest > 0 else Lies.CANNOT_TELL
    return InLayer(layer=layer, lies=lies, nearest_km=nearest, farthest_km=farthest, known_km=known)


def _together(answers: list[Lies]) -> Lies:
    return answers[0] if len(set(answers)) == 1 else Lies.CANNOT_TELL


def _flatten(geometry: dict[str, Any], origin: Point) -> _Shape:
    """The shape in kilometres around the origin, and whether it has an inside. Parts that touch become one, so that a
    shape cut at the 180th meridian is whole again."""
    from shapely import LineString, MultiLineString, Polygon, get_coordinates, segmentize, union_all
    from shapely import Point as Spot

    projection = _Around(origin)

    def flatten(line: Ring) -> Any:
        drawn = segmentize(LineString(line), _LONGEST_EDGE_DEGREES) if len(line) > 1 else Spot(line[0])
        return projection.flatten(get_coordinates(drawn))

    polygons = polygons_of(geometry)
    if polygons:
        parts = [Polygon(flatten(rings[0]), [flatten(ring) for ring in rings[1:]]).buffer(0) for rings in polygons]
        return union_all(parts, grid_size=_TOUCHING_KM if len(parts) > 1 else None), True
    lines = [flatten(line) for line in lines_of(geometry)]
    if len(lines) == 1 and len(lines[0]) == 1:
        return Spot(lines[0][0]), False
    return MultiLineString(lines), False


class _Around:
    """Azimuthal equidistant: every distance from the origin is true, at the poles and across the 180th meridian too."""

    def __init__(self, origin: Point) -> None:
        self._lat, self._lon = math.radians(origin.lat), math.radians(origin.lon)
        squared = _FLATTENING * (2 - _FLATTENING)
        self._radius = _EQUATOR_KM * math.sqrt(1 - squared) / (1 - squared * math.sin(self._lat) ** 2)

    def flatten(self, positions: Any) -> Any:
        """Positions as rows of longitude and latitude to rows of kilometres east and north."""
        import numpy as np

        turn, lat = np.radians(positions[:, 0]) - self._lon, np.radians(positions[:, 1])
        east = np.cos(lat) * np.sin(turn)
        north = math.cos(self._lat) * np.sin(lat) - math.sin(self._lat) * np.cos(lat) * np.cos(turn)
        up = math.sin(self._lat) * np.sin(lat) + math.cos(self._lat) * np.cos(lat) * np.cos(turn)
        aside = np.hypot(east, north)
        stretch = np.where(aside > 1e-12, np.arctan2(aside, up) / np.maximum(aside, 1e-12), 1.0) * self._radius
        return np.column_stack((east * stretch, north * stretch))


def say_kilometres(nearest: float, farthest: float) -> str:
    """`4 to 9 km`, `less than 6 km`, `0.5 to 2 km`: the lower bound rounded down, the upper one up."""
    low, high = _round(nearest, up=False), _round(farthest, up=True)
    if low == "0":
        return f"less than {high} km"
    return f"{low} km" if low == high else f"{low} to {high} km"


def _round(km: float, *, up: bool) -> str:
    turn = math.ceil if up else math.floor
    return f"{turn(km):,}".replace(",", " ") if km >= 2 else f"{turn(km * 10) / 10:g}"
