"""Loads YAML as a pack, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.errors import WrongPack
from truceline.intake import load_pack
from truceline.model.pack import Pack

HEAD = "id: ordesh-lumen\ntitle: Ordesh and Lumenia\n"


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str], Pack]:
    def write_and_load(body: str) -> Pack:
        path = tmp_path / "pack.yaml"
        path.write_text(HEAD + body)
        return load_pack(str(path))

    return write_and_load


@pytest.fixture
def refused(tmp_path: Path) -> Callable[..., list[str]]:
    """The problems, each without the path: "3: reason; remedy". `body` begins in line 3 unless it is the whole file."""

    def write_and_refuse(body: str | bytes, *, whole: bool = False) -> list[str]:
        path = tmp_path / "pack.yaml"
        content = body if isinstance(body, bytes) else ("" if whole else HEAD).encode() + body.encode()
        path.write_bytes(content)
        with pytest.raises(WrongPack) as refusal:
            load_pack(str(path))
        assert refusal.value.path == str(path)
        assert all(problem.startswith(f"{path}:") and "; " in problem for problem in refusal.value.problems)
        assert str(refusal.value) == "\n".join(refusal.value.problems)
        return [problem.removeprefix(f"{path}:") for problem in refusal.value.problems]

    return write_and_refuse
