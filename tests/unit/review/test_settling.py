"""Decisions on what is made of claims."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.review.desks import make_contents, make_report, read_first, signed, wounded
from tests.unit.review.test_queue import disputed

from truceline.errors import NotInRecord, WrongUsage
from truceline.model.agreement import Assessment, AssessmentStatus
from truceline.model.ids import ActorId, AgreementId
from truceline.model.judgement import Verdict
from truceline.model.question import Agreed, Disputed
from truceline.pipeline.recording import compile_contents
from truceline.publish.dossier_file import dossier_json
from truceline.publish.page import render_page
from truceline.review import opining
from truceline.review.settling import Settling
from truceline.store import codec
from truceline.store.decisions import KINDS, word_of

ONE = make_report()


def record(*decisions):
    return compile_contents(make_contents(decisions, readings=disputed()))


BEFORE = record()
QUESTION = next(question for question in BEFORE.questions if isinstance(question.standing, Disputed))
DENIAL = next(act for act in BEFORE.acts if act.answers)


def find(dossier, name):
    return next((question for question in dossier.questions if question.id == name), None)


def test_an_accepted_standing_changes_nothing_but_the_record_of_it() -> None:
    after = record(opining.accept_subject(BEFORE, QUESTION.id, signed()))
    assert after.questions == BEFORE.questions
    assert [(r.outcome.value, r.about) for r in after.decisions] == [("held", QUESTION.id)]


def test_a_rejected_question_is_asked_no_more() -> None:
    after = record(opining.reject_subject(BEFORE, QUESTION.id, signed()))
    assert find(after, QUESTION.id) is None
    assert len(after.questions) == len(BEFORE.questions) - 1


def test_a_restated_question_stands_as_somebody_says_with_their_name_and_reason() -> None:
    after = record(opining.restate(BEFORE, QUESTION.id, "agreed", signed(why="both mean the drill")))
    question = find(after, QUESTION.id)
    assert isinstance(question.standing, Agreed)
    assert "Mara Voss" in question.why.text
    assert "both mean the drill" in question.why.text
    assert question.positions == QUESTION.positions


def test_a_standing_that_the_positions_do_not_allow_is_refused() -> None:
    with pytest.raises(WrongUsage, match="do not allow"):
        opining.restate(BEFORE, QUESTION.id, "single_source", signed())
    with pytest.raises(WrongUsage, match="write one of"):
        opining.restate(BEFORE, QUESTION.id, "true", signed())


def test_people_who_say_otherwise_of_a_standing_are_both_shown_and_not_followed() -> None:
    mara = opining.accept_subject(BEFORE, QUESTION.id, signed())
    jon = opining.restate(BEFORE, QUESTION.id, "agreed", signed("Jon Adler"))
    after = record(mara, jon)
    assert [ruling.outcome.value for ruling in after.decisions] == ["contradicted", "contradicted"]
    assert after.questions == BEFORE.questions
    assert any(jon.id in str(issue) or mara.id in str(issue) for issue in after.issues)


def test_a_rejected_link_is_cut_and_a_link_that_somebody_makes_says_that_a_person_made_it() -> None:
    answered = DENIAL.answers[0]
    name = f"{DENIAL.id}>{answered.claim}"
    cut = opining.reject_subject(BEFORE, name, signed())
    after = record(cut)
    assert next(act for act in after.acts if act.id == DENIAL.id).answers == ()
    other = wounded(ONE).id
    made = opining.link(after, DENIAL.id, other, signed(hour=10))
    linked = next(act for act in record(cut, made).acts if act.id == DENIAL.id)
    assert [(a.claim, a.reasons[0].value) for a in linked.answers] == [(other, "a person says that it does")]


def test_whoever_cut_a_link_and_makes_it_again_is_heard_last() -> None:
    answered = DENIAL.answers[0]
    cut = opining.reject_subject(BEFORE, f"{DENIAL.id}>{answered.claim}", signed())
    made = opining.link(record(cut), DENIAL.id, answered.claim, signed(hour=10))
    assert made.replaces == (cut.id,)
    assert next(act for act in record(cut, made).acts if act.id == DENIAL.id).answers == DENIAL.answers


def test_a_decision_on_a_question_that_is_gone_is_told() -> None:
    decision = opining.accept_subject(BEFORE, QUESTION.id, signed())
    after = compile_contents(make_contents([decision], readings={ONE.id: replace(read_first(ONE), claims=())}))
    assert [ruling.outcome.value for ruling in after.decisions] == ["not_found"]
    assert any(decision.id in str(issue) for issue in after.issues)


def test_judgements_and_grades_that_are_decided_in_the_record_are_heard() -> None:
    first, second = (claim.id for claim in BEFORE.claims[:2])
    judged = opining.judge(BEFORE, Verdict.SAME, [first, second], signed())
    graded = opining.grade(BEFORE, first, "2", signed())
    after = record(judged, graded)
    assert [ruling.outcome.value for ruling in (*after.judgements, *after.gradings)] == ["held", "held"]
    assert next(each for each in after.credibility if each.claim == first).set.by == "Mara Voss"


def test_what_is_not_in_the_record_is_named() -> None:
    with pytest.raises(NotInRecord, match="q-0"):
        opining.accept_subject(BEFORE, "q-0", signed())
    with pytest.raises(NotInRecord, match="c-0"):
        opining.grade(BEFORE, "c-0", "2", signed())
    with pytest.raises(WrongUsage, match="why"):
        opining.reject_subject(BEFORE, QUESTION.id, signed(why=""))


def test_the_page_and_the_file_of_a_record_with_such_decisions_can_be_written() -> None:
    made = opining.restate(BEFORE, QUESTION.id, "agreed", signed(why="<b>drill</b>"))
    cut = opining.reject_subject(BEFORE, f"{DENIAL.id}>{DENIAL.answers[0].claim}", signed())
    after = record(made, cut)
    assert '"status": "agreed"' in dossier_json(after)
    page = render_page(after)
    assert "<b>drill</b>" not in page
    assert "says that a question is agreed" in page


HELD = Assessment(
    agreement=AgreementId("kestry-protocol"),
    provision="3",
    assessor=ActorId("ordesh-mod"),
    status=AssessmentStatus.NOT_FULFILLED,
    claim=wounded(ONE).id,
    as_of="2031-09-14",
    report=ONE.id,
)


def assessed(*decisions) -> tuple:
    settling = Settling(decisions, [ONE])
    kept = settling.settle_assessments([HELD], read_first(ONE).claims)
    return kept, [ruling.outcome.value for ruling in settling.ordered()]


def test_an_assessment_is_accepted_or_taken_out() -> None:
    dossier = replace(BEFORE, assessments=(HELD,))
    accepted = opining.accept_subject(dossier, HELD.id, signed())
    assert assessed(accepted) == ((HELD,), ["held"])
    rejected = opining.reject_subject(dossier, HELD.id, signed())
    assert assessed(rejected) == ((), ["held"])
    assert assessed(accepted, opining.reject_subject(dossier, HELD.id, signed("Jon Adler"))) == (
        (HELD,),
        ["contradicted", "contradicted"],
    )


def test_an_assessment_is_found_again_by_its_claim_where_its_id_is_another() -> None:
    rejected = opining.reject_subject(replace(BEFORE, assessments=(HELD,)), HELD.id, signed())
    later = replace(HELD, as_of="2031-09-15")
    settling = Settling([rejected], [ONE])
    assert later.id != HELD.id
    assert settling.settle_assessments([later], read_first(ONE).claims) == ()


def test_an_assessment_that_was_read_otherwise_is_noted_as_an_entry() -> None:
    entry = opining.enter(replace(BEFORE, assessments=(HELD,)), HELD.id, "partly", signed())
    assert (entry.status, entry.provision, entry.basis.claim) == (AssessmentStatus.PARTLY, "3", HELD.claim)
    with pytest.raises(WrongUsage, match="write one of"):
        opining.enter(replace(BEFORE, assessments=(HELD,)), HELD.id, "broken", signed())


def test_decisions_on_what_is_made_of_claims_are_read_as_they_were_written() -> None:
    dossier = replace(BEFORE, assessments=(HELD,))
    link = f"{DENIAL.id}>{DENIAL.answers[0].claim}"
    made = [opining.accept_subject(dossier, question.id, signed()) for question in dossier.questions]
    made += [opining.reject_subject(dossier, link, signed()), opining.accept_subject(dossier, HELD.id, signed())]
    made += [opining.restate(dossier, QUESTION.id, "agreed", signed())]
    made += [
        opining.link(dossier, DENIAL.id, wounded(ONE).id, signed()),
        opining.enter(dossier, HELD.id, "partly", signed()),
    ]
    for decision in made:
        assert codec.read(KINDS[word_of(decision)], codec.write(decision)) == decision
