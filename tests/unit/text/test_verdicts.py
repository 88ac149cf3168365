from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.text.point_numbers import find_point_mentions, read_number
from truceline.text.verdicts import find_verdicts


def statuses(text: str) -> list[str]:
    return [verdict.status.value for verdict in find_verdicts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Point 4 has been fulfilled.",
        "The third article is being carried out without delay.",
        "Four, the lorries. Done.",
        "Although the point was met, Lumenia wants more.",
        "Apart from trifling matters, it has been completed.",
        "The paragraph has not been violated.",
        "Ordesh has fully implemented the clause.",
    ],
)
def test_words_of_fulfilment_are_a_verdict(text: str) -> None:
    assert statuses(text)[:1] == ["fulfilled"]


@pytest.mark.parametrize(
    "text",
    [
        "Point 5 has been carried out in part.",
        "Half kept.",
        "Kept late.",
        "It is observed in the towns, but not on the heights.",
        "The item is fulfilled as far as it depends on Ordesh.",
        "It has not been fully implemented.",
        "The clearing has begun.",
    ],
)
def test_halves_hedges_and_beginnings_are_partly(text: str) -> None:
    assert statuses(text) == ["partly"]


@pytest.mark.parametrize(
    "text",
    [
        "Point 2 has not been carried out.",
        "Two, the guns. Broken, and by both.",
        "Not begun.",
        "This did not happen.",
        "It cannot be considered fulfilled.",
        "The fourth point remains a dead letter.",
        "The working group has made no progress.",
        "The lists have never been handed over.",
        "It was a flagrant violation of article 7.",
        "Ordesh failed to implement it.",
    ],
)
def test_broken_and_undone_things_are_not_fulfilled(text: str) -> None:
    assert statuses(text) == ["not_fulfilled"]


@pytest.mark.parametrize(
    "text",
    [
        "The implementation of point 9 cannot be assessed.",
        "It is unclear what the centre does.",
        "Of the wells we can say nothing for certain.",
    ],
)
def test_what_nobody_can_judge_is_unclear(text: str) -> None:
    assert statuses(text) == ["unclear"]


@pytest.mark.parametrize(
    "text",
    [
        "All of this must be done under supervision.",
        "Point 3 will be fulfilled by spring.",
        "If point 3 is fulfilled, the road opens.",
        "Talks went on until late on Friday.",
    ],
)
def test_duties_and_suppositions_judge_nothing(text: str) -> None:
    assert statuses(text) == []


def test_a_verdict_is_the_clause_that_judges_and_its_heading() -> None:
    text = "Ordesh has left the heights, and point 2 has been fulfilled. More follows.\nThree, the wells. Kept."
    assert [text[v.start : v.end] for v in find_verdicts(text)] == [
        "point 2 has been fulfilled",
        "Three, the wells. Kept",
    ]


def test_points_are_read_from_digits_words_series_and_ordinals() -> None:
    text = "Under points 3 to 5 and Article IV, paragraph two, and the sixth point; at this point 7 men left Post 8."
    assert [mention.number for mention in find_point_mentions(text)] == ["3", "4", "5", "4", "2", "6"]


@pytest.mark.parametrize(("word", "value"), [("8", 8), ("IX", 9), ("twelve", 12), ("Third", 3), ("many", None)])
def test_a_number_is_read_in_any_writing(word: str, value: int | None) -> None:
    assert read_number(word) == value


@given(st.text(alphabet="point 12 not kept fulfilled, and.\n“”;", max_size=300))
def test_verdicts_lie_inside_the_text_and_hold_their_cue(text: str) -> None:
    for verdict in find_verdicts(text):
        assert 0 <= verdict.start < verdict.end <= len(text)
        assert verdict.cue.start < verdict.end
