"""Review from the command line: by name, line by line, and key by key on a terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tests.functional.command import Done, truceline, truceline_process
from tests.functional.test_diff import DENIAL, FIRST, PACK

MARA = ("--by", "Mara Voss")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports in a record on which nobody has decided."""
    place = tmp_path_factory.mktemp("begun")
    for name, text in {"in/first.txt": FIRST, "in/denial.txt": DENIAL, "pack.yaml": PACK}.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    assert truceline("init", "--pack", "pack.yaml", cwd=place).code == 0
    assert truceline("add", "in", "--extractor", "rules", cwd=place).code == 0
    return place


@pytest.fixture
def folder(begun: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(begun, tmp_path / "record"))


def review(folder: Path, *words: str) -> Done:
    return truceline("review", *words, cwd=folder)


def waiting(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in review(folder, "--list", "--json").out.splitlines()]


def claims_waiting(folder: Path) -> list[str]:
    return [each["id"] for each in waiting(folder) if each["subject"] == "claim"]


def exported(folder: Path, *options: str) -> str:
    done = truceline("export", "--format", "dossier", "--out", "record.json", *options, cwd=folder)
    assert done.code in (0, 3), done.err
    return (folder / "record.json").read_text(encoding="utf-8")


def dossier(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(exported(folder))
    return read


def claims(folder: Path) -> dict[str, dict[str, Any]]:
    return {claim["id"]: claim for claim in dossier(folder)["claims"]}


def test_everything_is_a_suggestion_until_somebody_decides(folder: Path) -> None:
    assert {claim["review"]["state"] for claim in claims(folder).values()} == {"suggested"}
    assert set(claims_waiting(folder)) == set(claims(folder))
    assert dossier(folder)["decisions"] == []


def test_a_claim_is_accepted_corrected_and_rejected_by_name(folder: Path) -> None:
    first, second, third, *_ = claims_waiting(folder)
    was = claims(folder)[second]
    assert review(folder, "accept", first, *MARA).code == 0
    assert review(folder, "correct", second, "type=other", "place=", *MARA, "--why", "it was a drill").code == 0
    assert review(folder, "reject", third, *MARA).code == 2
    assert review(folder, "reject", third, *MARA, "--why", "nobody says so").code == 0
    now = claims(folder)
    assert now[first]["review"]["state"] == "accepted"
    corrected = now[second]["review"]
    assert (corrected["state"], corrected["by"], corrected["why"]) == ("corrected", "Mara Voss", "it was a drill")
    assert corrected["original"]["event"]["type"] == was["event"]["type"]
    assert corrected["original"]["extractor"] == was["extractor"]
    assert now[second]["event"]["type"] == "other"
    assert third not in now
    assert [each["decision"] for each in dossier(folder)["decisions"]] == ["accept", "correct", "reject"]
    assert dossier(folder)["decisions"][2]["about"][0]["claim"]["id"] == third
    assert truceline("verify", cwd=folder).code == 0


def test_undone_decisions_give_the_machines_record_back_and_stay_in_the_journal(folder: Path) -> None:
    before = exported(folder)
    claim = claims_waiting(folder)[0]
    said = json.loads(review(folder, "reject", claim, "--json", *MARA, "--why", "no").out)
    assert review(folder, "undo", said["id"], *MARA, "--why", "yes after all").code == 0
    assert exported(folder) == before
    journal = truceline("list", "journal", cwd=folder).out
    assert "decision.made" in journal
    assert "decision.undone" in journal
    assert review(folder, "undo", said["id"]).code == 1


def test_what_the_machine_missed_is_added_by_its_words(folder: Path) -> None:
    words = FIRST.split("\n\n")[2].split(".")[0][:40]
    added = review(folder, "add", "first.txt", f"words={words}", "type=other", "speaker=-", "--json", *MARA)
    assert added.code == 0, added.err
    (name,) = json.loads(added.out)["claims"]
    claim = claims(folder)[name]
    text = {report["id"]: report["text"] for report in dossier(folder)["reports"]}[claim["report"]]
    assert text[claim["content"]["start"] : claim["content"]["end"]] == words
    assert (claim["review"]["state"], claim["extractor"]) == ("added", "by hand/1")
    assert review(folder, "add", "first.txt", "words=no such words", "type=other").code == 2
    assert review(folder, "add", "nowhere.txt", "words=x", "type=other").code == 1


def test_several_are_decided_together_or_not_at_all(folder: Path) -> None:
    first = claims_waiting(folder)[0]
    assert review(folder, "accept", first, "c-nothing", *MARA).code == 1
    assert review(folder, "--decisions").out == ""
    assert review(folder, "accept", "c-").code == 1


def test_who_says_otherwise_is_told_and_neither_is_followed(folder: Path) -> None:
    claim = claims_waiting(folder)[0]
    review(folder, "accept", claim, *MARA)
    quarrel = review(folder, "reject", claim, "--by", "Jon Adler", "--why", "no")
    assert "Mara Voss" in quarrel.err
    assert claims(folder)[claim]["review"]["state"] == "suggested"
    theirs = json.loads(review(folder, "--decisions", "--json").out.splitlines()[0])["id"]
    review(folder, "reject", claim, "--by", "Jon Adler", "--why", "no", "--replaces", theirs)
    assert claim not in claims(folder)


def test_reading_again_leaves_decisions_as_they_are(folder: Path) -> None:
    claim = claims_waiting(folder)[0]
    review(folder, "correct", claim, "polarity=-", "attitude=accuse", *MARA)
    was = claims(folder)[claim]
    (folder / "pack.yaml").write_text(PACK.replace("Halvern", "Halverne"), encoding="utf-8")
    assert truceline("pack", "set", "pack.yaml", cwd=folder).code == 0
    assert truceline("reread", "--extractor", "rules", cwd=folder).code == 0
    now = claims(folder)[claim]
    assert (now["event"]["polarity"], now["attitude"], now["review"]["state"]) == ("-", "accuse", "corrected")
    assert now["content"] == was["content"]
    assert claim not in claims_waiting(folder)


def test_the_record_as_it_was_before_a_decision_is_exported_as_it_was(folder: Path) -> None:
    before = exported(folder)
    entries = len(truceline("list", "journal", cwd=folder).out.splitlines())
    review(folder, "reject", claims_waiting(folder)[0], *MARA, "--why", "no")
    assert exported(folder) != before
    assert exported(folder, "--at", str(entries)) == before


def test_the_queue_is_worked_through_line_by_line_where_there_is_no_terminal(folder: Path) -> None:
    first, second, third, *_ = claims_waiting(folder)
    typed = "a\nr\nit is no denial\nu\nr\n\nc\ntype=other\n\n\nk\nq\n"
    done = subprocess.run(
        [sys.executable, "-m", "truceline", "review", *MARA],
        input=typed, capture_output=True, text=True, cwd=folder, check=False,
    )  # fmt: skip
    assert (done.returncode, "1 accept, 1 correct, 1 reject, 1 undone" in done.stderr) == (0, True), done.stderr
    assert "Nothing was decided." in done.stdout
    held = [json.loads(line) for line in review(folder, "--decisions", "--json").out.splitlines()]
    assert [(each["decision"], each["claims"]) for each in held] == [("accept", [first]), ("correct", [second])]
    assert third in claims_waiting(folder)


def test_what_was_decided_before_the_input_ends_is_kept(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "truceline", "review", *MARA],
        input="a\n", capture_output=True, text=True, cwd=folder, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert len(review(folder, "--decisions").out.splitlines()) == 1


def test_one_key_decides_on_a_terminal(folder: Path) -> None:
    first, second, *_ = claims_waiting(folder)
    main, side = pty.openpty()
    session = subprocess.Popen(
        [sys.executable, "-m", "truceline", "review", *MARA],
        stdin=side, stdout=side, stderr=side, cwd=folder, env={**os.environ, "COLUMNS": "120"},
    )  # fmt: skip
    os.close(side)
    try:
        await_prompt(main, first)
        os.write(main, b"a")
        await_prompt(main, second)
        os.write(main, b"r")
        await_prompt(main, "why?")
        os.write(main, b"nobody says so\n")
        await_prompt(main, "reject, Mara Voss")
        os.write(main, b"q")
        assert session.wait(timeout=30) == 0
    finally:
        session.kill()
        session.wait()
        os.close(main)
    assert claims(folder)[first]["review"]["state"] == "accepted"
    assert second not in claims(folder)


def await_prompt(terminal: int, words: str, *, within_s: float = 60.0) -> None:
    """Reads the screen until the words are there."""
    seen, until = "", time.monotonic() + within_s
    while words not in seen:
        ready, _, _ = select.select([terminal], [], [], max(0.0, until - time.monotonic()))
        assert ready, f"{words!r} was not shown: {seen[-2_000:]}"
        seen += os.read(terminal, 65_536).decode("utf-8", "replace")


def test_wrong_words_are_named_and_nothing_is_decided(folder: Path) -> None:
    claim = claims_waiting(folder)[0]
    for words, told in {
        ("correct", claim, "colour=red"): "no field of a claim",
        ("correct", claim, "polarity"): "FIELD=VALUE",
        ("correct", claim, "time=tomorrow"): "no date",
        ("correct", claim, "counts=killed many"): "counts",
        ("split", claim): "two parts",
        ("merge", claim): "two of them",
        ("grade", claim, "9", "--why", "x"): "no grade",
    }.items():
        done = review(folder, *words)
        assert (done.code, told in done.err) == (2, True), (words, done.err)
    assert review(folder, "--decisions").out == ""


def test_nothing_is_reviewed_where_no_record_is(tmp_path: Path) -> None:
    assert truceline_process("review", "--list", cwd=tmp_path).code == 2
