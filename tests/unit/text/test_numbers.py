"""Numbers that count, what widens them, and numbers that count nothing."""

from __future__ import annotations

import pytest

from truceline.text.numbers import find_numbers

CASES: list[tuple[str, list[tuple[int | None, int | None, bool]]]] = [
    ("Three people were killed and 11,000 fled.", [(3, 3, False), (11000, 11000, False)]),
    ("1.2 million remain, forty-one of them here.", [(1_200_000, 1_200_000, False), (41, 41, False)]),
    ("one hundred and twenty posts; two thousand three hundred and five", [(120, 120, False), (2305, 2305, False)]),
    ("seventeen hundred men and 23 000 villagers", [(1700, 1700, False), (23000, 23000, False)]),
    ("a dozen shells, dozens of shells, several dozen homes", [(12, 12, True), (24, None, True), (36, None, True)]),
    ("hundreds of thousands of people", [(200_000, None, True)]),
    ("between 10 and 12 people; 10 to 12; 10-12 men", [(10, 12, False)] * 3),
    ("“ten, maybe eleven” explosions", [(10, 11, True)]),
    ("at least 10, no fewer than ten, more than 10, 10 or more, 10+", [(10, None, False)] * 5),
    ("at least another 15", [(15, None, False)]),
    ("up to 20, no more than 20, as many as 20, fewer than 20", [(None, 20, False)] * 4),
    ("almost 2,000 and nearly 40", [(None, 2000, True), (None, 40, True)]),
    ("about 40, some 40, around forty, 40 or so, nearer 40", [(40, 40, True)] * 5),
    ("No casualties. Not a single post fired. None fell. Nobody was hurt. No one left.", [(0, 0, False)] * 5),
    ("lowered the number of dead from five to four", [(4, 4, False)]),
    ("the toll rose from two to 15", [(15, 15, False)]),
    ("four people died, not five", [(4, 4, False)]),
    ("handed over 10 prisoners", [(10, 10, False)]),
    ("violated the ceasefire 4 times (2 times)", [(4, 4, False), (2, 2, False)]),
    ("In January 17 prisoners were exchanged", [(17, 17, False)]),
    ("2000 soldiers stood there", [(2000, 2000, False)]),
    ("put the number of dead at three.", [(3, 3, False)]),
    ("Both vehicles left", [(2, 2, False)]),
    ("a 20-man patrol", [(20, 20, False)]),
]

NOTHING = [
    "at 9:40 p.m., 9.40pm, 19.40, at 22.30, 5 a.m. and nine o'clock",
    "ten past two on Monday, at four in the morning, twenty past seven",
    "15 September, Sept 14, Sep 14, 2031, 12 to 15 September",
    "in 2030, from 1991 to 1994, the 1990s, the 2030 ceasefire",
    "20 percent, $5 million, 3 crowns, 4.5%",
    "point 2, Height 2140, Post 4, Resolution 2334, 301/2031, UTC+6, HOG-2, T-72, No. 112",
    "the first, the 11th, two-thirds, a third, one-sided, one another, the other one",
    "555-0198, 10.0.0.1, 3:07:35",
    "1. SUMMARY",
    "One, the cessation of fire.",
    "no longer, no doubt",
]

MEASURED = [
    ("a 120-mm mortar", "mm"),
    ("120mm calibre", "mm"),
    ("16 km off", "km"),
    ("for 86 hours", "hours"),
    ("two nautical miles", "miles"),
    ("a 44-year-old man", "years"),
    ("Yarul Torm, 58, said", "years"),
    ("a mason of 44 was shot", "years"),
    ("the two-month war", "months"),
    ("a crew of 12 was held", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_number_says_how_many(text: str, expected: list[tuple[int | None, int | None, bool]]) -> None:
    assert [(number.min, number.max, number.approx) for number in find_numbers(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_dates_clocks_money_and_labels_count_nothing(text: str) -> None:
    assert [text[number.start : number.end] for number in find_numbers(text)] == []


@pytest.mark.parametrize(("text", "unit"), MEASURED)
def test_what_is_measured_has_a_unit(text: str, unit: str | None) -> None:
    assert [number.unit for number in find_numbers(text)] == [unit]


def test_the_span_includes_the_modifier() -> None:
    text = "He saw “at least 10” men, or forty or so."
    assert [text[number.start : number.end] for number in find_numbers(text)] == ["at least 10", "forty or so"]
