"""Who holds which place over time: a strip chart for each place, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from truceline.model.control import DayPart, Hold, PlaceControl, Stretch
from truceline.model.ids import ActorId
from truceline.model.period import Period
from truceline.publish.catalogue import Catalogue, Ref, Voice
from truceline.publish.control_words import (
    ContestedDays,
    Saying,
    describe_contest,
    describe_stretch,
    say_days,
    say_stretch,
)
from truceline.publish.incident_pages import PlaceNames, name_place
from truceline.publish.strips import Bar, Strip, TimeScale, draw_patterns, draw_swatch
from truceline.publish.writing import clipped, element_id, visible

_FAR = timedelta(days=45)
_LONGEST = timedelta(days=366)
_Reach = tuple[datetime, datetime]
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """`voice` is None where nobody says whose forces they are."""

    letter: str
    voice: Voice | None
    swatch: Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    voice: Voice
    strip: Strip
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlPage:
    """`within` and `holds` link the charts of places that lie in one another: (href, name)."""

    id: str
    names: PlaceNames
    days: str
    within: tuple[tuple[str, str], ...]
    holds: tuple[tuple[str, str], ...]
    holders: tuple[Holder, ...]
    axis: Strip
    rows: tuple[SpeakerRow, ...]
    contested: tuple[ContestedDays, ...]
    contest_strip: Strip | None
    undated: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSection:
    pages: tuple[ControlPage, ...]
    patterns: Strip
    crossed: Strip
    last_said: Strip


def describe_control(catalogue: Catalogue) -> ControlSection | None:
    """Places of which somebody speaks now, those that most speakers speak of first; None where there are none."""
    told = [c for c in catalogue.dossier.control if any(not one.background for one in c.stretches)]
    drawn: dict[str, _Reach] = {c.place: reach for c in told if (reach := _reach(c, catalogue)) is not None}
    pages = [_describe(control, drawn, catalogue) for control in told if control.place in drawn]
    found = [page for page in pages if page is not None]
    if not found:
        return None
    return ControlSection(
        pages=tuple(found),
        patterns=draw_patterns(max(len(page.holders) for page in found)),
        crossed=draw_swatch(None, crossed=True),
        last_said=draw_swatch(0, last_said=True),
    )


def _describe(control: PlaceControl, drawn: Mapping[str, _Reach], catalogue: Catalogue) -> ControlPage | None:
    names = name_place(control.place, catalogue)
    if names is None:
        return None
    reach = drawn[control.place]
    scale = TimeScale(*reach, finest=timedelta(days=1))
    numbers = _number_holders(control, catalogue)
    return ControlPage(
        id=_page_id(control.place),
        names=names,
        days=catalogue.clock.say_period(
            Period(start=reach[0].date().isoformat(), end=(reach[1] - timedelta(seconds=1)).date().isoformat())
        ),
        within=_links(_around(control.place, catalogue), drawn, catalogue),
        holds=_links((p for p in drawn if control.place in _around(p, catalogue)), drawn, catalogue),
        holders=tuple(
            Holder(
                letter=_letter(holder, numbers),
                voice=catalogue.voice(holder) if holder is not None else None,
                swatch=draw_swatch(numbers.get(holder)),
            )
            for holder in (
                *numbers,
                *((None,) if any(one.holder is None and not one.background for one in control.stretches) else ()),
            )
        ),
        axis=scale.draw_axis(),
        rows=tuple(_rows(control, numbers, scale, catalogue)),
        contested=tuple(describe_contest(contest, control, catalogue) for contest in control.contests),
        contest_strip=_draw_contests(control, scale, catalogue),
        undated=catalogue.refs(control.undated),
    )


def _page_id(place: str) -> str:
    return element_id("h", place)


def _around(place: str, catalogue: Catalogue) -> tuple[str, ...]:
    """What the place lies in, the nearest first."""
    found: list[str] = []
    at = catalogue.places.get(place)
    while at is not None and at.within is not None and at.within not in found:
        found.append(at.within)
        at = catalogue.places.get(at.within)
    return tuple(found)


def _links(places: Iterable[str], drawn: Mapping[str, _Reach], catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    return tuple((f"#{_page_id(place)}", catalogue.place_name(place)) for place in places if place in drawn)


def _number_holders(control: PlaceControl, catalogue: Catalogue) -> dict[ActorId | None, int]:
    """Side by side in the pack's order, then the others by name, so that no first word decides."""
    named = {one.holder for one in control.stretches if one.holder is not None and not one.background}

    def order(holder: ActorId) -> tuple[int, str, str]:
        side = catalogue.side_of(holder)
        place = catalogue.side_order[side] if side is not None else len(catalogue.side_order)
        return (place, catalogue.actor_name(holder), holder)

    return {holder: number for number, holder in enumerate(sorted(named, key=order))}


def _letter(holder: ActorId | None, numbers: Mapping[ActorId | None, int]) -> str:
    if holder is None:
        return "?"
    number = numbers[holder]
    return _LETTERS[number] if number < len(_LETTERS) else f"{_LETTERS[number % 26]}{number // 26}"


def _reach(control: PlaceControl, catalogue: Catalogue) -> _Reach | None:
    """As wide as what is said of the days of the reports and some weeks around them, at most a year."""
    clock = catalogue.clock
    told = [
        b
        for one in control.stretches
        if not one.background and (b := clock.bounds(one.start, one.last_said or one.end))
    ]
    if not told:
        return None
    printed = [b for r in catalogue.reports.values() if r.published and (b := clock.bounds(r.published, r.published))]
    if printed:
        low, high = min(b[0] for b in printed), max(b[1] for b in printed)
        told = [b for b in told if b[0] - high <= _FAR and low - b[1] <= _FAR] or told
    last = max(b[1] for b in told)
    return max(min(b[0] for b in told), last - _LONGEST), last


def _rows(
    control: PlaceControl, numbers: Mapping[ActorId | None, int], scale: TimeScale, catalogue: Catalogue
) -> Iterable[SpeakerRow]:
    """Side by side in the pack's order, then the unaligned; within each by the first day spoken of."""
    spoken: dict[ActorId, list[Stretch]] = {}
    for stretch in control.stretches:
        spoken.setdefault(stretch.speaker, []).append(stretch)

    def order(speaker: ActorId) -> tuple[bool, int, str, str]:
        side = catalogue.side_of(speaker)
        current = [one.start for one in spoken[speaker] if not one.background]
        place = catalogue.side_order[side] if side is not None else len(catalogue.side_order)
        return (not current, place, min(current, default=""), speaker)

    for speaker in sorted(spoken, key=order):
        stretches = sorted(
            spoken[speaker], key=lambda one: (one.background, one.start, one.part is DayPart.SINCE, one.end)
        )
        bars = _bars([one for one in stretches if not one.background], numbers, catalogue)
        name = clipped(visible(catalogue.actor_name(speaker)), 80)
        yield SpeakerRow(
            voice=catalogue.voice(speaker),
            strip=scale.draw_bars(bars, name),
            sayings=tuple(describe_stretch(one, catalogue) for one in stretches),
        )


def _bars(stretches: Sequence[Stretch], numbers: Mapping[ActorId | None, int], catalogue: Catalogue) -> list[Bar]:
    """One bar a stretch. What would lie on another's days goes into a lane of its own."""
    placed = [(bounds, one) for one in stretches if (bounds := _bounds(one, catalogue)) is not None]
    ends: list[datetime] = []
    bars = []
    for (first, last, until), stretch in sorted(placed, key=lambda each: each[0][:2]):
        refs = catalogue.refs(stretch.claims)
        if not refs:
            continue
        lane = next((n for n, end in enumerate(ends) if end <= first), len(ends))
        ends[lane : lane + 1] = [max(last, until or last)]
        words = ", ".join(ref.label for ref in refs[:6])
        bars.append(
            Bar(
                first=first,
                last=last,
                until=until,
                lane=lane,
                fill=numbers.get(stretch.holder),
                crossed=stretch.status is Hold.DENIED,
                letter=_letter(stretch.holder, numbers),
                href=refs[0].href,
                title=f"{say_days(stretch, catalogue)}: {visible(say_stretch(stretch, catalogue))}; words {words}",
            )
        )
    return bars


def _bounds(stretch: Stretch, catalogue: Catalogue) -> tuple[datetime, datetime, datetime | None] | None:
    """A move divides its day in the middle, since its hour is seldom known."""
    days = catalogue.clock.bounds(stretch.start, stretch.end)
    if days is None:
        return None
    rest = catalogue.clock.bounds(stretch.start, stretch.last_said) if stretch.last_said else None
    half = timedelta(hours=12)
    first = days[0] + half if stretch.part is DayPart.SINCE else days[0]
    last = days[1] - half if stretch.part is DayPart.UNTIL else days[1]
    return first, last, rest[1] if rest else None


def _draw_contests(control: PlaceControl, scale: TimeScale, catalogue: Catalogue) -> Strip | None:
    bars = []
    for contest in control.contests:
        bounds = catalogue.clock.bounds(contest.start, contest.end)
        if bounds is not None:
            when = catalogue.clock.say_period(Period(start=contest.start, end=contest.end))
            bars.append(
                Bar(
                    first=bounds[0], last=bounds[1], until=None, lane=0, fill=None, crossed=False, letter="◆",
                    href=f"#{_page_id(control.place)}-contested", title=f"{when}: contested",
                )
            )  # fmt: skip
    return scale.draw_bars(bars, "Contested days") if bars else None
