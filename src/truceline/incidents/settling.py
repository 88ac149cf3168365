"""Settling when and where: what a report or its copies say plainly corrects what was only carried over from afar."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from truceline.incidents.families import DEVICE, FIRE, HARM, Role
from truceline.incidents.frames import Frame
from truceline.model.claim import Claim

_Value = TypeVar("_Value", bound=Hashable)

_SHORTEST_COPY = 4
_CAUSE_WITHIN = 2
_NEWS_DAYS = 1


def copy_key(claim: Claim) -> tuple[str, str] | None:
    """Speaker and words, where there are enough words to tell a copy from a phrase that anybody uses."""
    folded = re.findall(r"\w+", claim.content.quote.lower())
    return (claim.speaker, " ".join(folded)) if len(folded) >= _SHORTEST_COPY else None


def settle_report(frames: Sequence[Frame]) -> list[Frame]:
    """Within one report: accounts that name no day take it from the one day on which the report puts such events.

    Harm takes the day of the fire that was told shortly before it.
    """
    settled = [_settle_day(frame, frames) for frame in frames]
    return [_settle_harm(frame, settled) for frame in settled]


def settle_copies(frames: Sequence[Frame]) -> list[Frame]:
    """The same words of the same speaker, told within days, are of one place and time: those that most copies give."""
    copies: dict[tuple[str, str, str], list[Frame]] = defaultdict(list)
    for frame in frames:
        key = copy_key(frame.claim)
        if key is not None and frame.family.role is not Role.WORDS:
            copies[(*key, frame.claim.event.type)].append(frame)
    agreed: dict[str, Frame] = {}
    for group in (run for told in copies.values() for run in _runs(told)):
        if len({frame.claim.report for frame in group}) > 1:
            place, time = _usual(group, lambda f: f.place), _usual(group, lambda f: f.time)
            agreed.update({frame.claim.id: replace(frame, place=place, time=time) for frame in group})
    return [agreed.get(frame.claim.id, frame) for frame in frames]


def are_of_one_news(a: date | None, b: date | None) -> bool:
    """True for days of publication so close that equal words are copies, not a phrase that comes back every day."""
    return a == b or (a is not None and b is not None and abs((a - b).days) <= _NEWS_DAYS)


def days_of_one_news(day: date | None) -> list[date | None]:
    """The days of publication on which equal words are copies of what is published on this one."""
    if day is None:
        return [None]
    return [day + timedelta(days=n) for n in range(-_NEWS_DAYS, _NEWS_DAYS + 1)]


def _runs(told: Sequence[Frame]) -> list[list[Frame]]:
    """Cuts where the next is told too late to be a copy; `told` is in reading order."""
    runs: list[list[Frame]] = []
    for frame in told:
        if runs and are_of_one_news(runs[-1][0].published, frame.published):
            runs[-1].append(frame)
        else:
            runs.append([frame])
    return runs


def _usual(group: Sequence[Frame], read: Callable[[Frame], _Value | None]) -> _Value | None:
    """The value that most give, the first told among equals; None where nobody gives any."""
    given = Counter(value for value in map(read, group) if value is not None)
    return given.most_common(1)[0][0] if given else None


def _settle_day(frame: Frame, frames: Sequence[Frame]) -> Frame:
    if frame.says_day or frame.time is None or frame.family.role is not Role.EVENT:
        return frame
    plain = [
        f
        for f in frames
        if f.says_day
        and f.time is not None
        and f.claim.event.type == frame.claim.event.type
        and (f.place == frame.place or f.place is None or frame.place is None)
    ]
    days = {(f.time.first_day, f.time.last_day) for f in plain if f.time is not None}
    if len(days) != 1 or (frame.time.first_day, frame.time.last_day) in days:
        return frame
    return replace(frame, time=plain[0].time)


def _settle_harm(frame: Frame, frames: Sequence[Frame]) -> Frame:
    if frame.says_day or frame.family != HARM:
        return frame
    before = [
        f
        for f in frames
        if f.family in (FIRE, DEVICE)
        and f.time is not None
        and f.claim.content.start <= frame.claim.content.start
        and f.distance(frame) <= _CAUSE_WITHIN
        and (f.place == frame.place or frame.place is None)
    ]
    return replace(frame, time=before[-1].time) if before else frame
