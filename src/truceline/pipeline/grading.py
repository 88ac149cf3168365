"""Which claims of this record people graded, and which of the gradings can be followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from truceline.model.claim import Claim
from truceline.model.grading import Grading, GradingRuling
from truceline.model.ids import ClaimId
from truceline.model.issue import Issue
from truceline.model.judgement import Outcome
from truceline.model.reliability import Credibility
from truceline.model.report import Report
from truceline.pipeline.pointers import Finder, lost_in, say_lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """Every grading with its outcome, in the order given, and what the run has to say about those not followed."""

    rulings: tuple[GradingRuling, ...] = ()
    issues: tuple[Issue, ...] = ()


def hear_gradings(
    gradings: Sequence[Grading], claims: Sequence[Claim], reports: Sequence[Report], unseen: Sequence[Report] = ()
) -> Graded:
    """`unseen` are reports left out because of the moment that the record is seen from. Of gradings that give one claim
    different grades none is followed, until one replaces the other; one that leads to no claim is kept."""
    finder, later = Finder.of(claims, reports), Finder.of((), unseen)
    gone = {grading.replaces for grading in gradings}
    found = {grading.id: finder.find(grading.claim) for grading in gradings}
    standing: dict[ClaimId, list[Grading]] = defaultdict(list)
    for grading in gradings:
        if grading.id not in gone:
            for claim in found[grading.id]:
                standing[claim].append(grading)
    rulings, issues = [], []
    for grading in gradings:
        others = {
            other.id: other
            for claim in found[grading.id]
            for other in standing[claim]
            if other.grade is not grading.grade and grading.id not in gone
        }
        if grading.id in gone:
            outcome = Outcome.REPLACED
        elif not found[grading.id]:
            outcome = lost_in([grading.claim], finder, later)
            issues += [say_lost(_name(grading), [grading.claim], finder)] if outcome is Outcome.NOT_FOUND else []
        elif others:
            outcome = Outcome.CONTRADICTED
            issues += [_say_quarrel(grading, others.values())] if grading.id < min(others) else []
        else:
            outcome = Outcome.HELD
        rulings.append(
            GradingRuling(grading=grading, outcome=outcome, found=found[grading.id], against=tuple(sorted(others)))
        )
    return Graded(rulings=tuple(rulings), issues=tuple(issues))


def set_grades(credibility: Iterable[Credibility], rulings: Iterable[GradingRuling]) -> tuple[Credibility, ...]:
    """With the grades that people gave beside what was proposed."""
    given = {
        claim: ruling.grading.set_grade
        for ruling in rulings
        if ruling.outcome is Outcome.HELD
        for claim in ruling.found
    }
    return tuple(replace(each, set=given[each.claim]) if each.claim in given else each for each in credibility)


def _name(grading: Grading) -> str:
    return f"grading {grading.id} of {grading.by}, {grading.on}"


def _say_quarrel(grading: Grading, others: Iterable[Grading]) -> Issue:
    named = ", ".join(f"{other.grade.value} by {other.by} ({other.id})" for other in others)
    return Issue(
        path=_name(grading),
        reason=f"grade {grading.grade.value} for a claim that was also graded {named}: all are kept, none is followed",
        remedy="let one grading replace the other (`replaces: id`)",
    )
