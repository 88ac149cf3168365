"""Assessments in the dossier file: one status for a point as a whole, each party's beside it."""

from __future__ import annotations

from dataclasses import replace

from truceline.model.agreement import Assessment, AssessmentStatus
from truceline.model.ids import ActorId, AgreementId, ClaimId, ReportId
from truceline.publish.assessments_file import write_assessments

KEPT = Assessment(
    agreement=AgreementId("kestry"), provision="2", assessor=ActorId("hog"), status=AssessmentStatus.FULFILLED,
    claim=ClaimId("c-1"), as_of="2033-10-09", report=ReportId("r-1"), of=ActorId("ordesh"),
)  # fmt: skip
BROKEN = replace(KEPT, status=AssessmentStatus.NOT_FULFILLED, claim=ClaimId("c-2"), of=ActorId("lumenia"))


def statuses(written: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(each["of"], each["status"]) for each in written]


def test_who_holds_that_one_keeps_a_point_and_another_does_not_holds_it_partly_kept() -> None:
    whole, of_parties = write_assessments([KEPT, BROKEN])
    assert statuses(whole) == [(None, "partly")]
    assert statuses(of_parties) == [("ordesh", "fulfilled"), ("lumenia", "not_fulfilled")]


def test_parties_that_are_judged_alike_stand_as_they_are() -> None:
    whole, of_parties = write_assessments([KEPT, replace(BROKEN, status=AssessmentStatus.FULFILLED)])
    assert statuses(whole) == [("ordesh", "fulfilled"), ("lumenia", "fulfilled")]
    assert of_parties == []


def test_what_is_unclear_stands_beside_what_is_clear() -> None:
    whole, _ = write_assessments([KEPT, replace(BROKEN, status=AssessmentStatus.UNCLEAR)])
    assert statuses(whole) == [("ordesh", "fulfilled"), ("lumenia", "unclear")]


def test_two_texts_are_two_views() -> None:
    whole, of_parties = write_assessments([KEPT, replace(BROKEN, report=ReportId("r-2"))])
    assert statuses(whole) == [("ordesh", "fulfilled"), ("lumenia", "not_fulfilled")]
    assert of_parties == []
