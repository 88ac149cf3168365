"""Months, weekdays and zone names as they are printed; patterns without groups, to be built into larger ones."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from truceline.text.lexicon import words

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(?![^\W\d_])"
)
WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:s|nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)"
    r"(?![^\W\d_])"
)
CALENDAR_NAMES = words(
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
)
LONG_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

ZONE = (
    r"(?:\(?(?:UTC|GMT)[ ]?[+\-\u2212\u2013][ ]?\d{1,2}(?::?\d{2})?\)?|\(?[+\-\u2212]\d{2}:?\d{2}(?!\d)\)?"
    r"|\(?(?:UTC|GMT|BST|WEST|WET|CEST|CET|EEST|EET|MSK|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET)\b\)?|Z\b)"
)

_ORDER = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS_EAST = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip


def month_number(word: str) -> int:
    """1 to 12 for an English name or its abbreviation."""
    return _ORDER.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return _DAYS.index(word[:3].lower())


def zone_of(printed: str) -> tzinfo | None:
    """What a printed zone such as `GMT`, `(UTC+04:00)`, `+0600` or `CET` stands for; None where it is no zone."""
    name = printed.strip("() ").lower().replace("\u2212", "-").replace("\u2013", "-").replace(" ", "")
    if name == "et":
        return ZoneInfo("America/New_York")
    if name in _HOURS_EAST:
        hours = _HOURS_EAST[name]
        return UTC if hours == 0 else timezone(timedelta(hours=hours))
    offset = name.removeprefix("utc").removeprefix("gmt")
    sign, digits = offset[:1], offset[1:].replace(":", "")
    if sign not in {"+", "-"} or not digits.isdigit():
        return None
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        return None
    east = timedelta(hours=hours, minutes=minutes)
    return UTC if not east else timezone(east if sign == "+" else -east)
