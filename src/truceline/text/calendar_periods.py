"""Longer stretches of the calendar, in words: quarters, halves, decades, centuries, the end of the year, feast days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from truceline.text.calendar_atoms import ORDINALS
from truceline.text.time_atoms import GAP, Atom, Ground, days_atom, month_days

_YEAR = r"(?:1[89]|20|21)\d\d(?!\d)"
_WHICH_YEAR = (
    rf"(?:,?{GAP}(?:(?:of|in){GAP})?(?:(?:fiscal|calendar){GAP})?(?:the{GAP}year{GAP})?(?P<y>{_YEAR})"
    rf"|{GAP}(?:of{GAP})?(?P<rel>last|this|next){GAP}year\b|{GAP}of{GAP}the{GAP}(?P<the>year)\b)"
)
_STAGE = (
    rf"(?:(?:the{GAP})?(?:very{GAP})?(?:early|late|mid|(?:beginning|start|middle|end|turn){GAP}of)[-\s]?(?:the\s)?)?"
)
_RANK = ("first", "second", "third", "fourth")
NTH_PART = re.compile(
    rf"(?:the{GAP})?(?:fiscal{GAP})?(?P<which>first|second|third|fourth|final|last|latter|1st|2nd|3rd|4th)(?:{GAP}|-)"
    rf"(?:fiscal{GAP})?(?P<unit>quarter|half)\b(?:{_WHICH_YEAR})?",
    re.IGNORECASE,
)
Q_FIGURE = re.compile(rf"(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)(?![\w-])(?:[\s,]{{1,2}}(?P<y>{_YEAR}))?")
CENTURY = re.compile(
    rf"{_STAGE}(?:the{GAP})?(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)|(?P<o>{'|'.join(ORDINALS)}))(?:{GAP}|-)century\b",
    re.IGNORECASE,
)
DECADE = re.compile(
    r"(?P<n>[2-9]0)s\b"
    r"|(?:(?:nineteen[- ])?(?P<w>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    re.IGNORECASE,
)
EDGE_OF = re.compile(
    rf"(?:the{GAP})?(?:very{GAP})?(?:end|beginning|start|close|middle|turn|rest|remainder){GAP}of{GAP}"
    rf"(?:(?P<lead>the|this|next|last){GAP})?(?P<unit>week|month|quarter|year|decade|century)\b(?!['’])",
    re.IGNORECASE,
)
YEAR_END = re.compile(r"year(?:['’]s)?[-\s]end\b|mid-?year\b", re.IGNORECASE)
FEAST = re.compile(
    rf"(?P<name>christmas(?:{GAP}(?:day|eve))?|new{GAP}year(?:['’]?s)?{GAP}(?:day|eve)|boxing{GAP}day|halloween"
    rf"|valentine['’]?s?{GAP}day|easter(?:{GAP}(?:sunday|monday))?|good{GAP}friday|thanksgiving(?:{GAP}day)?)\b"
    rf"(?:,?{GAP}(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|during|for|of|from|to|since|by|through)\s(?:the\s)?$", re.IGNORECASE)
_THE_DECADE = re.compile(r"\b(?:the|early|late|mid)[-\s]['’‘]?$", re.IGNORECASE)
_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "halloween": (10, 31),
}  # fmt: skip
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def read_nth_part(ground: Ground, match: re.Match[str]) -> Atom | None:
    """A quarter, of the last year that has begun it where none is named; a half only of a named year."""
    which, unit = match["which"].lower(), match["unit"].lower()
    year = _named_year(ground, match)
    if not year and (unit == "half" or which in {"last", "latter"} or not _is_led(ground, match)):
        return None
    parts = 4 if unit == "quarter" else 2
    index = parts - 1 if which in {"final", "last", "latter"} else _rank_of(which)
    if index >= parts:
        return None
    return _year_part(ground, match, year, (index, 12 // parts))


def read_q_figure(ground: Ground, match: re.Match[str]) -> Atom | None:
    return _year_part(ground, match, int(match["y"] or 0), (int(match["q"] or match["q2"]) - 1, 3))


def _year_part(ground: Ground, match: re.Match[str], year: int, part: tuple[int, int]) -> Atom | None:
    """`part` is the index and the length in months."""
    index, months = part
    month = index * months + 1
    if not year:
        ahead = ground.looks_ahead(match.start())
        begun = date(ground.day.year, month, 1) <= ground.day
        year = ground.day.year if begun or ahead else ground.day.year - 1
    return days_atom(match, date(year, month, 1), month_days(year, month + months - 1)[1], "month")


def read_century(ground: Ground, match: re.Match[str]) -> Atom | None:
    number = int(match["n"]) if match["n"] else ORDINALS.index(match["o"].lower()) + 1
    if not 1 < number < 31:
        return None
    return days_atom(match, date((number - 1) * 100, 1, 1), date(number * 100 - 1, 12, 31), "years")


def read_decade(ground: Ground, match: re.Match[str]) -> Atom | None:
    """ "The 90s", "late ’90s", "the nineties" of the last hundred years; "in his forties" is an age."""
    if not _THE_DECADE.search(ground.text, max(0, match.start() - 7), match.start()):
        return None
    tens = int(match["n"]) if match["n"] else (_DECADES.index(match["w"].lower()) + 2) * 10
    year = ground.day.year // 100 * 100 + tens
    year -= 100 if year > ground.day.year else 0
    return days_atom(match, date(year, 1, 1), date(year + 9, 12, 31), "years")


def read_edge_of(ground: Ground, match: re.Match[str]) -> Atom | None:
    """The whole unit: how much of it "the end" is, nobody says."""
    unit = match["unit"].lower()
    step = {"next": 1, "last": -1}.get((match["lead"] or "").lower(), 0)
    return unit_atom(ground, match, unit, step)


def unit_atom(ground: Ground, match: re.Match[str], unit: str, step: int) -> Atom | None:
    """The calendar's week, month, quarter, year, decade or century that holds the report's day, or one `step` away."""
    day = ground.day
    if unit == "week":
        monday = day + timedelta(days=7 * step - day.weekday())
        return days_atom(match, monday, monday + timedelta(days=6), "week")
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    begin = ((day.year * 12 + day.month - 1) // months + step) * months
    end = begin + months - 1
    if not 12 <= begin <= end < 9999 * 12:
        return None
    first, last = date(begin // 12, begin % 12 + 1, 1), month_days(end // 12, end % 12 + 1)[1]
    precision = "month" if months <= 3 else "year" if months == 12 else "years"
    return days_atom(match, first, last, precision)


def read_year_end(ground: Ground, match: re.Match[str]) -> Atom | None:
    return unit_atom(ground, match, "year", 0)


def read_feast(ground: Ground, match: re.Match[str]) -> Atom | None:
    """Fixed feasts and the western Easter; of the named year, else the nearest as the words look."""
    name = " ".join(re.sub(r"['’]", "", match["name"].lower()).split())
    if not match["name"][0].isupper():
        return None
    if match["y"]:
        day: date | None = _feast_day(name, int(match["y"]))
    else:
        this = _feast_day(name, ground.day.year)
        day = ground.nearest_year(this.month, this.day, start=match.start())
        day = _feast_day(name, day.year) if day else None
    return days_atom(match, day, day, "day", floating=not match["y"]) if day else None


def _feast_day(name: str, year: int) -> date:
    if name.startswith("new year"):
        return date(year, 12, 31) if name.endswith("eve") else date(year, 1, 1)
    if name.startswith("valentine"):
        return date(year, 2, 14)
    if name.startswith("thanksgiving"):
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    if name.startswith(("easter", "good")):
        return _easter(year) + timedelta(days={"easter monday": 1, "good friday": -2}.get(name, 0))
    return date(year, *_FIXED[name])


def _easter(year: int) -> date:
    """The Gregorian computus, after Meeus."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - skipped - rest % 4) % 7
    late = (golden + 11 * skipped + 22 * weekday) // 451
    month, day = divmod(skipped + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _named_year(ground: Ground, match: re.Match[str]) -> int:
    if match["y"]:
        return int(match["y"])
    if match["rel"] or match["the"]:
        return ground.day.year + {"last": -1, "next": 1}.get((match["rel"] or "").lower(), 0)
    return 0


def _is_led(ground: Ground, match: re.Match[str]) -> bool:
    return _IN.search(ground.text, max(0, match.start() - 12), match.start()) is not None


def _rank_of(which: str) -> int:
    return _RANK.index(which) if which in _RANK else int(which[0]) - 1
