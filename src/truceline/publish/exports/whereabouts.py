"""Where an incident was, as far as the pack and the reports say: the place, what it lies in, how exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.model.extent import SPOTS, find_extents
from truceline.model.ids import PlaceId
from truceline.model.incident import Incident
from truceline.model.place import Place
from truceline.publish.exports.contents import Contents

NEAR_KM = 5.0
AROUND_KM = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """`km` is how far off the point may be, or how far an area reaches around it; None where there is no point."""

    place: Place | None
    lat: float | None
    lon: float | None
    km: float | None
    within: dict[str, str]

    @property
    def name(self) -> str:
        return self.place.name if self.place else ""

    @property
    def kind(self) -> str:
        return self.place.kind if self.place else ""

    @property
    def is_exact(self) -> bool:
        """A settlement or a site whose point is right to a few kilometres."""
        return self.kind in SPOTS - {"other"} and self.km is not None and self.km <= NEAR_KM

    @property
    def is_near(self) -> bool:
        return self.km is not None and self.km <= AROUND_KM


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """`extents` maps a place to how far it reaches."""

    contents: Contents
    extents: dict[PlaceId, float]

    @classmethod
    def of(cls, contents: Contents) -> Gazetteer:
        found = find_extents(contents.catalogue.places.values())
        return cls(contents=contents, extents={place: round(extent.km, 2) for place, extent in found.items()})

    def spot(self, incident: Incident) -> Spot:
        place = self.contents.catalogue.places.get(incident.place or "")
        km = self.extents.get(place.id) if place else None
        placed = place is not None and km is not None
        return Spot(
            place=place,
            lat=place.lat if place and placed else None,
            lon=place.lon if place and placed else None,
            km=km,
            within=self._within(place) if place else {},
        )

    def _within(self, place: Place) -> dict[str, str]:
        """The nearest name of each kind, the place's own included: `{"district": …, "region": …, "country": …}`."""
        found: dict[str, str] = {}
        for each in self._chain(place):
            found.setdefault(each.kind, each.name)
        return found

    def _chain(self, place: Place) -> Iterator[Place]:
        seen: set[str] = set()
        at: Place | None = place
        while at is not None and at.id not in seen:
            seen.add(at.id)
            yield at
            at = self.contents.catalogue.places.get(at.within or "")
