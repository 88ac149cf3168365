"""What goes wrong in the world while a record is written: nothing that was kept is lost, nothing is there twice."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from tests.functional.nursery import Fate, Nursery
from tests.postgres import Server
from tests.unit.store.factories import NOON, PACK, at_noon, make_file, make_full_record
from tests.unit.store.test_proofs import unguarded

from truceline.errors import NoRecord, RecordUnreachable, RecordUnwritable
from truceline.store import copies, items, models
from truceline.store.engine import close_database, open_database, path_of
from truceline.store.items import Outcome
from truceline.store.journal import entries, entry_at, writing
from truceline.store.proofs import prove
from truceline.store.records import begin, open_record
from truceline.store.witnesses import Unwatched

KILLS = 500
FILES = 4
OLD = 2


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery() as started:
        yield started


def rows_of(alias: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row but for the numbers that the database gives, which are counted anew: a change that was rolled back
    uses some up."""
    places: dict[type[Any], dict[Any, int]] = {}
    found: dict[str, list[tuple[Any, ...]]] = {}
    for kind in copies._in_order_of_need():
        columns = [
            field
            for field in kind._meta.concrete_fields
            if kind in (models.Entry, models.Blob) or not field.primary_key
        ]
        rows = list(kind._default_manager.using(alias).order_by("pk").values())
        places[kind] = {row[kind._meta.pk.attname]: place for place, row in enumerate(rows)}
        found[kind.__name__] = [tuple(plain(places, field, row[field.attname]) for field in columns) for row in rows]
    return found


def plain(places: dict[type[Any], dict[Any, int]], field: Any, value: Any) -> Any:
    if field.is_relation and field.related_model is not models.Blob and value is not None:
        return places[field.related_model][value]
    return bytes(value) if isinstance(value, memoryview) else value


def add_all(alias: str, first: int, last: int, *, version: int = 1) -> list[Outcome]:
    return [
        items.add(
            alias, make_file(number, version=version, reports=1), by="a.reader", why="the day's post", now=at_noon
        )
        for number in range(first, last + 1)
    ]


class Place:
    """A record that was begun and holds some files; as it was then again, before each kill."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.base = url, folder / "base"
        alias = begin(url, PACK, by="a.reader", now=at_noon)
        add_all(alias, 1, OLD)
        copies.backup(alias, self.base)

    def set_back(self) -> None:
        path = path_of(self.url)
        if path is not None:
            connections.close_all()
            for left in path.parent.glob(f"{path.name}*"):
                left.unlink()
            shutil.copy(self.base, path)
            return
        alias = open_database(self.url)
        with unguarded(alias) as cursor:
            for kind in reversed(copies._in_order_of_need()):
                cursor.execute(f"DELETE FROM {kind._meta.db_table}")
            cursor.execute("DELETE FROM truceline_words")
            copies._copy_rows(open_database(str(self.base)), alias, Unwatched())


@pytest.mark.slow
def test_a_process_killed_at_any_moment_leaves_the_old_state_or_the_new(
    record_url: str,
    nursery: Nursery,
    tmp_path: Path,
) -> None:
    place = Place(record_url, tmp_path)
    wish = {"url": record_url, "first": 1, "last": FILES, "version": 2, "reports": 1}
    lasted = []
    for _ in range(5):
        place.set_back()
        lasted.append(nursery.send(wish)[0].lasted_s)
    usual = sorted(lasted)[2]
    whole = rows_of(open_record(record_url))
    assert list(prove(open_record(record_url))) == []
    chance, ended, states = random.Random(6), Counter[str](), Counter[int]()
    for _ in range(KILLS):
        place.set_back()
        (fate,) = nursery.send({**wish, "kill_s": chance.uniform(0, usual)})
        assert fate.error is None
        ended["killed" if fate.killed else "done before it was killed"] += 1
        states[survived(record_url, fate)] += 1
        alias = open_record(record_url)
        add_all(alias, 1, FILES, version=2)
        assert rows_of(alias) == whole
    found = ", ".join(f"{count} with {files} files" for files, count in sorted(states.items()))
    print(f"\n{KILLS} kills of adding to {connections[alias].vendor}: {dict(ended)}; found {found}; lost 0, doubled 0")
    assert ended["killed"] > KILLS // 2
    assert len(states) > 2


@pytest.mark.slow
def test_a_record_whose_beginning_was_killed_is_begun_by_beginning_again(
    tmp_path: Path, nursery: Nursery, postgres: Server
) -> None:
    chance, found = random.Random(7), Counter[str]()
    for number in range(10):
        for server in (None, postgres):
            name = "" if server is None else server.make_database()
            url = str(tmp_path / f"{number}.sqlite") if server is None else server.url(name)
            (fate,) = nursery.send({"url": url, "does": "begin", "kill_s": chance.uniform(0, 0.5)})
            try:
                alias = begin(url, PACK, by="a.reader", now=at_noon)
                assert fate.kept == ()
                found["begun again"] += 1
            except NoRecord:
                alias = open_record(url)
                found["was there"] += 1
            assert [entry.kind for entry in entries(alias)] == ["record.begun", "pack.set"]
            assert list(prove(alias)) == []
            if server is not None:
                forget(alias)
                server.drop_database(name)
    print(f"\n20 kills of beginning a record: {dict(found)}")
    assert found["begun again"] > 2


@pytest.mark.slow
def test_a_backup_that_was_killed_is_not_there_and_a_restored_record_neither(
    record_url: str, tmp_path: Path, nursery: Nursery
) -> None:
    alias = make_full_record(record_url)
    whole, held = tmp_path / "whole", rows_of(alias)
    copies.backup(alias, whole)
    usual = nursery.send({"url": record_url, "does": "back up", "path": str(tmp_path / "first")})[0].lasted_s
    chance, found = random.Random(8), Counter[str]()
    for number in range(12):
        path, place = tmp_path / f"{number}.backup", tmp_path / f"{number}.sqlite"
        backed_up, restored = nursery.send(
            {"url": record_url, "does": "back up", "path": str(path), "kill_s": chance.uniform(0, usual * 1.5)},
            {"url": str(place), "does": "restore", "path": str(whole), "kill_s": chance.uniform(0, usual * 1.5)},
        )
        for fate, file in ((backed_up, path), (restored, place)):
            found["whole" if file.exists() else "not there"] += 1
            assert file.exists() or fate.kept == ()
            if file.exists():
                assert rows_of(open_record(str(file))) == held
    assert rows_of(alias) == held
    print(f"\n24 kills of copying from {connections[alias].vendor}: {dict(found)}")
    assert min(found["whole"], found["not there"]) > 0


def forget(alias: str) -> None:
    """A database that is gone needs no connection kept for it."""
    connections[alias].close()
    del connections[alias]
    del connections.databases[alias]


def survived(url: str, fate: Fate) -> int:
    """How many files were found written, once it was seen that none of those that were reported is lost or doubled."""
    alias = open_record(url)
    with writing(alias):  # whatever the dead left running at the server has ended
        live = Counter(models.Item.objects.using(alias).filter(until=None).values_list("path", flat=True))
    written = {entry.subject for entry in entries(alias) if entry.number > OLD + 2}
    assert set(fate.kept) <= written
    assert len(written) - len(fate.kept) in (0, 1)
    assert set(live.values()) == {1}
    assert list(prove(alias)) == []
    return len(written)


def test_two_writers_at_once_add_everything_once(record_url: str, nursery: Nursery) -> None:
    close_database(begin(record_url, PACK, by="a.reader", now=at_noon))
    first, second = nursery.send(
        {"url": record_url, "first": 1, "last": 8}, {"url": record_url, "first": 4, "last": 12}
    )
    assert (first.error, second.error) == (None, None)
    assert (len(first.kept), len(second.kept)) == (8, 9)
    alias = open_record(record_url)
    added = [entry.subject for entry in entries(alias) if entry.kind == "item.added"]
    assert sorted(added) == sorted(make_file(number).file.path for number in range(1, 13))
    assert list(prove(alias)) == []


def test_a_writer_that_waits_too_long_says_so_and_writes_nothing(record_url: str, nursery: Nursery) -> None:
    alias = make_full_record(record_url)
    held = rows_of(alias)
    with writing(alias):
        (fate,) = nursery.send({"url": record_url, "first": 50, "last": 50, "waits_s": 0.3})
    assert fate.error is not None
    assert fate.error.startswith("RecordBusy: somebody else is writing to the record")
    assert "nothing was changed" in fate.error
    assert 0.2 < fate.lasted_s < 10
    assert rows_of(alias) == held
    (fate,) = nursery.send({"url": record_url, "first": 50, "last": 50, "waits_s": 20})
    assert (fate.error, len(fate.kept)) == (None, 1)


def test_readers_read_on_while_somebody_writes(record_url: str) -> None:
    alias = make_full_record(record_url)
    reader = open_database(record_url, waits_s=0.5)
    with writing(alias):
        models.Issue.objects.using(alias).create(since=3, path="x", body="{}")
        assert list(prove(reader)) == []
        connections[alias].set_rollback(True)
    assert list(prove(alias)) == []


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(days=400)], ids=str)
def test_a_clock_that_was_set_back_does_not_set_the_journal_back(record_url: str, back: timedelta) -> None:
    alias = make_full_record(record_url)
    clock = iter([NOON + timedelta(hours=1), NOON - back, NOON + timedelta(hours=2)])
    for number in (50, 51, 52):
        items.add(alias, make_file(number), by="a.reader", why="", now=lambda: next(clock))
    times = [datetime.fromisoformat(entry.at) for entry in entries(alias)]
    assert times == sorted(times)
    assert times[-3:] == [datetime(2031, 9, 14, hour, tzinfo=UTC) for hour in (13, 13, 14)]
    assert entry_at(alias, "2031-09-14T13:30:00.000000+00:00") == len(times) - 1
    assert list(prove(alias)) == []


def test_a_connection_dropped_in_a_transaction_keeps_nothing_of_it_and_the_next_try_all(
    request: pytest.FixtureRequest,
    record_url: str,
) -> None:
    if not record_url.startswith("postgresql"):
        pytest.skip("a file of SQLite has no connection to drop")
    server: Server = request.getfixturevalue("postgres")
    alias = make_full_record(record_url)
    held, name = rows_of(alias), record_url.rpartition("/")[2]

    def dropping() -> datetime:
        server.ask(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        return at_noon()

    for _ in range(3):
        with pytest.raises(RecordUnreachable, match="run the same command again"):
            items.add(alias, make_file(50), by="a.reader", why="", now=dropping)
        assert rows_of(alias) == held
    assert items.add(alias, make_file(50), by="a.reader", why="", now=at_noon) is Outcome.ADDED
    assert list(prove(alias)) == []


def test_a_server_that_is_not_there_is_said_to_be_unreachable() -> None:
    pytest.importorskip("psycopg", reason="NO PSYCOPG: no server can be asked")
    alias = open_database("postgresql://nobody:secret@127.0.0.1:9/none")
    with pytest.raises(RecordUnreachable) as refused:
        items.add(alias, make_file(1), by="a.reader", why="", now=at_noon)
    assert "secret" not in str(refused.value)


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="truceline-disk-"))
    folder.chmod(0o755)
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=777", "truceline-test", folder]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"NO SMALL DISK: only root may make one here ({done.stderr.strip()[:80]})")
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def fill_until_full(alias: str) -> tuple[int, RecordUnwritable]:
    for number in range(100, 5000):
        try:
            items.add(alias, make_file(number), by="a.reader", why="", now=at_noon)
        except RecordUnwritable as failure:
            return number - 100, failure
    raise AssertionError("it never filled")


def test_a_full_disk_keeps_what_was_kept_and_takes_more_once_there_is_room() -> None:
    with small_disk(4) as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(500_000))
        alias = make_full_record(str(disk / "record.sqlite"))
        kept, failure = fill_until_full(alias)
        assert "free some space" in str(failure)
        assert kept > 0
        ballast.unlink()
        assert list(prove(alias)) == []
        assert len([entry for entry in entries(alias) if entry.subject.endswith(".txt") and entry.number > 17]) >= kept
        assert items.add(alias, make_file(6000), by="a.reader", why="", now=at_noon) is Outcome.ADDED
        ballast.write_bytes(bytes(shutil.disk_usage(disk).free - 100_000))
        with pytest.raises(RecordUnwritable, match="full"):
            copies.backup(alias, disk / "kept" / "backup")
        assert list((disk / "kept").iterdir()) == []
        assert list(prove(alias)) == []
        connections.close_all()


def test_a_full_disk_under_postgresql_keeps_what_was_kept(request: pytest.FixtureRequest) -> None:
    server: Server = request.getfixturevalue("postgres")
    with small_disk(24) as disk:
        if server.user is not None:
            shutil.chown(disk, server.user)
        server.ask(f"CREATE TABLESPACE small LOCATION '{disk}'")
        name = server.make_database(place="small")
        alias = make_full_record(server.url(name))
        try:
            room = shutil.disk_usage(disk).free
            ballast = disk / "ballast"
            ballast.write_bytes(bytes(max(room - 400_000, 0)))
            kept, failure = fill_until_full(alias)
            assert "free some space" in str(failure)
            ballast.unlink()
            assert list(prove(alias)) == []
            assert models.Item.objects.using(alias).filter(path__contains="/00").count() >= kept
            assert items.add(alias, make_file(6000), by="a.reader", why="", now=at_noon) is Outcome.ADDED
        finally:
            connections.close_all()
            server.drop_database(name)
            server.ask("DROP TABLESPACE small")


@pytest.mark.parametrize("limit", [300_000, 400_000, 700_000])
def test_a_file_that_may_not_grow_keeps_what_was_kept(
    limit: int,
    bare_file: Path,
    tmp_path: Path,
    nursery: Nursery,
) -> None:
    path = tmp_path / "record.sqlite"
    shutil.copy(bare_file, path)
    close_database(make_full_record(str(path)))
    (fate,) = nursery.send({"url": str(path), "first": 100, "last": 400, "limit": limit})
    assert fate.error is not None
    assert fate.error.startswith("RecordUnwritable: the record cannot be written")
    alias = open_record(str(path))
    assert list(prove(alias)) == []
    paths = set(models.Item.objects.using(alias).values_list("path", flat=True))
    assert set(fate.kept) <= paths
    assert len(paths) - len(fate.kept) <= 6 + 1
    assert items.add(alias, make_file(6000), by="a.reader", why="", now=at_noon) is Outcome.ADDED


def test_a_database_that_may_have_no_more_pages_keeps_what_was_kept(bare_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    shutil.copy(bare_file, path)
    alias = make_full_record(str(path))
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 20}")
    kept, failure = fill_until_full(alias)
    assert kept > 0
    assert "full" in failure.reason
    assert list(prove(alias)) == []
    with connections[alias].cursor() as cursor:
        cursor.execute(f"PRAGMA max_page_count = {pages + 2000}")
    assert items.add(alias, make_file(100 + kept), by="a.reader", why="", now=at_noon) is Outcome.ADDED


@pytest.fixture
def show_case() -> Iterator[Path]:
    """A folder that everybody may look into; nobody but its owner may write there."""
    folder = Path(tempfile.mkdtemp(prefix="truceline-shown-"))
    yield folder
    connections.close_all()
    folder.chmod(0o755)
    shutil.rmtree(folder)


def lock(folder: Path, *, file: int = 0o444, within: int = 0o555) -> int | None:
    """Who may then only read: the user of the tests, or nobody where that is root, who may write anywhere."""
    for each in folder.iterdir():
        each.chmod(file)
    folder.chmod(within)
    return 65534 if os.getuid() == 0 else None


@pytest.mark.parametrize(("file", "within"), [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)], ids=oct)
def test_a_record_that_may_only_be_read_is_read_and_says_so_to_whoever_writes(
    show_case: Path, nursery: Nursery, file: int, within: int
) -> None:
    url = str(show_case / "record ä?.sqlite")
    alias = make_full_record(url)
    paths = tuple(each.file.path for each in items.load(alias))
    connections.close_all()
    held = Path(url).read_bytes()
    user = lock(show_case, file=file, within=within)
    (seen,) = nursery.send({"url": url, "does": "read", "user": user})
    assert (seen.error, seen.kept) == (None, paths)
    (fate,) = nursery.send({"url": url, "first": 50, "last": 50, "user": user})
    assert fate.kept == ()
    assert str(fate.error).startswith("RecordUnwritable: the record cannot be written: attempt to write a readonly")
    assert [each.name for each in show_case.iterdir()] == ["record ä?.sqlite"]
    assert Path(url).read_bytes() == held


def test_what_a_killed_writer_left_in_its_log_is_read_where_nothing_may_be_written(
    show_case: Path, tmp_path: Path, nursery: Nursery
) -> None:
    alias = make_full_record(str(tmp_path / "record.sqlite"))
    for left in ("", "-wal", "-shm"):
        shutil.copy(tmp_path / f"record.sqlite{left}", show_case / f"record.sqlite{left}")
    paths = tuple(each.file.path for each in items.load(alias))
    user = lock(show_case)
    (seen,) = nursery.send({"url": str(show_case / "record.sqlite"), "does": "read", "user": user})
    assert (seen.error, seen.kept) == (None, paths)
    show_case.chmod(0o755)
    (show_case / "record.sqlite-shm").unlink()
    show_case.chmod(0o555)
    (seen,) = nursery.send({"url": str(show_case / "record.sqlite"), "does": "read", "user": user})
    assert "copy the record to a folder of your own" in str(seen.error), (
        "without its index a log needs a place to write"
    )


def test_who_may_only_read_reads_what_another_is_writing(show_case: Path, nursery: Nursery) -> None:
    url = str(show_case / "record.sqlite")
    alias = make_full_record(url)
    paths = tuple(each.file.path for each in items.load(alias))
    user = lock(show_case, file=0o644, within=0o755)
    (seen,) = nursery.send({"url": url, "does": "read", "user": user})
    assert (seen.error, seen.kept) == (None, paths)
    assert items.add(alias, make_file(50), by="a.reader", why="", now=at_noon) is Outcome.ADDED


def test_a_database_of_postgresql_that_may_only_be_read_is_read(request: pytest.FixtureRequest) -> None:
    server: Server = request.getfixturevalue("postgres")
    name = server.make_database()
    alias = make_full_record(server.url(name))
    held = rows_of(alias)
    close_database(alias)
    server.ask(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    alias = open_record(server.url(name))
    assert list(prove(alias)) == []
    with pytest.raises(RecordUnwritable, match="read-only transaction"):
        items.add(alias, make_file(50), by="a.reader", why="", now=at_noon)
    assert rows_of(alias) == held
    connections.close_all()
    server.drop_database(name)


def test_a_place_that_takes_no_record_is_said_to_take_none(show_case: Path) -> None:
    for url in (show_case / "none" / "record.sqlite", show_case):
        with pytest.raises(RecordUnwritable, match="cannot be written"):
            begin(str(url), PACK, by="a.reader", now=at_noon)
