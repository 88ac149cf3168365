"""The packaged model, loaded once for all tests that ask for it; texts and pieces to try it on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from truceline.text.tagger.loading import Tagger, load_tagger, tagger_can_run
from truceline.text.tagger.pieces import Pieces

SENTENCE = "The Ordeshi defence ministry said that two soldiers were wounded near Serrapont on Saturday."
HOSTILE = {
    "empty": "",
    "blank": " \t " * 1000,
    "only newlines": "\n\r" * 50_000,
    "without a space": "a" * 100_000,
    "only digits": "7" * 100_000,
    "control characters": "said\x00\x01\x07\x1b[2J\x7f\x85 so " * 200,
    "line separators": "one\u2028two\u2029three\x0b\x0cfour " * 50,
    "right to left": "قال الجيش إن القرية قُصفت. \u202eeht ymra dias\u202c אמר הצבא " * 20,
    "emoji": "👩‍👩‍👧‍👦 said 🇺🇳 “👍🏽” 🏴󠁧󠁢󠁳󠁣󠁴󠁿. " * 50,
    "combining marks": "e" + "\u0301" * 20_000,
    "joiners": "\u200b\u200d\ufeff\u00ad" * 5_000,
    "letters that grow": "İSTANBUL ẞ ﬁ ŉ ΐ Ǆ 한국 ㎏ ½ ① " * 30,
    "replacements": "\ufffd\uffff\U0010ffff " * 300,
    "marks of the vocabulary": "[CLS] [SEP] [MASK] [PAD] [UNK] ##said " * 50,
    "quotation marks": "\"'“”‘’«»„‚" * 150,
    "many paragraphs": "a.\n" * 400,
}


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    if not tagger_can_run():
        pytest.skip("onnxruntime and tokenizers have no wheel for this machine")
    return load_tagger()


@pytest.fixture(scope="session")
def tokenizer(tagger: Tagger) -> Any:
    return tagger.tokenizer


_LETTERS = st.sampled_from("aeiou Bz9.,;:“”\"'’-\n\r\t\x00\x1b\u202eé中한İﬁ👍\u0301\u200d\u2028[]#")
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.text(_LETTERS, max_size=400),
    st.lists(
        st.sampled_from(["The army", "said", "“it fell”", "\n", "unbelievably", "[SEP]", "…", "中国", "x" * 120]),
        max_size=150,
    ).map(" ".join),
)


def pieces_of(paragraphs: Sequence[Sequence[int]]) -> Pieces:
    """Pieces without a text: for each paragraph the number of pieces of each of its words. Ids count from 1000."""
    sizes = [size for paragraph in paragraphs for size in paragraph]
    ends = np.cumsum(sizes, dtype=np.int64) if sizes else np.zeros(0, dtype=np.int64)
    first = ends - np.array(sizes, dtype=np.int64)
    count = int(ends[-1]) if sizes else 0
    borders, at = [], 0
    for paragraph in paragraphs:
        if paragraph:
            borders.append((at, at + len(paragraph)))
            at += len(paragraph)
    words = np.arange(len(sizes), dtype=np.int64)
    ids = np.arange(1000, 1000 + count, dtype=np.int64)
    return Pieces(ids, ids % 12, first, 2 * words, 2 * words + 1, tuple(borders))


layouts = st.lists(st.lists(st.integers(1, 100), min_size=1, max_size=60), max_size=12).map(pieces_of)
"""Words of up to 100 pieces, as the tokenizer gives at most, in paragraphs wider and narrower than a window."""
