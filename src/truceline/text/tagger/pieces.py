"""Text to numbers: word pieces with their places in the text, their shapes, and the words that they make up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from truceline.text.quotations import find_quotations

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

Ints = NDArray[np.int64]
SHAPES = 6
"""Lower case, Capital, CAPITALS, digits, a mark, anything else; and the same again between quotation marks."""
_PARAGRAPH = re.compile(r"[^\r\n]+")
_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text, n in all, and its words, m in all.

    `ids` and `shapes` have n entries; `first`, `starts` and `ends` have m: the first piece of each word and the code
    points [start, end) of the text. `paragraphs` are ranges of words; no word belongs to two of them.
    """

    ids: Ints
    shapes: Ints
    first: Ints
    starts: Ints
    ends: Ints
    paragraphs: tuple[tuple[int, int], ...]

    def piece_range(self, begin: int, end: int) -> tuple[int, int]:
        """The pieces [from, to) of the words [begin, end)."""
        last = int(self.first[end]) if end < len(self.first) else len(self.ids)
        return int(self.first[begin]), last


def cut_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """The pieces of a text, paragraph by paragraph (a line is a paragraph). A blank text has none.

    Of one line, the first 200,000 characters are read; the rest has no pieces.
    """
    quoted = np.zeros(len(text) + 1, dtype=bool)
    for quotation in find_quotations(text):
        quoted[quotation.start : quotation.end] = True
    columns: list[list[Ints]] = [[], [], [], []]
    paragraphs: list[tuple[int, int]] = []
    pieces = words = 0
    for line in _PARAGRAPH.finditer(text):
        encoded = tokenizer.encode(line.group()[:_LONGEST], add_special_tokens=False)
        if not encoded.ids:
            continue
        begins, offsets = _cut_words(encoded, line.start())
        for column, values in zip(columns, (np.array(encoded.ids), begins + pieces, *offsets), strict=True):
            column.append(values.astype(np.int64))
        paragraphs.append((words, words + len(begins)))
        pieces, words = pieces + len(encoded.ids), words + len(begins)
    ids, first, starts, ends = (np.concatenate(c) if c else np.zeros(0, dtype=np.int64) for c in columns)
    known: dict[str, int] = {}
    of_words = np.zeros(len(starts), dtype=np.int64)
    for n, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        word = text[start:end]
        shape = known.get(word)
        if shape is None:
            shape = known[word] = _shape(word)
        of_words[n] = shape
    of_words += SHAPES * quoted[starts]
    shapes = np.repeat(of_words, np.diff(first, append=len(ids)))
    return Pieces(ids, shapes, first, starts, ends, tuple(paragraphs))


def _cut_words(encoded: Encoding, at: int) -> tuple[Ints, tuple[Ints, Ints]]:
    """The first piece of each word of a line that stands `at` a place of the text, and the words' starts and ends."""
    word_of = np.array(encoded.word_ids, dtype=np.int64)
    offsets = np.array(encoded.offsets, dtype=np.int64) + at
    begins = np.flatnonzero(np.diff(word_of, prepend=-1))
    last = np.append(begins[1:], len(word_of)) - 1
    return begins, (offsets[begins, 0], offsets[last, 1])


def _shape(word: str) -> int:
    if word.islower():
        return 0
    if word[:1].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    if word.isupper():
        return 2
    if word[:1].isdigit():
        return 3
    return 4 if not word[:1].isalnum() else 5
