"""Days told from the day that the text spoke of last: the next day, that night, the same week, a year earlier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from truceline.text.number_words import NUMBER, read_amount
from truceline.text.time_atoms import GAP, Atom, Ground, Shift, month_days

_PART = r"morning|afternoon|evening|night"
_ENDS = r"(?=\s?(?:[.,;:)”\"]|$|(?:and|but|or)\b))"
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|a\scouple\sof)"
)

THE_SAME = re.compile(
    rf"(?:that(?:{GAP}(?:same|very))?|the{GAP}(?:very{GAP})?same){GAP}(?P<unit>day|{_PART}|week|weekend|month|year)\b(?![-\w])",
    re.IGNORECASE,
)
BESIDE = re.compile(
    rf"(?:the{GAP})?(?P<lead>previous|preceding|prior|next|following){GAP}(?P<unit>day|{_PART}|week|month|year)\b(?![-\w])",
    re.IGNORECASE,
)
THE_DAY_BEFORE = re.compile(
    rf"the{GAP}(?P<unit>day|night|evening|week|month|year){GAP}(?P<lead>before|after|earlier){_ENDS}", re.IGNORECASE
)
APART = re.compile(
    rf"(?P<n>{_COUNT}){GAP}(?P<unit>day|week|month|year|decade)s?{GAP}"
    rf"(?:(?P<lead>earlier|later|previously|afterwards?)\b(?!\sthan\b)|(?P<bare>before|after|prior){_ENDS})",
    re.IGNORECASE,
)
_INTO = re.compile(r"\b(?:in|over|during|within|for|across|throughout)\s$", re.IGNORECASE)
_NEAR = 2_000  # characters: "the next day" does not reach further back
_FINE = {
    "day": frozenset({"day", "part_of_day"}),
    "week": frozenset({"day", "part_of_day", "days", "week"}),
    "month": frozenset({"day", "part_of_day", "days", "week", "month"}),
}


def read_the_same(ground: Ground, match: re.Match[str]) -> Atom | None:
    return _shifted(match, 0, match["unit"].lower())


def read_beside(ground: Ground, match: re.Match[str]) -> Atom | None:
    """ "Next week" without its article, and "over the next week", are told from the report's own day."""
    unit, ahead = match["unit"].lower(), match["lead"].lower() in {"next", "following"}
    article = match.group()[:3].lower() == "the"
    if unit in {"week", "month", "year"} and match["lead"].lower() != "following" and not article:
        return None
    if article and ahead and _INTO.search(ground.text, max(0, match.start() - 11), match.start()):
        return None
    return _shifted(match, 1 if ahead else -1, unit)


def read_the_day_before(ground: Ground, match: re.Match[str]) -> Atom | None:
    return _shifted(match, 1 if match["lead"].lower() == "after" else -1, match["unit"].lower())


def read_apart(ground: Ground, match: re.Match[str]) -> Atom | None:
    """ "Three days later"; "a month after the vote" is told from the vote, which no calendar knows."""
    word = (match["lead"] or match["bare"]).lower()
    number = NUMBER.match(match["n"])
    count = 1 if match["n"].lower() in {"a", "an"} else (read_amount(number).min or 0) if number else 0
    if not count:
        return None
    return _shifted(match, count if word.startswith(("later", "after")) else -count, match["unit"].lower())


def _shifted(match: re.Match[str], count: int, unit: str) -> Atom:
    part = unit if unit in {"morning", "afternoon", "evening", "night"} else None
    shift = Shift(count=count, unit="day" if part else unit)
    return Atom(start=match.start(), end=match.end(), part=part, shift=shift)


def anchor_atom(ground: Ground, atom: Atom, before: Sequence[Atom]) -> Atom | None:
    """The atom with its days, counted from the last fine enough day before it, else from the report's."""
    shift = atom.shift
    if shift is None:
        return atom
    days = _days_of(shift, _reference(ground, atom, shift.unit, before))
    if days is None:
        return None
    precision = {"day": "day", "weekend": "days", "decade": "year"}.get(shift.unit, shift.unit)
    if shift.unit == "week" and days[0] == days[1]:
        precision = "day"
    return replace(atom, first=days[0], last=days[1], precision=precision)


def _reference(ground: Ground, atom: Atom, unit: str, before: Sequence[Atom]) -> date:
    for known in reversed(before):
        if known.start < atom.start - _NEAR:
            break
        if known.first is not None and (unit not in _FINE or known.precision in _FINE[unit]):
            return known.first
    return ground.day


def _days_of(shift: Shift, day: date) -> tuple[date, date] | None:
    try:
        if shift.unit == "day":
            day += timedelta(days=shift.count)
            return day, day
        if shift.unit in {"week", "weekend"}:
            return _week_days(shift, day)
        if shift.unit == "month":
            index = day.year * 12 + day.month - 1 + shift.count
            return month_days(index // 12, index % 12 + 1)
        year = day.year + shift.count * (10 if shift.unit == "decade" else 1)
        return date(year, 1, 1), date(year, 12, 31)
    except (ValueError, OverflowError):
        return None


def _week_days(shift: Shift, day: date) -> tuple[date, date]:
    """Weeks apart are told to the day; "that week" and "the next week" are Monday to Sunday."""
    if shift.unit == "week" and abs(shift.count) > 1:
        day += timedelta(days=7 * shift.count)
        return day, day
    monday = day - timedelta(days=day.weekday() - 7 * shift.count)
    return (monday + timedelta(days=5) if shift.unit == "weekend" else monday), monday + timedelta(days=6)
