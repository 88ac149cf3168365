"""What is drawn on a map: each function gives a piece of SVG in the projection's units."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from truceline.publish.maps.labels import Box, place_label
from truceline.publish.maps.layers import DrawnLayer
from truceline.publish.maps.projection import KM_PER_DEGREE, WIDTH, Projection, lines_between, round_length
from truceline.publish.maps.theatre import Spot, outline
from truceline.publish.writing import clipped, visible

_RADII = {"city": 4.2, "town": 3.6, "village": 3.0}
_SOMEWHERE = frozenset({"district", "region", "country", "zone", "corridor", "line"})


def draw_graticule(flat: Projection) -> str:
    parts = []
    for lon in lines_between(flat.west, flat.east):
        x = flat.x(lon)
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{flat.height:.0f}"/>')
        if 20 < x < WIDTH - 50:
            parts.append(f'<text class="deg" x="{x + 2:.1f}" y="9">{_degrees(lon, "E", "W")}</text>')
    for lat in lines_between(flat.south, flat.north):
        y = flat.y(lat)
        parts.append(f'<line class="grid" x1="0" y1="{y:.1f}" x2="{WIDTH:.0f}" y2="{y:.1f}"/>')
        if 24 < y < flat.height - 30:
            parts.append(f'<text class="deg" x="2" y="{y - 2:.1f}">{_degrees(lat, "N", "S")}</text>')
    return "".join(parts)


def graticule_boxes(flat: Projection) -> list[Box]:
    """Where the degrees are printed."""
    tops = [flat.x(lon) for lon in lines_between(flat.west, flat.east)]
    sides = [flat.y(lat) for lat in lines_between(flat.south, flat.north)]
    return [Box(x, 0, x + 36, 11) for x in tops if 20 < x < WIDTH - 50] + [
        Box(0, y - 11, 36, y) for y in sides if 24 < y < flat.height - 30
    ]


def draw_zone(layers: Sequence[DrawnLayer], letter: str, *, flat: Projection, taken: list[Box]) -> str:
    """The outlines with the zone's letter at the first corner in view; nothing where no geometry can be read."""
    parts, labelled = [], False
    drawn = ((line, each.pattern) for each in layers for line in outline(each.layer.geometry))
    for (points, closed), pattern in drawn:
        path = "M" + "L".join(f"{flat.x(p.lon):.1f} {flat.y(p.lat):.1f}" for p in points) + ("Z" if closed else "")
        parts.append(f'<path class="zone z{pattern}{"" if closed else " open"}" d="{path}"/>')
        for point in () if labelled else points:
            spot = place_label(flat.x(point.lon), flat.y(point.lat), 2, taken=taken, height=flat.height)
            if spot:
                parts.append(f'<text class="zl" x="{spot.x}" y="{spot.y}" text-anchor="{spot.anchor}">{letter}</text>')
                labelled = True
                break
    return "".join(parts)


def draw_disc(spot: Spot, rank: str, *, flat: Projection) -> str:
    """An area known only as an area: large, faded, without an edge."""
    radius = min(max(flat.length(spot.radius_km), 16.0), WIDTH * 0.6)
    x, y = flat.x(spot.at.lon), flat.y(spot.at.lat)
    return f'<circle class="area {rank}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'


def draw_dot(spot: Spot, rank: str, *, flat: Projection) -> str:
    x, y, radius = flat.x(spot.at.lon), flat.y(spot.at.lat), _RADII.get(spot.place.kind, 3.0)
    ring = f'<circle class="ring" cx="{x:.1f}" cy="{y:.1f}" r="9"/>' if rank == "main" else ""
    if spot.place.kind == "facility":
        size = radius * 1.8
        return (
            f'{ring}<rect class="dot {rank}" x="{x - size / 2:.1f}" y="{y - size / 2:.1f}" width="{size:.1f}"'
            f' height="{size:.1f}"/>'
        )
    return f'{ring}<circle class="dot {rank}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'


def dot_box(spot: Spot, rank: str, *, flat: Projection) -> Box:
    x, y, reach = flat.x(spot.at.lon), flat.y(spot.at.lat), {"main": 9, "named": 4}.get(rank, 3)
    return Box(x - reach, y - reach, x + reach, y + reach)


def draw_label(spot: Spot, rank: str, *, flat: Projection, taken: list[Box]) -> str:
    """Empty where no spot is free."""
    name = clipped(spot.place.name, 40)
    if spot.place.kind in _SOMEWHERE and rank != "around":
        name = f"somewhere in {name}"
    x, y = flat.x(spot.at.lon), flat.y(spot.at.lat)
    label = place_label(x, y, len(name) + (1 if rank == "main" else 0), taken=taken, height=flat.height)
    if label is None:
        return ""
    text = printed_text(name)
    style = f"pl {rank}" + (" far" if spot.radius_km else "")
    return f'<text class="{style}" x="{label.x}" y="{label.y}" text-anchor="{label.anchor}">{text}</text>'


def draw_scale_bar(flat: Projection) -> str:
    km = round_length(110 / flat.per_degree * KM_PER_DEGREE)
    length, y = flat.length(km), flat.height - 8
    return (
        f'<path class="bar" d="M8 {y - 4:.1f}v4h{length:.1f}v-4"/>'
        f'<text class="deg" x="{10:.0f}" y="{y - 6:.1f}">{km:g} km</text>'
    )


def draw_north() -> str:
    return (
        f'<path class="north" d="M{WIDTH - 13:.0f} 6l5 14l-5 -4l-5 4z"/>'
        f'<text class="deg" x="{WIDTH - 13:.0f}" y="30" text-anchor="middle">N</text>'
    )


def printed_text(name: str) -> Markup:
    """Text inside SVG, where the tags of a page have no meaning: unseen characters are spelled out plainly."""
    return escape(visible(name))


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}°{positive if value >= 0 else negative}"
