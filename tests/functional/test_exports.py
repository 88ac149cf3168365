"""The example that ships, in every form of export, each read back by the rules of its standard."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from tests.functional.command import EXAMPLE, ROOT
from tests.unit.publish.exports.test_geojson import features, follows_the_rfc
from tests.unit.publish.exports.test_jsonld import graph
from tests.unit.publish.exports.test_ninjs import CHECKER, NINJS
from tests.unit.publish.exports.test_tables import FORMULA, NUMBER, TABLES, table
from tests.unit.publish.exports.test_web_annotations import check_anchors

from truceline.model.dossier import Dossier
from truceline.pipeline import build
from truceline.publish.exports import FORMATS, write_export

DIGESTS = """
import hashlib
from tests.unit.publish.exports.records import whole
from truceline.publish.exports import FORMATS, write_export
for each in FORMATS:
    print(each.name, hashlib.sha256(write_export(whole(), each.name)).hexdigest())
"""


@pytest.fixture(scope="module")
def example() -> Dossier:
    return build([str(EXAMPLE / "reports")], pack_path=str(EXAMPLE / "pack.yaml"), extractor="rules")


def test_no_export_hangs_on_the_order_of_a_set() -> None:
    made = [
        subprocess.run(
            [sys.executable, "-c", DIGESTS], check=True, capture_output=True, cwd=ROOT, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert made[0] == made[1]
    assert made[0].count("\n") == len(FORMATS)


def test_every_anchor_of_the_example_is_found_by_both_selectors(example: Dossier) -> None:
    assert check_anchors(example) > 300


def test_the_example_on_a_map_follows_the_rfc(example: Dossier) -> None:
    told = features(example)
    assert all(follows_the_rfc(feature["geometry"]) for feature in told)
    assert {feature["properties"]["layer"].split("/")[0] for feature in told} == {
        "places", "incidents", "zones", "control",
    }  # fmt: skip


def test_the_reports_of_the_example_are_ninjs(example: Dossier) -> None:
    Draft202012Validator(NINJS, format_checker=CHECKER).validate(json.loads(write_export(example, "ninjs")))


def test_the_denials_of_the_example_point_at_claims_that_are_there(example: Dossier) -> None:
    found = graph(example)
    denied = [name for node in found.values() for name in node.get("tl:denies", ())]
    assert len(denied) > 10
    assert set(denied) <= set(found)


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_of_the_example_are_square_and_nothing_in_them_runs(name: str, example: Dossier) -> None:
    rows = table(example, name)
    assert rows
    assert not [cell for row in rows for cell in row.values() if FORMULA.match(cell) and not NUMBER.fullmatch(cell)]


def test_ucdp_of_the_example_is_never_upside_down(example: Dossier) -> None:
    for row in table(example, "ucdp-csv"):
        known = [int(row[column]) for column in ("low", "best", "high") if row[column]]
        assert known == sorted(known)


def test_the_spreadsheet_of_the_example_opens_with_a_row_for_each_claim(example: Dossier) -> None:
    book = load_workbook(io.BytesIO(write_export(example, "xlsx")))
    assert book["Claims"].max_row == len(example.claims) + 1
    assert book["Reports"].max_row == len(example.reports) + 1
    assert book["Register"].max_row > 5
    assert len(list(csv.reader(io.StringIO(write_export(example, "claims-csv").decode("utf-8"), newline="")))) == (
        len(example.claims) + 1
    )
