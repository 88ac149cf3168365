"""Who and where: the actors and the places of the record under every name, and how often they speak or are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from truceline.model.extent import point_of
from truceline.publish.catalogue import Catalogue, Voice
from truceline.publish.incident_pages import PlaceNames, name_place
from truceline.publish.marks import MarkInHistory, letter_of, list_history
from truceline.publish.wording import kind_label
from truceline.publish.writing import element_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """`known` is False for those that the reports name and the pack does not."""

    id: str
    voice: Voice
    kind: str
    part_of: str
    names: tuple[str, ...]
    claims: int
    reports: int
    letter: str
    history: tuple[MarkInHistory, ...]
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    id: str
    names: PlaceNames
    within: str
    coordinates: str
    claims: int
    known: bool


def list_actors(catalogue: Catalogue) -> tuple[ActorEntry, ...]:
    """Side by side in the pack's order, then the unaligned; within each those who speak most first."""
    spoken = Counter(claim.speaker for claim in catalogue.dossier.claims)
    printed = Counter(report.voice for report in catalogue.dossier.reports)
    from_pack = {a.id: a.aliases for a in catalogue.dossier.pack.actors}
    entries = [
        ActorEntry(
            id=element_id("a", actor.id),
            voice=catalogue.voice(actor.id),
            kind=kind_label(actor.kind),
            part_of=catalogue.actor_name(actor.part_of) if actor.part_of else "",
            names=_others(actor.name, (*from_pack.get(actor.id, ()), *actor.aliases)),
            claims=spoken[actor.id],
            reports=printed[actor.id],
            letter=letter_of(actor.id, catalogue).value,
            history=list_history(actor, catalogue),
            known=actor.known,
        )
        for actor in catalogue.actors.values()
    ]
    sides = {name: n for n, name in enumerate(catalogue.side_names.values())}
    entries.sort(key=lambda e: (sides.get(e.voice.belongs, len(sides)), not e.known, -e.claims, e.voice.name, e.id))
    return tuple(entries)


def list_places(catalogue: Catalogue) -> tuple[PlaceEntry, ...]:
    """Those that claims name most first."""
    named = Counter(claim.event.place for claim in catalogue.dossier.claims if claim.event.place)
    entries = []
    for place in catalogue.places.values():
        names = name_place(place.id, catalogue)
        if names is None:
            continue
        at = point_of(place)
        entries.append(
            PlaceEntry(
                id=element_id("p", place.id),
                names=names,
                within=catalogue.place_name(place.within),
                coordinates=_degrees(at.lat, at.lon) if at else "not known",
                claims=named[place.id],
                known=place.known,
            )
        )
    entries.sort(key=lambda e: (-e.claims, e.names.name, e.id))
    return tuple(entries)


def _degrees(lat: float, lon: float) -> str:
    return f"{abs(lat):.3f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.3f}° {'E' if lon >= 0 else 'W'}"


def _others(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    return tuple(alias for alias in dict.fromkeys(aliases) if alias != name)
