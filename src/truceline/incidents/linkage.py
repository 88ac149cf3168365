"""Average linkage over the few pairs that are alike at all."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush
from itertools import count as count_up

_Row = dict[int, float]


def link(count: int, alike: Mapping[tuple[int, int], float], *, least: float) -> list[list[int]]:
    """Groups of the numbers below `count` such that members of one are alike by at least `least` on the average.

    `alike` holds pairs (smaller number first) of which something is known; all others are alike by 0. The pairs most
    alike are joined first, of equals those of the smaller numbers. Time grows with the pairs, not with all possible.
    """
    members = {n: [n] for n in range(count)}
    near: dict[int, _Row] = {n: {} for n in range(count)}
    for (a, b), weight in alike.items():
        near[a][b] = near[b][a] = weight
    heap = [(-weight, a, b) for (a, b), weight in alike.items() if weight >= least]
    heapify(heap)
    numbers = count_up(count)
    while heap:
        weight, a, b = heappop(heap)
        if a not in members or b not in members or near[a].get(b) != -weight:
            continue
        joined = next(numbers)
        near[joined] = _average(near.pop(a), len(members[a]), near.pop(b), len(members[b]))
        members[joined] = sorted(members.pop(a) + members.pop(b))
        for other in [n for n in near[joined] if n in (a, b)]:
            del near[joined][other]
        for other, mean in sorted(near[joined].items()):
            near[other] = {n: w for n, w in near[other].items() if n not in (a, b)} | {joined: mean}
            if mean >= least:
                heappush(heap, (-mean, other, joined))
    return sorted(members.values())


def _average(first: _Row, size: int, second: _Row, other_size: int) -> _Row:
    """Mean likeness to each number that either is alike to, weighted by how many members each has."""
    total = size + other_size
    return {
        n: (first.get(n, 0.0) * size + second.get(n, 0.0) * other_size) / total for n in first.keys() | second.keys()
    }
