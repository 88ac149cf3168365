"""Opening databases: SQLite in one file, or PostgreSQL by a URL, each under a name of its own."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db import connections

from truceline.errors import WrongUsage

_WAITS_S = 30
_POSTGRES = frozenset({"postgres", "postgresql"})


def open_database(url: str) -> str:
    """The alias of the database at `sqlite:///PATH`, `postgresql://…` or a plain path; the same for the same database.

    Nothing is read or written yet. Raises WrongUsage for any other URL, or where PostgreSQL's driver is not installed.
    """
    config = _config(url)
    alias = "r" + hashlib.sha256(repr(sorted(config.items(), key=str)).encode()).hexdigest()[:16]
    if alias not in connections.databases:
        connections.databases[alias] = connections.configure_settings({"default": {}, alias: config})[alias]
    return alias


def close_database(alias: str) -> None:
    """The connection of this thread; the next query opens another."""
    connections[alias].close()


def _config(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme in _POSTGRES:
        return _postgres(url)
    if parts.scheme == "sqlite" or "://" not in url:
        return _sqlite(unquote(parts.path.removeprefix("/")) if parts.scheme == "sqlite" else url)
    raise WrongUsage(f"--database {url}: not a database; write a path, or postgresql://user:password@host/name")


def _sqlite(path: str) -> dict[str, Any]:
    """`synchronous=FULL`: what was said to be kept outlives a loss of power."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(path).absolute()),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": _WAITS_S,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


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
