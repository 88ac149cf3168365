"""Where the clock of a duty stands, worked out by hand."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from tests.unit.compliance.agreements import LUMENIA, agreement, duty, milestone

from truceline.compliance import clock_of, read_clocks
from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import DutyClock, DutyForm, DutyState, Effect, Reading

STANDING, RECURRING = DutyForm.STANDING, DutyForm.RECURRING
MAURITIUS = ZoneInfo("Indian/Mauritius")  # UTC+04:00 all year
BERLIN = ZoneInfo("Europe/Berlin")


def read(held: Agreement, at: str, name: str = "1", zone: ZoneInfo | None = MAURITIUS) -> DutyClock:
    (found,) = [clock for clock in read_clocks([held], at, zone) if clock.duty == name]
    return found


def states(held: Agreement, *moments: str, name: str = "1", zone: ZoneInfo | None = MAURITIUS) -> list[str]:
    return [read(held, at, name, zone).state.value for at in moments]


def test_a_one_off_is_due_on_its_day_alone_and_overdue_past_it() -> None:
    held = agreement(duty(due="2033-05-15"))
    days = ("2033-04-03", "2033-04-04", "2033-05-14", "2033-05-15", "2033-05-16", "2099-01-01")
    assert states(held, *days) == ["not_due", "not_due", "not_due", "due", "overdue", "overdue"]


def test_a_day_ends_with_the_last_second_of_its_zone() -> None:
    held = agreement(duty(due="2033-05-15"))
    moments = ("2033-05-14T19:59:59+00:00", "2033-05-14T20:00:00+00:00", "2033-05-15T23:59:59+04:00")
    assert states(held, *moments) == ["not_due", "due", "due"]
    assert states(held, "2033-05-15T20:00:00+00:00") == ["overdue"]
    assert states(held, "2033-05-15T20:00:00+00:00", zone=None) == ["due"]


def test_a_deadline_at_an_hour_is_due_from_the_midnight_before_to_the_moment_itself() -> None:
    held = agreement(duty(due="2033-05-15T12:00:00+04:00"))
    moments = ("2033-05-14T23:59:59+04:00", "2033-05-15T00:00:00+04:00", "2033-05-15T12:00:00+04:00")
    assert states(held, "2033-05-14", *moments) == ["not_due", "not_due", "due", "due"]
    assert states(held, "2033-05-15T12:00:01+04:00", "2033-05-15") == ["overdue", "overdue"]


def test_a_moment_without_an_offset_is_in_the_zone() -> None:
    assert states(agreement(duty(due="2033-05-15")), "2033-05-16T00:00:00", "2033-05-15T23:00:00") == ["overdue", "due"]


def test_without_a_day_it_is_due_from_its_beginning_and_never_overdue() -> None:
    assert states(agreement(duty()), "2033-04-03", "2033-04-04", "9999-12-31") == ["not_due", "due", "due"]


def test_it_is_done_from_the_day_on_which_that_is_on_record() -> None:
    held = agreement(duty(due="2033-05-15"), milestones=(milestone("2033-05-20", Effect.DONE, "1"),))
    assert states(held, "2033-05-19", "2033-05-20", "2034-01-01") == ["overdue", "done", "done"]
    clock = read(held, "2033-05-21")
    assert clock.milestones == ("m-2033-05-20-done",)
    assert clock.why[0] == "On record as done on 20 May 2033: “It was done”."
    assert read(held, "2033-05-19").milestones == ()


def test_a_point_that_was_done_was_done_in_all_its_duties_and_the_duties_make_the_point() -> None:
    held = agreement(duty("1.a"), duty("1.b"), milestones=(milestone("2033-05-20", Effect.DONE, "1"),))
    assert [clock.state for clock in read_clocks([held], "2033-05-20", None)] == [DutyState.DONE, DutyState.DONE]
    by_parts = agreement(
        duty("1.a"),
        duty("1.b"),
        duty("2", after=("1",)),
        milestones=(milestone("2033-05-20", Effect.DONE, "1.b"), milestone("2033-05-22", Effect.DONE, "1.a")),
    )
    assert read(by_parts, "2033-05-21", "2").waits_for == ("1",)
    assert read(by_parts, "2033-05-22", "2").begins == "2033-05-22"


def test_what_somebody_denies_moves_no_clock_and_is_named() -> None:
    held = agreement(duty(due="2033-05-15"), milestones=(milestone("2033-05-10", Effect.DONE, "1", denies=(LUMENIA,)),))
    clock = read(held, "2033-05-16")
    assert clock.state is DutyState.OVERDUE
    assert clock.milestones == ("m-2033-05-10-done",)
    assert clock.why[-1] == "Said of 10 May 2033, and denied: “It was done”. No clock follows it."


@pytest.mark.parametrize("effect", [Effect.MOVED, Effect.ENDED, Effect.OVERTAKEN, Effect.OBJECTED, Effect.NOTED])
def test_no_effect_of_a_denied_milestone_changes_the_state(effect: Effect) -> None:
    more = {"due": "2033-06-01"} if effect is Effect.MOVED else {}
    denied = milestone("2033-05-10", effect, "1", denies=(LUMENIA,), **more)
    held = agreement(duty(due="2033-05-15"), milestones=(denied,))
    assert (read(held, "2033-05-16").state, read(held, "2033-05-16").due) == (DutyState.OVERDUE, "2033-05-15")


def test_a_deadline_that_was_moved_counts_from_the_day_of_the_move() -> None:
    held = agreement(duty(due="2033-05-15"), milestones=(milestone("2033-05-17", Effect.MOVED, "1", due="2033-05-25"),))
    days = ("2033-05-15", "2033-05-16", "2033-05-17", "2033-05-25", "2033-05-26")
    assert states(held, *days) == ["due", "overdue", "not_due", "due", "overdue"]
    assert [read(held, day).due for day in days[1:3]] == ["2033-05-15", "2033-05-25"]
    assert "Due by 25 May 2033, moved on 17 May 2033 from 15 May 2033: “It was moved”." in read(held, "2033-05-17").why


def test_what_it_waits_for_is_named_until_all_of_it_is_on_record_as_done() -> None:
    held = agreement(
        duty("1", due="2033-05-01"),
        duty("2", after=("1", "law"), within="P30D"),
        milestones=(milestone("2033-05-20", Effect.DONE, "1"), milestone("2033-06-01", Effect.DONE, "law")),
    )
    waiting, half, ready = (read(held, day, "2") for day in ("2033-05-19", "2033-05-31", "2033-06-01"))
    assert (waiting.state, waiting.waits_for, waiting.begins, waiting.due) == ("not_due", ("1", "law"), None, None)
    assert waiting.why[0] == (
        "Waits for point 1 and “A law on elections is passed”, neither of which is on record as done."
    )
    assert half.waits_for == ("law",)
    assert half.milestones == ("m-2033-05-20-done",)
    assert (ready.waits_for, ready.begins, ready.due, ready.state) == ((), "2033-06-01", "2033-07-01", "not_due")
    assert read(held, "2033-07-02", "2").state is DutyState.OVERDUE


def test_while_it_waits_it_is_not_due_though_its_day_is_past() -> None:
    assert states(agreement(duty(due="2033-05-01", after=("law",))), "2033-06-01") == ["not_due"]


def test_a_duty_begins_on_its_own_day_though_what_it_waits_for_was_done_before() -> None:
    done = milestone("2033-04-05", Effect.DONE, "law")
    held = agreement(duty(begins="2033-06-01", after=("law",)), milestones=(done,))
    assert (states(held, "2033-05-31", "2033-06-01"), read(held, "2033-06-01").begins) == (
        ["not_due", "due"],
        "2033-06-01",
    )


def test_duties_that_wait_for_each_other_wait_for_ever_and_nothing_turns_in_circles() -> None:
    held = agreement(duty("1", after=("2",)), duty("2", after=("1",)), duty("3", after=("3",)))
    assert [clock.state.value for clock in read_clocks([held], "2050-01-01", None)] == ["not_due"] * 3


def test_what_stands_runs_from_its_beginning_and_lapses_with_its_last_day() -> None:
    held = agreement(duty(form=STANDING, due="2033-04-10", until="2033-06-30"))
    days = ("2033-04-03", "2033-04-04", "2033-04-11", "2033-06-30", "2033-07-01")
    assert states(held, *days) == ["not_due", "running", "running", "running", "lapsed"]
    assert read(held, "2033-04-04").ends == "2033-06-30"


def test_a_term_in_hours_ends_at_its_minute() -> None:
    held = agreement(duty(form=STANDING, lasts="PT72H"), effective="2033-04-04T06:00:00+04:00")
    assert read(held, "2033-04-04").ends == "2033-04-07T06:00:00+04:00"
    moments = ("2033-04-07T06:00:00+04:00", "2033-04-07T06:00:01+04:00")
    assert states(held, *moments) == ["running", "lapsed"]


def test_terms_follow_each_other_unless_somebody_objects_in_time() -> None:
    force = duty(form=STANDING, begins="2033-04-30", lasts="P5Y", renews=("P5Y", "P6M"))
    first, second = read(agreement(force), "2038-04-30"), read(agreement(force), "2038-05-01")
    assert (first.term, first.ends, first.notice_by) == (1, "2038-04-30", "2037-10-30")
    assert (second.term, second.ends, second.notice_by) == (2, "2043-04-30", "2042-10-30")
    assert second.state is DutyState.RUNNING
    assert "Another term, of 5 years, follows unless somebody objects by 30 October 2042." in second.why
    assert (
        "Nobody is on record as having objected by 30 October 2037, so another term, of 5 years, follows." in first.why
    )


@pytest.mark.parametrize(("on", "last_day"), [("2037-10-30", "2038-04-30"), ("2037-10-31", "2043-04-30")])
def test_an_objection_after_the_limit_counts_for_the_term_after(on: str, last_day: str) -> None:
    force = duty(form=STANDING, begins="2033-04-30", lasts="P5Y", renews=("P5Y", "P6M"))
    held = agreement(force, milestones=(milestone(on, Effect.OBJECTED, "1"),))
    clock = read(held, last_day)
    assert (clock.state, clock.ends, clock.notice_by) == (DutyState.RUNNING, last_day, None)
    year = int(last_day[:4])
    assert states(held, f"{year}-05-01", f"{year + 30}-01-01") == ["lapsed", "lapsed"]
    assert any(sentence.startswith("No term follows term") for sentence in clock.why)


def test_without_a_notice_an_objection_counts_up_to_the_end_of_the_term() -> None:
    force = duty(form=STANDING, begins="2033-04-30", lasts="P1Y", renews=("P6M", None))
    held = agreement(force, milestones=(milestone("2034-04-30", Effect.OBJECTED, "1"),))
    assert states(held, "2034-04-30", "2034-05-01") == ["running", "lapsed"]
    assert read(agreement(force), "2034-05-01").ends == "2034-10-30"


def test_the_end_of_a_term_can_be_moved_and_further_terms_follow_the_new_end() -> None:
    truce = duty(form=STANDING, lasts="P60D", renews=("P30D", None))
    held = agreement(truce, milestones=(milestone("2033-06-01", Effect.MOVED, "1", due="2033-06-18"),))
    assert read(held, "2033-05-31").ends == "2033-06-03"
    assert read(held, "2033-06-01").ends == "2033-06-18"
    assert (read(held, "2033-06-19").term, read(held, "2033-06-19").ends) == (2, "2033-07-18")


def test_a_term_that_began_on_the_29th_of_february_ends_on_the_last_of_the_month_and_drifts_nowhere() -> None:
    force = duty(form=STANDING, begins="2032-02-29", lasts="P1Y", renews=("P1Y", None))
    ends = [read(agreement(force), f"{year}-02-28").ends for year in (2033, 2034, 2035, 2036)]
    assert ends == ["2033-02-28", "2034-02-28", "2035-02-28", "2036-02-29"]
    yearly = duty(form=RECURRING, begins="2032-02-29", every="P1Y")
    assert [read(agreement(yearly), f"{year}-06-01").due for year in (2032, 2033, 2035)] == [
        "2033-02-27",
        "2034-02-27",
        "2036-02-28",
    ]


def test_what_returns_runs_and_its_day_is_the_last_of_the_period() -> None:
    convoy = agreement(duty(form=RECURRING, every="P1W", until="2033-04-20"))
    found = [(c.state.value, c.due) for c in (read(convoy, day) for day in ("2033-04-03", "2033-04-04", "2033-04-10"))]
    assert found == [("not_due", None), ("running", "2033-04-10"), ("running", "2033-04-10")]
    assert read(convoy, "2033-04-11").due == "2033-04-17"
    assert read(convoy, "2033-04-18").due == "2033-04-20"
    assert (read(convoy, "2033-04-21").state, read(convoy, "2033-04-21").due) == (DutyState.LAPSED, None)


def test_a_daily_duty_is_due_each_day() -> None:
    assert read(agreement(duty(form=RECURRING, every="P1D")), "2033-09-09").due == "2033-09-09"


def test_a_duty_that_returns_every_minute_for_ages_is_reckoned_at_once() -> None:
    minutely = agreement(duty(form=RECURRING, every="PT1M"))
    assert read(minutely, "9000-04-04T12:00:30+04:00").due == "9000-04-04T12:01:00+04:00"
    assert read(minutely, "9999-12-31").state is DutyState.RUNNING


@pytest.mark.parametrize(("effect", "state"), [(Effect.ENDED, "lapsed"), (Effect.OVERTAKEN, "overtaken")])
@pytest.mark.parametrize("form", list(DutyForm))
@pytest.mark.parametrize("of", [(), ("1",), ("1.a",)])
def test_what_ends_or_overtakes_counts_for_every_form(
    effect: Effect, state: str, form: DutyForm, of: tuple[str, ...]
) -> None:
    every = {"every": "P1D"} if form is RECURRING else {}
    held = agreement(duty("1.a", form=form, **every), milestones=(milestone("2033-08-01", effect, *of),))
    before, after = (read(held, day, "1.a") for day in ("2033-07-31", "2033-08-01"))
    assert before.state in (DutyState.DUE, DutyState.RUNNING)
    assert (after.state.value, after.ends, after.due) == (state, "2033-08-01", None)


def test_a_term_that_was_ended_is_the_last_that_is_counted() -> None:
    force = duty(form=STANDING, lasts="P5Y", renews=("P5Y", "P6M"))
    held = agreement(force, milestones=(milestone("2037-06-12", Effect.ENDED, "1"),))
    clock = read(held, "2050-01-01")
    assert (clock.state, clock.term, clock.ends, clock.notice_by) == (DutyState.LAPSED, 1, "2037-06-12", None)
    assert clock.why == (
        "Ended on 12 June 2037: “It was ended”.",
        "Bound from 4 April 2033, when the agreement took effect.",
    )


def test_what_was_done_stays_done_whatever_overtakes_the_agreement() -> None:
    held = agreement(
        duty(due="2033-05-15"),
        milestones=(milestone("2033-05-10", Effect.DONE, "1"), milestone("2033-08-01", Effect.OVERTAKEN)),
    )
    assert states(held, "2033-09-01") == ["done"]


def test_each_version_of_the_text_has_a_state_of_its_own() -> None:
    readings = (
        Reading(version="ordeshi", text="before the 20th", due="2033-05-19"),
        Reading(version="lumenian", text="from the 20th", begins="2033-05-20"),
    )
    clock = read(agreement(duty(due="2033-05-20", readings=readings)), "2033-05-20")
    assert clock.state is DutyState.DUE
    assert [(r.version, r.state.value, r.due) for r in clock.readings] == [
        ("ordeshi", "overdue", "2033-05-19"),
        ("lumenian", "due", "2033-05-20"),
    ]


def test_a_reading_with_a_day_or_an_end_outweighs_the_lengths_of_the_duty() -> None:
    readings = (Reading(version="v", text="to July", due="2033-06-30", until="2033-07-31"),)
    clock = read(agreement(duty(within="P10D", lasts="P20D", readings=readings)), "2033-06-01")
    assert (clock.state, clock.readings[0].state) == (DutyState.LAPSED, DutyState.NOT_DUE)


def test_months_and_days_go_by_the_wall_clock_and_hours_by_time_that_passed() -> None:
    at_noon = {"effective": "2033-03-26T12:00:00+01:00"}  # clocks go forward in the night that follows
    days = read(agreement(duty(within="P1D"), **at_noon), "2033-03-26", zone=BERLIN)
    hours = read(agreement(duty(within="PT24H"), **at_noon), "2033-03-26", zone=BERLIN)
    assert (days.due, hours.due) == ("2033-03-27T12:00:00+02:00", "2033-03-27T13:00:00+02:00")


def test_an_offset_that_is_not_the_zones_is_kept() -> None:
    held = agreement(duty(within="P1M"), effective="2033-03-10T00:00:00+03:00")
    assert read(held, "2033-03-10", zone=BERLIN).due == "2033-04-10T00:00:00+03:00"


def test_the_day_on_which_clocks_go_back_lasts_to_its_end() -> None:
    held = agreement(duty(due="2033-10-30"))
    moments = ("2033-10-30T22:59:59+00:00", "2033-10-30T23:00:00+00:00")
    assert states(held, *moments, zone=BERLIN) == ["due", "overdue"]


@pytest.mark.parametrize("at", ["0001-01-01", "9999-12-31", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
@pytest.mark.parametrize("zone", [None, MAURITIUS, ZoneInfo("America/New_York"), ZoneInfo("Pacific/Kiritimati")])
def test_the_ends_of_the_calendar_are_no_fault(at: str, zone: ZoneInfo | None) -> None:
    held = agreement(
        duty("1", due=at, within="P9999Y"),
        duty("2", form=STANDING, lasts="P9000Y", renews=("P9000Y", "P9999Y")),
        duty("3", form=RECURRING, every="P5000Y"),
        duty("4", begins="9999-12-31", within="P99999999999D"),
        milestones=(milestone("9999-12-30", Effect.OBJECTED, "2"), milestone(at, Effect.MOVED, "2", due=at)),
        effective=at,
    )
    assert len(read_clocks([held], at, zone)) == 4


def test_a_record_made_by_hand_has_one_duty_for_each_point() -> None:
    points = tuple(
        Provision(number=number, title="", text="", kind=kind, due=due)
        for number, kind, due in (
            ("1", "cessation", None),
            ("2", "withdrawal", "2033-05-15"),
            ("3", "monitoring", None),
        )
    )
    clocks = read_clocks([agreement(provisions=points)], "2033-05-16", MAURITIUS)
    assert [(clock.duty, clock.state.value) for clock in clocks] == [
        ("1", "running"),
        ("2", "overdue"),
        ("3", "running"),
    ]


def test_where_nothing_says_when_it_begins_that_is_said() -> None:
    clock = read(agreement(duty(form=STANDING), signed=None, effective=None), "2033-01-01")
    assert (clock.state, clock.begins) == (DutyState.RUNNING, None)
    assert clock.why == ("Nothing says when it begins; it is taken to bind already.",)


def test_one_duty_is_read_as_all_of_them_are() -> None:
    held = agreement(duty("1", due="2033-05-15"), duty("2", after=("1",)))
    provision = held.provisions[1]
    one = clock_of(provision.duties[0], provision, held, "2033-06-01", MAURITIUS)
    assert one == read(held, "2033-06-01", "2")
    assert one.at == "2033-06-01"


def test_what_is_in_step_is_said_and_changes_no_state() -> None:
    held = agreement(duty("1"), duty("2", form=STANDING, in_step_with=("1", "law")))
    clock = read(held, "2033-05-01", "2")
    assert clock.state is DutyState.RUNNING
    assert clock.why[-2:] == (
        "In step with point 1, which is not on record as done.",
        "In step with “A law on elections is passed”, which is not on record as done.",
    )


def test_long_words_of_a_milestone_are_cut() -> None:
    long = milestone("2033-05-01", Effect.DONE, "1", text="word " * 500)
    assert len(read(agreement(duty(), milestones=(long,)), "2033-06-01").why[0]) < 300


def test_what_is_no_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="no moment"):
        read_clocks([agreement(duty())], "tomorrow", None)
