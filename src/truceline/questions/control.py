"""Who holds the place? Said outright, or implied by saying that forces left or did not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from truceline.model.claim import Claim
from truceline.model.ids import ActorId
from truceline.questions.testimony import Answer, Entry, Testimony, is_denial, spoken


def answers_on_control(testimony: Testimony) -> list[Answer]:
    """By outermost body: an army holds for its state. What was held before a withdrawal was claimed is not at issue."""
    left_on = _first_withdrawal(testimony)
    entries: dict[tuple[ActorId, bool], list[Entry]] = {}
    for claim in testimony.of("control_of_place"):
        if claim.event.actor is not None and not _is_before(claim, left_on):
            holder = testimony.cast.body(claim.event.actor)
            entries.setdefault((holder, not is_denial(claim)), []).append(Entry(claim=claim))
    outright = {entry.claim.speaker for told in entries.values() for entry in told}
    for claim in testimony.of_moves("withdrawal"):
        if claim.event.actor is not None and claim.speaker not in outright:
            holder = testimony.cast.body(claim.event.actor)
            entries.setdefault((holder, is_denial(claim)), []).append(Entry(claim=claim, implied=True))
    return spoken([_answer(holder, holds, told) for (holder, holds), told in sorted(entries.items())])


def is_worth_asking(answers: Sequence[Answer], testimony: Testimony) -> bool:
    """Where somebody speaks of control outright and somebody else answers too."""
    outright = any(not entry.implied for answer in answers for entry in answer.entries)
    heard = {testimony.voice(entry.claim) for answer in answers for entry in answer.entries}
    return outright and len(heard) > 1


def exclude_each_other(a: Answer, b: Answer) -> bool:
    """Two holders exclude each other, and so do X and "not X"."""
    first, second = str(a.value), str(b.value)
    if first.startswith("not ") and second.startswith("not "):
        return False
    if first.startswith("not ") or second.startswith("not "):
        return first.removeprefix("not ") == second.removeprefix("not ")
    return first != second


def _answer(holder: ActorId, holds: bool, entries: Sequence[Entry]) -> Answer:
    label = holder if holds else f"not {holder}"
    return Answer(answer=label, value=label, entries=tuple(entries))


def _first_withdrawal(testimony: Testimony) -> date | None:
    days = [c.event.time.first_day for c in testimony.of("withdrawal") if not is_denial(c) and c.event.time is not None]
    return min(days, default=None)


def _is_before(claim: Claim, left_on: date | None) -> bool:
    return left_on is not None and claim.event.time is not None and claim.event.time.last_day < left_on
