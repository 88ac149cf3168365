from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.store.factories import at_noon, make_file

from truceline.errors import NotInRecord
from truceline.review import deciding
from truceline.review.queue import Subject
from truceline.review.sitting import Sitting, sign
from truceline.store import items
from truceline.store.records import begin


@pytest.fixture
def record(tmp_path: Path) -> str:
    alias = begin(f"sqlite:///{tmp_path / 'record.sqlite'}", None, by="A. Reader", now=at_noon)
    for number in range(2):
        items.add(alias, make_file(number, reports=1), by="A. Reader", why="", now=at_noon)
    return alias


def test_what_was_decided_waits_no_more_and_what_is_taken_back_waits_again(record: str) -> None:
    sitting = Sitting.begin(record)
    first = next(each for each in sitting.queue() if each.subject is Subject.CLAIM)
    made = deciding.accept(sitting.desk, first.claims[0], sign("Mara Voss", at_noon))
    sitting.keep([made], now=at_noon)
    assert not sitting.waits(first)
    assert not Sitting.begin(record).waits(first)
    sitting.take_back(made.id, by="Mara Voss", why="", now=at_noon)
    assert sitting.waits(first)


def test_standings_follow_once_the_sitting_is_renewed(record: str) -> None:
    sitting = Sitting.begin(record)
    before = sitting.dossier
    for claim in list(sitting.desk.claims):
        made = deciding.reject(sitting.desk, claim, sign("Mara Voss", at_noon, why="all of it"))
        sitting.keep([made], now=at_noon)
    assert sitting.dossier is before
    sitting.renew()
    assert sitting.dossier.claims == ()
    assert len(sitting.dossier.decisions) == len(before.claims)


def test_a_decision_that_does_not_hold_is_not_taken_back(record: str) -> None:
    with pytest.raises(NotInRecord, match="d-0"):
        Sitting.begin(record).take_back("d-0", by="Mara Voss", why="", now=at_noon)


def test_a_signature_is_dated_in_utc_to_the_second_and_holds_only_text() -> None:
    east = datetime(2031, 9, 14, 16, 0, 0, 5, tzinfo=UTC) + timedelta(0)
    signed = sign("Mara\udcff", lambda: east, why="a\x00b")
    assert (signed.by, signed.on, signed.why) == ("Mara?", "2031-09-14T16:00:00+00:00", "ab")
