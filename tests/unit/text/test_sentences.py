"""Sentences end where a reader would end them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.text.sentences import split_paragraphs, split_sentences

CASES = [
    (
        "The post was hit at 9:40 p.m. Saturday, Gen. Orvald Hemm said. It burnt out at 10:05 p.m. The ministry knew.",
        [
            "The post was hit at 9:40 p.m. Saturday, Gen. Orvald Hemm said.",
            "It burnt out at 10:05 p.m.",
            "The ministry knew.",
        ],
    ),
    ("See No. 112 of Jan. 22. J. K. Torren signed it.", ["See No. 112 of Jan. 22.", "J. K. Torren signed it."]),
    ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
    (
        "“Well,” she said. “I shall buy a door.” He laughed.",
        ["“Well,” she said.", "“I shall buy a door.”", "He laughed."],
    ),
    ("It rose to 3.5 million. Nobody asked.", ["It rose to 3.5 million.", "Nobody asked."]),
    ("U.S. officials left the U.N. The talks failed.", ["U.S. officials left the U.N.", "The talks failed."]),
    ("They fled... Nobody knows. He waited … then left.", ["They fled...", "Nobody knows.", "He waited … then left."]),
    ("Was it us? No! It was them.", ["Was it us?", "No!", "It was them."]),
    ("“Why?” he asked. Nobody knew.", ["“Why?” he asked.", "Nobody knew."]),
    ("2. VIOLATIONS\nThe post was hit.", ["2. VIOLATIONS", "The post was hit."]),
    ("It was hit twice.Three workers were hurt.", ["It was hit twice.", "Three workers were hurt."]),
    ("Prices, fares etc. rose. Ordesh Corp. said so.", ["Prices, fares etc. rose.", "Ordesh Corp. said so."]),
    ("He left (he said so.) Then it rained.", ["He left (he said so.)", "Then it rained."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_end_at_their_stops(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == expected


def test_each_line_is_a_paragraph_and_no_sentence_crosses_it() -> None:
    text = "Corran Press\nShelling on the Heights\n\nThe post was hit."
    assert [text[a:b] for a, b in split_paragraphs(text)] == text.replace("\n\n", "\n").split("\n")


def test_lines_wrapped_to_a_width_are_one_paragraph() -> None:
    text = (
        "In the last twenty-four hours the ceasefire was broken three times by\n"
        "the side of Lumenia. Single shots were fired at the post from the ridge\n"
        "last night at about 22.30. No one was hurt in it."
    )
    assert len(split_paragraphs(text)) == 1
    assert len(split_sentences(text)) == 3


def test_a_table_is_not_unwrapped() -> None:
    text = (
        "Sector     Places               Small arms   Mortar   Total\n"
        "North      Halvern, Corran      2            0        2    \n"
        "South      Alta Vern            1            0        1    "
    )
    assert len(split_paragraphs(text)) == 3


@given(st.text(alphabet="aB1 .!?”\"'\n…", max_size=120))
def test_sentences_are_ordered_trimmed_and_lose_no_word(text: str) -> None:
    spans = split_sentences(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
