"""What the network should answer for a window: columns of tags by word, and which span is tied to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.examples import ATTRIBUTION, ENTITY, EVENT, Example, Mark
from truceline.text.tagger.decode import WordSpan, distance_steps
from truceline.text.tagger.labels import ENTITIES, ROLES, STANCES, Layout, tag
from truceline.text.tagger.pieces import Ints, Pieces
from truceline.text.tagger.windows import Window

UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Pointer:
    """One choice: the asking span (first and last word, counted in the window) among candidates. `right` is the index
    of the right one, or -1 for none; `steps` are the distance steps of the candidates."""

    asks: tuple[int, int]
    among: tuple[tuple[int, int], ...]
    steps: tuple[int, ...]
    right: int


@dataclass(frozen=True, slots=True)
class Target:
    """A window and its answers; each array has an entry for each word of it, UNKNOWN where nobody marked it."""

    window: Window
    attribution: Ints
    entity: Ints
    event: Ints
    stance: Ints
    to_cue: tuple[Pointer, ...]
    to_source: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """The answers for all words of a text, before it is cut into windows."""

    attribution: Ints
    entity: Ints
    event: Ints
    stance: Ints
    spans: tuple[tuple[WordSpan, tuple[int, ...]], ...]


def mark_words(example: Example, pieces: Pieces, layout: Layout) -> Marked:
    """The marks of an example, laid over its words."""
    count = len(pieces.starts)
    columns = {
        layer: np.full(count, 0 if layer in example.layers else UNKNOWN, dtype=np.int64)
        for layer in (ATTRIBUTION, ENTITY, EVENT)
    }
    stance = np.full(count, UNKNOWN, dtype=np.int64)
    spans: list[tuple[WordSpan, tuple[int, ...]]] = []
    for mark in sorted(example.marks, key=lambda m: (m.start, -m.end)):
        begin, end = _words(pieces, mark)
        if begin >= end:
            continue
        if mark.layer == EVENT:
            columns[EVENT][begin:end] = 1 + layout.events.index(mark.label)
            stance[begin:end] = STANCES.index(mark.stance)
            continue
        label = (ROLES if mark.layer == ATTRIBUTION else ENTITIES).index(mark.label)
        if columns[mark.layer][begin:end].any():
            continue
        _lay(columns[mark.layer], label, begin, end)
        if mark.layer == ATTRIBUTION:
            spans.append((WordSpan(label, begin, end, 1.0), mark.groups))
    return Marked(columns[ATTRIBUTION], columns[ENTITY], columns[EVENT], stance, tuple(spans))


def _words(pieces: Pieces, mark: Mark) -> tuple[int, int]:
    begin = int(np.searchsorted(pieces.ends, mark.start, side="right"))
    return begin, int(np.searchsorted(pieces.starts, mark.end, side="left"))


def _lay(column: Ints, label: int, begin: int, end: int) -> None:
    if end - begin == 1:
        column[begin] = tag(label, "S")
        return
    column[begin:end] = tag(label, "I")
    column[begin], column[end - 1] = tag(label, "B"), tag(label, "E")


def cut_targets(marked: Marked, pieces: Pieces, windows: Sequence[Window]) -> list[Target]:
    """Each window with its answers. Ties count within a paragraph only, as at run time."""
    edges = [begin for begin, _ in pieces.paragraphs]
    targets = []
    for window in windows:
        begin, end = window.words
        inside = [(s, g) for s, g in marked.spans if begin <= s.begin and s.end <= end]
        by_paragraph: dict[int, list[tuple[WordSpan, tuple[int, ...]]]] = {}
        for span, groups in inside:
            by_paragraph.setdefault(int(np.searchsorted(edges, span.begin, side="right")), []).append((span, groups))
        to_cue: list[Pointer] = []
        to_source: list[Pointer] = []
        for spans in by_paragraph.values():
            sources, cues, contents = [[p for p in spans if ROLES[p[0].label] == role] for role in ROLES]
            to_cue += [p for p in _pointers(contents, cues, begin) if p.right >= 0]
            to_source += _pointers(cues, sources, begin)
        targets.append(
            Target(
                window,
                marked.attribution[begin:end],
                marked.entity[begin:end],
                marked.event[begin:end],
                marked.stance[begin:end],
                tuple(to_cue),
                tuple(to_source),
            )
        )
    return targets


def _pointers(
    asking: list[tuple[WordSpan, tuple[int, ...]]], among: list[tuple[WordSpan, tuple[int, ...]]], offset: int
) -> list[Pointer]:
    if not among:
        return []
    candidates = tuple((s.begin - offset, s.end - 1 - offset) for s, _ in among)
    steps = distance_steps([s for s, _ in asking], [s for s, _ in among]) if asking else []
    pointers = []
    for (span, groups), row in zip(asking, steps, strict=True):
        right = next((n for n, (_, other) in enumerate(among) if set(groups) & set(other)), -1)
        pointers.append(
            Pointer((span.begin - offset, span.end - 1 - offset), candidates, tuple(int(s) for s in row), right)
        )
    return pointers
