"""What is on record by a moment about the duties of one agreement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from truceline.compliance.moments import Moment, earlier, later, read_moment
from truceline.model.agreement import Agreement
from truceline.model.duty import Effect, Milestone
from truceline.model.register import duties_of

STOPS = frozenset({Effect.ENDED, Effect.OVERTAKEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A milestone with its moment, and its place in order of time. It counts unless somebody denies it."""

    milestone: Milestone
    on: Moment
    place: int

    @property
    def counts(self) -> bool:
        return not self.milestone.denies

    @property
    def effect(self) -> Effect:
        return self.milestone.effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """The milestones in order of time; those that name something by what they name, those about the whole agreement
    under nothing. `points` leads from the number of a point to its duties, `conditions` from an id to the words."""

    noted: tuple[Noted, ...]
    naming: Mapping[str, tuple[Noted, ...]]
    points: Mapping[str, tuple[str, ...]]
    point_of: Mapping[str, str]
    conditions: Mapping[str, str]

    @classmethod
    def by(cls, seen: Moment | None, agreement: Agreement, zone: tzinfo | None) -> Chronicle:
        """What counts from a day counts from its first moment. `seen` None: all that is on record."""
        read = [(each, on) for each in agreement.milestones if (on := read_moment(each.on, zone)) is not None]
        kept = [(each, on) for each, on in read if seen is None or on.opens <= seen.closes]
        in_order = sorted(kept, key=lambda pair: pair[1].opens)
        noted = tuple(Noted(milestone=each, on=on, place=place) for place, (each, on) in enumerate(in_order))
        points = {p.number: tuple(duty.id for duty in duties_of(p)) for p in agreement.provisions}
        return cls(
            noted=noted,
            naming=_by_name(noted),
            points=points,
            point_of={duty: number for number, duties in points.items() for duty in duties},
            conditions={condition.id: condition.text for condition in agreement.conditions},
        )

    def about(self, name: str) -> tuple[Noted, ...]:
        """A duty, a point or a condition: what names it or its point, or nothing and so the whole agreement."""
        return in_order((*self._naming(name), *self.naming.get("", ())))

    def _naming(self, name: str) -> tuple[Noted, ...]:
        own, point = self.naming.get(name, ()), self.point_of.get(name, name)
        return own if point == name else (*own, *self.naming.get(point, ()))

    def done_on(self, name: str) -> Moment | None:
        """When it was first on record as done, undenied: a point with that word for all of it, or for each duty."""
        found: Moment | None = None
        for each in self._naming(name):
            if each.effect is Effect.DONE and each.counts:
                found = earlier(found, each.on)
        parts = [part for part in self.points.get(name, ()) if part != name]
        if found is None and parts:
            dates = [self.done_on(part) for part in parts]
            if all(dates):
                for date in dates:
                    found = later(found, date)
        return found

    def doing(self, name: str) -> tuple[Noted, ...]:
        """The milestones that say that it was done, those denied included; of a point, also for its duties."""
        names = (name, *(part for part in self.points.get(name, ()) if part != name))
        return in_order(each for part in names for each in self._naming(part) if each.effect is Effect.DONE)


def in_order(noted: Iterable[Noted]) -> tuple[Noted, ...]:
    """Each once."""
    by_place = {each.place: each for each in noted}
    return tuple(by_place[place] for place in sorted(by_place))


def _by_name(noted: Iterable[Noted]) -> dict[str, tuple[Noted, ...]]:
    found: dict[str, list[Noted]] = {}
    for each in noted:
        for name in dict.fromkeys(each.milestone.of or ("",)):
            found.setdefault(name, []).append(each)
    return {name: tuple(those) for name, those in found.items()}
