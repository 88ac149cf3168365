from __future__ import annotations

from dataclasses import replace

import pytest

from truceline.incidents.provisions import Provisions


@pytest.mark.parametrize("words", ["Point 2 is being carried out", "Article two was broken", "Two, the village. Kept"])
def test_a_point_is_found_by_number_or_word(pack, words):
    provision = Provisions(pack).named_in(words)
    assert provision is not None
    assert provision.number == "2"


@pytest.mark.parametrize("words", ["The second is dead", "They broke the second with a gunboat", "the second, too"])
def test_in_talk_of_the_agreement_an_ordinal_alone_names_a_point(pack, words):
    provisions = Provisions(pack)
    provision = provisions.named_in(words, about_it=True)
    assert provision is not None
    assert provision.number == "2"
    assert provisions.named_in(words) is None


def test_an_ordinal_before_another_noun_names_no_point(pack):
    assert Provisions(pack).named_in("The second patrol was turned back", about_it=True) is None
    assert Provisions(pack).named_in("The second point was broken") is not None


@pytest.mark.parametrize("words", ["Two people died", "Point 9 is open", "a point of honour"])
def test_what_names_no_point_of_the_agreement_finds_none(pack, words):
    assert Provisions(pack).named_in(words) is None


def test_with_two_agreements_a_bare_number_names_neither(pack):
    doubled = replace(pack, agreements=(pack.agreements[0], replace(pack.agreements[0], id="other")))
    assert Provisions(doubled).named_in("Point 2 is being carried out") is None
