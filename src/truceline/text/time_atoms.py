"""The parts that a time expression is built from, and the ground on which they are read."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from truceline.text.clocks import Clock

LOOK_BACK = 90
NEAR_AHEAD_DAYS = 31
HALF_A_YEAR_DAYS = 184

GAP = r"\s{1,2}"
_CLAUSE = re.compile(r"[.!?;:\n“”\"](?=\s|$)|[“”\"]")
_AHEAD = (
    r"will|shall|would(?!\shave)|to\sbe|due|next|expected|scheduled|plan\w*|set\sto|going\sto|may|should|must|promis\w+"
    r"|(?:up)?coming|later|hop(?:es?|ing)|intend\w*|deadline|ahead\sof|from\snow"
)
_BEHIND = (
    r"was|were|had|did|been|said|says|[a-z]{2,}ed|left|came|took|began|fell|shot|hit|broke|made|gave|saw|went|met|told"
)
_TENSE = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))\b", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:until|till|by)\s(?:the\s)?$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto\s(?!the\b|a\b|its\b|their\b|his\b|her\b)[a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The text, the day and (where known) the moment that its words are relative to, and the local time zone."""

    text: str
    day: date
    moment: datetime | None
    tz: tzinfo | None

    def looks_ahead(self, start: int) -> bool | None:
        """What the nearest verb before says: True for what is still to come, False for what has been, None: nothing."""
        clause = self._clause_before(start)
        limit = _LIMIT.search(clause)
        if limit:
            return self._limit_ahead(clause[: limit.start()])
        nearest = _last_tense(clause)
        if nearest is None:
            return True if _INFINITIVE.search(clause) else None
        return nearest["ahead"] is not None

    def _clause_before(self, start: int) -> str:
        before = self.text[max(0, start - LOOK_BACK) : start]
        edges = [edge.end() for edge in _CLAUSE.finditer(before)]
        return before[edges[-1] :] if edges else before

    def _limit_ahead(self, clause: str) -> bool:
        """ "Until" and "by" look ahead unless the sentence is told in the past."""
        nearest = _last_tense(clause)
        if nearest is None or nearest["ahead"]:
            return True
        return _INFINITIVE.search(clause, nearest.end()) is not None

    def nearest_year(self, month: int, day: int, *, start: int) -> date | None:
        """The year that a day and a month mean: the last such day, unless the words look ahead to a near one."""
        past = _latest(self.day.toordinal() + 2, month, day, self.day.year)
        if past is None:
            return None
        future = _safe(past.year + 1, month, day) or past
        ahead = (future - self.day).days
        behind = (self.day - past).days
        looks = self.looks_ahead(start)
        if looks and ahead <= HALF_A_YEAR_DAYS:
            return future
        if looks is None and ahead <= NEAR_AHEAD_DAYS and behind > HALF_A_YEAR_DAYS:
            return future
        return past


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A day or days (`first`, `last`, `precision`), a clock, or a part of the day; composed by `truceline.text.dates`.

    `exact` is False for "shortly after nine". `part` is early, late, morning, afternoon, evening or night. `weekday` is
    True where only a day's name is given, so that a date beside it wins. `floating` marks a year taken by inference.
    `alone` is False for words that mean something only beside a day.
    """

    start: int
    end: int
    first: date | None = None
    last: date | None = None
    precision: str = "day"
    clock: Clock | None = None
    clock_end: Clock | None = None
    halfday_known: bool = True
    exact: bool = True
    part: str | None = None
    weekday: bool = False
    floating: bool = False
    alone: bool = True
    since: datetime | None = None


Reader = Callable[[Ground, re.Match[str]], Atom | None]


def _last_tense(clause: str) -> re.Match[str] | None:
    found = list(_TENSE.finditer(clause))
    return found[-1] if found else None


def days_atom(match: re.Match[str], first: date, last: date, precision: str, *, floating: bool = False) -> Atom:
    return Atom(start=match.start(), end=match.end(), first=first, last=last, precision=precision, floating=floating)


def month_days(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(not_after: int, month: int, day: int, year: int) -> date | None:
    """The last such day up to an ordinal; 29 February looks back as far as it must."""
    for candidate_year in range(year + 1, year - 8, -1):
        candidate = _safe(candidate_year, month, day)
        if candidate is not None and candidate.toordinal() <= not_after:
            return candidate
    return None


def safe_date(year: int, month: int, day: int) -> date | None:
    """None where there is no such day."""
    return _safe(year, month, day)
