"""Cells: nothing in them runs, and everything in them comes back."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.publish.exports.cells import Cell, csv_bytes, defused, is_formula, listed, shown

TRIGGERS = "=+-@＝＋－＠﹦﹢﹣﹫−"
BLANK = "[^\\S\t\n]|[\u00ad\u200b-\u200f\u061c]"
LETTERS = st.text(st.sampled_from([*TRIGGERS, *"';\t\n\r \u200b,\"ab1\x00\u202e\ud800é"]), max_size=12)


def cells_of(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8"), newline="")))


def given_back(cell: str) -> str:
    """What docs/exports.md says a reader can do: one apostrophe off wherever one was put."""
    return re.sub(f"^'(?='*[\t\n])|(^|[;\t\n])'(?='*(?:{BLANK})*[{re.escape(TRIGGERS)}])", r"\1", cell)


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  @x", "'  @x"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\n'=1"),
        ("＋1", "'＋1"),
        ("\u200b−1", "'\u200b−1"),
        ("a; -3", "a;' -3"),
        ("'=x", "''=x"),
        ("a=b", "a=b"),
        ("'tis", "'tis"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(words: str, cell: str) -> None:
    assert defused(shown(words)) == cell
    assert given_back(cell) == shown(words)


@given(LETTERS | st.text(max_size=30))
def test_no_cell_begins_as_a_formula_however_the_line_is_parted(words: str) -> None:
    cell = cells_of(csv_bytes(["a"], [[words, "end"]]))[1][0]
    for part in re.split("[;\t\n]", cell):
        seen = re.sub(f"^(?:{BLANK})*", "", part)
        assert not seen.startswith(tuple(TRIGGERS))
    assert not cell.startswith(("\t", "\n", "\r"))


@given(st.lists(st.tuples(LETTERS, st.text(max_size=20)), max_size=4))
def test_words_come_back_from_a_csv_as_they_are_shown(rows: list[tuple[str, str]]) -> None:
    read = cells_of(csv_bytes(["a", "b"], rows))
    assert read[0] == ["a", "b"]
    assert [[given_back(cell) for cell in row] for row in read[1:]] == [[shown(a), shown(b)] for a, b in rows]


def test_what_nobody_can_see_is_spelled_out_and_what_scripts_need_is_left() -> None:
    assert shown("a\x00b\u202ec\ud83dd\ufeff\r\ne\rf") == "a[U+0000]b[U+202E]c[U+D83D]d[U+FEFF]\ne\nf"
    assert shown("می\u200cشود \u200f😀\tx") == "می\u200cشود \u200f😀\tx"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (0, "0"),
        (-46.2, "-46.2"),
        (-3, "-3"),
        (True, "yes"),
        (False, "no"),
        (float("inf"), ""),
        ("-3", "'-3"),
    ],
)
def test_our_numbers_stay_bare_and_nothing_is_an_empty_cell(cell: Cell, text: str) -> None:
    assert cells_of(csv_bytes(["a", "b"], [[cell, "x"]]))[1] == [text, "x"]


def test_lines_end_as_rfc_4180_says_and_nothing_marks_the_byte_order() -> None:
    assert csv_bytes(["a"], [["b\nc"], ['"']], below=["#x"]) == b'a\r\n#x\r\n"b\nc"\r\n""""\r\n'


def test_a_list_in_a_cell_names_each_once() -> None:
    assert listed(["b", "a", "", "b"]) == "b; a"
    assert is_formula("x;=1")
    assert not is_formula("x = 1")
