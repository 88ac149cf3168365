"""Days by their distance from the report: weekdays, yesterday, last week, three days ago, the past 24 hours."""

from __future__ import annotations

import re
from datetime import date, timedelta

from truceline.text.calendar_periods import unit_atom
from truceline.text.calendar_words import LONG_WEEKDAY, weekday_number
from truceline.text.number_words import NUMBER, read_amount
from truceline.text.time_atoms import GAP, Atom, Ground, days_atom, month_days

_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|eighteen|twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|thirty(?:[- ]six)?|forty(?:[- ]eight)?"
    r"|sixty|seventy[- ]two|half an?|several|a(?:\sgood)?\s(?:few|couple(?:\sof)?|dozen)|few|couple(?:\sof)?)"
)
_UNIT = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade)s?"

WEEKDAY = re.compile(
    rf"(?:(?P<lead>last|this|next|coming|past|previous){GAP})?(?P<day>{LONG_WEEKDAY})\b"
    rf"(?:{GAP}(?P<week>last|this|next){GAP}week\b)?",
    re.IGNORECASE,
)
NEAR_DAY = re.compile(
    rf"(?:the{GAP}day{GAP}(?:before{GAP}yesterday|after{GAP}tomorrow)|yesterday|today|tomorrow|tonight"
    rf"|last{GAP}(?:night|evening)|this{GAP}(?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
CALENDAR_UNIT = re.compile(
    rf"(?:(?P<stage>early|late|earlier|later){GAP})?(?P<the>the{GAP})?"
    rf"(?P<lead>last|this|next|past|previous|coming|following){GAP}(?:calendar{GAP}|fiscal{GAP})?"
    r"(?P<unit>week|weekend|month|quarter|year|decade|century)\b(?![-\w])",
    re.IGNORECASE,
)
THE_WEEKEND = re.compile(rf"(?:at|over|on|during){GAP}the{GAP}weekend\b", re.IGNORECASE)
AGO = re.compile(rf"(?P<n>{_COUNT}){GAP}{_UNIT}{GAP}ago\b", re.IGNORECASE)
SPAN = re.compile(
    rf"(?:the{GAP})?(?P<lead>past|last|previous|preceding|recent|next|coming){GAP}(?:(?P<n>{_COUNT}){GAP})?"
    r"(?P<unit>hour|day|week|month|year)s\b(?!['’])",
    re.IGNORECASE,
)
THE_PAST_UNIT = re.compile(rf"the{GAP}(?:past|last){GAP}(?P<unit>hour|day|week|month|year)\b", re.IGNORECASE)
_INTO = re.compile(r"\b(?:in|over|during|within|for|across|throughout)\s$", re.IGNORECASE)

_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_VAGUE_COUNT = 3


def read_weekday(ground: Ground, match: re.Match[str]) -> Atom | None:
    """The last such day, today included; an upcoming one where the words look ahead."""
    number = weekday_number(match["day"])
    back = (ground.day.weekday() - number) % 7
    lead, week = (match["lead"] or "").lower(), (match["week"] or "").lower()
    if week:
        monday = ground.day - timedelta(days=ground.day.weekday())
        day = monday + timedelta(days=number + {"last": -7, "this": 0, "next": 7}[week])
    elif lead in {"next", "coming"}:
        day = ground.day + timedelta(days=(7 - back) if back else 7)
    elif lead in {"last", "past", "previous"}:
        day = ground.day - timedelta(days=back or 7)
    elif back and _is_upcoming(lead, looks_ahead=ground.looks_ahead(match.start())):
        day = ground.day + timedelta(days=7 - back)
    else:
        day = ground.day - timedelta(days=back)
    return Atom(
        start=match.start(),
        end=match.end(),
        first=day,
        last=day,
        weekday=not (week or lead),
        floating=not (week or lead),
    )


def _is_upcoming(lead: str, *, looks_ahead: bool | None) -> bool:
    return looks_ahead is not False if lead == "this" else bool(looks_ahead)


def read_near_day(ground: Ground, match: re.Match[str]) -> Atom | None:
    phrase = " ".join(match.group().lower().split())
    part = None
    if phrase.startswith("the day"):
        days = -2 if "before" in phrase else 2
    elif phrase.startswith("last "):
        days, part = -1, phrase.split()[1]
    elif phrase.startswith("this "):
        days, part = 0, phrase.split()[1]
    else:
        days, part = _NEAR[phrase], "night" if phrase == "tonight" else None
    day = ground.day + timedelta(days=days)
    return Atom(start=match.start(), end=match.end(), first=day, last=day, part=part)


def read_calendar_unit(ground: Ground, match: re.Match[str]) -> Atom | None:
    """ "Last week" is the week before this one, Monday to Sunday; "the past week" is read elsewhere."""
    lead, unit = match["lead"].lower(), match["unit"].lower()
    if match["the"] and lead in {"past", "last"} and unit != "weekend":
        return None
    step = {"this": 0, "next": 1, "coming": 1, "following": 1}.get(lead, -1)
    if unit == "weekend":
        return _weekend(ground, match, ground.day - timedelta(days=ground.day.weekday()), step)
    return unit_atom(ground, match, unit, step)


def _weekend(ground: Ground, match: re.Match[str], monday: date, step: int) -> Atom:
    """This weekend has begun or lies ahead; the last one is over or (on a Sunday) the one before."""
    saturday = monday + timedelta(days=5 + 7 * step)
    return days_atom(match, saturday, saturday + timedelta(days=1), "days")


def read_the_weekend(ground: Ground, match: re.Match[str]) -> Atom | None:
    """The running or last weekend, unless the words look ahead."""
    monday = ground.day - timedelta(days=ground.day.weekday())
    ahead = ground.looks_ahead(match.start())
    return _weekend(ground, match, monday, 0 if ahead or ground.day.weekday() >= 5 else -1)


def read_ago(ground: Ground, match: re.Match[str]) -> Atom | None:
    unit, count = match["unit"].lower(), _count_of(match["n"])
    if count > 3000:
        return None
    if unit in _UNIT_DAYS:
        day = ground.day - timedelta(days=count * _UNIT_DAYS[unit])
        return days_atom(match, day, day, "day")
    if unit == "month":
        return days_atom(match, *month_days(*_month_shifted(ground.day, -count)), "month")
    if unit in {"year", "decade"}:
        year = ground.day.year - count * (10 if unit == "decade" else 1)
        return days_atom(match, date(year, 1, 1), date(year, 12, 31), "year") if year > 1 else None
    if ground.moment is None:
        return days_atom(match, ground.day, ground.day, "part_of_day")
    day = (ground.moment - timedelta(hours=count if unit == "hour" else 0)).date()
    return days_atom(match, day, day, "part_of_day")


def read_span(ground: Ground, match: re.Match[str]) -> Atom | None:
    """ "The past 24 hours" ends at the report's moment, "the next three days" begins there."""
    lead, unit = match["lead"].lower(), match["unit"].lower()
    if not match["n"] and lead != "recent":
        return None
    count = _count_of(match["n"]) if match["n"] else _VAGUE_COUNT
    return _stretch(ground, match, unit, count, ahead=lead in {"next", "coming"})


def read_past_unit(ground: Ground, match: re.Match[str]) -> Atom | None:
    if not _INTO.search(ground.text[max(0, match.start() - 11) : match.start()]):
        return None
    return _stretch(ground, match, match["unit"].lower(), 1, ahead=False)


def _stretch(ground: Ground, match: re.Match[str], unit: str, count: int, *, ahead: bool) -> Atom | None:
    if count > 600:
        return None
    if unit == "hour":
        reach = timedelta(hours=count)
        if ground.moment is not None and not ahead:
            since = ground.moment - reach
            return Atom(
                start=match.start(), end=match.end(), first=since.date(), last=ground.day, precision="days", since=since
            )
        days = -(-count // 24)
    else:
        days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit] * count
    other = ground.day + timedelta(days=days if ahead else -days)
    precision = {"year": "years", "month": "month"}.get(unit, "days")
    return days_atom(match, min(other, ground.day), max(other, ground.day), precision)


def _count_of(printed: str) -> int:
    phrase = printed.lower()
    if phrase.startswith(("half", "a couple", "couple")):
        return 0 if phrase.startswith("half") else 2
    if phrase in {"a", "an"}:
        return 1
    if "few" in phrase or phrase == "several":
        return _VAGUE_COUNT
    match = NUMBER.match(phrase)
    return (read_amount(match).min or 0) if match else _VAGUE_COUNT


def _month_shifted(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1
