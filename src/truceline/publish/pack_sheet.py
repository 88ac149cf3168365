"""A pack by itself, in the words of its sheet: who, what was agreed, what is due, where, and what is not certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.model.actor import Actor
from truceline.model.pack import Pack
from truceline.model.place import Layer, Zone
from truceline.publish.agreement_pages import AgreementPage, describe_agreements
from truceline.publish.catalogue import Catalogue
from truceline.publish.duty_pages import Link, link_sources
from truceline.publish.maps.drawing import Map, claimed_zones, map_theatre
from truceline.publish.wording import kind_label, plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """A side, or (`style` sx) those who belong to none, with (name, kind) of its actors."""

    name: str
    style: str
    actors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerLine:
    """`shape` is GeoJSON's word for it, `when` is empty where it has no days."""

    claimed_by: str
    when: str
    shape: str
    precision: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneLine:
    name: str
    kind: str
    layers: tuple[LayerLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    term: str
    neutral: str
    used_by: str
    style: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSheet:
    """`seen` is the day that the clocks are read at, empty where there is none. `open_points` are those of the pack as
    a whole; each agreement has its own."""

    id: str
    title: str
    zone: str
    seen: str
    counts: str
    camps: tuple[Camp, ...]
    agreements: tuple[AgreementPage, ...]
    map: Map | None
    zones: tuple[ZoneLine, ...]
    terms: tuple[TermLine, ...]
    open_points: tuple[str, ...]
    sources: tuple[Link, ...]


def describe_pack(catalogue: Catalogue) -> PackSheet:
    pack, seen = catalogue.dossier.pack, catalogue.dossier.clocks_at
    return PackSheet(
        id=pack.id,
        title=pack.title,
        zone=pack.timezone or "UTC, as the pack names no time zone",
        seen=catalogue.clock.say(seen) if seen else "",
        counts=count_sections(pack),
        camps=tuple(_camps(catalogue)),
        agreements=describe_agreements(catalogue),
        map=map_theatre(pack.places, claimed_zones(catalogue)),
        zones=tuple(_zone(zone, catalogue) for zone in pack.zones),
        terms=tuple(
            TermLine(
                term=term.term,
                neutral=term.neutral or "",
                used_by=catalogue.side_names.get(term.used_by or "", ""),
                style=catalogue.style_of(term.used_by if term.used_by in catalogue.side_order else None),
                note=term.note or "",
            )
            for term in pack.glossary
        ),
        open_points=tuple(point.text for point in pack.open_points),
        sources=link_sources((source.id for source in pack.sources), pack),
    )


def count_sections(pack: Pack) -> str:
    """`2 sides, 29 actors, 1 place, …`."""
    counts = (
        (len(pack.sides), "side"),
        (len(pack.actors), "actor"),
        (len(pack.places), "place"),
        (len(pack.zones), "zone"),
        (len(pack.agreements), "agreement"),
        (sum(len(agreement.provisions) for agreement in pack.agreements), "provision"),
    )
    return ", ".join(plural(count, noun) for count, noun in counts)


def _camps(catalogue: Catalogue) -> Iterator[Camp]:
    actors = catalogue.dossier.pack.actors
    for side in catalogue.dossier.pack.sides:
        own = tuple(_named(actor) for actor in actors if actor.side == side.id)
        yield Camp(name=side.name, style=catalogue.style_of(side.id), actors=own)
    others = tuple(_named(actor) for actor in actors if actor.side is None)
    if others:
        yield Camp(name="No side", style="sx", actors=others)


def _named(actor: Actor) -> tuple[str, str]:
    return actor.name, kind_label(actor.kind)


def _zone(zone: Zone, catalogue: Catalogue) -> ZoneLine:
    return ZoneLine(
        name=zone.name, kind=kind_label(zone.kind), layers=tuple(_layer(layer, catalogue) for layer in zone.layers)
    )


def _layer(layer: Layer, catalogue: Catalogue) -> LayerLine:
    since, until = (catalogue.clock.say(day) if day else "" for day in (layer.since, layer.until))
    when = f"{since} – {until}" if since and until else f"from {since}" if since else f"until {until}" if until else ""
    return LayerLine(
        claimed_by=catalogue.actor_name(layer.claimed_by) if layer.claimed_by else "",
        when=when,
        shape=str(layer.geometry.get("type", "")),
        precision=f"to {layer.precision_km:g} km" if layer.precision_km is not None else "",
        sources=link_sources((layer.source,) if layer.source else (), catalogue.dossier.pack),
    )
