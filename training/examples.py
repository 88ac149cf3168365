"""What every corpus is turned into before training: a text and the marks that people put on it."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.text.tagger.labels import ENTITIES as ENTITY_LABELS
from truceline.text.tagger.labels import ROLES

__all__ = ["ATTRIBUTION", "ENTITY", "ENTITY_LABELS", "EVENT", "ROLES", "Example", "Mark"]

ATTRIBUTION, ENTITY, EVENT = "attribution", "entity", "event"


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the text, code points [start, end).

    `label`: a role, an entity label or an event-type id, by `layer`. `groups` numbers the attributions (unique in the
    text) that a stretch belongs to: pieces of one content share a number, a source of two attributions has both.
    `stance` of an event: "+" affirmed, "-" denied, "?" open; empty for the other layers.
    """

    layer: str
    label: str
    start: int
    end: int
    groups: tuple[int, ...] = ()
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its marks. Words outside the marks of a layer are negative only if the layer is in `layers`."""

    name: str
    text: str
    marks: tuple[Mark, ...]
    layers: frozenset[str]
