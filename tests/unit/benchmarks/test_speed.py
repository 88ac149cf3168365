from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.generated import write_articles

from truceline.text.tagger.loading import PACKAGED, load_tagger

speed = pytest.importorskip("benchmarks.speed", reason="onnxruntime is not installed here")


def rows_of(printed: str) -> dict[str, list[str]]:
    """What is printed behind each name that the table begins a row with."""
    return {line[:30].strip(): line[30:].split() for line in printed.splitlines() if line[:30].strip()}


def test_a_probe_is_timed_beside_the_model_over_the_same_tokens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_articles(tmp_path / "reports", 1)
    speed.print_speed(tmp_path, PACKAGED, PACKAGED, builds=False)
    rows = rows_of(capsys.readouterr().out)
    assert list(rows)[2:] == ["network, one thread", "network, two threads", "probe, one thread"]
    assert 0.2 < float(rows["probe, one thread"][5]) < 5


def test_every_word_piece_of_every_article_is_counted_once(tmp_path: Path) -> None:
    write_articles(tmp_path, 3)
    load = speed.read_load(tmp_path, load_tagger(PACKAGED))
    assert load.articles == 3
    assert load.tokens < sum(len(window.ids) for window in load.windows) < 1.2 * load.tokens


def test_a_build_is_held_against_the_mean_of_two_passes(capsys: pytest.CaptureFixture[str]) -> None:
    load = speed.read_load(Path(__file__).parent / "nothing", load_tagger(PACKAGED))
    speed.print_row(
        "build", speed.Took(6.0, 9.0, 300.0), load, speed.mean_of(speed.Took(3.0, 3.0), speed.Took(5.0, 5.0))
    )
    assert rows_of(capsys.readouterr().out)["build"][5:] == ["1.50", "300"]
