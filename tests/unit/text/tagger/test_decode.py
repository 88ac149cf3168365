"""From scores to spans: well formed whatever the scores, and never worse than any other way to tag the words."""

from __future__ import annotations

import itertools
import re
import tracemalloc
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from truceline.text.tagger.decode import (
    Floats,
    TieWeights,
    WordSpan,
    best_tags,
    distance_steps,
    log_softmax,
    spans_of,
    tie_spans,
)
from truceline.text.tagger.labels import DISTANCE_STEPS, ROLES, TIE_SIZE, tag

SOURCE, CUE, CONTENT = range(len(ROLES))


def spell(tags: Sequence[int]) -> str:
    return "".join("O" if n == 0 else "BIES"[(n - 1) % 4] + str((n - 1) // 4) for n in map(int, tags))


def is_well_formed(tags: Sequence[int], labels: int) -> bool:
    spans = "|".join(f"S{n}|B{n}(?:I{n})*E{n}" for n in range(labels))
    return re.fullmatch(f"(?:O|{spans})*", spell(tags)) is not None


def scores_of(seed: int, words: int, labels: int, spread: float) -> Floats:
    values = np.random.default_rng(seed).normal(scale=spread, size=(words, 1 + 4 * labels))
    return log_softmax(values.astype(np.float32))


@st.composite
def scored_paragraphs(draw: st.DrawFn) -> tuple[Floats, tuple[tuple[int, int], ...], int]:
    lengths = draw(st.lists(st.integers(1, 12), min_size=1, max_size=90))
    edges = [0, *itertools.accumulate(lengths)]
    labels = draw(st.integers(1, 7))
    spread = draw(st.sampled_from([0.0, 0.1, 1.0, 10.0, 60.0]))
    scores = scores_of(draw(st.integers(0, 2**32 - 1)), edges[-1], labels, spread)
    return scores, tuple(itertools.pairwise(edges)), labels


@given(case=scored_paragraphs())
def test_the_tags_of_every_paragraph_are_well_formed(
    case: tuple[Floats, tuple[tuple[int, int], ...], int],
) -> None:
    scores, paragraphs, labels = case
    tags = best_tags(scores, paragraphs)
    assert len(tags) == len(scores)
    assert all(is_well_formed(tags[begin:end], labels) for begin, end in paragraphs)


@given(case=scored_paragraphs())
def test_a_paragraph_is_tagged_the_same_alone_as_among_others(
    case: tuple[Floats, tuple[tuple[int, int], ...], int],
) -> None:
    scores, paragraphs, _ = case
    tags = best_tags(scores, paragraphs)
    for begin, end in paragraphs:
        alone = best_tags(scores[begin:end], ((0, end - begin),))
        assert list(tags[begin:end]) == list(alone)


@given(
    shape=st.sampled_from([(1, 1), (3, 1), (5, 1), (2, 2), (3, 2), (1, 3)]),
    seed=st.integers(0, 2**32 - 1),
    spread=st.sampled_from([0.5, 3.0, 20.0]),
)
def test_no_other_well_formed_tags_are_likelier(shape: tuple[int, int], seed: int, spread: float) -> None:
    words, labels = shape
    scores = scores_of(seed, words, labels, spread)
    every = itertools.product(range(1 + 4 * labels), repeat=words)
    best = max(float(scores[range(words), tags].sum()) for tags in every if is_well_formed(tags, labels))
    found = best_tags(scores, ((0, words),))
    assert float(scores[range(words), found].sum()) == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize("wanted", ["I", "B", "E"])
def test_scores_that_ask_for_an_edge_alone_still_give_whole_spans(wanted: str) -> None:
    scores = np.full((40, 13), -30, dtype=np.float32)
    scores[:, tag(CUE, wanted)] = 0
    assert is_well_formed(best_tags(scores, ((0, 17), (17, 40))), 3)


def test_no_span_runs_over_the_edge_of_a_paragraph() -> None:
    scores = np.full((6, 5), -20, dtype=np.float32)
    for word, edge in enumerate("BIIIIE"):
        scores[word, tag(0, edge)] = 0
    assert spell(best_tags(scores, ((0, 6),))) == "B0I0I0I0I0E0"
    parts = best_tags(scores, ((0, 3), (3, 6)))
    assert is_well_formed(parts[:3], 1)
    assert is_well_formed(parts[3:], 1)


def test_no_word_has_no_tag() -> None:
    assert len(best_tags(np.zeros((0, 13), dtype=np.float32), ())) == 0


@st.composite
def laid_spans(draw: st.DrawFn) -> tuple[list[WordSpan], int]:
    spans: list[WordSpan] = []
    at = 0
    for label, gap, length in draw(
        st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(1, 6)), max_size=25)
    ):
        spans.append(WordSpan(label, at + gap, at + gap + length, 1.0))
        at += gap + length
    return spans, at + draw(st.integers(1, 4))


def lay(spans: Sequence[WordSpan], words: int) -> NDArray[np.int64]:
    tags = np.zeros(words, dtype=np.int64)
    for span in spans:
        tags[span.begin : span.end] = tag(span.label, "I")
        tags[span.begin], tags[span.end - 1] = tag(span.label, "B"), tag(span.label, "E")
        if span.end - span.begin == 1:
            tags[span.begin] = tag(span.label, "S")
    return tags


@given(case=laid_spans())
def test_tags_spell_the_spans_that_they_were_laid_for(case: tuple[list[WordSpan], int]) -> None:
    spans, words = case
    assert spans_of(lay(spans, words), np.zeros((words, 13), dtype=np.float32)) == spans


def test_the_score_of_a_span_is_the_mean_probability_of_its_tags() -> None:
    scores = np.log(np.full((3, 5), 0.125, dtype=np.float32))
    scores[1, tag(0, "B")], scores[2, tag(0, "E")] = np.log(0.5), np.log(0.25)
    (span,) = spans_of(lay([WordSpan(0, 1, 3, 1.0)], 3), scores)
    assert span.score == pytest.approx(0.375)


def weights(*, no_source: float = 0.0, near: float = 0.0) -> TieWeights:
    """`near` is what each step of distance takes away."""
    bias = np.array([-near * (step // 2) for step in range(DISTANCE_STEPS)], dtype=np.float32)
    return TieWeights(bias, bias, no_source)


@given(case=laid_spans(), seed=st.integers(0, 2**32 - 1), spread=st.sampled_from([0.0, 1.0, 6.0]))
def test_each_content_goes_to_one_cue_and_all_parts_keep_their_order(
    case: tuple[list[WordSpan], int], seed: int, spread: float
) -> None:
    spans, words = case
    vectors = np.random.default_rng(seed).normal(scale=spread, size=(words, 4 * TIE_SIZE)).astype(np.float32)
    ties = tie_spans(spans, vectors, weights())
    contents = [content for tie in ties for content in tie.contents]
    wanted = [s for s in spans if s.label == CONTENT] if any(s.label == CUE for s in spans) else []
    assert sorted(contents, key=lambda s: s.begin) == wanted
    cues = [tie.cue for tie in ties]
    assert cues == sorted(set(cues), key=lambda s: s.begin)
    for tie in ties:
        assert tie.cue.label == CUE
        assert tie.source is None or (tie.source.label == SOURCE and tie.source in spans)
        assert list(tie.contents) == sorted(tie.contents, key=lambda s: s.begin)
        assert 0 <= tie.score <= 1 + 1e-6


SCENE = [
    WordSpan(SOURCE, 0, 2, 1.0),
    WordSpan(CUE, 2, 3, 1.0),
    WordSpan(CONTENT, 3, 9, 1.0),
    WordSpan(CONTENT, 60, 65, 1.0),
    WordSpan(CUE, 66, 67, 0.75),
    WordSpan(SOURCE, 67, 69, 1.0),
]
STILL = np.zeros((70, 4 * TIE_SIZE), dtype=np.float32)


def test_with_nothing_but_distance_to_go_by_the_nearest_cue_and_source_are_taken() -> None:
    first, second = tie_spans(SCENE, STILL, weights(near=1.0, no_source=-50.0))
    assert (first.source, first.cue, first.contents) == (SCENE[0], SCENE[1], (SCENE[2],))
    assert (second.source, second.cue, second.contents) == (SCENE[5], SCENE[4], (SCENE[3],))


def test_there_is_no_source_where_having_none_scores_highest() -> None:
    ties = tie_spans(SCENE, STILL, weights(near=1.0, no_source=50.0))
    assert [tie.source for tie in ties] == [None, None]


def test_the_vectors_tie_a_content_to_a_far_cue() -> None:
    vectors = STILL.copy()
    vectors[[3, 8], :TIE_SIZE] = 3.0
    vectors[66, TIE_SIZE : 2 * TIE_SIZE] = 3.0
    (tie,) = tie_spans(SCENE, vectors, weights(near=1.0))
    assert tie.cue == SCENE[4]
    assert tie.contents == (SCENE[2], SCENE[3])


def test_a_tie_is_no_surer_than_its_least_sure_part() -> None:
    ties = tie_spans(SCENE, STILL, weights(near=30.0, no_source=-900.0))
    assert ties[0].score == pytest.approx(1.0)
    assert ties[1].score == pytest.approx(0.75)


def test_a_tie_is_no_surer_than_the_choice_of_its_source_or_of_its_cue() -> None:
    """Two sources alike, or two cues alike, make it even odds."""
    two_sources = [WordSpan(SOURCE, 0, 1, 1.0), WordSpan(SOURCE, 1, 2, 1.0), *SCENE[1:3]]
    (tie,) = tie_spans(two_sources, STILL, weights(no_source=-900.0))
    assert tie.score == pytest.approx(0.5)
    two_cues = [WordSpan(CUE, 0, 1, 1.0), WordSpan(CUE, 1, 2, 1.0), WordSpan(CONTENT, 3, 9, 1.0)]
    (tie,) = tie_spans(two_cues, STILL, weights())
    assert tie.score == pytest.approx(0.5)


@pytest.mark.parametrize("missing", [CUE, CONTENT])
def test_without_a_cue_or_without_words_nobody_says_anything(missing: int) -> None:
    assert tie_spans([s for s in SCENE if s.label != missing], STILL, weights()) == []


def test_a_cue_without_any_source_in_its_paragraph_has_none() -> None:
    ties = tie_spans([s for s in SCENE if s.label != SOURCE], STILL, weights(no_source=-50.0))
    assert [tie.source for tie in ties] == [None]


@pytest.mark.parametrize(
    ("apart", "step"), [(1, 0), (2, 1), (3, 2), (4, 3), (5, 3), (6, 4), (40, 8), (41, 9), (900, 9)]
)
def test_steps_of_distance_count_words_between_spans_the_same_on_either_side(apart: int, step: int) -> None:
    middle = WordSpan(CUE, 1000, 1003, 1.0)
    behind = WordSpan(CONTENT, 1003 + apart - 1, 1003 + apart, 1.0)
    before = WordSpan(CONTENT, 1000 - apart, 1000 - apart + 1, 1.0)
    assert distance_steps([middle], [behind, before]).tolist() == [[2 * step, 2 * step + 1]]


def peak_of_decoding(paragraphs: tuple[tuple[int, int], ...], scores: Floats) -> int:
    tracemalloc.start()
    best_tags(scores, paragraphs)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_one_long_paragraph_makes_the_short_ones_no_more_costly() -> None:
    scores = scores_of(7, 60 * 5 + 600, 3, 3.0)
    short = tuple((5 * n, 5 * n + 5) for n in range(60))
    long = ((300, 900),)
    apart = peak_of_decoding(short, scores) + peak_of_decoding(long, scores)
    assert peak_of_decoding(short + long, scores) < 3 * apart


def peak_of_ties(count: int) -> int:
    spans = [WordSpan((CUE, CONTENT)[n % 2], n, n + 1, 1.0) for n in range(2 * count)]
    vectors = np.zeros((2 * count, 4 * TIE_SIZE), dtype=np.float32)
    tracemalloc.start()
    tie_spans(spans, vectors, weights())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_a_paragraph_of_many_cues_costs_no_more_than_its_length() -> None:
    assert peak_of_ties(240) < 3 * peak_of_ties(120)
