"""The cast, the places and the clocks, as the bearings look them up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from truceline.compliance.clocks import read_clocks
from truceline.compliance.zones import Survey
from truceline.model.actor import Actor, chain_of
from truceline.model.duty import DutyClock
from truceline.model.extent import find_extents
from truceline.model.ids import ActorId, PlaceId
from truceline.model.pack import Pack
from truceline.model.place import Place

_UNLIKE = frozenset({"district", "country"})
Clocks = dict[tuple[str, str], DutyClock]


class Stage:
    """`actors` and `places` are those met; the pack's own come before them."""

    def __init__(self, pack: Pack, actors: Iterable[Actor], places: Iterable[Place]) -> None:
        self.pack = pack
        self.zone: tzinfo = ZoneInfo(pack.timezone) if pack.timezone else UTC
        self.actors = {actor.id: actor for actor in (*actors, *pack.actors)}
        self.places = {place.id: place for place in (*places, *pack.places)}
        self.zones = {zone.id: zone for zone in pack.zones}
        self.extents = find_extents(self.places.values())
        self.survey = Survey()
        self._sides = {side.id: side.name for side in pack.sides}
        self._clocks: dict[str, Clocks] = {}

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

    def clocks_at(self, moment: str) -> Clocks:
        """Of every duty, by agreement and duty."""
        if moment not in self._clocks:
            found = read_clocks(self.pack.agreements, moment, self.zone)
            self._clocks[moment] = {(clock.agreement, clock.duty): clock for clock in found}
        return self._clocks[moment]

    def opening(self, stamp: str) -> str:
        """The first moment of a day in the theatre's zone; a date-time as it is."""
        if len(stamp) > 10:
            return stamp
        return datetime.combine(date.fromisoformat(stamp), time(), self.zone).isoformat()


def join(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`; of many the first four and how many more."""
    if len(words) > 5:
        words = [*words[:4], f"{len(words) - 4} more"]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
