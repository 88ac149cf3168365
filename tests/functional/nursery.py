"""A warm process that forks writers and kills them: `python -m tests.functional.nursery`, one JSON line for each wish.

Everything is imported and used once before the first fork, so that a fork begins to write within a few milliseconds.
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a writer: the paths that it reported as kept, and the error that ended it, if one did.
    It lasted from when it had its connection."""

    kept: tuple[str, ...]
    killed: bool
    error: str | None
    lasted_s: float


class Nursery:
    """Asked from the test; the writers' side is `serve`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.functional.nursery"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True,
        )  # fmt: skip

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=20)

    def send(self, *writers: dict[str, Any]) -> list[Fate]:
        """All of them at once. Each: `url`, `first` and `last` number of the files, `version` and how many `reports`
        each, `kill_s` or none, `waits_s`, `limit` of bytes in a file, `user` to be; or what it
        `does` instead of adding, to the backup at `path`."""
        self._process.stdin.write(json.dumps(writers) + "\n")
        self._process.stdin.flush()
        return [Fate(**{**fate, "kept": tuple(fate["kept"])}) for fate in json.loads(self._process.stdout.readline())]


def serve() -> None:
    from django.db import connections

    warm_up()
    connections.close_all()
    for line in sys.stdin:
        started = [(*_fork(writer), writer) for writer in json.loads(line)]
        print(json.dumps([_await(*each) for each in started]), flush=True)


def warm_up() -> None:
    import tempfile

    from django.db import connections
    from tests.unit.store.factories import make_full_record

    from truceline.store.engine import open_database
    from truceline.store.proofs import prove

    if importlib.util.find_spec("psycopg"):
        assert connections[open_database("postgresql://nobody@127.0.0.1:1/none")].vendor == "postgresql"
    with tempfile.TemporaryDirectory() as folder:
        list(prove(make_full_record(f"{folder}/warm.sqlite")))


def _fork(writer: dict[str, Any]) -> tuple[int, int]:
    reads, writes = os.pipe()
    child = os.fork()
    if child:
        os.close(writes)
        return child, reads
    code = 1
    try:
        os.close(reads)
        _write(writer, writes)
        code = 0
    finally:
        os._exit(code)
    raise AssertionError


def _write(writer: dict[str, Any], out: int) -> None:
    from tests.unit.store.factories import at_noon, make_file

    from truceline.errors import TrucelineError
    from truceline.store import items
    from truceline.store.engine import open_database
    from truceline.store.journal import reading

    try:
        if writer.get("limit"):
            resource.setrlimit(resource.RLIMIT_FSIZE, (writer["limit"], writer["limit"]))
        if writer.get("user"):
            os.setgroups([])
            os.setgid(writer["user"])
            os.setuid(writer["user"])
        if "does" in writer:
            _DEEDS[writer["does"]](writer, out)
            return
        alias = open_database(writer["url"], waits_s=writer.get("waits_s", 30.0))
        with reading(alias):
            os.write(out, b".\n")
        for number in range(writer["first"], writer["last"] + 1):
            read = make_file(number, version=writer.get("version", 1), reports=writer.get("reports", 2))
            items.add(alias, read, by="a.reader", why="the day's post", now=at_noon)
            os.write(out, f"{read.file.path}\n".encode())
    except TrucelineError as failure:
        os.write(out, f"!{type(failure).__name__}: {failure}\n".encode())


def _read(writer: dict[str, Any], out: int) -> None:
    from truceline.store import items
    from truceline.store.proofs import prove
    from truceline.store.records import open_record

    alias = open_record(writer["url"])
    assert list(prove(alias)) == []
    for each in items.load(alias):
        os.write(out, f"{each.file.path}\n".encode())


def _begin(writer: dict[str, Any], out: int) -> None:
    from tests.unit.store.factories import PACK, at_noon

    from truceline.store.records import begin

    os.write(out, b".\n")
    begin(writer["url"], PACK, by="a.reader", now=at_noon)
    os.write(out, b"begun\n")


def _back_up(writer: dict[str, Any], out: int) -> None:
    from truceline.store.copies import backup
    from truceline.store.records import open_record

    alias = open_record(writer["url"])
    os.write(out, b".\n")
    backup(alias, Path(writer["path"]))
    os.write(out, b"backed up\n")


def _restore(writer: dict[str, Any], out: int) -> None:
    from truceline.store.copies import restore

    os.write(out, b".\n")
    restore(Path(writer["path"]), writer["url"])
    os.write(out, b"restored\n")


_DEEDS = {"read": _read, "begin": _begin, "back up": _back_up, "restore": _restore}


def _await(child: int, reads: int, writer: dict[str, Any]) -> dict[str, Any]:
    """Time counts from when the writer has its connection and begins."""
    with os.fdopen(reads) as pipe:
        told = [pipe.readline().strip()]
        began = time.monotonic()
        if writer.get("kill_s") is not None:
            time.sleep(writer["kill_s"])
            os.kill(child, signal.SIGKILL)
        told += pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    errors = [line[1:] for line in told if line.startswith("!")]
    return {
        "kept": [line for line in told if line[:1] not in {"!", ".", ""}],
        "killed": os.WIFSIGNALED(status),
        "error": errors[0] if errors else None,
        "lasted_s": time.monotonic() - began,
    }


if __name__ == "__main__":
    serve()
