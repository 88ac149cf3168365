"""Whatever is changed behind the record's back is found, and named."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connections
from django.db.models import Model
from tests.unit.store.factories import PACK, at_noon, make_file, make_full_record, make_record

import truceline
from truceline.errors import TrucelineError
from truceline.store import guards, items, row_proofs
from truceline.store.engine import close_database, open_database
from truceline.store.journal import entries, last_entry
from truceline.store.proofs import Broken, prove
from truceline.store.records import begin, open_record

FLIPS = 500
KINDS = guards.guarded_models()


class Watcher:
    def __init__(self) -> None:
        self.stages: list[tuple[str, int | None]] = []
        self.steps = 0

    def begin(self, stage: str, total: int | None = None) -> None:
        self.stages.append((stage, total))

    def step(self, count: int = 1) -> None:
        self.steps += count


@contextmanager
def unguarded(alias: str) -> Iterator[Any]:
    """As somebody would who owns the database: no trigger and no foreign key stands in the way."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield cursor
            cursor.execute("SET session_replication_role = origin")
            return
        cursor.execute("PRAGMA foreign_keys = OFF")
        guards.take_down(connection, KINDS)
        yield cursor
        guards.put_up(connection, KINDS)
        cursor.execute("PRAGMA foreign_keys = ON")


def contents(alias: str) -> dict[str, list[tuple[Any, ...]]]:
    return {
        kind.__name__: [
            tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
            for row in kind._default_manager.using(alias).order_by("pk").values_list()
        ]
        for kind in KINDS
    }


def test_an_untouched_record_holds_and_whoever_watches_sees_it_go_on(record_url: str) -> None:
    watcher = Watcher()
    alias = make_record(record_url)
    assert list(prove(alias, progress=watcher)) == []
    assert watcher.stages == [
        ("looking through the database's pages", None),
        ("following the journal", 11),
        ("hashing what was kept", 10),
    ]
    assert watcher.steps == 21


def test_a_bare_record_holds_and_an_empty_place_does_not(record_url: str) -> None:
    assert [str(broken)[:21] for broken in prove(open_database(record_url))] == ["the journal: is empty"]
    assert list(prove(begin(record_url, PACK, by="a.reader", now=at_noon))) == []


def test_a_head_noted_elsewhere_must_stand_in_the_journal(record_url: str) -> None:
    alias = make_record(record_url)
    noted = [entry.hash for entry in entries(alias)]
    assert all(list(prove(alias, head=head)) == [] for head in (noted[0], noted[-1]))
    (broken,) = prove(alias, head="f" * 64)
    assert "holds no entry of the hash ffff" in broken.fault


def test_every_kind_of_entry_that_is_written_has_its_proof() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (Path(truceline.__file__).parent / "store").glob("*.py")]
    kinds = set(re.findall(r'"((?:item|pack|decision|record)\.[a-z]+)"', "\n".join(sources)))
    assert kinds >= {"item.added", "pack.set", "decision.undone"}
    assert kinds - row_proofs._JUDGES.keys() <= {"record.begun", "record.imported"}, "these make no rows of their own"


def changed(value: Any) -> Any:
    match value:
        case None:
            return 1
        case int():
            return value + 1
        case str():
            return ("a" if value[:1] != "a" else "b") + value[1:]
        case _:
            return bytes(value)[:-1] + bytes([bytes(value)[-1] ^ 1])


def written_columns(alias: str, kind: type[Model], row: dict[str, Any]) -> list[str]:
    """All but the number of a row that no row names, where the order alone counts."""
    key = kind._meta.pk.column
    named = kind.__name__ in {"Entry", "Blob"} or any(
        relation.related_model._default_manager.using(alias).filter(**{relation.field.name: row[key]}).exists()
        for relation in kind._meta.related_objects
    )
    return [field.column for field in kind._meta.concrete_fields if named or field.column != key]


@pytest.mark.slow
def test_every_value_of_every_row_that_is_changed_is_found_and_named(record_url: str) -> None:
    alias = make_full_record(record_url)
    tried: Counter[str] = Counter()
    with unguarded(alias) as cursor:
        for kind, row, column in every_value(alias):
            found = found_when_changed(alias, cursor, kind, row, column)
            assert found is None or named(found, kind, row), (kind, column, row, [str(each) for each in found])
            tried[kind.__name__ if found is not None else "refused by the database"] += 1
    assert list(prove(alias)) == []
    print(f"\n{sum(tried.values())} values changed one by one, all found: {dict(tried)}")
    assert set(tried) >= {kind.__name__ for kind in KINDS}


def every_value(alias: str) -> Iterator[tuple[type[Model], dict[str, Any], str]]:
    for kind in KINDS:
        for row in list(kind._default_manager.using(alias).order_by("pk").values()):
            for column in written_columns(alias, kind, row):
                yield kind, row, column


def found_when_changed(
    alias: str, cursor: Any, kind: type[Model], row: dict[str, Any], column: str
) -> list[Broken] | None:
    """None where an index refuses the change, as of the same report twice. The old value is put back."""
    table, key = kind._meta.db_table, kind._meta.pk.column
    new = changed(row[column])
    if column == key and isinstance(new, int):
        new += 1000
    statement = f"UPDATE {table} SET {column} = %s WHERE {key} = %s"
    try:
        cursor.execute(statement, [new, row[key]])
    except IntegrityError:
        return None
    found = [broken for broken in prove(alias) if "_guard_" not in broken.place]
    cursor.execute(statement, [row[column], new if column == key else row[key]])
    return found


def named(found: list[Broken], kind: type[Model], row: dict[str, Any]) -> bool:
    """By its own name, by that of an entry that made or ended it, or by that of a row that names it in vain."""
    table = kind._meta.db_table
    match kind.__name__:
        case "Entry":
            names = [f"entry {row['number']} ", f"entry {row['number'] + 1} of"]
        case "Blob":
            names = [row["sha256"], row["sha256"][1:], f"row of {table} that is not there"]
        case _:
            names = [f"{table}, row {row['id']}", f"row of {table} that is not there"]
            names += [f"entry {row[end]} " for end in ("since", "until") if end in row]
    return any(name in str(broken) for broken in found for name in names)


@pytest.mark.slow
def test_every_row_that_is_lost_or_made_up_is_found(record_url: str) -> None:
    alias = make_full_record(record_url)
    head = last_entry(alias)
    assert head is not None
    for kind in KINDS:
        table, key = kind._meta.db_table, kind._meta.pk.column
        columns = [field.column for field in kind._meta.concrete_fields]
        for row in kind._default_manager.using(alias).order_by("pk").values():
            values = [row[column] for column in columns]
            put = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
            with unguarded(alias) as cursor:
                cursor.execute(f"DELETE FROM {table} WHERE {key} = %s", [row[key]])
            assert list(prove(alias, head=head.hash)), f"{table} without row {row[key]}"
            with unguarded(alias) as cursor:
                cursor.execute(put, values)
    assert list(prove(alias, head=head.hash)) == []
    with unguarded(alias) as cursor:
        cursor.execute("INSERT INTO truceline_claim (reading_id, claim, speaker, type, words)"
                       " VALUES (1, 'c-x', 'ostrava', 'shelling', 'never said')")  # fmt: skip
        cursor.execute("INSERT INTO truceline_blob VALUES (%s, 1, %s)", ["0" * 64, b"x"])
        cursor.execute("INSERT INTO truceline_decision (since, decision, kind, subject, body)"
                       " VALUES (3, 'd', 'accept', 'c', '{}')")  # fmt: skip
    found = "\n".join(str(broken) for broken in prove(alias))
    assert "truceline_reading, row 1: holds a claim more than was read" in found
    assert f"blob {'0' * 64}: bytes that no entry knows" in found
    assert "not 0 but 1 rows begin at it: truceline_decision, row " in found


def test_a_guard_that_is_gone_is_named(record_url: str) -> None:
    alias = make_record(record_url)
    guards.take_down(connections[alias], KINDS[:1])
    assert {broken.place for broken in prove(alias)} >= {f"{KINDS[0]._meta.db_table}_guard_delete"}


def test_a_proof_reads_one_state_while_others_write(record_url: str) -> None:
    alias = make_record(record_url)
    proof = prove(alias, progress=Watcher())
    other = open_database(record_url, waits_s=5)
    seen = []
    for place, broken in enumerate(proof):
        seen.append((place, broken))
    assert seen == []
    items.add(other, make_file(40), by="b.reader", why="", now=at_noon)
    assert list(prove(alias)) == []


@pytest.mark.slow
def test_a_byte_flipped_anywhere_in_the_file_is_found_or_belongs_to_nothing(tmp_path: Path, bare_file: Path) -> None:
    whole, flipped = tmp_path / "whole.sqlite", tmp_path / "flipped.sqlite"
    shutil.copy(bare_file, whole)
    alias = make_full_record(str(whole))
    held = contents(alias)
    close_database(alias)
    content = whole.read_bytes()
    chance = random.Random(6)
    outcomes: Counter[str] = Counter()
    for _ in range(FLIPS):
        place, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
        flipped.write_bytes(content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :])
        for rest in tmp_path.glob("flipped.sqlite-*"):
            rest.unlink()
        outcome = judge(flipped, held)
        assert outcome in {"found", "belongs to nothing", "cannot be opened"}, f"byte {place}, bit {bit}"
        outcomes[outcome] += 1
    print(f"\n{FLIPS} bytes flipped in {len(content)}: {dict(outcomes)}")
    assert outcomes["found"] > 20


def judge(path: Path, held: dict[str, list[tuple[Any, ...]]]) -> str:
    alias = open_database(str(path))
    try:
        open_record(str(path))
        if list(prove(alias)):
            return "found"
        return "belongs to nothing" if contents(alias) == held else "unseen"
    except TrucelineError as refused:
        return "cannot be opened" if str(path) in str(refused) else f"said unclearly: {refused}"
    finally:
        close_database(alias)


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all,\n" * 500)
    with pytest.raises(TrucelineError, match=r"letter\.txt.*not a database"):
        open_record(str(path))
    assert path.read_text() == "Dear all,\n" * 500


def test_a_torn_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "torn.sqlite"
    alias = make_full_record(str(path))
    close_database(alias)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    path.write_bytes(path.read_bytes()[:-9000])
    assert judge(path, {}) in {"found", "cannot be opened"}
