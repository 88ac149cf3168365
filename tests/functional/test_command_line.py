"""What the command says to whoever calls it, and its exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.functional.command import GOOD, truceline, truceline_process

from truceline import __version__


def test_help_is_there_at_once() -> None:
    times = []
    for _ in range(3):
        began = time.monotonic()
        done = truceline_process("--help")
        times.append(time.monotonic() - began)
    assert done.code == 0
    assert "build" in done.out
    assert min(times) < 0.4


def test_the_version_is_the_packages() -> None:
    assert truceline("--version").out == f"truceline {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("frobnicate",),
        ("build",),
        ("build", "x.txt"),
        ("build", "--out", "out"),
        ("build", "", "--out", "out"),
        ("build", "good.txt", "--out", ""),
        ("build", "good.txt", "--out", "out", "--frobnicate"),
        ("build", "good.txt", "--out", "good.txt"),
        ("build", "good.txt", "--out", "good.txt/below"),
        ("build", "good.txt", "--out", "out", "--as-of", "last week"),
        ("build", "good.txt", "--out", "out", "--pack", "missing.yaml"),
        ("build", "missing.txt", "--out", "out"),
        ("pack",),
        ("pack", "check"),
        ("pack", "check", "missing.yaml"),
        ("pack", "check", "."),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2_and_nothing_is_written(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    done = truceline(*arguments, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("truceline: ")
    assert [file.name for file in tmp_path.iterdir()] == ["good.txt"]


def test_python_dash_m_and_the_script_are_the_same_command() -> None:
    script = Path(sys.executable).with_name("truceline")
    if not script.exists():
        pytest.skip("the package is not installed beside this Python")
    shown = subprocess.run([script, "build", "--help"], check=True, capture_output=True, text=True).stdout
    assert shown == truceline_process("build", "--help").out


def test_a_reader_that_goes_away_causes_no_traceback() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "truceline", "--help"],
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (done.returncode, done.stderr) == (141, "")


def test_an_interrupt_ends_with_130_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(400):
        (reports / f"{number}.txt").write_text(GOOD.replace("Two", str(number + 2)), encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "truceline", "build", "reports", "--out", "out"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(1.5)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.splitlines()[-1:] == ["truceline: interrupted; nothing was half-written"]
    assert "Traceback" not in said
    assert not (tmp_path / "out" / "dossier.json").exists()


def test_what_is_there_stays_where_a_build_fails(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    truceline("build", "good.txt", "--out", "out", cwd=tmp_path)
    before = (tmp_path / "out" / "dossier.json").read_bytes()
    assert truceline("build", "good.txt", "--out", "out", "--as-of", "never", cwd=tmp_path).code == 2
    assert (tmp_path / "out" / "dossier.json").read_bytes() == before
