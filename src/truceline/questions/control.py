"""Who holds the place? Said outright, or implied by saying that forces left or did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from truceline.model.claim import Attitude, Claim
from truceline.model.ids import ActorId
from truceline.questions.implied import first_day
from truceline.questions.testimony import Answer, Entry, Testimony, is_denial, spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """`day` is the last day it speaks of, else the day it was told (ISO)."""

    claim: Claim
    holder: ActorId | None
    holds: bool
    implied: bool
    day: str


def answers_on_control(testimony: Testimony) -> list[Answer]:
    """By outermost body: an army holds for its state. What was held before a withdrawal was claimed is not at issue;
    of one speaker the word on the last day counts, and of that day the outright one."""
    sayings = _latest([s for s in _sayings(testimony) if s.holder is not None], testimony)
    entries: dict[tuple[ActorId, bool], list[Entry]] = {}
    for said in sayings:
        if said.holder is not None:
            entries.setdefault((said.holder, said.holds), []).append(Entry(claim=said.claim, implied=said.implied))
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


def _sayings(testimony: Testimony) -> list[_Saying]:
    """Who says outright who is there, and who implies it by a withdrawal. "Nobody is there" is said of whom most
    name; whoever cannot tell whether all have gone does not say that they have."""
    left_on = first_day(c for c in testimony.of("withdrawal") if not is_denial(c))
    outright = [c for c in testimony.of("control_of_place") if not _is_before(c, left_on)]
    moves = [c for c in testimony.of_moves("withdrawal") if is_denial(c) or _can_tell(c, testimony)]
    told = testimony.once((*outright, *moves))
    named = Counter(testimony.cast.body(c.event.actor) for c in told if c.event.actor is not None)
    holder = min(named, key=lambda body: (-named[body], body), default=None)
    found = [
        _saying(c, holder if c.event.actor is None and is_denial(c) else None, not is_denial(c), testimony)
        for c in outright
        if c.event.actor is not None or _can_tell(c, testimony)
    ]
    return found + [_saying(c, None, is_denial(c), testimony, implied=True) for c in moves]


def _can_tell(claim: Claim, testimony: Testimony) -> bool:
    """Of one's own forces everybody can tell, whatever else he says that he does not know."""
    ours = claim.event.actor is not None and testimony.cast.are_of_one_side(claim.event.actor, claim.speaker)
    return ours or claim.speaker not in testimony.unsure


def _saying(
    claim: Claim, holder: ActorId | None, holds: bool, testimony: Testimony, *, implied: bool = False
) -> _Saying:
    actor = claim.event.actor
    return _Saying(
        claim=claim,
        holder=testimony.cast.body(actor) if actor is not None else holder,
        holds=holds,
        implied=implied,
        day=claim.event.time.last_day.isoformat() if claim.event.time else testimony.first_told(claim)[:10],
    )


def _latest(sayings: Sequence[_Saying], testimony: Testimony) -> list[_Saying]:
    """What each speaker says last; of one day the outright word before what is implied, a denial before the rest, and
    what is said most."""
    of_speaker: dict[ActorId, list[_Saying]] = {}
    for said in sayings:
        of_speaker.setdefault(testimony.teller(said.claim), []).append(said)
    chosen = {}
    for speaker, told in of_speaker.items():
        best = max(_rank(said) for said in told)
        once = {claim.id for claim in testimony.once(said.claim for said in told)}
        votes = Counter(_answer_of(said) for said in told if _rank(said) == best and said.claim.id in once)
        chosen[speaker] = votes.most_common(1)[0][0]
    return [said for said in sayings if _answer_of(said) == chosen[testimony.teller(said.claim)]]


def _rank(said: _Saying) -> tuple[str, bool, bool]:
    return (said.day, not said.implied, said.claim.attitude is Attitude.DENY)


def _answer_of(said: _Saying) -> tuple[ActorId | None, bool]:
    return said.holder, said.holds


def _is_before(claim: Claim, left_on: date | None) -> bool:
    return left_on is not None and claim.event.time is not None and claim.event.time.last_day < left_on
