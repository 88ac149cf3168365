"""Gradings: a person says how credible a claim is."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.ids import ClaimId, JudgementId, content_id
from truceline.model.judgement import Outcome, Pointer
from truceline.model.reliability import Grade, SetGrade


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """`on` is an ISO date or date-time. `replaces` names the grading that this one takes back: both are kept."""

    id: JudgementId
    grade: Grade
    claim: Pointer
    by: str
    on: str
    why: str
    replaces: JudgementId | None = None

    @classmethod
    def of(
        cls, grade: Grade, claim: Pointer, *, by: str, on: str, why: str, replaces: JudgementId | None = None
    ) -> Grading:
        """The id follows from the content."""
        name = content_id("g", grade.value, *claim.key, by, on, why, replaces)
        return cls(id=JudgementId(name), grade=grade, claim=claim, by=by, on=on, why=why, replaces=replaces)

    @property
    def set_grade(self) -> SetGrade:
        return SetGrade(grade=self.grade, by=self.by, on=self.on, why=self.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingRuling:
    """A grading and what became of it in one record; `found` are the claims that its pointer leads to, `against` the
    gradings that give one of them another grade."""

    grading: Grading
    outcome: Outcome
    found: tuple[ClaimId, ...] = ()
    against: tuple[JudgementId, ...] = ()
