"""The chain of custody of an item names everybody who had it, every version and reading, and finds what was changed."""

from __future__ import annotations

from pathlib import Path

from tests.unit.store.factories import NOON, PACK, at_noon, make_file, make_full_record
from tests.unit.store.seals import make_seal, open_place
from tests.unit.store.test_proofs import unguarded

from truceline.model.custody import Chain
from truceline.model.grading import Grading
from truceline.model.judgement import Judgement, Pointer, Verdict
from truceline.model.reliability import Grade
from truceline.store import items
from truceline.store.custody import load_chain
from truceline.store.decisions import decide, undo
from truceline.store.engine import close_database
from truceline.store.records import begin, head
from truceline.store.unsealing import bring_in, checked_seal


def trace(alias: str, number: int) -> Chain:
    path = make_file(number).file.path
    chain = load_chain(alias, path, asked=path, seen_at=NOON.isoformat())
    assert chain is not None
    return chain


def test_every_version_is_there_with_its_bytes_and_the_entries_that_began_and_ended_it(record_url: str) -> None:
    alias = make_full_record(record_url)
    chain = trace(alias, 2)
    assert [each.file for each in chain.versions] == [make_file(2, version=v).file for v in (1, 2, 3)]
    assert [(each.began.number, each.ended and each.ended.number) for each in chain.versions] == [
        (4, 8),
        (8, 9),
        (9, None),
    ]
    assert chain.head == head(alias)
    assert chain.holds
    assert chain.versions[0].custody == make_file(2).custody


def test_another_reading_of_the_same_bytes_is_another_working_copy_and_no_version(record_url: str) -> None:
    alias = make_full_record(record_url)
    (version,) = trace(alias, 3).versions
    ran = [(each.ran, each.until and each.until.kind) for each in version.readings]
    assert ran == [(("rules/1",), "item.reread"), (("rules/2", "names/1"), None), (("rules/2", "names/1"), None)]
    assert version.began.kind == "item.added"
    assert trace(alias, 3).holds


def test_a_withdrawal_ends_a_version_and_what_is_added_again_is_the_next(record_url: str) -> None:
    first, second = trace(make_full_record(record_url), 4).versions
    assert first.ended is not None
    assert (first.ended.kind, first.ended.why) == ("item.withdrawn", "not ours to keep")
    assert second.ended is None
    assert first.file.sha256 == second.file.sha256


def test_custodians_are_dated_and_say_how_they_are_known(record_url: str, tmp_path: Path) -> None:
    source = make_full_record(str(tmp_path / "a.sqlite"))
    seal = make_seal(source, tmp_path / "a.zip")
    alias = open_place(record_url)
    with checked_seal(tmp_path / "a.zip") as sealed:
        bring_in(alias, sealed, by="c.keeper", why="", now=at_noon)
    told = [(each.at, each.who, each.did, each.entry) for each in trace(alias, 1).custodians]
    assert told == [
        ("2031-09-14T09:00:00+00:00", "A. Reader", "collected it", None),
        ("2031-09-14T12:00:00.000000+00:00", "a.reader", "added it to a record", 3),
        (
            "2031-09-14T12:00:00.000000+00:00",
            "c.keeper",
            f"received it with the sealed record of head {seal.head[:16]}",
            18,
        ),
    ]
    items.add(alias, make_file(90), by="c.keeper", why="", now=at_noon)
    assert [each.who for each in trace(alias, 90).custodians] == ["A. Reader", "c.keeper"]


def test_decisions_on_its_claims_are_named_those_taken_back_too(record_url: str) -> None:
    alias = begin(record_url, PACK, by="a.reader", now=at_noon)
    for number in (1, 2):
        items.add(alias, make_file(number), by="a.reader", why="", now=at_noon)
    reading = make_file(1).reports[0].reading
    assert reading is not None
    claim = reading.claims[0]
    here = Pointer(claim=claim.id)
    made = [
        Grading.of(Grade.CONFIRMED, here, by="b.reader", on="2031-09-15", why="seen"),
        Judgement.of(
            Verdict.SAME,
            (Pointer(report="00002.txt", words="shells"), Pointer(report="00001.txt", words="shells")),
            by="b.reader",
            on="2031-09-15",
            why="one night",
        ),
        Grading.of(Grade.CONFIRMED, Pointer(claim=claim.id.replace("c", "x", 1)), by="b", on="2031-09-15", why="no"),
    ]
    decide(alias, made, now=at_noon)
    undo(alias, made[0].id, by="c.reader", why="too soon", now=at_noon)
    found = trace(alias, 1).decisions
    assert [(each.kind, each.claims, each.undone and each.undone.by) for each in found] == [
        ("grading", (claim.id,), "c.reader"),
        ("judgement", (), None),
    ]
    assert [each.decision for each in trace(alias, 2).decisions] == [made[1].id]


def test_changed_bytes_rows_and_entries_are_found_each_where_it_belongs(record_url: str) -> None:
    alias = make_full_record(record_url)
    sha256 = make_file(1).file.sha256
    changes = (
        ("UPDATE truceline_blob SET body = %s WHERE sha256 = %s", [b"otherwise", sha256], (0,)),
        ("UPDATE truceline_report SET body = REPLACE(body, 'Courier', 'Currier') WHERE item_id = 1", [], (1,)),
        ("UPDATE truceline_entry SET why = 'another' WHERE number = 9", [], (2,)),
    )  # fmt: skip
    broken: set[int] = set()
    assert trace(alias, 1).holds
    for statement, parameters, places in changes:
        with unguarded(alias) as cursor:
            cursor.execute(statement, parameters)
        broken |= set(places)
        chain = trace(alias, 1)
        assert {place for place, proof in enumerate(chain.proofs) if proof.faults} == broken
        assert not chain.holds
    close_database(alias)


def test_what_was_never_there_has_no_chain(record_url: str) -> None:
    alias = make_full_record(record_url)
    assert load_chain(alias, "inbox/none.txt", asked="x", seen_at=NOON.isoformat()) is None
