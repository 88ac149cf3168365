"""What changed between two texts, word by word."""

from __future__ import annotations

from truceline.publish.word_diff import diff_words

LONG = " ".join(f"w{number}" for number in range(40))


def test_words_that_went_and_came_stand_side_by_side() -> None:
    diff = diff_words("Observers counted 14 shells.", "Observers counted at least 19 shells.")
    assert (diff.gone, diff.come) == (1, 3)
    assert diff.lines == ("Observers counted [-14-] {+at least 19+} shells.",)


def test_what_stayed_is_cut_and_changes_far_apart_are_lines_of_their_own() -> None:
    diff = diff_words(f"a {LONG} b", f"x {LONG} y")
    assert len(diff.lines) == 2
    assert diff.lines[0].startswith("[-a-] {+x+} w0 ")
    assert diff.lines[0].endswith(" …")
    assert diff.lines[1].startswith("… w")
    assert diff.lines[1].endswith("w39 [-b-] {+y+}")


def test_equal_words_are_no_change_however_they_are_spaced() -> None:
    diff = diff_words("a  b\nc", "a b c")
    assert (diff.gone, diff.come, diff.lines) == (0, 0, ())


def test_a_text_that_was_written_anew_is_counted_and_not_compared() -> None:
    diff = diff_words("old " * 30_000, "new " * 30_000)
    assert (diff.gone, diff.come, diff.lines) == (30_000, 30_000, ())
