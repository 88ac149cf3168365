"""The journal: entries are appended, one writer at a time, each chained to the one before by its hash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connections, transaction

from truceline import __version__
from truceline.model.journal import NOTHING_BEFORE, Change, JournalEntry
from truceline.store import models
from truceline.store.engine import ONE_WRITER, place_of, waits_ms
from truceline.store.faults import named_faults

Now = Callable[[], datetime]


@contextmanager
def writing(alias: str) -> Iterator[None]:
    """A transaction that nobody else writes beside: all of it happens, or nothing.

    Raises RecordBusy where another writes for longer than `open_database` was told to wait, RecordUnwritable on a full
    disk or in a read-only place, RecordUnreachable where the connection breaks.
    """
    with named_faults(place_of(alias)), transaction.atomic(using=alias):
        if connections[alias].vendor == "postgresql":
            with connections[alias].cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{waits_ms(alias)}ms"])
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_WRITER])
        yield


@contextmanager
def reading(alias: str) -> Iterator[None]:
    """One state of the record, whatever others write meanwhile; nothing may be written within."""
    connection = connections[alias]
    with named_faults(place_of(alias)):
        connection.ensure_connection()
        if connection.in_atomic_block or getattr(connection.connection, "in_transaction", False):
            yield
        elif connection.vendor == "postgresql":
            with transaction.atomic(using=alias):
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                yield
        else:
            with connection.cursor() as cursor:
                cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                connection.connection.rollback()


def append(alias: str, change: Change, *, now: Now) -> JournalEntry:
    """Within `writing`. A clock that was set back does not set the journal back: the entry takes the time of the one
    before it."""
    last = last_entry(alias)
    said = now().astimezone(UTC).isoformat(timespec="microseconds")
    entry = JournalEntry.of(
        change,
        number=last.number + 1 if last else 1,
        at=max(said, last.at) if last else said,
        program=__version__,
        previous=last.hash if last else NOTHING_BEFORE,
    )
    models.Entry.objects.using(alias).create(**{name: getattr(entry, name) for name in JournalEntry.__slots__})
    return entry


def last_entry(alias: str) -> JournalEntry | None:
    row = models.Entry.objects.using(alias).order_by("-number").first()
    return read_entry(row) if row is not None else None


def entries(alias: str, *, first: int = 1, last: int | None = None) -> Iterator[JournalEntry]:
    """In order, without holding them all."""
    rows = models.Entry.objects.using(alias).filter(number__gte=first)
    if last is not None:
        rows = rows.filter(number__lte=last)
    return (read_entry(row) for row in rows.order_by("number").iterator(chunk_size=500))


def entry_at(alias: str, moment: str) -> int:
    """The number of the last entry by then (ISO 8601, UTC); 0 where the record had not begun."""
    row = models.Entry.objects.using(alias).filter(at__lte=moment).order_by("-number").first()
    return row.number if row is not None else 0


def read_entry(row: models.Entry) -> JournalEntry:
    return JournalEntry(**{name: getattr(row, name) for name in JournalEntry.__slots__})
