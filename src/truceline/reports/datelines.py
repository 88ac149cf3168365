"""Datelines: "VARNHOLT, Ordesh, April 11 (Corran Press) - " and its kin at the head of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.text.calendar_words import LONG_WEEKDAY, MONTH, month_number

_PLACE = r"[^\W\d_a-z][\w.’'\-]*(?:[ /-][^\W\d_][\w.’'\-]*){0,3}"
_DAY = (
    rf"(?:{LONG_WEEKDAY},? )?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?(?P<m1>(?i:{MONTH}))\.?"
    rf"|(?P<m2>(?i:{MONTH}))\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,? (?P<y>(?:19|20|21)\d\d))?"
)
_AGENCY = r"(?:\((?P<a1>[^()\d]{1,50})\)|/(?P<a2>[^/\d]{1,40})/|\[(?P<a3>[^\[\]\d]{1,40})\])"
_FULL = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}?)(?:,? {_DAY})?[.,]?\s*{_AGENCY}\s*(?P<parting>[-–—:.]*)\s+"
)
_CREDITED_FIRST = re.compile(
    rf"(?:(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}?),? )?{_AGENCY},?\s*{_DAY}\s*(?P<parting>[-–—:]+)\s+"
)
_PLACELESS = re.compile(rf"(?P<place>){_DAY}\s*{_AGENCY}\s*(?P<parting>[-–—]+)\s+")
_DATED_CREDIT = re.compile(
    rf"(?:(?P<place>{_PLACE}),? )?\((?P<a1>[^()\d,]{{1,30}}),? {_DAY}\)\s*(?P<parting>[-–—]+)\s+"
)
_NAMED = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}?),? {_DAY}[.,:]?\s*[-–—/]?\s*"
    r"(?P<a1>[^\W\d_][\w’'-]*(?: [A-Z][\w’'-]*){0,2})\s*[.:–—/-]+\s+"
)
_DATED = re.compile(rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}?)(?:,? | [-–—] ){_DAY}\s*[-–—:.]+\s+")
_PLAIN = re.compile(
    r"(?P<place>[^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{2,}){0,2}(?:, [^\W\d_][\w’'-]*){0,2})\s*(?:[-–—]+|[.:])\s+"
)

_WITH_AGENCY = (_CREDITED_FIRST, _FULL, _PLACELESS, _DATED_CREDIT)
_LABEL = re.compile(
    r"(?:correct(?:ed|s|ion)|updated?|refiled?|recast|wrapup|urgent|breaking|exclusive|factbox|analysis|live)(?: \w+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """`end` is where the text proper starts; `day` is (month, day, year or None).

    `parted` is True where a dash or the like stands between the dateline and the text: without one, capitals in
    brackets may as well be a member's party ("Ms Vance (L-OR) said").
    """

    end: int
    day: tuple[int, int, int | None] | None
    agencies: tuple[str, ...]
    parted: bool


def read_dateline(text: str) -> Dateline | None:
    """The dateline that the text opens with, or None."""
    head = text[:160]
    for pattern in (*_WITH_AGENCY, _NAMED, _DATED, _PLAIN):
        match = pattern.match(head)
        if match is None or not (match["place"] or "A")[0].isupper():
            continue
        if pattern is _PLAIN and _LABEL.fullmatch(match.group("place")):
            continue
        groups = match.groupdict()
        printed = groups.get("a1") or groups.get("a2") or groups.get("a3") or ""
        agencies = tuple(name.strip() for name in re.split(r"[/,;]| and ", printed) if name.strip())
        if pattern in _WITH_AGENCY and not all(looks_like_an_agency(name) for name in agencies):
            continue
        if pattern is _FULL and len(printed) == 1 and not groups["m1"] and not groups["m2"]:
            continue
        parted = groups.get("parting") != ""
        return Dateline(end=match.end(), day=_day_of(groups), agencies=agencies, parted=parted)
    return None


def looks_like_an_agency(name: str) -> bool:
    """Short and capitalised throughout, as agencies are named in datelines."""
    words = name.split()
    return 0 < len(words) <= 5 and all(word[:1].isupper() or word in ("of", "the", "and") for word in words)


def is_lone_agency(name: str) -> bool:
    """One word in capitals or CamelCase ("CORRAN", "CorPress"): an agency even where nobody knows it."""
    return bool(re.fullmatch(r"[A-Z][A-Z0-9-]{1,11}|[A-Z][a-z]+(?:[A-Z][a-z]+)+", name))


def _day_of(groups: dict[str, str | None]) -> tuple[int, int, int | None] | None:
    month = groups.get("m1") or groups.get("m2")
    day = groups.get("d1") or groups.get("d2")
    if not month or not day:
        return None
    year = groups.get("y")
    return month_number(month), int(day), int(year) if year else None


def resolve_day(day: tuple[int, int, int | None], near: date | None) -> date | None:
    """The printed day; where no year is printed, the last such day on or before `near` (with one day of grace)."""
    month, number, printed = day
    years = (printed,) if printed else (near.year, near.year - 1) if near else ()
    for year in years:
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if printed or (near is not None and found <= near + timedelta(days=1)):
            return found
    return None
