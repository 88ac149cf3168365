from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from tests.unit.text.tagger.conftest import HOSTILE, SENTENCE, texts

from truceline.text.tagger.pieces import SHAPES, Pieces, cut_pieces


def check_places(text: str, pieces: Pieces) -> None:
    """Words follow each other, each is a stretch of one line of the text, and every word is in just one paragraph."""
    words = len(pieces.starts)
    assert len(pieces.first) == len(pieces.ends) == words
    assert len(pieces.ids) == len(pieces.shapes)
    before = 0
    for start, end in zip(pieces.starts, pieces.ends, strict=True):
        assert before <= start < end <= len(text)
        assert not re.search(r"[\r\n]", text[start:end])
        before = end
    borders = [*pieces.first, len(pieces.ids)]
    assert borders[0] == 0
    assert all(a < b for a, b in pairwise(borders))
    assert [word for begin, end in pieces.paragraphs for word in range(begin, end)] == list(range(words))
    assert set(pieces.shapes) <= set(range(2 * SHAPES))


@given(text=texts)
def test_every_word_slices_to_a_stretch_of_one_line(tokenizer: Any, text: str) -> None:
    check_places(text, cut_pieces(text, tokenizer))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_cut_in_the_right_places(tokenizer: Any, name: str) -> None:
    check_places(HOSTILE[name], cut_pieces(HOSTILE[name], tokenizer))


@given(text=texts)
def test_every_letter_or_digit_of_a_plain_text_is_in_a_word(tokenizer: Any, text: str) -> None:
    pieces = cut_pieces(text, tokenizer)
    covered = {at for s, e in zip(pieces.starts, pieces.ends, strict=True) for at in range(s, e)}
    left = {text[at] for at in range(len(text)) if at not in covered and text[at].isascii() and text[at].isalnum()}
    assert left == set()


def test_lone_surrogates_are_read_like_any_other_unknown_character(tokenizer: Any) -> None:
    text = "The army \ud800 said \udfffso."
    pieces = cut_pieces(text, tokenizer)
    check_places(text, pieces)
    assert "said" in [text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)]


def test_words_are_the_words_of_the_sentence(tokenizer: Any) -> None:
    pieces = cut_pieces(SENTENCE, tokenizer)
    words = [SENTENCE[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)]
    assert words == [*SENTENCE[:-1].split(), "."]
    assert len(pieces.ids) > len(words), "an invented name has several pieces"


def test_a_line_is_a_paragraph_and_blank_lines_are_none(tokenizer: Any) -> None:
    pieces = cut_pieces("One two.\n\n \r\nThree.\n", tokenizer)
    assert pieces.paragraphs == ((0, 3), (3, 5))


def test_shapes_tell_capitals_digits_marks_and_quoted_words(tokenizer: Any) -> None:
    text = "it Kestry HOG 14 . eMail “it Kestry HOG 14 , eMail” it"
    pieces = cut_pieces(text, tokenizer)
    shapes = [int(pieces.shapes[first]) for first in pieces.first]
    plain, quoted = [0, 1, 2, 3, 4, 5], [4, 0, 1, 2, 3, 4, 5, 4]
    assert shapes == [*plain, *(shape + SHAPES for shape in quoted), 0]


def test_all_pieces_of_a_word_have_its_shape(tokenizer: Any) -> None:
    pieces = cut_pieces(SENTENCE, tokenizer)
    for n in range(len(pieces.first)):
        first, last = pieces.piece_range(n, n + 1)
        assert len(set(pieces.shapes[first:last])) == 1


def test_of_a_line_only_the_first_characters_are_read_and_the_next_line_is_read_again(tokenizer: Any) -> None:
    text = "x " * 150_000 + "\nnext"
    pieces = cut_pieces(text, tokenizer)
    begin, end = pieces.paragraphs[0]
    assert pieces.ends[end - 1] <= 200_000
    assert end - begin == 100_000
    assert text[pieces.starts[-1] : pieces.ends[-1]] == "next"


def test_what_looks_like_a_mark_of_the_vocabulary_ends_no_window(tokenizer: Any) -> None:
    pieces = cut_pieces("He said [SEP] and [CLS] so.", tokenizer)
    assert not {101, 102} & {int(n) for n in pieces.ids}
