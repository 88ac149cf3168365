"""Labels that cover neither each other nor the points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from truceline.publish.maps.projection import WIDTH

_LETTER, _LINE = 5.7, 12.0


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Label(NamedTuple):
    """`x`, `y` is the baseline's anchor; `anchor` is SVG's text-anchor."""

    x: float
    y: float
    anchor: str


def place_label(x: float, y: float, letters: int, *, taken: list[Box], height: float) -> Label | None:
    """A free spot near the point, which is then taken; None where every spot is."""
    wide = letters * _LETTER
    for dx, dy, anchor in _spots():
        left = x + dx - (wide if anchor == "end" else wide / 2 if anchor == "middle" else 0)
        box = Box(left - 1, y + dy - _LINE + 3, left + wide + 1, y + dy + 3)
        inside = box.left >= 2 and box.right <= WIDTH - 2 and box.top >= 2 and box.bottom <= height - 2
        if inside and not any(box.meets(other) for other in taken):
            taken.append(box)
            return Label(round(x + dx, 1), round(y + dy, 1), anchor)
    return None


def _spots() -> Sequence[tuple[float, float, str]]:
    return (
        (7, 4, "start"), (-7, 4, "end"), (0, -8, "middle"), (0, 16, "middle"),
        (6, -5, "start"), (6, 13, "start"), (-6, -5, "end"), (-6, 13, "end"),
        (14, -12, "start"), (14, 20, "start"), (-14, -12, "end"), (-14, 20, "end"),
    )  # fmt: skip
