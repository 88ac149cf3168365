from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from truceline.compliance.scales import KROC, PAIMT, place, place_provision, place_view, table_of_scales
from truceline.model.agreement import AssessmentStatus
from truceline.model.duty import DutyState
from truceline.model.ids import ActorId, AgreementId
from truceline.model.question import Agreed, Disputed, SingleSource
from truceline.model.scale import Level, Placed
from truceline.model.view import ProvisionViews, Unjudged, ViewPosition, ViewStage, ViewStanding

F, P, N, U = AssessmentStatus
WAITING = (DutyState.NOT_DUE,)
RUNNING = (DutyState.RUNNING,)
DOCS = Path(__file__).parents[3] / "docs" / "agreement-register.md"


def held(*statuses: AssessmentStatus) -> ViewStage:
    return ViewStage(statuses=statuses, since="2031-05-02", last_said="2031-05-02", assessments=(), times=1)


def views(standing: ViewStanding, *statuses: AssessmentStatus) -> ProvisionViews:
    positions = tuple(ViewPosition(status=s, assessors=(ActorId(f"a-{s}"),)) for s in statuses)
    return ProvisionViews(
        agreement=AgreementId("ford"), provision="1", at=None, histories=(), positions=positions, standing=standing
    )


def level(placed: Placed | None) -> str | None:
    return placed.level.value if placed else None


@pytest.mark.parametrize(
    ("statuses", "states", "expected"),
    [
        ((F,), RUNNING, "fulfilled"),
        ((P,), RUNNING, "partly"),
        ((N,), RUNNING, "not_fulfilled"),
        ((U,), RUNNING, "cannot_judge"),
        ((F, U), RUNNING, "fulfilled"),
        ((F, N), RUNNING, "disputed"),
        ((N,), (), "not_fulfilled"),
        ((N,), (DutyState.OVERDUE,), "not_fulfilled"),
        ((N,), WAITING, "not_due"),
        ((U,), WAITING, "not_due"),
        ((F,), WAITING, "fulfilled"),
        ((P,), WAITING, "partly"),
        ((N,), (DutyState.NOT_DUE, DutyState.RUNNING), "not_fulfilled"),
    ],
)
def test_the_clock_decides_what_is_not_due_and_never_what_was_done(
    statuses: tuple[AssessmentStatus, ...], states: tuple[DutyState, ...], expected: str
) -> None:
    assert level(place_view(held(*statuses), states)) == expected


def test_no_word_is_no_level_unless_the_point_is_not_due() -> None:
    assert place_view(None, RUNNING) is None
    assert level(place_view(None, WAITING)) == "not_due"
    assert place_provision(views(Unjudged()), RUNNING) is None
    assert level(place_provision(views(Unjudged()), WAITING)) == "not_due"


def test_a_point_that_assessors_hold_differently_is_disputed_and_has_no_number() -> None:
    placed = place_provision(views(Disputed(apart=((0, 1),)), F, N), RUNNING)
    assert placed == Placed(level=Level.DISPUTED, kroc=None, paimt=None)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (views(Agreed(between=("a", "b")), P), "partly"),
        (views(SingleSource(speaker=ActorId("a")), N), "not_fulfilled"),
        (views(SingleSource(speaker=ActorId("a")), F, N), "disputed"),
        (views(Unjudged(unclear_to=(ActorId("a"),))), "cannot_judge"),
    ],
)
def test_a_point_that_is_held_alike_has_the_level_of_those_who_hold_it(given: ProvisionViews, expected: str) -> None:
    assert level(place_provision(given, RUNNING)) == expected


@pytest.mark.parametrize("one", Level)
def test_a_range_runs_between_levels_that_the_scales_have(one: Level) -> None:
    placed = place(one)
    assert (placed.kroc is None) is (placed.paimt is None)
    if placed.kroc is not None and placed.paimt is not None:
        assert {placed.kroc.low, placed.kroc.high} <= set(KROC)
        assert {placed.paimt.low, placed.paimt.high} <= set(PAIMT)
        assert placed.kroc.low <= placed.kroc.high
        assert placed.paimt.low <= placed.paimt.high


def test_only_what_is_fulfilled_is_a_single_level_and_no_other_reaches_it() -> None:
    full = place(Level.FULFILLED).kroc
    assert full is not None
    assert full.low == full.high == max(KROC)
    below = [place(one).kroc for one in (Level.PARTLY, Level.NOT_FULFILLED)]
    assert all(found is not None and found.low < found.high < full.low for found in below)


def test_the_documentation_has_the_table_as_it_is() -> None:
    assert table_of_scales() in DOCS.read_text(encoding="utf-8")


def test_what_one_party_keeps_and_another_does_not_is_kept_in_part() -> None:
    kept = ViewPosition(status=AssessmentStatus.FULFILLED, assessors=(ActorId("a"),), of=ActorId("brenn"))
    broken = ViewPosition(status=AssessmentStatus.NOT_FULFILLED, assessors=(ActorId("a"),), of=ActorId("calder"))
    seen = replace(views(SingleSource(speaker=ActorId("a"))), positions=(kept, broken))
    placed = place_provision(seen, ())
    assert placed is not None
    assert placed.level.value == "partly"
