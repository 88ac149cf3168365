"""From columns of numbers to spans: the best sequence of tags that is well formed, and who is tied to what."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.text.tagger.labels import DISTANCES, ROLES, TIE_SIZE

Floats = NDArray[np.float32]
_NEVER = np.float32(-1e4)
CANDIDATES = 6
"""Cues (sources) on either side that a content (a cue) may be tied to; farther ones are another sentence's."""


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words [begin, end) with a label's number; `score` is the mean probability of its tags, 0 to 1."""

    label: int
    begin: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Tie:
    """One attribution: word spans of its cue, its contents in the order of the text, and its source if it has one."""

    cue: WordSpan
    contents: tuple[WordSpan, ...]
    source: WordSpan | None
    score: float


@dataclass(frozen=True, slots=True)
class TieWeights:
    """What the two pointers add to the product of the vectors: by step of distance, and for having no source."""

    content_cue: Floats
    cue_source: Floats
    no_source: float


def log_softmax(values: Floats) -> Floats:
    """Row by row, (n, k)."""
    shifted = values - values.max(axis=-1, keepdims=True)
    answer: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return answer


def best_tags(scores: Floats, paragraphs: tuple[tuple[int, int], ...]) -> NDArray[np.int64]:
    """The likeliest well-formed tags of every word, (m,), from log probabilities (m, 1 + 4 labels).

    Paragraphs are decoded by themselves: those whose likeliest tags are well formed as they stand have their answer,
    the others are decoded side by side.
    """
    answer: NDArray[np.int64] = scores.argmax(axis=1)
    for block in _blocks(_ill_formed(answer, paragraphs)):
        _decode_block(scores, block, answer)
    return answer


def _ill_formed(tags: NDArray[np.int64], paragraphs: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """The paragraphs that hold a tag which may not stand where it does."""
    edges = (tags - 1) % 4
    inside_after = (tags > 0) & (edges < 2)
    inside_before = (tags > 0) & ((edges == 1) | (edges == 2))
    fits = np.ones(len(tags) + 1, dtype=bool)
    same = (tags[1:] - 1) // 4 == (tags[:-1] - 1) // 4
    fits[1:-1] = (inside_after[:-1] == inside_before[1:]) & (same | ~inside_before[1:])
    wrong = []
    for begin, end in paragraphs:
        if inside_before[begin] or inside_after[end - 1] or not fits[begin + 1 : end].all():
            wrong.append((begin, end))
    return wrong


def _blocks(paragraphs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Paragraphs of like length together, at most 64 and none over twice as long as another: few steps are wasted."""
    blocks: list[list[tuple[int, int]]] = []
    for paragraph in sorted(paragraphs, key=lambda p: (p[1] - p[0], p[0])):
        first = blocks[-1][0] if blocks else None
        if first is None or len(blocks[-1]) == 64 or paragraph[1] - paragraph[0] > 2 * (first[1] - first[0]):
            blocks.append([])
        blocks[-1].append(paragraph)
    return blocks


def _decode_block(scores: Floats, block: list[tuple[int, int]], answer: NDArray[np.int64]) -> None:
    """Viterbi over a block: a word outside or at a beginning follows the best tag that ends something, one inside or at
    an end the better of its own label's B and I. Where two are equal, the tag with the lower number is taken.
    """
    lengths = np.array([end - begin for begin, end in block])
    width, size, rows = int(lengths.max()), scores.shape[1], np.arange(len(block))
    table = np.zeros((width, len(block), size), dtype=np.float32)
    table[:, :, 1:] = _NEVER
    for row, (begin, end) in enumerate(block):
        table[: end - begin, row] = scores[begin:end]
    tags = np.arange(size)
    open_to = (tags == 0) | (tags % 4 == 1) | (tags % 4 == 0)
    closed = np.flatnonzero((tags == 0) | (tags % 4 == 3) | (tags % 4 == 0))
    first, second = tags[1::4], tags[2::4]
    back = np.zeros((width, len(block), size), dtype=np.int64)
    best = table[0] + np.where(open_to, np.float32(0), _NEVER)
    before = np.empty_like(best)
    for n in range(1, width):
        ended = best[:, closed]
        pick = closed[ended.argmax(axis=1)]
        back[n] = pick[:, None]
        before[:] = best[rows, pick][:, None]
        begun, within = best[:, first], best[:, second]
        going = np.where(begun >= within, first, second)
        higher = np.maximum(begun, within)
        for edge in (2, 3):
            back[n, :, edge::4] = going
            before[:, edge::4] = higher
        best = before + table[n]
    now = closed[best[:, closed].argmax(axis=1)]
    chosen = np.zeros((width, len(block)), dtype=np.int64)
    for n in range(width - 1, -1, -1):
        chosen[n] = now
        now = back[n][rows, now]
    for row, (begin, end) in enumerate(block):
        answer[begin:end] = chosen[: end - begin, row]


def spans_of(tags: NDArray[np.int64], scores: Floats) -> list[WordSpan]:
    """The spans that well-formed tags (m,) spell, in order; `scores` are the log probabilities (m, tags)."""
    marked = np.flatnonzero(tags)
    sure = np.zeros(len(tags), dtype=np.float32)
    sure[marked] = np.exp(scores[marked, tags[marked]])
    spans: list[WordSpan] = []
    begin = 0
    for at, number in zip(marked.tolist(), tags[marked].tolist(), strict=True):
        label, edge = divmod(number - 1, 4)
        if edge in {0, 3}:
            begin = at
        if edge in {2, 3}:
            size = at + 1 - begin
            spans.append(WordSpan(label, begin, at + 1, float(np.float32(sure[begin : at + 1].sum() / size))))
    return spans


def tie_spans(spans: list[WordSpan], vectors: Floats, weights: TieWeights) -> list[Tie]:
    """Attributions of one paragraph from its role spans: each content goes to a cue, each cue to a source or none.

    `vectors` (m, 4 * TIE_SIZE). A content without any cue in its paragraph, or a cue without content, is left out.
    """
    sources, cues, contents = [[s for s in spans if ROLES[s.label] == role] for role in ROLES]
    if not cues or not contents:
        return []
    told: dict[WordSpan, list[tuple[WordSpan, float]]] = {}
    for content in contents:
        near = nearest(content, cues)
        scores = log_softmax(_affinity([content], near, vectors[:, : 2 * TIE_SIZE], weights.content_cue)[0])
        pick = int(scores.argmax())
        told.setdefault(near[pick], []).append((content, float(np.exp(scores[pick]))))
    ties: list[Tie] = []
    for cue in cues:
        if cue not in told:
            continue
        near = nearest(cue, sources)
        by_source = np.full(len(near) + 1, weights.no_source, dtype=np.float32)
        if near:
            by_source[1:] = _affinity([cue], near, vectors[:, 2 * TIE_SIZE :], weights.cue_source)[0]
        scores = log_softmax(by_source)
        pick = int(scores.argmax())
        source = near[pick - 1] if pick else None
        own = tuple(content for content, _ in told[cue])
        sure = [float(np.exp(scores[pick])), *(score for _, score in told[cue])]
        parts = [cue, *own, *([source] if source else [])]
        ties.append(Tie(cue, own, source, min(*sure, *(s.score for s in parts))))
    return ties


def nearest(span: WordSpan, among: list[WordSpan]) -> list[WordSpan]:
    """The nearest of spans in the order of the text, in their order: at most CANDIDATES on either side."""
    at = bisect_left(among, span.begin, key=lambda s: s.begin)
    return among[max(0, at - CANDIDATES) : at + CANDIDATES]


def _affinity(left: list[WordSpan], right: list[WordSpan], vectors: Floats, bias: Floats) -> Floats:
    """(left, right): product of the spans' vectors (first plus last word) and the bias of their distance."""
    asked = np.stack([vectors[s.begin, :TIE_SIZE] + vectors[s.end - 1, :TIE_SIZE] for s in left])
    given = np.stack([vectors[s.begin, TIE_SIZE:] + vectors[s.end - 1, TIE_SIZE:] for s in right])
    table: Floats = (asked @ given.T / np.float32(TIE_SIZE**0.5)).astype(np.float32)
    return table + bias[distance_steps(left, right)]


def distance_steps(left: list[WordSpan], right: list[WordSpan]) -> NDArray[np.int64]:
    """(left, right): the step of the words between two spans; positive where the right one stands behind."""
    apart = np.array([[_apart(a, b) for b in right] for a in left])
    steps = np.searchsorted(np.array(DISTANCES), np.abs(apart), side="left")
    answer: NDArray[np.int64] = 2 * steps + (apart < 0)
    return answer


def _apart(left: WordSpan, right: WordSpan) -> int:
    return right.begin - left.end + 1 if right.begin >= left.end else right.end - left.begin - 1
