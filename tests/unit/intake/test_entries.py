"""Assessments in the file of judgements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.errors import WrongFile
from truceline.intake import load_judgements
from truceline.model.entry import Citation, Entry
from truceline.model.judgement import Pointer

POINTED = """\
- assessment: not_fulfilled
  agreement: ford-accord
  provision: 3
  assessor: calder-mod
  claims: [{report: 05-bulletin.txt, words: the islands are still held}]
  by: Vera Lind
  on: 2033-10-09
  why: the bulletin means the third point
"""
CITED = """\
- assessment: partly
  agreement: ford-accord
  provision: 3
  assessor: Institute for River Law
  words: "the withdrawal is half done"
  source: yearbook 2033, p. 41
  as_of: 2033-06-30
  by: Vera Lind
  on: 2033-10-09
  why: the only study there is
"""
Load = Callable[[str], tuple[Entry, ...]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def write_and_load(body: str) -> tuple[Entry, ...]:
        path = tmp_path / "judgements.yaml"
        path.write_text(body, encoding="utf-8")
        return load_judgements(str(path)).entries

    return write_and_load


def test_an_entry_rests_on_a_claim_or_on_words_of_a_document(load: Load) -> None:
    pointed, cited = load(POINTED + CITED)
    assert pointed.basis == Pointer(report="05-bulletin.txt", words="the islands are still held")
    assert cited.basis == Citation(words="the withdrawal is half done", source="yearbook 2033, p. 41")
    assert (pointed.assessor, pointed.provision, pointed.status) == ("calder-mod", "3", "not_fulfilled")
    assert (cited.as_of, cited.on, cited.by) == ("2033-06-30", "2033-10-09", "Vera Lind")


def test_the_same_entry_twice_is_one(load: Load) -> None:
    assert len(load(CITED + CITED)) == 1


def test_one_person_may_enter_two_days_and_two_people_may_differ_on_one(load: Load) -> None:
    later = CITED.replace("partly", "fulfilled").replace("2033-06-30", "2033-09-30")
    other = CITED.replace("partly", "fulfilled").replace("Vera Lind", "Jon Aas")
    unclear = CITED.replace("partly", "unclear")
    assert len(load(CITED + later + other + unclear)) == 4


def test_one_person_who_holds_two_things_for_one_day_is_refused_until_one_replaces_the_other(load: Load) -> None:
    (first,) = load(CITED)
    second = CITED.replace("partly", "fulfilled")
    with pytest.raises(WrongFile) as refusal:
        load(CITED + second)
    (said,) = refusal.value.problems
    assert "Vera Lind enters “fulfilled”" in said
    assert first.id in said
    assert len(load(CITED + second + f"  replaces: {first.id}\n")) == 2


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (CITED.replace("partly", "kept"), "1: unknown assessment 'kept' in the assessment"),
        (CITED.replace("  assessor: Institute for River Law\n", ""), "1: the assessment has no assessor"),
        (CITED.replace("  provision: 3\n", ""), "1: the assessment has no provision"),
        (CITED.replace("  why: the only study there is\n", ""), "1: the assessment has no why"),
        (CITED.replace("as_of: 2033-06-30", "as_of: in June"), "7: 'in June' is no date in the assessment"),
        (CITED.replace("  source: yearbook 2033, p. 41\n", ""), "5: words without their source, or the reverse"),
        (CITED + "  claims: [{claim: c-1}]\n", "11: a claim beside words of a source"),
        (POINTED.replace("[{report", "[{claim: c-1}, {report"), "5: 2 claims in the assessment"),
        (CITED + "  id: e-123\n", "11: the id 'e-123' is that of other words"),
        (CITED + "  replaces: e-123\n", "1: it replaces 'e-123', which is not in this file"),
        (CITED + "  verdict: same\n", "11: unknown key 'verdict'"),
    ],
)
def test_an_entry_that_says_too_little_is_refused_with_its_line(load: Load, wrong: str, problem: str) -> None:
    with pytest.raises(WrongFile) as refusal:
        load(wrong)
    (said,) = refusal.value.problems
    assert said.split("judgements.yaml:")[1].startswith(problem)


def test_everything_wrong_in_all_kinds_is_said_at_once(load: Load) -> None:
    with pytest.raises(WrongFile) as refusal:
        load("- verdict: equal\n- credibility: 9\n- assessment: kept\n")
    said = " ".join(refusal.value.problems)
    assert all(word in said for word in ("'equal'", "'9'", "'kept'"))


def test_an_entry_may_say_whose_keeping_is_judged_and_is_another_entry_then(load: Load) -> None:
    (plain,) = load(CITED)
    (of,) = load(CITED.replace("  by: Vera", "  of: Kaldra\n  by: Vera"))
    assert (plain.of, of.of) == (None, "Kaldra")
    assert plain.id != of.id
