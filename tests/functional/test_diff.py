"""What changed, as the command says it; and judgements and clocks on their way from the command line to the record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.functional.command import Done, read_dossier, truceline

FIRST = """Shells fall near Halvern

Varnholt Mirror
14 September 2031, 20:00

Two soldiers were wounded when shells fell on Halvern on Saturday 13 September, the Ordeshi defence ministry said.
"""
DENIAL = """Ministry denies shelling Halvern

Kestry Standard
15 September 2031, 09:00

Nobody shelled Halvern on Saturday 13 September, the Lumenian defence ministry said. "There was no shelling," it added.
"""
PACK = """\
id: ordesh-lumen
title: Ordesh–Lumen ceasefire
sides: [{id: ordesh, name: Ordesh}, {id: lumenia, name: Lumenia}]
actors:
  - {id: ordesh-mod, name: Ordeshi defence ministry, kind: ministry, side: ordesh}
  - {id: lumen-mod, name: Lumenian defence ministry, kind: ministry, side: lumenia}
places: [{id: halvern, name: Halvern, kind: village, lat: 40.1, lon: 46.2}]
"""
JUDGEMENT = """\
- verdict: different
  claims:
    - {report: first.txt, words: "shells fell on Halvern on Saturday 13 September"}
    - {report: denial.txt, words: "Nobody shelled Halvern on Saturday 13 September"}
  by: Mara Voss
  on: 2031-09-20
  why: <b>two mills</b>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "in" / "denial.txt").write_text(DENIAL, encoding="utf-8")
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    return tmp_path


def build(folder: Path, out: str, *more: str) -> Done:
    return truceline(
        "build", "in", "--pack", "pack.yaml", "--extractor", "rules", "--out", out, *more, cwd=folder
    )  # fmt: skip


def moments(folder: Path, *more: str) -> Done:
    days = ("--as-of", "2031-09-14", "--as-of", "2031-09-15")
    return truceline("diff", *days, "in", "--pack", "pack.yaml", "--extractor", "rules", *more, cwd=folder)


def test_two_moments_differ_by_the_dispute_and_name_the_words_that_made_it(folder: Path) -> None:
    done = moments(folder)
    assert done.code == 0
    assert "NEWLY DISPUTED" in done.out
    assert "Lumenian defence ministry in denial.txt, 2031-09-15" in done.out
    assert "“Nobody shelled Halvern on Saturday 13 September”" in done.out


def test_two_dossiers_differ_as_the_two_moments_do(folder: Path) -> None:
    build(folder, "a", "--as-of", "2031-09-14")
    build(folder, "b", "--as-of", "2031-09-15")
    files = truceline("diff", "a/dossier.json", "b", "--json", cwd=folder)
    told, again = json.loads(files.out), json.loads(moments(folder, "--json").out)
    assert {key: value for key, value in told.items() if key not in ("before", "after")} == {
        key: value for key, value in again.items() if key not in ("before", "after")
    }
    assert "newly_disputed" in {question["change"] for question in told["questions"]}


def test_a_dossier_does_not_differ_from_itself(folder: Path) -> None:
    build(folder, "a")
    done = truceline("diff", "a", "a", cwd=folder)
    assert (done.code, done.out.splitlines()[-1]) == (0, "Nothing changed.")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("a",), 2),
        (("a", "a", "a"), 2),
        (("a", ""), 2),
        (("--as-of", "2031-09-14", "in"), 2),
        (("--as-of", "2031-09-14", "--as-of", "soon", "in"), 2),
        (("a", "a", "--pack", "pack.yaml"), 2),
        (("--as-of", "2031-09-14", "--as-of", "2031-09-15", "nowhere"), 2),
        (("--as-of", "2031-09-14", "--as-of", "2031-09-15", "in", "--collected", ""), 2),
        (("a", "missing.json"), 1),
        (("a", "pack.yaml"), 1),
        (("a", "in"), 1),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_line(folder: Path, arguments: tuple[str, ...], code: int) -> None:
    build(folder, "a")
    done = truceline("diff", *arguments, cwd=folder)
    assert (done.code, done.out, len(done.err.splitlines())) == (code, "", 1)


def test_terminal_escapes_in_a_dossier_stay_text(folder: Path) -> None:
    build(folder, "a")
    dossier = json.loads((folder / "a" / "dossier.json").read_text(encoding="utf-8"))
    dossier["reports"][0] |= {"id": "r-x", "headline": "\x1b]0;owned\x07\u202e", "input": "x\n.txt", "outlet": None}
    for claim in dossier["claims"]:
        claim["report"] = "r-x"
    (folder / "b").mkdir()
    (folder / "b" / "dossier.json").write_text(json.dumps(dossier), encoding="utf-8")
    done = truceline("diff", "a", "b", cwd=folder)
    assert done.code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(done.out)


def test_the_page_holds_hostile_words_as_text_and_runs_nothing(folder: Path) -> None:
    build(folder, "a")
    dossier = json.loads((folder / "a" / "dossier.json").read_text(encoding="utf-8"))
    dossier["pack"]["title"] = "<script>alert(1)</script>"
    dossier["questions"] = []
    dossier["incidents"] = []
    dossier["claims"] = []
    dossier["reports"][0] |= {"id": "r-x", "headline": "<img src=x onerror=alert(1)>", "outlet": '"><b>'}
    dossier["reports"][0]["text"] = "Other words."
    (folder / "b").mkdir()
    (folder / "b" / "dossier.json").write_text(json.dumps(dossier), encoding="utf-8")
    done = truceline("diff", "a", "b", "--html", cwd=folder)
    assert done.code == 0
    assert "&lt;img src=x" in done.out
    assert not any(tag in done.out for tag in ("<script", "<img", "<b>\n", '"><b>'))
    assert "default-src 'none'" in done.out


def test_a_judgement_parts_an_incident_and_stands_on_the_page_as_text(folder: Path) -> None:
    (folder / "in" / "judgements.yaml").write_text(JUDGEMENT, encoding="utf-8")
    done = build(folder, "out", "--judgements", "in/judgements.yaml")
    assert done.code == 0
    dossier = read_dossier(folder / "out")
    (judgement,) = dossier["judgements"]
    assert (judgement["outcome"], judgement["by"]) == ("held", "Mara Voss")
    assert all(judgement["found"])
    homes = {claim["id"]: claim["incident"] for claim in dossier["claims"]}
    first, second = ({homes[claim] for claim in found} for found in judgement["found"])
    assert first != {None}
    assert first.isdisjoint(second - {None})
    page = (folder / "out" / "index.html").read_text(encoding="utf-8")
    assert "kept apart from another incident by Mara Voss on 2031-09-20: &lt;b&gt;two mills" in page
    assert "<b>two mills" not in page


def test_the_judgements_of_a_dossier_serve_the_next_run(folder: Path) -> None:
    (folder / "judgements.yaml").write_text(JUDGEMENT, encoding="utf-8")
    build(folder, "out", "--judgements", "judgements.yaml")
    first = read_dossier(folder / "out")["judgements"]
    (folder / "again.jsonl").write_text("".join(json.dumps(line) + "\n" for line in first), encoding="utf-8")
    assert build(folder, "out", "--judgements", "again.jsonl").code == 0
    assert read_dossier(folder / "out")["judgements"] == first


def test_a_lost_judgement_is_kept_and_named_and_the_exit_code_says_so(folder: Path) -> None:
    lost = JUDGEMENT.replace("Nobody shelled", "Everybody shelled")
    (folder / "judgements.yaml").write_text(lost, encoding="utf-8")
    done = build(folder, "out", "--judgements", "judgements.yaml")
    assert done.code == 3
    assert "Everybody shelled" in done.err
    assert read_dossier(folder / "out")["judgements"][0]["outcome"] == "not_found"


def test_a_wrong_judgement_file_is_exit_2_and_nothing_is_written(folder: Path) -> None:
    (folder / "judgements.yaml").write_text("- verdict: maybe\n", encoding="utf-8")
    done = build(folder, "out", "--judgements", "judgements.yaml")
    assert done.code == 2
    assert "judgements.yaml:1" in done.err
    assert not (folder / "out").exists()


def test_known_by_keeps_what_was_collected_by_then(folder: Path) -> None:
    (folder / "collected.yaml").write_text("first.txt: 2031-09-16T10:00Z\n", encoding="utf-8")
    done = build(folder, "out", "--collected", "collected.yaml", "--known-by", "2031-09-17")
    dossier = read_dossier(folder / "out")
    assert done.code == 3
    assert "nobody noted when this was collected" in done.err
    assert [(r["input"], r["published"][:10], r["learned"]) for r in dossier["reports"]] == [
        ("in/first.txt", "2031-09-14", "2031-09-16T10:00:00+00:00")
    ]
    assert (dossier["as_of"], dossier["known_by"]) == (None, "2031-09-17T23:59:59+00:00")
    page = (folder / "out" / "index.html").read_text(encoding="utf-8")
    assert "known to us 16 Sep 2031, 10:00" in page
    assert "what we knew by 17 Sep 2031" in page


def test_reports_built_apart_and_together_make_the_same_claims_with_the_same_ids(folder: Path) -> None:
    (folder / "in" / "undated.txt").write_text(FIRST.replace("14 September 2031, 20:00\n", ""), encoding="utf-8")
    build(folder, "together")
    whole = {claim["id"]: claim["event"] for claim in read_dossier(folder / "together")["claims"]}
    alone: dict[str, object] = {}
    for name in ("first", "denial", "undated"):
        out = f"only-{name}"
        truceline(
            "build", f"in/{name}.txt", "--pack", "pack.yaml", "--extractor", "rules", "--out", out, cwd=folder
        )  # fmt: skip
        alone |= {claim["id"]: claim["event"] for claim in read_dossier(folder / out)["claims"]}
    assert alone == whole
