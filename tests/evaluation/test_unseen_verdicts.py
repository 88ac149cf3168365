"""Views on an accord's points in texts that nobody's rules were written for, as floors.

All were annotated before the program saw them; the rules were then widened for the first of each pair, and never for
the second, of which only the figure was looked at. `verdicts-1.txt` began at f1 0.431, `verdicts-2.txt` at 0.561; the
phrases at 0.635 and 0.548 right. A second writer's `verdicts-3.txt` began at 0.615, `verdicts-4.txt` at 0.636. What
the second files reach is what to expect of another writer, at the best.
"""

from __future__ import annotations

import pytest
from tests.evaluation.passages import FOLDER
from tests.evaluation.verdicts import f1_of, judge_all

from truceline.text.verdicts import find_verdicts

FLOORS = {"verdicts-1.txt": 0.95, "verdicts-2.txt": 0.70, "verdicts-3.txt": 0.97, "verdicts-4.txt": 0.68}
LEAST_RIGHT = {"verdict-phrases-1.txt": 0.97, "verdict-phrases-2.txt": 0.85}
_WORDS = {"F": "fulfilled", "P": "partly", "N": "not_fulfilled", "U": "unclear", "-": None}


@pytest.mark.parametrize("name", FLOORS)
def test_views_in_unseen_texts_are_found_as_well_as_ever(name: str) -> None:
    assert f1_of(judge_all(name)) >= FLOORS[name]


def status_of(sentence: str) -> str | None:
    """What a sentence holds of point 4: the heaviest verdict on it, partly where the heaviest differ."""
    on_it = [v for v in find_verdicts(sentence) if any(m.number == "4" for m in v.about)]
    heaviest = {v.status.value for v in on_it if v.weight == max(w.weight for w in on_it)}
    return "partly" if len(heaviest) > 1 else next(iter(heaviest), None)


@pytest.mark.parametrize("name", LEAST_RIGHT)
def test_most_ways_of_judging_a_point_are_known(name: str) -> None:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ", 1) for line in lines if " | " in line and not line.startswith("#")]
    wrong = [sentence for mark, sentence in rows if status_of(sentence) != _WORDS[mark]]
    assert 1 - len(wrong) / len(rows) >= LEAST_RIGHT[name], wrong


def test_what_is_owed_asked_promised_or_supposed_is_no_judgement() -> None:
    lines = [(FOLDER / name).read_text(encoding="utf-8").splitlines() for name in LEAST_RIGHT]
    idle = [line[4:] for each in lines for line in each if line.startswith("- | ")]
    assert len(idle) == 14
    assert [sentence for sentence in idle if status_of(sentence) is not None] == []
