from __future__ import annotations

from datetime import date

import pytest

from truceline.incidents.titles import say_days, title


def test_a_title_says_kind_place_and_day():
    days = (date(2031, 9, 13), date(2031, 9, 13))
    assert title(["shelling"], "Halvern", days, denied=False) == "Shelling at Halvern, 13 September 2031"


def test_a_title_decides_nothing_where_somebody_denies_the_event():
    assert title(["troop_entry"], "Halvern", None, denied=True) == "Reported entry of forces at Halvern"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2031, 9, 13), date(2031, 9, 13), "13 September"),
        (date(2031, 9, 14), date(2031, 9, 18), "14–18 September"),
        (date(2031, 9, 30), date(2031, 10, 2), "30 September – 2 October"),
    ],
)
def test_days_are_said_as_briefly_as_they_can_be(first, last, said):
    assert say_days(first, last) == said


def test_years_are_said_where_a_run_of_days_crosses_one():
    assert say_days(date(2031, 12, 30), date(2032, 1, 2), year=True) == "30 December 2031 – 2 January 2032"
