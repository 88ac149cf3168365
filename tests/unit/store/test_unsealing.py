"""A sealed record comes into another place with nothing lost: as it is, or beside what is there; all or nothing."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.store.factories import PACK, at_noon, make_file, make_full_record, make_judgement, reread
from tests.unit.store.seals import change_line, make_seal, open_place, rehash_from, remake
from tests.unit.store.test_proofs import contents

from truceline.errors import BrokenRecord, RecordBusy, WrongUsage
from truceline.model.journal import JournalEntry
from truceline.store import items
from truceline.store.decisions import decide, load_decisions, undo
from truceline.store.engine import open_database
from truceline.store.journal import entries, last_entry
from truceline.store.lookup import load_bytes, load_versions
from truceline.store.merging import Merged
from truceline.store.proofs import prove
from truceline.store.records import begin, head, load_pack_text
from truceline.store.search import find_reports
from truceline.store.unsealing import IMPORTED, Brought, Way, bring_in, checked_seal


def take(alias: str, path: Path, **more: object) -> Brought:
    with checked_seal(path) as sealed:
        return bring_in(alias, sealed, by="c.keeper", why="handed over", now=at_noon, **more)


def without_receipt(alias: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows but the keys that databases give, and the last entry."""
    found = contents(alias)
    found["Entry"] = found["Entry"][:-1]
    return found


def test_a_sealed_record_of_either_comes_into_either_with_nothing_lost(
    record_url: str, other_url: str, tmp_path: Path
) -> None:
    alias = make_full_record(record_url)
    seal = make_seal(alias, tmp_path / "a.zip")
    other = open_place(other_url)
    brought = take(other, tmp_path / "a.zip")
    assert (brought.way, brought.head, brought.entries) == (Way.WHOLE, head(alias).hash, head(alias).number)
    assert without_receipt(other) == contents(alias)
    assert list(prove(other, head=seal.head)) == []
    assert load_decisions(other) == load_decisions(alias) != ()
    assert find_reports(other, "Tesmoor") == find_reports(alias, "Tesmoor")
    receipt = head(other)
    assert (receipt.kind, receipt.subject, receipt.by) == (IMPORTED, seal.head, "c.keeper")
    assert json.loads(receipt.after or "")["seal"] == seal.sha256


def test_what_was_imported_seals_to_the_same_file(record_url: str, tmp_path: Path) -> None:
    seal = make_seal(make_full_record(str(tmp_path / "source.sqlite")), tmp_path / "a.zip")
    other = open_place(record_url)
    take(other, tmp_path / "a.zip")
    for last in (seal.entries, 7):
        make_seal(other, tmp_path / f"b{last}.zip", last=last)
    assert (tmp_path / f"b{seal.entries}.zip").read_bytes() == (tmp_path / "a.zip").read_bytes()
    with checked_seal(tmp_path / "b7.zip") as early:
        assert early.entries == 7


def test_the_same_twice_is_harmless_and_what_came_since_is_added(record_url: str, tmp_path: Path) -> None:
    alias, other = make_full_record(str(tmp_path / "source.sqlite")), open_place(record_url)
    make_seal(alias, tmp_path / "a.zip")
    take(other, tmp_path / "a.zip")
    before = contents(other)
    assert take(other, tmp_path / "a.zip").way is Way.KNOWN
    assert contents(other) == before
    items.add(alias, make_file(2, version=4), by="a.reader", why="again", now=at_noon)
    decide(alias, [make_judgement(9)], now=at_noon)
    make_seal(alias, tmp_path / "b.zip")
    brought = take(other, tmp_path / "b.zip")
    assert (brought.way, brought.merged) == (Way.MERGED, Merged(items=1, decisions=1))
    assert load_versions(other, make_file(2).file.path)[-1].file == make_file(2, version=4).file
    assert list(prove(other)) == []
    assert take(other, tmp_path / "b.zip").way is Way.KNOWN


def test_a_record_that_lacks_only_the_end_gets_it_as_it_is(record_url: str, tmp_path: Path) -> None:
    alias = make_full_record(str(tmp_path / "source.sqlite"))
    make_seal(alias, tmp_path / "a.zip")
    other = open_place(record_url)
    take(other, tmp_path / "a.zip")
    items.add(other, make_file(30), by="c.keeper", why="", now=at_noon)
    make_seal(other, tmp_path / "b.zip")
    assert take(alias, tmp_path / "b.zip").way is Way.CONTINUED
    assert without_receipt(alias) == contents(other)
    assert list(prove(alias)) == []


def test_a_record_of_its_own_keeps_all_it_has_and_gets_the_rest_as_new_entries(record_url: str, tmp_path: Path) -> None:
    alias = make_full_record(str(tmp_path / "source.sqlite"))
    seal = make_seal(alias, tmp_path / "a.zip")
    own = begin(record_url, PACK, by="z.desk", now=at_noon)
    for number in (1, 4, 77):
        items.add(own, make_file(number), by="z.desk", why="our own", now=at_noon)
    before = contents(own)
    brought = take(own, tmp_path / "a.zip")
    assert brought.way is Way.MERGED
    assert brought.merged == Merged(items=7, decisions=3, here=3, left=1, packs=("pack.yaml", "pack.yaml"))
    after = contents(own)
    for kind, rows in before.items():
        assert set(rows) <= set(after[kind]), kind
    assert load_pack_text(own) == PACK
    assert load_decisions(own) == load_decisions(alias)
    came = load_versions(own, make_file(2).file.path)
    assert [each.file for each in came] == [make_file(2, version=number).file for number in (1, 2, 3)]
    assert came[0].custody.collected_by == "A. Reader"
    assert f"imported from the record with the head {seal.head}" in (came[0].custody.note or "")
    assert list(prove(own)) == []
    assert take(own, tmp_path / "a.zip").way is Way.KNOWN


def test_the_other_journal_is_kept_byte_for_byte(record_url: str, tmp_path: Path) -> None:
    alias = make_full_record(str(tmp_path / "source.sqlite"))
    seal = make_seal(alias, tmp_path / "a.zip")
    own = begin(record_url, None, by="z.desk", now=at_noon)
    take(own, tmp_path / "a.zip")
    (kept,) = load_versions(own, f"imported/{seal.head[:16]}/journal.jsonl")
    lines = load_bytes(own, kept.file.sha256).splitlines()
    assert [JournalEntry(**json.loads(line)) for line in lines] == list(entries(alias))
    assert kept.ended is not None
    assert all(not each.file.path.startswith("imported/") for each in items.load(own))


def test_other_bytes_of_its_own_under_a_path_are_never_replaced(record_url: str, tmp_path: Path) -> None:
    make_seal(make_full_record(str(tmp_path / "source.sqlite")), tmp_path / "a.zip")
    own = begin(record_url, None, by="z.desk", now=at_noon)
    items.add(own, make_file(5, version=8), by="z.desk", why="", now=at_noon)
    before = contents(own)
    with pytest.raises(WrongUsage, match=r"inbox/day-2/00005\.txt: other bytes .* own"):
        take(own, tmp_path / "a.zip")
    assert contents(own) == before


def test_what_was_withdrawn_reread_or_undone_there_is_so_here_where_it_came_from_there(
    record_url: str, tmp_path: Path
) -> None:
    alias = make_full_record(str(tmp_path / "source.sqlite"))
    make_seal(alias, tmp_path / "a.zip")
    own = begin(record_url, None, by="z.desk", now=at_noon)
    take(own, tmp_path / "a.zip")
    items.withdraw(alias, make_file(5).file.path, by="b.reader", why="a hoax", now=at_noon)
    items.reread(alias, reread(make_file(1)), by="b.reader", why="better", now=at_noon)
    undo(alias, make_judgement(2).id, by="b.reader", why="no longer", now=at_noon)
    make_seal(alias, tmp_path / "b.zip")
    assert take(own, tmp_path / "b.zip").merged == Merged(items=2, decisions=1)
    assert load_decisions(own) == ()
    assert items.load_live(own, make_file(5).file.path) is None
    live = items.load_live(own, make_file(1).file.path)
    assert live is not None
    assert all(each.reading is not None and each.reading.ran == ("rules/2", "names/1") for each in live.reports)
    assert list(prove(own)) == []


def test_an_import_that_breaks_off_leaves_nothing_and_is_done_by_the_same_again(
    record_url: str, tmp_path: Path
) -> None:
    make_seal(make_full_record(str(tmp_path / "source.sqlite")), tmp_path / "a.zip")
    for begun in (False, True):
        other = open_place(record_url) if not begun else begin(record_url, None, by="z.desk", now=at_noon)
        before = contents(other)
        for stop in (1, 9, 17, 20):
            with pytest.raises(KeyboardInterrupt):
                take(other, tmp_path / "a.zip", progress=Stopping(stop))
            assert contents(other) == before
        if begun:
            assert take(other, tmp_path / "a.zip").way is Way.MERGED
            assert list(prove(other)) == []


class Stopping:
    def __init__(self, after: int) -> None:
        self.left = after

    def begin(self, stage: str, total: int | None = None) -> None:
        return None

    def step(self, count: int = 1) -> None:
        self.left -= count
        if self.left <= 0:
            raise KeyboardInterrupt


def test_rows_that_do_not_follow_from_a_whole_chain_are_not_imported(tmp_path: Path) -> None:
    make_seal(make_full_record(str(tmp_path / "a.sqlite")), tmp_path / "a.zip")

    def say_other_decision(members: dict[str, bytes]) -> None:
        change_line(members, "journal.jsonl", 15, '\\"kind\\": \\"judgement\\"', '\\"kind\\": \\"grading\\"')
        rehash_from(members, 15)

    path = remake(tmp_path / "a.zip", tmp_path / "b.zip", say_other_decision)
    other = open_place(str(tmp_path / "b.sqlite"))
    with checked_seal(path) as sealed:
        assert sealed.entries == 17
        with pytest.raises(BrokenRecord, match=r"b\.zip: truceline_decision, row 1, column kind: holds 'grading'"):
            bring_in(other, sealed, by="c.keeper", why="", now=at_noon)
    assert last_entry(other) is None


def test_two_that_import_at_once_import_once(tmp_path: Path) -> None:
    make_seal(make_full_record(str(tmp_path / "a.sqlite")), tmp_path / "a.zip")
    other = open_place(str(tmp_path / "b.sqlite"))
    late = open_database(str(tmp_path / "b.sqlite"), waits_s=0.1)
    with sqlite3.connect(tmp_path / "b.sqlite", isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordBusy):
            take(late, tmp_path / "a.zip")
        writer.execute("ROLLBACK")
    writer.close()
    assert last_entry(other) is None
    assert [take(alias, tmp_path / "a.zip").way for alias in (late, other)] == [Way.WHOLE, Way.KNOWN]


def test_words_that_no_column_can_hold_come_over_too(record_url: str, tmp_path: Path) -> None:
    alias = begin(str(tmp_path / "source.sqlite"), None, by="z.desk", now=at_noon)
    odd = make_file(1)
    first = odd.reports[0]
    text = first.report.text + "\x00 \ud800 the end"
    odd = replace(odd, reports=(replace(first, report=replace(first.report, text=text)),))
    items.add(alias, odd, by="z.desk", why="", now=at_noon)
    make_seal(alias, tmp_path / "a.zip")
    other = open_place(record_url)
    assert take(other, tmp_path / "a.zip").way is Way.WHOLE
    (kept,) = items.load(other)
    assert kept.reports[0].report.text == text
