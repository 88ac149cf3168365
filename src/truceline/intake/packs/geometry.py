"""GeoJSON geometries as a pack writes them: shapes closed, coordinates on the globe, longitude first."""

from __future__ import annotations

from typing import Any

from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import Problems, suggest
from truceline.intake.packs.yaml_lines import Mapping, Node, Scalar, Sequence
from truceline.model.shape import unwrapped

DEPTHS = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_RING, _POLYGON = 1, 2
_WHY = {"Self-intersection": "crosses itself", "Ring Self-intersection": "touches itself"}


def read_geometry(node: Mapping, *, what: str, problems: Problems) -> dict[str, Any] | None:
    fields = Fields(node, what=what, known=("type", "coordinates"), problems=problems)
    kind = fields.required("type")
    coordinates = fields.values.get("coordinates")
    if kind not in DEPTHS:
        if kind:
            fields.misfit("type", f"a geometry of type '{kind[:40]}'", suggest(kind, DEPTHS))
        return None
    if coordinates is None:
        fields.misfit("coordinates", "a geometry without coordinates", "add them, longitude first")
        return None
    shape = _Shape(kind, what, problems).read(coordinates, depth=DEPTHS[kind])
    return None if shape is None else {"type": kind, "coordinates": shape}


class _Shape:
    def __init__(self, kind: str, what: str, problems: Problems) -> None:
        self.kind = kind
        self.what = what
        self.problems = problems

    def refuse(self, node: Node, reason: str, remedy: str) -> None:
        self.problems.add(node.line, f"{reason} in {self.what}", remedy)

    def read(self, node: Node, *, depth: int) -> list[Any] | None:
        if depth == 0:
            return self.read_position(node)
        if not isinstance(node, Sequence) or not node.items:
            self.refuse(node, f"a list of coordinates is missing for a {self.kind}", "see the GeoJSON format")
            return None
        read = [self.read(item, depth=depth - 1) for item in node.items]
        shape = [item for item in read if item is not None]
        if len(shape) < len(read) or (depth == _RING and not self.is_sound(node, shape)):
            return None
        if depth == _POLYGON and "Polygon" in self.kind and not self.is_simple(node, shape):
            return None
        return shape

    def is_sound(self, node: Node, positions: list[Any]) -> bool:
        """A line has two points; a ring has four, the last of which is the first."""
        if "Line" in self.kind:
            if len(positions) < 2:
                self.refuse(node, "a line of a single point", "give it two points or more")
            return len(positions) >= 2
        if len(positions) < 4 or positions[0] != positions[-1]:
            self.refuse(node, "a ring that is not closed", "end it with its first point; it has four points at least")
            return False
        return True

    def is_simple(self, node: Node, rings: list[Any]) -> bool:
        """A polygon whose outline crosses itself, or whose hole lies beside it, has no inside that could be told."""
        from shapely import Polygon, is_valid_reason

        outer, *holes = (unwrapped(ring) for ring in rings)
        if outer[0] != outer[-1]:  # it runs once round the globe, with a pole inside
            return True
        reason, _, where = str(is_valid_reason(Polygon(outer, holes))).partition("[")
        if reason == "Valid Geometry":
            return True
        lon, lat = (float(number) for number in [*where.rstrip("]").split(), "0", "0"][:2])
        why = _WHY.get(reason, f"is not sound ({reason.lower()})")
        self.refuse(node, f"an outline that {why} near ({lon:g}, {lat:g})", "list its corners in order, all round it")
        return False

    def read_position(self, node: Node) -> list[float] | None:
        if not isinstance(node, Sequence) or not 2 <= len(node.items) <= 3:
            self.refuse(node, "a position that is not [longitude, latitude]", "write two numbers")
            return None
        numbers = [self.read_number(item) for item in node.items[:2]]
        lon, lat = numbers
        if lon is None or lat is None:
            return None
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            self.refuse(
                node, f"coordinates out of range ({lon:g}, {lat:g})", "longitude first (-180..180), then latitude"
            )
            return None
        return [lon, lat]

    def read_number(self, node: Node) -> float | None:
        try:
            number = float(node.text) if isinstance(node, Scalar) and len(node.text) < 40 else None
        except ValueError:
            number = None
        if number is None:
            self.refuse(node, "a coordinate that is no number", "write degrees with a decimal point")
        return number
