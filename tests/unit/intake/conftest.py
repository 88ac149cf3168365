"""Reads bytes as if they lay in a file, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from truceline.intake import read_paths
from truceline.model.capture import Capture, InputFile
from truceline.model.issue import Issue


@dataclass(frozen=True)
class Outcome:
    captures: list[Capture]
    issues: list[Issue]
    files: list[InputFile]

    @property
    def only(self) -> Capture:
        (capture,) = self.captures
        return capture

    @property
    def issue(self) -> Issue:
        (issue,) = self.issues
        return issue

    @property
    def texts(self) -> list[str]:
        return [capture.content for capture in self.captures]


def read_all(paths: Sequence[str]) -> Outcome:
    issues, files = list[Issue](), list[InputFile]()
    return Outcome(list(read_paths(paths, on_issue=issues.append, on_file=files.append)), issues, files)


@pytest.fixture(name="read_all")
def _read_all() -> Callable[[Sequence[str]], Outcome]:
    return read_all


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Outcome]:
    def write_and_read(content: bytes, name: str = "report") -> Outcome:
        path = tmp_path / name
        path.write_bytes(content)
        return read_all([str(path)])

    return write_and_read
