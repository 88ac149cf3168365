"""A backup holds the whole record and goes back into either database; nothing that is not whole is made or restored."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections
from tests.unit.store.factories import at_noon, make_file, make_full_record
from tests.unit.store.test_proofs import contents, unguarded

from truceline.errors import BrokenRecord, FileInTheWay, NoRecord, RecordUnwritable
from truceline.store import copies, guards, items
from truceline.store.engine import close_database, open_database
from truceline.store.journal import last_entry
from truceline.store.proofs import prove
from truceline.store.records import head, open_record
from truceline.store.search import find_reports


def test_a_backup_of_either_is_restored_into_either_with_nothing_lost(
    record_url: str, other_url: str, tmp_path: Path
) -> None:
    alias = make_full_record(record_url)
    made = copies.backup(alias, tmp_path / "kept" / "record.backup")
    back = copies.restore(tmp_path / "kept" / "record.backup", other_url)
    other = open_record(other_url)
    assert contents(other) == contents(alias)
    assert list(prove(other, head=made.head)) == []
    assert guards.absent(connections[other], guards.guarded_models()) == []
    assert (back.head, back.entries, back.sha256) == (head(alias).hash, head(alias).number, made.sha256)
    items.add(other, make_file(50), by="a.reader", why="life goes on", now=at_noon)
    assert list(prove(other)) == []


def test_a_backup_is_one_file_with_its_hash_beside_it_and_stays_as_it_is_when_it_is_read(
    record_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "record.backup"
    made = copies.backup(make_full_record(record_url), path)
    assert (tmp_path / "record.backup.sha256").read_text() == f"{copies.hash_file(path)}  record.backup\n"
    alias = open_record(str(path))
    assert list(prove(alias, head=made.head)) == []
    with pytest.raises(RecordUnwritable, match="readonly"):
        items.add(alias, make_file(50), by="a.reader", why="", now=at_noon)
    close_database(alias)
    assert copies.hash_file(path) == made.sha256
    assert sorted(each.name for each in tmp_path.iterdir() if "record.backup" in each.name) == [
        "record.backup",
        "record.backup.sha256",
    ]


def test_what_is_added_while_a_backup_is_made_does_not_tear_it(record_url: str, tmp_path: Path) -> None:
    alias = make_full_record(record_url)
    other, before = open_database(record_url, waits_s=9), head(alias)

    class Adding:
        def __init__(self) -> None:
            self.waiting = [60, 61, 62]

        def begin(self, stage: str, total: int | None = None) -> None:
            return None

        def step(self, count: int = 1) -> None:
            if self.waiting:
                items.add(other, make_file(self.waiting.pop()), by="b.reader", why="", now=at_noon)

    made = copies.backup(alias, tmp_path / "record.backup", progress=Adding())
    assert (made.entries, made.head) == (before.number, before.hash)
    assert head(alias).number == before.number + 3
    assert list(prove(open_record(str(tmp_path / "record.backup")), head=made.head)) == []
    assert list(prove(alias, head=made.head)) == []


def test_nothing_is_overwritten(record_url: str, other_url: str, tmp_path: Path) -> None:
    alias, path = make_full_record(record_url), tmp_path / "record.backup"
    made = copies.backup(alias, path)
    with pytest.raises(FileInTheWay):
        copies.backup(alias, path)
    path.with_name("second.sha256").write_text("mine")
    with pytest.raises(FileInTheWay):
        copies.backup(alias, tmp_path / "second")
    other = make_full_record(other_url)
    items.add(other, make_file(50), by="a.reader", why="", now=at_noon)
    held = contents(other)
    with pytest.raises(NoRecord, match="is there already"):
        copies.restore(path, other_url)
    assert contents(other) == held
    assert copies.hash_file(path) == made.sha256


def test_a_backup_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match="no backup there"):
        copies.restore(tmp_path / "none", str(tmp_path / "record.sqlite"))
    assert list(tmp_path.iterdir()) == []


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(bytes(content))


def rewrite(path: Path) -> None:
    """Whoever did this hashed the file anew, and put the guards up again."""
    with sqlite3.connect(path) as raw:
        kept = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'truceline_claim_guard_update'").fetchone()[0]
        raw.execute("DROP TRIGGER truceline_claim_guard_update")
        raw.execute("UPDATE truceline_claim SET speaker = 'somebody-else' WHERE id = 3")
        raw.execute(kept)
    raw.close()
    path.with_name(path.name + ".sha256").write_text(f"{copies.hash_file(path)}  {path.name}\n")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])
    path.with_name(path.name + ".sha256").unlink()


@pytest.mark.parametrize("harm", [flip, rewrite, cut])
def test_a_backup_that_was_changed_is_not_restored_and_leaves_nothing(
    record_url: str, tmp_path: Path, harm: Callable[[Path], None], bare_file: Path
) -> None:
    path, place = tmp_path / "record.backup", tmp_path / "new" / "record.sqlite"
    whole = tmp_path / "whole.sqlite"
    shutil.copy(bare_file, whole)
    copies.backup(make_full_record(str(whole)), path)
    harm(path)
    with pytest.raises(BrokenRecord):
        copies.restore(path, str(place))
    assert not place.parent.exists() or list(place.parent.iterdir()) == []
    if record_url.startswith("postgresql"):
        with pytest.raises(BrokenRecord):
            copies.restore(path, record_url)
        with pytest.raises(NoRecord):
            open_record(record_url)


def test_a_record_that_does_not_hold_makes_no_backup(record_url: str, tmp_path: Path) -> None:
    alias = make_full_record(record_url)
    with unguarded(alias) as cursor:
        cursor.execute("UPDATE truceline_report SET text = 'never written' WHERE id = 2")
    with pytest.raises(BrokenRecord, match="truceline_report, row 2, column text"):
        copies.backup(alias, tmp_path / "kept" / "record.backup")
    assert list((tmp_path / "kept").iterdir()) == []


def test_words_are_found_in_what_was_restored(record_url: str, other_url: str, tmp_path: Path) -> None:
    copies.backup(make_full_record(record_url), tmp_path / "record.backup")
    copies.restore(tmp_path / "record.backup", other_url)
    here, there = open_record(record_url), open_record(other_url)
    found = [[row.pk for row in find_reports(alias, [("ibanez",)], limit=9).rows] for alias in (here, there)]
    assert found[0] == found[1] != []


def test_a_backup_of_a_backup_is_the_same_record(record_url: str, tmp_path: Path) -> None:
    alias = make_full_record(record_url)
    first = copies.backup(alias, tmp_path / "first")
    second = copies.backup(open_record(str(tmp_path / "first")), tmp_path / "second")
    assert (first.head, first.entries) == (second.head, second.entries)
    connections.close_all()
    last = last_entry(open_record(str(tmp_path / "second")))
    assert last is not None
    assert datetime.fromisoformat(last.at) == datetime(2031, 9, 14, 12, tzinfo=UTC)
