from __future__ import annotations

import pytest

from truceline.claims.opinions import is_opinion


@pytest.mark.parametrize(
    "words",
    [
        "This is no way to treat a guest",
        "I would not call that a quarrel",
        "allegations about the islet were an attempt to draw attention away",
        "One does not bring a cannon to mend a tap",
        "from which side of the hill it had come",
    ],
)
def test_a_judgement_is_an_opinion(words: str) -> None:
    assert is_opinion(words)


@pytest.mark.parametrize(
    "words", ["the earth over it was fresh", "fourteen ships rode at anchor by noon", "the flock came home by itself"]
)
def test_a_plain_fact_is_none(words: str) -> None:
    assert not is_opinion(words)
