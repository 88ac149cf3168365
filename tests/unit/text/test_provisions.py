from __future__ import annotations

import pytest

from truceline.model.agreement import Agreement, Provision
from truceline.model.ids import AgreementId
from truceline.text.provisions import Provisions

ACCORD = Agreement(
    id=AgreementId("accord"),
    title="Corran Accord",
    signed="2030-11-10",
    effective="2030-11-10",
    parties=(),
    monitor=None,
    provisions=tuple(
        Provision(number=number, title=title, text=title, kind="other")
        for number, title in (("2", "Halvern"), ("3", "The road"), ("4", "Prisoners"))
    ),
)


@pytest.fixture
def provisions() -> Provisions:
    return Provisions(ACCORD)


@pytest.mark.parametrize("words", ["Point 2 is being carried out", "Article two was broken", "Two, the village. Kept"])
def test_a_point_is_found_by_number_or_word(provisions: Provisions, words: str) -> None:
    provision = provisions.named_in(words)
    assert provision is not None
    assert provision.number == "2"


@pytest.mark.parametrize("words", ["The second is dead", "They broke the second with a gunboat", "the second, too"])
def test_in_talk_of_the_agreement_an_ordinal_alone_names_a_point(provisions: Provisions, words: str) -> None:
    provision = provisions.named_in(words, about_it=True)
    assert provision is not None
    assert provision.number == "2"
    assert provisions.named_in(words) is None


def test_an_ordinal_before_another_noun_names_no_point(provisions: Provisions) -> None:
    assert provisions.named_in("The second patrol was turned back", about_it=True) is None
    assert provisions.named_in("The second point was broken") is not None


@pytest.mark.parametrize("words", ["Two people died", "Point 9 is open", "a point of honour"])
def test_what_names_no_point_of_the_agreement_finds_none(provisions: Provisions, words: str) -> None:
    assert provisions.named_in(words) is None
    assert provisions.all_named_in(words) == ()


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("violated points 2 and 4 of the accord", ["2", "4"]), ("broke points two to four", ["2", "3", "4"]),
        ("the last point is dead", ["4"]), ("violated point 3", ["3"]), ("the third is dead", ["3"]),
    ],
)  # fmt: skip
def test_every_point_that_the_words_name_is_found(provisions: Provisions, words: str, numbers: list[str]) -> None:
    assert [provision.number for provision in provisions.all_named_in(words, about_it=True)] == numbers


def test_a_point_of_another_text_is_none_of_the_agreement(provisions: Provisions) -> None:
    assert provisions.all_named_in("invoked Article 3 of the League Charter") == ()
    assert provisions.all_named_in("invoked Article 3", after=" of the League Charter, it said.") == ()


def test_where_it_is_not_known_which_agreement_is_meant_a_number_names_none() -> None:
    assert Provisions(None).named_in("Point 2 is being carried out") is None
    assert Provisions(None).all_named_in("Point 2 is being carried out") == ()
