"""Gradings in the file of judgements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.errors import WrongFile
from truceline.intake import load_judgements
from truceline.model.grading import Grading

GRADING = """\
- credibility: 2
  claims: [{report: 05-bulletin.txt, words: two shells fell}]
  by: Vera Lind
  on: 2033-10-09
  why: the craters were seen
"""
JUDGEMENT = """\
- verdict: same
  claims:
    - {report: 05-bulletin.txt, words: two shells fell}
    - {report: 06-post.txt, words: two bangs}
  by: Vera Lind
  on: 2033-10-09
  why: the same evening
"""


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str], tuple[Grading, ...]]:
    def write_and_load(body: str) -> tuple[Grading, ...]:
        path = tmp_path / "judgements.yaml"
        path.write_text(body)
        return load_judgements(str(path)).gradings

    return write_and_load


def test_gradings_and_judgements_lie_in_one_file(tmp_path: Path, load: Callable[[str], tuple[Grading, ...]]) -> None:
    (grading,) = load(JUDGEMENT + GRADING)
    assert (grading.grade, grading.by, grading.on, grading.why) == (
        2,
        "Vera Lind",
        "2033-10-09",
        "the craters were seen",
    )
    assert (grading.claim.report, grading.claim.words) == ("05-bulletin.txt", "two shells fell")
    (judgement,) = load_judgements(str(tmp_path / "judgements.yaml")).judgements
    assert judgement.verdict == "same"


def test_the_same_grading_twice_is_one(load: Callable[[str], tuple[Grading, ...]]) -> None:
    assert len(load(GRADING + GRADING)) == 1


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (GRADING.replace("credibility: 2", "credibility: 7"), "1: unknown credibility '7' in the grading"),
        (GRADING.replace("credibility: 2", "credibility: B2"), "1: unknown credibility 'B2' in the grading"),
        (GRADING.replace("  by: Vera Lind\n", ""), "1: the grading has no by"),
        (GRADING.replace("  why: the craters were seen\n", ""), "1: the grading has no why"),
        (GRADING.replace("on: 2033-10-09", "on: lately"), "4: 'lately' is no date in the grading"),
        (GRADING.replace("[{report", "[{claim: c-1}, {report"), "2: 2 claims in the grading"),
        (GRADING.replace("words: two shells fell", ""), "2: "),
        (GRADING + "  verdict: same\n", "6: unknown key 'verdict' in the grading"),
        (GRADING + "  replaces: g-123\n", "1: it replaces 'g-123', which is not in this file"),
        (GRADING + "  id: g-123\n", "6: the id 'g-123' is that of other words in the grading"),
    ],
)
def test_a_grading_that_says_too_little_is_refused_with_its_line(
    load: Callable[[str], tuple[Grading, ...]], wrong: str, problem: str
) -> None:
    with pytest.raises(WrongFile) as refusal:
        load(wrong)
    (said,) = refusal.value.problems
    assert said.split("judgements.yaml:")[1].startswith(problem)
    assert "; " in said
