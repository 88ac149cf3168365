"""What the numbers of a claim count, by the kind of event that it speaks of."""

from __future__ import annotations

import pytest

from truceline.claims.counts import count_quantities
from truceline.model.anchor import Span

Count = tuple[str, int | None, int | None]

CASES: list[tuple[str, str, list[Count]]] = [
    ("casualties", "five people had been killed and eight wounded", [("killed", 5, 5), ("wounded", 8, 8)]),
    ("casualties", "killing two people and wounding at least six", [("killed", 2, 2), ("wounded", 6, None)]),
    ("casualties", "the loss of three lives in the mill fire", [("killed", 3, 3)]),
    ("casualties", "nine people are wounded, two of them badly", [("wounded", 9, 9)]),
    ("casualties", "ten people, including four children, were killed", [("killed", 10, 10)]),
    ("casualties", "a thatcher of 52 was shot in the arm", [("wounded", 1, 1)]),
    ("casualties", "nobody was hurt", []),
    ("casualties", "lowered the number of dead from nine to seven", [("killed", 7, 7)]),
    ("agreement_breach", "the post recorded nine violations by soldiers of the north", [("other", 9, 9)]),
    ("agreement_breach", "dozens of videos prove that the ceasefire is being broken", []),
    ("agreement_breach", "the north has made almost no efforts", []),
    ("comment", "we asked about two millers and had no answer", []),
    ("agreement_breach", "nine violations were registered in all, after twelve on Thursday", [("other", 9, 9)]),
    ("detention", "the abduction of two millers near the weir", [("captured", 2, 2)]),
    ("withdrawal", "both vehicles left to the north", [("vehicles", 2, 2)]),
    ("troop_entry", "about 60 of them had come across before sunrise", [("troops", 60, 60)]),
    ("return_of_displaced", "at least 30 men of service age came with them", [("troops", 30, None)]),
    ("infrastructure_damage", "two houses and four boats were destroyed", [("other", 2, 2), ("other", 4, 4)]),
    ("shelling", "19 craters and damage to six houses", [("strikes", 19, 19)]),
]


@pytest.mark.parametrize(("kind", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_a_number_counts_what_its_event_is_about(kind: str, text: str, expected: list[Count]) -> None:
    found = count_quantities(text, Span(0, len(text)), kind, ())
    assert [(quantity.what, quantity.min, quantity.max) for quantity in found] == expected


def test_a_number_within_a_name_counts_nothing() -> None:
    text = "nine were wounded at Camp 12 Brothers"
    name = Span(text.index("Camp"), len(text))
    assert [quantity.min for quantity in count_quantities(text, Span(0, len(text)), "casualties", (name,))] == [9]


ONE_BY_ONE = [
    ("A citizen aged 38 was detained in the harbour", "detention", "captured"),
    ("A shell burst in the yard, wounding its keeper", "casualties", "wounded"),
    ("The postman was hit in the thigh by a splinter", "casualties", "wounded"),
]


@pytest.mark.parametrize(("words", "kind", "what"), ONE_BY_ONE)
def test_a_single_person_without_a_number_is_one(words: str, kind: str, what: str) -> None:
    (quantity,) = count_quantities(words, Span(0, len(words)), kind, ())
    assert (quantity.what, quantity.min, quantity.max) == (what, 1, 1)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The launch was towed to the harbour", "detention"),
        ("A drone flew over at twenty minutes to seven", "overflight"),
        ("automatic fire from at least two directions", "small_arms_fire"),
    ],
)
def test_things_and_measures_are_no_count_of_people(words: str, kind: str) -> None:
    assert count_quantities(words, Span(0, len(words)), kind, ()) == ()
