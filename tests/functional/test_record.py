"""The record that lasts, from the command line: begun, filled, looked at, exported, proved."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.functional.command import Done, truceline, truceline_process
from tests.functional.test_diff import DENIAL, FIRST, PACK
from tests.postgres import Server, run_server

THIRD = """Observers count shells at Halvern

Mill Road Gazette
16 September 2031, 07:30

Observers counted 14 shells at Halvern on Saturday, the Halvern Observer Group said. Two mills burned down.
"""
LATER = THIRD.replace("14 shells", "19 shells").replace(" Two mills burned down.", "")
SCRIPTS = {
    "spanish.txt": "Diario Vern\n15 September 2031\n\nHubo una violación de la tregua junto al río.\n",
    "arabic.txt": "وكالة فيرن\n15 September 2031\n\nقَالَ المتحدث إن الهدوء يسود الوادي.\n",
    "cyrillic.txt": "Вестник Верна\n15 September 2031\n\nПо словам очевидцев, ёлки горели всю ночь.\n",
    "armenian.txt": "Վեռնի լուրեր\n15 September 2031\n\nԸստ բնակիչների՝ գիշերը խաղաղ էր։\n",
    "han.txt": "维恩日报\n15 September 2031\n\n发言人说停火协议已经生效。\n",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with run_server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Reports in two folders, one of them twice; a pack, times of collection, and a record without items."""
    for name, text in {"in/first.txt": FIRST, "in/more/denial.txt": DENIAL, "in/third.txt": THIRD}.items():
        write(tmp_path / name, text)
    write(tmp_path / "in" / "more" / "first.txt", FIRST)
    write(tmp_path / "in" / "photograph.txt", "\x00\x01\x02")
    write(tmp_path / "pack.yaml", PACK)
    write(tmp_path / "collected.yaml", "in/more: 2031-09-17T09:00Z\nin/third.txt: 2031-09-18\n")
    yield from begun(request, tmp_path, str(request.param))


@pytest.fixture
def small(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """The first report and the denial in a record of SQLite."""
    write(tmp_path / "in" / "first.txt", FIRST)
    write(tmp_path / "in" / "denial.txt", DENIAL)
    write(tmp_path / "pack.yaml", PACK)
    for place in begun(request, tmp_path, "sqlite"):
        assert add(place, "in").code == 0
        yield place


def begun(request: pytest.FixtureRequest, place: Path, kind: str) -> Iterator[Path]:
    server: Server | None = request.getfixturevalue("server") if kind == "postgresql" else None
    name = server.make_database() if server else ""
    database = ("--database", server.url(name)) if server else ()
    done = truceline("init", "--pack", "pack.yaml", *database, cwd=place)
    assert (done.code, done.out) == (0, "")
    yield place
    if server:
        server.drop_database(name)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def add(folder: Path, *arguments: str) -> Done:
    return truceline("add", "--extractor", "rules", "--by", "Mara Voss", *arguments, cwd=folder)


def exported(folder: Path, *arguments: str, name: str = "record.json") -> bytes:
    done = truceline("export", "--format", "dossier", "--out", name, *arguments, cwd=folder)
    assert done.code in (0, 3), done.err
    return (folder / name).read_bytes()


def built(folder: Path, *arguments: str) -> bytes:
    done = truceline(
        "build", "in", "--pack", "pack.yaml", "--extractor", "rules", "--out", "out", *arguments, cwd=folder
    )  # fmt: skip
    assert done.code in (0, 3), done.err
    return (folder / "out" / "dossier.json").read_bytes()


def lines(folder: Path, *arguments: str) -> list[dict[str, object]]:
    done = truceline(*arguments, "--json", cwd=folder)
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


@pytest.mark.parametrize("seed", range(3))
def test_a_record_is_what_build_makes_of_the_same_files_whatever_the_order(folder: Path, seed: int) -> None:
    files = [str(path.relative_to(folder)) for path in (folder / "in").rglob("*.txt")]
    random.Random(seed).shuffle(files)
    for batch in (files[:2], files[2:3], files[1:], files):
        add(folder, *batch, "--collected", "collected.yaml")
    assert exported(folder) == built(folder, "--collected", "collected.yaml")
    assert exported(folder, "--as-of", "2031-09-14") == built(
        folder, "--collected", "collected.yaml", "--as-of", "2031-09-14"
    )


def test_a_changed_file_gives_what_build_makes_of_it_now_and_the_past_stays_as_it_was(folder: Path) -> None:
    add(folder, "in")
    before = exported(folder)
    entry = lines(folder, "status")[0]["entries"]
    write(folder / "in" / "third.txt", LATER)
    done = add(folder, "in")
    assert done.out.splitlines()[0].startswith("changed in/third.txt: 1 report")
    assert "[-14-] {+19+} shells" in done.out
    assert exported(folder) == built(folder) != before
    assert exported(folder, "--at", str(entry)) == before
    (folder / "in" / "third.txt").write_text(THIRD, encoding="utf-8")
    assert built(folder) == before


def test_a_moment_of_the_record_is_a_moment_on_the_clock_as_well(folder: Path) -> None:
    add(folder, "in/first.txt")
    before = exported(folder)
    at = str(lines(folder, "list", "journal", "--limit", "1")[0]["at"])
    add(folder, "in")
    assert exported(folder, "--at", at) == before != exported(folder)
    assert truceline("export", "--format", "dossier", "--out", "-", "--at", "2001-01-01", cwd=folder).code == 2


def test_claims_whose_words_are_gone_say_so(folder: Path) -> None:
    add(folder, "in/third.txt")
    assert lines(folder, "list", "claims", "--gone") == []
    write(folder / "in" / "third.txt", "\n".join(THIRD.splitlines()[:5]) + "\n\nNothing else was heard.\n")
    done = add(folder, "in/third.txt")
    assert "are gone: `truceline list claims --gone`" in done.out or "is gone" in done.out
    gone = lines(folder, "list", "claims", "--gone")
    assert gone
    assert all("shells" in str(claim["words"]) or "mills" in str(claim["words"]) for claim in gone)
    shown = truceline("show", "in/third.txt", "--versions", cwd=folder)
    assert "from version 1 to 2" in shown.out
    assert "claims whose words are gone" in shown.out


def test_adding_the_same_thing_twice_is_harmless(folder: Path) -> None:
    first = add(folder, "in", "--collected", "2031-09-18")
    assert (first.code, "photograph.txt" in first.err) == (3, True)
    before = lines(folder, "status")
    again = add(folder, "in", "in/first.txt")
    assert (again.code, again.out) == (0, "")
    assert "5 there already" in again.err
    assert lines(folder, "status") == before


def test_search_finds_every_script_without_its_accents_on_both_databases(folder: Path) -> None:
    for name, text in SCRIPTS.items():
        write(folder / "scripts" / name, text)
    add(folder, "scripts", "in")
    for words, name in {
        "VIOLACION rio": "spanish.txt",
        "قال": "arabic.txt",
        "الْهُدوء": "arabic.txt",
        "елки": "cyrillic.txt",
        "ԽԱՂԱՂ": "armenian.txt",
        "停火": "han.txt",
    }.items():
        hits = lines(folder, "search", words)
        assert [str(hit["report"]["path"]) for hit in hits] == [f"scripts/{name}"], words  # type: ignore[index]
        text = SCRIPTS[name]
        for excerpt in hits[0]["excerpts"]:  # type: ignore[attr-defined]
            for match in excerpt["matches"]:
                assert match["words"] in text
                at = match["start"] - excerpt["start"]
                assert excerpt["words"][at : at + len(match["words"])] == match["words"]


def test_search_knows_words_and_phrases_and_no_operators(folder: Path) -> None:
    add(folder, "in")

    def found(words: str) -> set[str]:
        return {str(hit["report"]["path"]) for hit in lines(folder, "search", words)}  # type: ignore[index]

    shelled = {"in/first.txt", "in/more/first.txt"}
    assert found("soldiers wounded") == shelled
    assert found('"soldiers were wounded"') == shelled
    assert found('"wounded soldiers"') == set()
    assert found("soldiers OR mills") == set()
    assert found("soldiers NOT mills") == set()
    assert found("NEAR") == {"in/first.txt", "in/more/first.txt"}
    for hostile in (
        "soldiers*",
        "soldiers -mills",
        "headline:soldiers",
        "soldiers' & ! | <->",
        "(soldiers",
        'soldiers"',
        "%s'",
    ):
        assert truceline("search", hostile, cwd=folder).code == 0, hostile
    assert truceline("search", "--", "-soldiers", cwd=folder).out
    assert truceline("search", "*", cwd=folder).code == 2
    assert truceline("search", '"' + "shells " * 31 + '"', cwd=folder).code == 2


def test_search_says_where_the_words_stand_and_leaves_out_what_was_withdrawn(folder: Path) -> None:
    add(folder, "in")
    done = truceline("search", "mills", cwd=folder)
    assert "Two **mills** burned down" in done.out
    assert truceline("withdraw", "third.txt", "--why", "sent in error", cwd=folder).code == 0
    done = truceline("search", "mills", cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert "nothing was found" in done.err


def test_a_withdrawn_file_is_in_no_export_and_nothing_of_it_is_deleted(folder: Path) -> None:
    add(folder, "in")
    before, entry = exported(folder), lines(folder, "status")[0]["entries"]
    assert truceline("withdraw", "third.txt", cwd=folder).code == 2
    done = truceline("withdraw", "third.txt", "--why", "sent in error", "--by", "Mara Voss", cwd=folder)
    assert done.code == 0
    (folder / "in" / "third.txt").unlink()
    assert exported(folder) == built(folder)
    assert exported(folder, "--at", str(entry)) == before
    shown = truceline("show", "in/third.txt", cwd=folder)
    assert "item.withdrawn" in shown.out
    assert "(sent in error)" in shown.out
    assert truceline("withdraw", "third.txt", "--why", "again", cwd=folder).code == 1
    write(folder / "in" / "third.txt", THIRD)
    add(folder, "in")
    assert exported(folder) == before
    assert truceline("verify", cwd=folder).code == 0


def test_another_pack_takes_effect_when_the_files_are_read_again(folder: Path) -> None:
    add(folder, "in")
    before, entry = exported(folder), lines(folder, "status")[0]["entries"]
    wider = PACK + "terms: [{term: shelling, note: a word}]\n"
    wider = wider.replace("name: Halvern,", "name: Halvern, aliases: [the mills],")
    write(folder / "pack.yaml", wider.replace("terms: [{term: shelling, note: a word}]\n", ""))
    assert truceline("pack", "set", "pack.yaml", "--why", "mills are there", cwd=folder).code == 0
    assert "already" in truceline("pack", "set", "pack.yaml", cwd=folder).err
    done = truceline("reread", "--extractor", "rules", cwd=folder)
    assert done.code == 0
    assert exported(folder) == built(folder) != before
    entries = lines(folder, "status")[0]["entries"]
    assert "0 say something else" in truceline("reread", "--extractor", "rules", cwd=folder).err
    assert lines(folder, "status")[0]["entries"] == entries
    assert exported(folder, "--at", str(entry)) == before
    assert truceline("verify", cwd=folder).code == 0


def test_lists_give_what_is_asked_for_and_each_line_can_be_shown(folder: Path) -> None:
    add(folder, "in", "--source", "https://kestry.example/feed", "--note", "by mail")
    for kind in ("reports", "claims", "incidents", "items", "journal"):
        found = lines(folder, "list", kind)
        assert found
        name = str(found[0].get("id") or found[0].get("path") or found[0].get("number"))
        for text in (name, name[:-1] if kind in ("reports", "claims", "incidents") else name):
            done = truceline("show", text, cwd=folder)
            assert (done.code, done.err) == (0, ""), (kind, text)
            assert json.loads(truceline("show", text, "--json", cwd=folder).out)
    assert len(lines(folder, "list", "issues")) == 1
    assert lines(folder, "list", "decisions") == []
    speakers = {claim["speaker"] for claim in lines(folder, "list", "claims", "--speaker", "lumenian DEFENCE ministry")}
    assert speakers == {"lumen-mod"}
    assert {claim["type"] for claim in lines(folder, "list", "claims", "--type", "shelling")} == {"shelling"}
    days = {str(r["published"])[:10] for r in lines(folder, "list", "reports", "--since", "2031-09-15")}
    assert days == {"2031-09-15", "2031-09-16"}
    days = {str(r["published"])[:10] for r in lines(folder, "list", "reports", "--until", "2031-09-15")}
    assert days == {"2031-09-14", "2031-09-15"}
    assert len(lines(folder, "list", "claims", "--place", "Halvern", "--limit", "2")) == 2
    assert lines(folder, "list", "journal", "--until", "2001-01-01") == []
    item = truceline("show", "in/first.txt", cwd=folder).out
    assert "source: https://kestry.example/feed" in item
    assert "note: by mail" in item


def test_a_decision_is_counted_listed_and_shown_with_its_claim(small: Path) -> None:
    pending = int(str(lines(small, "status")[0]["pending"]))
    claim = str(lines(small, "list", "claims", "--limit", "1")[0]["id"])
    done = truceline("review", "accept", claim, "--by", "Mara Voss", "--why", "heard it twice", cwd=small)
    assert done.code == 0, done.err
    assert lines(small, "status")[0]["pending"] == pending - 1
    (decision,) = lines(small, "list", "decisions")
    assert f"decided: {decision['id']}" in truceline("show", claim, cwd=small).out
    assert "heard it twice" in truceline("show", str(decision["id"]), cwd=small).out


def test_two_moments_of_the_record_differ_by_what_came_between(small: Path) -> None:
    first = lines(small, "status")[0]["entries"]
    write(small / "in" / "third.txt", THIRD)
    add(small, "in")
    done = truceline("diff", "--at", str(first), "--at", str(int(str(first)) + 1), "--json", cwd=small)
    assert [report["input"] for report in json.loads(done.out)["reports"]["new"]] == ["in/third.txt"]
    assert "NEWLY DISPUTED" in truceline("diff", "--as-of", "2031-09-14", "--as-of", "2031-09-15", cwd=small).out
    assert truceline("diff", "--at", "2", cwd=small).code == 2
    assert truceline("diff", "--at", "2", "--at", "3", "in", cwd=small).code == 2


def test_the_html_export_is_what_build_writes(small: Path) -> None:
    built(small)
    assert truceline("export", "--format", "html", "--out", "page", cwd=small).code == 0
    for name in ("index.html", "dossier.json"):
        assert (small / "page" / name).read_bytes() == (small / "out" / name).read_bytes()


def test_every_format_that_is_listed_can_be_written(small: Path) -> None:
    named = [line.split()[0] for line in truceline("export", "--format", "list", cwd=small).out.splitlines()]
    assert {"dossier", "html"} <= set(named)
    for name in named:
        assert truceline("export", "--format", name, "--out", f"{name}.out", cwd=small).code == 0, name
        assert (small / f"{name}.out").exists()


def test_who_added_is_said_or_the_environment_or_the_login_name(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def last() -> object:
        return lines(small, "list", "journal", "--limit", "1")[0]["by"]

    assert last() == "Mara Voss"
    monkeypatch.setenv("TRUCELINE_BY", "Ines Tarro")
    truceline("withdraw", "first.txt", "--why", "a test", cwd=small)
    assert last() == "Ines Tarro"
    monkeypatch.delenv("TRUCELINE_BY")
    monkeypatch.setenv("LOGNAME", "desk-3")
    truceline("withdraw", "denial.txt", "--why", "a test", cwd=small)
    assert last() == "desk-3"


def test_a_record_is_found_by_option_and_by_environment_and_can_be_moved(
    small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    before = lines(small, "status")[0]["entries"]
    shutil.move(small / "record.sqlite3", elsewhere / "record.sqlite3")
    shutil.move(small / "truceline-record.toml", elsewhere / "truceline-record.toml")
    assert truceline("status", cwd=small).code == 2
    assert lines(small, "status", "--record", str(elsewhere))[0]["entries"] == before
    monkeypatch.setenv("TRUCELINE_RECORD", str(elsewhere))
    assert lines(small, "status")[0]["entries"] == before


def test_the_file_that_names_the_database_is_for_its_owner_alone(small: Path) -> None:
    assert (small / "truceline-record.toml").stat().st_mode & 0o077 == 0


def test_the_record_itself_is_not_among_the_reports(small: Path) -> None:
    done = add(small, ".")
    assert "record.sqlite3" not in done.out + done.err
    assert "truceline-record.toml" not in done.out + done.err


def test_a_copy_goes_back_into_another_place_with_nothing_lost(small: Path) -> None:
    before = exported(small)
    assert truceline("backup", "copy.truceline", cwd=small).code == 0
    assert truceline("backup", "copy.truceline", cwd=small).code == 1
    done = truceline("restore", "copy.truceline", "--record", "again", cwd=small)
    assert done.code == 0, done.err
    assert exported(small, "--record", "again") == before
    assert lines(small, "search", "shelled", "--record", "again")
    assert truceline("restore", "copy.truceline", cwd=small).code == 2
    assert truceline("restore", "pack.yaml", "--record", "third", cwd=small).code != 0
    assert not (small / "third" / "truceline-record.toml").exists()


def test_a_tampered_record_is_found_out_by_the_command(small: Path) -> None:
    assert truceline("verify", cwd=small).code == 0
    head = str(lines(small, "list", "journal", "--limit", "1")[0]["hash"])
    assert truceline("verify", "--head", head, cwd=small).code == 0
    assert truceline("verify", "--head", "0" * 64, cwd=small).code == 1
    content = (small / "record.sqlite3").read_bytes()
    at = content.index(b"Nobody shelled")
    (small / "record.sqlite3").write_bytes(content[:at] + b"Everyb" + content[at + 6 :])
    done = truceline("verify", cwd=small)
    assert done.code == 1
    assert done.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("status", "--record", "nowhere"), 2, "no record here"),
        (("status", "--record", "pack.yaml"), 2, "a record lies in a folder"),
        (("status", "--record", ""), 2, "empty"),
        (("init",), 2, "a record is here already"),
        (("init", "--record", "new", "--database", "mysql://x/y"), 2, "not a database"),
        (("init", "--record", "new", "--database", "postgresql://nobody@127.0.0.1:1/none"), 1, "cannot be reached"),
        (("init", "--record", "new", "--pack", "in/first.txt"), 2, "in/first.txt"),
        (("add", "nowhere"), 2, "no such file"),
        (("add", "in", "--collected", "soon"), 2, "neither a time nor a file"),
        (("add", "in", "--extractor", "oracle"), 2, "no extractor"),
        (("add", "in", "--by", ""), 2, "empty"),
        (("list", "rumours"), 2, "rumours"),
        (("list", "issues", "--speaker", "x"), 2, "takes no --speaker"),
        (("list", "claims", "--type", "rumour"), 2, "no such kind of event"),
        (("list", "claims", "--since", "soon"), 2, "--since soon: not a moment"),
        (("list", "claims", "--limit", "0"), 2, "no number"),
        (("show", "r-ffffffffffff"), 1, "nothing in the record is called so"),
        (("show", "../../etc/passwd"), 1, "nothing in the record is called so"),
        (("show", "a\x00b"), 1, "no id"),
        (("show", ".txt"), 1, "nothing in the record"),
        (("show", "99"), 1, "nothing in the record is called so"),
        (("export", "--format", "papyrus", "--out", "x"), 2, "papyrus"),
        (("export", "--format", "dossier"), 2, "--out"),
        (("export", "--format", "dossier", "--out", "no/such/folder/x"), 2, "folder"),
        (("export", "--format", "dossier", "--out", "x", "--at", "9999"), 2, "entries 1 to"),
        (("export", "--format", "dossier", "--out", "x", "--at", "soon"), 2, "--at soon"),
        (("withdraw", "nothing.txt", "--why", "x"), 1, "no item"),
        (("pack", "set", "in/first.txt"), 2, "in/first.txt"),
        (("restore", "missing", "--record", "new"), 2, "no backup"),
        (("backup", ""), 2, "empty"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(small: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    before = lines(small, "status")
    done = truceline(*arguments, cwd=small)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "a fault of ours" not in done.err
    assert lines(small, "status") == before
    assert not (small / "new" / "truceline-record.toml").exists()


def test_a_broken_sign_says_what_to_write(small: Path) -> None:
    for text in ("database = 7\n", "nonsense", "database = ''\n"):
        write(small / "truceline-record.toml", text)
        done = truceline("status", cwd=small)
        assert (done.code, "record.sqlite3" in done.err) == (2, True)
    write(small / "truceline-record.toml", 'database = "gone.sqlite3"\n')
    assert truceline("status", cwd=small).code == 2
    assert not (small / "gone.sqlite3").exists()


def test_hostile_words_in_reports_stay_text_on_a_terminal(small: Path) -> None:
    write(small / "in" / "evil.txt", FIRST.replace("Shells fall", "\x1b]0;owned\x07Shells \u202efall"))
    add(small, "in/evil.txt")
    for arguments in (("list", "reports"), ("search", "shells"), ("show", "in/evil.txt"), ("list", "claims")):
        assert not {"\x1b", "\x07", "\u202e"} & set(truceline(*arguments, cwd=small).out)


PROBE = "import sys; from truceline.cli.main import run; code = run(sys.argv[1:]); print(code, 'django' in sys.modules)"


@pytest.mark.parametrize("arguments", [("--version",), ("build", "in", "--extractor", "rules", "--out", "out")])
def test_building_needs_no_database(small: Path, arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], check=False, capture_output=True, cwd=small, text=True
    )
    assert done.stdout.splitlines()[-1] == "0 False", done.stderr


def test_a_stopped_add_keeps_what_it_told_of_and_the_same_command_does_the_rest(small: Path) -> None:
    for number in range(24):
        write(small / "in" / f"copy-{number:02}.txt", FIRST.replace("Two soldiers", f"{number + 3} soldiers"))
    command = [sys.executable, "-m", "truceline", "add", "in", "--extractor", "rules", "--by", "Mara Voss"]
    running = subprocess.Popen(command, cwd=small, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout is not None
    told = [running.stdout.readline()]
    running.send_signal(signal.SIGINT)
    rest, said = running.communicate(timeout=60)
    told += rest.splitlines()
    assert running.returncode == 130
    assert "what was added is kept" in said
    kept = {str(item["path"]) for item in lines(small, "list", "items")}
    assert {line.split()[1].rstrip(":") for line in told if line.startswith("added")} <= kept
    assert len(kept) < 26
    assert add(small, "in").code == 0
    assert exported(small) == built(small)
    assert truceline("verify", cwd=small).code == 0


def test_the_command_works_in_a_process_of_its_own(small: Path) -> None:
    done = truceline_process("status", "--json", cwd=small)
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["items"] == 2
