"""From columns of numbers to spans: the best sequence of tags that is well formed, and who is tied to what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.text.tagger.labels import DISTANCES, ROLES, TIE_SIZE, tag

Floats = NDArray[np.float32]
_NEVER = np.float32(-1e4)


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


def allowed(labels: int) -> Floats:
    """Tag to tag, (1 + 4 labels) squared: 0 where the second may follow the first, else a large negative number."""
    size = 1 + 4 * labels
    matrix = np.full((size, size), _NEVER, dtype=np.float32)
    outside = [0] + [tag(n, edge) for n in range(labels) for edge in "ES"]
    begins = [0] + [tag(n, edge) for n in range(labels) for edge in "BS"]
    matrix[np.ix_(outside, begins)] = 0
    for n in range(labels):
        inside = [tag(n, "B"), tag(n, "I")]
        matrix[np.ix_(inside, [tag(n, "I"), tag(n, "E")])] = 0
    return matrix


def log_softmax(values: Floats) -> Floats:
    """Row by row, (n, k)."""
    shifted = values - values.max(axis=-1, keepdims=True)
    answer: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return answer


def best_tags(scores: Floats, paragraphs: tuple[tuple[int, int], ...]) -> NDArray[np.int64]:
    """The likeliest well-formed tags of every word, (m,), from log probabilities (m, 1 + 4 labels).

    Paragraphs are decoded by themselves; all of one text side by side.
    """
    rules = allowed((scores.shape[1] - 1) // 4)
    answer = np.zeros(len(scores), dtype=np.int64)
    needed = [p for p in paragraphs if (scores[p[0] : p[1]].argmax(axis=1) != 0).any()]
    for block in _blocks(needed):
        _decode_block(scores, block, rules, answer)
    return answer


def _blocks(paragraphs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Paragraphs of like length together, at most 64, so that few steps are wasted."""
    by_length = sorted(paragraphs, key=lambda p: (p[1] - p[0], p[0]))
    return [by_length[n : n + 64] for n in range(0, len(by_length), 64)]


def _decode_block(scores: Floats, block: list[tuple[int, int]], rules: Floats, answer: NDArray[np.int64]) -> None:
    lengths = np.array([end - begin for begin, end in block])
    width, size = int(lengths.max()), scores.shape[1]
    table = np.zeros((width, len(block), size), dtype=np.float32)
    table[:, :, 1:] = _NEVER
    for row, (begin, end) in enumerate(block):
        table[: end - begin, row] = scores[begin:end]
    back = np.zeros((width, len(block), size), dtype=np.int64)
    best = table[0] + rules[0]
    for n in range(1, width):
        paths = best[:, :, None] + rules
        back[n] = paths.argmax(axis=1)
        best = np.take_along_axis(paths, back[n][:, None, :], axis=1)[:, 0] + table[n]
    best = best + rules[:, 0]
    now = best.argmax(axis=1)
    chosen = np.zeros((width, len(block)), dtype=np.int64)
    rows = np.arange(len(block))
    for n in range(width - 1, -1, -1):
        chosen[n] = now
        now = back[n][rows, now]
    for row, (begin, end) in enumerate(block):
        answer[begin:end] = chosen[: end - begin, row]


def spans_of(tags: NDArray[np.int64], scores: Floats) -> list[WordSpan]:
    """The spans that well-formed tags (m,) spell, in order; `scores` are the log probabilities (m, tags)."""
    spans: list[WordSpan] = []
    begin = 0
    for at in np.flatnonzero(tags):
        edge = (int(tags[at]) - 1) % 4
        if edge in {0, 3}:
            begin = int(at)
        if edge in {2, 3}:
            end = int(at) + 1
            own = scores[np.arange(begin, end), tags[begin:end]]
            spans.append(WordSpan((int(tags[at]) - 1) // 4, begin, end, float(np.exp(own).mean())))
    return spans


def tie_spans(spans: list[WordSpan], vectors: Floats, weights: TieWeights) -> list[Tie]:
    """Attributions of one paragraph from its role spans: each content goes to a cue, each cue to a source or none.

    `vectors` (m, 4 * TIE_SIZE). A content without any cue in its paragraph, or a cue without content, is left out.
    """
    sources, cues, contents = [[s for s in spans if ROLES[s.label] == role] for role in ROLES]
    if not cues or not contents:
        return []
    to_cue = log_softmax(_affinity(contents, cues, vectors[:, : 2 * TIE_SIZE], weights.content_cue))
    chosen = to_cue.argmax(axis=1)
    by_source = np.full((len(cues), len(sources) + 1), weights.no_source, dtype=np.float32)
    if sources:
        by_source[:, 1:] = _affinity(cues, sources, vectors[:, 2 * TIE_SIZE :], weights.cue_source)
    to_source = log_softmax(by_source)
    ties: list[Tie] = []
    for n, cue in enumerate(cues):
        own = [m for m in range(len(contents)) if chosen[m] == n]
        if not own:
            continue
        pick = int(to_source[n].argmax())
        source = sources[pick - 1] if pick else None
        score = min(float(np.exp(to_source[n, pick])), *(float(np.exp(to_cue[m, n])) for m in own))
        parts = [cue, *(contents[m] for m in own), *([source] if source else [])]
        ties.append(Tie(cue, tuple(contents[m] for m in own), source, min(score, *(s.score for s in parts))))
    return ties


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
