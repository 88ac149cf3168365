from __future__ import annotations

from dataclasses import replace

from tests.unit.review.desks import (
    FIRST,
    make_contents,
    make_desk,
    make_report,
    read_first,
    shelling,
    signed,
    words,
    wounded,
)

from truceline.model.claim import Attitude
from truceline.model.event import Polarity
from truceline.model.recorded import Reading
from truceline.pipeline.recording import compile_contents
from truceline.publish.review_text import Wording
from truceline.review import deciding
from truceline.review.desk import Desk
from truceline.review.queue import Subject, Urgency, list_suggestions, paragraph_around, show_claim

ONE = make_report()


def disputed() -> dict:
    """Both ministries on the shelling; a wounding that nobody else tells of, read by an unsure machine."""
    contents = make_contents()
    two = contents.reports[1]
    denial = contents.readings[two.id].claims[0]
    denial = replace(denial, attitude=Attitude.DENY, event=replace(denial.event, polarity=Polarity.DID_NOT))
    first = Reading(
        ran=("rules/1",), claims=(shelling(ONE), replace(wounded(ONE), confidence=0.3)), actors=(), places=()
    )
    return {ONE.id: first, two.id: Reading(ran=("rules/1",), claims=(denial,), actors=(), places=())}


def queue(*decisions, readings=None):
    desk = Desk.of(make_contents(decisions, readings=disputed() if readings is None else readings))
    return list_suggestions(desk, compile_contents(desk.contents))


def test_what_is_disputed_comes_first_then_what_the_machine_is_unsure_of() -> None:
    claims = [each for each in queue() if each.subject is Subject.CLAIM]
    assert [Urgency.DISPUTED in each.urgencies for each in claims] == [True, True, False]
    assert Urgency.DENIAL in claims[0].urgencies
    assert claims[2].urgencies[0] is Urgency.LOW
    assert {each.subject for each in queue()} >= {Subject.CLAIM, Subject.STANDING}


def test_what_was_decided_waits_no_more_and_a_quarrel_waits_before_all() -> None:
    desk = make_desk(readings=disputed())
    accepted = deciding.accept(desk, shelling(ONE).id, signed())
    assert shelling(ONE).id not in {each.id for each in queue(accepted)}
    rejected = deciding.reject(desk, shelling(ONE).id, signed("Jon Adler"))
    first = queue(accepted, rejected)[0]
    assert (first.id, first.urgencies[0]) == (shelling(ONE).id, Urgency.CONTRADICTED)


def test_the_queue_is_the_same_for_the_same_record() -> None:
    assert queue() == queue()


def test_a_claim_is_shown_in_its_paragraph_with_what_was_decided_of_it() -> None:
    decided = deciding.correct(make_desk(), shelling(ONE).id, {"polarity": "-"}, signed())
    desk = make_desk(decided)
    dossier = compile_contents(desk.contents)
    context = show_claim(desk, dossier, shelling(ONE).id)
    assert (context.before, context.after) == ("", ", the Ordeshi defence ministry said on Saturday.")
    assert [ruling.decision.id for ruling in context.decisions] == [decided.id]
    told = "\n".join(Wording.of(dossier, desk).show(context))
    assert "**Shells fell near Serrapont**, the Ordeshi defence ministry" in told
    assert "shelling: did not happen" in told
    assert "Mara Voss" in told


def test_a_rejected_claim_can_still_be_shown() -> None:
    desk = make_desk(deciding.reject(make_desk(), shelling(ONE).id, signed()))
    assert show_claim(desk, compile_contents(desk.contents), shelling(ONE).id).claim == shelling(ONE)


def test_a_paragraph_ends_at_its_blank_lines_and_is_bounded() -> None:
    before, after = paragraph_around(FIRST, wounded(ONE).content)
    assert before == ""
    assert after.endswith("had opened fire.")
    long = make_report("x" * 5_000 + " words " + "y" * 5_000)
    assert [len(part) for part in paragraph_around(long.text, words(long, "words"))] == [600, 600]


def test_unseen_characters_of_reports_are_spelled_out() -> None:
    hostile = make_report(FIRST.replace("Serrapont,", "Serrapont\u202e\x1b[2J,"))
    desk = Desk.of(make_contents(first=hostile.text, readings={hostile.id: read_first(hostile)}))
    dossier = compile_contents(desk.contents)
    told = "\n".join(Wording.of(dossier, desk).show(show_claim(desk, dossier, shelling(hostile).id)))
    assert "\u202e" not in told
    assert "\x1b" not in told
