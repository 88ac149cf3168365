from __future__ import annotations

from truceline.model.claim import Attitude
from truceline.model.question import Agreed, Disputed, OneSided, SingleSource


def test_one_side_says_that_forces_left_and_the_other_that_they_did_not(account, answers):
    account.says("lumen-mod", "withdrawal", actor="ordesh-army")
    account.denies("ordesh-mod", "withdrawal", actor="ordesh-army")
    question = account.question("occurrence", "withdrawal")
    assert question.text == "Did forces withdraw from Halvern?"
    assert answers(question) == {"yes": {"lumen-mod"}, "no": {"ordesh-mod"}}
    assert isinstance(question.standing, Disputed)
    assert question.why.text == (
        "Disputed: Lumenia's defence ministry says that forces withdrew; "
        "Ordesh's defence ministry says that they did not."
    )


def test_our_army_did_not_fire_is_no_answer_to_whether_there_was_fire(account, answers):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.says("hog", "shelling")
    account.denies("ordesh-mod", "shelling", actor="ordesh-army")
    question = account.question("occurrence", "shelling")
    assert answers(question) == {"yes": {"lumen-mod", "hog"}}
    assert isinstance(question.standing, Agreed)


def test_a_denial_without_an_actor_by_the_accused_side_says_not_us(account, answers):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.denies("ordesh-mod", "shelling")
    assert answers(account.question("occurrence", "shelling")) == {"yes": {"lumen-mod"}}


def test_a_denial_that_tells_what_happened_instead_says_that_it_did_not_happen(account, answers):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.denies("ordesh-mod", "shelling", actor="ordesh-army")
    account.says("ordesh-mod", "other", actor="lumen-army", attitude=Attitude.ACCUSE, words="their depot blew up")
    assert answers(account.question("occurrence", "shelling")) == {"yes": {"lumen-mod"}, "no": {"ordesh-mod"}}
    assert answers(account.question("responsibility", "shelling")) == {
        "ordesh": {"lumen-mod"},
        "lumen-army": {"ordesh-mod"},
    }


def test_an_entry_that_ones_own_side_owns_up_to_by_another_body_is_not_denied(account, answers):
    account.says("lumen-mod", "troop_entry", actor="ordesh-army")
    account.says("ordesh-guard", "troop_entry", actor="ordesh-guard")
    account.denies("vell", "troop_entry", actor="ordesh-army")
    assert answers(account.question("occurrence", "troop_entry")) == {"yes": {"lumen-mod", "ordesh-guard"}}
    question = account.question("responsibility", "troop_entry")
    assert answers(question) == {
        "ordesh-army": {"lumen-mod"},
        "ordesh-guard": {"ordesh-guard"},
        "not ordesh-army": {"vell"},
    }
    assert question.status == "disputed"


def test_what_ones_own_sides_press_reports_does_not_own_up_for_the_ministry(account, answers):
    account.says("ordesh-times", "troop_entry", actor="ordesh-army")
    account.denies("ordesh-mod", "troop_entry", actor="ordesh-army")
    assert answers(account.question("occurrence", "troop_entry")) == {"yes": {"ordesh-times"}, "no": {"ordesh-mod"}}


def test_refusals_demands_and_expectations_answer_nothing(account):
    account.says("hog", "comment", "-")
    account.says("hog", "shelling", attitude=Attitude.EXPECT)
    account.says("lumen-mod", "demand", attitude=Attitude.DEMAND)
    assert account.questions() == []


def test_whoever_counts_the_dead_of_a_strike_implies_that_it_happened(account, answers):
    account.says("lumen-mod", "drone_strike", actor="ordesh")
    toll = account.says("hog", "casualties", counts=[("killed", 2, 2)])
    question = account.question("occurrence", "drone_strike")
    assert answers(question) == {"yes": {"lumen-mod", "hog"}}
    assert question.positions[0].implied == (toll.id,)


def test_a_side_that_denies_a_strike_does_not_confirm_it_by_counting_its_dead(account, answers):
    account.says("lumen-mod", "shelling", actor="ordesh")
    account.denies("ordesh-mod", "shelling", actor="ordesh-army")
    account.says("ordesh", "casualties", counts=[("killed", 2, 2)])
    assert answers(account.question("occurrence", "shelling")) == {"yes": {"lumen-mod"}}


def test_whoever_calls_the_others_version_untrue_denies_what_it_says_of_him(account, answers):
    account.says("lumen-mod", "troop_entry", actor="ordesh-army", report="r1")
    account.denies("ordesh-mod", "comment", actor="lumenia", report="r1", place=None)
    question = account.question("occurrence", "troop_entry")
    assert answers(question) == {"yes": {"lumen-mod"}, "no": {"ordesh-mod"}}
    assert question.status == "disputed"


def test_a_withdrawal_of_the_other_sides_forces_is_another_matter(account, answers):
    account.says("hog", "withdrawal", actor="ordesh-army")
    account.says("hog", "withdrawal", actor="ordesh-army")
    account.says("ordesh-mod", "withdrawal", "-", actor="lumen-army")
    assert answers(account.question("occurrence", "withdrawal")) == {"yes": {"hog"}}


def test_an_outlet_that_writes_twice_and_is_quoted_once_is_still_one_speaker(account):
    account.says("corran", "overflight", own_voice=True, origin="o-1")
    account.says("corran", "overflight", own_voice=True, origin="o-2")
    account.says("corran", "overflight")
    assert isinstance(account.question("occurrence", "overflight").standing, SingleSource)


def test_one_speaker_is_a_single_source_and_one_side_is_one_sided(account):
    account.says("lumen-mod", "overflight")
    assert isinstance(account.question("occurrence", "overflight").standing, SingleSource)
    account.says("lumenia", "overflight")
    assert account.question("occurrence", "overflight").standing == OneSided(side="lumenia-side")


def test_reprints_of_one_copy_are_one_voice(account):
    account.says("corran", "overflight", own_voice=True, origin="o1")
    account.says("daily", "overflight", own_voice=True, origin="o1", voice="daily")
    question = account.question("occurrence", "overflight")
    assert question.status == "single_source"
    assert question.positions[0].origins == 1


def test_a_witness_whom_only_one_sides_press_carries_confirms_nothing_for_it(account):
    account.says("ordesh-mod", "detention", voice="ordesh-times")
    account.says("found:baker", "detention", voice="ordesh-times")
    assert account.question("occurrence", "detention").status == "one_sided"


def test_a_witness_in_an_unaligned_report_agrees_with_a_side(account):
    account.says("ordesh-mod", "detention", voice="ordesh-times")
    account.says("found:baker", "detention", voice="corran")
    assert account.question("occurrence", "detention").status == "agreed"


def test_nobody_disputes_with_himself(account):
    account.says("ordesh-guard", "troop_entry", actor="ordesh-guard", counts=[("troops", 12, 12)])
    account.denies("ordesh-guard", "troop_entry", actor="ordesh-guard", words="nobody else was there")
    assert account.question("occurrence", "troop_entry").status == "single_source"


def test_an_outright_denial_outweighs_a_word_of_the_same_speaker_that_seems_to_concede(account, answers):
    account.says("hog", "withdrawal", actor="ordesh-army")
    account.denies("lumen-mod", "withdrawal", actor="ordesh-army", words="It is untrue that they left")
    account.says("lumen-mod", "withdrawal", actor="ordesh-army", words="They are a little farther off")
    assert answers(account.question("occurrence", "withdrawal")) == {"yes": {"hog"}, "no": {"lumen-mod"}}
