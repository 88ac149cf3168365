"""The four cases: the source is the same or another, what is read in it is the same or something else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.review.desks import FIRST, make_contents, make_desk, make_report, read_first, shelling, signed, wounded

from truceline.model.recorded import Reading
from truceline.pipeline.recording import compile_contents
from truceline.review import deciding
from truceline.review.asking import extraction_changed, pending
from truceline.review.desk import Desk
from truceline.review.queue import Urgency, list_suggestions

ONE = make_report()
LATER = make_report("Correction of the first report.\n\n" + FIRST)
SHELLING = shelling(ONE)
CORRECTED = deciding.correct(make_desk(), SHELLING.id, {"polarity": "-"}, signed())
REJECTED = deciding.reject(make_desk(), SHELLING.id, signed())


def reread(report, *, otherwise: bool) -> Reading:
    """What another extractor reads in it; `otherwise` of the shelling too."""
    reading = read_first(report)
    told = shelling(report)
    if otherwise:
        told = replace(told, speaker="lumen-mod", id="c-otherwise")
    claims = (replace(told, extractor="tagger/9", confidence=0.2), *reading.claims[1:])
    return Reading(ran=("tagger/9",), claims=claims, actors=(), places=())


def desk_after(decision, report, *, otherwise: bool) -> Desk:
    readings = {report.id: reread(report, otherwise=otherwise)}
    return Desk.of(make_contents([decision], first=report.text, readings=readings))


@pytest.mark.parametrize("otherwise", [False, True], ids=["read alike", "read otherwise"])
@pytest.mark.parametrize("report", [ONE, LATER], ids=["same source", "changed source"])
@pytest.mark.parametrize("decision", [CORRECTED, REJECTED], ids=["corrected", "rejected"])
def test_a_person_is_asked_again_only_where_both_changed_and_is_never_overwritten(decision, report, otherwise) -> None:
    desk = desk_after(decision, report, otherwise=otherwise)
    ruling = desk.applied.rulings[0]
    assert ruling.outcome.value == "held"
    assert ruling.again is (report is LATER and otherwise)
    told = [c for c in desk.claims.values() if c.content.quote == SHELLING.content.quote]
    assert [(c.speaker, c.event.polarity.value) for c in told] == ([("ordesh-mod", "-")] if ruling.found else [])


def test_what_is_asked_again_stands_first_in_the_queue() -> None:
    for decision in (CORRECTED, REJECTED):
        desk = desk_after(decision, LATER, otherwise=True)
        first = list_suggestions(desk, compile_contents(desk.contents))[0]
        assert first.urgencies[0] is Urgency.AGAIN


def test_accepting_what_is_asked_again_keeps_the_persons_word_and_settles_it() -> None:
    desk = desk_after(CORRECTED, LATER, otherwise=True)
    claim = desk.applied.rulings[0].found[0]
    again = deciding.accept(desk, claim, signed("Jon Adler", hour=11))
    readings = {LATER.id: reread(LATER, otherwise=True)}
    after = Desk.of(make_contents([CORRECTED, again], first=LATER.text, readings=readings))
    assert [(r.outcome.value, r.again) for r in after.applied.rulings] == [("replaced", False), ("held", False)]
    told = next(c for c in after.claims.values() if c.content.quote == SHELLING.content.quote)
    assert (told.speaker, told.event.polarity.value) == ("ordesh-mod", "-")
    assert again.seen.claim.id == "c-otherwise"


def test_a_rejection_that_is_asked_again_can_be_rejected_again() -> None:
    desk = desk_after(REJECTED, LATER, otherwise=True)
    again = deciding.reject(desk, desk.applied.rulings[0].stands_for[0], signed(hour=11))
    readings = {LATER.id: reread(LATER, otherwise=True)}
    after = Desk.of(make_contents([REJECTED, again], first=LATER.text, readings=readings))
    assert [(r.outcome.value, r.again) for r in after.applied.rulings] == [("replaced", False), ("held", False)]


def test_how_sure_a_machine_is_and_what_it_is_called_is_no_change_of_reading() -> None:
    moved = replace(SHELLING, id="c-other", extractor="tagger/9", confidence=0.1)
    assert not extraction_changed(SHELLING, moved)
    assert extraction_changed(SHELLING, replace(moved, direct=True))
    assert extraction_changed(SHELLING, None)


def test_what_nobody_decided_on_is_pending() -> None:
    desk = make_desk(deciding.accept(make_desk(), SHELLING.id, signed()))
    waiting = pending(desk.claims.values(), desk.applied.rulings)
    assert SHELLING.id not in waiting
    assert wounded(ONE).id in waiting
    assert len(waiting) == len(desk.claims) - 1
