"""How many were killed or wounded, between which figures: what is on record, never an average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.model.question import Agreed, Position, Question, QuestionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """`low` and `high` are the lowest and the highest number that anybody stands by, None where nobody names one; of
    different people (soldiers and civilians, one side and the other) they are added up. `agreed` is None unless every
    count is agreed on one number. `low <= agreed <= high` holds where they are known."""

    low: int | None
    high: int | None
    agreed: int | None


def toll_of(questions: Sequence[Question], what: str) -> Toll | None:
    """None where nobody counts. `what` is `killed`, `wounded` or another kind of quantity."""
    counts = [q for q in questions if q.kind is QuestionKind.COUNT and q.what == what]
    bounds = [bound for question in counts if (bound := _bounds(question)) is not None]
    if not bounds:
        return None
    lows, highs = [b.low for b in bounds if b.low is not None], [b.high for b in bounds if b.high is not None]
    agreed = [b.agreed for b in bounds if b.agreed is not None]
    return Toll(
        low=sum(lows) if lows else None,
        high=sum(highs) if highs else None,
        agreed=sum(agreed) if len(agreed) == len(bounds) else None,
    )


def _bounds(question: Question) -> Toll | None:
    ranges = [found for position in question.positions if (found := _range(position)) is not None]
    if not ranges:
        return None
    lows = [low for low, _ in ranges if low is not None]
    named = [number for pair in ranges for number in pair if number is not None]
    exact = {low for low, high in ranges if low is not None and low == high}
    agreed = None
    if isinstance(question.standing, Agreed) and len(exact) == 1:
        (number,) = exact
        fits = all((low is None or low <= number) and (high is None or number <= high) for low, high in ranges)
        agreed = number if fits else None
    return Toll(low=min(lows, default=None), high=max(named, default=None), agreed=agreed)


def _range(position: Position) -> tuple[int | None, int | None] | None:
    return position.value if isinstance(position.value, tuple) and position.value != (None, None) else None
