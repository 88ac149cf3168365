"""Stock copy: footers, rights lines, background and quoted agreements that many otherwise unrelated reports carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise
from statistics import median

from truceline.model.report import Report
from truceline.reports.shingles import ALL_PAIRS_UP_TO, Fingerprints, PairCounts

LEAST_OF_ONE_VOICE = 3
LEAST_OF_ALL = 6
UNRELATED = 0.3
UNRELATED_OF_FEW = 0.2
LITTLE_RELATED = 0.75
DAYS_OF_ONE_STORY = 2
MOST_LOOKED_AT = 40


def find_stock_runs(reports: Sequence[Report], fingerprints: Fingerprints, pairs: PairCounts) -> frozenset[int]:
    """Fingerprints that prove nothing: those of words that one outlet prints in three or more reports, or anybody in
    six or more, that have little else in common or that lie days apart."""
    verdicts: dict[tuple[int, ...], bool] = {}
    stock = set()
    for print_, holders in fingerprints.shared():
        if len(holders) < LEAST_OF_ONE_VOICE:
            continue
        key = tuple(holders)
        if key not in verdicts:
            verdicts[key] = _is_stock(reports, holders, fingerprints, pairs)
        if verdicts[key]:
            stock.add(print_)
    return frozenset(stock)


def _is_stock(
    reports: Sequence[Report],
    holders: Sequence[int],
    fingerprints: Fingerprints,
    pairs: PairCounts,
) -> bool:
    by_voice: dict[str, list[int]] = defaultdict(list)
    for index in holders:
        by_voice[reports[index].voice].append(index)
    groups = [group for group in by_voice.values() if len(group) >= LEAST_OF_ONE_VOICE]
    if len(holders) >= LEAST_OF_ALL:
        groups.append(list(holders))
    return any(_unrelated(reports, group[:MOST_LOOKED_AT], fingerprints, pairs) for group in groups)


def _unrelated(reports: Sequence[Report], group: Sequence[int], fingerprints: Fingerprints, pairs: PairCounts) -> bool:
    twos = combinations(group, 2) if len(group) <= ALL_PAIRS_UP_TO else pairwise(group)
    related = median(fingerprints.containment(pair, pairs[pair]) for pair in twos)
    days = [date.fromisoformat(stamp[:10]) for index in group if (stamp := reports[index].published)]
    spread = (max(days) - min(days)).days if days else 0
    if spread > DAYS_OF_ONE_STORY:
        return related < LITTLE_RELATED
    return related < (UNRELATED if len(group) >= LEAST_OF_ALL else UNRELATED_OF_FEW)
