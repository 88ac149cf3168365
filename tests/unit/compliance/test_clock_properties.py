"""What holds of every clock, whatever was agreed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.compliance.agreements import LUMENIA, agreement, duty, milestone

from truceline.compliance import deadlines, read_clocks
from truceline.compliance.moments import Moment, add, of_day, of_instant, read_moment
from truceline.compliance.terms import Periods, first_index
from truceline.model.agreement import Agreement
from truceline.model.duty import Duty, DutyForm, DutyState, Effect, Length, Milestone, Reading, Renewal

ZONES = st.sampled_from(
    [None, UTC, *(ZoneInfo(n) for n in ("Asia/Beirut", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"))]
)
DAYS = st.dates(date(2033, 1, 1), date(2036, 12, 31))
INSTANTS = st.datetimes(datetime(2033, 1, 1), datetime(2036, 12, 31), timezones=st.just(UTC))
MOMENTS = st.one_of(DAYS.map(date.isoformat), INSTANTS.map(datetime.isoformat))
LENGTHS = st.builds(
    Length,
    months=st.integers(0, 30),
    days=st.integers(0, 60),
    minutes=st.sampled_from([0, 1, 90, 1440, 4321]),
).filter(lambda length: length != Length())
NAMES = ("1", "2", "3.a", "3.b", "law")
OPTIONAL = {key: st.none() | MOMENTS for key in ("begins", "due", "until")}
DUTIES = st.tuples(
    *(
        st.builds(
            Duty,
            id=st.just(name),
            text=st.just("Do it."),
            form=st.sampled_from(DutyForm),
            after=st.lists(st.sampled_from((*NAMES, "3", "nothing")), max_size=2).map(tuple),
            within=st.none() | LENGTHS,
            lasts=st.none() | LENGTHS,
            every=st.none() | LENGTHS,
            renews=st.none() | st.builds(Renewal, every=LENGTHS, notice=st.none() | LENGTHS),
            readings=st.just(()) | st.tuples(st.builds(Reading, version=st.just("v"), text=st.just("t"), **OPTIONAL)),
            **OPTIONAL,
        )
        for name in NAMES[:4]
    )
)
MILESTONES = st.lists(
    st.builds(
        Milestone,
        id=st.uuids().map(str),
        on=MOMENTS,
        text=st.just("It was so."),
        effect=st.sampled_from(Effect),
        of=st.lists(st.sampled_from((*NAMES, "3")), max_size=2).map(tuple),
        due=st.none() | MOMENTS,
        denies=st.just(()) | st.just((LUMENIA,)),
    ),
    max_size=4,
).map(tuple)
AGREEMENTS = st.builds(
    lambda duties, milestones, effective: agreement(*duties, milestones=milestones, effective=effective),
    DUTIES,
    MILESTONES,
    MOMENTS,
)
LATER = {
    DutyState.DUE: {DutyState.DUE, DutyState.OVERDUE, DutyState.LAPSED, DutyState.DONE, DutyState.OVERTAKEN},
    DutyState.OVERDUE: {DutyState.OVERDUE, DutyState.LAPSED, DutyState.DONE, DutyState.OVERTAKEN},
    DutyState.LAPSED: {DutyState.LAPSED, DutyState.DONE, DutyState.OVERTAKEN},
    DutyState.OVERTAKEN: {DutyState.OVERTAKEN, DutyState.LAPSED, DutyState.DONE},
    DutyState.DONE: {DutyState.DONE},
}


@settings(max_examples=40, deadline=None)
@given(AGREEMENTS, MOMENTS, MOMENTS, ZONES)
def test_a_one_off_never_turns_back_unless_its_day_was_moved(
    held: Agreement, one: str, other: str, zone: ZoneInfo | None
) -> None:
    if any(each.effect is Effect.MOVED for each in held.milestones):
        return
    first, second = sorted((one, other), key=lambda at: _read(at, zone).closes)
    for before, after in zip(read_clocks([held], first, zone), read_clocks([held], second, zone), strict=True):
        of_it = next(d for p in held.provisions for d in p.duties if d.id == before.duty)
        if of_it.form is DutyForm.ONCE and before.state is not DutyState.NOT_DUE:
            assert after.state in LATER[before.state], (before, after)


@settings(max_examples=40, deadline=None)
@given(AGREEMENTS, MOMENTS, ZONES)
def test_every_clock_is_of_a_duty_and_says_why(held: Agreement, at: str, zone: ZoneInfo | None) -> None:
    clocks = read_clocks([held], at, zone)
    assert [clock.duty for clock in clocks] == [d.id for p in held.provisions for d in p.duties]
    for clock in clocks:
        assert clock.why
        assert all(read_moment(m, zone) for m in (clock.begins, clock.due, clock.ends, clock.notice_by) if m)
        if clock.waits_for:
            assert clock.state not in (DutyState.DUE, DutyState.OVERDUE, DutyState.RUNNING)


@settings(max_examples=40, deadline=None)
@given(AGREEMENTS, MOMENTS, ZONES)
def test_a_denied_milestone_changes_neither_state_nor_day(held: Agreement, at: str, zone: ZoneInfo | None) -> None:
    undenied = tuple(each for each in held.milestones if not each.denies)
    without = agreement(*(d for p in held.provisions for d in p.duties), milestones=undenied, effective=held.effective)
    pairs = zip(read_clocks([held], at, zone), read_clocks([without], at, zone), strict=True)
    for one, other in pairs:
        assert (one.state, one.begins, one.due, one.ends, one.term) == (
            (other.state, other.begins, other.due, other.ends, other.term)
        )


@settings(max_examples=40, deadline=None)
@given(AGREEMENTS, MOMENTS, ZONES)
def test_what_is_still_to_come_changes_no_clock(held: Agreement, at: str, zone: ZoneInfo | None) -> None:
    seen = _read(at, zone).closes
    past = tuple(each for each in held.milestones if _read(each.on, zone).opens <= seen)
    then = agreement(*(d for p in held.provisions for d in p.duties), milestones=past, effective=held.effective)
    assert read_clocks([held], at, zone) == read_clocks([then], at, zone)


@settings(max_examples=40, deadline=None)
@given(AGREEMENTS, MOMENTS, MOMENTS, ZONES)
def test_the_calendar_is_bounded_in_order_and_ends_where_it_should(
    held: Agreement, at: str, until: str, zone: ZoneInfo | None
) -> None:
    found = deadlines([held], zone, until=until, at=at)
    opens = [_read(each.on, zone).opens for each in found]
    assert opens == sorted(opens)
    assert all(each <= _read(until, zone).closes for each in opens)
    assert len(found) < 200


@given(DAYS, LENGTHS, st.integers(0, 2_000), ZONES)
def test_periods_lie_edge_to_edge_and_each_moment_is_in_one(
    start: date, every: Length, index: int, zone: ZoneInfo | None
) -> None:
    periods = Periods.of(of_day(start, zone or UTC), every)
    edge, following = periods.edge(index), periods.edge(index + 1)
    if edge is None or following is None:
        return
    assert periods.index_at(edge.opens) == index
    assert periods.index_at(following.opens - timedelta(microseconds=1)) == index


@given(st.one_of(DAYS, INSTANTS), LENGTHS, ZONES)
def test_a_length_leads_forward_and_a_day_to_a_day(
    start: date | datetime, length: Length, zone: ZoneInfo | None
) -> None:
    local = zone or UTC
    moment = of_instant(start, local) if isinstance(start, datetime) else of_day(start, local)
    reached = add(moment, length)
    assert reached is not None
    assert reached.opens > moment.opens
    assert reached.is_day is moment.is_day


@given(st.integers(0, 10**12))
def test_the_first_number_that_holds_is_found(wanted: int) -> None:
    assert first_index(lambda number: number >= wanted) == wanted


@given(DAYS, st.integers(0, 24 * 60 - 1), ZONES)
def test_each_minute_of_a_day_lies_in_it(day: date, minute: int, zone: ZoneInfo | None) -> None:
    moment = of_day(day, zone or UTC)
    inside = moment.opens + timedelta(minutes=minute)
    if inside <= moment.closes:
        assert inside.astimezone(zone or UTC).date() == day
    held = agreement(duty(due=day.isoformat()), effective=None, signed=None)
    assert read_clocks([held], moment.closes.isoformat(), zone)[0].state is DutyState.DUE
    past = (moment.closes + timedelta(microseconds=1)).isoformat()
    assert read_clocks([held], past, zone)[0].state is DutyState.OVERDUE


@given(MOMENTS, ZONES)
def test_a_done_duty_is_done_from_its_milestone_on(on: str, zone: ZoneInfo | None) -> None:
    held = agreement(duty(), milestones=(milestone(on, Effect.DONE, "1"),))
    opens = _read(on, zone).opens
    assert read_clocks([held], opens.isoformat(), zone)[0].state is DutyState.DONE
    assert read_clocks([held], (opens - timedelta(seconds=1)).isoformat(), zone)[0].state is not DutyState.DONE


def _read(text: str, zone: ZoneInfo | None) -> Moment:
    moment = read_moment(text, zone)
    assert moment is not None
    return moment
