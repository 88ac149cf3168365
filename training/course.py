"""The course of training: what is read in which stage, how often, and how fast the network learns from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """`times`: corpus to how often an epoch reads it. `rate`: the highest learning rate of the encoder."""

    name: str
    times: dict[str, int]
    epochs: int
    rate: float


EXITS = (3, 4, 6)
SEED = 20261122
BUDGET = 3072
"""Pieces in a batch, padding included."""
HEAD_RATE = 5.0
"""Heads and shapes begin at random and learn this many times faster than the encoder."""
STAGES = (
    Stage("corpora", {"polnear": 1, "gum": 1, "meantime": 1}, epochs=4, rate=2e-4),
    Stage("own", {"polnear": 1, "gum": 1, "meantime": 1, "sentences": 4}, epochs=2, rate=1e-4),
)
