"""No text, however it is made, takes a finder long."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta, timezone

import pytest

from truceline.text.dates import find_times
from truceline.text.numbers import find_numbers
from truceline.text.quotations import find_quotations
from truceline.text.sentences import split_sentences
from truceline.text.stamps import find_stamps

EAST = timezone(timedelta(hours=6))
SIZE = 100_000
SECONDS = 1.5  # half a second on an idle machine; quadratic work would take minutes

FINDERS: dict[str, Callable[[str], object]] = {
    "sentences": split_sentences,
    "quotations": find_quotations,
    "stamps": lambda text: find_stamps(text, tz=EAST),
    "numbers": find_numbers,
    "dates": lambda text: find_times(text, anchor=date(2031, 9, 18), tz=EAST),
}
HOSTILE = ["1 ", "1-", "10:05 ", "Jan 1 ", "“a ", "'a ", "!", "S. ", "no ", "the last "]


@pytest.mark.parametrize("name", sorted(FINDERS))
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_read_in_linear_time(name: str, unit: str) -> None:
    text = (unit * SIZE)[:SIZE]
    begun = time.process_time()
    FINDERS[name](text)
    assert time.process_time() - begun < SECONDS
