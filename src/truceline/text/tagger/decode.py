"""From columns of numbers to spans: the best sequence of tags that is well formed, and who is tied to what."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.text.tagger.labels import DISTANCES, ROLES, TIE_SIZE

Floats = NDArray[np.float32]
_NEVER = -1e4
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

    Paragraphs are decoded by themselves: those whose likeliest tags are well formed as they stand have their answer.
    """
    answer: NDArray[np.int64] = scores.argmax(axis=1)
    for begin, end in _ill_formed(answer, paragraphs):
        answer[begin:end] = _decode(scores[begin:end].tolist())
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


def _decode(rows: list[list[float]]) -> list[int]:
    """Viterbi over the words of a paragraph: a word outside or at a beginning follows the best tag that ends something,
    one inside or at an end the better of its own label's B and I. Where two are equal, the tag with the lower number is
    taken. Plain floats: for the few labels of a layout they take half the time that columns do.
    """
    labels = range(1, len(rows[0]), 4)
    best = [score if tag % 4 < 2 else _NEVER for tag, score in enumerate(rows[0])]
    ended: list[int] = []
    going: list[list[int]] = []
    for row in rows[1:]:
        pick = _best_end(best, labels)
        top, goes = best[pick], []
        now = [top + score for score in row]
        for tag in labels:
            inner = tag if best[tag] >= best[tag + 1] else tag + 1
            goes.append(inner)
            now[tag + 1] = best[inner] + row[tag + 1]
            now[tag + 2] = best[inner] + row[tag + 2]
        best = now
        ended.append(pick)
        going.append(goes)
    chosen = [_best_end(best, labels)]
    for pick, goes in zip(reversed(ended), reversed(going), strict=True):
        label, edge = divmod(chosen[-1] - 1, 4)
        chosen.append(goes[label] if edge in {1, 2} and label >= 0 else pick)
    return chosen[::-1]


def _best_end(best: list[float], labels: range) -> int:
    """The best tag after which something else may begin."""
    pick = 0
    for tag in labels:
        if best[tag + 2] > best[pick]:
            pick = tag + 2
        if best[tag + 3] > best[pick]:
            pick = tag + 3
    return pick


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
