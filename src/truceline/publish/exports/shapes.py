"""Geometries as RFC 7946 wants them: outer rings counterclockwise, cut at the 180th meridian, on the globe."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from truceline.model.shape import Ring, lines_of, polygons_of


def shape_of(geometry: dict[str, Any]) -> dict[str, Any] | None:
    """None where coordinates are missing, or are no numbers of degrees."""
    if not _is_drawable(geometry.get("coordinates")):
        return None
    polygons, lines = polygons_of(geometry), lines_of(geometry)
    if polygons:
        cut = [part for rings in polygons for part in _cut_polygon(rings)]
        return _collected("Polygon", [[_ring(ring, outer=n == 0) for n, ring in enumerate(part)] for part in cut])
    if not lines:
        return None
    if geometry["type"] == "Point":
        return {"type": "Point", "coordinates": _position(lines[0][0])}
    parts = [part for line in lines for part in _cut_line(line)]
    return _collected("LineString", [[_position(each) for each in part] for part in parts])


def point(lat: float, lon: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat]}


def _collected(kind: str, parts: list[Any]) -> dict[str, Any] | None:
    if not parts:
        return None
    return (
        {"type": kind, "coordinates": parts[0]} if len(parts) == 1 else {"type": f"Multi{kind}", "coordinates": parts}
    )


def _is_drawable(coordinates: Any) -> bool:
    if isinstance(coordinates, list | tuple):
        return len(coordinates) > 0 and all(_is_drawable(inner) for inner in coordinates)
    return isinstance(coordinates, int | float) and not isinstance(coordinates, bool) and math.isfinite(coordinates)


def _position(position: Sequence[float]) -> list[float]:
    return [position[0], position[1]]


def _ring(ring: Ring, *, outer: bool) -> list[list[float]]:
    """Closed, and counterclockwise where it is an outer one, clockwise where it is a hole."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
    turned = ring if (twice > 0) == outer else ring[::-1]
    return [_position(each) for each in turned]


def _turns(positions: Sequence[Sequence[float]]) -> range:
    """The turns of the globe that the positions lie on: 0 is from -180 to 180 degrees."""
    lons = [position[0] for position in positions]
    return range(math.floor((min(lons) + 180) / 360), math.ceil((max(lons) + 180) / 360) or 1)


def _cut_polygon(rings: list[Ring]) -> list[list[Ring]]:
    """What lies on each turn of the globe, moved to the first; the shape itself where it lies on one."""
    turns = _turns(rings[0])
    if turns == range(0, 1):
        return [rings]
    from shapely import Polygon, box
    from shapely.affinity import translate

    whole = Polygon(rings[0], rings[1:])
    found: list[list[Ring]] = []
    for turn in turns:
        piece = translate(whole.intersection(box(360 * turn - 180, -90, 360 * turn + 180, 90)), xoff=-360.0 * turn)
        for part in getattr(piece, "geoms", [piece]):
            if part.geom_type == "Polygon" and not part.is_empty:
                found.append([list(part.exterior.coords), *(list(hole.coords) for hole in part.interiors)])
    return found


def _cut_line(line: Ring) -> list[Ring]:
    turns = _turns(line)
    if turns == range(0, 1) or len(line) < 2:
        return [line]
    from shapely import LineString, box
    from shapely.affinity import translate

    whole = LineString(line)
    found: list[Ring] = []
    for turn in turns:
        piece = translate(whole.intersection(box(360 * turn - 180, -90, 360 * turn + 180, 90)), xoff=-360.0 * turn)
        for part in getattr(piece, "geoms", [piece]):
            if part.geom_type == "LineString" and not part.is_empty:
                found.append(list(part.coords))
    return found
