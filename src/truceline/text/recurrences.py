"""What comes again and again, in words: every Friday, each year, daily, twice a week, on weekends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.text.calendar_words import LONG_WEEKDAY, MONTH, month_number, weekday_number
from truceline.text.durations import UNIT, period_of, singular_unit
from truceline.text.number_words import NUMBER, read_amount

_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ONES = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3})"
_EVERY = re.compile(
    rf"\b(?P<every>every|each)(?:\s(?P<n>other|second|third|few|{_ONES}))?\s(?:(?P<unit>{UNIT})|(?P<day>{LONG_WEEKDAY})"
    rf"|(?P<part>morning|afternoon|evening)|(?P<season>spring|summer|autumn|fall|winter)|(?P<month>{MONTH}))\b"
    r"(?:\s(?P<also>morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?:(?P<often>once|twice|(?:{_ONES}|several|a\sfew|many)\stimes)\s)(?:an?|each|every|per)\s(?P<unit>{UNIT})\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\b(?:per|an?)\s(?P<unit>second|minute|hour|day|night|week|month|quarter|year)\b(?!-)", re.IGNORECASE
)
_RATED = re.compile(r"(?:\d|%|\b(?:[a-z]{3,}s|percent|times|people|men|women|million|billion|thousand|hundred))\s$")
_ADVERB = re.compile(
    r"\b(?P<word>hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|biannual(?:ly)?)\b"
)
_PLURAL = re.compile(
    rf"\b(?:(?P<day>{LONG_WEEKDAY})s(?:\s(?P<also>mornings?|afternoons?|evenings?|nights?))?|(?P<end>weekends)|(?P<work>weekdays)"
    r"|(?:in\sthe\s)?(?P<part>mornings|afternoons|evenings|nights))\b(?!['’])",
    re.IGNORECASE,
)
_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
    "fortnightly": "P2W", "quarterly": "P1Q", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y", "biannual": "P6M",
    "biannually": "P6M",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """`value` is TIMEX3's: a period (`P1W`) or a calendar place with Xs (`XXXX-WXX-5` for Fridays)."""

    start: int
    end: int
    value: str


def find_recurrences(text: str) -> list[Recurrence]:
    """In the order of their patterns; the same words may be found twice, the longer reading being the better."""
    found = [_at(match, _every(match)) for match in _EVERY.finditer(text)]
    found += [_at(match, period_of(match["unit"], "1")) for match in _TIMES.finditer(text)]
    found += [_at(match, period_of(match["unit"], "1")) for match in _PER.finditer(text) if _is_rate(text, match)]
    found += [_at(match, _ADVERBS[match["word"]]) for match in _ADVERB.finditer(text)]
    found += [_at(match, _plural(match)) for match in _PLURAL.finditer(text)]
    return found


def _at(match: re.Match[str], value: str) -> Recurrence:
    return Recurrence(start=match.start(), end=match.end(), value=value)


def _every(match: re.Match[str]) -> str:
    also = _PARTS[match["also"].lower()] if match["also"] else ""
    if match["day"]:
        return f"XXXX-WXX-{weekday_number(match['day']) + 1}{also}"
    if match["month"]:
        return f"XXXX-{month_number(match['month']):02d}"
    if match["season"]:
        return f"XXXX-{_SEASONS[match['season'].lower()]}"
    if match["part"]:
        return f"XXXX-XX-XX{_PARTS[match['part'].lower()]}"
    if singular_unit(match["unit"]) == "night":
        return "XXXX-XX-XXTNI"
    return period_of(match["unit"], _step(match["n"]))


def _step(printed: str | None) -> str:
    word = (printed or "").lower()
    named = {"": "1", "other": "2", "second": "2", "third": "3", "few": "X"}
    if word in named:
        return named[word]
    number = NUMBER.match(word)
    return str(read_amount(number).min) if number else "X"


def _is_rate(text: str, match: re.Match[str]) -> bool:
    """ "300 barrels a day", "$5 per hour"; "for a day" is a duration."""
    if match.group()[0] in "pP":
        return True
    return _RATED.search(text, max(0, match.start() - 16), match.start()) is not None


def _plural(match: re.Match[str]) -> str:
    if match["day"]:
        also = _PARTS[match["also"].lower().removesuffix("s")] if match["also"] else ""
        return f"XXXX-WXX-{weekday_number(match['day']) + 1}{also}"
    if match["end"]:
        return "XXXX-WXX-WE"
    if match["work"]:
        return "XXXX-WXX-XD"
    return f"XXXX-XX-XX{_PARTS[match['part'].lower().removesuffix('s')]}"
