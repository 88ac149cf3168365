"""Looking drafts up by place, time and kind, so that nothing is ever compared with everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from truceline.incidents.draft import Draft
from truceline.incidents.families import Family
from truceline.incidents.features import Days
from truceline.incidents.geography import Geography
from truceline.model.ids import PlaceId

_NEAR_DAYS = 7
_LONGEST_DAYS = 60
_MOST_OF_A_KIND = 3
_MOST_NEAR = 4
_ANY_WEEK = -1
_NO_WEEK = -2


class Whereabouts:
    def __init__(self, geography: Geography) -> None:
        self._geography = geography
        self._at: dict[tuple[PlaceId, int], list[Draft]] = defaultdict(list)
        self._under: dict[tuple[PlaceId, int], list[Draft]] = defaultdict(list)
        self._kinds: dict[tuple[Family, int], list[Draft]] = defaultdict(list)

    def add(self, draft: Draft) -> None:
        weeks = [_ANY_WEEK, *(_weeks(draft.days) if draft.days else (_NO_WEEK,))]
        for week in weeks:
            for place in draft.places:
                self._at[place, week].append(draft)
            for place in {spot for p in draft.places for spot in self._geography.chain(p)}:
                self._under[place, week].append(draft)
        for family in draft.families:
            for day in _ordinals(draft.days):
                self._kinds[family, day].append(draft)

    def near(self, place: PlaceId, days: Days | None, *, family: Family | None = None) -> list[Draft]:
        """The few drafts nearest in time at the place, within it, or about an area that it lies in.

        With `family`, only those that hold such events.
        """
        found: dict[int, Draft] = {}
        for week in _looked_up(days):
            for draft in self._under.get((place, week), ()):
                found[id(draft)] = draft
            for outer in self._geography.chain(place)[1:]:
                for draft in self._at.get((outer, week), ()):
                    found[id(draft)] = draft
        fitting = [draft for draft in found.values() if family is None or family in draft.families]
        return _nearest(fitting, days)

    def reached_from(self, place: PlaceId, days: Days | None) -> list[Draft]:
        """Drafts at any place that lies in the area, around it or across its edge, of about that time."""
        found: dict[int, Draft] = {}
        for spot in self._geography.reach(place):
            for week in _looked_up(days):
                for draft in self._at.get((spot, week), ()):
                    found[id(draft)] = draft
        return [draft for draft in found.values() if _gap(draft, days) <= _NEAR_DAYS]

    def of_kind(self, family: Family, days: Days) -> list[Draft]:
        """The few drafts of that kind on those days; none where there are many, since then a day tells nothing."""
        found = {id(draft): draft for day in _ordinals(days) for draft in self._kinds.get((family, day), ())}
        return list(found.values()) if len(found) <= _MOST_OF_A_KIND else []


def _nearest(drafts: Iterable[Draft], days: Days | None) -> list[Draft]:
    dated = [(gap, draft.order, draft) for draft in drafts if (gap := _gap(draft, days)) <= _NEAR_DAYS]
    return [draft for _, _, draft in sorted(dated, key=lambda row: row[:2])[:_MOST_NEAR]]


def _gap(draft: Draft, days: Days | None) -> int:
    """Days between them; 0 where they touch or where either is undated."""
    return max(0, days.gap(draft.days)) if days is not None and draft.days is not None else 0


def _looked_up(days: Days | None) -> list[int]:
    """The weeks in which to look: those of the days and the undated, or all."""
    return [_ANY_WEEK] if days is None else [_NO_WEEK, *_weeks(days)]


def _weeks(days: Days) -> range:
    """Numbers of the weeks that the days, and a week before and after, touch."""
    first, last = days.first.toordinal(), min(days.last.toordinal(), days.first.toordinal() + _LONGEST_DAYS)
    return range((first - _NEAR_DAYS) // 7, (last + _NEAR_DAYS) // 7 + 1)


def _ordinals(days: Days | None) -> range:
    if days is None:
        return range(0)
    first = days.first.toordinal()
    return range(first, min(days.last.toordinal(), first + _LONGEST_DAYS) + 1)
