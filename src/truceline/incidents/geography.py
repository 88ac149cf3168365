"""How places lie to each other, as far as the pack knows."""

from __future__ import annotations

from enum import Enum
from math import asin, cos, radians, sin, sqrt

from truceline.model.ids import PlaceId
from truceline.model.pack import Pack
from truceline.model.place import Place
from truceline.text.names import NameIndex

_COARSE = frozenset({"region", "zone", "country", "district", "line", "corridor"})
_BESIDE_KM = 5.0
_WITHIN_REACH_KM = 25.0


class Relation(Enum):
    SAME = "same"
    WITHIN = "within"
    BESIDE = "beside"
    OVERLAPS = "overlaps"
    UNKNOWN = "unknown"
    APART = "apart"


class Geography:
    """The pack's places with their chains of `within`. A place that the pack does not know is a spot of its own."""

    def __init__(self, pack: Pack) -> None:
        self._places = {place.id: place for place in pack.places}
        self._chains: dict[PlaceId, tuple[PlaceId, ...]] = {}
        self._relations: dict[tuple[PlaceId, PlaceId], Relation] = {}
        self._reaches: dict[PlaceId, tuple[PlaceId, ...]] = {}
        self._sayings: dict[tuple[PlaceId, PlaceId], str] = {}
        self._names = NameIndex.build(
            (place.id, (place.name, *place.aliases, *(name for _, name in place.names_used_by)))
            for place in pack.places
            if place.kind not in _COARSE
        )
        self._all_names = NameIndex.build(
            (place.id, (place.name, *place.aliases, *(name for _, name in place.names_used_by)))
            for place in pack.places
        )

    def knows(self, place: PlaceId) -> bool:
        return place in self._places

    def named_in(self, text: str) -> frozenset[PlaceId]:
        """All places of the pack that the words name."""
        return frozenset(PlaceId(mention.id) for mention in self._all_names.find(text))

    def name(self, place: PlaceId) -> str:
        """The pack's name, or for a place found in the reports what its id spells."""
        known = self._places.get(place)
        return known.name if known else place.rpartition(":")[2].replace("-", " ").title()

    def mentioned(self, text: str) -> PlaceId | None:
        """The one spot that the words name, None where they name none or several."""
        found = {mention.id for mention in self._names.find(text)}
        return PlaceId(found.pop()) if len(found) == 1 else None

    def is_coarse(self, place: PlaceId) -> bool:
        """True for what holds many spots: a region, a zone, a road. Two events in it need not be one."""
        return place in self._places and self._places[place].kind in _COARSE

    def chain(self, place: PlaceId) -> tuple[PlaceId, ...]:
        """The place and all it lies within, smallest first."""
        if place not in self._chains:
            found: list[PlaceId] = []
            at: PlaceId | None = place
            while at is not None and at not in found:
                found.append(at)
                at = self._places[at].within if at in self._places else None
            self._chains[place] = tuple(found)
        return self._chains[place]

    def relation(self, a: PlaceId | None, b: PlaceId | None) -> Relation:
        if a is None or b is None:
            return Relation.UNKNOWN
        key = (a, b) if a <= b else (b, a)
        if key not in self._relations:
            self._relations[key] = self._relate(*key)
        return self._relations[key]

    def reach(self, place: PlaceId) -> tuple[PlaceId, ...]:
        """The place and the pack's places that are not known to lie apart from it."""
        if place not in self._reaches:
            far = (Relation.APART, Relation.UNKNOWN)
            others = (p for p in self._places if p != place and self.relation(place, p) not in far)
            self._reaches[place] = (place, *others)
        return self._reaches[place]

    def say_relation(self, a: PlaceId, b: PlaceId) -> str:
        """How the two lie to each other, as a person reads it; the same in either order."""
        key = (a, b) if a <= b else (b, a)
        if key not in self._sayings:
            self._sayings[key] = self._say(*key)
        return self._sayings[key]

    def _say(self, a: PlaceId, b: PlaceId) -> str:
        first, second = sorted((self.name(a), self.name(b)))
        match self.relation(a, b):
            case Relation.SAME:
                return f"same place ({first})"
            case Relation.WITHIN:
                outer = a if a in self.chain(b) else b
                return f"{self.name(b if outer == a else a)} lies within {self.name(outer)}"
            case Relation.BESIDE:
                return f"{first} and {second} are close to each other"
            case Relation.OVERLAPS:
                return f"{first} and {second} overlap"
            case _:
                return f"{first} and {second} are apart"

    def _relate(self, a: PlaceId, b: PlaceId) -> Relation:
        if a == b:
            return Relation.SAME
        if a in self.chain(b) or b in self.chain(a):
            outer = a if a in self.chain(b) else b
            return Relation.OVERLAPS if self._kind(outer) == "country" else Relation.WITHIN
        distance = self._distance(a, b)
        if not (self.is_coarse(a) or self.is_coarse(b)):
            return Relation.BESIDE if distance is not None and distance <= _BESIDE_KM else Relation.APART
        if "country" in (self._kind(a), self._kind(b)):
            return Relation.UNKNOWN
        if distance is not None:
            return Relation.OVERLAPS if distance <= _WITHIN_REACH_KM else Relation.APART
        shared = set(self.chain(a)) & set(self.chain(b))
        return Relation.OVERLAPS if shared else Relation.UNKNOWN

    def _kind(self, place: PlaceId) -> str | None:
        return self._places[place].kind if place in self._places else None

    def _distance(self, a: PlaceId, b: PlaceId) -> float | None:
        first, second = self._places.get(a), self._places.get(b)
        return _kilometres(first, second) if first and second else None


def _kilometres(a: Place, b: Place) -> float | None:
    """Great-circle distance, None where a coordinate is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))
