"""What a point of an agreement obliges to, and by when: duties, lengths of time, what changed them since."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from truceline.model.ids import ActorId, PlaceId

_ISO_LENGTH = re.compile(r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length of calendar time: whole months, then days, then minutes. Never negative, never nothing."""

    months: int = 0
    days: int = 0
    minutes: int = 0

    @classmethod
    def parse(cls, text: str) -> Length | None:
        """ISO 8601 without fractions and seconds (`P5Y`, `P14D`, `PT72H`); None for anything else, and for nothing."""
        match = _ISO_LENGTH.fullmatch(text)
        if match is None or len(text) > 24:
            return None
        years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
        length = cls(months=12 * years + months, days=7 * weeks + days, minutes=60 * hours + minutes)
        return length if length != cls() else None

    def __str__(self) -> str:
        """ISO 8601: what was parsed, in years, months, days, hours and minutes."""
        years, months = divmod(self.months, 12)
        hours, minutes = divmod(self.minutes, 60)
        whole = "".join(f"{n}{letter}" for n, letter in ((years, "Y"), (months, "M"), (self.days, "D")) if n)
        part = "".join(f"{n}{letter}" for n, letter in ((hours, "H"), (minutes, "M")) if n)
        return f"P{whole}" + (f"T{part}" if part else "")

    def after(self, moment: datetime, *, times: int = 1) -> datetime:
        """`times` may be negative. The 31st plus a month is that month's last day; `times` counts from the same start,
        so that terms do not drift. Raises OverflowError past the calendar's ends."""
        month = moment.month - 1 + self.months * times
        year = moment.year + month // 12
        if not date.min.year <= year <= date.max.year:
            raise OverflowError(f"the year {year}")
        month = month % 12 + 1
        day = min(moment.day, calendar.monthrange(year, month)[1])
        return moment.replace(year=year, month=month, day=day) + times * timedelta(days=self.days, minutes=self.minutes)


class DutyForm(StrEnum):
    """`once`: it is done or not. `standing`: it holds all the time. `recurring`: it is done again in each period."""

    ONCE = "once"
    STANDING = "standing"
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How many, or how far: `what` in the agreement's terms ("troops", "lorries a day"), `unit` where it is measured
    ("km", "mm"), `measured_from` the zone or line that a distance counts from. Both bounds included; an open end is
    None."""

    what: str
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    measured_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """At the end of a term another of `every` begins, unless one of `objectors` (empty: any party) has objected at
    least `notice` before it."""

    every: Length
    notice: Length | None = None
    objectors: tuple[ActorId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one version of the text differs on a duty. `text` is ours; what is None is as in the duty itself."""

    version: str
    text: str
    begins: str | None = None
    due: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to do or to leave alone. `id` is unique in its agreement; that of a point's only duty is its number.

    It binds from `begins` (None: when the agreement takes effect), but not before all of `after` are on record as done:
    ids of duties, numbers of points (all of its duties) or ids of conditions. It is due by `due`, or `within` that
    length of its beginning. It ends at `until` or when it has lasted for `lasts`, and `renews` says what follows.
    `breached_by` and `fulfilled_by` are event types that would speak against its being kept and for it.
    Moments are ISO dates (to the end of the day) or date-times with offset.
    """

    id: str
    text: str
    form: DutyForm
    binds: tuple[ActorId, ...] = ()
    places: tuple[PlaceId, ...] = ()
    zones: tuple[str, ...] = ()
    breached_by: tuple[str, ...] = ()
    fulfilled_by: tuple[str, ...] = ()
    begins: str | None = None
    after: tuple[str, ...] = ()
    in_step_with: tuple[str, ...] = ()
    within: Length | None = None
    due: str | None = None
    until: str | None = None
    lasts: Length | None = None
    renews: Renewal | None = None
    every: Length | None = None
    amounts: tuple[Amount, ...] = ()
    readings: tuple[Reading, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something outside the agreement's duties that a duty waits for. A milestone says when it was met."""

    id: str
    text: str


class Effect(StrEnum):
    """What a milestone does to the clock of its duties. `noted` does nothing."""

    NOTED = "noted"
    DONE = "done"
    MOVED = "moved"
    OBJECTED = "objected"
    ENDED = "ended"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """What has happened since, as far as a clock is concerned, from `on`. `of` are duties, points or conditions, empty
    for the whole agreement; `due` is the new deadline of those that were moved. `says` are those who say so; where
    somebody `denies` it, no clock follows it, and both are shown."""

    id: str
    on: str
    text: str
    effect: Effect
    of: tuple[str, ...] = ()
    due: str | None = None
    says: tuple[ActorId, ...] = ()
    denies: tuple[ActorId, ...] = ()
    sources: tuple[str, ...] = ()


class DutyState(StrEnum):
    """Where the clock of a duty stands. None of these says whether the duty was kept.

    `not_due`: it does not bind yet, or its last day has not come. `due`: its last day has come, or it binds and has no
    day. `overdue`: that day is past, and nobody is on record as having done it. `running`: it holds, or returns.
    `lapsed`: its term is over. `overtaken`: something else took its place. `done`: on record as done, undenied.
    """

    NOT_DUE = "not_due"
    DUE = "due"
    OVERDUE = "overdue"
    RUNNING = "running"
    LAPSED = "lapsed"
    OVERTAKEN = "overtaken"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingState:
    """The clock under one version of the text, where that version differs."""

    version: str
    state: DutyState
    due: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyClock:
    """A duty seen from `at`. `begins`, `due` and `ends` are ISO moments as far as they are known then; `due` is that
    of the running period where it recurs. `notice_by` is the last moment to object to a further term, `term` counts
    terms from 1. `waits_for` are ids not on record as done. `why` says in plain words how the state follows."""

    agreement: str
    provision: str
    duty: str
    at: str
    state: DutyState
    begins: str | None = None
    due: str | None = None
    ends: str | None = None
    notice_by: str | None = None
    term: int | None = None
    waits_for: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    readings: tuple[ReadingState, ...] = ()
