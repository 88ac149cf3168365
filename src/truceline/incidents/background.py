"""Claims that speak of no event of these days: older events, matters of record, tallies."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from truceline.incidents.days import names_a_day
from truceline.incidents.families import ON_THE_AGREEMENT
from truceline.model.claim import Claim
from truceline.model.event import Event
from truceline.model.period import Period

OLD_AFTER_DAYS = 30
_WIDE_DAYS = 10
_AN_AGE_DAYS = 92
_OLD_WHEN_WIDE_DAYS = 10
_AHEAD_DAYS = 60
_IN_YEAR = re.compile(r"\b(?:in|since|during|until|from|by|late|early)\s+(1[89]\d\d|20\d\d)\b", re.IGNORECASE)
_PAST_WAR = re.compile(r"\b(1[89]\d\d|20\d\d) (?:war|conflict|fighting|hostilities)\b", re.IGNORECASE)
_HABIT = re.compile(
    r"\b(?:every|each|an ordinary|any given)\s+(?:day|night|week|month|evening|morning)s?\b"
    r"|\b(?:daily|nightly|weekly|regularly|routinely|repeatedly)\b",
    re.IGNORECASE,
)
_AS_AGREED = re.compile(
    r"\b(?:within|by|in|at|on|ahead of) the (?:agreed|promised|set|stipulated|appointed)"
    r" (?:periods?|times?|dates?|days?)\b"
    r"|\bon schedule\b|\b(?:before|by) the deadline\b",
    re.IGNORECASE,
)
_TALLY = re.compile(r"\b(?:past|last|previous)\s+(?:24|twenty[- ]four)\s+hours\b|\breporting period\b", re.IGNORECASE)
_TALLY_WINDOW = timedelta(hours=23), timedelta(hours=25)


def is_background(claim: Claim, published: date | None) -> bool:
    """True where the claim is marked so, or where its time or a year in its words lies long before its
    report, or far ahead.

    Talk of an agreement often carries the date of its signing: that makes it no older.
    """
    if claim.background:
        return True
    if published is None:
        return False
    if any(int(year) < published.year for year in _PAST_WAR.findall(claim.content.quote)):
        return not names_a_day(claim.content.quote)
    if claim.event.time is not None:
        return _is_of_another_time(claim.event.time, published) and claim.event.type not in ON_THE_AGREEMENT
    years = [int(year) for year in _IN_YEAR.findall(claim.content.quote)]
    return bool(years) and max(years) < published.year


def is_habit(claim: Claim) -> bool:
    """True for what happens again and again ("shots on most nights", "every week") and for what was done in keeping
    with the calendar ("withdrew within the agreed period"): neither is about one event of these days."""
    words = claim.content.quote
    return bool(_HABIT.search(words) or _AS_AGREED.search(words)) and not names_a_day(words)


def is_tally(claim: Claim) -> bool:
    """True for daily counts of violations: they sum up many events and are about none of them."""
    event = claim.event
    counted = any((quantity.max or quantity.min or 0) > 1 for quantity in event.quantities)
    if event.type == "agreement_breach" and counted:
        return True
    return _covers_a_reporting_day(event) or (_TALLY.search(claim.content.quote) is not None and counted)


def _is_of_another_time(time: Period, published: date) -> bool:
    age = (published - time.last_day).days
    if (time.first_day - published).days > _AHEAD_DAYS:
        return True
    if time.days > _AN_AGE_DAYS:
        return True
    return age > OLD_AFTER_DAYS or (time.days > _WIDE_DAYS and age > _OLD_WHEN_WIDE_DAYS)


def _covers_a_reporting_day(event: Event) -> bool:
    if event.time is None or "T" not in event.time.start or "T" not in event.time.end:
        return False
    start, end = datetime.fromisoformat(event.time.start), datetime.fromisoformat(event.time.end)
    if (start.tzinfo is None) != (end.tzinfo is None):
        return False
    return _TALLY_WINDOW[0] <= end - start <= _TALLY_WINDOW[1]
