from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.unit.compliance.agreements import agreement, duty, milestone

from truceline.checks import check_dossier
from truceline.compliance import read_clocks
from truceline.errors import BrokenRecord
from truceline.model.dossier import Dossier
from truceline.model.duty import DutyState, Effect, Reading, ReadingState

AT = "2033-06-01"
READING = Reading(version="lumenian", text="by July", due="2033-07-01")


@pytest.fixture
def clocked(dossier: Dossier) -> Dossier:
    held = agreement(
        duty("1.a", due="2033-05-01", readings=(READING,)),
        duty("2", after=("law",)),
        milestones=(milestone("2033-04-30", Effect.DONE, "1.a"),),
    )
    pack = replace(dossier.pack, agreements=(*dossier.pack.agreements, held))
    return replace(dossier, pack=pack, clocks=read_clocks([held], AT, None), clocks_at=AT)


def test_the_clocks_of_an_agreement_pass(clocked: Dossier) -> None:
    assert len(clocked.clocks) == 2
    check_dossier(clocked)


def with_clock(number: int, **changes: Any) -> Callable[[Dossier], Dossier]:
    def change(dossier: Dossier) -> Dossier:
        clocks = list(dossier.clocks)
        clocks[number] = replace(clocks[number], **changes)
        return replace(dossier, clocks=tuple(clocks))

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (with_clock(0, agreement="other"), "the clock of other 1 1.a is of an unknown agreement"),
        (with_clock(0, provision="2"), "the clock of kestry 2 1.a is of an unknown duty"),
        (with_clock(0, duty="1.b"), "the clock of kestry 1 1.b is of an unknown duty"),
        (with_clock(0, milestones=("m",)), "the clock of kestry 1 1.a names the unknown milestone m"),
        (with_clock(1, waits_for=("1",)), "the clock of kestry 2 2 waits for 1, which its duty does not"),
        (with_clock(0, readings=()), "the clock of kestry 1 1.a has readings other than those of its duty"),
        (
            with_clock(1, readings=(ReadingState(version="v", state=DutyState.DUE, due=None),)),
            "the clock of kestry 2 2 has readings other than those of its duty",
        ),
        (with_clock(0, due="soon"), "the clock of kestry 1 1.a names 'soon', which is no date"),
        (with_clock(0, at="2033-06-02"), "the clock of kestry 1 1.a is read at 2033-06-02, the others at 2033-06-01"),
        (
            lambda dossier: replace(dossier, clocks=(*dossier.clocks, dossier.clocks[0])),
            "2 clocks are of the duty 1.a of kestry 1",
        ),
        (
            lambda dossier: replace(dossier, clocks=(), clocks_at="?"),
            "the clocks are read at '?', which is no date",
        ),
    ],
)
def test_a_clock_that_leads_nowhere_is_refused(
    clocked: Dossier, change: Callable[[Dossier], Dossier], said: str
) -> None:
    with pytest.raises(BrokenRecord) as failure:
        check_dossier(change(clocked))
    assert failure.value.broken == (said,)
