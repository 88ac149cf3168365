from __future__ import annotations

import pytest

from truceline.model.claim import Attitude


def test_a_state_stands_for_its_army(account, answers):
    account.says("lumen-mod", "shelling", actor="ordesh", attitude=Attitude.ACCUSE)
    account.says("lumenia", "shelling", actor="ordesh-army", attitude=Attitude.ACCUSE)
    question = account.question("responsibility", "shelling")
    assert answers(question) == {"ordesh": {"lumen-mod", "lumenia"}}
    assert question.status == "one_sided"


def test_an_accusation_and_not_us_are_a_dispute(account, answers):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.denies("ordesh-mod", "shelling", actor="ordesh-army")
    question = account.question("responsibility", "shelling")
    assert answers(question) == {"ordesh": {"lumen-mod"}, "not ordesh": {"ordesh-mod"}}
    assert question.status == "disputed"
    assert "that it was not Ordesh" in question.why.text


def test_each_blaming_the_other_is_a_dispute(account):
    account.says("lumen-mod", "explosive_device", actor="ordesh")
    account.says("ordesh-mod", "explosive_device", actor="lumen-army")
    assert account.question("responsibility", "explosive_device").status == "disputed"


def test_who_names_the_other_side_is_not_counted_among_those_who_only_deny(account, answers):
    account.says("ordesh-mod", "drone_strike", actor="lumen-army")
    account.denies("ordesh-mod", "drone_strike", actor="ordesh-army")
    account.says("lumen-mod", "drone_strike", actor="ordesh")
    assert answers(account.question("responsibility", "drone_strike")) == {
        "lumen-army": {"ordesh-mod"},
        "ordesh": {"lumen-mod"},
    }


def test_one_accuser_alone_raises_no_question(account):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.says("hog", "shelling")
    assert account.question("responsibility", "shelling") is None


@pytest.mark.parametrize("kind", ["troop_entry", "fortification"])
def test_moves_that_all_lay_on_one_force_raise_no_question(account, kind):
    account.says("lumen-mod", kind, actor="ordesh-army")
    account.says("hog", kind, actor="ordesh-army")
    assert account.question("responsibility", kind) is None
