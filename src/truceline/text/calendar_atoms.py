"""Dates by the calendar: days, months, years, decades and seasons, with or without their year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from truceline.text.calendar_words import MONTH, month_number
from truceline.text.time_atoms import GAP, Atom, Ground, days_atom, month_days, safe_date

_LISTED_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth"
    " twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINALS = tuple(_LISTED_ORDINALS.split())
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:1[89]|20|21)\d\d(?!\d)"
_WHICH_YEAR = (
    rf"(?:\.?,?\s(?:of{GAP})?(?P<year>{_YEAR})(?![:,.]\d)|,?{GAP}(?:of{GAP})?(?P<rel>last|this|next){GAP}year\b)"
)
_RANGE = (
    r"\s?(?:-|–|/|\bto\b|\band\b|\buntil\b)\s?(?:(?:the\s)?(?:early\s|late\s)?(?:morning|afternoon|evening|night)"
    r"\sof\s)?"
)
_STAGE = rf"(?:(?:the{GAP})?(?:very{GAP})?(?:early|late|mid|(?:beginning|start|middle|end){GAP}of)[-\s])?"
_PLURAL_AFTER = re.compile(r"\s(?:[a-z]+\s)?(?:[a-z]+s|people|men|women|children|troops|personnel)\b")
_MONTH_LEAD = re.compile(
    r"\b(?:in|during|since|last|this|next|until|by|of|from|to|through|early|late|mid)[-\s]$", re.IGNORECASE
)
_COUNT_LEAD = re.compile(r"\b(?:in|during|since|last|this|until)\s$", re.IGNORECASE)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|of|since|until|till|from|to|and|by|during|before|after|through|between|year|early|late|mid|the|a|its"
    r"|his|her|their|our|this|that|for|around|about|circa)[-\s]|[(–-])$",
    re.IGNORECASE,
)

DAY_FIRST = re.compile(
    rf"(?:the{GAP})?(?:(?P<d>{_DAY})(?:{_RANGE}(?:the{GAP})?(?P<d2>{_DAY}))?{GAP}?(?:of{GAP})?"
    rf"|(?P<o>{_ORDINAL})(?:{_RANGE}(?:the{GAP})?(?P<o2>{_ORDINAL}))?{GAP}of{GAP})"
    rf"(?P<m>{MONTH})(?:{_WHICH_YEAR})?",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    rf"(?P<m>{MONTH})\.?{GAP}(?:the{GAP})?(?P<d>{_DAY})(?![:.]\d|\s?(?:[ap]\.?m\b|hours\b))"
    rf"(?:{_RANGE}(?P<d2>{_DAY})(?!\s?(?:[ap]\.?m\b|hours|{MONTH})))?(?:{_WHICH_YEAR})?",
    re.IGNORECASE,
)
PLAIN_MONTH = re.compile(
    rf"{_STAGE}(?:(?P<lead>last|this|next|past|coming){GAP})?(?P<m>{MONTH})(?:{_WHICH_YEAR})?", re.IGNORECASE
)
PART_OF_MONTH = re.compile(
    rf"(?:the{GAP})?(?P<which>first|second|third|fourth|last|final){GAP}(?P<unit>week|day|days|weekend|half){GAP}"
    rf"(?:of|in){GAP}(?P<m>{MONTH})(?:{_WHICH_YEAR})?",
    re.IGNORECASE,
)
NUMERIC = re.compile(
    r"(?P<y>(?:19|20|21)\d\d)(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?P<a>0?[1-9]|[12]\d|3[01])(?P<s2>[-/.])(?P<b>0?[1-9]|[12]\d|3[01])(?P=s2)(?P<y2>(?:19|20|21)\d\d)(?!\d)"
)
YEARS = re.compile(
    rf"{_STAGE}(?P<y>{_YEAR})(?:\s?[–-]\s?(?P<y2>{_YEAR}|\d\d(?!\d))(?!-\d))?(?P<decade>s\b)?(?![\d/])(?![:.,]\d)",
    re.IGNORECASE,
)
SEASON = re.compile(
    rf"(?:(?P<lead>last|this|next|past|the|in|that){GAP})?(?:early{GAP}|late{GAP})?(?P<s>spring|summer|autumn|fall|winter)"
    rf"(?:{GAP}(?:of{GAP})?(?P<y>{_YEAR}))?(?![-\w])",
    re.IGNORECASE,
)
BARE_ORDINAL = re.compile(
    r"the\s(?P<d>(?:[12]?1st|2?2nd|2?3rd|(?:1?[04-9]|2[04-9]|1[1-3]|30)th|31st))"
    r"(?=[.,;:)]|$|\s(?:at|in|and|to|the|of\sthis|of\slast|from|by|when|after|before|about|around)\b)"
)
_BEFORE_ORDINAL = re.compile(r"\b(?:on|of|by|until|till|since|from|to)\s$", re.IGNORECASE)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def read_day_first(ground: Ground, match: re.Match[str]) -> Atom | None:
    day, second = _day_number(match["d"] or match["o"]), _day_number(match["d2"] or match["o2"])
    return _read_month_day(ground, match, day, second)


def read_month_first(ground: Ground, match: re.Match[str]) -> Atom | None:
    """Not "In January 17 prisoners were exchanged", where the number counts prisoners."""
    bare = not match["year"] and not match["d2"]
    lead = ground.text[max(0, match.start() - 8) : match.start()]
    if bare and _COUNT_LEAD.search(lead) and _PLURAL_AFTER.match(ground.text, match.end()):
        return None
    return _read_month_day(ground, match, _day_number(match["d"]), _day_number(match["d2"]))


def _read_month_day(ground: Ground, match: re.Match[str], day: int, second: int) -> Atom | None:
    if not match["m"][0].isupper():
        return None
    month = month_number(match["m"])
    year = _stated_year(ground, match)
    first = safe_date(year, month, day) if year else ground.nearest_year(month, day, start=match.start())
    last = safe_date(first.year, month, second) if first and second else first
    if first is None or last is None or last < first:
        return None
    return days_atom(match, first, last, "day" if first == last else "days", floating=not year)


def read_plain_month(ground: Ground, match: re.Match[str]) -> Atom | None:
    printed = match["m"]
    if not printed[0].isupper():
        return None
    month = month_number(printed)
    year = _stated_year(ground, match)
    lead = (match["lead"] or "").lower()
    before = ground.text[max(0, match.start() - 8) : match.start()]
    if not (year or lead or match.start("m") > match.start() or _MONTH_LEAD.search(before)) and (
        printed in {"May", "March"} or (len(printed) <= 4 and printed not in {"June", "July"})
    ):
        return None
    if not year:
        year = _year_of_month(ground, month, lead, match.start())
    first, last = month_days(year, month)
    return days_atom(match, first, last, "month", floating=match["year"] is None and match["rel"] is None)


def _year_of_month(ground: Ground, month: int, lead: str, start: int) -> int:
    """The last such month (this one included), but "last March" lies before this month and "next March" after it."""
    now = ground.day
    if lead in {"last", "past"}:
        return now.year if month < now.month else now.year - 1
    if lead in {"next", "coming"}:
        return now.year if month > now.month else now.year + 1
    if lead == "this" or month <= now.month:
        return now.year
    looks = ground.looks_ahead(start)
    return now.year if looks and month - now.month <= 6 else now.year - 1


def read_part_of_month(ground: Ground, match: re.Match[str]) -> Atom | None:
    if not match["m"][0].isupper():
        return None
    month = month_number(match["m"])
    year = _stated_year(ground, match) or _year_of_month(ground, month, "", match.start())
    first, last = month_days(year, month)
    which, unit = match["which"].lower(), match["unit"].lower()
    at_end = which in {"last", "final"}
    if unit == "day":
        return (
            days_atom(match, last if at_end else first, last if at_end else first, "day")
            if at_end or which == "first"
            else None
        )
    if unit == "half":
        middle = first + timedelta(days=14)
        return days_atom(match, first, middle, "days") if which == "first" else days_atom(match, middle, last, "days")
    if at_end:
        return days_atom(match, last - timedelta(days=6), last, "week")
    index = ("first", "second", "third", "fourth").index(which)
    begin = first + timedelta(days=7 * index)
    return days_atom(match, begin, begin + timedelta(days=6), "week")


def read_numeric(ground: Ground, match: re.Match[str]) -> Atom | None:
    if match["y"]:
        day = safe_date(int(match["y"]), int(match["m"]), int(match["d"]))
    else:
        year, a, b = int(match["y2"]), int(match["a"]), int(match["b"])
        day = safe_date(year, b, a) or safe_date(year, a, b)
    return days_atom(match, day, day, "day") if day else None


def read_years(ground: Ground, match: re.Match[str]) -> Atom | None:
    """A year needs a word that leads to one, or a stage ("late 2030"), a range or a decade; else it may be a count."""
    year = int(match["y"])
    before = ground.text[max(0, match.start() - 9) : match.start()]
    if match["decade"]:
        return days_atom(match, date(year, 1, 1), date(year + 9, 12, 31), "years") if year % 10 == 0 else None
    staged = match.start("y") > match.start()
    if not (staged or match["y2"] or _YEAR_LEAD.search(before)):
        return None
    led_to = before.lower().endswith(("in ", "since ", "the ", "during ", " a ", "his ", "her ", "its ", "their "))
    if not led_to and _PLURAL_AFTER.match(ground.text, match.end()):
        return None
    end = year
    if match["y2"]:
        end = int(match["y2"]) if len(match["y2"]) == 4 else year // 100 * 100 + int(match["y2"])
        if not year < end <= year + 100:
            return None
    return days_atom(match, date(year, 1, 1), date(end, 12, 31), "year" if end == year else "years")


def read_season(ground: Ground, match: re.Match[str]) -> Atom | None:
    """Months of the northern seasons; winter runs from December. "Last summer" is the last one that is over, and so is
    "this summer" where words in autumn tell what has been."""
    name, lead = match["s"].lower(), (match["lead"] or "").lower()
    start_month = _SEASONS[name]
    if match["y"]:
        return _season_atom(match, int(match["y"]), start_month)
    if lead not in {"last", "this", "next", "past"} and not (lead == "the" and _is_dated_season(ground, match)):
        return None
    year = ground.day.year
    if date(year, start_month, 1) > ground.day:
        year -= 1
    _, ends = _season_days(year, start_month)
    if lead in {"last", "past"} and ends >= ground.day:
        year -= 1
    just_over = lead == "this" and year == ground.day.year and not ground.looks_ahead(match.start())
    if lead in {"this", "next"} and ends < ground.day and not just_over:
        year += 1
    return _season_atom(match, year, start_month)


def _is_dated_season(ground: Ground, match: re.Match[str]) -> bool:
    before = ground.text[max(0, match.start() - 7) : match.start()].lower()
    return match["s"].lower() != "fall" and before.endswith(("in ", "since ", "until ", "during "))


def _season_days(year: int, month: int) -> tuple[date, date]:
    end_year, end_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return date(year, month, 1), month_days(end_year, end_month)[1]


def _season_atom(match: re.Match[str], year: int, month: int) -> Atom:
    first, last = _season_days(year, month)
    return days_atom(match, first, last, "month")


def read_bare_ordinal(ground: Ground, match: re.Match[str]) -> Atom | None:
    """ "On the 14th": the last such day of a month."""
    if not _BEFORE_ORDINAL.search(ground.text[max(0, match.start() - 7) : match.start()]):
        return None
    day = _day_number(match["d"])
    month = ground.day.replace(day=1)
    for _ in range(3):
        found = safe_date(month.year, month.month, day)
        if found and found <= ground.day + timedelta(days=2):
            return days_atom(match, found, found, "day", floating=True)
        month = (month - timedelta(days=1)).replace(day=1)
    return None


def _day_number(printed: str | None) -> int:
    if not printed:
        return 0
    if printed[0].isdigit():
        return int(re.sub(r"\D", "", printed))
    return ORDINALS.index(printed.lower()) + 1


def _stated_year(ground: Ground, match: re.Match[str]) -> int:
    """The printed year, or the one that "last year" means; 0 where there is none."""
    if match["year"]:
        return int(match["year"])
    if match["rel"]:
        return ground.day.year + {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    return 0
