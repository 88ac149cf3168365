"""What a denial, a correction and a retraction answer; that silence answers nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.questions.conftest import ACTORS, PACK

from truceline.model.act import Act, ActKind, ActScope, AnswerReason
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Event, Polarity, Quantity
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.questions import answer_acts

TEXT = "words of a report " * 20


def report(name: str, *, voice: str = "corran", day: str = "2031-09-14", **more) -> Report:
    return Report(
        id=name,
        input=f"{name}.txt",
        item=0,
        headline=None,
        outlet=None,
        voice=voice,
        agencies=(),
        byline=None,
        published=day,
        published_basis=DateBasis.STATED,
        language="en",
        kind=more.get("kind", ReportKind.NEWS),
        text=TEXT,
        origin=more.get("origin", f"o-{name}"),
    )


def claim(name: str, speaker: str, kind: str = "shelling", polarity: str = "+", **more) -> Claim:
    at = more.get("at", 0)
    words = more.get("words", TEXT[at : at + 5])
    return Claim(
        id=name,
        report=more.get("report", "r1"),
        speaker=speaker,
        via=(),
        speaker_anchor=Anchor(start=at, end=at + 5, quote=TEXT[at : at + 5]),
        cue=None,
        content=Anchor(start=at, end=at + 5, quote=words),
        direct=False,
        attitude=more.get("attitude", Attitude.DENY if polarity == "-" else Attitude.ASSERT),
        event=Event(
            type=kind,
            polarity=Polarity(polarity),
            actor=more.get("actor"),
            quantities=tuple(Quantity(what="killed", min=n, max=n) for n in more.get("killed", ())),
        ),
        background=more.get("background", False),
        extractor="rules/2",
        confidence=0.5,
        incident=more.get("incident", "i1"),
        repeats=more.get("repeats"),
        act=more.get("act", ActKind.STATEMENT),
    )


def act_of(claim: Claim, kind: ActKind = ActKind.DENIAL, **more) -> Act:
    return Act(
        id=f"s-{claim.id}",
        report=claim.report,
        speaker=claim.speaker,
        speaker_anchor=None,
        cue=more.get("cue", claim.content),
        content=claim.content,
        kind=kind,
        scope=more.get("scope", ActScope.EVENT),
        claim=claim.id,
    )


def answered(act: Act, claims: list[Claim], reports: list[Report]) -> dict[str, set[AnswerReason]]:
    """The claims answered, by id, and reports answered as a whole; why."""
    (found,) = answer_acts([act], claims, reports, ACTORS, PACK)
    return {each.claim or f"whole {each.report}": set(each.reasons) for each in found.answers}


ACCUSED = claim("c1", "lumen-mod", actor="ordesh-army", attitude=Attitude.ACCUSE)
DENIED = claim("c2", "ordesh-mod", polarity="-", actor="ordesh-army", at=20)


def test_a_denial_points_at_who_laid_the_event_at_its_door():
    found = answered(act_of(DENIED), [ACCUSED, DENIED], [report("r1")])
    assert found == {"c1": {AnswerReason.SAME_EVENT, AnswerReason.ACCUSED, AnswerReason.SAME_REPORT}}


def test_a_denial_that_names_the_accuser_says_so():
    named = replace(DENIED, content=replace(DENIED.content, quote="what Lumenia's defence ministry says is untrue"))
    assert AnswerReason.ACCUSER in answered(act_of(named), [ACCUSED, named], [report("r1")])["c1"]


def test_who_denies_his_own_hand_does_not_answer_who_only_heard_it():
    heard = claim("c3", "hog", at=40)
    assert set(answered(act_of(DENIED), [ACCUSED, DENIED, heard], [report("r1")])) == {"c1"}


def test_where_nobody_is_accused_a_denial_answers_all_who_say_that_it_happened():
    heard = claim("c3", "hog", at=40)
    denied = replace(DENIED, event=replace(DENIED.event, actor=None))
    assert set(answered(act_of(denied), [heard, denied], [report("r1")])) == {"c3"}


def test_a_denial_answers_neither_its_own_side_nor_another_event():
    own = claim("c3", "ordesh-army", at=40)
    other = claim("c4", "lumen-mod", "detention", at=60)
    came = claim("c6", "lumen-mod", "troop_entry", at=100)
    elsewhere = claim("c5", "lumen-mod", at=80, incident="i2")
    denied = replace(DENIED, event=replace(DENIED.event, actor=None))
    assert answered(act_of(denied), [own, other, elsewhere, came, denied], [report("r1")]) == {}


def test_a_denial_for_which_nobody_says_what_it_denies_is_kept_without_answers():
    assert answered(act_of(DENIED), [DENIED], [report("r1")]) == {}


def test_a_denial_does_not_answer_what_was_published_after_it():
    later = claim("c3", "lumen-mod", actor="ordesh-army", report="r2")
    reports = [report("r1"), report("r2", day="2031-09-20")]
    assert answered(act_of(DENIED), [later, DENIED], reports) == {}


def test_a_reprint_of_the_accusation_is_not_answered_a_second_time():
    reprint = claim("c3", "lumen-mod", actor="ordesh-army", report="r2", repeats="c1")
    reports = [report("r1"), report("r2", origin="o-r1")]
    assert set(answered(act_of(DENIED), [ACCUSED, DENIED, reprint], reports)) == {"c1"}


def test_who_denies_that_nobody_was_hurt_answers_who_said_so():
    nobody = claim("c1", "lumen-mod", "casualties", "-", attitude=Attitude.ASSERT)
    hurt = claim("c3", "hog", "casualties", at=40, killed=[2])
    denied = claim("c2", "ordesh-mod", "casualties", "+", at=20)
    assert set(answered(act_of(denied), [nobody, hurt, denied], [report("r1")])) == {"c1"}


def test_who_rejects_a_denial_points_at_the_denial():
    denied = replace(DENIED, act=ActKind.DENIAL)
    rejected = claim("c3", "lumen-mod", "comment", at=40, words="rejected the denial")
    cue = replace(rejected.content, quote="rejected")
    assert set(answered(act_of(rejected, cue=cue), [ACCUSED, denied, rejected], [report("r1")])) == {"c2"}


def test_no_denial_answers_silence():
    silent = replace(ACCUSED, act=ActKind.NO_CONFIRMATION)
    assert answered(act_of(DENIED), [silent, DENIED], [report("r1")]) == {}


def test_a_report_that_is_called_false_is_denied_as_a_whole():
    told = claim("c1", "daily", actor="ordesh-army", report="r2", attitude=Attitude.REPORT)
    denied = replace(DENIED, content=replace(DENIED.content, quote="the report of The Daily is false"))
    reports = [report("r1"), report("r2", voice="daily")]
    found = answered(act_of(denied, scope=ActScope.REPORT), [told, denied], reports)
    assert found["whole r2"] == {AnswerReason.WHOLE, AnswerReason.ACCUSER}
    assert AnswerReason.WHOLE in found["c1"]


def test_a_statement_rejected_as_a_whole_answers_all_that_it_lays_at_ones_door():
    dead = claim("c3", "lumen-mod", "casualties", actor="ordesh-army", at=40, killed=[2])
    found = answered(act_of(DENIED, scope=ActScope.STATEMENT), [ACCUSED, DENIED, dead], [report("r1")])
    assert set(found) == {"c1", "c3"}
    assert AnswerReason.WHOLE in found["c3"]


def test_a_corrected_figure_points_at_the_figure_that_it_replaces():
    first = claim("c1", "lumen-mod", "casualties", killed=[5])
    other = claim("c3", "ordesh-mod", "casualties", at=40, killed=[1])
    fixed = claim("c2", "lumen-mod", "casualties", at=20, killed=[4])
    found = answered(act_of(fixed, ActKind.CORRECTION), [first, other, fixed], [report("r1")])
    assert found == {"c1": {AnswerReason.OWN_WORDS, AnswerReason.FIGURE}}


def test_a_paper_that_corrects_itself_points_at_its_earlier_version():
    fixed = claim("c2", "daily", "comment", report="r2", incident=None)
    reports = [report("r1", voice="daily", origin="o"), report("r2", voice="daily", origin="o", day="2031-09-15")]
    assert set(answered(act_of(fixed, ActKind.CORRECTION, scope=ActScope.REPORT), [fixed], reports)) == {"whole r1"}


def test_what_is_taken_back_is_ones_own_and_a_denial_only_where_a_denial_is():
    denied = claim("c1", "ordesh-mod", polarity="-", act=ActKind.DENIAL)
    said = claim("c3", "ordesh-mod", "troop_entry", at=40)
    back = claim("c2", "ordesh-mod", "comment", at=20)
    cue = replace(back.content, quote="retracted its denial")
    everything = [denied, said, back]
    assert set(answered(act_of(back, ActKind.RETRACTION, cue=cue), everything, [report("r1")])) == {"c1"}
    assert set(answered(act_of(back, ActKind.RETRACTION), everything, [report("r1")])) == {"c3"}


@pytest.mark.parametrize("kind", [ActKind.REFUSAL, ActKind.NO_ANSWER, ActKind.UNVERIFIED, ActKind.NOT_DENIED])
def test_silence_answers_nothing_and_is_placed_beside_what_it_was_asked_about(kind):
    quiet = claim("c2", "ordesh-mod", "comment", "-", at=20, attitude=Attitude.ASSERT, incident=None, act=kind)
    (found,) = answer_acts([act_of(quiet, kind)], [ACCUSED, quiet], [report("r1")], ACTORS, PACK)
    assert (found.answers, found.incident) == ((), "i1")
