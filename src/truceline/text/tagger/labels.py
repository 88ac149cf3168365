"""The columns of the model's answer, and what each stands for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

ROLES = ("source", "cue", "content")
ENTITIES = ("person", "organisation", "place", "group", "event", "date", "quantity")
STANCES = ("+", "-", "?")
TIE_SIZE = 48
TIES = ("content_to_cue", "cue_of_content", "cue_to_source", "source_of_cue")
DISTANCES = (1, 2, 3, 5, 8, 12, 18, 27, 40)
"""Upper bounds, in words, of the steps of distance between two tied spans; each step counts once for either side."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns hold what: spans by B, I, E, S and "none" (roles, entities), event types by word, stances, ties."""

    events: tuple[str, ...]

    @property
    def sizes(self) -> dict[str, int]:
        """Head to number of columns, in the order of the columns."""
        return {
            "attribution": 1 + 4 * len(ROLES),
            "entity": 1 + 4 * len(ENTITIES),
            "event": 1 + len(self.events),
            "stance": len(STANCES),
            "tie": TIE_SIZE * len(TIES),
        }

    def columns(self, head: str) -> slice:
        """The columns of one head."""
        names = list(self.sizes)
        edges = [0]
        for name in names:
            edges.append(edges[-1] + self.sizes[name])
        bounds = dict(zip(names, pairwise(edges), strict=True))
        return slice(*bounds[head])


def tag(label: int, edge: str) -> int:
    """The column of a span label (its number) and an edge, one of B, I, E, S, within its head; 0 is "none"."""
    return 1 + 4 * label + "BIES".index(edge)


DISTANCE_STEPS = 2 * (len(DISTANCES) + 1)
