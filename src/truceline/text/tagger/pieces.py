"""Text to numbers: word pieces with their places in the text, their shapes, and the words that they make up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from truceline.text.quotations import find_quotations

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]
SHAPES = 6
"""Lower case, Capital, CAPITALS, digits, a mark, anything else; and the same again between quotation marks."""
_PARAGRAPH = re.compile(r"[^\r\n]+")
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_LONGEST = 200_000
_MOST_PIECES = 120_000


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

    After 120,000 pieces no further line is read, and of one line no more than its first 200,000 characters.
    """
    quoted = np.zeros(len(text) + 1, dtype=bool)
    for quotation in find_quotations(text):
        quoted[quotation.start : quotation.end] = True
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    first: list[int] = []
    shapes: list[int] = []
    paragraphs: list[tuple[int, int]] = []
    for line in _PARAGRAPH.finditer(text):
        begin = len(first)
        if len(ids) >= _MOST_PIECES:
            break
        readable = _HALF_A_PAIR.sub("\ufffd", line.group()[:_LONGEST])
        encoded = tokenizer.encode(readable, add_special_tokens=False)
        at_line = line.start()
        word_before: int | None = None
        for piece, word, (start, end) in zip(encoded.ids, encoded.word_ids, encoded.offsets, strict=True):
            if word != word_before:
                first.append(len(ids))
                starts.append(at_line + start)
                ends.append(at_line + end)
                word_before = word
            ends[-1] = at_line + end
            ids.append(piece)
        if len(first) > begin:
            paragraphs.append((begin, len(first)))
    bounds = [*first, len(ids)]
    for n, start in enumerate(starts):
        shape = _shape(text[start : ends[n]]) + (SHAPES if quoted[start] else 0)
        shapes += [shape] * (bounds[n + 1] - bounds[n])
    return Pieces(
        ids=np.array(ids, dtype=np.int64),
        shapes=np.array(shapes, dtype=np.int64),
        first=np.array(first, dtype=np.int64),
        starts=np.array(starts, dtype=np.int64),
        ends=np.array(ends, dtype=np.int64),
        paragraphs=tuple(paragraphs),
    )


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
