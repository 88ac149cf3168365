"""Which layers of a zone a map shows, in which pattern, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from truceline.model.ids import ActorId
from truceline.model.period import Period
from truceline.model.place import Layer, Zone
from truceline.publish.clock import Clock

PATTERNS = 5
_DAYS = Clock.of(None)
_NOBODY = "as nobody in particular draws it"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLayer:
    """`pattern` is that of the claimant on the whole map, 0 for what nobody in particular claims."""

    layer: Layer
    pattern: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerKey:
    """A line of the legend: a piece of the line as it is drawn, and whose it is and of which days."""

    swatch: Markup
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneKey:
    """`layers` is empty where the only layer is nobody's in particular and of all days."""

    letter: str
    name: str
    kind: str
    layers: tuple[LayerKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """The zones as they were on the day of the record, and the names of those who claim them so."""

    zones: tuple[Zone, ...] = ()
    names: Mapping[ActorId, str] = field(default_factory=dict)

    @classmethod
    def on(cls, day: str | None, zones: Iterable[Zone], names: Mapping[ActorId, str]) -> Claimed:
        """Of each zone the layers that hold on the day (an ISO date, None: any), or all where none does."""
        return cls(zones=tuple(_on(day, zone) for zone in zones), names=names)

    def layers_of(self, zone: Zone) -> tuple[DrawnLayer, ...]:
        patterns = self._patterns()
        return tuple(DrawnLayer(layer=layer, pattern=patterns[layer.claimed_by]) for layer in zone.layers)

    def keys_of(self, zone: Zone) -> tuple[LayerKey, ...]:
        """One for each claimant and time, however many lines it is drawn in."""
        found: dict[str, LayerKey] = {}
        for drawn in self.layers_of(zone):
            words = self._say(drawn.layer)
            found.setdefault(words, LayerKey(swatch=_swatch(drawn.pattern), words=words))
        return () if list(found) == [_NOBODY] else tuple(found.values())

    def _patterns(self) -> dict[ActorId | None, int]:
        claimants = dict.fromkeys(
            layer.claimed_by for zone in self.zones for layer in zone.layers if layer.claimed_by is not None
        )
        return {None: 0} | {claimant: 1 + n % (PATTERNS - 1) for n, claimant in enumerate(claimants)}

    def _say(self, layer: Layer) -> str:
        whose = layer.claimed_by
        parts = [f"according to {self.names.get(whose, whose)}" if whose is not None else ""]
        if layer.since is not None:
            parts.append(f"from {_DAYS.say(layer.since)}")
        if layer.until is not None:
            parts.append(f"to {_DAYS.say(layer.until)}")
        return ", ".join(filter(None, (parts[0], " ".join(parts[1:])))) or _NOBODY


def _on(day: str | None, zone: Zone) -> Zone:
    if day is None:
        return zone
    held = tuple(layer for layer in zone.layers if layer.holds_on(Period(start=day, end=day)))
    return replace(zone, layers=held) if held else zone


def _swatch(pattern: int) -> Markup:
    line = f'<path class="zone open z{pattern}" d="M1 5h28"/>'
    return Markup(f'<svg class="zonekey" viewBox="0 0 30 10" aria-hidden="true">{line}</svg>')
