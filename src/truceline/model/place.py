"""Where it happened, under every name in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from truceline.model.ids import ActorId, PlaceId
from truceline.model.period import Period

PLACE_KINDS = (
    "village", "town", "city", "district", "region", "corridor", "line", "zone", "country", "facility", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`lat` and `lon` in WGS 84 degrees, None where unknown; `precision_km` says how far off they may be, or how far
    the place reaches, None where nobody has said. `names_used_by` maps a side's id to its name."""

    id: PlaceId
    name: str
    kind: str
    lat: float | None = None
    lon: float | None = None
    within: PlaceId | None = None
    aliases: tuple[str, ...] = ()
    names_used_by: tuple[tuple[str, str], ...] = ()
    wikidata: str | None = None
    known: bool = True
    precision_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Where a zone or a line runs according to one claimant (None: nobody in particular), from `since` to `until` (ISO
    dates, both included; None: open). `geometry` is a GeoJSON geometry (lon, lat), right to `precision_km`."""

    geometry: dict[str, Any]
    claimed_by: ActorId | None = None
    since: str | None = None
    until: str | None = None
    precision_km: float | None = None
    source: str | None = None

    def holds_on(self, days: Period) -> bool:
        """On any of the days."""
        first, last = days.start[:10], days.end[:10]
        return (self.since is None or self.since <= last) and (self.until is None or self.until >= first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A zone or a line, with a layer for each claimant and time."""

    id: str
    name: str
    kind: str
    layers: tuple[Layer, ...]
