"""Answers that nobody gives outright: whoever says that forces left says that they were there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from truceline.model.claim import Claim
from truceline.model.event import event_types
from truceline.questions.incompatible import contradicting
from truceline.questions.kin import in_other_words
from truceline.questions.testimony import Testimony, is_denial

PRESUPPOSED_BY = {
    "troop_entry": "withdrawal",
    "detention": "prisoner_release",
    "displacement": "return_of_displaced",
    "route_closure": "route_opening",
    "utility_cutoff": "utility_restoration",
}
"""What must have happened before its opposite can: nobody is released who was not held."""
_HARM = ("casualties", "infrastructure_damage")


def implying_yes(testimony: Testimony, kind: str, asked: Sequence[str]) -> list[Claim]:
    """Claims of other types by which their speakers say that `kind` happened; `asked` are all types asked of here."""
    found = in_other_words(testimony, kind)
    if event_types()[kind].group == "violence":
        violent = [t for t in asked if event_types()[t].group == "violence"]
        if violent == [kind]:
            found += [c for c in testimony.of(*_HARM) if not is_denial(c)]
    if kind in PRESUPPOSED_BY:
        found += [c for c in testimony.of_moves(PRESUPPOSED_BY[kind]) if not is_denial(c)]
    if kind == "troop_entry":
        found += presence(testimony)
    return found


def implying_no(testimony: Testimony, kind: str) -> list[Claim]:
    """Claims of other types by which their speakers say that `kind` did not happen: whoever sees the forces there
    after they are said to have left, and whoever tells what cannot be true beside it."""
    found = [c for c in _still_there(testimony) if kind == "withdrawal"]
    return found + contradicting(testimony, kind)


def presence(testimony: Testimony) -> list[Claim]:
    """Who says that those who are said to have come are there."""
    movers = {testimony.cast.body(c.event.actor) for c in _entries(testimony) if c.event.actor is not None}
    return [c for c in _holding(testimony) if c.event.actor and testimony.cast.body(c.event.actor) in movers]


def _entries(testimony: Testimony) -> Iterable[Claim]:
    return (c for c in testimony.of_moves("troop_entry") if not is_denial(c))


def _holding(testimony: Testimony) -> list[Claim]:
    return [c for c in testimony.of("control_of_place") if not is_denial(c)]


def _still_there(testimony: Testimony) -> list[Claim]:
    left = [c for c in testimony.of_moves("withdrawal") if not is_denial(c)]
    movers = {testimony.cast.body(c.event.actor) for c in left if c.event.actor is not None}
    left_on = first_day(left)
    since = (
        left_on.isoformat() if left_on else min(filter(None, (testimony.published(c)[:10] for c in left)), default="")
    )
    return [
        claim
        for claim in _holding(testimony)
        if claim.event.actor is not None
        and testimony.cast.body(claim.event.actor) in movers
        and claim.event.time is not None
        and since
        and claim.event.time.start >= since
    ]


def first_day(claims: Iterable[Claim]) -> date | None:
    return min((c.event.time.first_day for c in claims if c.event.time is not None), default=None)
