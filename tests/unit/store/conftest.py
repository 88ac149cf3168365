"""Places for records, on SQLite and on PostgreSQL: every test of the store runs on both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from tests.postgres import Server, run_server

from truceline.store.engine import open_database, upgrade


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with run_server() as server:
        yield server


@pytest.fixture(scope="session")
def bare_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of SQLite with the tables, and nothing in them: copied, it spares each test half a second."""
    path = tmp_path_factory.mktemp("bare") / "bare.sqlite"
    upgrade(open_database(str(path), new=True))
    connections.close_all()
    return path


@pytest.fixture(scope="session")
def bare_database(postgres: Server) -> str:
    name = postgres.make_database()
    upgrade(open_database(postgres.url(name)))
    connections.close_all()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def record_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty place."""
    yield from empty_place(request, str(request.param), tmp_path / "record.sqlite")


@pytest.fixture(params=["sqlite", "postgresql"])
def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Another empty place, of either kind; in SQLite without a file."""
    yield from empty_place(request, str(request.param), tmp_path / "other.sqlite", bare=False)


def empty_place(request: pytest.FixtureRequest, kind: str, path: Path, *, bare: bool = True) -> Iterator[str]:
    if kind == "sqlite":
        if bare:
            shutil.copy(request.getfixturevalue("bare_file"), path)
        yield f"sqlite:///{path}"
        connections.close_all()
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.make_database(template=request.getfixturevalue("bare_database") if bare else "template1")
    yield server.url(name)
    connections.close_all()
    server.drop_database(name)
