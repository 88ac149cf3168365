"""The reliability of a source, as a pack keeps it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.pack import Pack
from truceline.model.reliability import Reliability, mark_in_force

HOG = "actors:\n  - id: hog\n    name: Halvern Observer Group\n"


def test_marks_are_kept_with_who_set_them_and_why_the_earliest_first(load: Callable[[str], Pack]) -> None:
    body = (
        HOG + "    reliability:\n"
        "      - {mark: B, since: 2033-09-01, by: Vera Lind, why: two figures had to be corrected}\n"
        "      - {mark: A, since: 2033-04-10, by: Vera Lind, why: its counts were checked on the ground}\n"
    )
    (hog,) = load(body).actors
    assert [(m.mark.value, m.since, m.by) for m in hog.reliability] == [
        ("A", "2033-04-10", "Vera Lind"),
        ("B", "2033-09-01", "Vera Lind"),
    ]
    assert hog.reliability[1].why == "two figures had to be corrected"


@pytest.mark.parametrize(
    ("as_of", "mark"),
    [
        (None, Reliability.B),
        ("2033-09-01", Reliability.B),
        ("2033-08-31T23:59:59+04:00", Reliability.A),
        ("2033-04-09", Reliability.F),
    ],
)
def test_the_mark_in_force_is_the_last_that_was_set_by_then(
    load: Callable[[str], Pack], as_of: str | None, mark: Reliability
) -> None:
    marks = "{mark: A, since: 2033-04-10, by: V, why: w}, {mark: B, since: 2033-09-01, by: V, why: w}"
    (hog,) = load(f"{HOG}    reliability: [{marks}]\n").actors
    assert mark_in_force(hog.reliability, as_of) is mark


def test_a_source_that_nobody_marked_cannot_be_judged(load: Callable[[str], Pack]) -> None:
    (hog,) = load(HOG).actors
    assert (hog.reliability, mark_in_force(hog.reliability, None)) == ((), Reliability.F)


@pytest.mark.parametrize(
    ("marks", "problem"),
    [
        ("[{mark: G, since: 2033-09-01, by: V, why: w}]", "unknown mark 'G' in the mark of actor 'hog'"),
        ("[{mark: b, since: 2033-09-01, by: V, why: w}]", "unknown mark 'b' in the mark of actor 'hog'"),
        ("[{mark: B, since: lately, by: V, why: w}]", "since 'lately' is no date in the mark of actor 'hog'"),
        ("[{mark: B, by: V, why: w}]", "the mark of actor 'hog' has no since"),
        ("[{mark: B, since: 2033-09-01, why: w}]", "the mark of actor 'hog' has no by"),
        ("[{mark: B, since: 2033-09-01, by: V}]", "the mark of actor 'hog' has no why"),
        ("[{mark: B, since: 2033-09-01, by: V, why: w, who: me}]", "unknown key 'who' in the mark of actor 'hog'"),
        ("B", "reliability of actor 'hog' is no list"),
        (
            "[{mark: B, since: 2033-09-01, by: V, why: w}, {mark: C, since: 2033-09-01, by: W, why: w}]",
            "two marks of actor 'hog' since 2033-09-01, the other in line 6",
        ),
    ],
)
def test_a_mark_that_says_too_little_is_refused_with_its_line(
    refused: Callable[..., list[str]], marks: str, problem: str
) -> None:
    (said,) = refused(f"{HOG}    reliability: {marks}\n")
    assert said.startswith(f"6: {problem}; ")
