"""Quotations of every style, and apostrophes that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.text.quotations import find_quotations

CASES = [
    ("“Well,” she said. “I shall have to buy a door.”", ["“Well,”", "“I shall have to buy a door.”"]),
    ('He called it "one-sided" and "false."', ['"one-sided"', '"false."']),
    ("‘We do not sleep facing the sea’: the soldiers’ houses", ["‘We do not sleep facing the sea’"]),
    ("He said ‘the soldiers’ houses burnt’ and left.", ["‘the soldiers’ houses burnt’"]),
    ("«We came for our people,» he said", ["«We came for our people,»"]),
    ("»Nein«, sagte er. „Ja“, sagte sie.", ["»Nein«", "„Ja“"]),
    ('“Yes", he said. "No”, she said.', ['“Yes"', '"No”']),
    ("“He told us ‘go now’ and we went,” she said.", ["“He told us ‘go now’ and we went,”"]),
    ("‘He told us “go now” and we went,’ she said.", ["‘He told us “go now” and we went,’"]),
    ("“outer “inner” more” end", ["“outer “inner” more”"]),
    ("'No,' he said. 'It isn't ours.'", ["'No,'", "'It isn't ours.'"]),
    ("the boys' house, O'Hara's dogs, the ’90s and rock 'n' roll", []),
    ('a 5" shell and a 12" gun', []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations_are_found_with_their_marks(text: str, expected: list[str]) -> None:
    found = find_quotations(text)
    assert [text[quotation.start : quotation.end] for quotation in found] == expected
    assert all(quotation.closed for quotation in found)


def test_a_quotation_over_several_paragraphs_is_closed_at_the_last() -> None:
    text = "“The first of it.\n“The second.\n“The last,” he said."
    assert [(q.closed, q.continues) for q in find_quotations(text)] == [(False, True), (False, True), (True, False)]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "He said “this is open.\nThe next one is not."
    (quotation,) = find_quotations(text)
    assert not quotation.closed
    assert not quotation.continues
    assert text[quotation.inner.start : quotation.inner.end] == "this is open."


@given(st.text(alphabet="ab s.,“”\"‘’'«»„\n", max_size=120))
def test_quotations_are_ordered_and_hold_their_inner_words(text: str) -> None:
    found = find_quotations(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(0 <= q.start < q.inner.start <= q.inner.end <= q.end <= len(text) for q in found)
