"""When it happened: what a clause says, else what its report says of the same event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from truceline.claims.drafts import HARM, POSTURE, TALK, VIOLENT, Draft, Reading
from truceline.claims.located import within
from truceline.claims.units import Unit
from truceline.model.period import Period
from truceline.model.report import Report, ReportKind
from truceline.text.dates import TimeMention, find_times
from truceline.text.numbers import find_numbers
from truceline.text.vague_times import Pointer, find_vague_times

OLD_AFTER = timedelta(days=21)
ERA_BEFORE = timedelta(days=400)
_YEAR = re.compile(r"\b(?:19|20)\d\d")
_NOT_WHEN = re.compile(
    r"\b(?:(?:dated|founded|built|born|statement|communiqu\w+|arrangement|accord|agreement|protocol|deal)\s+"
    r"(?:on|in|of)?|(?:signed|brokered|concluded|agreed)\s(?:[^\s.,;]+\s){0,6}?(?:on|in|of)?)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\bsigned\s(?:[^\s.;]+\s){0,8}?$", re.IGNORECASE)
_TREATY = re.compile(
    r"(?:['’]s)?\s(?:[a-z-]+\s){0,2}(?:agreement|accord|deal|statement|protocol|ceasefire|cease-fire|truce|declaration|pact"
    r"|arrangement|memorandum|treaty)\b"
)
_LAID = re.compile(r"\b(?:laid|planted|buried|placed|sown|hidden|dug in)\b[^.;,]{0,60}$", re.IGNORECASE)
_SAYINGS = re.compile(
    r"\b(?:statements?|claims?|accusations?|allegations?|charges?|version|announcements?|remarks?)\b", re.IGNORECASE
)
_COMPARED = re.compile(
    r"\b(?:(?:as against|compared (?:with|to))\b[^,.;]{0,30}"
    r"|(?:after|against|from|than)\s(?:\d+|[a-z]+teen|[a-z]+ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)\s+(?:on|the)\s+)$",
    re.IGNORECASE,
)
_ERA = re.compile(r"(?:['’]s)?\s+(?:war|conflict|fighting|campaign)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:is|are|remains?|has been|have been|currently|now|still)\b", re.IGNORECASE)
_DAYS_AFTER = re.compile(r"(?:\b([\w-]+) )?(day|week|hour)s? after\s*$", re.IGNORECASE)
_NIGHT = re.compile(
    r"\b(?:before (?:dawn|sunrise|daybreak)|overnight|in the small hours|early (?:on|in))\b", re.IGNORECASE
)
_PERIOD_LINE = re.compile(
    r"\b(?:reporting period|period covered|covers|covering|covered|period(?=\s*:))\b[:\s]*", re.IGNORECASE
)
_FAMILIES = (
    VIOLENT | HARM,
    POSTURE,
    frozenset({"utility_cutoff", "utility_restoration"}),
    frozenset({"detention", "prisoner_release"}),
    frozenset({"displacement", "return_of_displaced"}),
    frozenset({"route_closure", "route_opening", "aid_access"}),
)
_VAGUE = frozenset({"year", "years", "month"})


@dataclass(slots=True)
class TimeReader:
    """Reads the times of one report against its own date. `period` is what a monitor's report covers."""

    report: Report
    mentions: list[TimeMention]
    anchor: date | None
    period: Period | None
    dated: bool

    @classmethod
    def of(cls, report: Report, tz: tzinfo | None, *, about: date | None) -> TimeReader:
        """`about` is when the theatre's other reports are from: an undated report is held against it for what is old.

        Without a publication date nothing relative can be resolved: only times that name their year are read.
        """
        anchor = _anchor(report.published, tz)
        against = anchor or about
        mentions = find_times(report.text, anchor=against, tz=tz) if against else []
        if anchor is None:
            mentions = [m for m in mentions if _YEAR.search(report.text[m.start : m.end])]
        day = anchor.date() if isinstance(anchor, datetime) else anchor or about
        reader = cls(report, mentions, day, None, anchor is not None)
        if report.kind is ReportKind.MONITOR:
            reader.period = reader._covered()
        return reader

    def _covered(self) -> Period | None:
        """The day that a monitor's daily report covers: as it says, else the day before its issue."""
        line = _PERIOD_LINE.search(self.report.text)
        if line:
            named = next((m for m in self.mentions if line.end() <= m.start <= line.end() + 40), None)
            if named:  # "17 September, 00:00 to 24:00" is one day
                return Period.of_day(named.period.first_day) if named.period.days <= 2 else _day_only(named.period)
        return Period.of_day(self.anchor - timedelta(days=1)) if self.anchor and self.dated else None

    def time_of(self, draft: Draft, unit: Unit, reading: Reading) -> tuple[Period | None, bool]:
        """The period, and whether the sentence itself gives it."""
        spoken = self._within(draft, unit, reading)
        if spoken:
            return self._until_now(self._refined(spoken, draft)), True
        if shifted := self._days_before(draft, unit, reading):
            return shifted, True
        around = self._around(draft, unit) or self._behind(draft, unit) or self._when_said(draft, unit, reading)
        if around:
            return self._until_now(around), True
        return self._taken_over(draft, reading), False

    def _within(self, draft: Draft, unit: Unit, reading: Reading) -> Period | None:
        start, end = draft.content
        found = [m for m in within(self.mentions, start, end) if self._tells_when(m, start, draft)]
        if not found:
            return None
        trigger = draft.trigger.start if draft.trigger else start
        days = [m for m in found if m.precision != "clock"]
        clocks = [m for m in found if m.precision == "clock"]
        if not days:
            day = self._day_said(draft, unit) or self._taken_over(draft, reading) or self._default()
            return _at_clock(clocks[0], day) if day else clocks[0].period
        best = min(days, key=lambda m: (m.precision in _VAGUE, abs(m.start - trigger)))
        return _at_clock(clocks[0], best.period) if clocks and best.precision == "day" else best.period

    def _tells_when(self, mention: TimeMention, start: int, draft: Draft) -> bool:
        """Not the date of an agreement, nor "last year's war"."""
        if draft.kind == "agreement_signed":
            return True
        text = self.report.text
        if _NOT_WHEN.search(text[max(0, mention.start - 40) : mention.start]):
            return False
        if _COMPARED.search(text[start : mention.start]) or _TREATY.match(text, mention.end):
            return False
        if draft.kind == "explosive_device" and _LAID.search(text[start : mention.start]):
            return False
        era = mention.precision in _VAGUE and (mention.attributive or _ERA.match(text, mention.end))
        return not (era and not draft.own_voice)

    def _day_said(self, draft: Draft, unit: Unit) -> Period | None:
        """For a bare clock time: the day on which it was said, where the sentence gives one."""
        for mention in within(self.mentions, unit.start, unit.end):
            fine = mention.precision in {"day", "part_of_day"} and self._tells_when(mention, unit.start, draft)
            if fine and not draft.own_voice:
                return mention.period
        return None

    def _days_before(self, draft: Draft, unit: Unit, reading: Reading) -> Period | None:
        """ "…, three days after X": X's day counted back from the day of the sentence."""
        match = _DAYS_AFTER.search(unit.text[: draft.content.start - unit.start])
        main = next((d for d in reversed(reading.recent) if d.unit == draft.unit and d.time), None)
        if not match or main is None or main.time is None:
            return None
        if match[2].lower() == "hour":
            back = 1 if _NIGHT.search(unit.text) else 0
            return Period.of_day(main.time.first_day - timedelta(days=back))
        numbers = find_numbers(match[1] or "")
        count = numbers[0].min if numbers else None
        if count is None:
            return None
        return Period.of_day(main.time.first_day - timedelta(days=count * (7 if match[2].lower() == "week" else 1)))

    def _around(self, draft: Draft, unit: Unit) -> Period | None:
        """A time elsewhere in a sentence that quotes nobody."""
        speaks_itself = draft.own_voice or draft.speaker == self.report.voice
        if not speaks_itself or draft.kind in {"comment", "demand"}:
            return None
        for mention in within(self.mentions, unit.start, unit.end):
            if mention.precision not in _VAGUE | {"clock"} and self._tells_when(mention, unit.start, draft):
                return mention.period
        return None

    def _behind(self, draft: Draft, unit: Unit) -> Period | None:
        """ "Shells hit X, a village on the line, on Tuesday, Y said": a day between what is said and who says it."""
        apart = [s.start for s in (draft.speaker_span, draft.cue_span) if s and s.start >= draft.content.end]
        if draft.own_voice or not apart or draft.kind in TALK:
            return None
        for mention in within(self.mentions, draft.content.end, min(apart)):
            if mention.precision not in _VAGUE | {"clock"} and self._tells_when(mention, unit.start, draft):
                return mention.period
        return None

    def _when_said(self, draft: Draft, unit: Unit, reading: Reading) -> Period | None:
        """For words about words ("called the statement one-sided"): the day of the sentence, or of the one before."""
        if draft.own_voice or not _SAYINGS.search(self.report.text, draft.content.start, draft.content.end):
            return None
        if draft.kind not in {"comment", "accusation", "agreement_breach", "other"}:
            return None
        said = self._day_said(draft, unit)
        if said:
            return said
        last = reading.drafts[-1] if reading.drafts else None
        goes_on = last is not None and last.unit in {draft.unit, draft.unit - 1} and last.speaker == draft.speaker
        return last.time if last and goes_on and last.dated and last.kind in TALK else None

    def _refined(self, period: Period, draft: Draft) -> Period:
        """ "The accord signed this spring": its day, where the report gives just one day of a signing in that time."""
        if draft.kind != "agreement_signed" or period.days < 8:
            return period
        text = self.report.text
        days = {
            m.period.first_day
            for m in self.mentions
            if m.precision == "day" and _SIGNED.search(text, max(0, m.start - 120), m.start)
        }
        inside = [day for day in days if period.first_day <= day <= period.last_day]
        return Period.of_day(inside[0]) if len(inside) == 1 else period

    def _until_now(self, period: Period) -> Period:
        """ "In September", printed on the 18th, ends on the 18th; "until Friday" and "over the next week" do not."""
        if self.anchor and period.first_day < self.anchor < period.last_day and period.days > 2:
            return Period(start=period.start, end=self.anchor.isoformat())
        return period

    def _default(self) -> Period | None:
        return self.period or (Period.of_day(self.anchor) if self.anchor and self.dated else None)

    def _taken_over(self, draft: Draft, reading: Reading) -> Period | None:
        """The day that the report gives for the same event, nearest first."""
        if draft.kind == "demand":
            return Period.of_day(self.anchor) if self.anchor and self.dated else None
        words = self.report.text[draft.content.start : draft.content.end]
        if draft.kind in TALK and any(v.pointer is Pointer.PRESENT for v in find_vague_times(words)):
            return self._default()
        if draft.kind in {"comment", "agreement_kept"}:
            return None
        timed = [d for d in reading.recent if d.time and d.kind not in TALK - {"other", "agreement_breach"}]
        last = reading.drafts[-1] if reading.drafts else None
        if last and last.background and last.time and last.unit == draft.unit - 1 and last.paragraph == draft.paragraph:
            return _day_only(last.time)
        current = [d for d in timed if not d.background]
        same_sentence = [d for d in current if d.unit == draft.unit]
        if same_sentence:
            return _day_only(same_sentence[-1].time)
        if draft.kind == "control_of_place" and _PRESENT.search(words):
            return self._default()
        family = next((f for f in _FAMILIES if draft.kind in f), frozenset({draft.kind}))
        here = [d for d in current if d.place == draft.place]
        beside = [d for d in current if d.paragraph == draft.paragraph]
        for known in (
            [d for d in beside if d.kind == draft.kind or (self.period and d.kind in family)],
            [d for d in here if d.kind == draft.kind],
            [d for d in beside if d.kind in family - {"infrastructure_damage"} and d.unit >= draft.unit - 1],
            [d for d in here if d.kind in family],
            [d for d in beside if d.kind in family or draft.kind in TALK],
            [d for d in here if d.paragraph >= draft.paragraph - 2],
            [d for d in current if d.kind in family and draft.kind not in POSTURE],
            beside,
            [d for d in current if draft.kind in {"other", "accusation"} and d.paragraph >= draft.paragraph - 1],
        ):
            if known:
                return _day_told(known)
        if self.period or (draft.kind not in TALK and (_PRESENT.search(words) or self.report.kind is ReportKind.POST)):
            return self._default()
        return None

    def is_old(self, time: Period | None) -> bool:
        """So long before the report that it is history there."""
        if time is None or self.anchor is None:
            return False
        return time.last_day < self.anchor - OLD_AFTER or time.first_day < self.anchor - ERA_BEFORE


def _day_told(drafts: list[Draft]) -> Period | None:
    """The day that most of the drafts give, a single day before a stretch of them; among equals the latest told."""
    days = [d.time for d in drafts if d.time]
    single = [Period.of_day(t.first_day) for t in days if t.days == 1] or [_day_only(t) or t for t in days]
    return max(reversed(single), key=single.count, default=None)


def _at_clock(clock: TimeMention, day: Period) -> Period:
    if "T" not in clock.period.start:
        return _day_only(day) or day
    return Period(start=day.start[:10] + clock.period.start[10:], end=day.start[:10] + clock.period.end[10:])


def _anchor(published: str | None, tz: tzinfo | None) -> date | datetime | None:
    if published is None:
        return None
    if "T" not in published:
        return date.fromisoformat(published)
    moment = datetime.fromisoformat(published)
    return moment.astimezone(tz) if tz and moment.tzinfo else moment


def _day_only(time: Period | None) -> Period | None:
    return Period(start=time.start[:10], end=time.end[:10]) if time else None
