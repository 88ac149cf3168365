"""What the model sees at once: whole paragraphs, as many as fit; a longer one in parts that overlap.

Windows depend on the text alone, never on what else is read in the same run, so that a text always gets the same tags.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from truceline.text.tagger.pieces import Ints, Pieces

WIDTH = 192
"""Pieces of text in a window, without the marks between paragraphs."""
_CONTEXT = 48
_BEGIN, _BETWEEN = 101, 102


@dataclass(frozen=True, slots=True)
class Window:
    """`ids` and `shapes` (n): what the model reads. `words` are the words [begin, end) that it answers for, and `at`
    has the place in `ids` of the first piece of each."""

    ids: Ints
    shapes: Ints
    words: tuple[int, int]
    at: Ints


def cut_windows(pieces: Pieces, width: int = WIDTH) -> list[Window]:
    """The windows of a text, in order; each word is answered for by exactly one of them."""
    windows: list[Window] = []
    packed: list[tuple[int, int]] = []
    size = 0
    for begin, end in pieces.paragraphs:
        first, last = pieces.piece_range(begin, end)
        if packed and size + last - first > width:
            windows.append(_pack(pieces, packed))
            packed, size = [], 0
        if last - first > width:
            windows += _parts(pieces, (begin, end), width)
            continue
        packed.append((begin, end))
        size += last - first
    if packed:
        windows.append(_pack(pieces, packed))
    return windows


def _pack(pieces: Pieces, paragraphs: list[tuple[int, int]]) -> Window:
    ids, shapes, at = [np.array([_BEGIN])], [np.array([4])], []
    size = 1
    for begin, end in paragraphs:
        first, last = pieces.piece_range(begin, end)
        at.append(pieces.first[begin:end] - first + size)
        ids += [pieces.ids[first:last], np.array([_BETWEEN])]
        shapes += [pieces.shapes[first:last], np.array([4])]
        size += last - first + 1
    words = (paragraphs[0][0], paragraphs[-1][1])
    return Window(np.concatenate(ids), np.concatenate(shapes), words, np.concatenate(at))


def _parts(pieces: Pieces, paragraph: tuple[int, int], width: int) -> list[Window]:
    """A paragraph wider than a window: parts that each see some of their neighbours' words as well."""
    begin, end = paragraph
    context = min(_CONTEXT, width // 4)
    core = width - 2 * context
    whole = pieces.piece_range(begin, end)
    windows: list[Window] = []
    at = begin
    while at < end:
        to = at + 1
        while to < end and pieces.piece_range(at, to + 1)[1] - int(pieces.first[at]) <= core:
            to += 1
        first, last = pieces.piece_range(at, to)
        low, high = max(whole[0], first - context), min(whole[1], last + context)
        ids = np.concatenate([[_BEGIN], pieces.ids[low:high], [_BETWEEN]])
        shapes = np.concatenate([[4], pieces.shapes[low:high], [4]])
        windows.append(Window(ids, shapes, (at, to), pieces.first[at:to] - low + 1))
        at = to
    return windows
