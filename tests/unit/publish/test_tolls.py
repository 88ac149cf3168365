"""Ranges over all speakers are honest about open ends."""

from __future__ import annotations

import pytest

from truceline.model.event import Quantity
from truceline.publish.tolls import span_of

Ends = tuple[int | None, int | None]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "number not given"),
        ([(None, None)], "number not given"),
        ([(4, 4), (4, 4)], "4"),
        ([(0, 0), (4, 4)], "0 to 4"),
        ([(10, None)], "at least 10"),
        ([(None, 12), (15, 20), (60, 60)], "at most 12 to 60"),
        ([(25, None), (60, 60)], "25 to 60 or more"),
        ([(None, 12), (25, None)], "at most 12 to 25 or more"),
        ([(2, 3), (3, 3)], "2 to 3"),
    ],
)
def test_a_span_runs_from_the_lowest_to_the_highest_and_keeps_open_ends(given: list[Ends], said: str) -> None:
    assert span_of([Quantity(what="killed", min=low, max=high) for low, high in given]) == said
