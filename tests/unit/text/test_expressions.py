"""Time expressions by class, on Thursday 18 September 2031: dates, clock times, durations, recurrences, vague times."""

from __future__ import annotations

import time
from datetime import date

import pytest

from truceline.text.expressions import find_expressions

ANCHOR = date(2031, 9, 18)

DATES = [
    ("They met in the first quarter of 2031.", "the first quarter of 2031", "2031-Q1"),
    ("Trade fell in the third quarter.", "the third quarter", "2031-Q3"),
    ("Trade fell in the fourth quarter.", "the fourth quarter", "2030-Q4"),
    ("Q2 2030 was bad.", "Q2 2030", "2030-Q2"),
    ("in the second half of last year", "the second half of last year", "2030-H2"),
    ("a fort of the 19th century", "the 19th century", "18"),
    ("in the late eighteenth century", "the late eighteenth century", "17"),
    ("songs of the 1990s", "1990s", "199"),
    ("songs of the nineties", "nineties", "199"),
    ("songs of the ’80s", "80s", "198"),
    ("the 2029 vote", "2029", "2029"),
    ("by the end of the month", "the end of the month", "2031-09"),
    ("by the end of next year", "the end of next year", "2032"),
    ("by year-end", "year-end", "2031"),
    ("It rose last quarter.", "last quarter", "2031-Q2"),
    ("Snow fell in the winter of 2029.", "the winter of 2029", "2029-WI"),
    ("on Christmas Eve", "Christmas Eve", "2030-12-24"),
    ("on Easter Sunday 2031", "Easter Sunday 2031", "2031-04-13"),
    ("last weekend", "last weekend", "2031-W37-WE"),
    ("two weeks ago", "two weeks ago", "2031-W36"),
    ("three years ago", "three years ago", "2028"),
    ("Monday’s vote", "Monday", "2031-09-15"),
]
ANAPHORIC = [
    ("It fell on 3 May 2030. The next day it rose.", "The next day", "2030-05-04"),
    ("It fell on 3 May 2030. Two days later it rose.", "Two days later", "2030-05-05"),
    ("It fell on 3 May 2030, and the day before.", "the day before", "2030-05-02"),
    ("It fell on 3 May 2030. That night it rose.", "That night", "2030-05-03TNI"),
    ("It fell in May 2030. A year earlier it rose.", "A year earlier", "2029"),
    ("It fell in May 2030 and the following month.", "the following month", "2030-06"),
    ("It fell on Monday and the previous day.", "the previous day", "2031-09-14"),
]
TIMES = [
    ("It fell on Monday morning.", "Monday morning", "2031-09-15TMO"),
    ("It fell last night.", "last night", "2031-09-17TNI"),
    ("It fell at 9:40 p.m. on Monday.", "9:40 p.m. on Monday", "2031-09-15T21:40"),
    ("It fell overnight.", "overnight", "2031-09-17TNI"),
]
DURATIONS = [
    ("held for three weeks", "three weeks", "P3W"),
    ("held for more than two decades", "more than two decades", "P20Y"),
    ("a two-year term", "two-year", "P2Y"),
    ("half an hour of calm", "half an hour", "PT30M"),
    ("two and a half years of calm", "two and a half years", "P2.5Y"),
    ("a month and a half of calm", "a month and a half", "P1.5M"),
    ("several days of rain", "several days", "PXD"),
    ("it rained for hours", "hours", "PTXH"),
    ("over the past decade", "the past decade", "P10Y"),
    ("in the last 24 hours", "the last 24 hours", "PT24H"),
    ("the next two weeks", "the next two weeks", "P2W"),
    ("it rained all day", "all day", "P1D"),
    ("a day-long strike", "day-long", "P1D"),
    ("two weeks earlier than planned", "two weeks", "P2W"),
    ("He ran it in 2:41:08.", "2:41:08", "PT2H41M8S"),
    ("a fortnight in the hills", "a fortnight", "P2W"),
]
SETS = [
    ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
    ("They meet on Fridays.", "Fridays", "XXXX-WXX-5"),
    ("They meet each year.", "each year", "P1Y"),
    ("They meet every two weeks.", "every two weeks", "P2W"),
    ("They meet twice a week.", "twice a week", "P1W"),
    ("a monthly report", "monthly", "P1M"),
    ("300 trucks a day", "a day", "P1D"),
    ("on weekends", "weekends", "XXXX-WXX-WE"),
]
VAGUE = [
    ("It is calm now.", "now", "PRESENT_REF"),
    ("They fell out recently.", "recently", "PAST_REF"),
    ("quiet in recent years", "recent years", "PAST_REF"),
    ("It ends soon.", "soon", "FUTURE_REF"),
    ("in the near future", "the near future", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "words", "value"), DATES + ANAPHORIC + TIMES + DURATIONS + SETS + VAGUE)
def test_an_expression_of_each_class_is_found_with_its_value(text: str, words: str, value: str) -> None:
    last = find_expressions(text, anchor=ANCHOR, tz=None)[-1]
    assert (text[last.start : last.end], last.value) == (words, value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("the war of 2029-2030", ["2029", "2030"]),
        ("from 14 to 16 September", ["2031-09-14", "2031-09-16"]),
        ("from Monday to Wednesday", ["2031-09-15", "2031-09-17"]),
        ("in 6 to 9 months", ["P6M", "P9M"]),
    ],
)
def test_both_bounds_of_a_range_are_expressions(text: str, values: list[str]) -> None:
    assert [e.value for e in find_expressions(text, anchor=ANCHOR, tz=None)] == values


@pytest.mark.parametrize(
    "text",
    [
        "a 24-year-old fisherman, 31 years old",
        "aged 5 years",
        "a second man, second to none",
        "as soon as they could",
        "in his forties",
        "more than 2,000 men and 2010 soldiers",
    ],
)
def test_ages_ranks_and_counts_are_no_expressions(text: str) -> None:
    assert find_expressions(text, anchor=ANCHOR, tz=None) == []


def test_the_kinds_are_told_apart() -> None:
    text = "On Monday at noon they met for three days, as every year."
    kinds = [(e.kind.value, text[e.start : e.end]) for e in find_expressions(text, anchor=ANCHOR, tz=None)]
    assert kinds == [("TIME", "Monday at noon"), ("DURATION", "three days"), ("SET", "every year")]


@pytest.mark.parametrize(
    "unit", ["the past ", "a few ", "1 to ", "more than ", "every ", "two and a half ", "year ", "’90s "]
)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    text = (unit * 50_000)[:50_000]
    begun = time.process_time()
    find_expressions(text, anchor=ANCHOR, tz=None)
    assert time.process_time() - begun < 2
