"""Words to search by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.text.search_words import LONGEST_PHRASE, find_terms, read_terms, search_words


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Violación", "VIOLACION"),
        ("l’armée", "l'armee"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("İzmir", "izmir"),
        ("ёлка", "ЕЛКА"),
        ("ԵՒ", "և"),
        ("قَالَ", "قال"),
        ("أحمد", "احمد"),
        ("کتاب", "كتاب"),
        ("قـــال", "قال"),
        ("می‌خواهم", "میخواهم"),
        ("שָׁלוֹם", "שלום"),
        ("٢٠٢٣", "2023"),
        ("ﬁre", "fire"),
        ("cease\u00adfire", "ceasefire"),
    ],
)
def test_words_are_found_however_they_are_written(written: str, searched: str) -> None:
    assert find_terms(f"… {written}, …", read_terms(searched)) == [(2, 2 + len(written))]


@pytest.mark.parametrize(("written", "searched"), [("soldiers", "soldier"), ("हिन्दी", "हिन्दू"), ("arm", "army")])
def test_other_words_are_not_found(written: str, searched: str) -> None:
    assert find_terms(written, read_terms(searched)) == []


def test_parts_of_a_text_without_spaces_are_found() -> None:
    assert find_terms("发言人说停火协议已经生效", read_terms("停火协议")) == [(4, 8)]


def test_phrases_stand_in_quotation_marks_and_nothing_else_is_an_operator() -> None:
    assert read_terms('two “mills burned” «near us» AND -not a* "cease-fire" two') == (
        ("two",), ("mills", "burned"), ("near", "us"), ("and",), ("not",), ("a",), ("cease", "fire"),
    )  # fmt: skip
    assert read_terms('"unclosed phrase') == (("unclosed",), ("phrase",))
    assert read_terms('* "" -- “ ”') == ()


def test_places_that_overlap_are_one() -> None:
    assert find_terms("the two mills burned", read_terms('"two mills" "mills burned"')) == [(4, 20)]


@given(st.text())
def test_a_word_stands_where_it_says_and_holds_letters_and_digits_alone(text: str) -> None:
    at = 0
    for word in search_words(text):
        assert at <= word.start < word.end <= len(text)
        assert not set(word.fold) & set(" '\"\\:\x00\n()*&|!<>-")
        at = word.end


@given(st.lists(st.sampled_from(["mill", "mills", "river", "и", "ё", "قال"]), min_size=1, max_size=LONGEST_PHRASE))
def test_a_phrase_is_found_in_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert find_terms(text, read_terms(f'"{text}"'))[0][0] == 0
