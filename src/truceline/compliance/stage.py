"""The cast, the places and the clocks, as the bearings look them up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo

from truceline.compliance.clocks import clock_of
from truceline.compliance.zones import InLayer, Survey, measure
from truceline.model.actor import Actor, chain_of
from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import Duty, DutyClock
from truceline.model.extent import SPOTS, find_extents
from truceline.model.ids import ActorId, PlaceId
from truceline.model.pack import Pack
from truceline.model.place import Layer, Place, Zone
from truceline.text.names import fold_word

_UNLIKE = frozenset({"district", "country"})


class Stage:
    """`actors` and `places` are those met; the pack's own come before them."""

    def __init__(self, pack: Pack, actors: Iterable[Actor], places: Iterable[Place]) -> None:
        self.pack = pack
        self.zone: tzinfo = pack.zone or UTC
        self.actors = {actor.id: actor for actor in (*actors, *pack.actors)}
        self.places = {place.id: place for place in (*places, *pack.places)}
        self.zones = {zone.id: zone for zone in pack.zones}
        self.extents = find_extents(self.places.values())
        self.survey = Survey()
        self._sides = {side.id: side.name for side in pack.sides}
        self._clocks: dict[tuple[str, str, str], DutyClock] = {}
        self._drawn: dict[PlaceId, Zone | None] = {}
        self._between: dict[tuple[PlaceId, PlaceId], InLayer] = {}

    def name(self, actor: ActorId) -> str:
        known = self.actors.get(actor)
        return known.name if known else actor.rpartition(":")[2].replace("-", " ")

    def names(self, actors: Iterable[ActorId]) -> str:
        return join([self.name(actor) for actor in dict.fromkeys(actors)])

    def place_name(self, place: PlaceId) -> str:
        known = self.places.get(place)
        return known.name if known else place.rpartition(":")[2].replace("-", " ")

    def side_name(self, side: str) -> str:
        return self._sides.get(side, side)

    def body(self, actor: ActorId) -> ActorId:
        return chain_of(actor, self.actors)[-1]

    def chain(self, actor: ActorId) -> tuple[ActorId, ...]:
        return chain_of(actor, self.actors)

    def is_known(self, actor: ActorId) -> bool:
        return actor in self.actors and self.actors[actor].known

    def side(self, actor: ActorId) -> str | None:
        """Its own, or that of what it is part of; None for the unaligned."""
        sides = (self.actors[each].side for each in self.chain(actor) if each in self.actors)
        return next((side for side in sides if side is not None), None)

    def are_of_one_side(self, a: ActorId, b: ActorId) -> bool:
        return self.body(a) == self.body(b) or (self.side(a) is not None and self.side(a) == self.side(b))

    def holders(self, place: PlaceId) -> tuple[PlaceId, ...]:
        """The place and all it lies within, smallest first."""
        found: list[PlaceId] = []
        at: PlaceId | None = place
        while at is not None and at not in found:
            found.append(at)
            at = self.places[at].within if at in self.places else None
        return tuple(found)

    def are_apart_by_name(self, a: PlaceId, b: PlaceId) -> bool:
        """Two districts or two countries, neither of which lies in the other, share nothing; so neither does what lies
        in them."""
        for kind in _UNLIKE:
            first, second = ([p for p in self.holders(x) if self._kind(p) == kind] for x in (a, b))
            if first and second and not set(first) & set(second):
                return True
        return False

    def _kind(self, place: PlaceId) -> str | None:
        return self.places[place].kind if place in self.places else None

    def clock_at(self, moment: str, duty: Duty, provision: Provision, agreement: Agreement) -> DutyClock:
        key = (agreement.id, duty.id, moment)
        if key not in self._clocks:
            self._clocks[key] = clock_of(duty, provision, agreement, moment, self.zone)
        return self._clocks[key]

    def zone_named_as(self, place: PlaceId) -> Zone | None:
        """The first zone that bears a name of the place's."""
        if place not in self._drawn:
            known = self.places.get(place)
            names = (known.name, *known.aliases, *(name for _, name in known.names_used_by)) if known else ()
            folded = {_folded(name) for name in names}
            self._drawn[place] = next((z for z in self.pack.zones if _folded(z.name) in folded), None)
        return self._drawn[place]

    def between(self, place: PlaceId, meant: PlaceId) -> InLayer | None:
        """How far one place is from the other: from the middle of it, where that is an area; None where the pack does
        not say where either lies."""
        here, there = self.extents.get(place), self.extents.get(meant)
        if here is None or there is None:
            return None
        if (place, meant) not in self._between:
            point = {"type": "Point", "coordinates": [there.at.lon, there.at.lat]}
            off = there.km if self.is_spot(meant) else 0.0
            self._between[place, meant] = measure(here, Layer(geometry=point, precision_km=off))
        return self._between[place, meant]

    def is_spot(self, place: PlaceId) -> bool:
        return place in self.places and self.places[place].kind in SPOTS

    def opening(self, stamp: str) -> str:
        """The first moment of a day in the theatre's zone; a date-time as it is."""
        if len(stamp) > 10:
            return stamp
        return datetime.combine(date.fromisoformat(stamp), time(), self.zone).isoformat()


def _folded(name: str) -> str:
    return " ".join(fold_word(word) for word in name.split())


def join(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`; of many the first four and how many more."""
    if len(words) > 5:
        words = [*words[:4], f"{len(words) - 4} more"]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
