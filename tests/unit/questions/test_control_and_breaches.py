from __future__ import annotations

from truceline.model.claim import Attitude


def test_who_says_that_forces_left_says_that_they_no_longer_hold_the_place(account, answers):
    account.says("ordesh-mod", "control_of_place", actor="ordesh-army", day="2031-09-18")
    left = account.says("hog", "withdrawal", actor="ordesh-army", day="2031-09-17")
    question = account.question("control")
    assert question.text == "Who holds Halvern?"
    assert answers(question) == {"ordesh": {"ordesh-mod"}, "not ordesh": {"hog"}}
    assert question.status == "disputed"
    assert {claim for position in question.positions for claim in position.implied} == {left.id}


def test_who_was_there_before_the_said_withdrawal_does_not_contradict_it(account, answers):
    account.says("lumen-mod", "control_of_place", actor="ordesh-army", day="2031-09-18")
    account.says("daily", "control_of_place", actor="ordesh-army", day="2031-09-15")
    account.says("hog", "withdrawal", actor="ordesh-army", day="2031-09-17")
    assert answers(account.question("control")) == {"ordesh": {"lumen-mod"}, "not ordesh": {"hog"}}


def test_no_withdrawal_means_that_they_still_hold_it(account, answers):
    account.says("lumen-mod", "withdrawal", actor="ordesh-army", day="2031-09-17")
    account.denies("ordesh-mod", "withdrawal", actor="ordesh-army")
    account.says("vell", "control_of_place", actor="ordesh")
    assert answers(account.question("control")) == {"ordesh": {"ordesh-mod", "vell"}, "not ordesh": {"lumen-mod"}}


def test_a_lone_word_on_who_holds_the_place_raises_no_question(account):
    account.says("ordesh-times", "control_of_place", actor="ordesh")
    assert account.question("control") is None


def test_breach_and_no_breach_are_a_dispute(account, answers):
    account.says("lumen-mod", "agreement_breach", actor="ordesh", attitude=Attitude.ACCUSE)
    account.denies("vell", "agreement_breach", actor="ordesh")
    account.says("ordesh-mod", "agreement_kept", actor="ordesh")
    question = account.question("characterisation")
    assert question.text == "Was the agreement broken at Halvern?"
    assert answers(question) == {"yes": {"lumen-mod"}, "no": {"vell", "ordesh-mod"}}
    assert question.status == "disputed"


def test_blame_laid_on_the_other_side_is_not_a_yes_to_the_same_breach(account, answers):
    account.says("lumen-mod", "agreement_breach", actor="ordesh")
    account.says("lumenia", "agreement_breach", actor="ordesh-army")
    account.says("ordesh-mod", "agreement_breach", actor="lumenia")
    assert answers(account.question("characterisation")) == {"yes": {"lumen-mod", "lumenia"}}


def test_a_general_reproach_of_one_speaker_raises_no_question(account):
    account.says("ordesh-mod", "agreement_breach", actor="lumenia", place=None)
    assert account.question("characterisation") is None


def test_question_ids_are_stable_and_differ(account):
    account.says("lumen-mod", "shelling", actor="ordesh", counts=[("strikes", 9, 9)])
    account.denies("ordesh-mod", "shelling", actor="ordesh-army")
    first, again = account.questions(), account.questions()
    assert first == again
    assert len({question.id for question in first}) == len(first) == 3
