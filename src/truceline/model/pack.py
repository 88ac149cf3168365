"""A theatre pack: what a monitor knows before the first report comes in."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from truceline.model.actor import Actor, Side
from truceline.model.agreement import Agreement, OpenPoint
from truceline.model.place import Place, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """A loaded word, the neutral one, and the side that uses it (None: several or unknown)."""

    term: str
    neutral: str | None = None
    used_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSource:
    url: str
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a pack has something from. `seen` is the ISO date on which somebody read it there."""

    id: str
    title: str
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """`timezone` is an IANA name; None means UTC and is said on the page. `incompatible` are pairs of event types that
    cannot both be true of one place on one day. `Pack.empty()` stands for no pack at all."""

    id: str
    title: str
    timezone: str | None = None
    sides: tuple[Side, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    zones: tuple[Zone, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    feeds: tuple[FeedSource, ...] = ()
    incompatible: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()

    @property
    def zone(self) -> ZoneInfo | None:
        """ZoneInfoNotFoundError for a name that is no IANA zone; a pack that was loaded has none such."""
        return ZoneInfo(self.timezone) if self.timezone else None

    @classmethod
    def empty(cls) -> Pack:
        return cls(id="", title="")
