"""A file, whole or not at all."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

import pytest

from truceline.errors import WrongUsage
from truceline.publish.whole_file import write_whole_file


def test_a_file_is_written_and_a_second_time_replaced(tmp_path: Path) -> None:
    write_whole_file(tmp_path / "claims.csv", b"one")
    write_whole_file(tmp_path / "claims.csv", b"two")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("claims.csv", b"two")]


@pytest.mark.parametrize("name", ["there", "missing/claims.csv"])
def test_where_no_file_can_be_nothing_is_left(name: str, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(WrongUsage, match=r"name (a|another) file with --out"):
        write_whole_file(tmp_path / name, b"one")
    assert [p.name for p in tmp_path.iterdir()] == ["there"]


def test_a_disk_without_room_leaves_what_was_there(tmp_path: Path) -> None:
    write_whole_file(tmp_path / "claims.csv", b"old")
    handler, limits = signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(WrongUsage, match="cannot be written"):
            write_whole_file(tmp_path / "claims.csv", b"new" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("claims.csv", b"old")]


def test_a_name_that_is_too_long_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="File name too long"):
        write_whole_file(tmp_path / ("x" * 300), b"one")
    assert list(tmp_path.iterdir()) == []
