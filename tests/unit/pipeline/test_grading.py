"""A grade that a person gave outlives every run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.publish.conftest import Theatre

from truceline.model.grading import Grading
from truceline.model.ids import ClaimId, JudgementId
from truceline.model.judgement import Outcome, Pointer
from truceline.model.reliability import Credibility, Grade
from truceline.pipeline.grading import hear_gradings, set_grades

DOSSIER = Theatre().dossier()
BOMBS = Pointer(report="reports/first.txt", words="two mortar bombs hit Halvern")


def grading(grade: int, pointer: Pointer = BOMBS, by: str = "Vera Lind", **more: str) -> Grading:
    replaces = JudgementId(more["replaces"]) if "replaces" in more else None
    return Grading.of(Grade(grade), pointer, by=by, on="2034-05-06", why="craters", replaces=replaces)


def grades(*given: Grading) -> dict[str, int]:
    """What people set, by claim."""
    graded = hear_gradings(given, DOSSIER.claims, DOSSIER.reports)
    proposed = [Credibility(claim=claim.id, proposed=Grade.UNKNOWN, reasons=()) for claim in DOSSIER.claims]
    return {each.claim: each.grade for each in set_grades(proposed, graded.rulings) if each.set is not None}


def test_a_grade_is_set_where_the_words_stand_and_the_proposal_is_kept() -> None:
    graded = hear_gradings([grading(2)], DOSSIER.claims, DOSSIER.reports)
    (ruling,) = graded.rulings
    assert (ruling.outcome, ruling.found, graded.issues) == (Outcome.HELD, ("c-hit",), ())
    (each,) = set_grades([Credibility(claim=ClaimId("c-hit"), proposed=Grade.UNKNOWN, reasons=())], graded.rulings)
    assert (each.proposed, each.grade, each.set and each.set.by) == (6, 2, "Vera Lind")


def test_a_grade_can_name_the_claim_by_its_id() -> None:
    assert grades(grading(4, Pointer(claim=ClaimId("c-three")))) == {"c-three": 4}


def test_a_grade_of_a_claim_that_is_no_longer_found_is_kept_and_becomes_an_issue() -> None:
    graded = hear_gradings([grading(2, Pointer(claim=ClaimId("c-gone")))], DOSSIER.claims, DOSSIER.reports)
    (ruling,), (issue,) = graded.rulings, graded.issues
    assert ruling.outcome is Outcome.NOT_FOUND
    assert "no claim c-gone is in this record: it is kept, and not followed" in str(issue)


def test_a_grade_of_a_report_that_is_not_in_view_is_kept_in_silence() -> None:
    seen = DOSSIER.reports[1:]
    claims = [claim for claim in DOSSIER.claims if claim.report != DOSSIER.reports[0].id]
    graded = hear_gradings([grading(2)], claims, seen, unseen=DOSSIER.reports[:1])
    assert ([ruling.outcome for ruling in graded.rulings], graded.issues) == ([Outcome.OUT_OF_VIEW], ())


def test_of_two_grades_for_one_claim_none_is_followed_until_one_replaces_the_other() -> None:
    first, second = grading(2), grading(4, by="Jon Aas")
    graded = hear_gradings([first, second], DOSSIER.claims, DOSSIER.reports)
    assert [ruling.outcome for ruling in graded.rulings] == [Outcome.CONTRADICTED] * 2
    assert [ruling.against for ruling in graded.rulings] == [(second.id,), (first.id,)]
    (issue,) = graded.issues
    assert "Vera Lind" in str(issue)
    assert "Jon Aas" in str(issue)
    assert grades(first, second) == {}
    later = grading(4, by="Jon Aas", replaces=first.id)
    assert grades(first, later) == {"c-hit": 4}


def test_two_people_who_give_one_grade_agree() -> None:
    assert grades(grading(2), grading(2, by="Jon Aas")) == {"c-hit": 2}


@pytest.mark.parametrize("turn", [1, -1])
def test_the_order_of_the_file_decides_nothing(turn: int) -> None:
    given = [grading(2), grading(4, by="Jon Aas"), grading(3, Pointer(claim=ClaimId("c-three")))][::turn]
    assert grades(*given) == {"c-three": 3}
    assert len(hear_gradings(given, DOSSIER.claims, DOSSIER.reports).issues) == 1


def test_an_id_follows_from_the_words() -> None:
    assert grading(2).id == grading(2).id
    assert len({grading(2).id, grading(3).id, grading(2, by="Jon Aas").id}) == 3
    assert replace(grading(2)).id.startswith("g-")
