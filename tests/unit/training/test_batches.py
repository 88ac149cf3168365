"""Batches hold every window once, and cost least where the columns are those that decode to the marks."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch, which the package does not", exc_type=ImportError)

from tests.unit.training.marked import EXAMPLE, LAYOUT, TEXT, pieces_for, spread  # noqa: E402
from training.batches import Batch, Prepared, collate, epoch_batches, prepare  # noqa: E402
from training.losses import TIE_WEIGHT, loss_of  # noqa: E402
from training.targets import UNKNOWN, Pointer, Target, cut_targets, mark_words  # noqa: E402

from truceline.text.tagger.decode import TieWeights, WordSpan, distance_steps, tie_spans  # noqa: E402
from truceline.text.tagger.labels import DISTANCE_STEPS  # noqa: E402
from truceline.text.tagger.windows import cut_windows  # noqa: E402

PIECES = pieces_for(TEXT)


def prepared(*, times: int = 1, paragraphs: int = 1) -> Prepared:
    text = "\n".join([TEXT] * paragraphs)
    example = EXAMPLE if paragraphs == 1 else type(EXAMPLE)("more", text, (), EXAMPLE.layers)
    return prepare(example, pieces_for(text), times=times, layout=LAYOUT)


def targets_of(width: int) -> list[Target]:
    return cut_targets(mark_words(EXAMPLE, PIECES, LAYOUT), PIECES, cut_windows(PIECES, width))


def fingerprint(groups: list[list[Target]]) -> list[list[tuple[int, ...]]]:
    return [[tuple(target.window.ids.tolist()) for target in group] for group in groups]


def test_an_epoch_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    texts = [prepared(paragraphs=20), prepared(), prepared(paragraphs=7)]
    first, again, other = (fingerprint(epoch_batches(texts, seed=seed, budget=600)) for seed in (5, 5, 6))
    assert first == again
    assert first != other


@pytest.mark.parametrize("times", [1, 3])
def test_an_epoch_reads_every_word_as_often_as_it_is_told(times: int) -> None:
    text = prepared(times=times, paragraphs=20)
    groups = epoch_batches([text], seed=1, budget=600)
    seen = Counter(word for group in groups for target in group for word in range(*target.window.words))
    assert seen == dict.fromkeys(range(len(text.pieces.starts)), times)


def test_a_group_keeps_to_its_budget_padding_included() -> None:
    groups = epoch_batches([prepared(times=9, paragraphs=20)], seed=1, budget=600)
    assert all(groups)
    for group in groups:
        assert len(group) == 1 or max(len(target.window.ids) for target in group) * len(group) <= 600
    assert any(len(group) > 1 for group in groups)


def test_no_text_makes_no_batch() -> None:
    assert epoch_batches([], seed=1, budget=600) == []


def test_a_batch_finds_the_first_piece_of_every_word_and_masks_what_is_padding() -> None:
    group = targets_of(16)
    assert len({len(target.window.ids) for target in group}) > 1, "nothing to pad"
    batch = collate(group)
    flat = batch.ids.flatten()
    assert flat[batch.at].tolist() == PIECES.ids[PIECES.first].tolist()
    assert batch.shapes.flatten()[batch.at].tolist() == PIECES.shapes[PIECES.first].tolist()
    assert batch.mask.sum(1).tolist() == [len(target.window.ids) for target in group]
    assert batch.mask.flatten()[batch.at].all()
    assert not batch.ids[batch.mask == 0].any()


def test_pointers_of_a_batch_count_the_words_of_the_whole_batch() -> None:
    """The spans that they name are the marked ones, wherever their window stands in the batch."""
    group = targets_of(30)
    assert len(group) > 1
    batch = collate(group)
    offsets = np.cumsum([0, *(len(target.window.at) for target in group)])
    for name in ("to_cue", "to_source"):
        wanted = [(p, offset) for t, offset in zip(group, offsets, strict=False) for p in getattr(t, name)]
        rows = getattr(batch, name)
        assert len(rows.right) == len(wanted) > 0
        for n, (pointer, offset) in enumerate(wanted):
            count = len(pointer.among)
            assert rows.asks[n].tolist() == [word + offset for word in pointer.asks]
            assert rows.among[n, :count].tolist() == [[word + offset for word in pair] for pair in pointer.among]
            assert rows.steps[n, :count].tolist() == list(pointer.steps)
            assert (rows.steps[n, count:] == -1).all()
            assert rows.right[n] == pointer.right


def test_a_batch_without_pointers_is_a_batch() -> None:
    windows = cut_windows(PIECES)
    bare = cut_targets(mark_words(type(EXAMPLE)("bare", TEXT, (), frozenset()), PIECES, LAYOUT), PIECES, windows)
    batch = collate(bare)
    assert len(batch.to_cue.right) == len(batch.to_source.right) == 0
    assert (batch.attribution == UNKNOWN).all()
    assert float(loss_of(Fixed(bare, LAYOUT), batch)) == 0.0


def test_a_batch_moves_whole() -> None:
    moved = collate(targets_of(30)).to("cpu")
    assert isinstance(moved, Batch)
    assert moved.to_cue.asks.shape[1] == 2


class Fixed:
    """A network that has learnt a group by heart, at each of its depths."""

    def __init__(self, group: list[Target], layout: Any, *, depths: tuple[int, ...] = (1,)) -> None:
        self.layout = layout
        self.depths = depths
        self.tables = spread(group, layout)
        bias = torch.zeros(DISTANCE_STEPS)
        self.content_cue = {str(d): bias for d in depths}
        self.cue_source = {str(d): bias for d in depths}
        self.no_source = {str(d): torch.zeros(1) for d in depths}

    def __call__(self, ids: Any, shapes: Any, mask: Any) -> dict[int, Any]:
        answer = torch.zeros((*ids.shape, self.tables[0].shape[1]))
        for row, table in enumerate(self.tables):
            answer[row, : len(table)] = torch.from_numpy(table)
        return dict.fromkeys(self.depths, answer)


@pytest.mark.parametrize("width", [30, 192])
def test_columns_that_decode_to_the_marks_cost_next_to_nothing(width: int) -> None:
    """As `test_targets` shows, these columns decode to what people marked."""
    group = targets_of(width)
    batch = collate(group)
    assert 0 <= float(loss_of(Fixed(group, LAYOUT), batch)) < 0.2
    assert 0 <= float(loss_of(Fixed(group, LAYOUT, depths=(1, 2)), batch)) < 0.4


@pytest.mark.parametrize("head", ["attribution", "entity", "event", "stance", "tie"])
def test_a_network_that_forgets_one_head_pays_for_it(head: str) -> None:
    group = targets_of(192)
    batch = collate(group)
    knows, forgot = Fixed(group, LAYOUT), Fixed(group, LAYOUT)
    for table in forgot.tables:
        table[:, LAYOUT.columns(head)] = 0.0
    assert float(loss_of(forgot, batch)) > float(loss_of(knows, batch)) + 0.05


def test_an_exit_that_answers_otherwise_than_the_deepest_pays_for_it() -> None:
    group = targets_of(192)
    batch = collate(group)

    class Torn(Fixed):
        def __call__(self, ids: Any, shapes: Any, mask: Any) -> dict[int, Any]:
            answers = super().__call__(ids, shapes, mask)
            return {**answers, 1: torch.zeros_like(answers[1])}

    assert float(loss_of(Torn(group, LAYOUT, depths=(1, 2)), batch)) > 1.0


def test_steps_of_distance_in_training_are_those_of_run_time() -> None:
    (target,) = targets_of(192)
    for pointer in (*target.to_cue, *target.to_source):
        asking = WordSpan(0, pointer.asks[0], pointer.asks[1] + 1, 1.0)
        among = [WordSpan(0, first, last + 1, 1.0) for first, last in pointer.among]
        assert distance_steps([asking], among)[0].tolist() == list(pointer.steps)


@pytest.mark.parametrize("seed", range(5))
def test_a_tie_is_as_likely_in_training_as_at_run_time(seed: int) -> None:
    """One content between two cues, and nothing else to learn: the loss is the probability that decoding gives."""
    (whole,) = targets_of(192)
    unknown = np.full(len(whole.window.at), UNKNOWN, dtype=np.int64)
    cues, content = [WordSpan(1, 2, 3, 1.0), WordSpan(1, 9, 11, 1.0)], WordSpan(2, 4, 8, 1.0)
    steps = tuple(int(step) for step in distance_steps([content], cues)[0])
    random = np.random.default_rng(seed)
    network = Fixed([whole], LAYOUT)
    network.tables[0][:] = random.normal(size=network.tables[0].shape)
    bias = random.normal(size=DISTANCE_STEPS).astype(np.float32)
    network.content_cue = {"1": torch.from_numpy(bias)}
    vectors = network.tables[0][whole.window.at][:, LAYOUT.columns("tie")]
    (tie,) = tie_spans([*cues, content], vectors, TieWeights(bias, bias, 0.0))
    pointer = Pointer((4, 7), ((2, 2), (9, 10)), steps, cues.index(tie.cue))
    target = Target(whole.window, unknown, unknown, unknown, unknown, (pointer,), ())
    loss = float(loss_of(network, collate([target])))
    assert loss == pytest.approx(-TIE_WEIGHT * np.log(tie.score), rel=1e-3)
