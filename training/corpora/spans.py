"""Marks of the entity layer that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable

from training.examples import ENTITY, Mark


def keep_longest(candidates: Iterable[tuple[int, int, str]]) -> tuple[Mark, ...]:
    """Entity marks in text order from (start, end, label); where two overlap the longer stays, then the earlier."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(set(candidates), key=lambda span: (span[0] - span[1], span)):
        if start < end and all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, label))
    return tuple(Mark(ENTITY, label, start, end) for start, end, label in sorted(kept))
