"""What reaches the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.cli.talk import complain, printable


def test_a_terminal_escape_in_a_file_name_is_shown_not_obeyed() -> None:
    assert printable("a\x1b[2Jb.txt") == "a\\x1b[2Jb.txt"


def test_a_line_break_in_a_file_name_does_not_start_a_new_line() -> None:
    assert printable("a\nb\r.txt") == "a\\x0ab\\x0d.txt"


def test_bidirectional_controls_are_shown() -> None:
    assert printable("report\u202etxt.exe") == "report\\u202etxt.exe"


def test_a_byte_that_is_no_utf8_is_shown_as_that_byte() -> None:
    assert printable("caf\udce9.txt") == "caf\\xe9.txt"


def test_letters_of_every_script_stay_as_they_are() -> None:
    assert printable("Хальверн हल्वेर्न 会") == "Хальверн हल्वेर्न 会"


@given(st.text())
def test_whatever_a_path_holds_comes_out_as_one_printable_line(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")


def test_a_complaint_is_one_line_named_as_ours(capsys: pytest.CaptureFixture[str]) -> None:
    complain("x\ny")
    assert capsys.readouterr().err == "truceline: x\\x0ay\n"
