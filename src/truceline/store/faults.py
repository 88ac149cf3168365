"""What a database complains of, in the words of the error tree."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DataError, InterfaceError, OperationalError
from django.db.utils import DatabaseError
from django.db.utils import Error as AnyDatabaseError

from truceline.errors import (
    BrokenRecord,
    RecordBusy,
    RecordUnreachable,
    RecordUnwritable,
    TrucelineError,
)

RESTORE = "restore the last backup with `truceline restore`, and keep this record for whoever looks into it"
_FULL = "free some space there, then run the same command again"
_READ_ONLY = (
    "write as a user who may, or copy the record to a folder of your own; a backup, which has a .sha256 beside it, is "
    "only read: restore it first"
)
_SHORTER = "give it a shorter name, and look at what the message says is wrong"


@contextmanager
def named_faults(place: str) -> Iterator[None]:
    """RecordBusy, RecordUnwritable, RecordUnreachable or BrokenRecord in place of the database's own error.

    `place` is said where the record is damaged. Errors of the program (a wrong query, a broken constraint) pass as they
    are.
    """
    try:
        yield
    except AnyDatabaseError as failure:
        named = name_fault(failure, place)
        if named is None:
            raise
        try:
            raise named from failure
        finally:
            del named  # or the error would hold its own frame, and with it cursors that outlive their connection
    except UnicodeDecodeError as failure:  # SQLite's own complaint quotes the damaged bytes
        raise BrokenRecord((f"{place}: the database is damaged (what it says is no text); {RESTORE}",)) from failure


def name_fault(failure: AnyDatabaseError, place: str) -> TrucelineError | None:
    """None where it is none of the world's faults."""
    if not isinstance(failure, OperationalError | InterfaceError | DataError | DatabaseError):
        return None
    told = str(failure).strip().splitlines()[0] if str(failure).strip() else type(failure).__name__
    if isinstance(failure.__cause__, sqlite3.Error):
        unread = "SQLITE_CORRUPT" if "decode" in told else ""  # of text that is none, and then no name is given
        return _of_sqlite(getattr(failure.__cause__, "sqlite_errorname", unread), told, place)
    return _of_postgres(failure, getattr(failure.__cause__, "sqlstate", None), told, place)


def _of_sqlite(name: str, told: str, place: str) -> TrucelineError | None:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return RecordBusy(told)
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return RecordUnwritable(told, _FULL)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return RecordUnwritable(told, _READ_ONLY)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")):
        return BrokenRecord((f"{place}: the database is damaged ({told}); {RESTORE}",))
    return None


def _of_postgres(failure: AnyDatabaseError, state: str | None, told: str, place: str) -> TrucelineError | None:
    """By SQLSTATE: 08 and 57P connections, 53 resources, 55P03 and 40 locks, 25006 read-only, XX damage; none where the
    connection broke."""
    if isinstance(failure, DataError):
        return RecordUnwritable(told, _SHORTER)
    if state is None:
        return RecordUnreachable(told) if isinstance(failure, OperationalError | InterfaceError) else None
    if state.startswith(("08", "57P", "28", "3D")):
        return RecordUnreachable(told)
    if state == "55P03" or state.startswith("40"):
        return RecordBusy(told)
    if state.startswith("54"):
        return RecordUnwritable(told, _SHORTER)
    if state.startswith("53"):
        return RecordUnwritable(told, _FULL)
    if state in {"25006", "42501"}:
        return RecordUnwritable(told, _READ_ONLY)
    if state.startswith("XX"):
        return BrokenRecord((f"{place}: the database is damaged ({told}); {RESTORE}",))
    return None
