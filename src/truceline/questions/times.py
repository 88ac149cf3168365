"""When did it happen? Only what speakers say themselves: a day that merely is the report's is nobody's word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from truceline.model.claim import Claim
from truceline.model.event import event_types
from truceline.model.period import Period
from truceline.questions.moments import clock_of, written
from truceline.questions.testimony import Answer, Testimony, answer_of, is_denial

_AT_ONE_TIME = frozenset({"overflight", "detention", "prisoner_release"})
_NAMES_A_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|last night"
    r"|this (?:morning|afternoon|evening)"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2})\b",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"\b(?:about|around|roughly|nearly|almost|shortly|approximately|soon|towards?)\b", re.IGNORECASE)
_WHEN_SEEN = re.compile(
    r"\b(?:as of|since|until|by (?:\d|noon|mid|dawn|dusk|even|night)|visit\w*|found|finds|counted|inspect\w+|examin\w+|"
    r"craters?|remain\w*|still|wreckage)",
    re.IGNORECASE,
)
_SLACK = timedelta(minutes=30)
_ROUGH_SLACK = timedelta(hours=1)


def answers_on_time(testimony: Testimony, kind: str) -> list[Answer]:
    """One answer for each time that is given, the earliest first; of one speaker the most precise, first told."""
    chosen: dict[str, tuple[int, Period]] = {}
    given = [
        (testimony.teller(claim), claim, period)
        for claim in testimony.of(kind)
        if not is_denial(claim) and (period := _own_time(claim)) is not None
    ]
    for teller, _, period in given:
        rank = (clock_of(period) is not None) * 2 + (period.start == period.end)
        if teller not in chosen or rank > chosen[teller][0]:
            chosen[teller] = (rank, period)
    told: dict[str, list[Claim]] = {}
    for _, period in sorted(chosen.values(), key=lambda each: (each[1].start, each[1].end)):
        told.setdefault(written(period), [])
    for teller, claim, period in given:
        if period == chosen[teller][1]:
            told[written(period)].append(claim)
    return [answer_of(value, value, claims) for value, claims in told.items()]


def is_worth_asking(answers: Sequence[Answer], testimony: Testimony) -> bool:
    """Where two who are not each other's reprint give times that exclude each other."""
    return any(
        exclude_each_other(a, b) and not _voices(a, testimony) & _voices(b, testimony)
        for i, a in enumerate(answers)
        for b in answers[i + 1 :]
    )


def exclude_each_other(a: Answer, b: Answer) -> bool:
    """Days exclude each other where they do not overlap, clock times where more than half an hour lies
    between, an hour where somebody says "about"."""
    first, second = _period(a), _period(b)
    clock_a, clock_b = clock_of(first), clock_of(second)
    if clock_a is None or clock_b is None:
        return not first.overlaps(second)
    slack = _ROUGH_SLACK if _is_rough(a) or _is_rough(b) else _SLACK
    return clock_a[0] - clock_b[1] > slack or clock_b[0] - clock_a[1] > slack


def _own_time(claim: Claim) -> Period | None:
    """A clock time, or for what is over at once a day that the words name. What lasts is seen on many days, and when
    its traces were found is not when it happened."""
    period, kind = claim.event.time, claim.event.type
    if period is None or _WHEN_SEEN.search(claim.content.quote):
        return None
    if clock_of(period) is not None:
        return period
    at_once = event_types()[kind].group == "violence" or kind in _AT_ONE_TIME
    return period if at_once and period.days == 1 and _NAMES_A_DAY.search(claim.content.quote) else None


def _period(answer: Answer) -> Period:
    start, _, end = str(answer.value).partition("/")
    return Period(start=start, end=end or start)


def _voices(answer: Answer, testimony: Testimony) -> set[str]:
    return {testimony.voice(entry.claim) for entry in answer.entries}


def _is_rough(answer: Answer) -> bool:
    return any(_ROUGHLY.search(entry.claim.content.quote) for entry in answer.entries)
