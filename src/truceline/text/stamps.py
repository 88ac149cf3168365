"""Publication stamps: absolute dates, with or without a clock, in the forms that print and mail use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from truceline.model.anchor import Span
from truceline.text.calendar_words import MONTH, WEEKDAY, ZONE, month_number
from truceline.text.clocks import CLOCK, read_clock

_S = r"[ \t\u00a0\u202f]"
_YEAR = r"(?:19|20|21)\d\d(?!\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = (
    rf"(?:(?:{WEEKDAY})\.?,?{_S}{{0,2}})?(?:"
    rf"(?P<d1>{_DAY})(?:st|nd|rd|th|\.)?(?:{_S}{{1,2}}|-)(?:of{_S})?(?P<m1>{MONTH})\.?,?(?:{_S}{{1,2}}|-)(?P<y1>{_YEAR})"
    rf"|(?P<m2>{MONTH})\.?{_S}{{1,2}}(?P<d2>{_DAY})(?:st|nd|rd|th)?,?{_S}{{1,2}}(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})(?P<sep3>[-/.])(?P<m3>0?[1-9]|1[0-2])(?P=sep3)(?P<d3>{_DAY})(?!\d)"
    rf"|(?P<d4>{_DAY})(?P<sep4>[-/.])(?P<m4>{_DAY})(?P=sep4)(?P<y4>{_YEAR})"
    r")"
)
_JOIN = rf"(?:T|{_S}{{0,3}}[,•|·@–—/-]?{_S}{{0,3}}(?:at{_S})?)"
_TIME = rf"(?P<clock>{CLOCK})(?:{_S}?(?P<zone>{ZONE}))?"
_STAMP = re.compile(rf"(?<![\w.,:/-]){_DATE}(?![\w-](?<!T)|\.\d)(?:{_JOIN}{_TIME})?", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(rf"(?<![\w.,:/-]){_TIME}{_S}{{0,2}}[,•|·–—/-]?{_S}{{0,2}}(?:on{_S})?$", re.IGNORECASE)
_CTIME = re.compile(
    rf"(?<![\w-])(?:{WEEKDAY}){_S}(?P<m>{MONTH}){_S}{{1,2}}(?P<d>{_DAY}){_S}(?P<clock>{CLOCK})"
    rf"(?:{_S}(?P<zone>{ZONE}))?{_S}(?P<y>{_YEAR})(?!\w)"
)
_SOME_YEAR = re.compile(r"(?:19|20|21)\d\d")
_LONGEST_STAMP = 80
_LONGEST_CLOCK = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """`value` is an ISO date, or a date-time with offset; `zoned` is True where the print itself names the offset."""

    start: int
    end: int
    value: str
    zoned: bool


def find_stamps(text: str, *, tz: tzinfo | None) -> list[Stamp]:
    """All absolute stamps in order, none overlapping. A clock without a printed zone is read in `tz`, or dropped."""
    found: list[Stamp] = []
    for line in _lines_with_a_year(text):
        for pattern in (_CTIME, _STAMP):
            matches = pattern.finditer(text, line.start, line.end)
            stamps = [stamp for match in matches if (stamp := _read(text, match, tz)) is not None]
            if stamps:
                found += stamps
                break
    return found


def parse_stamp(text: str, *, tz: tzinfo | None) -> str | None:
    """The ISO value of a string that is nothing but a stamp; None for anything else."""
    body = text.strip()
    if not body or len(body) > _LONGEST_STAMP:
        return None
    whole = [stamp for stamp in find_stamps(body, tz=tz) if stamp.start == 0 and stamp.end == len(body)]
    return whole[0].value if whole else None


def _lines_with_a_year(text: str) -> Iterator[Span]:
    year = _SOME_YEAR.search(text)
    while year is not None:
        end = text.find("\n", year.end())
        end = len(text) if end < 0 else end
        yield Span(text.rfind("\n", 0, year.start()) + 1, end)
        year = _SOME_YEAR.search(text, end)


def _read(text: str, match: re.Match[str], tz: tzinfo | None) -> Stamp | None:
    day = _day_of(match.groupdict())
    if day is None:
        return None
    start, printed = match.start(), match
    if match["clock"] is None:
        edge = max(0, start - _LONGEST_CLOCK)
        before = _CLOCK_BEFORE.search(text[edge:start])
        if before is not None:
            start, printed = edge + before.start(), before
    clock = read_clock(printed["clock"], printed["zone"]) if printed["clock"] else None
    moment = clock.on(day, tz) if clock else None
    return Stamp(
        start=start,
        end=match.end(),
        value=moment.isoformat() if moment else day.isoformat(),
        zoned=clock is not None and clock.zone is not None,
    )


def _day_of(groups: dict[str, str | None]) -> date | None:
    if groups.get("y"):
        return _date(groups["y"], month_number(groups["m"] or ""), groups["d"])
    for number in ("1", "2"):
        if groups[f"y{number}"]:
            return _date(groups[f"y{number}"], month_number(groups[f"m{number}"] or ""), groups[f"d{number}"])
    if groups["y3"]:
        return _date(groups["y3"], int(groups["m3"] or 0), groups["d3"])
    first, second = int(groups["d4"] or 0), int(groups["m4"] or 0)
    day_first = _date(groups["y4"], second, first)
    return day_first or _date(groups["y4"], first, second)


def _date(year: str | None, month: int, day: str | int | None) -> date | None:
    try:
        return date(int(year or 0), month, int(day or 0))
    except ValueError:
        return None
