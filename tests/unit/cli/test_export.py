"""`truceline export`, from a dossier to a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.publish.exports.records import whole

from truceline.cli import exits
from truceline.cli.export import export_dossier, list_formats, refuse_export
from truceline.errors import WrongUsage
from truceline.publish.exports import FORMATS, Format, write_export


@pytest.mark.parametrize("each", FORMATS, ids=[each.name for each in FORMATS])
def test_every_format_comes_out_as_a_file(each: Format, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, ending = each.name, each.ending
    out = tmp_path / f"record{ending}"
    assert export_dossier(whole(), name, str(out)) == exits.DONE
    assert out.read_bytes() == write_export(whole(), name)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"truceline: {name}: {out.stat().st_size:,} bytes; see {out}\n"


def test_a_dash_is_standard_output_and_nothing_else_is_printed(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export_dossier(whole(), "geojson", "-") == exits.DONE
    told = capfdbinary.readouterr()
    assert json.loads(told.out)["type"] == "FeatureCollection"
    assert told.err == b""


@pytest.mark.parametrize(
    ("name", "out", "reason"),
    [
        ("pdf", "x.pdf", "'pdf' is no format; there are dossier, "),
        ("xlsx", "", "--out: empty"),
        ("xlsx", "no/such/folder/x.xlsx", "its folder is not there"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_made(name: str, out: str, reason: str, tmp_path: Path) -> None:
    where = str(tmp_path / out) if out else out
    with pytest.raises(WrongUsage, match=reason):
        refuse_export(name, where)
    assert list(tmp_path.iterdir()) == []


def test_help_lists_every_format_with_its_ending() -> None:
    lines = list_formats().splitlines()
    assert [line.split()[0] for line in lines] == [each.name for each in FORMATS]
    assert all(line.endswith(f"({each.ending})") for line, each in zip(lines, FORMATS, strict=True))
    assert max(len(line) for line in lines) < 120
