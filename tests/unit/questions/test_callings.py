from __future__ import annotations

import pytest


def test_an_accident_and_a_provocation_are_set_against_each_other_as_words(account, answers):
    account.says("ordesh-mod", "shelling", actor="ordesh-army", words="It was a tragic accident")
    account.says("lumen-mod", "shelling", actor="ordesh", words="what it called “a deliberate provocation”")
    question = account.question("characterisation", "shelling")
    assert question.text == "What do they call what happened at Halvern?"
    assert answers(question) == {"accident": {"ordesh-mod"}, "provocation": {"lumen-mod"}}
    assert question.status == "disputed"
    assert "says “accident”" in question.why.text


def test_words_for_what_was_meant_go_together(account):
    account.says("lumen-mod", "troop_entry", actor="ordesh", words="It was an invasion")
    account.says("lumenia", "troop_entry", actor="ordesh", words="This is aggression")
    assert account.question("characterisation", "troop_entry") is None


@pytest.mark.parametrize(
    "words",
    ["It was no accident", "Statements about an exercise were heard", "Twelve men carry out the repair of the intake"],
)
def test_a_word_that_is_denied_or_only_mentioned_is_nobodys(account, words):
    account.says("lumen-mod", "troop_entry", actor="ordesh", words="It was an invasion")
    account.says("ordesh-mod", "troop_entry", actor="ordesh-army", words=words)
    assert account.question("characterisation", "troop_entry") is None
