"""The registry: every format is listed, written alike each time, and told of in the documents."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from tests.functional.command import ROOT

from truceline.errors import WrongUsage
from truceline.model.dossier import Dossier
from truceline.publish.dossier_file import dossier_json
from truceline.publish.exports import (
    FORMATS,
    Format,
    acled_csv,
    claims_csv,
    hxl_csv,
    incidents_csv,
    jsonld,
    ucdp_csv,
    write_export,
)
from truceline.publish.exports.sheets import SHEETS

DOCUMENT = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
NAMES = [each.name for each in FORMATS]


def section(name: str) -> str:
    return DOCUMENT.split(f"\n## {name}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("each", FORMATS, ids=NAMES)
def test_the_same_dossier_gives_the_same_bytes(each: Format, dossier: Dossier) -> None:
    assert write_export(dossier, each.name) == write_export(dossier, each.name) != b""


@pytest.mark.parametrize("each", FORMATS, ids=NAMES)
def test_hostile_words_are_written_too(each: Format, hostile: Dossier) -> None:
    written = write_export(hostile, each.name)
    if each.ending.endswith(("json", "jsonld")):
        json.loads(written.decode("utf-8"))


@pytest.mark.parametrize("each", FORMATS, ids=NAMES)
def test_an_empty_record_is_written_too(each: Format, dossier: Dossier) -> None:
    empty: dict[str, object] = {f.name: () for f in fields(Dossier) if isinstance(getattr(dossier, f.name), tuple)}
    assert write_export(replace(dossier, **empty), each.name)


def test_names_are_told_apart_and_a_wrong_one_is_refused_with_the_list(dossier: Dossier) -> None:
    assert len(set(NAMES)) == len(NAMES) == 11
    with pytest.raises(WrongUsage, match="'shapefile' is no format; there are dossier, claims-csv"):
        write_export(dossier, "shapefile")


def test_the_dossier_format_is_the_dossier_file(dossier: Dossier) -> None:
    assert write_export(dossier, "dossier").decode("utf-8") == dossier_json(dossier)


@pytest.mark.parametrize("each", FORMATS, ids=NAMES)
def test_the_document_has_a_row_and_a_part_with_an_example_and_losses_for_each(each: Format) -> None:
    assert f"| [`{each.name}`](#{each.name}) | `{each.ending}` |" in DOCUMENT
    part = section(each.name)
    assert "```" in part
    assert "**Lost.**" in part


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("claims-csv", claims_csv.COLUMNS),
        ("incidents-csv", incidents_csv.COLUMNS),
        ("acled-csv", acled_csv.COLUMNS),
        ("ucdp-csv", ucdp_csv.COLUMNS),
        ("hxl-csv", tuple(hxl_csv.COLUMNS.values())),
        ("jsonld", jsonld.TERMS),
        ("jsonld", jsonld.CLASSES),
        ("xlsx", tuple(sheet.name for sheet in SHEETS)),
    ],
)
def test_the_document_names_every_field(name: str, columns: tuple[str, ...]) -> None:
    part = re.sub(r"```.*?```", "", section(name), flags=re.DOTALL)
    named = set(re.findall(r"`([^`]+)`", part))
    assert [column for column in columns if column not in named] == []


@pytest.mark.parametrize("name", ["claims-csv", "incidents-csv", "acled-csv", "ucdp-csv", "hxl-csv"])
def test_the_tables_of_the_document_begin_as_the_files_do(name: str, dossier: Dossier) -> None:
    (example,) = re.findall(r"```csv\n(.*?)```", section(name), re.DOTALL)
    written = write_export(dossier, name).decode("utf-8").splitlines()
    for line, shown in zip(written, example.splitlines(), strict=False):
        assert line.startswith(shown.removesuffix("…"))


def test_the_spreadsheet_library_is_read_only_when_it_is_needed() -> None:
    asked = "import sys, truceline.publish.exports; sys.exit('xlsxwriter' in sys.modules or 'shapely' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def holds(whole: object, part: object) -> bool:
    """Whether `part` is in it: the keys that it has, with the values that it has."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and holds(whole[key], part[key]) for key in part)
    if isinstance(part, list):
        return (
            isinstance(whole, list)
            and len(whole) == len(part)
            and all(holds(a, b) for a, b in zip(whole, part, strict=True))
        )
    return whole == part


def nodes(node: object) -> Iterator[object]:
    yield node
    if isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from nodes(inner)


@pytest.mark.parametrize("name", ["dossier", "geojson", "web-annotations", "jsonld", "ninjs"])
def test_the_json_examples_of_the_document_are_in_the_files(name: str, dossier: Dossier) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", section(name), re.DOTALL)
    written = json.loads(write_export(dossier, name))
    assert any(holds(node, json.loads(example)) for node in nodes(written))


def test_the_sheets_of_the_document_are_those_of_the_workbook() -> None:
    (example,) = re.findall(r"```text\n(.*?)```", section("xlsx"), re.DOTALL)
    assert example.splitlines() == [f"{sheet.name}: {', '.join(sheet.columns)}" for sheet in SHEETS]
