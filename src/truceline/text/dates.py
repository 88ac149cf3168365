"""Event times in prose, resolved against the day of the report that speaks of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from truceline.model.period import Period
from truceline.text.clocks import Clock
from truceline.text.time_atoms import Atom, Ground
from truceline.text.time_scan import find_atoms

_GLUE = re.compile(
    r",?\s(?:(?:local\stime,?|on|at|in|of|the|about|around|approximately|roughly|by|from|that\sis)\s){0,4}",
    re.IGNORECASE,
)
_LONGEST_GLUE = 28
_JOINT = re.compile(
    r"\s?(?:-to-|[-–—]|\b(?:to|and|until|till|through)\b)\s?(?:(?:the|about|around|on|early|late)\s){0,2}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\bbetween\s(?:the\s|about\s)?(?:(?:early\s|late\s)?(?:morning|afternoon|evening|night)s?\sof\s(?:the\s)?)?$",
    re.IGNORECASE,
)
_SPAN_LEAD = re.compile(
    r"\b(?P<lead>since|until|till|by|from|(?:runs?|lasts?|extended|prolonged|valid|up)\sto)\s(?:(?:the|at|"
    r"on|about|around|at\sleast|early|late|as\searly\sas|the\send\sof)\s){0,3}$",
    re.IGNORECASE,
)
_MERIDIEM_END = re.compile(r"[ap]\.?\s?m\.?$", re.IGNORECASE)
_NO_LEADING_ZERO = re.compile(r"[1-9](?:[:.]\d\d)?(?!\d)|1[01](?:[:.]\d\d)")
_NAMING = re.compile(
    r"(?:['’]s?)?\s(?!(?:and|or|but|to|in|on|at|by|from|that|when|after|before|until|as|it|he|she|they|the|a"
    r"|is|was|were|are|has|had|will|would|said|says|of|with|for|near|while|which|who|because)\b)[a-z]"
)
_DETERMINED = re.compile(r"(?:\b(?:the|its|his|her|their|a|an|this|that|under)\s)$", re.IGNORECASE)
_COARSENESS = ("moment", "clock", "part_of_day", "day", "days", "week", "month", "year", "years")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """`precision` is one of moment, part_of_day, day, days, week, month, year, years, clock.

    `clock` means that the words name no day: the period is then on the day of the report. `attributive` is True where
    the words only name something else: "Saturday's shelling", "the 2020 ceasefire".
    """

    start: int
    end: int
    period: Period
    precision: str
    attributive: bool = False


def find_times(text: str, *, anchor: date | datetime, tz: tzinfo | None) -> list[TimeMention]:
    """Time expressions in order, none overlapping. With `tz` None moments are given as dates.

    `anchor` is when the report was published; its own calendar day is what "today" means.
    """
    ground = read_ground(text, anchor, tz)
    atoms = _joined(ground, compose_atoms(ground))
    return [_mention(ground, atom) for atom in atoms if atom.alone]


def read_ground(text: str, anchor: date | datetime, tz: tzinfo | None) -> Ground:
    """The ground on which `find_times` reads."""
    if not isinstance(anchor, datetime):
        return Ground(text=text, day=anchor, moment=None, tz=tz)
    moment = anchor
    if tz is not None:
        moment = anchor.replace(tzinfo=tz) if anchor.tzinfo is None else anchor.astimezone(tz)
    return Ground(text=text, day=anchor.date(), moment=moment, tz=tz)


def compose_atoms(ground: Ground) -> list[Atom]:
    """The parts of times; a day, its part and its clock are one where only small words stand between them."""
    composed: list[Atom] = []
    for atom in find_atoms(ground):
        merged = _compose(ground, composed[-1], atom) if composed else None
        if merged:
            composed[-1] = merged
        else:
            composed.append(atom)
    return composed


def _compose(ground: Ground, left: Atom, right: Atom) -> Atom | None:
    if right.start - left.end > _LONGEST_GLUE or not _GLUE.fullmatch(ground.text, left.end, right.start):
        return None
    both_days = left.first is not None and right.first is not None
    if both_days and not (left.weekday and right.precision == "day" and not right.weekday):
        return None
    if left.since or right.since or (left.clock and right.clock):
        return None
    if left.part and right.part and left.part not in {"early", "late"} and right.part not in {"early", "late"}:
        return None
    day = right if right.first is not None else left
    clock = left if left.clock else right
    if day.first is not None and day.precision not in {"day", "days"} and (left.clock or right.clock):
        return None
    return replace(
        day,
        start=left.start,
        end=right.end,
        clock=clock.clock,
        clock_end=clock.clock_end,
        halfday_known=clock.halfday_known,
        exact=left.exact and right.exact,
        part=_finer_part(left.part, right.part),
        precision=day.precision if day.first is not None else "clock",
        alone=left.alone or right.alone,
    )


def _finer_part(left: str | None, right: str | None) -> str | None:
    if left and right:
        return right if left in {"early", "late"} else left
    return left or right


def _joined(ground: Ground, atoms: list[Atom]) -> list[Atom]:
    """Makes one stretch of "from … to …", "between … and …" and "14 September – 3 October"."""
    joined: list[Atom] = []
    for atom in atoms:
        merged = _join(ground, joined[-1], atom) if joined else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(atom)
    return joined


def _join(ground: Ground, left: Atom, right: Atom) -> Atom | None:
    gap = ground.text[left.end : right.start]
    if len(gap) > _LONGEST_GLUE or not _JOINT.fullmatch(gap) or left.since or right.since:
        return None
    if " and" in f" {gap.strip()}" and not _BETWEEN.search(ground.text[max(0, left.start - 40) : left.start]):
        return None
    if left.clock and right.clock and not left.clock_end and not right.clock_end:
        return _join_clocks(ground, left, right)
    if left.clock or right.clock or left.first is None or right.first is None or right.last is None:
        return None
    first = left.first
    if first > right.last and left.floating:
        first = (
            first - timedelta(days=7) if left.weekday else first.replace(year=first.year - 1, day=min(first.day, 28))
        )
    if first > right.last and right.weekday:
        right = replace(right, last=right.last + timedelta(days=7))
    if right.last is None or first > right.last:
        return None
    coarser = max(left.precision, right.precision, key=_COARSENESS.index)
    precision = {"day": "days", "year": "years"}.get(coarser, coarser)
    return replace(right, start=left.start, first=first, precision=precision, part=None, floating=False, weekday=False)


def _join_clocks(ground: Ground, left: Atom, right: Atom) -> Atom | None:
    begin, end = left.clock, right.clock
    if begin is None or end is None:
        return None
    text = ground.text
    half = _MERIDIEM_END.search(text, left.end - 6, left.end)
    if not half and _MERIDIEM_END.search(text, right.end - 6, right.end) and begin.hour < 12 <= end.hour:
        begin = replace(begin, hour=begin.hour + 12) if begin.hour + 12 <= end.hour else begin
    if begin.hour == 24 and (left.first is None or right.first is None):
        begin = replace(begin, hour=0)
    day = left if left.first is not None else right
    last = right.last if right.first is not None else left.last
    return replace(
        day,
        start=left.start,
        end=right.end,
        last=last,
        clock=begin,
        clock_end=end,
        exact=left.exact and right.exact,
        halfday_known=left.halfday_known and right.halfday_known,
        part=left.part or right.part,
        alone=True,
    )


def _mention(ground: Ground, atom: Atom) -> TimeMention:
    period, precision = _stretched(ground, atom, *_resolved(ground, atom))
    return TimeMention(
        start=atom.start,
        end=atom.end,
        period=period,
        precision=precision,
        attributive=_names_something(ground.text, atom),
    )


def _resolved(ground: Ground, atom: Atom) -> tuple[Period, str]:
    if atom.since is not None and ground.moment is not None and ground.tz is not None:
        return Period(start=atom.since.isoformat(), end=ground.moment.isoformat()), "moment"
    first, last = atom.first or ground.day, atom.last or ground.day
    if atom.part == "overnight":
        shift = timedelta(days=1)
        return (
            Period.of_days(first, last + shift) if atom.first else Period.of_days(first - shift, last)
        ), "part_of_day"
    whole = Period.of_days(first, last)
    named = atom.first is not None
    if atom.clock is None:
        if not named:
            return whole, "clock"
        return whole, "part_of_day" if atom.part and atom.precision in {"day", "days"} else atom.precision
    if named and first == last and _is_whole_day(atom):
        return whole, "day"
    precision = "moment" if named else "clock"
    begin = _moment(ground, atom, atom.clock, first)
    end = _moment(ground, atom, atom.clock_end, last) if atom.clock_end else begin
    if begin is None or end is None:
        return whole, "part_of_day" if named else "clock"
    if ground.tz is None:
        return Period.of_days(begin.date(), max(begin.date(), end.date())), precision
    if end < begin:
        end += timedelta(days=1)
    return Period(start=begin.isoformat(), end=end.isoformat()), precision


def _is_whole_day(atom: Atom) -> bool:
    """ "9 November, midnight to midnight"."""
    begin, end = atom.clock, atom.clock_end
    if begin is None or end is None or begin.zone is not None or end.zone is not None:
        return False
    return (begin.hour, begin.minute, end.hour, end.minute) == (0, 0, 24, 0)


def _moment(ground: Ground, atom: Atom, clock: Clock | None, day: date) -> datetime | None:
    """None where the words are too vague for a moment: "shortly after nine", or a nine of either half of the day."""
    if clock is None or not atom.exact:
        return None
    hour = clock.hour
    in_dark = atom.part in {"night", "evening"}
    if not atom.halfday_known:
        if atom.part is None or atom.part == "late":
            return None
        if atom.part == "afternoon" or (in_dark and (hour >= 5 or atom.part == "evening")):
            hour += 12
    elif in_dark and 5 <= hour < 12 and _is_twelve_hour(ground.text, atom):
        hour += 12
    if atom.part == "night" and hour < 5:
        day += timedelta(days=1)
    moment = replace(clock, hour=hour).on(day, ground.tz)
    if moment is None:
        return datetime(day.year, day.month, day.day, hour % 24, clock.minute)
    return moment.astimezone(ground.tz) if clock.zone and ground.tz else moment


def _is_twelve_hour(text: str, atom: Atom) -> bool:
    printed = re.search(r"\d{1,2}[:.h]\d\d|\d{1,2}(?=\s?[ap])", text[atom.start : atom.end])
    return printed is not None and _NO_LEADING_ZERO.match(printed.group()) is not None


def _stretched(ground: Ground, atom: Atom, period: Period, precision: str) -> tuple[Period, str]:
    """ "Since Monday" lasts up to the report; "until Friday" and "by Friday", where they lie ahead, begin there."""
    lead = _SPAN_LEAD.search(ground.text[max(0, atom.start - 40) : atom.start])
    if lead is None or atom.since:
        return period, precision
    today = ground.day.isoformat()
    word = lead["lead"].lower()
    if word == "since" and period.first_day <= ground.day and (precision != "clock" or "T" in period.start):
        now = ground.moment.isoformat() if ground.moment and ground.tz and "T" in period.start else today
        ends_before = period.first_day < ground.day or now > period.start
        return (Period(start=period.start, end=now), "days") if ends_before else (period, precision)
    if word not in {"since", "from"} and period.first_day > ground.day:
        return Period(start=today, end=period.end), "days"
    return period, precision


def _names_something(text: str, atom: Atom) -> bool:
    """Whether a noun follows that the words only date."""
    if re.match(r"['’]s?\s[a-z]", text[atom.end : atom.end + 4]):
        return True
    if atom.first is None or atom.part or atom.clock or not _NAMING.match(text, atom.end):
        return False
    printed = text[atom.start : atom.end].lower()
    opened = (
        printed.startswith(("the ", "a ")) or _DETERMINED.search(text, max(0, atom.start - 8), atom.start) is not None
    )
    return (
        opened
        and atom.precision in {"day", "year", "month", "years"}
        and " of " not in printed
        and " ago" not in printed
    )
