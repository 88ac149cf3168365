from __future__ import annotations

import pytest


def implied(question) -> set[str]:
    return {claim for position in question.positions for claim in position.implied}


@pytest.mark.parametrize(
    ("kind", "presupposing"),
    [
        ("troop_entry", "withdrawal"),
        ("detention", "prisoner_release"),
        ("route_closure", "route_opening"),
        ("utility_cutoff", "utility_restoration"),
        ("displacement", "return_of_displaced"),
    ],
)
def test_whoever_tells_the_end_of_it_says_that_it_was(account, answers, kind, presupposing):
    account.says("lumen-mod", kind, actor="ordesh")
    told = account.says("hog", presupposing, actor="ordesh")
    question = account.question("occurrence", kind)
    assert answers(question) == {"yes": {"lumen-mod", "hog"}}
    assert implied(question) == {told.id}


def test_whoever_is_there_came(account, answers):
    account.says("lumen-mod", "troop_entry", actor="ordesh-army")
    here = account.says(
        "ordesh-guard", "control_of_place", actor="ordesh-guard", words="Our engineers work at the spring"
    )
    question = account.question("occurrence", "troop_entry")
    assert answers(question) == {"yes": {"lumen-mod", "ordesh-guard"}}
    assert implied(question) == {here.id}
    assert answers(account.question("responsibility", "troop_entry")) == {
        "ordesh-army": {"lumen-mod"},
        "ordesh-guard": {"ordesh-guard"},
    }


def test_whoever_sees_them_there_afterwards_says_that_they_did_not_leave(account, answers):
    account.says("ordesh-mod", "withdrawal", actor="ordesh-army", day="2031-09-13")
    seen = account.says("hog", "control_of_place", actor="ordesh-army", day="2031-09-14")
    account.says("lumen-mod", "control_of_place", actor="ordesh-army", day="2031-09-12")
    question = account.question("occurrence", "withdrawal")
    assert answers(question) == {"yes": {"ordesh-mod"}, "no": {"hog"}}
    assert implied(question) == {seen.id}
    assert "Halvern Observer Group implies that they did not" in question.why.text


def test_no_change_in_our_positions_answers_whether_they_left(account, answers):
    account.says("hog", "withdrawal", actor="ordesh-army")
    account.says(
        "ordesh-mod", "withdrawal", "-", actor="ordesh-army", words="There has been no change in our positions"
    )
    assert answers(account.question("occurrence", "withdrawal")) == {"yes": {"hog"}, "no": {"ordesh-mod"}}


def test_nobody_implies_what_his_own_side_denies(account, answers):
    account.says("lumen-mod", "troop_entry", actor="ordesh-army")
    account.denies("ordesh-mod", "troop_entry", actor="ordesh-army")
    account.says("ordesh-guard", "control_of_place", actor="ordesh-guard")
    assert answers(account.question("occurrence", "troop_entry")) == {"yes": {"lumen-mod"}, "no": {"ordesh-mod"}}


def test_another_word_for_the_fire_that_most_speak_of_is_heard_as_implied(account, answers):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.says("hog", "shelling")
    heard = account.says("found:baker", "armed_clash", words="there was firing all night")
    question = account.question("occurrence", "shelling")
    assert answers(question) == {"yes": {"lumen-mod", "hog", "found:baker"}}
    assert implied(question) == {heard.id}


def test_who_denies_shelling_and_tells_of_shots_is_not_heard_as_saying_that_there_was_shelling(account, answers):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.says("hog", "shelling")
    account.denies("found:baker", "shelling", words="There was no shelling")
    account.says("found:baker", "small_arms_fire")
    assert answers(account.question("occurrence", "shelling")) == {"yes": {"lumen-mod", "hog"}, "no": {"found:baker"}}


def test_a_lone_word_draws_no_other_kind_to_it(account, answers):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.says("hog", "small_arms_fire")
    assert answers(account.question("occurrence", "shelling")) == {"yes": {"lumen-mod"}}


def test_opened_and_closed_at_one_clock_time_exclude_each_other(account, answers):
    noon = "2031-09-14T12:00:00+04:00"
    account.says("lumen-mod", "route_opening", day=noon)
    shut = account.says("hog", "route_closure", day=noon)
    question = account.question("occurrence", "route_opening")
    assert answers(question) == {"yes": {"lumen-mod"}, "no": {"hog"}}
    assert implied(question) == {shut.id}


def test_opened_and_closed_on_one_day_may_follow_each_other(account, answers):
    account.says("lumen-mod", "route_opening", day="2031-09-14")
    account.says("hog", "route_closure", day="2031-09-14")
    assert answers(account.question("occurrence", "route_opening")) == {"yes": {"lumen-mod"}}


def test_what_the_pack_calls_incompatible_excludes_each_other_by_the_day(account, answers):
    account.says("lumen-mod", "aid_access", day="2031-09-14")
    account.says("hog", "route_closure", day="2031-09-14")
    account.says("corran", "route_closure", day="2031-09-20")
    assert answers(account.question("occurrence", "aid_access")) == {"yes": {"lumen-mod"}}
    account.incompatible = (("aid_access", "route_closure"),)
    question = account.question("occurrence", "aid_access")
    assert answers(question) == {"yes": {"lumen-mod"}, "no": {"hog"}}
    assert question.status == "disputed"
