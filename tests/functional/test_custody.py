"""A record handed over: custody told, sealed, verified and imported by another installation with nothing lost."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.functional.command import Done, truceline
from tests.functional.test_diff import DENIAL, FIRST, PACK
from tests.postgres import Server, run_server

HOSTILE = "<script>alert(1)</script>\u202e"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with run_server() as running:
        yield running


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with two versions of an item, a decision on a claim, and an earlier state noted."""
    place = tmp_path_factory.mktemp("desk")
    (place / "in").mkdir()
    (place / "pack.yaml").write_text(PACK, encoding="utf-8")
    (place / "in" / "first.txt").write_text(FIRST, encoding="utf-8")
    (place / "in" / "denial.txt").write_text(DENIAL, encoding="utf-8")
    assert truceline("init", "--pack", "pack.yaml", "--by", "Mara Voss", cwd=place).code == 0
    how = ("--by", "Mara Voss", "--collected", "2031-09-16T08:00Z", "--source", "https://mirror.example/1")
    assert do(place, "add", "--extractor", "rules", *how, "--note", HOSTILE, "in").code == 0
    (place / "in" / "first.txt").write_text(FIRST.replace("Two soldiers", "Three soldiers"), encoding="utf-8")
    assert do(place, "add", "--extractor", "rules", "--by", "Otto Lind", "--why", "corrected there", "in").code == 0
    claim = json.loads(do(place, "list", "claims", "--json", "--limit", "1").out)["id"]
    assert do(place, "review", "reject", claim, "--why", "read wrongly", "--by", "Mara Voss").code == 0
    (place / "claim").write_text(claim)
    assert do(place, "export", "--format", "sealed", "--out", "a.zip").code == 0
    return place


def do(folder: Path, *words: str | Path) -> Done:
    return truceline(*words, cwd=folder)


def dossier(folder: Path, at: str) -> str:
    done = do(folder, "export", "--format", "dossier", "--out", "dossier.json", "--at", at)
    assert done.code == 0, done.err
    return (folder / "dossier.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_another_installation_verifies_and_imports_with_every_past_dossier_the_same(
    desk: Path, tmp_path: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    server: Server | None = request.getfixturevalue("server") if kind == "postgresql" else None
    name = server.make_database() if server else ""
    where = ("--database", server.url(name)) if server else ()
    head = json.loads(do(desk, "status", "--json").out)["last"]
    try:
        done = do(tmp_path, "import", desk / "a.zip", "--head", head["hash"], "--by", "Nell Ray", *where)
        assert done.code == 0, done.err
        for at in (str(head["number"]), "4"):
            assert dossier(tmp_path, at) == dossier(desk, at)
        assert dossier(tmp_path, str(head["number"])) != dossier(tmp_path, "4")
        with zipfile.ZipFile(desk / "a.zip") as sealed:
            assert sealed.read("dossier.json").decode() == dossier(tmp_path, str(head["number"]))
        decided = do(desk, "list", "decisions", "--json").out
        assert decided
        assert do(tmp_path, "list", "decisions", "--json").out == decided
        assert do(tmp_path, "verify", "--head", head["hash"]).code == 0
        assert "nothing was changed" in do(tmp_path, "import", desk / "a.zip", "--by", "Nell Ray").err
        assert do(tmp_path, "export", "--format", "sealed", "--at", str(head["number"]), "--out", "b.zip").code == 0
        assert (tmp_path / "b.zip").read_bytes() == (desk / "a.zip").read_bytes()
    finally:
        if server:
            server.drop_database(name)


def test_a_flipped_byte_leaves_the_other_place_as_it_was(desk: Path, tmp_path: Path) -> None:
    whole, chance = (desk / "a.zip").read_bytes(), random.Random(5)
    for place in chance.sample(range(len(whole)), 12):
        broken = bytearray(whole)
        broken[place] ^= chance.randrange(1, 256)
        (tmp_path / "broken.zip").write_bytes(broken)
        done = do(tmp_path, "import", "broken.zip", "--record", "other")
        assert (done.code, done.out) == (1, "")
        assert "broken.zip: " in done.err
        assert not (tmp_path / "other").exists()


def test_what_is_refused_leaves_no_place_behind(desk: Path, tmp_path: Path) -> None:
    assert do(tmp_path, "import", desk / "a.zip", "--record", "other", "--head", "0" * 64).code == 1
    assert do(tmp_path, "import", "none.zip", "--record", "other").code == 2
    assert do(tmp_path, "import", desk / "a.zip", "--database", "").code == 2
    assert list(tmp_path.iterdir()) == []
    unheard = do(tmp_path, "import", desk / "a.zip", "--record", "other", "--database", "mysql://x/y")
    assert unheard.code == 2
    assert not (tmp_path / "other" / "truceline-record.toml").exists()


def test_a_record_of_its_own_takes_the_changes_as_new_entries(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(DENIAL.replace("Halvern", "Dosk"), encoding="utf-8")
    assert do(tmp_path, "init", "--by", "Nell Ray").code == 0
    assert do(tmp_path, "add", "own.txt", "--extractor", "rules", "--by", "Nell Ray").code == 0
    done = do(tmp_path, "import", desk / "a.zip", "--by", "Nell Ray", "--why", "handed over")
    assert done.code == 0
    assert "added to the record as new entries: 3 of items, 1 of decisions" in done.err
    assert "pack.yaml: the other record's pack is kept and not set" in done.err
    assert do(tmp_path, "verify").code == 0
    paths = [json.loads(line)["path"] for line in do(tmp_path, "list", "items", "--json").out.splitlines()]
    assert paths == ["in/denial.txt", "in/first.txt", "own.txt"]
    assert "imported from the record with the head" in do(tmp_path, "custody", "in/first.txt").out
    last = json.loads(do(tmp_path, "status", "--json").out)["last"]["number"]
    assert {each["path"] for each in json.loads(dossier(tmp_path, str(last)))["inputs"]} == set(paths)
    rejected = json.loads(dossier(tmp_path, str(last)))["decisions"]
    assert [each["by"] for each in rejected] == ["Mara Voss"]


def test_a_record_that_was_begun_and_not_filled_is_filled_by_the_same_again(desk: Path, tmp_path: Path) -> None:
    """As a kill between the folder's sign and the first entry leaves it."""
    (tmp_path / "truceline-record.toml").write_text('database = "record.sqlite3"\n')
    assert do(tmp_path, "import", desk / "a.zip", "--by", "Nell Ray").code == 0
    assert do(tmp_path, "verify").code == 0


def test_a_seal_is_neither_printed_nor_seen_from_a_moment_of_publication(desk: Path) -> None:
    assert do(desk, "export", "--format", "sealed", "--out", "-").code == 2
    assert do(desk, "export", "--format", "sealed", "--out", "b.zip", "--as-of", "2031-09-14").code == 2
    assert do(desk, "export", "--format", "sealed", "--out", "a.zip").code == 1
    assert "sealed" in do(desk, "export", "--format", "list").out
    assert not (desk / "b.zip").exists()


def test_the_checker_inside_agrees_with_the_command(desk: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(desk / "a.zip") as sealed:
        (tmp_path / "check.py").write_bytes(sealed.read("check.py"))
    command = [sys.executable, "-I", tmp_path / "check.py", desk / "a.zip"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0
    assert json.loads(do(desk, "status", "--json").out)["last"]["hash"] in done.stdout


@pytest.mark.parametrize("name", ["in/first.txt", "report", "claim"])
def test_custody_is_told_of_an_item_a_report_and_a_claim(desk: Path, name: str) -> None:
    asked = name
    if name == "report":
        asked = json.loads(do(desk, "list", "reports", "--json").out.splitlines()[-1])["id"]
    if name == "claim":
        asked = (desk / "claim").read_text()
    whole = json.loads(do(desk, "custody", asked, "--json").out)
    assert (whole["asked"], whole["holds"], whole["schema"]) == (asked, True, "truceline/custody/1")
    chain = json.loads(do(desk, "custody", whole["path"], "--json").out)
    assert chain["versions"] == whole["versions"]
    assert [each["custody"]["source"] for each in whole["versions"]][:1] == ["https://mirror.example/1"]
    assert [each["who"] for each in chain["custodians"]][:2] == ["Mara Voss", "Mara Voss"]


def test_custody_as_text_follows_the_cycle_of_the_protocol_and_names_what_nobody_noted(desk: Path) -> None:
    done = do(desk, "custody", "in/first.txt")
    assert done.code == 0
    headings = [line.partition(" (")[0] for line in done.out.splitlines() if line.partition(" (")[0].isupper()]
    assert headings == [
        "CUSTODIANS",
        "COLLECTION",
        "PRESERVATION",
        "WORKING COPIES",
        "DECISIONS",
        "VERIFICATION",
        "NOT ON RECORD",
    ]
    assert "\u202e" not in done.out
    assert "by Otto Lind, entry 5 of the journal (“corrected there”)" in done.out
    assert "reject on" in do(desk, "custody", (desk / "claim").read_text()).out
    assert "not noted: its source" in done.out


def test_custody_as_a_page_runs_nothing_and_escapes_what_others_wrote(desk: Path) -> None:
    page = do(desk, "custody", "in/first.txt", "--html").out
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page
    assert "https://mirror.example/1" in page
    assert 'href="http' not in page


def test_custody_of_changed_bytes_is_told_with_exit_1(desk: Path, tmp_path: Path) -> None:
    import sqlite3

    assert do(tmp_path, "import", desk / "a.zip", "--by", "Nell Ray").code == 0
    with sqlite3.connect(tmp_path / "record.sqlite3") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE truceline_blob SET body = CAST('x' AS BLOB)")
    database.close()
    done = do(tmp_path, "custody", "in/first.txt")
    assert done.code == 1
    assert "DOES NOT HOLD: the bytes have the SHA-256" in done.out
    assert "the bytes have the SHA-256" in done.err


@pytest.mark.parametrize(
    ("words", "code"), [(("nothing-called-so",), 1), (("5",), 1), (("in/first.txt", "--json", "--html"), 2)]
)
def test_custody_of_what_is_no_item_is_refused(desk: Path, words: tuple[str, ...], code: int) -> None:
    done = do(desk, "custody", *words)
    assert (done.code, done.out) == (code, "")
