"""Views in the dossier file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from tests.unit.publish.conftest import Theatre

from truceline.model.agreement import Assessment, AssessmentBasis, AssessmentStatus
from truceline.model.dossier import Dossier
from truceline.model.duty import DutyClock, DutyState
from truceline.model.ids import ActorId, AgreementId, JudgementId
from truceline.publish import dossier_json
from truceline.publish.views_file import write_views


def noted(who: str, status: AssessmentStatus, on: str) -> Assessment:
    return Assessment(
        agreement=AgreementId("accord"),
        provision="1",
        assessor=ActorId(who),
        status=status,
        claim=None,
        as_of=on,
        basis=AssessmentBasis.ENTERED,
        by="Vera Lind",
        why="read in full",
        words="kept",
        source="yearbook, p. 4",
        entry=JudgementId(f"e-{who}-{on}"),
    )


def with_views(dossier: Dossier, *given: Assessment, at: str | None = None) -> Dossier:
    return replace(dossier, assessments=given, clocks_at=at)


def test_each_point_has_its_views_in_order_with_ranges_and_no_average(theatre: Callable[..., Theatre]) -> None:
    dossier = with_views(
        theatre().dossier(),
        noted("lumenia", AssessmentStatus.NOT_FULFILLED, "2034-05-02"),
        noted("lumenia", AssessmentStatus.PARTLY, "2034-05-04"),
        noted("ordesh-mod", AssessmentStatus.FULFILLED, "2034-05-03"),
        at="2034-05-05",
    )
    first, second = json.loads(dossier_json(dossier))["views"]
    assert (first["provision"], first["standing"], first["level"]) == ("1", "disputed", "disputed")
    assert (first["kroc"], first["paimt"], first["apart"]) == (None, None, [[0, 1]])
    lumenia, ministry = first["assessors"]
    assert [stage["statuses"] for stage in lumenia["stages"]] == [["not_fulfilled"], ["partly"]]
    assert (lumenia["held"]["since"], lumenia["kroc"], lumenia["paimt"]) == ("2034-05-04", [1, 2], [2.5, 7.5])
    assert (ministry["level"], ministry["kroc"], ministry["paimt"]) == ("fulfilled", [3, 3], [10, 10])
    assert (second["standing"], second["level"], second["assessors"]) == ("unjudged", None, [])


def test_views_are_seen_from_where_the_clocks_are_read(theatre: Callable[..., Theatre]) -> None:
    broken = noted("lumenia", AssessmentStatus.NOT_FULFILLED, "2034-05-02")
    kept = noted("lumenia", AssessmentStatus.FULFILLED, "2034-05-04")
    early = write_views(with_views(theatre().dossier(), broken, kept, at="2034-05-03"))[0]
    assert (early["standing"], early["level"], early["at"]) == ("single_source", "not_fulfilled", "2034-05-03")


def test_what_is_not_due_lacks_nothing(theatre: Callable[..., Theatre]) -> None:
    broken = noted("lumenia", AssessmentStatus.NOT_FULFILLED, "2034-05-02")
    clock = DutyClock(agreement="accord", provision="1", duty="1", at="2034-05-05", state=DutyState.NOT_DUE)
    dossier = replace(with_views(theatre().dossier(), broken, at="2034-05-05"), clocks=(clock,))
    views = write_views(dossier)[0]
    assert (views["level"], views["kroc"]) == ("not_due", None)
    assert views["assessors"][0]["held"]["statuses"] == ["not_fulfilled"]


def test_the_file_says_on_what_an_assessment_rests(theatre: Callable[..., Theatre]) -> None:
    dossier = with_views(theatre().dossier(), noted("lumenia", AssessmentStatus.PARTLY, "2034-05-02"))
    (written,) = json.loads(dossier_json(dossier))["assessments"]
    assert (written["claim"], written["basis"], written["by"]) == (None, "entered", "Vera Lind")
    assert (written["words"], written["source"], written["entry"]) == ("kept", "yearbook, p. 4", "e-lumenia-2034-05-02")
    assert written["id"].startswith("as-")
