"""The marked passages that the tagger learns from: how they are read and what the checker refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from training.markup import ALL_LAYERS, WrongMarkup, parse_passages, read_passages
from training.sentences.check import ROOT, event_types, find_problems, find_repeats, main

SHARED = (
    "[S12|The [ORG|Tolvan Guard]] [Q1|denied] on [DATE|Friday] [C1|that it [E:shelling:-|shelled] [PLACE|Kersa]], "
    "[Q2|adding] [C2|that [NUM|two men] [E:casualties:+|were hurt]]."
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "sample.txt"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(path: Path, text: str) -> list[str]:
    (passage,) = parse_passages(write(path, text))
    return find_problems(passage, event_types())


def test_marks_are_taken_out_of_the_text_and_their_offsets_find_their_words(written: Path) -> None:
    (example,) = read_passages(write(written, SHARED))
    assert example.text == ("The Tolvan Guard denied on Friday that it shelled Kersa, adding that two men were hurt.")
    found = [(mark.layer, mark.label, example.text[mark.start : mark.end]) for mark in example.marks]
    assert ("entity", "organisation", "Tolvan Guard") in found
    assert ("attribution", "content", "that it shelled Kersa") in found
    assert ("entity", "quantity", "two men") in found
    assert ("event", "casualties", "were hurt") in found
    assert len(found) == 11


def test_a_source_serves_every_attribution_that_its_digits_list(written: Path) -> None:
    (example,) = read_passages(write(written, SHARED))
    groups = {(mark.label, mark.groups) for mark in example.marks if mark.layer == "attribution"}
    assert groups == {("source", (1, 2)), ("cue", (1,)), ("content", (1,)), ("cue", (2,)), ("content", (2,))}


def test_a_role_without_digits_belongs_to_attribution_one(written: Path) -> None:
    (example,) = read_passages(write(written, "[S|She] [Q|said] [C|so]."))
    assert {mark.groups for mark in example.marks} == {(1,)}


def test_the_stance_stands_on_event_words_only(written: Path) -> None:
    (example,) = read_passages(write(written, SHARED))
    assert {(mark.label, mark.stance) for mark in example.marks if mark.stance} == {
        ("shelling", "-"),
        ("casualties", "+"),
    }


def test_passages_are_numbered_and_have_all_layers(written: Path) -> None:
    examples = read_passages(write(written, "# note\nOne.\n--\n\n--\nTwo.\n# note\nThree.\n--\n"))
    assert [(example.name, example.text) for example in examples] == [
        ("sample-1", "One."),
        ("sample-2", "Two.\nThree."),
    ]
    assert all(example.layers == ALL_LAYERS for example in examples)


def test_offsets_go_on_over_paragraphs_and_places_name_the_line(written: Path) -> None:
    (passage,) = parse_passages(write(written, "One [NUM|é 1].\n# note\nTwo [PLACE|Sten]."))
    (first, second) = passage.example.marks
    assert passage.example.text[second.start : second.end] == "Sten"
    assert passage.place_of(first.start).endswith("sample.txt:1")
    assert passage.place_of(second.start).endswith("sample.txt:3")


def test_a_table_row_keeps_its_bars(written: Path) -> None:
    (example,) = read_passages(write(written, "[DATE|4 May] | [PLACE|Sten] | calm"))
    assert example.text == "4 May | Sten | calm"


BROKEN = [
    ("One.\nHe [PLACE|slept.", ":2:4:", "never closed"),
    ("He slept].", ":1:9:", "never opened"),
    ("He [slept].", ":1:4:", "without a tag"),
    ("He [TOWN|slept].", ":1:4:", "unknown tag TOWN"),
    ("He [E:shelling|fired].", ":1:4:", "unknown tag E:shelling"),
    ("He [E:shelling:x|fired].", ":1:4:", "unknown tag"),
    ("He [S0|fired].", ":1:4:", "unknown tag S0"),
]


@pytest.mark.parametrize(("text", "place", "words"), BROKEN)
def test_broken_markup_is_refused_with_its_place(written: Path, text: str, place: str, words: str) -> None:
    with pytest.raises(WrongMarkup, match=words) as refused:
        read_passages(write(written, text))
    assert f"sample.txt{place}" in refused.value.problems[0]


def test_every_problem_of_a_file_is_told_at_once(written: Path) -> None:
    with pytest.raises(WrongMarkup) as refused:
        read_passages(write(written, "He [PLACE|slept.\n--\nHe [TOWN|slept]."))
    assert len(refused.value.problems) == 2


SUSPECT = [
    ("[S|She] [C|slept].", "has 0 cues"),
    ("[S|She] [Q|said] [Q|added] [C|it].", "has 2 cues"),
    ("[S12|She] [Q12|said] [C1|it] [C2|that].", "one cue for attributions"),
    ("[S|She] [Q|spoke].", "no content"),
    ("[Q1|said] [Q2|told] [C1|that he [C2|slept]].", "content 'slept' overlaps content"),
    ("He [E:shelling:+|fired [E:withdrawal:+|left]].", "overlaps shelling"),
    ("[NUM|two [NUM|10 km] walks]", "overlaps quantity"),
    ("[PLACE| Sten] slept.", "blanks at the edge"),
    ("[PLACE|] slept.", "an empty place"),
    ("[C|He slept,] [Q|said] [S|she].", "put it outside"),
    ("He [E:sleep:+|slept].", "unknown event type 'sleep'"),
]


@pytest.mark.parametrize(("text", "words"), SUSPECT)
def test_the_checker_names_what_is_wrong(written: Path, text: str, words: str) -> None:
    problems = problems_of(written, text)
    assert any(words in problem and "sample.txt:1" in problem for problem in problems)


def test_the_checker_finds_nothing_in_a_right_passage(written: Path) -> None:
    assert problems_of(written, SHARED) == []
    assert problems_of(written, "[NUM|two [GROUP|Ordeshi] guards] slept") == []


def test_a_passage_with_the_names_swapped_is_a_repeat(written: Path) -> None:
    passages = parse_passages(
        write(written, "[PER|Ansa] left [PLACE|Sten].\n--\n[PER|Bero] left [PLACE|Kersa].\n--\nShe left.")
    )
    (repeat,) = find_repeats(passages)
    assert "sample.txt:3: repeats" in repeat


def test_the_command_ends_in_one_if_anything_is_wrong(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(write(written, SHARED))]) == 0
    assert "1 passages, 0 problems" in capsys.readouterr().out
    assert main([str(write(written, "[S|She] [C|slept]."))]) == 1
    assert main([str(written.with_name("none.txt"))]) == 1


def test_the_counts_are_by_event_type_and_stance(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(write(written, SHARED))])
    lines = capsys.readouterr().out.splitlines()
    shelling = next(line for line in lines if line.startswith("shelling"))
    assert shelling.split() == ["shelling", "1", "+0", "-1", "?0"]
    assert "source 1  content 2  cue 2" in lines


def test_the_checker_runs_by_its_path_from_anywhere(written: Path) -> None:
    script = ROOT / "training" / "sentences" / "check.py"
    ran = subprocess.run([sys.executable, script, write(written, SHARED)], cwd=written.parent, check=False)
    assert ran.returncode == 0


def test_the_passages_beside_the_checker_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0, capsys.readouterr().out[-4000:]
