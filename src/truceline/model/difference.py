"""What changed between two dossiers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.outline import ClaimLine, ClockLine, IncidentLine, Outline, QuestionLine, ReportLine, ViewLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A report of which there is a later version; `kept` where the earlier one is still in the record."""

    before: ReportLine
    after: ReportLine
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """The same words of the same report, read otherwise."""

    before: ClaimLine
    after: ClaimLine


class IncidentTurn(StrEnum):
    NEW = "new"
    GONE = "gone"
    GROWN = "grown"  # and maybe lost some claims too
    SHRUNK = "shrunk"
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentChange:
    """`gained` are claims that no incident of `before` held, `lost` those that no incident of `after` holds."""

    turn: IncidentTurn
    before: tuple[IncidentLine, ...]
    after: tuple[IncidentLine, ...]
    gained: tuple[ClaimLine, ...] = ()
    lost: tuple[ClaimLine, ...] = ()


class QuestionTurn(StrEnum):
    NEW = "new"
    GONE = "gone"
    NEWLY_DISPUTED = "newly_disputed"
    SETTLED = "settled"  # disputed before and no longer: nobody decided who was right
    STATUS = "status_changed"
    POSITIONS = "positions_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What happened to one answer: the claims that now give it and did not, and those that no longer do."""

    answer: str
    gained: tuple[ClaimLine, ...]
    lost: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionChange:
    turn: QuestionTurn
    before: QuestionLine | None
    after: QuestionLine | None
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockChange:
    """A duty whose state, day or term is another; one of the two is None where only one of the dossiers has it."""

    before: ClockLine | None
    after: ClockLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewChange:
    """What an assessor holds of a point anew, otherwise, or (`after` is None) no longer."""

    before: ViewLine | None
    after: ViewLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`renamed` leads from the ids of claims in `before` to those of the same claims in `after`, where these differ."""

    before: Outline
    after: Outline
    new_reports: tuple[ReportLine, ...]
    withdrawn_reports: tuple[ReportLine, ...]
    corrected_reports: tuple[Corrected, ...]
    new_claims: tuple[ClaimLine, ...]
    gone_claims: tuple[ClaimLine, ...]
    reread_claims: tuple[Reread, ...]
    incidents: tuple[IncidentChange, ...]
    questions: tuple[QuestionChange, ...]
    renamed: tuple[tuple[str, str], ...] = ()
    clocks: tuple[ClockChange, ...] = ()
    views: tuple[ViewChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing to tell; ids alone do not count."""
        return not (
            self.new_reports
            or self.withdrawn_reports
            or self.corrected_reports
            or self.new_claims
            or self.gone_claims
            or self.reread_claims
            or self.incidents
            or self.questions
            or self.clocks
            or self.views
        )
