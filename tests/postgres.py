"""A PostgreSQL server of the tests' own: on a free port, in a folder of its own, gone when they are done."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

NOBODY = "nobody"
MISSING = "NO POSTGRESQL: the store is tested on SQLite alone; install it (apt-get install postgresql)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """`folder` is its data, `user` who runs it: None where that is who runs the tests."""

    port: int
    folder: Path
    user: str | None
    numbers: Iterator[int]

    def url(self, name: str = "postgres") -> str:
        return f"postgresql://truceline@127.0.0.1:{self.port}/{name}"

    def make_database(self, *, template: str = "template1", place: str = "pg_default") -> str:
        """The name of a new one."""
        name = f"record_{next(self.numbers)}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template} TABLESPACE {place}")
        return name

    def drop_database(self, name: str) -> None:
        self.ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def ask(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement.encode())


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl, of the newest version that is installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return installed[-1].parent if installed else Path(on_path).resolve().parent if on_path else None


def require_server() -> Path:
    programs = find_programs()
    if programs is None:
        pytest.skip(MISSING)
    pytest.importorskip("psycopg", reason=MISSING)
    return programs


@contextmanager
def run_server() -> Iterator[Server]:
    """Skips, and says so, where there is no PostgreSQL. It refuses to run as root, and then runs as nobody."""
    programs = require_server()
    user = NOBODY if os.getuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="truceline-postgres-"))
    if user is not None:
        shutil.chown(folder, user)
    server = Server(port=_free_port(), folder=folder / "data", user=user, numbers=count(1))
    settings = f"-p {server.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    try:
        _run(server, programs / "initdb", "-U", "truceline", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        _run(server, programs / "pg_ctl", "start", "-w", "-o", settings, "-l", str(folder / "log"))
        yield server
    finally:
        _run(server, programs / "pg_ctl", "stop", "-m", "immediate", "-w", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _run(server: Server, program: Path, *arguments: str, check: bool = True) -> None:
    who = {"user": server.user, "extra_groups": []} if server.user else {}
    done = subprocess.run(
        [program, *arguments, "-D", server.folder],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        text=True,
        **who,
    )
    if check and done.returncode != 0:
        pytest.fail(f"{program.name} failed: {done.stderr[-600:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
