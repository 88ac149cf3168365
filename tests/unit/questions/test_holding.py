"""Who holds a place, by speaker and day."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.questions.conftest import ACTORS, PACK, Account

from truceline.model.claim import Attitude
from truceline.model.control import Hold, PlaceControl, Stretch
from truceline.questions import trace_control


def traced(account: Account) -> list[PlaceControl]:
    return trace_control(account.claims, list(account.reports.values()), ACTORS, PACK)


def stretches(account: Account, speaker: str, place: str = "halvern") -> list[tuple[object, ...]]:
    (control,) = [control for control in traced(account) if control.place == place]
    return [shape(one) for one in control.stretches if one.speaker == speaker]


def shape(one: Stretch) -> tuple[object, ...]:
    return (one.holder, one.status.value, one.part.value, one.start[-2:], one.end[-2:], (one.last_said or "--")[-2:])


def contested(account: Account) -> list[tuple[str, str, set[str], set[str]]]:
    """From and to (days), who speaks of these days, and whose last word stands against it."""
    (control,) = traced(account)
    speakers = [one.speaker for one in control.stretches]
    return [
        (
            c.start[-2:],
            c.end[-2:],
            {speakers[n] for n in c.stretches if n not in c.carried},
            {speakers[n] for n in c.carried},
        )
        for c in control.contests
    ]


def test_a_claim_speaks_of_its_day_and_is_only_said_last_until_the_speaker_says_otherwise(account: Account) -> None:
    account.says("ordesh-mod", "control_of_place", actor="ordesh-army", day="2031-09-10")
    account.says("ordesh-mod", "control_of_place", "-", actor="ordesh", day="2031-09-14", told="2031-09-16")
    assert stretches(account, "ordesh-mod") == [
        ("ordesh", "claimed", "some", "10", "10", "13"),
        ("ordesh", "denied", "some", "14", "14", "16"),
    ]


def test_a_gap_between_two_like_claims_of_one_speaker_is_not_filled(account: Account) -> None:
    account.says("hog", "control_of_place", actor="ordesh", day="2031-09-10")
    account.says("hog", "control_of_place", actor="ordesh", day="2031-09-13", told="2031-09-13")
    assert [one[3:] for one in stretches(account, "hog")] == [("10", "10", "12"), ("13", "13", "14")]


def test_days_in_a_row_make_one_stretch_with_all_its_claims(account: Account) -> None:
    first = account.says("hog", "control_of_place", actor="ordesh", day="2031-09-10")
    second = account.says("hog", "control_of_place", actor="ordesh-army", day="2031-09-11")
    (control,) = traced(account)
    (one,) = control.stretches
    assert (one.start, one.end, one.claims, one.implied) == ("2031-09-10", "2031-09-11", (first.id, second.id), ())


def test_who_says_that_forces_left_says_that_they_had_been_there_and_both_are_marked_implied(account: Account) -> None:
    left = account.says("ordesh-mod", "withdrawal", actor="ordesh-army", day="2031-09-12")
    (control,) = traced(account)
    assert [shape(one) for one in control.stretches] == [
        ("ordesh", "claimed", "until", "12", "12", "--"),
        ("ordesh", "denied", "since", "12", "12", "14"),
    ]
    assert [one.implied for one in control.stretches] == [(left.id,), (left.id,)]


def test_no_change_in_positions_says_that_they_are_still_there(account: Account) -> None:
    account.denies("lumen-mod", "withdrawal", actor="lumen-army", day="2031-09-12")
    assert stretches(account, "lumen-mod") == [("lumenia", "claimed", "whole", "12", "12", "14")]


def test_no_incursion_is_no_absence_from_those_who_say_that_they_are_there(account: Account) -> None:
    account.denies("ordesh-mod", "troop_entry", actor="ordesh-army", day="2031-09-12")
    assert stretches(account, "ordesh-mod") == [("ordesh", "denied", "whole", "12", "12", "14")]
    account.says("ordesh", "control_of_place", actor="ordesh", day="2031-09-12")
    assert stretches(account, "ordesh-mod") == []


def test_demands_and_expectations_hold_no_place(account: Account) -> None:
    account.says("hog", "withdrawal", actor="ordesh", day="2031-09-12", attitude=Attitude.DEMAND)
    account.says("hog", "control_of_place", actor="ordesh", day="2031-09-12", attitude=Attitude.EXPECT)
    assert traced(account) == []


def test_without_a_day_a_claim_is_kept_and_not_drawn(account: Account) -> None:
    undated = account.says("hog", "control_of_place", actor="lumenia")
    account.says("hog", "control_of_place", actor="ordesh", day="2031-09-12")
    (control,) = traced(account)
    assert control.undated == (undated.id,)
    assert [one.holder for one in control.stretches] == ["ordesh"]


def test_armed_men_of_whom_nobody_says_whose_they_are_have_no_holder(account: Account) -> None:
    account.says("hog", "troop_entry", day="2031-09-12")
    assert traced(account) == []
    account.says("lumen-mod", "troop_entry", actor="ordesh-army", day="2031-09-12")
    assert stretches(account, "hog") == [(None, "claimed", "since", "12", "12", "14")]


def test_places_are_not_merged_with_what_they_lie_in(account: Account) -> None:
    account.says("hog", "control_of_place", actor="ordesh", day="2031-09-12")
    account.says("hog", "control_of_place", actor="lumenia", day="2031-09-12", place="dosk")
    assert {control.place: [one.holder for one in control.stretches] for control in traced(account)} == {
        "halvern": ["ordesh"],
        "dosk": ["lumenia"],
    }


def test_a_reprint_in_a_papers_own_voice_is_no_second_speaker(account: Account) -> None:
    own = account.says("corran", "control_of_place", actor="ordesh", day="2031-09-12", own_voice=True, origin="o")
    account.says(
        "daily", "control_of_place", actor="ordesh", day="2031-09-12", own_voice=True, voice="daily", origin="o"
    )
    account.claims[1] = replace(account.claims[1], repeats=own.id)
    (control,) = traced(account)
    (one,) = control.stretches
    assert (one.speaker, one.origins, len(one.claims)) == ("corran", 1, 2)


def test_two_holders_named_outright_for_one_day_are_contested_by_whom(account: Account) -> None:
    account.says("ordesh-mod", "control_of_place", actor="ordesh-army", day="2031-09-12")
    account.says("lumen-mod", "control_of_place", actor="lumen-army", day="2031-09-12", told="2031-09-12")
    account.says("hog", "control_of_place", actor="ordesh", day="2031-09-10", told="2031-09-11")
    assert contested(account) == [("12", "12", {"ordesh-mod", "lumen-mod"}, {"hog"})]


def test_presence_of_one_partys_forces_excludes_no_other_partys_presence(account: Account) -> None:
    account.says("ordesh-mod", "control_of_place", actor="ordesh", day="2031-09-12")
    account.says("hog", "troop_entry", actor="lumen-army", day="2031-09-12")
    assert contested(account) == []


def test_still_there_a_day_after_they_left_is_contested_by_the_last_word(account: Account) -> None:
    account.says("ordesh-mod", "withdrawal", actor="ordesh-army", day="2031-09-12")
    account.says("lumen-mod", "control_of_place", actor="ordesh-army", day="2031-09-13")
    assert contested(account) == [("13", "13", {"lumen-mod"}, {"ordesh-mod"})]


def test_seen_in_the_morning_and_left_in_the_evening_can_both_hold(account: Account) -> None:
    account.says("ordesh-mod", "withdrawal", actor="ordesh-army", day="2031-09-12T18:00:00+04:00")
    account.says("lumen-mod", "control_of_place", actor="ordesh-army", day="2031-09-12T07:00:00+04:00")
    assert contested(account) == []


def test_seen_an_hour_after_they_are_said_to_have_left_is_contested(account: Account) -> None:
    account.says("ordesh-mod", "withdrawal", actor="ordesh-army", day="2031-09-12T18:00:00+04:00", told="2031-09-12")
    account.says(
        "lumen-mod", "control_of_place", actor="ordesh-army", day="2031-09-12T19:00:00+04:00", told="2031-09-12"
    )
    assert contested(account) == [("12", "12", {"ordesh-mod", "lumen-mod"}, set())]


def test_a_denied_withdrawal_contests_the_day_of_the_withdrawal(account: Account) -> None:
    account.says("ordesh-mod", "withdrawal", actor="ordesh-army", day="2031-09-12", told="2031-09-12")
    account.denies("lumen-mod", "withdrawal", actor="ordesh-army", day="2031-09-12", told="2031-09-12")
    assert contested(account) == [("12", "12", {"ordesh-mod", "lumen-mod"}, set())]


def test_nobody_contests_their_own_words(account: Account) -> None:
    account.says("hog", "control_of_place", actor="ordesh", day="2031-09-12")
    account.says("hog", "control_of_place", "-", actor="ordesh", day="2031-09-12")
    assert contested(account) == []


def test_what_is_mentioned_in_passing_is_neither_carried_on_nor_contested(account: Account) -> None:
    account.says("daily", "control_of_place", actor="lumenia", day="2030-09-12", told="2031-09-14")
    account.claims[0] = replace(account.claims[0], background=True)
    account.says("hog", "control_of_place", actor="ordesh", day="2030-09-12", told="2031-09-14")
    (control,) = traced(account)
    assert [(one.speaker, one.background, one.last_said) for one in control.stretches] == [
        ("daily", True, None),
        ("hog", False, "2031-09-14"),
    ]
    assert control.contests == ()


def test_the_last_days_of_the_calendar_break_nothing(account: Account) -> None:
    account.says("hog", "control_of_place", actor="ordesh", day="9999-12-31")
    account.says("lumen-mod", "control_of_place", actor="lumenia", day="9999-12-31")
    assert contested(account) == [("31", "31", {"hog", "lumen-mod"}, set())]


MOVES = st.lists(
    st.tuples(
        st.sampled_from(("ordesh-mod", "lumen-mod", "hog")),
        st.sampled_from(("control_of_place", "troop_entry", "withdrawal")),
        st.sampled_from(("+", "-")),
        st.sampled_from((None, "ordesh", "lumenia")),
        st.integers(10, 16),
    ),
    max_size=8,
)


@given(MOVES, st.randoms(use_true_random=False))
def test_the_order_of_the_claims_changes_nothing_and_every_contest_rests_on_words_of_its_day(moves, shuffle) -> None:  # type: ignore[no-untyped-def]
    account = Account()
    for speaker, kind, polarity, actor, day in moves:
        account.says(speaker, kind, polarity, actor=actor, day=f"2031-09-{day}")
    found = traced(account)
    shuffle.shuffle(account.claims)
    assert traced(account) == found
    for control in found:
        for contest in control.contests:
            told = [control.stretches[n] for n in contest.stretches]
            spoken = [control.stretches[n] for n in contest.stretches if n not in contest.carried]
            assert len({one.speaker for one in told}) > 1
            assert spoken
            assert all(one.start <= contest.start and contest.end <= one.end for one in spoken)
            assert {one.status for one in told} == set(Hold) or len({one.holder for one in told}) > 1
