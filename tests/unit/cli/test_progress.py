"""How far a run is."""

import pytest

from truceline.cli.progress import Lines


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_short_run_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = Lines(every=10, clock=clock)
    lines.begin("reading files", 3)
    for _ in range(3):
        clock.now += 1
        lines.step()
    assert capsys.readouterr().err == ""


def test_a_long_run_says_how_much_is_done_and_about_how_long_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = Lines(every=10, clock=clock)
    lines.begin("reading claims", 5000)
    clock.now = 10
    lines.step(1000)
    assert capsys.readouterr().err == "truceline: reading claims: 1,000 of 5,000, about 40 s left\n"


def test_lines_come_no_closer_than_they_should(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = Lines(every=10, clock=clock)
    lines.begin("reading claims", 100)
    for _ in range(100):
        clock.now += 0.5
        lines.step()
    assert len(capsys.readouterr().err.splitlines()) == 5


def test_a_stage_of_unknown_length_shows_a_count_only(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = Lines(every=1, clock=clock)
    lines.begin("comparing texts")
    clock.now = 200
    lines.step(7)
    assert capsys.readouterr().err == "truceline: comparing texts: 7\n"


def test_a_long_wait_is_told_in_minutes(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = Lines(every=1, clock=clock)
    lines.begin("reading claims", 1000)
    clock.now = 60
    lines.step(10)
    assert "about 99 min left" in capsys.readouterr().err


def test_a_long_run_names_the_stage_that_it_enters(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = Lines(every=10, clock=clock)
    lines.begin("reading claims", 5)
    clock.now = 30
    lines.begin("grouping events")
    assert capsys.readouterr().err == "truceline: grouping events …\n"
