"""The evidence that two things are about one event: named features with weights, each with the sentence a person reads.

Weights add up. About four points make two strands one incident, two points tie a comment to the event beside it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from truceline.incidents.families import Family, kinship
from truceline.incidents.geography import Geography, Relation
from truceline.incidents.titles import say_days
from truceline.model.ids import PlaceId


class Evidence(NamedTuple):
    """One feature: its name, its weight (negative speaks against) and its sentence."""

    feature: str
    weight: float
    text: str


class Days(NamedTuple):
    """First and last day, both included."""

    first: date
    last: date

    def gap(self, other: Days) -> int:
        """Whole days between two runs of days; 0 or less where they touch or overlap."""
        return max((other.first - self.last).days, (self.first - other.last).days)

    def joined(self, other: Days) -> Days:
        return Days(min(self.first, other.first), max(self.last, other.last))


_PLACE_WEIGHTS = {
    Relation.WITHIN: 1.5,
    Relation.BESIDE: 1.0,
    Relation.OVERLAPS: 0.5,
}
_UNSAID, _UNSAID_WITHIN = -0.5, 2
_OTHER_TOLL, _OTHER_HOUR, _HOURS_APART = -0.5, -1.0, 5.0
_REMEMBERED = 65536
_SAME_SPOT, _SAME_REGION = 2.0, 1.5
APART, APART_BUT_MOVING, APART_IN_WORDS, APART_IF_LENT = -4.0, -1.0, -1.0, -1.0
"""Against one event; less where people or supplies move, for what is said of it from elsewhere, and where an account
has its place only from a neighbour."""
_NEIGHBOUR_WEIGHTS = {0: 3.0, 1: 2.5, 2: 2.0}
_FOLLOWER_WEIGHTS = {0: 3.0, 1: 1.0}


def by_place(geography: Geography, a: PlaceId | None, b: PlaceId | None, *, apart: float = APART) -> Evidence | None:
    """The same spot weighs most; a region less, since much happens in one; spots apart speak against one event.

    Where people or supplies move, two places may well be two ends of one event: then `apart` is smaller.
    """
    relation = geography.relation(a, b)
    if a is None or b is None or relation is Relation.UNKNOWN:
        return None
    if relation is Relation.SAME:
        weight = _SAME_REGION if geography.is_coarse(a) else _SAME_SPOT
    else:
        weight = _PLACE_WEIGHTS.get(relation, apart)
    return Evidence("place", weight, geography.say_relation(a, b))


@lru_cache(maxsize=_REMEMBERED)
def by_days(a: Days | None, b: Days | None, *, lasting: int, said: bool = True) -> Evidence | None:
    """Days in common, most where both begin on one; days further apart than such an event lasts speak against it.

    With `said` False one of the two names no day in so many words: then a day or two are hardly counter-evidence.
    """
    if a is None or b is None:
        return None
    gap = a.gap(b)
    if gap <= 0:
        common = Days(max(a.first, b.first), min(a.last, b.last))
        one_day = common.first == common.last
        text = f"the same day ({say_days(*common)})" if one_day else f"days in common ({say_days(*common)})"
        return Evidence("days", 1.5 if a.first == b.first else 1.0, text)
    if gap <= lasting:
        return Evidence("days", 0.5, f"{_count_days(gap)} apart, as such events last")
    if not said and gap <= _UNSAID_WITHIN:
        return Evidence("days", _UNSAID, f"{_count_days(gap)} apart, though not both name the day")
    if gap == 1:
        return Evidence("days", -2.5, "dated a day apart, as happens with events at night")
    return Evidence("days", -4.0, f"{_count_days(gap)} apart")


@lru_cache(maxsize=_REMEMBERED)
def by_aftermath(said: Days | None, event: Days | None) -> Evidence | None:
    """What is said or done after an event may be about it for a week; what lies before it cannot be."""
    if said is None or event is None:
        return None
    if said.gap(event) <= 0:
        return Evidence("days", 1.0, f"the day of the event ({say_days(*event)})")
    if said.last < event.first - timedelta(days=1):
        return Evidence("days", -3.0, f"before the event ({say_days(*event)})")
    late = (said.first - event.last).days
    if late < 0:
        return None
    return Evidence("days", -1.5 if late > 7 else -0.5, f"{_count_days(late)} after the event")


@lru_cache(maxsize=_REMEMBERED)
def by_publication(published: date | None, event: Days | None) -> Evidence | None:
    """An undated account most likely speaks of the last such event before its report."""
    if published is None or event is None:
        return None
    age = (published - event.first).days
    if age < -1 or (published - event.last).days > 10:
        return Evidence("publication", -3.0, "its report is of another time")
    weight = round(max(0.5, 1.0 - 0.1 * max(0, age)), 2)
    return Evidence("publication", weight, f"its report is of {say_days(published, published)}, soon after the event")


@lru_cache(maxsize=_REMEMBERED)
def by_kind(family: Family, families: tuple[Family, ...], *, alone: bool = False) -> Evidence:
    """The same family of events, harm and its cause, or strangers; half as telling without a place or a day."""
    best = max((kinship(family, other) for other in families), default=-1.0)
    best = best / 2 if alone and best > 0 else best
    if family in families:
        return Evidence("kind", best, f"the same kind of event ({family.name})")
    if best > 0:
        return Evidence("kind", best, f"{family.name} follows from such an event")
    return Evidence("kind", best, f"another kind of event ({family.name})")


def by_type(event_type: str, types: Collection[str]) -> Evidence | None:
    """Within a family the very type tells two events apart: shells on one day, a drone on another."""
    return Evidence("type", 1.0, f"the same type ({event_type.replace('_', ' ')})") if event_type in types else None


@lru_cache(maxsize=_REMEMBERED)
def by_neighbours(distance: int | None, *, before: bool) -> Evidence | None:
    """Same sentence, or near it in the same report; what was told just before weighs more than what comes after."""
    if distance is None:
        return None
    weight = (_NEIGHBOUR_WEIGHTS if before else _FOLLOWER_WEIGHTS).get(distance)
    if weight is None:
        return None
    text = "told in the same sentence" if distance == 0 else "told next to it in the same report"
    return Evidence("neighbours", weight, text)


def by_shared_names(words: Collection[str]) -> Evidence | None:
    """A name that no other incident has, such as a boat's, all but settles it."""
    if not words:
        return None
    return Evidence("names", 4.0, "names only met here: " + ", ".join(sorted(words)[:3]))


def by_shared_words(words: Collection[str]) -> Evidence | None:
    """Telling words that no other incident has (a ferry pilot, a lime kiln); two of them weigh at most 1.5."""
    if not words:
        return None
    return Evidence("words", min(1.5, 0.75 * len(words)), "words only met here: " + ", ".join(sorted(words)[:3]))


def by_numbers(shared: Collection[str]) -> Evidence | None:
    """The very number that others give for the same thing."""
    return Evidence("numbers", 1.0, "the same number: " + ", ".join(sorted(shared))) if shared else None


def by_other_toll(said: Collection[int], told: Collection[int]) -> Evidence | None:
    """Another number of dead than any that others give; little, since such numbers grow."""
    if not said or not told or set(said) & set(told):
        return None
    numbers = ", ".join(str(n) for n in sorted(said)[:3])
    return Evidence("toll", _OTHER_TOLL, f"another number of killed ({numbers}) than others give")


def by_hours(said: float | None, told: Collection[float]) -> Evidence | None:
    """Clock times of one day that lie far apart; `said` and `told` are hours since midnight."""
    if said is None or not told:
        return None
    apart = min(abs(said - hour) for hour in told)
    if apart < _HOURS_APART:
        return None
    return Evidence("hour", _OTHER_HOUR, f"{apart:.0f} hours apart on one day")


def by_provision(number: str | None, *, at_its_place: bool) -> Evidence | None:
    """The point of the agreement that the claim names is about such events, and about this place if it names any."""
    if number is None:
        return None
    return Evidence("provision", 2.0 if at_its_place else 1.0, f"point {number} of the agreement is about such events")


def by_copy(shared: bool) -> Evidence | None:
    """The same words of the same speaker in another report, or a claim that this one hands on."""
    return Evidence("copy", 4.0, "the same words in another report") if shared else None


def _count_days(days: int) -> str:
    return "a day" if days == 1 else f"{days} days"
