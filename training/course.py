"""The course of training: what is read in which stage, how often, and how fast the network learns from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """`times`: corpus to how often an epoch reads it. `exits`: the depths at which the network is read out; it has as
    many layers as the last. `rate`: the encoder's highest learning rate; it falls as if there were `fall` epochs."""

    name: str
    times: dict[str, int]
    exits: tuple[int, ...]
    epochs: int
    fall: int
    rate: float


VERSION = "1"
"""Rises with every model that is shipped."""
SEED = 20261122
BUDGET = 3072
"""Pieces in a batch, padding included."""
HEAD_RATE = 5.0
"""Heads and shapes begin at random and learn this many times faster than the encoder."""
_ALL = {"polnear": 1, "gum": 1, "meantime": 1, "sentences": 4}
STAGES = (
    Stage("corpora", {"polnear": 1, "gum": 1, "meantime": 1}, exits=(3, 4, 6), epochs=2, fall=4, rate=2e-4),
    Stage("own", _ALL, exits=(3, 4), epochs=1, fall=4, rate=1.5e-4),
    Stage("last", _ALL, exits=(4,), epochs=2, fall=2, rate=1.2e-4),
    Stage("slow", {**_ALL, "sentences": 2}, exits=(4,), epochs=1, fall=1, rate=6e-5),
)
"""First the whole encoder, whose upper layers teach the lower; then the lower alone, with our own sentences."""
