"""What cannot both be true: a type and its opposite at one moment, and what the pack says exclude each other."""

from __future__ import annotations

from truceline.model.claim import Claim
from truceline.model.event import event_types
from truceline.model.period import Period
from truceline.questions.moments import clock_of
from truceline.questions.testimony import Testimony, is_denial


def contradicting(testimony: Testimony, kind: str) -> list[Claim]:
    """Claims by which somebody says what cannot be true where `kind` happened, at the same time and by the same side.

    Opposites of the table may follow each other within a day, so they exclude each other only at one clock time; a
    pair of the pack does so by the day.
    """
    told = [claim for claim in testimony.of(kind) if not is_denial(claim)]
    found = []
    for other in testimony.claims:
        if is_denial(other) or other.event.type == kind:
            continue
        of_pack = frozenset({kind, other.event.type}) in testimony.incompatible
        of_table = event_types()[kind].opposite == other.event.type
        if (of_pack or of_table) and any(_meet(a, other, testimony, by_day=of_pack) for a in told):
            found.append(other)
    return found


def _meet(a: Claim, b: Claim, testimony: Testimony, *, by_day: bool) -> bool:
    if a.speaker == b.speaker or a.event.time is None or b.event.time is None:
        return False
    if None not in (a.event.place, b.event.place) and a.event.place != b.event.place:
        return False
    if a.event.actor and b.event.actor and not testimony.cast.are_of_one_side(a.event.actor, b.event.actor):
        return False
    return a.event.time.overlaps(b.event.time) if by_day else _at_one_moment(a.event.time, b.event.time)


def _at_one_moment(a: Period, b: Period) -> bool:
    first, second = clock_of(a), clock_of(b)
    return first is not None and second is not None and first[0] <= second[1] and second[0] <= first[1]
