"""`truceline pack`: new, list, check, show, merge and schema, as a user meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from tests.functional.command import EXAMPLE, GOOD, read_dossier, truceline

from truceline.intake import load_pack, shipped_names

PACK = EXAMPLE / "pack.yaml"


def test_a_new_pack_is_good_and_raises_no_doubt(tmp_path: Path) -> None:
    made = truceline("pack", "new", "my-theatre", "--title", "Mine: a title", cwd=tmp_path)
    assert (made.code, made.out) == (0, "")
    assert made.err.startswith("truceline: my-theatre.yaml: written (my-theatre: 2 sides, ")
    checked = truceline("pack", "check", "my-theatre.yaml", cwd=tmp_path)
    assert (checked.code, checked.err) == (0, "")
    assert load_pack(str(tmp_path / "my-theatre.yaml")).title == "Mine: a title"


def test_a_new_pack_teaches_every_section(tmp_path: Path) -> None:
    text = truceline("pack", "new", "x", "--out", "-", cwd=tmp_path).out
    schema = json.loads(truceline("pack", "schema").out)
    keys = set(re.findall(r'"([a-z_]+)": \{"(?:type|enum|oneOf|description)', json.dumps(_properties(schema))))
    taught = set(re.findall(r"[{\s#`](\w+):", text))
    assert {"until", "geometry", "wikidata"} <= keys
    assert keys - taught == set()
    assert list(tmp_path.iterdir()) == []


def _properties(node: object) -> object:
    if isinstance(node, dict):
        inner = {key: {"type": 1} for key in node.get("properties", {})}
        return [inner, *[_properties(value) for value in node.values()]]
    return [_properties(value) for value in node] if isinstance(node, list) else None


def test_a_pack_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("kept", encoding="utf-8")
    for words in (("new", "mine"), ("new", "other", "--out", "mine.yaml"), ("merge", PACK, PACK, "--out", "mine.yaml")):
        done = truceline("pack", *words, cwd=tmp_path)
        assert (done.code, done.out) == (1, "")
        assert "mine.yaml: is there already, and nothing is overwritten; name another file" in done.err
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "kept"


def test_a_new_pack_may_begin_with_another_and_keeps_its_comments(tmp_path: Path) -> None:
    done = truceline("pack", "new", "second", "--from", PACK, cwd=tmp_path)
    assert done.code == 0
    text, original = (tmp_path / "second.yaml").read_text(encoding="utf-8"), PACK.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line not in original.splitlines()] == ["id: second"]
    assert "# Wholly invented." in text


def test_a_pack_whose_head_is_odd_is_copied_without_its_comments_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("# a remark\n{id: odd, title: Odd}\n", encoding="utf-8")
    done = truceline("pack", "new", "even", "--from", "odd.yaml", cwd=tmp_path)
    assert "odd.yaml: written anew; its comments are not kept" in done.err
    assert (tmp_path / "even.yaml").read_text(encoding="utf-8") == "id: even\ntitle: Odd\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "Mine"), "'Mine' cannot be the id of a pack; use lower-case letters"),
        (("new", "mine", "--out", "no/such/mine.yaml"), "no/such/mine.yaml: cannot be written"),
        (("new", "mine", "--title", ""), "--title: empty"),
        (("new", "mine", "--from", "no-such"), "no-such: no file of this name, and no pack 'no-such' ships"),
        (("check", "no-such"), "`truceline pack list` shows them"),
        (("show", "no-such.yaml"), "there is no such file or folder; check the path"),
        (("show", PACK, "--on", "lately"), "--on lately"),
        (("merge", PACK, "--out", "x.yaml"), "one pack, and nothing to merge it with; name two or more"),
        (("merge", PACK, PACK, "--id", "Both", "--out", "x.yaml"), "'Both' cannot be the id of a pack"),
        (("show",), "see `truceline pack show --help`"),
    ],
)
def test_wrong_words_are_one_line_and_exit_2_and_nothing_is_written(
    words: tuple[str | Path, ...], said: str, tmp_path: Path
) -> None:
    done = truceline("pack", *words, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


def test_each_of_several_packs_is_checked_whatever_is_wrong_with_the_others(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("id: x\n", encoding="utf-8")
    done = truceline("pack", "check", "wrong.yaml", PACK, cwd=tmp_path)
    assert done.code == 2
    assert done.err.startswith("truceline: wrong.yaml:1: the pack 'x' has no title; add one")
    assert done.out.startswith(f"{PACK}: a good pack (ordesh-lumen: ")


def test_a_warning_leaves_a_pack_good(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: x\ntitle: X\nsources: [{id: s, title: S}]\n", encoding="utf-8")
    done = truceline("pack", "check", "pack.yaml", cwd=tmp_path)
    assert done.code == 0
    assert done.err.startswith("truceline: pack.yaml:3: warning: nothing refers to the source 's'; ")
    assert done.out == "pack.yaml: a good pack (x: 0 sides, 0 actors, 0 places, 0 zones, 0 agreements, 0 provisions)\n"


def test_the_list_names_every_pack_that_ships() -> None:
    listed, told = truceline("pack", "list"), truceline("pack", "list", "--json")
    assert listed.code == told.code
    names = [entry["name"] for entry in json.loads(told.out)]
    assert set(names) <= set(shipped_names())
    assert all(re.search(rf"(?m)^{name} ", listed.out) for name in names)
    assert all(point["points"] > 0 for entry in json.loads(told.out) for point in entry["agreements"])


def test_a_shipped_pack_is_shown_and_used_by_its_name_unless_a_file_has_it(tmp_path: Path) -> None:
    named = [entry["name"] for entry in json.loads(truceline("pack", "list", "--json").out)]
    if not named:
        pytest.skip("no pack ships yet")
    name = named[0]
    (tmp_path / "report.txt").write_text(GOOD, encoding="utf-8")
    assert truceline("pack", "check", name, cwd=tmp_path).code == 0
    options = ("--extractor", "rules", "--pack", name, "--out", "out")
    assert truceline("build", "report.txt", *options, cwd=tmp_path).code == 0
    assert read_dossier(tmp_path / "out")["pack"]["id"] == name
    (tmp_path / name).write_text("id: mine\ntitle: Mine\n", encoding="utf-8")
    assert truceline("pack", "show", name, cwd=tmp_path).out.startswith("Mine (mine)\n")


def test_a_pack_is_shown_with_its_deadlines_and_no_state_unless_a_day_is_named() -> None:
    plain, seen = truceline("pack", "show", PACK), truceline("pack", "show", PACK, "--on", "2033-06-01")
    assert (plain.code, seen.code, plain.err) == (0, 0, "")
    assert "in force" not in plain.out
    assert "15 May 2033" in plain.out
    assert "seen from 1 Jun 2033" in seen.out
    assert "1. Cessation of fire (cessation) — in force" in seen.out
    assert "7. Prisoners (prisoners) — not yet due, due 30 Jun 2033" in seen.out
    assert "3. Heavy weapons (withdrawal) — on record as done" in seen.out
    late = truceline("pack", "show", PACK, "--on", "2033-07-05").out
    assert "7. Prisoners (prisoners) — overdue" in late
    assert "DENIED" in late
    assert max(map(len, late.splitlines())) <= 100


def test_every_part_of_a_pack_is_in_its_text() -> None:
    text = truceline("pack", "show", PACK).out
    headings = re.findall(r"(?m)^[A-Z][A-Z ,]+$", text)
    assert headings == [
        "WHO", "KESTRY PROTOCOL", "CALENDAR OF KESTRY PROTOCOL", "ZONES AND LINES", "LOADED WORDS",
        "NOT CERTAIN, AND LEFT OUT", "SOURCES",
    ]  # fmt: skip
    assert "“aggressor” → Ordeshi forces · Republic of Lumenia" in text
    assert "Whether the villages beside the Belt" in text


def test_a_pack_is_shown_to_other_programs() -> None:
    told = json.loads(truceline("pack", "show", PACK, "--on", "2033-06-01", "--json").out)
    assert (told["schema"], told["at"], told["pack"]["id"]) == ("truceline-pack/1", "2033-06-01", "ordesh-lumen")
    assert {clock["duty"]: clock["state"] for clock in told["clocks"]}["5.radar"] == "not_due"
    assert ("7", "2033-06-30", "due") in {(d["duty"], d["on"], d["kind"]) for d in told["deadlines"]}
    plain = json.loads(truceline("pack", "show", PACK, "--json").out)
    assert (plain["at"], plain["clocks"]) == (None, [])
    schema = json.loads(truceline("pack", "schema").out)
    assert list(Draft7Validator(schema).iter_errors(told["pack"])) == []


def test_hostile_words_in_a_pack_stay_words(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(
        'id: bad\ntitle: "<script>alert(1)</script>\\e[31m\\u202e"\n'
        'agreements:\n  - {id: g, title: "</style><img src=x onerror=alert(1)>", signed: 2033-01-01,\n'
        '     provisions: [{number: 1, text: "{{ 7 * 7 }} <b>"}]}\n',
        encoding="utf-8",
    )
    page = truceline("pack", "show", "bad.yaml", "--html", "--on", "2033-02-01", cwd=tmp_path).out
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    text = truceline("pack", "show", "bad.yaml", cwd=tmp_path).out
    assert text.replace("\n", "").isprintable()


def test_the_page_of_a_pack_needs_nothing_from_anywhere() -> None:
    page = truceline("pack", "show", PACK, "--html", "--on", "2033-06-01").out
    assert page.startswith("<!DOCTYPE html>")
    assert "default-src 'none'" in page
    assert "<svg" in page
    assert "<script" not in page
    assert "not yet due" in page
    assert re.findall(r'(?:src|href)="(?!#|data:,)', page) == []


def test_two_packs_are_merged_into_one_that_loads(tmp_path: Path) -> None:
    truceline("pack", "new", "fresh", cwd=tmp_path)
    second = tmp_path / "second.yaml"
    second.write_text(
        "id: second\ntitle: Second\nactors: [{id: post, name: Vern Post, kind: outlet}]\n", encoding="utf-8"
    )
    done = truceline("pack", "merge", "fresh.yaml", "second.yaml", "--id", "both", "--out", "both.yaml", cwd=tmp_path)
    assert done.code == 0
    assert "the comments of the packs are not in the merged one" in done.err
    merged = load_pack(str(tmp_path / "both.yaml"))
    assert (merged.id, merged.title) == ("both", "fresh")
    assert [actor.id for actor in merged.actors][-1] == "post"
    assert truceline("pack", "check", "both.yaml", cwd=tmp_path).code == 0


def test_packs_that_contradict_each_other_are_refused_with_both_lines(tmp_path: Path) -> None:
    for name, kind in (("a", "state"), ("b", "ministry")):
        text = f"id: {name}\ntitle: T\nactors:\n  - {{id: o, name: O, kind: {kind}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    done = truceline("pack", "merge", "a.yaml", "b.yaml", "--out", "c.yaml", cwd=tmp_path)
    assert done.code == 2
    assert done.err == (
        "truceline: b.yaml:4: the actor 'o' has another kind in a.yaml:4: 'state' and 'ministry'; "
        "let both say the same, or give one of the two another id\n"
    )
    assert not (tmp_path / "c.yaml").exists()


def test_a_merge_can_be_printed(tmp_path: Path) -> None:
    done = truceline("pack", "merge", PACK, PACK, "--out", "-", cwd=tmp_path)
    assert done.out.startswith("id: ordesh-lumen\n")
    assert list(tmp_path.iterdir()) == []
