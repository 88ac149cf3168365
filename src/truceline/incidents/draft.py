"""One incident in the making."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from truceline.incidents.families import Family
from truceline.incidents.features import Days
from truceline.incidents.frames import Frame
from truceline.incidents.strands import Strand
from truceline.model.ids import ActorId, PlaceId

Number = tuple[str, int | None, int | None]


def numbers_of(frame: Frame) -> set[Number]:
    """What is counted, and the least and most of it; what has no category tells nothing."""
    return {(q.what, q.min, q.max) for q in frame.claim.event.quantities if q.what != "other"}


class Draft:
    """One incident in the making. `strands` found it, `tied` are the other claims in the order of their coming.

    `numbers` are what is counted in it, with how many claims say so.
    """

    def __init__(self, strands: Sequence[Strand]) -> None:
        self.strands: tuple[Strand, ...] = ()
        self.tied: list[Frame] = []
        self.places: tuple[PlaceId, ...] = ()
        self.families: tuple[Family, ...] = ()
        self.types: frozenset[str] = frozenset()
        self.actors: frozenset[ActorId] = frozenset()
        self.numbers: Counter[Number] = Counter()
        self.days: Days | None = None
        self.take(strands)

    def take(self, strands: Sequence[Strand]) -> None:
        """Adds founding strands and sums up anew where, when, what and by whom."""
        self.strands = tuple(sorted((*self.strands, *strands), key=lambda s: s.order))
        self.places = tuple(dict.fromkeys(s.place for s in self.strands if s.place is not None))
        self.families = tuple(dict.fromkeys(s.family for s in self.strands))
        self.types = frozenset(f.claim.event.type for s in self.strands for f in s.frames)
        self.numbers.update(number for s in strands for f in s.frames for number in numbers_of(f))
        self.actors = frozenset(actor for s in self.strands for actor in s.actors)
        spans = [s.days for s in self.strands if s.days]
        self.days = Days(min(d.first for d in spans), max(d.last for d in spans)) if spans else None

    def tie(self, frame: Frame) -> None:
        """Adds a claim about the event that did not found it."""
        self.tied.append(frame)
        self.numbers.update(numbers_of(frame))

    @property
    def order(self) -> tuple[str, str, str, str]:
        return self.strands[0].order

    @property
    def founders(self) -> list[Frame]:
        return [frame for strand in self.strands for frame in strand.frames]

    @property
    def members(self) -> list[Frame]:
        return [*self.founders, *self.tied]
