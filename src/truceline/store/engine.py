"""Opening databases: SQLite in one file, or PostgreSQL by a URL, each under a name of its own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from truceline.errors import NoRecord, WrongUsage
from truceline.store import guards
from truceline.store.faults import named_faults

ONE_WRITER = 0x7472_7563_656C  # any number, the same in every process: the key of PostgreSQL's advisory lock
_APP = "truceline"
_POSTGRES = frozenset({"postgres", "postgresql"})


def open_database(url: str, *, waits_s: float = 30.0, new: bool = False) -> str:
    """The alias of the database at `sqlite:///PATH`, `postgresql://…` or a plain path; the same for the same database.

    Nothing is read or written yet. A file of SQLite is made where `new` says so, and opened for reading alone where
    nothing may be written. `waits_s` is how long a writer waits for another. Raises WrongUsage for any other URL, or
    where PostgreSQL's driver is not installed; NoRecord where there is no file.
    """
    config = _config(url, waits_s, new=new)
    alias = "r" + hashlib.sha256(repr(sorted(config.items(), key=str)).encode()).hexdigest()[:16]
    if alias not in connections.databases:
        connections.databases[alias] = connections.configure_settings({"default": {}, alias: config})[alias]
    return alias


def path_of(url: str) -> Path | None:
    """The file of a database of SQLite; None for PostgreSQL. Raises WrongUsage for any other URL."""
    parts = urlsplit(url)
    if parts.scheme in _POSTGRES:
        return None
    if parts.scheme == "sqlite" or "://" not in url:
        return Path(unquote(parts.path.removeprefix("/")) if parts.scheme == "sqlite" else url).absolute()
    raise WrongUsage(f"--database {url}: not a database; write a path, or postgresql://user:password@host/name")


def seal_of(path: Path) -> Path:
    """Beside a backup, its SHA-256."""
    return path.with_name(path.name + ".sha256")


def close_database(alias: str) -> None:
    """The connection of this thread; the next query opens another."""
    connections[alias].close()


def place_of(alias: str) -> str:
    """Where the database lies, for people: a path, or a name and a host; no password."""
    settings = connections.databases[alias]
    if settings["ENGINE"].endswith("sqlite3"):
        return str(settings["PLACE"])
    return f"{settings['NAME']} at {settings['HOST'] or 'this machine'}"


def waits_ms(alias: str) -> int:
    return int(connections.databases[alias]["WAITS_S"] * 1000)


def upgrade(alias: str) -> None:
    """Brings the tables to the form that this version knows and guards them; does nothing where they have it. Several
    processes may do so at once. Raises NoRecord where a later version of the program made the tables."""
    with named_faults(place_of(alias)):
        applied = _applied(alias)
        while applied < _known():
            try:
                with _alone(alias):
                    call_command("migrate", database=alias, verbosity=0, interactive=False)
                    if guards.absent(connections[alias], guards.guarded_models()):
                        guards.put_up(connections[alias], guards.guarded_models())
            except DatabaseError:
                if _applied(alias) <= applied:
                    raise
            applied = _applied(alias)


def _applied(alias: str) -> frozenset[str]:
    applied = frozenset(name for app, name in MigrationRecorder(connections[alias]).applied_migrations() if app == _APP)
    if unknown := sorted(applied - _known()):
        raise NoRecord(
            f"{place_of(alias)}: a later version of truceline made it ({unknown[-1]}); open it with that one"
        )
    return applied


@cache
def _known() -> frozenset[str]:
    loader = MigrationLoader(None)
    return frozenset(name for app, name in loader.disk_migrations if app == _APP)


@contextmanager
def _alone(alias: str) -> Iterator[None]:
    """On PostgreSQL nobody else changes tables meanwhile; on SQLite the second fails, and finds the work done."""
    connection = connections[alias]
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_WRITER + 1])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_WRITER + 1])


def _config(url: str, waits_s: float, *, new: bool) -> dict[str, Any]:
    path = path_of(url)
    if path is None:
        return _postgres(url) | {"WAITS_S": waits_s}
    if not new and not path.is_file():
        raise NoRecord(f"{path}: no record there; begin one with `truceline init`")
    return _sqlite(path, waits_s)


def _sqlite(path: Path, waits_s: float) -> dict[str, Any]:
    """`synchronous=FULL`: what was said to be kept outlives a loss of power."""
    mode = "mode=rwc"
    begins = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"
    if not _may_write(path):
        mode = "mode=ro" if _has_log(path) else "mode=ro&immutable=1"
        begins = "PRAGMA query_only=ON;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"file:{quote(str(path))}?{mode}",
        "PLACE": str(path),
        "WAITS_S": waits_s,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": waits_s,
            "init_command": f"PRAGMA foreign_keys=ON; {begins}",
        },
    }


def _may_write(path: Path) -> bool:
    """A backup is only read, or it would no longer be what its seal says."""
    return (
        not seal_of(path).exists()
        and os.access(path.parent, os.W_OK)
        and (not path.exists() or os.access(path, os.W_OK))
    )


def _has_log(path: Path) -> bool:
    """Whether entries wait in the write-ahead log, which SQLite leaves where a writer was killed."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _postgres(url: str) -> dict[str, Any]:
    try:
        import psycopg  # noqa: F401
    except ImportError:
        remedy = "install it: pip install 'truceline[postgres]'"
        raise WrongUsage(f"a record in PostgreSQL, and its driver psycopg is not installed; {remedy}") from None
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        raise WrongUsage("--database: the port is no number") from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": None,
    }
