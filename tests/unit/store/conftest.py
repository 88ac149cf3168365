"""Places for records, on SQLite and on PostgreSQL: every test of the store runs on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from tests.postgres import Server, run_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with run_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def record_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty place."""
    yield from empty_place(request, str(request.param), tmp_path / "record.sqlite")


@pytest.fixture(params=["sqlite", "postgresql"])
def other_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Another empty place, of either kind."""
    yield from empty_place(request, str(request.param), tmp_path / "other.sqlite")


def empty_place(request: pytest.FixtureRequest, kind: str, path: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{path}"
        connections.close_all()
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.make_database()
    yield server.url(name)
    connections.close_all()
    server.drop_database(name)
