"""Two files, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from truceline.errors import WrongUsage
from truceline.model.dossier import Dossier
from truceline.publish.folder import write_record


def test_both_files_are_written_into_a_folder_that_is_made(dossier: Dossier, tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    write_record(dossier, out)
    assert sorted(p.name for p in out.iterdir()) == ["dossier.json", "index.html"]
    assert json.loads((out / "dossier.json").read_text(encoding="utf-8"))["schema"] == "truceline-dossier/1"
    assert (out / "index.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_writing_again_replaces_what_was_there(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("old")
    write_record(dossier, tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") != "old"


def test_a_file_in_the_place_of_the_folder_is_refused(dossier: Dossier, tmp_path: Path) -> None:
    out = tmp_path / "record"
    out.write_text("precious")
    with pytest.raises(WrongUsage, match="this is a file"):
        write_record(dossier, out)
    with pytest.raises(WrongUsage, match="cannot be written"):
        write_record(dossier, out / "below")
    assert out.read_text() == "precious"


def test_a_folder_in_the_place_of_a_file_is_refused_before_anything_is_written(
    dossier: Dossier, tmp_path: Path
) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(WrongUsage, match="a folder is in the way"):
        write_record(dossier, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["index.html"]


def test_a_folder_that_cannot_be_written_to_is_refused_and_nothing_is_left(dossier: Dossier, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        (tmp_path / "probe").touch()
    except PermissionError:
        with pytest.raises(WrongUsage, match="name a folder that you may write to"):
            write_record(dossier, tmp_path)
        assert list(tmp_path.iterdir()) == []
    else:
        pytest.skip("this user may write anywhere")
    finally:
        tmp_path.chmod(0o700)
