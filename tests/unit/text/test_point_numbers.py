from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.text.point_numbers import find_point_mentions, read_number, speaks_of_points
from truceline.text.point_topics import follow_points


def numbers(text: str, *, bare: bool = False) -> list[str]:
    return [mention.number for mention in find_point_mentions(text, bare=bare)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Article Four, the fourth point, point 4, para. 4, clause iv, § 4.", ["4"] * 6),
        ("Points 2 and 5; articles three to five; paragraphs 3 through 4.", ["2", "5", "3", "4", "5", "3", "4"]),
        ("Article 2 and Article 5; the first and third points.", ["2", "5", "1", "3"]),
        ("The first three articles, and the last point.", ["1", "2", "3", "-1"]),
        ("Under points 3 to 5 and Article IV, paragraph two, and the sixth point.", ["3", "4", "5", "4", "2", "6"]),
        ("The 4th article and article I.", ["4", "1"]),
    ],
)
def test_a_point_is_read_in_any_writing(text: str, found: list[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "At this point 7 men left Post 8.",
        "The point I made was lost.",
        "Point 4.2 is a note.",
        "The first shots fell; the second half was quiet.",
    ],
)
def test_other_numbers_and_other_points_are_no_points_of_an_agreement(text: str) -> None:
    assert numbers(text, bare=True) == []


def test_a_count_of_people_after_a_point_is_no_further_point() -> None:
    assert numbers("Under Article 6, 3 men were freed, and point 2 and 3 drivers were named.") == ["6", "2"]


def test_bare_ordinals_are_points_only_where_they_are_asked_for_and_are_no_days() -> None:
    text = "The second was broken on the ninth. As to the tenth, nobody knows. The third of May was quiet."
    assert numbers(text) == []
    assert numbers(text, bare=True) == ["2", "10"]


def test_a_text_that_counts_its_points_speaks_of_points() -> None:
    assert speaks_of_points("Of the six points, the first is kept, the second is not, and the third was never begun.")
    assert not speaks_of_points("Three boats came. The first was stopped, the second fled, the third was empty.")


def test_a_pronoun_means_the_point_that_was_named_before_it() -> None:
    topics = follow_points("The second article spoke of the Belt. It is not kept. The mill was shut. The next is dead.")
    assert [[m.number for m in t.meant] for t in topics] == [[], ["2"], [], []]
    assert [[m.number for m in t.named] for t in topics] == [["2"], [], [], ["3"]]


def test_a_point_is_not_meant_beyond_a_paragraph_that_named_several() -> None:
    topics = follow_points("Point 1 is kept. Point 2 is not.\nIt was a cold morning.")
    assert topics[-1].meant == ()


@pytest.mark.parametrize(("word", "value"), [("iv", 4), ("4th", 4), ("II", 2), ("Iv", None)])
def test_numbers_in_other_writings_are_read(word: str, value: int | None) -> None:
    assert read_number(word) == value


@given(st.text(alphabet="the points first second 1234 and to IVX,.", max_size=300))
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    mentions = find_point_mentions(text, bare=True)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
