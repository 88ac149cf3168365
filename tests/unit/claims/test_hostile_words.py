from __future__ import annotations

import time

import pytest
from tests.unit.claims.conftest import Reader


@pytest.mark.parametrize("words", ["said ", "“said” ", "Ordesh, ", "and said that Ordesh ", "Ordesh said it fired. "])
def test_words_repeated_without_end_are_read_in_bounded_time(read: Reader, words: str) -> None:
    begun = time.process_time()
    read(words * (20_000 // len(words)))
    assert time.process_time() - begun < 6
