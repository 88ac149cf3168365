"""Windows of all corpora as batches of tensors: another order and other window widths each epoch, from one seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from random import Random

import numpy as np
import torch
from torch import Tensor

from training.examples import Example
from training.targets import UNKNOWN, Marked, Pointer, Target, cut_targets, mark_words
from truceline.text.tagger.labels import Layout
from truceline.text.tagger.pieces import Pieces
from truceline.text.tagger.windows import cut_windows

NARROWEST, WIDEST = 96, 224


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example with its words and answers; `times` is how often an epoch sees it."""

    pieces: Pieces
    marked: Marked
    times: int


@dataclass(frozen=True, slots=True)
class Pointers:
    """p choices among at most k candidates, as rows of the words of a batch. `steps` is -1 where there is none."""

    asks: Tensor
    among: Tensor
    steps: Tensor
    right: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """`ids`, `shapes`, `mask` (b, n); `at` (m,) the row of each word in the flattened pieces; answers (m,)."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    at: Tensor
    attribution: Tensor
    entity: Tensor
    event: Tensor
    stance: Tensor
    to_cue: Pointers
    to_source: Pointers

    def to(self, device: str) -> Batch:
        """The same on another device."""
        moved = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Pointers):
                moved[field.name] = Pointers(*(getattr(value, f.name).to(device) for f in fields(value)))
            else:
                moved[field.name] = value.to(device)
        return Batch(**moved)


def prepare(example: Example, pieces: Pieces, *, times: int, layout: Layout) -> Prepared:
    """The example ready to be cut into windows."""
    return Prepared(pieces, mark_words(example, pieces, layout), times)


def epoch_batches(prepared: Sequence[Prepared], *, seed: int, budget: int) -> list[list[Target]]:
    """All windows of an epoch, grouped so that a group padded to its longest has at most `budget` pieces."""
    random = Random(seed)
    targets: list[Target] = []
    for one in prepared:
        for _ in range(one.times):
            windows = cut_windows(one.pieces, random.randint(NARROWEST, WIDEST))
            targets += cut_targets(one.marked, one.pieces, windows)
    random.shuffle(targets)
    groups: list[list[Target]] = []
    for at in range(0, len(targets), 512):
        pool = sorted(targets[at : at + 512], key=lambda t: len(t.window.ids))
        group: list[Target] = []
        for target in pool:
            if group and len(target.window.ids) * (len(group) + 1) > budget:
                groups.append(group)
                group = []
            group.append(target)
        groups.append(group)
    random.shuffle(groups)
    return groups


def collate(group: Sequence[Target]) -> Batch:
    """The tensors of one group of windows."""
    width = max(len(target.window.ids) for target in group)
    ids, shapes, mask = (np.zeros((len(group), width), dtype=np.int64) for _ in range(3))
    at: list[np.ndarray] = []
    offsets: list[int] = []
    count = 0
    for row, target in enumerate(group):
        size = len(target.window.ids)
        ids[row, :size], shapes[row, :size], mask[row, :size] = target.window.ids, target.window.shapes, 1
        at.append(target.window.at + row * width)
        offsets.append(count)
        count += len(target.window.at)
    columns = {
        name: torch.from_numpy(np.concatenate([getattr(target, name) for target in group]))
        for name in ("attribution", "entity", "event", "stance")
    }
    return Batch(
        ids=torch.from_numpy(ids),
        shapes=torch.from_numpy(shapes),
        mask=torch.from_numpy(mask),
        at=torch.from_numpy(np.concatenate(at)),
        to_cue=_gather([(p, o) for t, o in zip(group, offsets, strict=True) for p in t.to_cue]),
        to_source=_gather([(p, o) for t, o in zip(group, offsets, strict=True) for p in t.to_source]),
        **columns,
    )


def _gather(pointers: list[tuple[Pointer, int]]) -> Pointers:
    most = max((len(p.among) for p, _ in pointers), default=1)
    asks = np.zeros((len(pointers), 2), dtype=np.int64)
    among = np.zeros((len(pointers), most, 2), dtype=np.int64)
    steps = np.full((len(pointers), most), -1, dtype=np.int64)
    right = np.full(len(pointers), UNKNOWN, dtype=np.int64)
    for row, (pointer, offset) in enumerate(pointers):
        asks[row] = np.array(pointer.asks) + offset
        among[row, : len(pointer.among)] = np.array(pointer.among) + offset
        steps[row, : len(pointer.among)] = pointer.steps
        right[row] = pointer.right
    return Pointers(*(torch.from_numpy(table) for table in (asks, among, steps, right)))
