"""Which stretch of time a figure is for: the one that its words name, or that its bulletin covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice

from truceline.model.anchor import Span
from truceline.model.claim import Claim
from truceline.model.period import Period
from truceline.model.report import Report, ReportKind
from truceline.text.dates import TimeMention, find_times

_LEAST_DAY, _MOST_DAY = timedelta(hours=18), timedelta(hours=36)
_YEAR = re.compile(r"\b(?:19|20|21)\d\d")
_COVERED = re.compile(
    r"\b(?:reporting period|period covered|covers|covering|covered|period(?=\s*:))\b[:\s]*", re.IGNORECASE
)
_BEFORE_IT = re.compile(
    r"\b(?:(?:previous|preceding|last|earlier) (?:reporting )?(?:period|day|24 hours|week|month|quarter|year|report)"
    r"|(?:the )?(?:day|week|month|year) (?:before|earlier)|a (?:day|week|month|year) (?:before|earlier))\b",
    re.IGNORECASE,
)
_IN_PREVIOUS = re.compile(
    r"\b(?:in|during|over|for) (?:the |its )?(?:previous|preceding) (?:reporting )?"
    r"(?:period|day|week|month|quarter|report)\b",
    re.IGNORECASE,
)
_IN_PERIOD = re.compile(
    r"\b(?:in|during|over|throughout) (?:the|this) (?:reporting |reported |same )?(?:period|day)\b", re.IGNORECASE
)
_HOUR = re.compile(r",?\s+(?:\d{1,2}[:.]\d\d|\d{4}\s?h|midnight|from midnight)\b", re.IGNORECASE)
_STATED = re.compile(
    r"\b(?:said|says|told [^,.;]{1,40}|reported|announced|stated|informed [^,.;]{0,40}|claimed|accused [^,.;]{1,60}"
    r"|declared|issued|published|released)\s(?:(?:on|late on|early on|in a [^,.;]{1,40}(?: on)?)\s)?$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"(?:\b(?:signed|agreed|dated|concluded|brokered|(?:agreement|accord|statement|protocol|deal|memorandum|truce|ceasefire"
    r"|announcement|version|speech|interview|arrangement) of)\s(?:on\s|in\s|the\s)*)$",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:between|from)\s(?:the\s)?(?:early\s|late\s)?((?:morning|afternoon|evening|night)s?)\s(?=of\b)", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince (?:the |early |late |about )?$", re.IGNORECASE)
_OLDER = frozenset({"month", "year", "years"})


@dataclass(frozen=True, slots=True)
class Calendar:
    """The times that one report names. `covered` is what a monitor's report covers, `printed` when it appeared."""

    report: Report
    mentions: tuple[TimeMention, ...]
    printed: date | datetime | None
    covered: Period | None

    @classmethod
    def of(cls, report: Report, tz: tzinfo | None) -> Calendar:
        """Without a date of its own, nothing relative is resolved: only times that name their year are read."""
        printed = _printed(report.published, tz)
        mentions = find_times(report.text, anchor=printed or date(2000, 1, 1), tz=tz)
        if printed is None:
            mentions = [m for m in mentions if _YEAR.search(report.text[m.start : m.end])]
        return cls(report, tuple(mentions), printed, _covered(report, mentions))

    def stated(self, where: Span, claim: Claim, *, taken: Collection[int]) -> TimeMention | None:
        """The time in this stretch that says when it was counted, but for those whose starts are `taken`."""
        inside = self.within(where)
        return next((m for m in inside if m.start not in taken and self._tells_when(m, claim)), None)

    def within(self, where: Span) -> list[TimeMention]:
        """The times that are named between these places, in order."""
        first = bisect_left(self.mentions, where.start, key=lambda m: m.start)
        found = []
        for mention in islice(self.mentions, first, None):
            if mention.start >= where.end:
                break
            if mention.end <= where.end:
                found.append(mention)
        return found

    def _tells_when(self, mention: TimeMention, claim: Claim) -> bool:
        """Not the day on which it was said, nor the date of an agreement."""
        before = self.report.text[max(0, mention.start - 80) : mention.start]
        if _STATED.search(before) or _NAMED_AFTER.search(before):
            return False
        if mention.attributive and mention.precision in _OLDER:
            return False
        outside = not claim.content.start <= mention.start < claim.content.end
        return not (outside and claim.cue is not None and not self._between(mention, claim))

    def _between(self, mention: TimeMention, claim: Claim) -> bool:
        """Between what is said and who says it, where its day often stands."""
        tellers = [a.start for a in (claim.speaker_anchor, claim.cue) if a and a.start >= claim.content.end]
        return bool(tellers) and claim.content.end <= mention.start < min(tellers)

    def period_of(self, mention: TimeMention) -> Period | None:
        """ "Since yesterday evening" lasts until the report appeared; nothing lasts longer, or begins later."""
        period = self._between_parts(mention) or mention.period
        if self.printed is None:
            return period
        end = self.printed.isoformat()
        if _SINCE.search(self.report.text[max(0, mention.start - 20) : mention.start]):
            period = Period(start=period.start, end=end)
        if period.first_day > _day(self.printed):
            return None
        return Period(start=period.start, end=end[:10]) if period.last_day > _day(self.printed) else period

    def _between_parts(self, mention: TimeMention) -> Period | None:
        """ "Between the evenings of 3 and 4 February" is one day: the one that most of it falls on."""
        if mention.period.days != 2 or "T" in mention.period.start + mention.period.end:
            return None
        part = _PARTS.search(self.report.text, max(0, mention.start - 40), mention.end)
        if part is None or part.end() < mention.start - 8:
            return None
        first = part[1].lower().startswith("morning")
        return Period.of_day(mention.period.first_day if first else mention.period.last_day)

    def names_an_hour(self, where: Span) -> bool:
        """Whether a single burst of fire is told of, and no day's total."""
        return any(m.precision in ("clock", "part_of_day") or _is_short(m.period) for m in self.within(where))

    def unstated(self, claim: Claim, sentence: Span, *, breaches: bool) -> Period | None:
        """For a figure without a time of its own: what the bulletin covers, else the day of the claim in a bulletin.
        Shots and explosions are those of the whole time only where the words say so."""
        total = breaches or _IN_PERIOD.search(self.report.text, sentence.start, sentence.end) is not None
        if self.covered is not None and total:
            return self.covered
        own = self.report.kind in (ReportKind.MONITOR, ReportKind.STATEMENT)
        told = claim.event.time
        return told if own and breaches and told is not None and told.days <= 2 else None

    def is_of_previous(self, words: str) -> bool:
        """ "In the previous reporting period it recorded two": a time that is told from the figure before."""
        return _IN_PREVIOUS.search(words) is not None

    def before(self, words: str, period: Period) -> Period | None:
        """The stretch of the same length right before, where the words say "the day before", "previous period"."""
        return _shifted(period) if _BEFORE_IT.search(words) else None


def day_of(period: Period) -> str | None:
    """The ISO date that a period of about a day is for: the one that most of its hours fall on, the earlier of two."""
    if "T" not in period.start and "T" not in period.end:
        return period.start if period.start == period.end else None
    if "T" not in period.start and period.days == 2:
        return period.end[:10]  # since some hour of the day before, up to an hour of this one
    start, end = _instant(period.start, last=False), _instant(period.end, last=True)
    if start.tzinfo is None or end.tzinfo is None:
        start, end = start.replace(tzinfo=None), end.replace(tzinfo=None)
    if not _LEAST_DAY <= end - start <= _MOST_DAY:
        return None
    days = [start.date() + timedelta(days=n) for n in range((end.date() - start.date()).days + 1)]
    return max(days, key=lambda day: (_shared(day, start, end), -day.toordinal())).isoformat()


def _is_short(period: Period) -> bool:
    if "T" not in period.start or "T" not in period.end:
        return False
    start, end = datetime.fromisoformat(period.start), datetime.fromisoformat(period.end)
    return (start.tzinfo is None) == (end.tzinfo is None) and end - start < _LEAST_DAY


def _shared(day: date, start: datetime, end: datetime) -> timedelta:
    first = datetime.combine(day, time(), start.tzinfo)
    return min(end, first + timedelta(days=1)) - max(start, first)


def _instant(stamp: str, *, last: bool) -> datetime:
    if "T" in stamp:
        return datetime.fromisoformat(stamp)
    return datetime.combine(date.fromisoformat(stamp) + timedelta(days=last), time())


def _shifted(period: Period) -> Period | None:
    try:
        if "T" in period.start and "T" in period.end:
            start, end = datetime.fromisoformat(period.start), datetime.fromisoformat(period.end)
            return Period(start=(start - (end - start)).isoformat(), end=start.isoformat())
        first = period.first_day
        return Period.of_days(first - timedelta(days=period.days), first - timedelta(days=1))
    except (OverflowError, TypeError):
        return None


def _printed(published: str | None, tz: tzinfo | None) -> date | datetime | None:
    if published is None:
        return None
    if "T" not in published:
        return date.fromisoformat(published)
    moment = datetime.fromisoformat(published)
    return moment.astimezone(tz) if tz and moment.tzinfo else moment


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _covered(report: Report, mentions: list[TimeMention]) -> Period | None:
    if report.kind is not ReportKind.MONITOR:
        return None
    line = _COVERED.search(report.text)
    named = next((m for m in mentions if line and line.end() <= m.start <= line.end() + 40), None)
    if named is None:
        return None
    words = report.text[named.start : named.end]
    hour = _HOUR.search(words)
    days = find_times(words[: hour.start()], anchor=named.period.first_day, tz=None) if hour else []
    if len(days) == 1:  # "17 September, midnight to midnight" is one day, and not the one after
        return Period.of_days(days[0].period.first_day, days[0].period.last_day)
    period = named.period
    if period.days <= 2 and named.precision != "days":
        return Period.of_day(period.first_day)
    return Period.of_days(period.first_day, period.last_day)
