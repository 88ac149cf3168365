from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.questions.counts import exclude_each_other
from truceline.questions.testimony import answer_of

bound = st.integers(min_value=0, max_value=100)


def toll(account, speaker, low, high, **more):
    return account.says(speaker, "casualties", counts=[("killed", low, high)], **more)


def test_different_figures_for_the_same_thing_are_a_dispute(account, answers):
    toll(account, "lumen-mod", 4, 4)
    toll(account, "ordesh-mod", 2, 2)
    question = account.question("count", "casualties", "killed")
    assert answers(question) == {"2": {"ordesh-mod"}, "4": {"lumen-mod"}}
    assert question.status == "disputed"
    assert question.positions[0].value == (2, 2)


def test_at_least_ten_holds_fourteen(account, answers):
    toll(account, "lumen-mod", 10, None)
    toll(account, "hog", 14, 14)
    question = account.question("count", "casualties", "killed")
    assert answers(question) == {"10..": {"lumen-mod"}, "14": {"hog"}}
    assert question.status == "agreed"


def test_about_fifty_and_fifty_two_do_not_exclude_each_other(account):
    toll(account, "lumen-mod", 50, 50, approx=True)
    toll(account, "hog", 52, 52)
    assert account.question("count", "casualties", "killed").status == "agreed"


def test_a_later_figure_of_the_same_speaker_is_growth_and_no_dispute(account, answers):
    toll(account, "lumen-mod", 2, 2, told="2031-09-14T08:00:00+04:00")
    toll(account, "lumen-mod", 5, 5, told="2031-09-14T20:00:00+04:00")
    toll(account, "lumen-mod", 4, 4, told="2031-09-15T09:00:00+04:00")
    question = account.question("count", "casualties", "killed")
    assert answers(question) == {"4": {"lumen-mod"}}
    assert question.status == "single_source"


def test_a_later_figure_of_the_body_supersedes_its_parts(account, answers):
    toll(account, "lumenia", 5, 5, told="2031-09-14")
    toll(account, "lumen-mod", 4, 4, told="2031-09-15")
    assert answers(account.question("count", "casualties", "killed")) == {"4": {"lumen-mod"}}


def test_a_late_reprint_of_an_old_figure_corrects_nothing(account, answers):
    toll(account, "lumen-mod", 2, 2, told="2031-09-14", origin="o1")
    toll(account, "lumen-mod", 4, 4, told="2031-09-15", origin="o2")
    toll(account, "lumen-mod", 2, 2, told="2031-09-16", origin="o1")
    assert answers(account.question("count", "casualties", "killed")) == {"4": {"lumen-mod"}}


def test_a_part_is_not_compared_with_the_whole(account, answers):
    toll(account, "lumen-mod", 5, 5)
    toll(account, "found:baker", 3, 3, words="Three more died in the barn")
    assert answers(account.question("count", "casualties", "killed")) == {"5": {"lumen-mod"}}


def test_no_more_than_ninety_is_a_whole(account, answers):
    account.says("ordesh-mod", "return_of_displaced", counts=[("displaced", None, 90)], words="no more than 90 came")
    assert answers(account.question("count", "return_of_displaced", "displaced")) == {"..90": {"ordesh-mod"}}


def test_a_denied_figure_is_held_by_nobody(account):
    account.denies("found:baker", "casualties", counts=[("wounded", 1, 1)])
    assert account.question("count", "casualties", "wounded") is None


def test_none_killed_is_a_figure(account, answers):
    toll(account, "ordesh-mod", 0, 0)
    toll(account, "lumen-mod", 2, 2)
    question = account.question("count", "casualties", "killed")
    assert answers(question) == {"0": {"ordesh-mod"}, "2": {"lumen-mod"}}
    assert question.status == "disputed"


def test_troops_who_entered_are_not_compared_with_those_still_there(account, answers):
    account.says("lumen-mod", "troop_entry", counts=[("troops", 40, 40)])
    account.says(
        "hog", "control_of_place", actor="ordesh-army", counts=[("troops", 18, 18)], words="18 were still at the post"
    )
    assert answers(account.question("count", "troop_entry", "troops")) == {"40": {"lumen-mod"}}


@pytest.mark.parametrize(
    "words",
    ["Two of the wounded are children", "the first two explosions", "Two among the injured lie in the city"],
)
def test_some_of_them_are_not_all_of_them(account, answers, words):
    account.says("lumen-mod", "casualties", counts=[("wounded", 5, 5)])
    account.says("found:baker", "casualties", counts=[("wounded", 2, 2)], words=words)
    assert answers(account.question("count", "casualties", "wounded")) == {"5": {"lumen-mod"}}


def test_soldiers_are_not_compared_with_civilians(account, answers):
    toll(account, "lumen-mod", 5, 5, words="killed five civilians")
    toll(account, "ordesh-mod", 2, 2, words="two servicemen lost their lives")
    civilians, soldiers = [q for q in account.questions() if q.what == "killed"]
    assert (answers(civilians), civilians.text) == (
        {"5": {"lumen-mod"}},
        "How many civilians were killed at Halvern?",
    )
    assert (answers(soldiers), soldiers.status) == ({"2": {"ordesh-mod"}}, "single_source")
    assert civilians.id != soldiers.id


def test_a_number_that_others_give_of_all_stays_with_theirs(account, answers):
    toll(account, "lumen-mod", 5, 5, words="killed five civilians")
    toll(account, "hog", 5, 5)
    toll(account, "ordesh-mod", 2, 2, words="two servicemen lost their lives")
    question = account.question("count", "casualties", "killed")
    assert answers(question) == {"2": {"ordesh-mod"}, "5": {"hog", "lumen-mod"}}
    assert question.status == "disputed"


def test_the_dead_of_one_side_are_not_compared_with_those_of_the_other(account, answers):
    toll(account, "lumen-mod", 3, 3, target="lumen-army")
    toll(account, "ordesh-mod", 9, 9, target="ordesh-army")
    asked = [q for q in account.questions() if q.what == "killed"]
    assert [answers(q) for q in asked] == [{"3": {"lumen-mod"}}, {"9": {"ordesh-mod"}}]
    assert {q.text for q in asked} == {
        "How many people of Lumenia were killed at Halvern?",
        "How many people of Ordesh were killed at Halvern?",
    }


def test_those_still_held_after_a_release_are_no_new_count_of_those_taken(account, answers):
    account.says("lumen-mod", "detention", counts=[("captured", 9, 9)], told="2031-09-14")
    account.says("hog", "prisoner_release", counts=[("other", 6, 6)], told="2031-09-16")
    account.says("lumen-mod", "detention", counts=[("captured", 3, 3)], told="2031-09-17")
    assert answers(account.question("count", "detention", "captured")) == {"9": {"lumen-mod"}}


def test_the_sum_of_a_report_outweighs_what_it_adds_up(account, answers):
    toll(account, "found:baker", 1, 1, words="His nephew died this morning", report="r1")
    toll(account, "found:baker", 2, 2, words="bringing to two the number of dead", report="r1")
    assert answers(account.question("count", "casualties", "killed")) == {"2": {"found:baker"}}


def test_those_who_are_there_count_as_those_who_came(account, answers):
    account.says("lumen-mod", "troop_entry", counts=[("troops", 60, 60)])
    account.says("ordesh-mod", "control_of_place", actor="ordesh-guard", counts=[("troops", 12, 12)])
    question = account.question("count", "troop_entry", "troops")
    assert answers(question) == {"60": {"lumen-mod"}, "12": {"ordesh-mod"}}


def test_vehicles_are_asked_for_where_two_count_them(account, answers):
    account.says("lumen-mod", "troop_entry", counts=[("vehicles", 4, 4)])
    assert account.question("count", "troop_entry", "vehicles") is None
    account.says("hog", "troop_entry", counts=[("vehicles", 2, 2)])
    assert answers(account.question("count", "troop_entry", "vehicles")) == {"4": {"lumen-mod"}, "2": {"hog"}}


@given(bound, bound, bound, bound)
def test_ranges_exclude_each_other_only_where_no_number_is_in_both(a, b, c, d):
    first, second = sorted((a, b)), sorted((c, d))
    shared = set(range(first[0], first[1] + 1)) & set(range(second[0], second[1] + 1))
    one, other = answer_of("", tuple(first), []), answer_of("", tuple(second), [])
    assert exclude_each_other(one, other) == exclude_each_other(other, one) == (not shared)


def test_one_number_told_under_two_types_is_one_count(account, answers):
    account.says("ordesh-mod", "return_of_displaced", counts=[("displaced", None, 90)])
    account.says("ordesh-mod", "displacement", counts=[("displaced", None, 90)])
    account.says("lumen-mod", "displacement", counts=[("displaced", 163, 163)])
    account.says("hog", "displacement", counts=[("displaced", 148, 148)])
    (question,) = [q for q in account.questions() if q.what == "displaced"]
    assert answers(question) == {"..90": {"ordesh-mod"}, "148": {"hog"}, "163": {"lumen-mod"}}


def test_those_who_fled_are_not_compared_with_those_who_came_home(account):
    account.says("lumen-mod", "displacement", counts=[("displaced", 300, 300)])
    account.says("hog", "return_of_displaced", counts=[("displaced", 148, 148)])
    asked = [q for q in account.questions() if q.what == "displaced"]
    assert [(q.event_type, q.status) for q in asked] == [
        ("displacement", "single_source"),
        ("return_of_displaced", "single_source"),
    ]


def test_lorries_let_through_are_not_compared_with_lorries_held_up(account, answers):
    for speaker in ("lumen-mod", "hog"):
        account.says(speaker, "aid_access", "-", counts=[("vehicles", 6, 6)])
        account.says(speaker, "aid_access", counts=[("vehicles", 2, 2)])
    asked = {q.text: (answers(q), q.status) for q in account.questions() if q.what == "vehicles"}
    assert asked == {
        "How many vehicles with aid were held up at Halvern?": ({"6": {"lumen-mod", "hog"}}, "agreed"),
        "How many vehicles with aid were let through at Halvern?": ({"2": {"lumen-mod", "hog"}}, "agreed"),
    }


def test_a_count_keeps_its_id_when_another_is_told_apart_from_it(account):
    toll(account, "lumen-mod", 5, 5, words="killed five civilians")
    toll(account, "hog", 5, 5, words="killed five civilians")
    before = account.question("count", "casualties", "killed").id
    toll(account, "ordesh-mod", 2, 2, words="two servicemen lost their lives")
    assert next(q.id for q in account.questions() if q.what == "killed") == before
