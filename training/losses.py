"""How wrong the answers are: one sum over the heads, and the shallow exits' distance from the deepest one."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, Pointers
from training.network import Network
from training.targets import UNKNOWN
from truceline.text.tagger.labels import TIE_SIZE

WEIGHTS = {"attribution": 1.0, "entity": 0.5, "event": 0.7, "stance": 0.3}
TIE_WEIGHT, LIKENESS = 0.2, 1.0


def loss_of(network: Network, batch: Batch) -> Tensor:
    """The loss of a batch, summed over exits; a scalar."""
    hidden = (1.0 - batch.mask)[:, None, None, :].float() * -1e4
    full = bool((batch.mask == 1).all())
    answers = network(batch.ids, batch.shapes, None if full else hidden)
    rows = {depth: answer.flatten(0, 1)[batch.at] for depth, answer in answers.items()}
    total = torch.zeros(())
    deepest = max(rows)
    for depth, columns in rows.items():
        total = total + _exit_loss(network, columns, batch, depth)
        if depth != deepest:
            total = total + LIKENESS * _unlike(network, columns, rows[deepest].detach(), batch)
    return total


def _exit_loss(network: Network, columns: Tensor, batch: Batch, depth: int) -> Tensor:
    total = torch.zeros(())
    for head, weight in WEIGHTS.items():
        wanted = getattr(batch, head)
        if (wanted != UNKNOWN).any():
            given = columns[:, network.layout.columns(head)]
            total = total + weight * functional.cross_entropy(given, wanted, ignore_index=UNKNOWN)
    vectors = columns[:, network.layout.columns("tie")]
    name = str(depth)
    if len(batch.to_cue.right):
        scores = _scores(batch.to_cue, vectors[:, : 2 * TIE_SIZE], network.content_cue[name])
        total = total + TIE_WEIGHT * functional.cross_entropy(scores, batch.to_cue.right)
    if len(batch.to_source.right):
        scores = _scores(batch.to_source, vectors[:, 2 * TIE_SIZE :], network.cue_source[name])
        scores = torch.cat([network.no_source[name].expand(len(scores), 1), scores], dim=1)
        total = total + TIE_WEIGHT * functional.cross_entropy(scores, batch.to_source.right + 1)
    return total


def _scores(pointers: Pointers, vectors: Tensor, bias: Tensor) -> Tensor:
    asked = vectors[pointers.asks, :TIE_SIZE].sum(1)
    given = vectors[pointers.among, TIE_SIZE:].sum(2)
    scores = (given @ asked[:, :, None])[:, :, 0] / TIE_SIZE**0.5 + bias[pointers.steps.clamp(min=0)]
    return scores.masked_fill(pointers.steps < 0, -1e4)


def _unlike(network: Network, shallow: Tensor, deep: Tensor, batch: Batch) -> Tensor:
    total = torch.zeros(())
    for head in ("attribution", "entity", "event"):
        place = network.layout.columns(head)
        known = getattr(batch, head) != UNKNOWN
        if known.any():
            own = functional.log_softmax(shallow[known, place], -1)
            total = total + WEIGHTS[head] * functional.kl_div(
                own, functional.log_softmax(deep[known, place], -1), log_target=True, reduction="batchmean"
            )
    return total
