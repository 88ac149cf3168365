"""Where it happened, under every name in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from truceline.model.ids import PlaceId

PLACE_KINDS = (
    "village", "town", "city", "district", "region", "corridor", "line", "zone", "country", "facility", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`lat` and `lon` in WGS 84 degrees, None where unknown. `names_used_by` maps a side's id to its name."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """`geometry` is a GeoJSON geometry (lon, lat)."""

    id: str
    name: str
    kind: str
    geometry: dict[str, Any]
