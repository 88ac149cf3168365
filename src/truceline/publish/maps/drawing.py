"""The map as one SVG, and the lists that belong under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from markupsafe import Markup, escape

from truceline.model.extent import point_of
from truceline.model.incident import Incident
from truceline.model.place import Place
from truceline.publish.catalogue import Catalogue
from truceline.publish.maps.labels import Box
from truceline.publish.maps.layers import Claimed, ZoneKey
from truceline.publish.maps.projection import WIDTH, Projection, bearing, km_between, points_around
from truceline.publish.maps.symbols import (
    dot_box,
    draw_disc,
    draw_dot,
    draw_graticule,
    draw_label,
    draw_north,
    draw_scale_bar,
    draw_zone,
    graticule_boxes,
)
from truceline.publish.maps.theatre import Spot, core_of, locate_places, named_places, within_reach
from truceline.publish.wording import kind_label
from truceline.publish.writing import clipped, visible

_MOST_PLACES = 400
_NOTHING = Markup("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """`areas` are drawn as discs; `zones` carry the letter that stands for them; the rest could not be drawn."""

    drawing: Markup = _NOTHING
    areas: tuple[str, ...] = ()
    zones: tuple[ZoneKey, ...] = ()
    unlabelled: tuple[str, ...] = ()
    beyond: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What goes on one map: `main` is ringed, `named` are what the claims name, `around` is there for orientation."""

    projection: Projection
    main: Spot | None
    named: tuple[Spot, ...]
    around: tuple[Spot, ...]
    zones: Claimed


def map_incident(incident: Incident, everywhere: Mapping[str, Spot], catalogue: Catalogue) -> Map | None:
    """`everywhere` are all places with coordinates. None where the incident names no place at all."""
    named = named_places(incident, catalogue)
    if not named:
        return None
    spots = [everywhere[place.id] for place in named if place.id in everywhere]
    unknown = tuple(p.name for p in named if point_of(p) is None)
    near = within_reach(spots)
    if not near:
        return Map(unknown=unknown)
    main = spots[0] if spots[0].place.id == incident.place else None
    around = _surroundings(near, everywhere.values())
    projection = _fit(near, around)
    sheet = _Sheet(
        projection=projection,
        main=main,
        named=tuple(s for s in near if s is not main),
        around=tuple(s for s in around if projection.shows(s.at)),
        zones=claimed_zones(catalogue),
    )
    beyond = tuple((s.place.name, _far(near[0], s)) for s in spots if s not in near)
    return replace(_draw(sheet), beyond=beyond, unknown=unknown)


def claimed_zones(catalogue: Catalogue) -> Claimed:
    """As of the day from which the record is seen: that of its clocks, else of its newest report."""
    dossier, clock = catalogue.dossier, catalogue.clock
    stamps = [report.published for report in dossier.reports if report.published is not None]
    seen = dossier.clocks_at or dossier.as_of or max(stamps, key=clock.order, default=None)
    moment = clock.moment(seen) if seen is not None else None
    names = {actor.id: catalogue.actor_name(actor.id) for actor in dossier.pack.actors}
    return Claimed.on(f"{moment:%Y-%m-%d}" if moment is not None else None, dossier.pack.zones, names)


def map_theatre(places: Sequence[Place], zones: Claimed) -> Map | None:
    """All places that are known, but for far-off ones. None where none has coordinates."""
    spots = list(locate_places(places).values())[:_MOST_PLACES]
    core = core_of(spots)
    if not core:
        return None
    sheet = _Sheet(projection=_fit(core, ()), main=None, named=(), around=core, zones=zones)
    unknown = tuple(p.name for p in places if point_of(p) is None)
    return replace(
        _draw(sheet),
        beyond=tuple((s.place.name, _far(core[0], s)) for s in spots if s not in core),
        unknown=unknown,
    )


def _surroundings(near: Sequence[Spot], everywhere: Iterable[Spot]) -> list[Spot]:
    """Up to 24 other places for orientation, the nearest first."""
    drawn = {s.place.id for s in near}
    others = [s for s in everywhere if s.place.id not in drawn and s.radius_km == 0.0]
    others.sort(key=lambda s: (km_between(near[0].at, s.at), s.place.id))
    return others[:24]


def _fit(near: Sequence[Spot], around: Sequence[Spot]) -> Projection:
    """Around what is named, with the nearest three others in view where they are within 40 km.

    The first is shown whole where it is an area, of other areas no more than the middle.
    """
    orienting = [s.at for s in around[:3] if km_between(near[0].at, s.at) <= 40]
    middles = [p for s in near[1:] for p in points_around(s.at, min(s.radius_km, 10.0))]
    return Projection.around([*points_around(near[0].at, near[0].radius_km), *middles, *orienting])


def _far(origin: Spot, spot: Spot) -> str:
    return f"{km_between(origin.at, spot.at):,.0f} km {bearing(origin.at, spot.at)} of {origin.place.name}"


def _draw(sheet: _Sheet) -> Map:
    flat = sheet.projection
    taken = [Box(0, flat.height - 24, 130, flat.height), Box(WIDTH - 26, 0, WIDTH, 34), *graticule_boxes(flat)]
    ordered = [(s, _rank(s, sheet)) for s in (sheet.main, *sheet.named, *sheet.around) if s is not None]
    spots = [(s, rank) for s, rank in ordered if s.radius_km == 0]
    taken += [dot_box(s, rank, flat=flat) for s, rank in spots]
    labels = [(s, rank, draw_label(s, rank, flat=flat, taken=taken)) for s, rank in ordered]
    zones = [
        (letter, zone, shape)
        for letter, zone in zip(ascii_uppercase, sheet.zones.zones, strict=False)
        if (shape := draw_zone(sheet.zones.layers_of(zone), letter, flat=flat, taken=taken))
    ]
    summary = f"Map of {', '.join(s.place.name for s, rank in ordered[:12])}"
    parts = [
        draw_graticule(flat),
        *(shape for _, _, shape in zones),
        *(draw_disc(s, rank, flat=flat) for s, rank in ordered if s.radius_km > 0),
        *(draw_dot(s, rank, flat=flat) for s, rank in reversed(spots)),
        *(label for _, _, label in labels),
        draw_scale_bar(flat),
        draw_north(),
    ]
    size = f'viewBox="0 0 {WIDTH:.0f} {flat.height:.0f}"'
    about = escape(visible(clipped(summary, 300)))
    return Map(
        drawing=Markup(f'<svg class="map" {size} role="img" aria-label="{about}">{"".join(parts)}</svg>'),
        areas=tuple(s.place.name for s, rank in ordered if s.radius_km > 0),
        zones=tuple(
            ZoneKey(letter=letter, name=zone.name, kind=kind_label(zone.kind), layers=sheet.zones.keys_of(zone))
            for letter, zone, _ in zones
        ),
        unlabelled=tuple(
            s.place.name for s, rank, label in labels if not label and (rank != "around" or not sheet.named)
        ),
    )


def _rank(spot: Spot, sheet: _Sheet) -> str:
    return "main" if spot is sheet.main else "named" if spot in sheet.named else "around"
