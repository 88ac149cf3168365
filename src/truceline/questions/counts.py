"""How many? Only like with like, the latest figure of each body, never an average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from truceline.model.event import event_types
from truceline.model.ids import PlaceId
from truceline.questions.cast import Cast
from truceline.questions.figures import (
    WHATS,
    Figure,
    are_alike,
    counted_type,
    figures_of,
    is_a_total,
    tells_what_is_left,
)
from truceline.questions.testimony import Answer, Testimony, answer_of, is_denial

_APPROXIMATELY = 0.1
_ASKED_IF_SEVERAL = frozenset({"vehicles", "other"})


class Counted(NamedTuple):
    """What is counted, the type of event it is asked for under, and all types whose numbers belong to it."""

    kind: str
    what: str
    kinds: frozenset[str]


def counted(testimony: Testimony) -> list[Counted]:
    """The dead and wounded of the incident, the rest by type of event, in the order of the table. Where one speaker
    gives one number under two types, it is one count, asked for under the type that more voices count under."""
    types_of: dict[str, set[str]] = {}
    for claim in testimony.claims:
        for quantity in claim.event.quantities:
            kind = counted_type(claim, quantity.what) if quantity.what in WHATS else None
            if kind is not None:
                types_of.setdefault(quantity.what, set()).add(kind)
    order = list(event_types())
    found = []
    for what, types in types_of.items():
        told = {k: list(figures_of(testimony, {k}, what, place=None)) for k in sorted(types, key=order.index)}
        for group in _one_count_each(told, testimony):
            lead = max(group, key=lambda k: (len({testimony.voice(f.claim) for f in told[k]}), -order.index(k)))
            found.append(Counted(kind=lead, what=what, kinds=frozenset(group)))
    return sorted(found, key=lambda each: (order.index(each.kind), WHATS.index(each.what)))


def standing_figures(testimony: Testimony, asked: Counted, *, place: PlaceId | None) -> list[list[Figure]]:
    """The figures that still stand, in groups that can be compared: where some count soldiers and others civilians, or
    the dead of one side and of the other, each is a count of its own. What does not say whom it counts goes with the
    group that most speak of."""
    what = asked.what
    figures = _without_what_is_left(list(figures_of(testimony, asked.kinds, what, place=place)), testimony, what)
    groups: dict[tuple[str | None, str | None], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.whose, figure.people), []).append(figure)
    merged = _merge(groups, testimony)
    found = [_standing(group, testimony) for group in merged]
    if what in _ASKED_IF_SEVERAL:
        found = [group for group in found if len({testimony.voice(f.claim) for f in group}) > 1]
    return [group for group in found if group]


def answers_on_count(figures: Sequence[Figure]) -> list[Answer]:
    """One answer for each figure, smallest first."""
    by_range: dict[tuple[int | None, int | None], list[Figure]] = {}
    for figure in figures:
        by_range.setdefault(figure.range, []).append(figure)
    ordered = sorted(by_range.items(), key=lambda item: (item[0][0] or 0, item[0][1] or 0))
    return [answer_of(_say(low, high), (low, high), [f.claim for f in told]) for (low, high), told in ordered]


def say_whom(figures: Sequence[Figure], cast: Cast) -> str:
    """ "soldiers", "civilians", "of Ordesh", or both, for figures of one group; "people" where they do not say."""
    people = next((f.people for f in figures if f.people is not None), None)
    whose = next((f.whose for f in figures if f.whose is not None), None)
    said = people if people is not None and all(f.people in (people, None) for f in figures) else "people"
    return f"{said} of {cast.side_name(whose)}" if whose is not None else said


def exclude_each_other(a: Answer, b: Answer) -> bool:
    """Two figures exclude each other where their ranges, about a tenth wider where approximate, do not meet."""
    low_a, high_a = _reach(a)
    low_b, high_b = _reach(b)
    return low_a > high_b or low_b > high_a


def _one_count_each(told: dict[str, list[Figure]], testimony: Testimony) -> list[list[str]]:
    groups: list[list[str]] = []
    for kind, figures in told.items():
        given = {(testimony.teller(figure.claim), figure.range) for figure in figures}
        same = next(
            (
                g
                for g in groups
                if any((testimony.teller(f.claim), f.range) in given for other in g for f in told[other])
            ),
            None,
        )
        if same is None:
            groups.append([kind])
        else:
            same.append(kind)
    return groups


def _merge(groups: dict[tuple[str | None, str | None], list[Figure]], testimony: Testimony) -> list[list[Figure]]:
    """Groups that may count the same people become one, the larger first; so do those whose number others give too
    without saying of whom."""
    merged: list[list[Figure]] = []

    def rank(group: list[Figure]) -> tuple[int, str, str]:
        return (-len(testimony.once(f.claim for f in group)), group[0].whose or "", group[0].people or "")

    for group in sorted(groups.values(), key=rank):
        for other in merged:
            joining = [replace(f, whose=None, people=None) if _is_given_too(f, other) else f for f in group]
            if all(are_alike(a, b) for a in joining for b in other):
                other.extend(joining)
                break
        else:
            merged.append(list(group))
    return merged


def _is_given_too(figure: Figure, group: Sequence[Figure]) -> bool:
    return any(f.people is None and f.whose is None and f.range == figure.range for f in group)


def _without_what_is_left(figures: list[Figure], testimony: Testimony, what: str) -> list[Figure]:
    """After a release those still held are no new count of those who were taken."""
    if what != "captured":
        return figures
    freed = [c for c in testimony.of("prisoner_release") if not is_denial(c)]
    if not freed:
        return figures
    first = min(testimony.published(claim) for claim in freed)
    before = [f for f in figures if testimony.published(f.claim) < first and not tells_what_is_left(f.claim)]
    return before or figures


def _standing(figures: Sequence[Figure], testimony: Testimony) -> list[Figure]:
    """Each teller's last figure, without those that a later figure of the same body no longer allows. Of one moment
    the sum counts, then the larger: the rest are its parts."""
    order = {
        id(figure): (_first_told(figure, figures, testimony), is_a_total(figure.claim), *_size(figure))
        for figure in figures
    }
    last_of: dict[str, Figure] = {}
    for figure in figures:
        teller = testimony.teller(figure.claim)
        if teller not in last_of or order[id(figure)] > order[id(last_of[teller])]:
            last_of[teller] = figure
    newest: dict[str, Figure] = {}
    for figure in last_of.values():
        body = testimony.cast.body(testimony.teller(figure.claim))
        if body not in newest or order[id(figure)] > order[id(newest[body])]:
            newest[body] = figure
    kept = [f for f in last_of.values() if _agree(f, newest[testimony.cast.body(testimony.teller(f.claim))])]
    kept_ranges = {(testimony.teller(f.claim), f.range) for f in kept}
    return [f for f in figures if (testimony.teller(f.claim), f.range) in kept_ranges]


def _first_told(figure: Figure, figures: Sequence[Figure], testimony: Testimony) -> str:
    """When this copy of the figure first appeared: a late reprint does not make it new."""
    origin = testimony.origin(figure.claim)
    return min(
        testimony.published(other.claim)
        for other in figures
        if testimony.teller(other.claim) == testimony.teller(figure.claim)
        and other.range == figure.range
        and testimony.origin(other.claim) == origin
    )


def _size(figure: Figure) -> tuple[float, float]:
    low, high = figure.range
    return (low or 0.0, float("inf") if high is None else high)


def _agree(a: Figure, b: Figure) -> bool:
    return not exclude_each_other(answer_of("", a.range, [a.claim]), answer_of("", b.range, [b.claim]))


def _reach(answer: Answer) -> tuple[float, float]:
    if not isinstance(answer.value, tuple):
        return (0.0, float("inf"))
    low, high = answer.value
    approximate = any(
        quantity.approx and (quantity.min, quantity.max) == answer.value
        for entry in answer.entries
        for quantity in entry.claim.event.quantities
    )
    slack = _APPROXIMATELY if approximate else 0.0
    return (
        low * (1 - slack) if low is not None else 0.0,
        high * (1 + slack) if high is not None else float("inf"),
    )


def _say(low: int | None, high: int | None) -> str:
    """ "14", "10-12", "10.." for at least, "..20" for at most."""
    if low is not None and low == high:
        return str(low)
    if low is not None and high is not None:
        return f"{low}-{high}"
    return f"{low}.." if low is not None else f"..{high}"
