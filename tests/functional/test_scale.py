"""Many reports: bounded memory, and signs of life."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.scale import build_articles


@pytest.mark.slow
def test_six_hundred_articles_take_bounded_memory_and_a_bounded_time(tmp_path: Path) -> None:
    run = build_articles(600, tmp_path)
    assert run.code == 0, run.talk
    assert run.peak < 450
    assert run.cpu < 180
