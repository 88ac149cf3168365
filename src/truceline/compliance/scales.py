"""From views and clocks to levels of implementation, and from our scale to the Kroc and PAIMT scales. No averages.

Kroc: the Peace Accords Matrix of the Kroc Institute (peaceaccords.nd.edu) codes a stipulation 0 not initiated,
1 minimal, 2 intermediate, 3 full. PAIMT: the Peace Agreement Implementation Measurement Tool
(peacebarometerafrica.org/paimt) scores 0 not begun, 2.5 begun (a date or talks), 5 minimal (too little for the
deadline), 7.5 intermediate (enough for it), 10 nearly or fully executed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import assert_never

from truceline.model.agreement import AssessmentStatus
from truceline.model.duty import DutyState
from truceline.model.question import Agreed, Disputed, OneSided, SingleSource
from truceline.model.scale import Level, Placed, ScaleRange
from truceline.model.view import ProvisionViews, Separate, Unjudged, ViewPosition, ViewStage

KROC = {0.0: "not initiated", 1.0: "minimal", 2.0: "intermediate", 3.0: "full"}
PAIMT = {
    0.0: "not begun",
    2.5: "begun",
    5.0: "minimal: too little for the deadline",
    7.5: "intermediate: enough for the deadline",
    10.0: "nearly or fully executed",
}
_PLACES: dict[Level, tuple[ScaleRange, ScaleRange] | None] = {
    Level.NOT_DUE: None,
    Level.FULFILLED: (ScaleRange(low=3, high=3), ScaleRange(low=10, high=10)),
    Level.PARTLY: (ScaleRange(low=1, high=2), ScaleRange(low=2.5, high=7.5)),
    Level.NOT_FULFILLED: (ScaleRange(low=0, high=1), ScaleRange(low=0, high=5)),
    Level.DISPUTED: None,
    Level.CANNOT_JUDGE: None,
}
_REASONS = {
    Level.NOT_DUE: "neither scale tells it from neglect",
    Level.FULFILLED: "the top level of both",
    Level.PARTLY: "begun and not complete; how far, the word does not say",
    Level.NOT_FULFILLED: "the word does not say whether anything was begun",
    Level.DISPUTED: "each assessor's own range stands beside it; none is chosen, and none is averaged",
    Level.CANNOT_JUDGE: "who cannot tell gives no level",
}
_LEVELS = {
    AssessmentStatus.FULFILLED: Level.FULFILLED,
    AssessmentStatus.PARTLY: Level.PARTLY,
    AssessmentStatus.NOT_FULFILLED: Level.NOT_FULFILLED,
    AssessmentStatus.UNCLEAR: Level.CANNOT_JUDGE,
}


def place(level: Level) -> Placed:
    found = _PLACES[level]
    return Placed(level=level, kroc=found[0] if found else None, paimt=found[1] if found else None)


def place_view(held: ViewStage | None, states: Collection[DutyState]) -> Placed | None:
    """One assessor's view beside the clocks of the point's duties; None where they hold nothing and something is due.

    Two clear views at once are disputed, what is unclear beside a clear one is left to the page.
    """
    clear = [status for status in (held.statuses if held else ()) if status is not AssessmentStatus.UNCLEAR]
    if len(clear) > 1:
        return place(Level.DISPUTED)
    level = _LEVELS[clear[0]] if clear else Level.CANNOT_JUDGE if held else None
    return _beside_clock(level, states)


def place_provision(views: ProvisionViews, states: Collection[DutyState]) -> Placed | None:
    """All assessors together; None where nobody says anything and something is due: no word is no compliance."""
    match views.standing:
        case Disputed():
            return place(Level.DISPUTED)
        case Unjudged(unclear_to=()):
            return _beside_clock(None, states)
        case Unjudged():
            return _beside_clock(Level.CANNOT_JUDGE, states)
        case Agreed() | OneSided() | SingleSource() | Separate():
            level = _join(views.positions)
            return place(level) if level is Level.DISPUTED else _beside_clock(level, states)
        case _:
            assert_never(views.standing)


def _join(positions: Collection[ViewPosition]) -> Level:
    """What is kept by one party and not by another is kept in part; two views of one party at once are disputed."""
    of_each = [position.of for position in positions]
    if len(set(of_each)) < len(of_each):
        return Level.DISPUTED
    held = {position.status for position in positions}
    return _LEVELS[held.pop()] if len(held) == 1 else Level.PARTLY


def _beside_clock(level: Level | None, states: Collection[DutyState]) -> Placed | None:
    """Before a point is due nothing is lacking yet; but what is done early is done, and what is begun is begun."""
    waiting = bool(states) and all(state is DutyState.NOT_DUE for state in states)
    if waiting and level not in {Level.FULFILLED, Level.PARTLY}:
        return place(Level.NOT_DUE)
    return place(level) if level is not None else None


def table_of_scales() -> str:
    """The mapping as the documentation prints it."""
    rows = ["| ours | Kroc, 0 to 3 | PAIMT, 0 to 10 | why |", "| --- | --- | --- | --- |"]
    for level, found in _PLACES.items():
        kroc, paimt = (_say(found[0], KROC), _say(found[1], PAIMT)) if found else ("none", "none")
        rows.append(f"| `{level.value}` | {kroc} | {paimt} | {_REASONS[level]} |")
    return "\n".join(rows) + "\n"


def _say(found: ScaleRange, scale: Iterable[float]) -> str:
    """Every level of the scale that may be meant, by its number."""
    return ", ".join(f"{level:g}" for level in scale if found.low <= level <= found.high)
