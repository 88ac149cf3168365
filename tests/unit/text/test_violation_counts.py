"""Counts of violations and of fire in sentences, and in tables."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.text.count_tables import find_tables
from truceline.text.violation_counts import find_counts, find_shares, may_count
from truceline.text.violation_units import meaning_of, unit_after, unit_named

Read = tuple[int | None, int | None, str, str | None]

COUNTS: list[tuple[str, list[Read]]] = [
    ("The Ordeshi side violated the ceasefire 40 times.", [(40, 40, "violations", None)]),
    ("The truce was broken three times by Lumenian units.", [(3, 3, "violations", None)]),
    ("Lumenia breached the regime of silence twice.", [(2, 2, "violations", None)]),
    ("The Group logged more than 40 violations of the Protocol.", [(40, None, "violations", None)]),
    ("Its posts noted almost 2,000 ceasefire violations.", [(None, 2000, "violations", None)]),
    ("It counted between 30 and 40 cases of ceasefire violation.", [(30, 40, "cases", None)]),
    ("No ceasefire violations were recorded on Sunday.", [(0, 0, "violations", None)]),
    ("The Group registered 12 incidents contrary to the Protocol.", [(12, 12, "incidents", None)]),
    ("The guards fired 310 shots and 12 mortar rounds.", [(310, 310, "shots", None), (12, 12, "rounds", "mortar")]),
    ("They launched 12 rocket-propelled grenades.", [(12, 12, "grenades", "rocket")]),
    ("Eleven rounds of 120-mm calibre landed in the village.", [(11, 11, "rounds", None)]),
    ("The army carried out four drone strikes.", [(4, 4, "strikes", "drone")]),
    ("On 7 May 2033 Lumenia violated the truce 7 times.", [(7, 7, "violations", None)]),
    ("The guards have 120 times violated the ceasefire.", [(120, 120, "violations", None)]),
    ("Lumenia 136 times breaks the ceasefire in 24 hours", [(136, 136, "violations", None)]),
    (
        "The Group recorded 12 ceasefire violations in Ash and none in Birch.",
        [(12, 12, "violations", None), (0, 0, "violations", None)],
    ),
    (
        "It recorded 75 truce violations (three explosions, 21 projectiles and 51 shots).",
        [
            (75, 75, "violations", None),
            (3, 3, "explosions", None),
            (21, 21, "projectiles", None),
            (51, 51, "shots", None),
        ],
    ),
    ("The posts came under fire 7 times.", [(7, 7, "times", None)]),
    ("Violations rose to 45 on Tuesday.", [(45, 45, "violations", None)]),
    ("Explosions: 12", [(12, 12, "explosions", None)]),
    (
        "Lumenia violated the ceasefire 40 times, Ordesh 12 times.",
        [(40, 40, "violations", None), (12, 12, "violations", None)],
    ),
    (
        "The Group heard 170 explosions, 60 of them outgoing.",
        [(170, 170, "explosions", None), (60, 60, "explosions", "outgoing")],
    ),
    (
        "It logged 42 violations, 30 by Lumenia and 12 by Ordesh.",
        [(42, 42, "violations", None), (30, 30, "violations", None), (12, 12, "violations", None)],
    ),
]

NO_COUNTS = [
    "Forty soldiers were killed by 120-mm shells.",
    "Ten people were killed in three explosions on Monday.",
    "Patrols found 19 craters of 122-mm shells.",
    "The police seized 300 rounds of ammunition and 12 rockets.",
    "They would fire 20 rockets if the others came.",
    "The Group hears a dozen shots on an ordinary day.",
    "The depot held 200 missiles.",
    "Three rounds of talks were held in Kestry.",
    "The noise was twice as loud as before.",
    "Five human rights violations were named in the letter.",
    "By night the number of those killed in the attacks had risen to 15.",
    "Also killed in the strikes was Oren Vale (38).",
    "It was a piece of one of the missiles that were fired.",
    "He had one shot at it and made it.",
    "There were several violations of the ceasefire.",
    "The violations were 45 kilometres apart.",
]

BESIDE = [
    ("The Group recorded nine violations in the period (previous period: 12).", 12),
    ("The Group recorded seven violations, as against eleven on Monday.", 11),
    ("The log has twelve breaches of the Protocol, up from five the day before.", 5),
    ("Nine violations were registered, after twelve on Thursday.", 12),
    (
        "It heard more explosions (about 11), compared with the previous reporting period (about 16 explosions).",
        16,
    ),
    ("The Group logged eleven ceasefire violations, compared with 16 in the previous period.", 16),
]


@pytest.mark.parametrize(("sentence", "expected"), COUNTS)
def test_a_count_is_read_with_its_open_ends_and_its_unit(sentence: str, expected: list[Read]) -> None:
    assert [(m.min, m.max, m.unit, m.kind) for m in find_counts(sentence)] == expected


@pytest.mark.parametrize("sentence", NO_COUNTS)
def test_tolls_stocks_plans_and_habits_are_no_counts(sentence: str) -> None:
    assert find_counts(sentence) == []


@pytest.mark.parametrize(("sentence", "earlier"), BESIDE)
def test_a_figure_set_beside_another_is_of_an_earlier_time(sentence: str, earlier: int) -> None:
    now, before = find_counts(sentence)
    assert (now.compared, before.compared) == (False, True)
    assert (before.min, before.max, before.unit) == (earlier, earlier, now.unit)


def test_the_unit_is_kept_as_printed() -> None:
    (count,) = find_counts("The side committed 6 violations of the regime of silence that day.")
    assert (count.unit, count.printed) == ("violations", "violations of the regime of silence")


def test_the_next_sentence_divides_a_count_into_parts() -> None:
    (whole,) = find_counts("The side committed 6 violations of the regime of silence.")
    parts = find_shares(
        "Of these, 4 consisted in the use of small arms near Grenmark and 2 in flights of aircraft.", whole
    )
    assert [(part.min, part.kind, part.unit) for part in parts] == [
        (4, "small arms", "violations"),
        (2, "flights", "violations"),
    ]
    assert find_shares("The four wounded are in Kestry.", whole) == []


def test_units_that_sound_alike_stay_apart() -> None:
    units = {words: found[0] for words in ("shots", "rounds", "shells", "cases of fire", "explosions")
             if (found := unit_after(f" {words} were", 0))}  # fmt: skip
    assert len(set(units.values())) == 5
    assert all(meaning_of(unit) for unit in units.values())


def test_a_heading_is_a_unit_only_as_a_whole() -> None:
    assert unit_named("Total violations") == "violations"
    assert unit_named("Breaches") == "violations"
    assert unit_named("Small arms") is None
    assert unit_named("Villages with shots") is None


PIECES = (
    "A violated the ceasefire", "40 times", "twice", "and 12 shots", "more than", "explosions", "by Ordesh", "(", ")",
    ",", ".", "\t", "120-mm rounds of", "which", "against 2,000", "no", "several", "on Monday", "fired", "up from",
)  # fmt: skip
TABLE = (
    "B. INCIDENTS BY SECTOR\n\n"
    "Sector\tSmall arms\tFlights\tSum\nAsh\t4\t1\t5\nBirch\t2\t2\t4\nAll sectors\t6\t3\t9\n\nEnd."
)


def test_columns_that_add_up_are_parts_of_what_the_caption_names() -> None:
    (cells,) = find_tables(TABLE)
    read = [(cell.min, cell.unit, cell.kind, cell.label) for cell in cells]
    assert read[:3] == [
        (4, "incidents", "small arms", "Ash"),
        (1, "incidents", "flights", "Ash"),
        (5, "incidents", None, "Ash"),
    ]
    assert read[-1] == (9, "incidents", None, None)
    assert all(TABLE[cell.start : cell.end] == str(cell.min) for cell in cells)


def test_columns_that_do_not_add_up_are_units_of_their_own() -> None:
    (cells,) = find_tables("Day\tShots\tExplosions\n3 May\t40\t2\n4 May\t12\t0\n")
    assert [(cell.unit, cell.kind, cell.min) for cell in cells] == [
        ("shots", None, 40), ("explosions", None, 2), ("shots", None, 12), ("explosions", None, 0),
    ]  # fmt: skip


def test_columns_set_with_spaces_are_a_table_too() -> None:
    rows = ("Day      North Ordesh   Lumenia", "3 May    40      2", "  4 May  1,012   0", "Total    1,052   2")
    text = "Ceasefire violations\n\n" + "\n".join(rows)
    (cells,) = find_tables(text)
    assert [(cell.label, cell.head, cell.unit, cell.min) for cell in cells] == [
        ("3 May", "North Ordesh", "violations", 40), ("3 May", "Lumenia", "violations", 2),
        ("4 May", "North Ordesh", "violations", 1012), ("4 May", "Lumenia", "violations", 0),
        (None, "North Ordesh", "violations", 1052), (None, "Lumenia", "violations", 2),
    ]  # fmt: skip
    assert all(text[cell.start : cell.end].replace(",", "") == str(cell.min) for cell in cells)
    assert find_tables("Violations went on.  Nobody left.\nThey came.  40\n") == []


def test_a_table_of_something_else_holds_no_counts() -> None:
    assert find_tables("Village\tHouses\tWells\nAsh\t40\t2\nBirch\t12\t0\n") == []
    assert find_tables("Shots\t40\n") == []


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_counts_never_overlap_and_stand_where_they_say(text: str) -> None:
    found = find_counts(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(m.min is not None or m.max is not None for m in found)
    assert may_count(text) or not found


@given(st.text(max_size=400))
def test_any_text_is_read_without_failing(text: str) -> None:
    find_counts(text)
    for cells in find_tables(text):
        assert all(text[cell.start : cell.end].strip() for cell in cells)
