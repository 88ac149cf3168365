"""The example that ships, from its files to the dossier and the page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.functional.command import EXAMPLE, Done, read_dossier, truceline, truceline_process

REPORTS, PACK = EXAMPLE / "reports", EXAMPLE / "pack.yaml"
KEYS = (
    "schema", "as_of", "inputs", "reports", "origins", "actors", "places", "claims", "incidents", "questions",
    "agreements", "assessments",
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Done, Path]:
    out = tmp_path_factory.mktemp("example") / "out"
    return truceline_process("build", "reports", "--pack", "pack.yaml", "--out", out, cwd=EXAMPLE), out


@pytest.fixture(scope="module")
def dossier(built: tuple[Done, Path]) -> dict[str, Any]:
    return read_dossier(built[1])


def test_the_example_builds_without_a_complaint(built: tuple[Done, Path]) -> None:
    done, out = built
    assert (done.code, done.lines, done.out) == (0, [], "")
    assert sorted(file.name for file in out.iterdir()) == ["dossier.json", "index.html"]


def test_the_dossier_holds_every_key_of_the_contract(dossier: dict[str, Any]) -> None:
    assert [key for key in KEYS if key not in dossier] == []
    assert dossier["schema"] == "truceline-dossier/1"
    assert all(dossier[key] for key in KEYS if key != "as_of")


def test_every_anchor_holds(dossier: dict[str, Any]) -> None:
    texts = {report["id"]: report["text"] for report in dossier["reports"]}
    anchors = [
        (texts[claim["report"]], claim[name])
        for claim in dossier["claims"]
        for name in ("content", "cue", "speaker_anchor")
        if claim[name]
    ]
    assert len(anchors) > 50
    assert all(text[anchor["start"] : anchor["end"]] == anchor["quote"] for text, anchor in anchors)


def test_every_id_that_is_used_is_described(dossier: dict[str, Any]) -> None:
    ids = {key: {each["id"] for each in dossier[key]} for key in ("reports", "actors", "places", "claims", "incidents")}
    claims = dossier["claims"]
    assert {claim["speaker"] for claim in claims} <= ids["actors"]
    assert {claim["event"]["place"] for claim in claims} - {None} <= ids["places"]
    assert {claim["incident"] for claim in claims} - {None} <= ids["incidents"]
    assert {claim["report"] for claim in claims} <= ids["reports"]
    said = {
        claim for question in dossier["questions"] for position in question["positions"] for claim in position["claims"]
    }
    assert said <= ids["claims"]


def test_every_file_yields_a_report(dossier: dict[str, Any]) -> None:
    files = {f"reports/{file.name}" for file in REPORTS.iterdir()}
    assert {report["input"] for report in dossier["reports"]} == files
    assert {entry["path"] for entry in dossier["inputs"]} == files


def test_the_page_asks_nobody_for_anything(built: tuple[Done, Path]) -> None:
    page = (built[1] / "index.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert 'src="http' not in page
    assert "url(http" not in page
    assert all(address.startswith(("data:", "#")) for address in re.findall(r"<link[^>]*href=\"([^\"]*)", page))


def test_two_runs_write_the_same_bytes_whatever_the_hash_seed(built: tuple[Done, Path], tmp_path: Path) -> None:
    again = truceline_process(
        "build", "reports", "--pack", "pack.yaml", "--out", tmp_path, cwd=EXAMPLE, PYTHONHASHSEED="7"
    )
    assert again.code == 0
    for name in ("dossier.json", "index.html"):
        assert (tmp_path / name).read_bytes() == (built[1] / name).read_bytes()


def test_the_order_of_the_inputs_changes_nothing(built: tuple[Done, Path], tmp_path: Path) -> None:
    files = sorted((f"reports/{file.name}" for file in REPORTS.iterdir()), reverse=True)
    truceline("build", *files, "--pack", "pack.yaml", "--out", tmp_path, cwd=EXAMPLE)
    assert (tmp_path / "dossier.json").read_bytes() == (built[1] / "dossier.json").read_bytes()


def test_adding_a_report_renames_nothing(dossier: dict[str, Any], tmp_path: Path) -> None:
    left_out = sorted(REPORTS.iterdir())[4]
    shutil.copytree(REPORTS, tmp_path / "reports", ignore=shutil.ignore_patterns(left_out.name))
    truceline("build", "reports", "--pack", PACK, "--out", "out", cwd=tmp_path)
    fewer = read_dossier(tmp_path / "out")
    assert len(fewer["reports"]) < len(dossier["reports"])
    for key in ("reports", "claims", "actors"):
        before, after = ({each["id"] for each in which[key]} for which in (fewer, dossier))
        assert before - after == set(), key
    texts = {report["id"]: report["text"] for report in dossier["reports"]}
    assert all(texts[report["id"]] == report["text"] for report in fewer["reports"])


def test_a_record_as_of_a_day_holds_only_what_was_out_by_then(dossier: dict[str, Any], tmp_path: Path) -> None:
    days = sorted(report["published"][:10] for report in dossier["reports"] if report["published"])
    middle = days[len(days) // 2]
    done = truceline("build", REPORTS, "--pack", PACK, "--as-of", middle, "--out", tmp_path)
    seen = read_dossier(tmp_path)
    assert done.code in (0, 3)
    assert seen["as_of"].startswith(f"{middle}T23:59:59")
    assert 0 < len(seen["reports"]) < len(dossier["reports"])
    assert all(report["published"][:10] <= middle for report in seen["reports"])


def test_a_second_run_into_a_folder_among_the_reports_does_not_read_its_own_page(tmp_path: Path) -> None:
    shutil.copytree(REPORTS, tmp_path / "in")
    first, second = (truceline("build", "in", "--out", "in/out", cwd=tmp_path) for _ in range(2))
    assert first.err == second.err
    assert len(read_dossier(tmp_path / "in" / "out")["inputs"]) == len(list(REPORTS.iterdir()))


def test_a_pack_among_the_reports_is_no_report(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "in", ignore=shutil.ignore_patterns("gold.json", "README.md"))
    truceline("build", "in", "--pack", "in/pack.yaml", "--out", "out", cwd=tmp_path)
    assert not any("pack.yaml" in entry["path"] for entry in read_dossier(tmp_path / "out")["inputs"])


def test_it_works_without_a_pack(tmp_path: Path) -> None:
    done = truceline("build", REPORTS, "--out", tmp_path)
    assert done.code == 0
    assert len(read_dossier(tmp_path)["claims"]) > 20


def test_the_pack_of_the_example_is_a_good_one() -> None:
    done = truceline("pack", "check", PACK)
    assert (done.code, done.err) == (0, "")
    assert "a good pack (ordesh-lumen: 2 sides" in done.out
