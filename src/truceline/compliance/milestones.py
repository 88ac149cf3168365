"""What is on record by a moment about the duties of one agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from truceline.compliance.moments import Moment, earlier, later, read_moment
from truceline.model.agreement import Agreement
from truceline.model.duty import Effect, Milestone
from truceline.model.register import duties_of

STOPS = frozenset({Effect.ENDED, Effect.OVERTAKEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A milestone with its moment. It counts unless somebody denies it."""

    milestone: Milestone
    on: Moment

    @property
    def counts(self) -> bool:
        return not self.milestone.denies

    @property
    def effect(self) -> Effect:
        return self.milestone.effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """The milestones by their moments, and which duties each point has (`points` from its number to their ids)."""

    noted: tuple[Noted, ...]
    points: dict[str, tuple[str, ...]]
    point_of: dict[str, str]

    @classmethod
    def by(cls, seen: Moment | None, agreement: Agreement, zone: tzinfo | None) -> Chronicle:
        """What counts from a day counts from its first moment. `seen` None: all that is on record."""
        read = ((each, read_moment(each.on, zone)) for each in agreement.milestones)
        noted = [Noted(milestone=each, on=on) for each, on in read if on is not None]
        kept = [each for each in noted if seen is None or each.on.opens <= seen.closes]
        points = {p.number: tuple(duty.id for duty in duties_of(p)) for p in agreement.provisions}
        point_of = {duty: number for number, duties in points.items() for duty in duties}
        return cls(noted=tuple(sorted(kept, key=lambda each: each.on.opens)), points=points, point_of=point_of)

    def about(self, name: str) -> Iterator[Noted]:
        """A duty, a point or a condition: what names it, or its point, or nothing and so the whole agreement."""
        names = {name, self.point_of.get(name, name)}
        return (each for each in self.noted if not each.milestone.of or names.intersection(each.milestone.of))

    def done_on(self, name: str) -> Moment | None:
        """When it was first on record as done, undenied: a point with that word for all of it, or for each duty."""
        found: Moment | None = None
        for each in self.about(name):
            if each.effect is Effect.DONE and each.counts and each.milestone.of:
                found = earlier(found, each.on)
        parts = [part for part in self.points.get(name, ()) if part != name]
        if found is None and parts:
            dates = [self.done_on(part) for part in parts]
            if all(dates):
                for date in dates:
                    found = later(found, date)
        return found

    def doing(self, name: str) -> Iterator[Noted]:
        """The milestones that say that it was done, those denied included; of a point, also for its duties."""
        names = (name, *(part for part in self.points.get(name, ()) if part != name))
        said = [each for part in names for each in self.about(part) if each.effect is Effect.DONE]
        yield from {each.milestone.id: each for each in said}.values()
