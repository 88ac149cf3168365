"""Every word is answered for once, whatever the text; no window is wider than the network has places."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.text.tagger.conftest import HOSTILE, layouts, pieces_of, texts

from truceline.text.tagger.pieces import Pieces, cut_pieces
from truceline.text.tagger.windows import WIDTH, Window, cut_windows

PLACES = 512


def check_windows(pieces: Pieces, windows: list[Window]) -> None:
    answered = [word for window in windows for word in range(*window.words)]
    assert answered == list(range(len(pieces.starts)))
    for window in windows:
        assert len(window.ids) == len(window.shapes) <= PLACES
        assert len(window.at) == window.words[1] - window.words[0]
        own = pieces.first[window.words[0] : window.words[1]]
        assert (window.ids[window.at] == pieces.ids[own]).all()
        assert (window.shapes[window.at] == pieces.shapes[own]).all()


@given(pieces=layouts)
def test_every_word_is_answered_for_by_one_window_in_order(pieces: Pieces) -> None:
    check_windows(pieces, cut_windows(pieces))


@given(pieces=layouts, width=st.integers(96, 224))
def test_windows_of_every_width_in_training_hold_every_word_once(pieces: Pieces, width: int) -> None:
    check_windows(pieces, cut_windows(pieces, width))


@given(text=texts)
def test_whatever_the_text_its_windows_hold_every_word_once(tokenizer: Any, text: str) -> None:
    pieces = cut_pieces(text, tokenizer)
    check_windows(pieces, cut_windows(pieces))


@pytest.mark.parametrize("name", HOSTILE)
def test_windows_of_hostile_text_hold_every_word_once(tokenizer: Any, name: str) -> None:
    pieces = cut_pieces(HOSTILE[name], tokenizer)
    check_windows(pieces, cut_windows(pieces))


@given(pieces=layouts)
def test_no_piece_is_read_more_than_a_few_times(pieces: Pieces) -> None:
    """What a text costs grows with its length alone."""
    read = sum(len(window.ids) for window in cut_windows(pieces))
    assert read <= 4 * len(pieces.ids) + 2 * len(pieces.paragraphs)


@pytest.mark.parametrize("unit", ["." * 9, "中" * 9, "a\n", "- "])
def test_marks_without_end_are_read_about_twice(tokenizer: Any, unit: str) -> None:
    pieces = cut_pieces((unit * 10_000)[:10_000], tokenizer)
    read = sum(len(window.ids) for window in cut_windows(pieces))
    assert read <= 2.1 * len(pieces.ids) + 200


def test_no_text_has_no_window() -> None:
    assert cut_windows(pieces_of([])) == []


def test_paragraphs_that_fit_together_are_one_window_with_marks_between() -> None:
    pieces = pieces_of([[1, 2], [3]])
    (window,) = cut_windows(pieces)
    assert list(window.ids) == [101, 1000, 1001, 1002, 102, 1003, 1004, 1005, 102]
    assert list(window.at) == [1, 2, 5]


@pytest.mark.parametrize(("second", "count"), [(WIDTH - 90, 1), (WIDTH - 89, 2)])
def test_a_paragraph_that_does_not_fit_begins_a_window(second: int, count: int) -> None:
    windows = cut_windows(pieces_of([[1] * 90, [1] * second]))
    assert [window.words for window in windows] == [(0, 90 + second)] if count == 1 else [(0, 90), (90, 90 + second)]


def test_a_word_in_the_middle_of_a_long_paragraph_sees_its_neighbours_on_both_sides() -> None:
    pieces = pieces_of([[1] * 1000])
    for window in cut_windows(pieces):
        begin, end = window.words
        low, high = int(window.ids[1]) - 1000, int(window.ids[-2]) - 1000
        assert low <= max(0, begin - 40)
        assert high >= min(999, end + 39)
