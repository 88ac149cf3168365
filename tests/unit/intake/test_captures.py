from __future__ import annotations

import hashlib
import os

import pytest

from truceline.intake import find_files, read_file, read_paths
from truceline.intake.files import MAX_FILE


def test_the_hash_is_of_the_original_bytes_and_only_line_ends_and_the_mark_are_changed(read):
    content = "\ufeffOrdesh said:\r\n“No”.\rThen\u2028 nothing\u00a0more. \n".encode()
    capture = read(content).only
    assert capture.content == "Ordesh said:\n“No”.\nThen\u2028 nothing\u00a0more. \n"
    assert (capture.input.sha256, capture.input.bytes) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (capture.input.media_type, capture.media_type, capture.source) == ("text/plain", "text/plain", "file")


def test_a_file_that_yields_nothing_is_still_named_among_those_read(read):
    outcome = read(b"\x89PNG\r\n\x1a\nxxxx")
    assert outcome.captures == []
    assert [file.media_type for file in outcome.files] == ["image/png"]


def test_a_file_of_200_mb_is_refused_by_its_size_alone(tmp_path, read_all):
    with (tmp_path / "big.txt").open("wb") as big:
        big.truncate(200 * 2**20)
    outcome = read_all([str(tmp_path)])
    assert outcome.issue.reason == "200 MiB, and a file may have 32 MiB"
    assert (outcome.captures, outcome.files) == ([], [])


def test_a_file_at_the_limit_is_read(tmp_path, read_all):
    (tmp_path / "full.txt").write_bytes(b"word " * (MAX_FILE // 5))
    assert read_all([str(tmp_path)]).issues == []


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="needs /proc")
def test_a_file_whose_size_the_system_does_not_say_is_read_all_the_same(read_all):
    assert "Name:" in read_all(["/proc/self/status"]).only.content


def test_a_file_changed_for_a_pipe_after_it_was_found_does_not_block(tmp_path):
    (tmp_path / "a").write_text("Said.")
    issues = []
    (found,) = find_files([str(tmp_path)], on_issue=issues.append)
    os.unlink(found.location)
    os.mkfifo(found.location)
    assert read_file(found, on_issue=issues.append) == []
    assert [issue.reason for issue in issues] == ["a named pipe, not a file"]


def test_captures_stream_one_file_at_a_time(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}.")
    seen = []
    captures = read_paths([str(tmp_path)], on_issue=seen.append, on_file=lambda file: seen.append(file.path[-5:]))
    assert next(captures).content == "Report 0."
    assert seen == ["0.txt"]


def test_what_is_read_does_not_depend_on_the_order_of_the_paths(tmp_path, read_all):
    for name in "abc":
        (tmp_path / name).write_text(f"Report {name}.")
    paths = [str(tmp_path / name) for name in "cab"]
    assert read_all(paths).texts == read_all(paths[::-1]).texts == ["Report a.", "Report b.", "Report c."]
