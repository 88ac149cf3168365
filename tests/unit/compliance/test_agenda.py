"""The calendar of an agreement."""

from __future__ import annotations

import pytest
from tests.unit.compliance.agreements import LUMENIA, agreement, duty, milestone

from truceline.compliance import deadlines
from truceline.model.agreement import Agreement
from truceline.model.duty import DutyForm, Effect, Reading


def told(held: Agreement, *, until: str = "2040-01-01", at: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(each.on, each.kind.value, each.duty) for each in deadlines([held], None, until=until, at=at)]


def test_what_begins_falls_due_and_ends_stands_in_order_of_time() -> None:
    held = agreement(
        duty("1", form=DutyForm.STANDING, until="2033-07-31"),
        duty("2", due="2033-05-15"),
        duty("3", begins="2033-05-01"),
    )
    assert told(held) == [
        ("2033-04-04", "begins", None),
        ("2033-05-01", "begins", "3"),
        ("2033-05-15", "due", "2"),
        ("2033-07-31", "ends", "1"),
    ]


def test_a_day_that_was_moved_stays_struck_beside_the_new_one() -> None:
    held = agreement(duty(due="2033-05-15"), milestones=(milestone("2033-05-14", Effect.MOVED, "1", due="2033-05-25"),))
    found = deadlines([held], None, until="2040-01-01")
    days = [(each.on, each.struck, each.moved_to) for each in found if each.kind == "due"]
    assert days == [("2033-05-15", True, "2033-05-25"), ("2033-05-25", False, None)]
    assert [
        (d.on, d.struck) for d in deadlines([held], None, until="2040-01-01", at="2033-05-13") if d.kind == "due"
    ] == [("2033-05-15", False)]


def test_what_waits_has_no_day_until_it_begins() -> None:
    done = milestone("2033-06-01", Effect.DONE, "law")
    waiting = duty(after=("law",), within="P10D")
    assert told(agreement(waiting)) == [("2033-04-04", "begins", None)]
    assert told(agreement(waiting, milestones=(done,)))[1:] == [
        ("2033-06-01", "begins", "1"),
        ("2033-06-01", "milestone", None),
        ("2033-06-11", "due", "1"),
    ]


def test_terms_that_renew_show_the_notice_and_the_next_of_them() -> None:
    force = duty(form=DutyForm.STANDING, begins="2033-04-30", lasts="P1Y", renews=("P1Y", "P2M"))
    found = [
        (d.on, d.kind.value, d.term) for d in deadlines([agreement(force)], None, until="2099-01-01", at="2034-06-01")
    ]
    assert found[2:] == [
        ("2034-02-28", "notice", 2),
        ("2034-04-30", "renewal", 2),
        ("2035-02-28", "notice", 3),
        ("2035-04-30", "renewal", 3),
        ("2036-02-29", "notice", 4),
        ("2036-04-30", "renewal", 4),
        ("2037-02-28", "notice", 5),
        ("2037-04-30", "renewal", 5),
    ]


def test_after_an_objection_the_term_ends_and_none_follows() -> None:
    force = duty(form=DutyForm.STANDING, lasts="P1Y", renews=("P1Y", None))
    held = agreement(force, milestones=(milestone("2033-12-01", Effect.OBJECTED, "1"),))
    assert told(held)[1:] == [("2033-12-01", "milestone", "1"), ("2034-04-04", "ends", "1")]


def test_of_what_returns_only_three_periods_are_told() -> None:
    convoy = agreement(duty(form=DutyForm.RECURRING, every="PT1M"), duty("2", form=DutyForm.RECURRING, every="P1W"))
    found = [each for each in deadlines([convoy], None, until="2099-01-01", at="2063-01-01") if each.kind == "return"]
    assert [each.duty for each in found] == ["1"] * 3 + ["2"] * 3


def test_nothing_returns_behind_its_end() -> None:
    convoy = agreement(duty(form=DutyForm.RECURRING, every="P1W", until="2033-04-12"))
    assert told(convoy)[1:] == [("2033-04-10", "return", "1"), ("2033-04-12", "ends", "1")]


def test_what_lies_behind_the_end_of_an_agreement_is_left_out() -> None:
    held = agreement(duty(due="2033-09-01"), milestones=(milestone("2033-08-01", Effect.ENDED),))
    assert told(held) == [("2033-04-04", "begins", None), ("2033-08-01", "milestone", None)]
    assert ("2033-09-01", "due", "1") in told(held, at="2033-07-01")


def test_another_version_of_the_text_adds_only_what_it_has_otherwise() -> None:
    readings = (Reading(version="lumenian", text="by the first of July", due="2033-07-01"),)
    found = deadlines([agreement(duty(due="2033-06-30", readings=readings))], None, until="2040-01-01")
    assert [(d.on, d.version, d.text) for d in found if d.kind == "due"] == [
        ("2033-06-30", None, "Duty 1."),
        ("2033-07-01", "lumenian", "by the first of July"),
    ]


def test_a_milestone_stands_where_it_belongs_and_struck_where_it_is_denied() -> None:
    held = agreement(
        duty("1.a"),
        duty("2"),
        milestones=(
            milestone("2033-05-01", Effect.NOTED, "1.a", denies=(LUMENIA,)),
            milestone("2033-05-02", Effect.NOTED, "1.a", "1"),
            milestone("2033-05-03", Effect.NOTED, "1", "2"),
            milestone("2033-05-04", Effect.NOTED, "law"),
        ),
    )
    found = [each for each in deadlines([held], None, until="2040-01-01") if each.kind == "milestone"]
    assert [(d.provision, d.duty, d.struck) for d in found] == [
        ("1", "1.a", True),
        ("1", None, False),
        (None, None, False),
        (None, None, False),
    ]
    assert [d.milestone for d in found] == [each.id for each in held.milestones]
    assert found[2].of == ("1", "2")


def test_the_calendar_ends_where_it_is_asked_to() -> None:
    held = agreement(duty("1", due="2033-05-15"), duty("2", due="2033-05-16"))
    assert [each.duty for each in deadlines([held], None, until="2033-05-15")] == [None, "1"]


@pytest.mark.parametrize(("until", "at"), [("soon", None), ("2033-01-01", "now")])
def test_what_is_no_moment_is_refused(until: str, at: str | None) -> None:
    with pytest.raises(ValueError, match="no moment"):
        deadlines([agreement(duty())], None, until=until, at=at)
