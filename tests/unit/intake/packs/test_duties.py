"""Duties of a pack's points: what they take from the point, and what they say themselves."""

from __future__ import annotations

from truceline.model.duty import DutyForm

POINT = """\
actors: [{id: a, name: A}]
agreements:
  - id: g
    title: G
    effective: 2033-04-04
    provisions:
      - number: "1"
        kind: withdrawal
        binds: [a]
        breached_by: [shelling]
        duties:
          - {id: 1.guns, text: Guns go back., within: P14D, fulfilled_by: [withdrawal]}
          - {id: 1.quiet, text: Guns are silent., form: standing}
          - {id: 1.maps, text: Maps are handed over., breached_by: []}
"""


def test_a_duty_takes_the_events_of_its_point_unless_it_has_its_own_or_says_that_it_has_none(load) -> None:
    guns, quiet, maps = load(POINT).agreements[0].provisions[0].duties
    assert [duty.breached_by for duty in (guns, quiet, maps)] == [("shelling",), ("shelling",), ()]
    assert [duty.fulfilled_by for duty in (guns, quiet, maps)] == [("withdrawal",), (), ()]


def test_a_point_knows_the_events_of_all_its_duties(load) -> None:
    point = load(POINT).agreements[0].provisions[0]
    assert (point.breached_by, point.fulfilled_by) == (("shelling",), ("withdrawal",))


def test_an_unknown_event_of_a_duty_is_named_with_its_line(refused) -> None:
    problems = refused(POINT.replace("[withdrawal]", "[withdrawel]"))
    assert any("unknown event type 'withdrawel' in fulfilled_by of duty '1.guns'" in problem for problem in problems)


def test_what_has_no_day_is_once_and_what_returns_recurs(load) -> None:
    duties = load(POINT).agreements[0].provisions[0].duties
    assert [duty.form for duty in duties] == [DutyForm.ONCE, DutyForm.STANDING, DutyForm.ONCE]
