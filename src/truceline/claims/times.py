"""When it happened: what a clause says, else what its report says of the same event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from truceline.claims.drafts import HARM, POSTURE, TALK, VIOLENT, Draft, Reading
from truceline.claims.units import Unit
from truceline.model.period import Period
from truceline.model.report import Report
from truceline.text.dates import TimeMention, find_times

OLD_AFTER = timedelta(days=21)
_SAID_THEN = re.compile(r"\b(?:said|says|told|added|reported|announced|statement|wrote)\b[^.;,]{0,25}$", re.IGNORECASE)
_SET_TIMES = re.compile(
    r"\b(?:signed|brokered|since|Arrangement|Accord|agreement|ceasefire|statement|deal)\b[^.;]{0,30}$", re.I
)
_PRESENT = re.compile(r"\b(?:is|are|remain(?:s)?|has been|have been|currently|now|still)\b", re.IGNORECASE)
_FAMILIES = (
    VIOLENT | HARM,
    POSTURE,
    frozenset({"utility_cutoff", "utility_restoration"}),
    frozenset({"detention", "prisoner_release"}),
)


@dataclass(slots=True)
class TimeReader:
    """Reads the times of one report against its own date."""

    report: Report
    mentions: list[TimeMention]
    anchor: date | None

    @classmethod
    def of(cls, report: Report, tz: tzinfo | None) -> TimeReader:
        anchor = _anchor(report.published, tz)
        mentions = find_times(report.text, anchor=anchor, tz=tz) if anchor else []
        day = anchor.date() if isinstance(anchor, datetime) else anchor
        return cls(report, mentions, day)

    def time_of(self, draft: Draft, unit: Unit, reading: Reading) -> tuple[Period | None, bool]:
        """The period, and whether the sentence itself gives it."""
        spoken = self._within(draft.content.start, draft.content.end, draft)
        if spoken:
            return spoken, True
        if draft.kind not in TALK:
            around = self._around(draft, unit)
            if around:
                return around, True
        return self._taken_over(draft, reading, unit), False

    def _within(self, start: int, end: int, draft: Draft) -> Period | None:
        found = [m for m in self.mentions if m.start >= start and m.end <= end and m.precision != "years"]
        if not found:
            return None
        trigger = draft.trigger.start if draft.trigger else start
        best = min(found, key=lambda m: (m.precision in {"year", "month"}, abs(m.start - trigger)))
        clock = next((m for m in found if m.precision == "clock"), None)
        day = next(
            (m for m in found if m.precision in {"day", "part_of_day"} and m.period.start != best.period.start), None
        )
        if best.precision == "clock" and day:
            return self._at_clock(best, day.period)
        if clock is best:
            known = self._day_known(draft)
            return self._at_clock(best, known) if known else best.period
        return best.period

    @staticmethod
    def _at_clock(clock: TimeMention, day: Period) -> Period:
        if "T" not in clock.period.start:
            return day
        return Period(start=day.start[:10] + clock.period.start[10:], end=day.start[:10] + clock.period.end[10:])

    def _day_known(self, draft: Draft) -> Period | None:
        return draft.time if draft.time else None

    def _around(self, draft: Draft, unit: Unit) -> Period | None:
        """A time in the sentence but outside the words governed, unless it is when something was said."""
        for mention in self.mentions:
            if mention.start < unit.start or mention.end > unit.end or mention.precision in {"years", "clock"}:
                continue
            before = self.report.text[unit.start : mention.start]
            if draft.own_voice and not (draft.cue_span and _SAID_THEN.search(before)):
                return mention.period
        return None

    def _taken_over(self, draft: Draft, reading: Reading, unit: Unit) -> Period | None:
        if draft.kind in TALK and draft.kind not in {"agreement_breach"}:
            return None
        family = next((f for f in _FAMILIES if draft.kind in f), frozenset({draft.kind}))
        timed = [d for d in reading.drafts if d.time and d.kind not in TALK]
        words = self.report.text[draft.content.start : draft.content.end]
        same_sentence = [d for d in timed if d.unit == draft.unit and (d.kind in family or d.place == draft.place)]
        if same_sentence:
            return _day_only(same_sentence[-1].time)
        if draft.kind == "control_of_place" and _PRESENT.search(words) and self.anchor:
            return Period.of_day(self.anchor)
        alike = [d for d in timed if d.place == draft.place and d.kind in family and not d.background]
        if alike:
            return _day_only(alike[-1].time)
        near = [d for d in timed if d.paragraph >= draft.paragraph - 1 and d.place == draft.place]
        if near:
            return _day_only(near[-1].time)
        if draft.kind in {"withdrawal", "control_of_place"}:
            return None
        alike = [d for d in timed if d.kind in family and not d.background]
        return _day_only(alike[-1].time) if alike else None

    def is_old(self, time: Period | None) -> bool:
        """So long before the report that it is history there."""
        return bool(time and self.anchor and time.last_day < self.anchor - OLD_AFTER)


def _anchor(published: str | None, tz: tzinfo | None) -> date | datetime | None:
    if published is None:
        return None
    if "T" not in published:
        return date.fromisoformat(published)
    moment = datetime.fromisoformat(published)
    return moment.astimezone(tz) if tz and moment.tzinfo else moment


def _day_only(time: Period | None) -> Period | None:
    return Period(start=time.start[:10], end=time.end[:10]) if time else None
