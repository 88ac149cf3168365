"""The parts that a time expression is built from, and the ground on which they are read."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import pairwise

from truceline.text.clocks import Clock
from truceline.text.lexicon import words

LOOK_BACK = 90
NEAR_AHEAD_DAYS = 31
WEEKS_AHEAD_DAYS = 14
HALF_A_YEAR_DAYS = 184

GAP = r"\s{1,2}"
_CLAUSE_EDGE = re.compile(r'[!?;\n“”"]|[.:](?!\d)')
_WORD = re.compile(r"[^\W\d_]+")
_AHEAD = words(
    "will shall due next expected scheduled plan plans planned planning may should must promise promises",
    "promised coming upcoming later hope hopes hoping hoped intend intends intended deadline postponed",
    "extended deferred adjourned",
)
_COMMITS = words("agreed decided offered undertook pledged vowed threatened arranged invited resolved")
_MODALS = words("will shall would may should must to can could")
_BEHIND = words("was were had did been said says left came took began fell shot hit broke made gave saw went met told")
_LASTING = words("be stay stays remain remains keep keeps")
_NEVER_VERBS = words("need seed feed speed breed red bed indeed hundred armed wounded injured united so-called")
_LIMIT = re.compile(r"\b(?:until|till|by|through)\s(?:the\s)?$", re.IGNORECASE)
_NOT_INFINITIVE = words("the a an its their his her this that these those our it him them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The text, the day and (where known) the moment that its words are relative to, and the local time zone."""

    text: str
    day: date
    moment: datetime | None
    tz: tzinfo | None

    def looks_ahead(self, start: int) -> bool | None:
        """What the nearest verb before says: True for what is still to come, False for what has been, None: nothing."""
        before = self.text[max(0, start - LOOK_BACK) : start]
        clause = _CLAUSE_EDGE.split(before)[-1]
        limit = _LIMIT.search(clause)
        tokens = _WORD.findall(clause[: limit.start()] if limit else clause)
        nearest = _nearest_verb(tokens)
        if nearest is None:
            return True if limit or _has_infinitive(tokens) else None
        ahead, index = nearest
        if tokens[index].lower() in _COMMITS and _has_infinitive(tokens[index + 1 :]):
            return True
        return ahead or (limit is not None and _has_infinitive(tokens[index + 1 :]))

    def nearest_year(self, month: int, day: int, *, start: int) -> date | None:
        """The year that a day and a month mean: the last such day, unless the words look ahead to a near one."""
        past = _latest(self.day.toordinal() + 2, month, day, self.day.year)
        if past is None:
            return None
        future = _safe(past.year + 1, month, day) or past
        ahead = (future - self.day).days
        behind = (self.day - past).days
        looks = self.looks_ahead(start) if ahead <= HALF_A_YEAR_DAYS else None
        if looks and ahead <= HALF_A_YEAR_DAYS:
            return future
        if ahead <= (NEAR_AHEAD_DAYS if looks is None else WEEKS_AHEAD_DAYS) and behind > HALF_A_YEAR_DAYS:
            return future
        return past


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units from a day that the text spoke of before; `unit` is day, week, weekend, month, year or decade."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A day or days (`first`, `last`, `precision`), a clock, or a part of the day; composed by `truceline.text.dates`.

    `exact` is False for "shortly after nine". `part` is early, late, morning, afternoon, evening or night. `weekday` is
    True where only a day's name is given, so that a date beside it wins. `floating` marks a year taken by inference.
    `alone` is False for words that mean something only beside a day. `shift` is where "the next day" lies from a day
    that the reader does not know; `truceline.text.time_scan` fills the days in.
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
    shift: Shift | None = None


Reader = Callable[[Ground, re.Match[str]], Atom | None]


def _nearest_verb(tokens: list[str]) -> tuple[bool, int] | None:
    """Whether the last verb that tells looks ahead, and where it stands."""
    for index in range(len(tokens) - 1, -1, -1):
        word = tokens[index].lower()
        before = tokens[index - 1].lower() if index else ""
        after = tokens[index + 1].lower() if index + 1 < len(tokens) else ""
        if word in _AHEAD or (word == "be" and before in _MODALS) or (word == "to" and before in {"set", "going"}):
            return True, index
        if word == "would":
            return after != "have", index
        if word in _BEHIND or (word.endswith("ed") and len(word) > 4 and word not in _NEVER_VERBS):
            return before in _LASTING, index
    return None


def _has_infinitive(tokens: list[str]) -> bool:
    """ "To vote", not "to the border"."""
    return any(word == "to" and after.islower() and after not in _NOT_INFINITIVE for word, after in pairwise(tokens))


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
