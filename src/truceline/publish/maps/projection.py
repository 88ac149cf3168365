"""From degrees to the drawing, and what part of the world it shows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.model.extent import KM_PER_DEGREE, Point, km_between

__all__ = [
    "KM_PER_DEGREE",
    "WIDTH",
    "Point",
    "Projection",
    "bearing",
    "km_between",
    "lines_between",
    "points_around",
    "round_length",
]
WIDTH = 340.0
_LOW, _HIGH = 220.0, 380.0
_LEAST_KM = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Equirectangular, true to scale along the middle parallel. Drawing units are those of the SVG's viewBox."""

    west: float
    north: float
    per_degree: float
    shrink: float
    height: float

    @classmethod
    def around(cls, points: Sequence[Point]) -> Projection:
        """Shows all the points with a margin, at least 24 km across, in a sheet neither too flat nor too tall."""
        south, north = min(p.lat for p in points), max(p.lat for p in points)
        west, east = min(p.lon for p in points), max(p.lon for p in points)
        middle = (south + north) / 2
        shrink = max(math.cos(math.radians(middle)), 0.05)
        wide = max((east - west) * shrink, _LEAST_KM / KM_PER_DEGREE) * 1.3
        tall = max(north - south, _LEAST_KM / KM_PER_DEGREE * 0.7) * 1.3
        per_degree = min(WIDTH / wide, _HIGH / tall)
        height = min(max(tall * per_degree, _LOW), _HIGH)
        return cls(
            west=(west + east) / 2 - WIDTH / per_degree / shrink / 2,
            north=middle + height / per_degree / 2,
            per_degree=per_degree,
            shrink=shrink,
            height=height,
        )

    @property
    def east(self) -> float:
        return self.west + WIDTH / self.per_degree / self.shrink

    @property
    def south(self) -> float:
        return self.north - self.height / self.per_degree

    def x(self, lon: float) -> float:
        return (lon - self.west) * self.shrink * self.per_degree

    def y(self, lat: float) -> float:
        return (self.north - lat) * self.per_degree

    def shows(self, point: Point) -> bool:
        """Whether it lies on the sheet, clear of the edges and of the scale bar."""
        x, y = self.x(point.lon), self.y(point.lat)
        under_bar = x < 135 and y > self.height - 28
        return 8 <= x <= WIDTH - 8 and 14 <= y <= self.height - 8 and not under_bar

    def length(self, km: float) -> float:
        return km / KM_PER_DEGREE * self.per_degree


def points_around(at: Point, km: float) -> list[Point]:
    """The point, and those so far from it to the north, south, east and west."""
    if km <= 0:
        return [at]
    up = km / KM_PER_DEGREE
    aside = up / max(math.cos(math.radians(at.lat)), 0.05)
    around = [Point(at.lat + up, at.lon), Point(at.lat - up, at.lon), Point(at.lat, at.lon + aside)]
    return [at, *around, Point(at.lat, at.lon - aside)]


def bearing(a: Point, b: Point) -> str:
    """The compass point from a to b."""
    shrink = math.cos(math.radians((a.lat + b.lat) / 2))
    angle = math.degrees(math.atan2((b.lon - a.lon) * shrink, b.lat - a.lat)) % 360
    return ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")[
        round(angle / 45) % 8
    ]


def round_length(most: float) -> float:
    """The longest of 1, 2, 5, 10, 20… that is not more than `most`."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(f * power for f in (1, 2, 5) if f * power <= most * 1.0000001)


def lines_between(low: float, high: float) -> Iterable[float]:
    """Two to five round degrees for the graticule."""
    steps = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30)
    step = next((s for s in steps if (high - low) / s <= 4), 45)
    first = math.ceil(low / step)
    return [round(n * step, 4) for n in range(first, math.floor(high / step) + 1)]
