"""What must hold whatever the accounts say."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.questions.conftest import Account

SPEAKERS = ("ordesh-mod", "vell", "lumen-mod", "lumenia", "hog", "found:baker", "daily")
KINDS = (
    "shelling",
    "small_arms_fire",
    "troop_entry",
    "withdrawal",
    "control_of_place",
    "casualties",
    "detention",
    "prisoner_release",
    "agreement_breach",
    "comment",
)
ACTORS = (None, "ordesh", "ordesh-army", "lumen-army")
saying = st.tuples(
    st.sampled_from(SPEAKERS),
    st.sampled_from(KINDS),
    st.booleans(),
    st.sampled_from(ACTORS),
    st.sampled_from([(), (("killed", 2, 2),), (("killed", 5, None),), (("troops", 9, 9),)]),
    st.sampled_from(["2031-09-13", "2031-09-14T10:00:00+04:00", "2031-09-14T21:00:00+04:00"]),
)
told = st.lists(saying, min_size=1, max_size=9)
few = settings(max_examples=40, deadline=None)


def tell(sayings) -> Account:
    account = Account()
    for speaker, kind, happened, actor, counts, day in sayings:
        speak = account.says if happened else account.denies
        speak(speaker, kind, actor=actor, counts=counts, day=day)
    return account


@few
@given(told, st.randoms(use_true_random=False))
def test_the_order_of_claims_and_reports_changes_nothing(sayings, shuffled: random.Random):
    account = tell(sayings)
    before = account.questions()
    shuffled.shuffle(account.claims)
    account.reports = dict(shuffled.sample(list(account.reports.items()), len(account.reports)))
    assert account.questions() == before


@few
@given(told)
def test_nobody_holds_two_answers_to_one_question_but_on_figures(sayings):
    for question in tell(sayings).questions():
        if question.kind != "count":
            speakers = [speaker for position in question.positions for speaker in position.speakers]
            assert len(speakers) == len(set(speakers)), question


@few
@given(told)
def test_every_sentence_rests_on_claims_that_answer(sayings):
    for question in tell(sayings).questions():
        answering = {claim for position in question.positions for claim in position.claims}
        assert question.why.claims
        assert set(question.why.claims) <= answering


@few
@given(told, st.data())
def test_a_reprint_changes_no_status(sayings, data):
    account = tell(sayings)
    before = {question.id: question.status for question in account.questions()}
    first = data.draw(st.sampled_from(account.claims))
    report = account.reports[first.report]
    account.reports["r-again"] = replace(report, id="r-again", voice="corran")
    account.claims.append(replace(first, id="c-again", report="r-again", repeats=first.id))
    assert {question.id: question.status for question in account.questions()} == before


@pytest.mark.parametrize("kind", ["overflight", "detention", "fortification", "route_closure"])
def test_an_independent_denial_turns_agreed_into_disputed_and_nothing_else(account, kind):
    account.says("lumen-mod", kind)
    account.says("hog", kind)
    account.says("lumen-mod", "casualties", counts=[("killed", 2, 2)])
    before = {question.id: question.status for question in account.questions()}
    assert before[account.question("occurrence", kind).id] == "agreed"
    account.denies("found:baker", kind, words="There was nothing of the kind")
    after = {question.id: question.status for question in account.questions()}
    assert after == before | {account.question("occurrence", kind).id: "disputed"}
