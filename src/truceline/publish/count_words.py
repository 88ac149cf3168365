"""Comparable counts in plain words: figures, gaps, units, and two sources side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from truceline.model.event import Quantity
from truceline.model.ids import CountId
from truceline.model.tally import Apart, CountPoint, CountSeries, Discrepancy, Meeting, UnlikeUnits
from truceline.publish.catalogue import Catalogue, Ref, Voice
from truceline.publish.wording import figure, number, plural

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A point in words. `printed` is the unit in the source's own words; `voice` who said it, where a person did for
    the body; `earlier` are figures that it replaced, with when they were given."""

    when: str
    says: str
    printed: str
    given: str
    voice: Voice | None
    refs: tuple[Ref, ...]
    earlier: tuple[tuple[str, str, tuple[Ref, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two figures for the same days, and what can be said of them."""

    when: str
    first: Voice
    first_says: str
    first_refs: tuple[Ref, ...]
    second: Voice
    second_says: str
    second_refs: tuple[Ref, ...]
    verdict: str
    apart: bool


def say_figure(point: CountPoint) -> str:
    return figure(Quantity(what="other", min=point.min, max=point.max, approx=point.approx))


def say_unit(series: CountSeries) -> str:
    return f"{series.unit} ({series.kind})" if series.kind else series.unit


def say_area(series: CountSeries, catalogue: Catalogue) -> str:
    names = [catalogue.place_name(place) for place in series.places]
    return ", ".join([*names, *([series.area] if series.area else [])])


def describe_point(point: CountPoint, series: CountSeries, catalogue: Catalogue) -> Figure:
    claim = catalogue.claims.get(point.claim)
    person = claim is not None and claim.speaker != series.speaker
    return Figure(
        when=say_when(point, catalogue),
        says=say_figure(point),
        printed=point.printed,
        given=catalogue.clock.say(point.said),
        voice=catalogue.voice(claim.speaker) if claim is not None and person else None,
        refs=catalogue.refs((point.claim, *point.also)),
        earlier=tuple(
            (say_figure(each), catalogue.clock.say(each.said), catalogue.refs((each.claim, *each.also)))
            for each in reversed(point.earlier)
        ),
    )


def say_when(point: CountPoint, catalogue: Catalogue) -> str:
    """The day that a figure is for, with the hours that it covers where they are no calendar day."""
    period = catalogue.clock.say_period(point.period)
    if point.day is None or (point.period.start, point.period.end) == (point.day, point.day):
        return period
    return f"{catalogue.clock.say(point.day)} ({period})"


def say_gaps(series: CountSeries, catalogue: Catalogue) -> str:
    """ "No figure: 3–5 May (3 days)." and whether it ended; empty where every day has one."""
    said = [f"{catalogue.clock.say_period(gap)} ({plural(gap.days, 'day')})" for gap in series.gaps[:_MOST_NAMED]]
    if len(series.gaps) > _MOST_NAMED:
        rest = series.gaps[_MOST_NAMED:]
        said.append(f"and {plural(len(rest), 'other gap')} of {plural(sum(g.days for g in rest), 'day')} together")
    words = f"No figure: {'; '.join(said)}." if said else ""
    if series.stopped is not None:
        ended = catalogue.clock.say(series.stopped.start)
        end = catalogue.clock.say(series.stopped.end)
        words += f"{' ' if words else ''}No figure from {ended} on; the record goes to {end}."
    return words


def say_unit_rule(unit: str, meaning: str, series: Iterable[CountSeries], catalogue: Catalogue) -> str:
    """What the unit is, and how each source prints it."""
    printed: dict[str, dict[str, None]] = {}
    for each in series:
        words = printed.setdefault(catalogue.actor_name(each.speaker), {})
        words.update(dict.fromkeys(point.printed for point in each.points))
    told = "; ".join(
        f"{', '.join(f'“{word}”' for word in list(words)[:3])} by {speaker}"
        for speaker, words in sorted(printed.items())
    )
    return f"{unit.capitalize()}: {meaning}. Printed as {told}."


def describe_difference(
    found: Discrepancy, told: Mapping[CountId, tuple[CountSeries, CountPoint]], catalogue: Catalogue
) -> Difference:
    first, a = told[found.first]
    second, b = told[found.second]
    return Difference(
        when=catalogue.clock.say_period(found.period),
        first=catalogue.voice(first.speaker),
        first_says=f"{say_figure(a)} {say_unit(first)}",
        first_refs=catalogue.refs((a.claim,)),
        second=catalogue.voice(second.speaker),
        second_says=f"{say_figure(b)} {say_unit(second)}",
        second_refs=catalogue.refs((b.claim,)),
        verdict=_verdict(found) + _hours(a, b) + _area(found, first, second, catalogue),
        apart=isinstance(found.outcome, Apart),
    )


def _verdict(found: Discrepancy) -> str:
    outcome = found.outcome
    match outcome:
        case Apart(least=least, most=most, ratio=ratio):
            apart = number(least) if most == least else f"at least {number(least)}"
            if most is not None and most != least:
                apart = f"{number(least)} to {number(most)}"
            times = f", {ratio:g} times as many" if ratio is not None else ""
            return f"{apart} apart{times}"
        case Meeting():
            return "both can be true"
        case UnlikeUnits(first=first, second=second):
            return f"cannot be compared: {first} and {second}"
        case _:
            assert_never(outcome)


def _hours(a: CountPoint, b: CountPoint) -> str:
    same = (a.period.start, a.period.end) == (b.period.start, b.period.end)
    return "" if same else "; not of the very same hours"


def _area(found: Discrepancy, first: CountSeries, second: CountSeries, catalogue: Catalogue) -> str:
    if not found.area_open:
        return ""
    named = say_area(first, catalogue) or say_area(second, catalogue)
    return f"; only one names where: {named}"
