"""How far a point is carried out: our own scale, and its places on two published ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Ours. `not_due` is what the clock says, never what anybody holds; `disputed` is a result, not a lack of one."""

    NOT_DUE = "not_due"
    FULFILLED = "fulfilled"
    PARTLY = "partly"
    NOT_FULFILLED = "not_fulfilled"
    DISPUTED = "disputed"
    CANNOT_JUDGE = "cannot_judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRange:
    """From the lowest level of a scale that may be meant to the highest; both may be one. Nothing between is meant."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A level, and where it lies on the Kroc and the PAIMT scale; None where these have no place for it."""

    level: Level
    kroc: ScaleRange | None
    paimt: ScaleRange | None
