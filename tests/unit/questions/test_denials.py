"""What a denial denies, and what is no answer at all."""

from __future__ import annotations

import pytest

from truceline.model.act import SILENT
from truceline.model.claim import Attitude


@pytest.mark.parametrize("act", sorted(SILENT))
def test_silence_counts_neither_as_yes_nor_as_no(account, answers, act):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.says("hog", "shelling", "-", act=act)
    account.says("daily", "shelling", "+", act=act)
    account.says("found:baker", "shelling", "-", act=act, attitude=Attitude.DENY)
    question = account.question("occurrence", "shelling")
    assert answers(question) == {"yes": {"lumen-mod"}}
    assert question.status == "single_source"


@pytest.mark.parametrize("words", ["could not be verified", "no comment", "had no information about the shelling"])
def test_who_cannot_tell_takes_no_side(account, answers, words):
    account.says("lumen-mod", "withdrawal", actor="ordesh-army")
    account.says("hog", "comment", "-", words=words)
    assert answers(account.question("occurrence", "withdrawal")) == {"yes": {"lumen-mod"}}


def test_who_cannot_say_whether_all_have_gone_does_not_say_that_nobody_is_there(account, answers):
    account.says("lumen-mod", "control_of_place", actor="ordesh-army", day="2031-09-18")
    account.says("hog", "withdrawal", actor="ordesh-army", day="2031-09-17", words="Two vehicles left")
    account.says("hog", "comment", "-", words="It is unable to say whether anybody has stayed")
    account.says("ordesh-mod", "withdrawal", actor="ordesh-army", day="2031-09-17")
    account.says("ordesh-mod", "comment", "-", words="It would not be drawn on what they did there")
    assert answers(account.question("control")) == {"ordesh": {"lumen-mod"}, "not ordesh": {"ordesh-mod"}}


@pytest.mark.parametrize(
    "words",
    [
        "Not a single shot was fired in the course of the check",
        "There was no shelling",
        "Nothing of the kind happened",
        "The story of the shelling is a fairy tale",
        "The account does not correspond to reality",
    ],
)
def test_a_denial_of_the_thing_itself_says_no_even_in_the_mouth_of_the_accused(account, answers, words):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.denies("ordesh-mod", "shelling", actor="ordesh-army", words=words)
    assert answers(account.question("occurrence", "shelling")) == {"yes": {"lumen-mod"}, "no": {"ordesh-mod"}}


@pytest.mark.parametrize(
    "words",
    [
        "none of its units had opened fire",
        "Not a single unit of the army opened fire",
        "No shots were fired from our positions",
        "it was not ours",
        "Attempts to blame the army are baseless",
    ],
)
def test_a_denial_of_ones_own_hand_is_about_who_did_it(account, answers, words):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.denies("ordesh-mod", "shelling", actor="ordesh-army", words=words)
    assert answers(account.question("occurrence", "shelling")) == {"yes": {"lumen-mod"}}
    assert answers(account.question("responsibility", "shelling")) == {
        "ordesh": {"lumen-mod"},
        "not ordesh": {"ordesh-mod"},
    }


def test_a_bare_denial_means_what_the_own_side_denies_outright(account, answers):
    account.says("lumen-mod", "small_arms_fire", actor="ordesh")
    account.denies("ordesh-mod", "small_arms_fire", actor="ordesh-army", words="denied it")
    assert answers(account.question("occurrence", "small_arms_fire")) == {"yes": {"lumen-mod"}}
    account.denies("vell", "small_arms_fire", actor="ordesh-army", words="Not one shot was fired")
    assert answers(account.question("occurrence", "small_arms_fire")) == {
        "yes": {"lumen-mod"},
        "no": {"ordesh-mod", "vell"},
    }


def test_somebody_elses_hand_can_be_denied_by_anybody(account, answers):
    account.says("lumen-mod", "overflight", actor="ordesh")
    account.denies("found:baker", "overflight", actor="ordesh", words="Not one of theirs")
    assert answers(account.question("occurrence", "overflight")) == {"yes": {"lumen-mod"}}
    assert answers(account.question("responsibility", "overflight")) == {
        "ordesh": {"lumen-mod"},
        "not ordesh": {"found:baker"},
    }


def test_who_closes_a_road_for_a_reason_and_denies_his_hand_in_it_says_that_it_is_closed(account, answers):
    account.says("lumen-mod", "route_closure", actor="ordesh-guard")
    account.says("ordesh-mod", "route_closure", words="Traffic has been suspended because of mines")
    account.denies("ordesh-mod", "route_closure", actor="ordesh-guard", words="The guard has not impeded anybody")
    assert answers(account.question("occurrence", "route_closure")) == {"yes": {"lumen-mod", "ordesh-mod"}}


def test_a_statement_denied_as_a_whole_denies_the_breach_that_it_alleges(account, answers):
    account.says("lumen-mod", "agreement_breach", actor="ordesh", report="r1")
    whole = account.denies("ordesh-mod", "comment", actor="lumenia", report="r1", place=None)
    question = account.question("characterisation", "agreement_breach")
    assert answers(question) == {"yes": {"lumen-mod"}, "no": {"ordesh-mod"}}
    assert question.positions[1].implied == (whole.id,)


def test_a_paper_that_finds_a_point_carried_out_does_not_clear_anybody_of_a_breach(account, answers):
    account.says("lumen-mod", "agreement_breach", actor="ordesh")
    account.says("ordesh-times", "agreement_kept", words="The return has begun")
    account.says("vell", "agreement_kept", words="We keep to it")
    assert answers(account.question("characterisation")) == {"yes": {"lumen-mod"}, "no": {"vell"}}


@pytest.mark.parametrize(("words", "asked"), [("Article 6 is broken", True), ("They do not keep to it", False)])
def test_a_reproach_raises_a_question_where_it_names_a_point(account, words, asked):
    account.says("ordesh-mod", "agreement_breach", actor="lumenia", place=None, words=words)
    assert (account.question("characterisation") is not None) == asked


def test_nobodys_act_is_an_answer_to_who_did_it(account, answers):
    account.says("lumen-mod", "utility_cutoff", actor="ordesh")
    account.says("ordesh-guard", "utility_cutoff", words="Lightning struck the line")
    account.denies("ordesh-mod", "utility_cutoff", actor="ordesh")
    question = account.question("responsibility", "utility_cutoff")
    assert answers(question) == {"ordesh": {"lumen-mod"}, "not ordesh": {"ordesh-mod"}, "none": {"ordesh-guard"}}
    assert (0, 1) in question.standing.apart
    assert (0, 2) in question.standing.apart
    assert (1, 2) not in question.standing.apart
    assert "that it was nobody's act" in question.why.text


def test_what_those_who_did_it_own_up_to_is_no_question(account):
    account.says("lumen-mod", "detention", actor="ordesh")
    account.says("ordesh-mod", "detention", actor="ordesh-army")
    assert account.question("responsibility", "detention") is None


def test_a_body_that_owns_up_stands_for_itself(account, answers):
    account.says("lumen-mod", "utility_cutoff", actor="ordesh")
    account.says("ordesh-guard", "utility_cutoff", actor="ordesh-guard")
    assert answers(account.question("responsibility", "utility_cutoff")) == {
        "ordesh": {"lumen-mod"},
        "ordesh-guard": {"ordesh-guard"},
    }
