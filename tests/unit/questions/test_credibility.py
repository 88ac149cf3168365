"""How credible a claim is proposed to be, and that the proposal sees no names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.questions.conftest import ACTORS, PACK, Account

from truceline.model.claim import Attitude, Claim
from truceline.model.reliability import Credibility, Grade
from truceline.questions import propose_credibility
from truceline.questions.credibility import grade_by_camps


def proposed(account: Account) -> dict[str, Credibility]:
    reports = list(account.reports.values())
    found = propose_credibility(account.claims, account.questions(), reports, ACTORS, PACK)
    assert [each.claim for each in found] == [claim.id for claim in account.claims]
    return {each.claim: each for each in found}


def grade_of(account: Account, claim: Claim, rule: str | None = None) -> int:
    credibility = proposed(account)[claim.id]
    if rule is not None:
        assert rule in [reason.rule for reason in credibility.reasons]
    return credibility.proposed


def test_a_claim_that_another_camp_repeats_independently_is_confirmed(account: Account) -> None:
    claim = account.says("lumen-mod", "shelling")
    other = account.says("hog", "shelling")
    (reason,) = proposed(account)[claim.id].reasons
    assert (reason.rule, reason.grade, reason.alike, reason.apart) == ("confirmed", 1, (other.id,), ())
    assert reason.text == "Halvern Observer Group says the same independently; nobody says otherwise."


def test_however_many_voices_of_one_side_confirm_nothing(account: Account) -> None:
    claim = account.says("lumen-mod", "shelling")
    account.says("lumen-army", "shelling")
    account.says("lumenia", "shelling")
    assert grade_of(account, claim, "uncontradicted") == 3


def test_reprints_confirm_nothing(account: Account) -> None:
    claim = account.says("corran", "shelling", own_voice=True, origin="o-one")
    account.says("daily", "shelling", own_voice=True, voice="daily", origin="o-one")
    assert grade_of(account, claim, "uncontradicted") == 3
    account.says("daily", "shelling", own_voice=True, voice="daily", origin="o-two")
    assert grade_of(account, claim, "confirmed") == 1


def test_a_papers_own_words_confirm_nobody_whom_the_same_copy_quotes(account: Account) -> None:
    claim = account.says("lumen-mod", "shelling", origin="o-one")
    paper = account.says("daily", "shelling", own_voice=True, voice="daily", origin="o-one")
    assert grade_of(account, claim, "uncontradicted") == 3
    assert grade_of(account, paper, "uncontradicted") == 3


def test_word_against_word_cannot_be_judged_and_both_get_the_same(account: Account) -> None:
    said = account.says("lumen-mod", "troop_entry", actor="ordesh-army")
    denied = account.denies("ordesh-mod", "troop_entry", actor="ordesh-army")
    assert grade_of(account, said, "word_against_word") == grade_of(account, denied, "word_against_word") == 6


def test_one_denial_leaves_what_others_confirm_probable(account: Account) -> None:
    said = account.says("lumen-mod", "troop_entry", actor="ordesh-army")
    seen = account.says("hog", "troop_entry", actor="ordesh-army")
    denied = account.denies("ordesh-mod", "troop_entry", actor="ordesh-army")
    assert grade_of(account, said, "confirmed_but_denied") == grade_of(account, seen) == 2
    assert grade_of(account, denied, "alone_against_several") == 4
    (reason,) = proposed(account)[denied.id].reasons
    assert reason.apart == (said.id, seen.id)


def test_speakers_whom_the_pack_does_not_name_neither_confirm_nor_deny(account: Account) -> None:
    claim = account.says("hog", "troop_entry", actor="ordesh-army")
    account.says("found:baker", "troop_entry", actor="ordesh-army")
    assert grade_of(account, claim, "echoed_by_unnamed") == 2
    account.denies("ordesh-mod", "troop_entry", actor="ordesh-army")
    assert grade_of(account, claim, "word_against_word") == 6


def test_a_denial_by_somebody_whom_nobody_names_is_told_and_counts_for_nothing(account: Account) -> None:
    claim = account.says("hog", "troop_entry", actor="ordesh-army")
    account.denies("found:baker", "troop_entry", actor="ordesh-army")
    assert grade_of(account, claim, "uncontradicted") == 3
    (reason,) = proposed(account)[claim.id].reasons
    assert reason.text == (
        "Only Halvern Observer Group says so; of those who say otherwise the pack names nobody (a baker)."
    )


def test_a_body_of_its_own_side_divides_a_camp_and_its_press_does_not(account: Account) -> None:
    denied = account.denies("ordesh-mod", "route_closure")
    account.says("lumen-mod", "route_closure")
    account.says("ordesh-times", "route_closure", own_voice=True, voice="ordesh-times")
    account.says("found:baker", "route_closure", voice="ordesh-times")
    assert grade_of(account, denied, "word_against_word") == 6
    account.says("ordesh-guard", "route_closure")
    assert grade_of(account, denied, "alone_and_divided") == 5


def test_figures_that_differ_cannot_be_judged_and_a_raised_toll_divides_no_camp(account: Account) -> None:
    first = account.says("lumen-mod", "casualties", counts=[("killed", 3, 3)])
    raised = account.says("lumen-army", "casualties", counts=[("killed", 6, 6)])
    account.says("ordesh-mod", "casualties", counts=[("killed", 2, 2)])
    assert (grade_of(account, first), grade_of(account, raised)) == (6, 6)


def test_demands_background_and_what_nobody_else_speaks_of_cannot_be_judged(account: Account) -> None:
    demand = account.says("hog", "withdrawal", attitude=Attitude.DEMAND)
    opinion = account.says("hog", "comment")
    assert grade_of(account, demand, "no_account") == 6
    assert grade_of(account, opinion, "not_compared") == 6
    account.claims[1] = replace(account.claims[1], background=True)
    assert grade_of(account, opinion, "background") == 6


def test_a_claim_gets_the_weakest_grade_of_its_questions(account: Account) -> None:
    said = account.says("lumen-mod", "shelling", actor="ordesh-army")
    account.says("hog", "shelling")
    account.denies("ordesh-mod", "shelling", actor="ordesh-army")
    rules = {reason.rule: reason.grade for reason in proposed(account)[said.id].reasons}
    assert rules == {"confirmed": 1, "word_against_word": 6}
    assert grade_of(account, said) == 6


def test_a_figure_that_nobody_contradicts_weakens_nothing(account: Account) -> None:
    said = account.says("lumen-mod", "shelling", counts=[("killed", 3, 3)])
    account.says("hog", "shelling")
    assert grade_of(account, said, "uncontradicted") == 1
    account.says("ordesh-mod", "shelling", counts=[("killed", 2, 2)])
    assert grade_of(account, said, "word_against_word") == 6


@pytest.mark.parametrize(
    ("others", "against", "own", "unnamed", "rule", "grade"),
    [
        (1, 0, False, False, "confirmed", 1),
        (1, 1, False, True, "confirmed_but_denied", 2),
        (1, 0, True, False, "confirmed_but_denied", 2),
        (0, 0, False, True, "echoed_by_unnamed", 2),
        (2, 2, False, False, "camps_on_both_sides", 3),
        (0, 0, False, False, "uncontradicted", 3),
        (0, 0, True, True, "divided_camp", 4),
        (0, 2, False, True, "alone_against_several", 4),
        (0, 1, True, False, "alone_and_divided", 5),
        (0, 1, False, True, "word_against_word", 6),
    ],
)
def test_the_table_of_rules_is_the_one_that_is_written_down(  # type: ignore[no-untyped-def]
    others, against, own, unnamed, rule, grade
) -> None:
    assert grade_by_camps(others, against, own_against=own, unnamed=unnamed) == (rule, Grade(grade))


@given(st.integers(0, 4), st.integers(0, 4), st.booleans(), st.booleans())
def test_a_denial_more_never_raises_a_grade_and_one_alone_never_makes_it_doubtful(  # type: ignore[no-untyped-def]
    others, against, own, unnamed
) -> None:
    order = [1, 2, 3, 6, 4, 5]
    _, before = grade_by_camps(others, against, own_against=own, unnamed=unnamed)
    _, after = grade_by_camps(others, against + 1, own_against=own, unnamed=unnamed)
    assert order.index(after) >= order.index(before)
    if against == 0 and not own:
        assert after not in (4, 5)


SWAP = {"ordesh": "lumenia", "ordesh-mod": "lumen-mod", "ordesh-army": "lumen-army"}
SWAP |= {lumen: ordesh for ordesh, lumen in SWAP.items()}
TOLD = st.lists(
    st.tuples(
        st.sampled_from((*SWAP, "hog", "found:baker")),
        st.sampled_from(("shelling", "troop_entry", "withdrawal", "control_of_place")),
        st.sampled_from(("+", "-")),
    ),
    max_size=7,
)


@given(TOLD)
def test_exchange_the_sides_and_the_grades_are_exchanged_with_them(told) -> None:  # type: ignore[no-untyped-def]
    def grades(swap: dict[str, str]) -> list[int]:
        account = Account()
        for speaker, kind, polarity in told:
            attitude = Attitude.DENY if polarity == "-" else Attitude.ASSERT
            actor = swap.get("ordesh-army", "ordesh-army")
            account.says(swap.get(speaker, speaker), kind, polarity, actor=actor, attitude=attitude)
        return [each.proposed for each in proposed(account).values()]

    assert grades(SWAP) == grades({})
