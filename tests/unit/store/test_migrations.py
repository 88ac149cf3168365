"""A record of any version that was released is opened by this one, with everything in it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from tests.unit.store.factories import at_noon, make_file, make_full_record

from truceline.errors import NoRecord
from truceline.store import copies, guards, items
from truceline.store.engine import open_database, upgrade
from truceline.store.journal import entries
from truceline.store.proofs import prove
from truceline.store.records import open_record

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))


@pytest.fixture(params=SCHEMAS, ids=lambda path: path.stem)
def dump(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A record as that version left it."""
    path = tmp_path / f"{request.param.stem}.sqlite"
    raw = sqlite3.connect(path)
    raw.executescript(request.param.read_text(encoding="utf-8"))
    raw.close()
    yield path
    connections.close_all()


def rows(path: Path, table: str) -> list[dict[str, Any]]:
    raw = sqlite3.connect(path)
    raw.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in raw.execute(f"SELECT * FROM {table} ORDER BY rowid")]
    finally:
        raw.close()


def held(path: Path) -> dict[str, list[dict[str, Any]]]:
    return {kind._meta.db_table: rows(path, kind._meta.db_table) for kind in guards.guarded_models()}


def test_a_record_of_an_older_version_is_opened_with_every_row_as_it_was(dump: Path) -> None:
    before = held(dump)
    assert all(before[table] for table in before if table != "truceline_decision")
    alias = open_record(str(dump))
    assert list(prove(alias)) == []
    assert held(dump) == before
    assert items.add(alias, make_file(70), by="a.reader", why="", now=at_noon) is items.Outcome.ADDED
    assert list(prove(alias)) == []


def test_a_backup_of_an_older_version_is_restored_into_either(dump: Path, other_url: str) -> None:
    copies.restore(dump, other_url)
    alias = open_record(other_url)
    assert list(prove(alias)) == []
    assert [entry.hash for entry in entries(alias)] == [row["hash"] for row in rows(dump, "truceline_entry")]


def test_tables_of_an_older_version_in_postgresql_are_brought_forward_with_their_rows(
    dump: Path, request: pytest.FixtureRequest
) -> None:
    server = request.getfixturevalue("postgres")
    name = server.make_database()
    alias = open_database(server.url(name))
    call_command("migrate", "truceline", dump.stem, database=alias, verbosity=0, interactive=False)
    raw = sqlite3.connect(dump)
    for kind in copies._in_order_of_need():
        table = kind._meta.db_table
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
        with connections[alias].cursor() as cursor:
            cursor.executemany(statement, raw.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall())
    raw.close()
    copies._count_on(alias)
    alias = open_record(server.url(name))
    assert list(prove(alias)) == []
    assert items.add(alias, make_file(70), by="a.reader", why="", now=at_noon) is items.Outcome.ADDED
    assert list(prove(alias)) == []
    connections.close_all()
    server.drop_database(name)


def test_a_record_of_a_later_version_is_left_to_that_one(record_url: str) -> None:
    alias = make_full_record(record_url)
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('truceline', '9999_later', '2031-09-14')"
        )
    with pytest.raises(NoRecord, match=r"later version of truceline made it \(9999_later\)"):
        open_record(record_url)


def test_two_processes_that_open_an_older_record_at_once_both_can(dump: Path) -> None:
    program = "import sys; from truceline.store.records import open_record; open_record(sys.argv[1])"
    started = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", program, str(dump)], stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [(each.communicate(timeout=60)[1], each.returncode) for each in started] == [("", 0)] * 3
    assert list(prove(open_record(str(dump)))) == []


def test_two_processes_that_make_tables_in_postgresql_at_once_both_can(request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("postgres")
    name = server.make_database()
    program = (
        "import sys; from truceline.store.engine import open_database, upgrade; upgrade(open_database(sys.argv[1]))"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", program, server.url(name)], stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    assert [(each.communicate(timeout=60)[1], each.returncode) for each in started] == [("", 0)] * 3
    server.drop_database(name)


def test_the_migrations_follow_one_another_and_make_what_the_models_say(tmp_path: Path) -> None:
    loader = MigrationLoader(None)
    assert len([leaf for leaf in loader.graph.leaf_nodes() if leaf[0] == "truceline"]) == 1
    alias = open_database(str(tmp_path / "record.sqlite"), new=True)
    upgrade(alias)
    call_command("makemigrations", "truceline", check=True, dry_run=True, verbosity=0)
