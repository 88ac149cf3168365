"""Counts that can be compared: what a source counts, of whom, day by day, in the unit that it says it counts."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.anchor import Anchor
from truceline.model.ids import ActorId, AgreementId, ClaimId, CountId, PlaceId, ReportId, SeriesId
from truceline.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPoint:
    """One figure for one period, in the words of one claim; a longer period's figure is never spread over its days.

    `anchor` is the figure with its unit in the text of `report`; `printed` the unit as printed. `day` is the ISO date
    that the figure is for where its period is about a day long (18 to 36 hours: the day that most of them fall on),
    else None. `said` is when the report was published. `also` are claims that give the same figure: reprints, and
    others of the same speaker. `earlier` are the figures that the same speaker gave for the same period before.
    """

    id: CountId
    report: ReportId
    claim: ClaimId
    anchor: Anchor
    printed: str
    period: Period
    day: str | None
    min: int | None
    max: int | None
    approx: bool = False
    said: str | None = None
    also: tuple[ClaimId, ...] = ()
    earlier: tuple[CountPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSeries:
    """What one speaker counts, of one side, in one unit.

    `speaker` is the body for which a person speaks. `side` is the side that is said to have done it; where the pack
    knows no side of it, `accused` is the actor; both None where the source does not say who. `unit` is the unit's one
    form ("shots"), never another unit's; `kind` narrows it ("mortar", "outgoing"), `places` and `area` (as printed) say
    where it was counted, empty where the source does not say. `agreement` is None where it is not plain which is meant.
    `gaps` are the days without a figure between the first and the last that has one; `stopped` the days from the last
    one to the end of the record, where the series had begun and nothing more came.
    """

    id: SeriesId
    speaker: ActorId
    unit: str
    side: str | None = None
    accused: ActorId | None = None
    kind: str | None = None
    places: tuple[PlaceId, ...] = ()
    area: str | None = None
    agreement: AgreementId | None = None
    points: tuple[CountPoint, ...] = ()
    gaps: tuple[Period, ...] = ()
    stopped: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """The figures exclude each other. `least` and `most` bound how many more the higher one counts (`most` None: no
    bound is known); `ratio` is the higher by the lower, None where either is open or the lower is 0."""

    least: int
    most: int | None
    ratio: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Both figures can be true: they are the same, or their ranges meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlikeUnits:
    """Not the same thing is counted ("shots" and "cases"), so the figures are not compared."""

    first: str
    second: str


Outcome = Apart | Meeting | UnlikeUnits


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Two speakers' figures for the same day or period, laid at the same door. `area_open` where only one of them says
    where it counted."""

    period: Period
    first: CountId
    second: CountId
    outcome: Outcome
    area_open: bool = False
