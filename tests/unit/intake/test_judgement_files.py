"""Files of judgements and of times of collection: read whole, or refused with every line that is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from truceline.errors import WrongFile
from truceline.intake import load_collected, load_judgements

GOOD = """\
- verdict: same
  claims:
    - {report: mirror.txt, words: "shells fell near Serrapont"}
    - {claim: c-0123456789ab}
  by: Mara Voss
  on: 2033-10-09
  why: one village under two names
"""


def read(tmp_path: Path, text: str):
    file = tmp_path / "judgements.yaml"
    file.write_text(text, encoding="utf-8")
    return load_judgements(str(file)).judgements


def test_a_judgement_is_read_with_both_ways_of_pointing(tmp_path: Path) -> None:
    (judgement,) = read(tmp_path, GOOD)
    assert (judgement.by, judgement.on, judgement.verdict) == ("Mara Voss", "2033-10-09", "same")
    assert [pointer.key for pointer in judgement.claims] == [
        ("", "mirror.txt", "shells fell near Serrapont"),
        ("c-0123456789ab", "", ""),
    ]


def test_json_lines_give_the_same_judgement(tmp_path: Path) -> None:
    line = {
        "verdict": "same",
        "claims": [{"report": "mirror.txt", "words": "shells fell near Serrapont"}, {"claim": "c-0123456789ab"}],
        "by": "Mara Voss",
        "on": "2033-10-09",
        "why": "one village under two names",
        "outcome": "held",
    }
    assert read(tmp_path, json.dumps(line) + "\n") == read(tmp_path, GOOD)


def test_a_judgement_that_is_given_twice_counts_once(tmp_path: Path) -> None:
    assert len(read(tmp_path, GOOD + GOOD)) == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (GOOD.replace("same", "equal"), "judgements.yaml:1: unknown verdict 'equal'"),
        (GOOD.replace("by: Mara Voss", "by:"), "has no by"),
        (GOOD.replace("2033-10-09", "yesterday"), "judgements.yaml:6: 'yesterday' is no date"),
        (GOOD.replace("    - {claim: c-0123456789ab}\n", ""), "1 claims"),
        (GOOD.replace("{claim: c-0123456789ab}", "{report: mirror.txt}"), "judgements.yaml:4: a claim that nothing"),
        (GOOD + "  id: j-1\n", "the id 'j-1' is that of other words"),
        (GOOD + "  replaces: j-1\n", "which is not in this file"),
        ("", "empty"),
        ("a: b\n", "no list of judgements"),
        ("- [", "not YAML"),
        ('{"verdict": "same",\n', "judgements.yaml:1: not JSON"),
    ],
)
def test_a_wrong_file_is_refused_with_line_and_remedy(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(WrongFile) as caught:
        read(tmp_path, wrong)
    assert said in str(caught.value)
    assert ";" in str(caught.value)


def test_judgements_that_contradict_each_other_are_refused_and_all_named(tmp_path: Path) -> None:
    second = GOOD.replace("shells fell near Serrapont", "a shell").replace("Mara Voss", "Ivo")
    third = (
        GOOD.replace("same", "different")
        .replace("{claim: c-0123456789ab}", '{report: mirror.txt, words: "a shell"}')
        .replace("Mara Voss", "Oda")
    )
    with pytest.raises(WrongFile) as caught:
        read(tmp_path, GOOD + second + third)
    assert all(name in str(caught.value) for name in ("Mara Voss", "Ivo", "Oda", "judgements.yaml:15"))


def collected(tmp_path: Path, text: str):
    file = tmp_path / "collected.yaml"
    file.write_text(text, encoding="utf-8")
    return load_collected(str(file), ZoneInfo("Asia/Baku"))


def test_times_of_collection_are_read_in_the_theatres_zone(tmp_path: Path) -> None:
    times = collected(tmp_path, "./a.txt: 2033-10-04T09:10\nb/: 2033-10-05\nc.txt: 2033-10-04T09:10Z\n")
    assert times == {
        "a.txt": "2033-10-04T09:10:00+04:00",
        "b": "2033-10-05",
        "c.txt": "2033-10-04T09:10:00+00:00",
    }


@pytest.mark.parametrize("text", ["a.txt: soon\n", "- a.txt\n", "a.txt: {when: 2033-10-04}\n", "a.txt: 2033-10\n"])
def test_a_wrong_listing_is_refused_with_an_example(tmp_path: Path, text: str) -> None:
    with pytest.raises(WrongFile, match=r"collected\.yaml:1: .*2033-10-04T09:10"):
        collected(tmp_path, text)
