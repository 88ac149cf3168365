"""What was reached on dossiers with known answers is never lost again."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.evaluation.measure import DOSSIERS, Measurement, evaluation_folder, flatten, measure, read_floors
from tests.evaluation.raise_floors import raised

needs_dossiers = pytest.mark.skipif(
    not (evaluation_folder() / "score.py").exists(),
    reason=f"NOT EVALUATED: no dossiers in {evaluation_folder()}; set TRUCELINE_SHARED",
)
_measured: dict[str, Measurement] = {}


def measurement(dossier: str, tmp_path: Path) -> Measurement:
    if dossier not in _measured:
        _measured[dossier] = measure(dossier, tmp_path / "out")
    return _measured[dossier]


@needs_dossiers
@pytest.mark.parametrize("dossier", DOSSIERS)
def test_every_figure_stays_on_its_floor_and_the_build_is_quick(dossier: str, tmp_path: Path) -> None:
    reached = measurement(dossier, tmp_path)
    floors = read_floors().get(dossier, {})
    fallen = {
        name: f"{reached.figures.get(name)} < {floor}"
        for name, floor in floors.items()
        if reached.figures.get(name, 0.0) < floor - 0.001
    }
    assert fallen == {}
    assert reached.broken == 0
    assert reached.seconds < 12


def test_floors_are_raised_and_never_lowered() -> None:
    assert raised({"claims": 0.6, "place": 0.5}, {"claims": 0.5, "place": 0.7, "time": 0.1}) == {
        "claims": 0.6,
        "place": 0.7,
        "time": 0.1,
    }


def test_every_figure_is_better_when_higher() -> None:
    score = {
        "anchors": {"valid": 4, "broken": 0},
        "claims": {"p": 1.0, "r": 0.5, "f1": 0.667, "n": 2},
        "place": {"acc": 0.9, "n": 10},
        "time": {"acc": None, "n": 0},
        "background_leak": {"acc": 0.25, "n": 4},
        "record_score": 0.5,
    }
    assert flatten(score) == {"claims": 0.667, "place": 0.9, "background_kept_out": 0.75, "record_score": 0.5}
