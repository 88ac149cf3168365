"""A small marked text, its pieces (each word one piece, the last word of the text two), and the columns of a network
that has learnt it by heart."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from training.examples import Example, Mark
from training.markup import ALL_LAYERS, mark_of
from training.targets import Target

from truceline.text.tagger.decode import Floats
from truceline.text.tagger.labels import TIE_SIZE, Layout
from truceline.text.tagger.pieces import Ints, Pieces

LAYOUT = Layout(("shelling", "withdrawal", "casualties"))
TEXT = (
    "The Tolvan Guard denied that it shelled Kersa, adding that two men were hurt.\n"
    "Calm returned. Witnesses spoke of fire.\n"
    "“We left,” said Ansa; nobody was named who told it."
)
WORDS: tuple[tuple[str, str, int], ...] = (
    ("S12", "The Tolvan Guard", 0),
    ("ORG", "Tolvan Guard", 0),
    ("Q1", "denied", 0),
    ("C1", "that it shelled Kersa", 0),
    ("E:shelling:-", "shelled", 0),
    ("PLACE", "Kersa", 0),
    ("Q2", "adding", 0),
    ("C2", "that two men were hurt", 0),
    ("NUM", "two men", 0),
    ("E:casualties:+", "were hurt", 0),
    ("C3", "We left", 0),
    ("E:withdrawal:?", "left", 0),
    ("Q3", "said", 0),
    ("S3", "Ansa", 0),
    ("PER", "Ansa", 0),
    ("Q4", "told", 0),
    ("C4", "it", TEXT.index("told")),
)


def place(words: str, after: int = 0, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words, after)
    return start, start + len(words)


def marks() -> tuple[Mark, ...]:
    made = [mark_of(tag, *place(words, after)) for tag, words, after in WORDS]
    return tuple(mark for mark in made if mark is not None)


EXAMPLE = Example("guard", TEXT, marks(), ALL_LAYERS)


def pieces_for(text: str) -> Pieces:
    """One piece a word, ids from 1000 by place; a mark is a word; the last word has a second piece."""
    starts: list[int] = []
    ends: list[int] = []
    paragraphs: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        begin = len(starts)
        for word in re.finditer(r"\w+|[^\w\s]", line.group()):
            starts.append(line.start() + word.start())
            ends.append(line.start() + word.end())
        if len(starts) > begin:
            paragraphs.append((begin, len(starts)))
    count = len(starts)
    ids = np.arange(1000, 1000 + count + (1 if count else 0), dtype=np.int64)
    columns = (np.array(c, dtype=np.int64) for c in (range(count), starts, ends))
    return Pieces(ids, ids % 12, *columns, tuple(paragraphs))


def learnt(target: Target, layout: Layout = LAYOUT) -> Floats:
    """The columns (words, columns) of a network that knows the answers of a window; unknown words are "none"."""
    table = np.zeros((len(target.window.at), sum(layout.sizes.values())), dtype=np.float32)
    answers: dict[str, Ints] = {
        "attribution": target.attribution,
        "entity": target.entity,
        "event": target.event,
        "stance": target.stance,
    }
    for head, answer in answers.items():
        start = layout.columns(head).start
        table[np.arange(len(table)), start + np.maximum(answer, 0)] = 20.0
    tie = layout.columns("tie").start
    for n, pointers in enumerate((target.to_cue, target.to_source)):
        asks, given = tie + 2 * n * TIE_SIZE, tie + (2 * n + 1) * TIE_SIZE
        for pointer in pointers:
            if pointer.right >= 0:
                own = pointer.among[pointer.right]
                table[list(pointer.asks), asks + own[0] % TIE_SIZE] = 20.0
                table[list(own), given + own[0] % TIE_SIZE] = 20.0
    return table


def spread(targets: Sequence[Target], layout: Layout = LAYOUT) -> list[Floats]:
    """The same by piece of each window, as a network gives it."""
    tables = []
    for target in targets:
        table = np.zeros((len(target.window.ids), sum(layout.sizes.values())), dtype=np.float32)
        table[target.window.at] = learnt(target, layout)
        tables.append(table)
    return tables
