from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    (reports / "b").mkdir(parents=True)
    (reports / "a.txt").write_text("Shells fell near Halvern.")
    (reports / "b" / "c.txt").write_text("No shells fell.")
    return reports


def paths_of(outcome) -> list[str]:
    return [capture.input.path for capture in outcome.captures]


def test_a_folder_is_walked_in_sorted_order_and_paths_begin_as_the_user_gave_them(folder, read_all, monkeypatch):
    (folder / "b-side.txt").write_text("Another one.")
    monkeypatch.chdir(folder.parent)
    assert paths_of(read_all(["reports/"])) == ["reports/a.txt", "reports/b/c.txt", "reports/b-side.txt"]


def test_a_file_keeps_the_path_that_the_user_gave(folder, read_all, monkeypatch):
    monkeypatch.chdir(folder / "b")
    assert paths_of(read_all(["../a.txt"])) == ["../a.txt"]


def test_hidden_files_and_folders_are_left_out_of_a_walk_but_read_when_named(folder, read_all):
    (folder / ".draft").write_text("Unsaid.")
    (folder / ".cache").mkdir()
    (folder / ".cache" / "x.txt").write_text("Unsaid.")
    outcome = read_all([str(folder)])
    assert (len(outcome.captures), outcome.issues) == (2, [])
    assert read_all([str(folder / ".draft")]).only.content == "Unsaid."


def test_the_same_real_file_reached_several_ways_is_read_once(folder, read_all):
    (folder / "again.txt").symlink_to(folder / "a.txt")
    (folder / "a-link-to-b").symlink_to(folder / "b")
    outcome = read_all([str(folder), str(folder / "a.txt"), f"{folder}/b/../a.txt", str(folder)])
    assert paths_of(outcome) == [f"{folder}/a.txt", f"{folder}/b/c.txt"]
    assert outcome.issues == []


def test_two_files_with_the_same_bytes_are_two_files(folder, read_all):
    os.link(folder / "a.txt", folder / "reprint.txt")
    assert len(read_all([str(folder)]).captures) == 3


def test_a_link_within_the_folder_to_a_hidden_file_is_followed(folder, read_all):
    (folder / ".store").write_text("Kept elsewhere.")
    (folder / "shown.txt").symlink_to(".store")
    assert "Kept elsewhere." in read_all([str(folder)]).texts


@pytest.mark.parametrize("target", ["loop", ".", "../b", ".."])
def test_a_loop_of_links_is_reported_and_the_rest_is_read(folder, read_all, target):
    (folder / "b" / "loop").symlink_to(target)
    outcome = read_all([str(folder)])
    assert len(outcome.captures) == 2
    assert outcome.issue.path == f"{folder}/b/loop"
    assert "a loop of links" in outcome.issue.reason


def test_links_that_lead_round_through_each_other_end(folder, read_all):
    (folder / "d").mkdir()
    (folder / "b" / "to-d").symlink_to(folder / "d")
    (folder / "d" / "to-b").symlink_to(folder / "b")
    assert paths_of(read_all([str(folder)])) == [f"{folder}/a.txt", f"{folder}/b/c.txt"]


def test_a_link_is_not_followed_out_of_the_folder(folder, read_all, tmp_path):
    (tmp_path / "secret.txt").write_text("Not for the record.")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    outcome = read_all([str(folder)])
    assert "Not for the record." not in outcome.texts
    assert outcome.issue.reason == "a link that leads out of the folder"


def test_a_link_that_the_user_names_is_followed(folder, read_all, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    assert paths_of(read_all([f"{tmp_path}/link"])) == [f"{tmp_path}/link/a.txt", f"{tmp_path}/link/b/c.txt"]


def test_a_link_to_nothing_is_reported(folder, read_all):
    (folder / "gone.txt").symlink_to("nowhere")
    assert read_all([str(folder)]).issue.reason == "a link to a file that does not exist"


@pytest.mark.parametrize("path", ["no/such.txt", "", "nul\0name", "x" * 5000])
def test_a_path_that_cannot_be_is_an_issue_with_a_remedy(read_all, path):
    issue = read_all([path]).issue
    assert issue.reason
    assert issue.remedy


def test_a_path_through_a_file_is_an_issue(folder, read_all):
    assert "cannot be read" in read_all([f"{folder}/a.txt/deeper"]).issue.reason


def test_an_empty_folder_is_an_issue_and_a_folder_read_before_is_none(tmp_path, folder, read_all):
    (tmp_path / "empty").mkdir()
    assert read_all([f"{tmp_path}/empty"]).issue.reason == "the folder holds no files to read"
    assert read_all([str(folder), str(folder)]).issues == []


def test_pipes_sockets_and_devices_are_never_opened(folder, read_all):
    os.mkfifo(folder / "pipe")
    with tempfile.TemporaryDirectory(dir="/tmp") as short, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{short}/socket")
        outcome = read_all([str(folder), "/dev/zero", f"{short}/socket"])
    assert len(outcome.captures) == 2
    assert {issue.path.rsplit("/", 1)[-1]: issue.reason for issue in outcome.issues} == {
        "pipe": "a named pipe, not a file",
        "zero": "a device, not a file",
        "socket": "a socket, not a file",
    }


def test_a_file_name_with_control_characters_is_printed_escaped(folder, read_all):
    names = ["\x1b[31mred.txt", "line\nbreak.txt", "turn\u202etxt.exe", os.fsdecode(b"caf\xe9.txt")]
    for name in names:
        (folder / "b" / name).write_text("Said.")
    shown = [path.rsplit("/", 1)[-1] for path in paths_of(read_all([f"{folder}/b"]))]
    assert sorted(shown) == sorted(
        ["c.txt", "\\x1b[31mred.txt", "line\\x0abreak.txt", "turn\\u202etxt.exe", "caf\\xe9.txt"]
    )


def test_an_ordinary_name_in_any_script_is_printed_as_it_is(folder, read_all):
    (folder / "b" / "Свидетельство — Хальверн.txt").write_text("Said.")
    assert f"{folder}/b/Свидетельство — Хальверн.txt" in paths_of(read_all([str(folder)]))


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs POSIX users")
def test_a_file_and_a_folder_without_permission_are_issues():
    from tests.unit.intake.conftest import read_all

    with tempfile.TemporaryDirectory(dir="/tmp") as home:
        root = Path(home)
        (root / "closed").mkdir()
        (root / "open.txt").write_text("Said.")
        (root / "locked.txt").write_text("Unsaid.")
        root.chmod(0o755)
        (root / "open.txt").chmod(0o644)
        (root / "locked.txt").chmod(0o000)
        (root / "closed").chmod(0o000)
        before = os.geteuid()
        try:
            if before == 0:
                os.seteuid(65534)
            outcome = read_all([home])
        finally:
            if before == 0:
                os.seteuid(before)
            (root / "closed").chmod(0o755)
    assert outcome.only.content == "Said."
    assert {issue.path.rsplit("/", 1)[-1] for issue in outcome.issues} == {"locked.txt", "closed"}
    assert {issue.reason for issue in outcome.issues} == {"no permission to read it"}
