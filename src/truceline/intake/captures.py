"""The door of the house: paths in, captures out, one file in memory at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from truceline.errors import UnusableInput
from truceline.intake.contents import read_content
from truceline.intake.files import read_bytes
from truceline.intake.folders import FoundFile, OnIssue, find_files
from truceline.intake.labels import excerpt
from truceline.model.capture import Capture, InputFile
from truceline.model.issue import Issue

OnFile = Callable[[InputFile], None]


def without_report(path: str) -> Issue:
    """What is said of a file that was read and holds no report."""
    remedy = "check that it holds an article, a statement or a post, or leave it out"
    return Issue(path=path, reason="no report was found in it", remedy=remedy)


def read_paths(paths: Sequence[str], *, on_issue: OnIssue, on_file: OnFile | None = None) -> Iterator[Capture]:
    """Files and folders to captures, sorted by path, those of one file together and numbered from 0.

    Nothing that a file holds raises: it becomes an issue, and the rest is read. `on_file` hears of each file that was
    read, also of one that yields nothing.
    """
    for file in find_files(paths, on_issue=on_issue):
        yield from read_file(file, on_issue=on_issue, on_file=on_file)


def read_file(file: FoundFile, *, on_issue: OnIssue, on_file: OnFile | None = None) -> list[Capture]:
    try:
        content = read_bytes(file)
    except UnusableInput as failure:
        on_issue(Issue(path=failure.path, reason=failure.reason, remedy=failure.remedy))
        return []
    return read_captures(file, content, on_issue=on_issue, on_file=on_file)


def read_captures(
    file: FoundFile, content: bytes, *, on_issue: OnIssue, on_file: OnFile | None = None
) -> list[Capture]:
    """As `read_file`, of bytes that are at hand."""
    reading = read_content(content)
    source = InputFile(
        path=file.path,
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        media_type=reading.media_type,
    )
    if on_file is not None:
        on_file(source)
    for remark in reading.remarks:
        path = f"{file.path}, {remark.part}" if remark.part else file.path
        on_issue(Issue(path=path, reason=excerpt(remark.reason, length=300), remedy=remark.remedy))
    return [
        Capture(
            input=source,
            item=item,
            media_type=piece.media_type,
            content=piece.content,
            source=piece.source,
            envelope=piece.envelope,
        )
        for item, piece in enumerate(reading.pieces)
    ]
