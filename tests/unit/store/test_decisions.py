"""What people decided, in the record: kept, taken back, proved; on both databases."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connections
from tests.unit.review.desks import make_desk, make_report, shelling, signed
from tests.unit.store.factories import NOON, at_noon

from truceline.errors import NotInRecord
from truceline.model.grading import Grading
from truceline.model.judgement import Judgement, Pointer, Verdict
from truceline.model.reliability import Grade
from truceline.review import deciding
from truceline.store import codec, guards, models
from truceline.store.decisions import KINDS, decide, load_decisions, load_history, undo, word_of
from truceline.store.journal import entries
from truceline.store.proofs import prove
from truceline.store.records import begin

ONE = make_report()
CLAIM = shelling(ONE).id
ENDS = (Pointer(claim=CLAIM), Pointer(report="inbox/one.txt", words="Two soldiers"))
PARTS = [{"words": "Shells fell"}, {"words": "near Serrapont", "type": "troop_entry"}]


def every_kind():
    desk = make_desk()
    yield deciding.accept(desk, CLAIM, signed())
    yield deciding.reject(desk, CLAIM, signed())
    yield deciding.correct(
        desk, CLAIM, {"speaker": "Major Orell", "counts": "killed ~3", "place": "Tessen Mill"}, signed()
    )
    yield deciding.add(desk, ONE, {"words": "a bridge was closed", "type": "other", "time": "2031-09-14"}, signed())
    yield deciding.split(desk, CLAIM, PARTS, signed())
    yield deciding.merge(desk, list(desk.claims)[:2], {}, signed())
    yield Judgement.of(Verdict.SAME, ENDS, by="Mara Voss", on="2031-09-20", why="one battery")
    yield Grading.of(Grade.PROBABLE, ENDS[0], by="Mara Voss", on="2031-09-20", why="two others say so")


@pytest.fixture
def record(record_url: str) -> str:
    return begin(record_url, None, by="A. Reader", now=at_noon)


def test_decisions_of_every_kind_are_read_as_they_were_written(record: str) -> None:
    made = tuple(every_kind())
    assert len(decide(record, made, now=at_noon)) == len(made)
    assert load_decisions(record) == made
    assert list(prove(record)) == []


@pytest.mark.parametrize("decision", list(every_kind()), ids=word_of)
def test_a_decision_is_the_same_text_and_the_same_record_again(decision) -> None:
    assert codec.read(KINDS[word_of(decision)], codec.write(decision)) == decision


def test_each_decision_is_an_entry_with_who_why_and_the_digest_of_its_row(record: str) -> None:
    accepted = next(every_kind())
    (entry,) = decide(record, [accepted], now=at_noon)
    assert (entry.kind, entry.subject, entry.by, entry.why) == (
        "decision.made",
        accepted.id,
        "Mara Voss",
        "read it twice",
    )
    assert json.loads(entry.after or "") == {"kind": "accept", "decision": codec.digest(codec.write(accepted))}


def test_the_same_decision_again_makes_no_entry(record: str) -> None:
    accepted = next(every_kind())
    decide(record, [accepted], now=at_noon)
    assert decide(record, [accepted], now=at_noon) == ()


def test_taking_back_is_another_entry_and_nothing_is_deleted(record: str) -> None:
    accepted = next(every_kind())
    decide(record, [accepted], now=at_noon)
    entry = undo(record, accepted.id, by="Jon Adler", why="too soon", now=lambda: NOON + timedelta(hours=1))
    assert load_decisions(record) == ()
    assert load_decisions(record, at=entry.number - 1) == (accepted,)
    assert [(kept.decision, kept.until) for kept in load_history(record)] == [(accepted, entry.number)]
    assert [each.kind for each in entries(record)][-2:] == ["decision.made", "decision.undone"]
    decide(record, [accepted], now=at_noon)
    assert load_decisions(record) == (accepted,)
    assert list(prove(record)) == []


def test_what_does_not_hold_is_neither_taken_back_nor_replaced(record: str) -> None:
    accepted, rejected, *_ = every_kind()
    with pytest.raises(NotInRecord, match=accepted.id):
        undo(record, accepted.id, by="Jon Adler", why="", now=at_noon)
    other = deciding.reject(make_desk(), CLAIM, signed(replaces=[accepted.id]))
    with pytest.raises(NotInRecord, match=accepted.id):
        decide(record, [rejected, other], now=at_noon)
    assert load_decisions(record) == ()
    assert len(list(entries(record))) == 1


@pytest.mark.parametrize("column", ["body", "kind", "decision"])
def test_a_decision_that_was_tampered_with_is_found(record: str, column: str) -> None:
    accepted = next(every_kind())
    decide(record, [accepted], now=at_noon)
    guards.take_down(connections[record], [models.Decision])
    row = models.Decision.objects.using(record).get()
    changed = row.body.replace("Mara Voss", "Jon Adler") if column == "body" else f"{getattr(row, column)}x"
    models.Decision.objects.using(record).update(**{column: changed})
    guards.put_up(connections[record], [models.Decision])
    assert next(broken.place for broken in prove(record)).startswith("truceline_decision")
