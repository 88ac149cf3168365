"""Every time expression of a text with its TIMEX3 value: dates and clock times, durations, recurrences, vague times.

Wider than `truceline.text.dates.find_times`, which finds when events happened: "for three weeks", "every Friday" and
"recently" are time expressions and no event times.
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from truceline.text.calendar_values import calendar_value, week_value
from truceline.text.dates import compose_atoms, read_ground
from truceline.text.durations import Duration, find_durations
from truceline.text.recurrences import find_recurrences
from truceline.text.time_atoms import Atom, Ground
from truceline.text.vague_times import find_vague_times

_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI"}

_PREPOSITION = re.compile(
    r"(?:(?:in|on|at|by|during|over|before|after|since|until|till|around|shortly\s(?:before|after))\s)+", re.IGNORECASE
)
_IN_WEEKS = re.compile(r"\bweeks?\s(?:ago|earlier|later|before|after|prior|previously)", re.IGNORECASE)
_RANGE = re.compile(
    r"(?P<from>(?:[A-Z][a-z]+\.?\s)?\d{1,4}(?:st|nd|rd|th)?)\s?(?:[-–/]|to|and|until)\s?(?P<to>\d.*)",
    re.IGNORECASE | re.DOTALL,
)
_YEAR = re.compile(
    r"(?<![\w$€£¥#.,/:-])(?:19\d|20[0-4])\d(?![\w%]|[.,/:-]\d|\s(?:[a-z]+\s)?(?:[a-z]+s|people|men|women|children|troops)\b)"
)


class ExpressionKind(StrEnum):
    """TIMEX3's types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """`value` is TIMEX3's: `2031-09-14`, `2031-W37`, `2031-09-14T21:40`, `2031-09-14TMO`, `P3W`, `PAST_REF`."""

    start: int
    end: int
    kind: ExpressionKind
    value: str


def find_expressions(text: str, *, anchor: date | datetime, tz: tzinfo | None) -> list[TimeExpression]:
    """In order, none overlapping: of two readings the longer. `anchor` is as for `find_times`."""
    ground = read_ground(text, anchor, tz)
    found = [_lasting(d) for d in find_durations(text)]
    found += [
        TimeExpression(start=r.start, end=r.end, kind=ExpressionKind.SET, value=r.value) for r in find_recurrences(text)
    ]
    found += [
        TimeExpression(start=v.start, end=v.end, kind=ExpressionKind.DATE, value=v.pointer.value)
        for v in find_vague_times(text)
    ]
    found += [e for atom in compose_atoms(ground) for e in _dated(ground, atom)]
    found += [_named_year(match) for match in _YEAR.finditer(text)]
    return _longest(found)


def _longest(found: list[TimeExpression]) -> list[TimeExpression]:
    """Among equals the first of the list: "the past week" is a duration, "recent weeks" are vague."""
    starts: list[int] = []
    kept: list[TimeExpression] = []
    for each in sorted(found, key=lambda e: e.start - e.end):
        at = bisect(starts, each.start)
        if (at and kept[at - 1].end > each.start) or (at < len(kept) and kept[at].start < each.end):
            continue
        starts.insert(at, each.start)
        kept.insert(at, each)
    return kept


def _named_year(match: re.Match[str]) -> TimeExpression:
    """A year that no small word leads to: "the 2031 vote"; among dates a count is unlikelier than among numbers."""
    return TimeExpression(start=match.start(), end=match.end(), kind=ExpressionKind.DATE, value=match.group())


def _lasting(duration: Duration) -> TimeExpression:
    return TimeExpression(start=duration.start, end=duration.end, kind=ExpressionKind.DURATION, value=duration.value)


def _dated(ground: Ground, atom: Atom) -> list[TimeExpression]:
    """Nothing for the words that mean something only beside a day; two for "2029–31" and "14 to 16 September"."""
    if not atom.alone:
        return []
    lead = _PREPOSITION.match(ground.text, atom.start, atom.end)
    start = lead.end() if lead else atom.start
    first, last = atom.first or ground.day, atom.last or ground.day
    bounds = _RANGE.match(ground.text, start, atom.end) if atom.clock is None and first != last else None
    if bounds:
        part = calendar_value if atom.precision == "days" else _year_of
        return [
            _on_calendar(start, bounds.end("from"), part(first, first)),
            _on_calendar(bounds.start("to"), atom.end, part(last, last)),
        ]
    if atom.clock is not None:
        return [_on_calendar(start, atom.end, f"{first.isoformat()}T{atom.clock.hour:02d}:{atom.clock.minute:02d}")]
    if atom.part in _PARTS and atom.precision in {"day", "days", "clock"}:
        shift = timedelta(days=1 if atom.part == "overnight" and atom.first is None else 0)
        return [_on_calendar(start, atom.end, f"{(first - shift).isoformat()}{_PARTS[atom.part]}")]
    if atom.first is None:
        return []
    if atom.precision == "day" and _IN_WEEKS.search(ground.text, start, atom.end):
        return [_on_calendar(start, atom.end, week_value(first))]
    return [_on_calendar(start, atom.end, calendar_value(first, last))]


def _on_calendar(start: int, end: int, value: str) -> TimeExpression:
    return TimeExpression(
        start=start, end=end, kind=ExpressionKind.TIME if "T" in value else ExpressionKind.DATE, value=value
    )


def _year_of(first: date, last: date) -> str:
    return f"{first.year}"
