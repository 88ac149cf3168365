"""GeoJSON shapes as a pack keeps them, across the 180th meridian too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Position = tuple[float, float]
Ring = list[Position]


def polygons_of(geometry: dict[str, Any]) -> list[list[Ring]]:
    """The rings of each polygon, the outer one first; nothing where the geometry has no area."""
    coordinates = geometry["coordinates"]
    match geometry["type"]:
        case "Polygon":
            found = [coordinates]
        case "MultiPolygon":
            found = coordinates
        case _:
            return []
    return [[unwrapped(ring) for ring in polygon] for polygon in found]


def lines_of(geometry: dict[str, Any]) -> list[Ring]:
    """The lines of a line; a point is a line of one position."""
    coordinates = geometry["coordinates"]
    match geometry["type"]:
        case "Point":
            return [unwrapped([coordinates])]
        case "LineString":
            return [unwrapped(coordinates)]
        case "MultiLineString":
            return [unwrapped(line) for line in coordinates]
        case _:
            return []


def unwrapped(positions: Sequence[Sequence[float]]) -> Ring:
    """Each position on the turn of the globe on which it is nearest the one before, so that 179 goes on to 181."""
    found: Ring = []
    for position in positions:
        lon, lat = position[0], position[1]
        if found:
            lon += 360 * round((found[-1][0] - lon) / 360)
        found.append((lon, lat))
    return found
