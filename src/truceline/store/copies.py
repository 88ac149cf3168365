"""Copies of a whole record: one file that holds all of it, whichever database it came from, and goes back into either.

A copy appears whole or not at all: it is written beside its place, proved, and only then given its name.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.core.management.color import no_style
from django.db import connections
from django.db.models import Model

from truceline.errors import BrokenRecord, FileInTheWay, NoRecord, RecordUnwritable
from truceline.store import guards, models, word_index
from truceline.store.engine import close_database, open_database, path_of, place_of, seal_of, upgrade
from truceline.store.faults import named_faults
from truceline.store.journal import last_entry, reading, writing
from truceline.store.proofs import prove
from truceline.store.witnesses import Steps, Unwatched, walked

_AT_ONCE = 500
_CHUNK = 1 << 20
_FREE = "free some space there, or name another place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy that was proved. `sha256` is of the backup's file; `entries` and `head` are the number and hash of the
    journal's last entry, to be noted elsewhere."""

    path: str
    sha256: str
    entries: int
    head: str


def backup(alias: str, path: Path, *, progress: Steps | None = None) -> Copy:
    """The record as it stands now, in a file of its own with its SHA-256 beside it (`FILE.sha256`, as `sha256sum -c`
    reads it). Others may go on writing.

    Raises FileInTheWay where either file is there already, BrokenRecord where the copy does not prove whole (and then
    neither does the record: `verify` says where), RecordUnwritable where the place takes no file.
    """
    seal = seal_of(path)
    for place in (path, seal):
        if place.exists():
            raise FileInTheWay(str(place))
    with written_beside(path) as draft:
        if connections[alias].vendor == "sqlite":
            _copy_pages(alias, draft)
        else:
            _copy_into_file(alias, draft, progress or Unwatched())
        entries, head = _prove_draft(draft, progress)
        sha256 = hash_file(draft)
        keep(draft, path)
    with written_beside(seal) as draft:
        draft.write_text(f"{sha256}  {path.name}\n", encoding="utf-8")
        keep(draft, seal)
    return Copy(path=str(path), sha256=sha256, entries=entries, head=head)


def restore(path: Path, url: str, *, progress: Steps | None = None) -> Copy:
    """The record of a backup, in an empty place: a file of SQLite that is not there yet, or a database of PostgreSQL
    without a record. Proved before and after; tables of an older version are brought to the form of this one.

    Raises NoRecord where there is no backup, or something is in the place already; BrokenRecord where the backup is not
    what its seal says, or does not prove whole. Then nothing of it is left in the place.
    """
    if not path.is_file():
        raise NoRecord(f"{path}: no backup there; name the file that `truceline backup` wrote")
    place = path_of(url)
    if place is None:
        return _restore_rows(path, url, progress)
    for file in (place, place.with_name(place.name + "-wal"), seal_of(place)):
        if file.exists():
            raise NoRecord(f"{file}: is there already, and nothing is overwritten; name another place")
    with written_beside(place) as draft:
        sha256 = _copy_sealed(path, draft)
        entries, head = _prove_draft(draft, progress)
        keep(draft, place)
    return Copy(path=str(path), sha256=sha256, entries=entries, head=head)


def hash_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _copy_sealed(path: Path, draft: Path) -> str:
    """The backup, byte for byte, and its SHA-256. BrokenRecord where its seal says another."""
    with path.open("rb") as source, draft.open("wb") as target:
        while chunk := source.read(_CHUNK):
            target.write(chunk)
    found, seal = hash_file(draft), seal_of(path)
    if seal.is_file() and seal.read_text(encoding="utf-8", errors="replace").split()[:1] != [found]:
        remedy = "take another backup; or, if that seal is of another file, remove it, and the record is proved without"
        raise BrokenRecord((f"{path}: its SHA-256 is {found}, and {seal.name} says otherwise; {remedy}",))
    return found


def _restore_rows(path: Path, url: str, progress: Steps | None) -> Copy:
    """In one transaction, proved before it ends. The backup is worked on elsewhere, and left as it is."""
    with tempfile.TemporaryDirectory(prefix="truceline-") as folder:
        draft = Path(folder) / "backup.sqlite"
        sha256 = _copy_sealed(path, draft)
        entries, head = _prove_draft(draft, progress)
        source, target = open_database(str(draft)), open_database(url)
        upgrade(target)
        try:
            with writing(target):
                if last_entry(target) is not None:
                    raise NoRecord(f"{place_of(target)}: a record is there already; name an empty database")
                with reading(source):
                    _copy_rows(source, target, progress or Unwatched())
                _count_on(target)
                word_index.catch_up(target)
                _refuse_broken(target, progress, head=head)
        finally:
            close_database(source)
    return Copy(path=str(path), sha256=sha256, entries=entries, head=head)


def _copy_pages(alias: str, draft: Path) -> None:
    """By SQLite's own way of copying, which others may write beside."""
    with named_faults(place_of(alias)):
        connections[alias].ensure_connection()
    with closing(sqlite3.connect(draft)) as target:
        try:
            connections[alias].connection.backup(target)
        except sqlite3.OperationalError as failure:
            raise RecordUnwritable(f"{draft.parent}: {failure}", _FREE) from failure
        except sqlite3.DatabaseError as failure:
            raise BrokenRecord(
                (f"{place_of(alias)}: it cannot be copied ({failure}); `truceline verify` says more",)
            ) from (failure)


def _copy_into_file(alias: str, draft: Path, watched: Steps) -> None:
    target = open_database(str(draft), new=True)
    upgrade(target)
    with reading(alias), writing(target):
        _copy_rows(alias, target, watched)
    close_database(target)


def _copy_rows(source: str, target: str, watched: Steps) -> None:
    for kind in _in_order_of_need():
        rows = kind._default_manager.using(source).order_by("pk")
        watched.begin(f"copying {kind._meta.verbose_name_plural}", rows.count())
        at_once = 1 if kind is models.Blob else _AT_ONCE
        with closing(walked(rows.iterator(chunk_size=at_once))) as walk:
            while batch := list(islice(walk, at_once)):
                kind._default_manager.using(target).bulk_create(batch)
                watched.step(len(batch))


def _in_order_of_need() -> list[type[Model]]:
    """Every table after those that its rows name."""
    waiting, ready = guards.guarded_models(), list[type[Model]]()
    while waiting:
        for kind in waiting:
            needs = {field.related_model for field in kind._meta.concrete_fields if field.is_relation}
            if needs <= {*ready, kind}:
                ready.append(kind)
        waiting = [kind for kind in waiting if kind not in ready]
    return ready


def _count_on(alias: str) -> None:
    """Rows that are added later get numbers after those that were restored."""
    statements = connections[alias].ops.sequence_reset_sql(no_style(), guards.guarded_models())
    with connections[alias].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _prove_draft(draft: Path, progress: Steps | None) -> tuple[int, str]:
    """The number and hash of the last entry. The draft gets the form of this version, all guards, and no file beside
    it."""
    alias = open_database(str(draft))
    try:
        upgrade(alias)
        with named_faults(str(draft)):
            if guards.absent(connections[alias], guards.guarded_models()):
                guards.put_up(connections[alias], guards.guarded_models())
        _refuse_broken(alias, progress)
        last = last_entry(alias)
        word_index.catch_up(alias)
        with named_faults(str(draft)), connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA journal_mode=DELETE")
    finally:
        close_database(alias)
    assert last is not None, "a proof finds fault with an empty journal"
    return last.number, last.hash


def _refuse_broken(alias: str, progress: Steps | None, *, head: str | None = None) -> None:
    broken = tuple(str(each) for each in islice(prove(alias, head=head, progress=progress), 5))
    if broken:
        raise BrokenRecord(broken)


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A name beside it for what is not finished; whatever is left there in the end is removed."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield draft
    except OSError as failure:
        raise RecordUnwritable(f"{failure.filename or path}: {failure.strerror or failure}", _FREE) from failure
    finally:
        for rest in ("", "-journal", "-wal", "-shm"):
            draft.with_name(draft.name + rest).unlink(missing_ok=True)


def keep(draft: Path, path: Path) -> None:
    """Gives a finished draft its name, on the disk and not only in its memory; never over another file."""
    _sync(draft)
    try:
        os.link(draft, path)
    except FileExistsError:
        raise FileInTheWay(str(path)) from None
    except OSError:  # a file system without links, as on many sticks
        if path.exists():
            raise FileInTheWay(str(path)) from None
        draft.rename(path)
    _sync(path.parent)


def _sync(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
