from __future__ import annotations

import pytest

CLOCK = "2031-09-13T{}:00+04:00"


def at(clock: str) -> str:
    return CLOCK.format(clock)


def test_clock_times_far_apart_are_a_dispute(account, answers):
    account.says("lumen-mod", "shelling", actor="ordesh", day=at("21:40"), until=at("22:05"))
    account.says("hog", "shelling", day=at("23:30"))
    question = account.question("time", "shelling")
    assert question.text == "When did it happen at Halvern?"
    assert answers(question) == {
        "2031-09-13T21:40:00+04:00/2031-09-13T22:05:00+04:00": {"lumen-mod"},
        "2031-09-13T23:30:00+04:00": {"hog"},
    }
    assert question.status == "disputed"
    assert question.why.text == (
        "Disputed: Lumenia's defence ministry says 13 September 2031, 21:40 to 22:05; "
        "Halvern Observer Group says 13 September 2031, 23:30."
    )


@pytest.mark.parametrize(
    ("clock", "words"),
    [("21:50", "at 21:50"), ("22:30", "at 22:30"), ("23:00", "at about eleven"), ("22:00", "10 p.m.")],
)
def test_what_may_be_one_time_told_twice_raises_no_question(account, clock, words):
    account.says("lumen-mod", "shelling", actor="ordesh", day=at("21:40"), until=at("22:05"))
    account.says("hog", "shelling", day=at(clock), words=words)
    assert account.question("time") is None


def test_times_in_two_zones_are_compared_as_moments(account):
    account.says("lumen-mod", "shelling", actor="ordesh", day="2031-09-13T21:40:00+04:00")
    account.says("hog", "shelling", day="2031-09-13T17:40:00+00:00")
    assert account.question("time") is None


def test_days_that_the_words_name_can_exclude_each_other(account):
    account.says("lumen-mod", "detention", day="2031-09-12", words="They were taken on Friday")
    account.says("hog", "detention", day="2031-09-14", words="Two men were led away on Sunday")
    assert account.question("time", "detention").status == "disputed"


@pytest.mark.parametrize("words", ["Two men were led away", "On Sunday it counted two men who were still held"])
def test_a_day_that_is_only_the_reports_or_the_visitors_is_nobodys_word(account, words):
    account.says("lumen-mod", "detention", day="2031-09-12", words="They were taken on Friday")
    account.says("hog", "detention", day="2031-09-14", words=words)
    assert account.question("time") is None


def test_a_lone_time_raises_no_question(account):
    account.says("lumen-mod", "shelling", day=at("21:40"))
    account.says("hog", "shelling")
    assert account.question("time") is None


def test_who_returned_fire_says_that_the_other_side_began(account, answers):
    first = account.says(
        "lumen-mod", "shelling", actor="lumen-army", target="ordesh-army", words="Our guns returned fire"
    )
    account.says("ordesh-mod", "shelling", actor="lumen-army", words="the Lumenian army opened fire first")
    question = account.question("sequence")
    assert question.text == "Who fired first at Halvern?"
    assert answers(question) == {"ordesh": {"lumen-mod"}, "lumenia": {"ordesh-mod"}}
    assert question.status == "disputed"
    assert {claim for position in question.positions for claim in position.implied} == {first.id}
    assert "Lumenia's defence ministry implies that Ordesh fired first" in question.why.text


@pytest.mark.parametrize(
    "words",
    [
        "fired in response to shelling",
        "fired back",
        "opened fire after our positions came under fire",
        "had to respond with mortars",
    ],
)
def test_fire_in_answer_names_the_one_other_side_that_fired(account, answers, words):
    account.says("lumen-mod", "shelling", actor="lumen-army", words=words)
    account.says("ordesh-mod", "shelling", actor="lumen-army", words="It was an unprovoked attack")
    account.says("hog", "shelling", actor="ordesh-army")
    assert answers(account.question("sequence")) == {"ordesh": {"lumen-mod"}, "lumenia": {"ordesh-mod"}}


def test_who_began_is_not_asked_where_nobody_names_another_beginner(account):
    account.says("lumen-mod", "shelling", actor="lumen-army", target="ordesh-army", words="Our guns returned fire")
    account.says("lumenia", "shelling", actor="lumen-army", target="ordesh-army", words="They retaliated")
    assert account.question("sequence") is None
