"""Killed, wounded and missing people as prose tells them, and the ranges that several tellings make."""

from __future__ import annotations

import time

import pytest

from truceline.text.toll_ranges import toll_range
from truceline.text.tolls import find_tolls

TOTALS: list[tuple[str, list[tuple[str, str, int | None, int | None]]]] = [
    ("Two civilians were killed and six wounded.", [("killed", "Two", 2, 2), ("wounded", "six", 6, 6)]),
    ("Shelling left three dead and 12 wounded.", [("killed", "three", 3, 3), ("wounded", "12", 12, 12)]),
    (
        "The blast killed ten people, and four others were injured.",
        [("killed", "ten", 10, 10), ("wounded", "four", 4, 4)],
    ),
    (
        "A strike hit the mill, killing at least 7 people and injuring up to 50 others.",
        [("killed", "at least 7", 7, None), ("wounded", "up to 50", None, 50)],
    ),
    ("It resulted in 12 deaths and 53 injuries.", [("killed", "12", 12, 12), ("wounded", "53", 53, 53)]),
    ("The bodies of 17 martyrs were recovered.", [("killed", "17", 17, 17)]),
    ("An agency put the death toll at 17.", [("killed", "17", 17, 17)]),
    ("A woman and her two children were killed.", [("killed", "A woman", 1, 1), ("killed", "two", 2, 2)]),
    ("Ana Lopez was killed.", [("killed", "was killed", 1, 1)]),
    ("The attack led to the deaths of Ana Lopez, Juan Vero and Ilse Mar.", [("killed", "Ana", 3, 3)]),
    ("A number of people were killed or wounded.", [("killed", "A number", 2, None), ("wounded", "A number", 2, None)]),
    ("No injuries were reported.", [("wounded", "No", 0, 0)]),
    ("Nobody was hurt.", [("wounded", "Nobody", 0, 0)]),
    ("Three roofers were hurt.", [("wounded", "Three", 3, 3)]),
    ("Four people were buried on Wednesday.", [("killed", "Four", 4, 4)]),
    ("The team was shown the death certificates of four persons.", [("killed", "four", 4, 4)]),
    ("Seven people remain under treatment in Lisk.", [("wounded", "Seven", 7, 7)]),
    ("Eleven people were brought in, two of whom could not be saved.", [("killed", "two", 2, 2)]),
    ("An old miller was wounded by fire and later died.", [("killed", "was wounded", 1, 1)]),
    ("On October 24th, 17 residents were killed.", [("killed", "17", 17, 17)]),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS, ids=[text for text, _ in TOTALS])
def test_a_count_of_people_is_tied_to_the_word_for_what_befell_them(
    text: str, expected: list[tuple[str, str, int | None, int | None]]
) -> None:
    found = [toll for toll in find_tolls(text) if not toll.part]
    assert [(toll.category, toll.min, toll.max) for toll in found] == [(c, low, high) for c, _, low, high in expected]
    for toll, (_, words, _, _) in zip(found, expected, strict=True):
        assert text[toll.start : toll.end].startswith(words)


PARTS = [
    ("Ten people, including a woman and four children, were killed.", 10, [1, 4]),
    ("The strike killed three civilians, two women and a child.", 3, [2, 1]),
    ("Five children of one family, two boys, two girls and an infant, were killed.", 5, [2, 2, 1]),
    ("Between four and five people were killed, among them a teacher and his wife.", 4, [1, 1]),
]


@pytest.mark.parametrize(("text", "total", "parts"), PARTS, ids=[text for text, _, _ in PARTS])
def test_those_whom_a_total_is_made_of_are_parts_of_it(text: str, total: int, parts: list[int]) -> None:
    tolls = find_tolls(text)
    assert [toll.min for toll in tolls if not toll.part] == [total]
    assert [toll.min for toll in tolls if toll.part] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Two houses and five cars were hit by 12 shells.",
        "The mayor (48) spoke to three reporters about the dead.",
        "More than 4,000 people have been killed since the start of the war.",
        "At half past eight this morning the wounded were driven away.",
        "The house was not hit and the miller was not hurt.",
    ],
)
def test_what_counts_no_victims_of_the_event_is_no_toll(text: str) -> None:
    assert find_tolls(text) == []


def test_a_toll_says_whom_it_counts() -> None:
    text = "Two soldiers, a woman and three children were killed and a civilian was wounded."
    assert [toll.who for toll in find_tolls(text)] == ["soldier", "woman", "child", "civilian"]


def test_a_first_report_is_told_as_early_and_what_overtook_it_is_not() -> None:
    text = "Two people were initially reported killed, but later nine people were found dead."
    assert [(toll.min, toll.early) for toll in find_tolls(text)] == [(2, True), (9, False)]


def test_what_different_sources_tell_are_different_statements() -> None:
    text = "The clinic said that four people were killed, while the council said that six people were killed."
    first, second = find_tolls(text)
    assert (first.min, second.min) == (4, 6)
    assert first.statement < second.statement


RANGES: list[tuple[str, dict[str, tuple[int, int]]]] = [
    ("A man, his wife and their three children were killed.", {"killed": (5, 5)}),
    ("Four people were killed. The council said that six people were killed.", {"killed": (4, 6)}),
    ("Four people were killed. The council initially reported six people killed.", {"killed": (4, 4)}),
    ("At least four people were killed. One agency put the death toll at seven.", {"killed": (4, 7)}),
    ("Up to 20 people were killed. A clinic said that 17 people were killed.", {"killed": (17, 20)}),
    ("More than 25 people were injured.", {"wounded": (26, 26)}),
    ("A man was killed and several others were injured.", {"killed": (1, 1), "wounded": (2, 2)}),
    ("Several people were injured. A clinic said that between 5 and 9 people were injured.", {"wounded": (5, 9)}),
    ("Dozens of people were wounded.", {"wounded": (12, 24)}),
    ("No one was killed, but three people were hurt.", {"killed": (0, 0), "wounded": (3, 3)}),
    ("Six people, including two children, were killed. Of the dead, three women were cousins.", {"killed": (6, 6)}),
    ("Four people were killed. Officials said that 900 people were killed in the region.", {"killed": (4, 4)}),
    ("The road is open.", {}),
]


@pytest.mark.parametrize(("text", "expected"), RANGES, ids=[text for text, _ in RANGES])
def test_parts_add_up_and_sources_make_a_range(text: str, expected: dict[str, tuple[int, int]]) -> None:
    assert toll_range(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "two dead and " * 4000,
        "was killed " * 6000,
        "a child, " * 8000 + "were killed",
        "kill" * 20000 + " 1-" * 20000,
        "killing " + "Ana Vero, " * 6000,
    ],
    ids=lambda text: text[:16],
)
def test_hostile_words_are_read_in_bounded_time(text: str) -> None:
    started = time.process_time()
    toll_range(text)
    assert time.process_time() - started < 3
