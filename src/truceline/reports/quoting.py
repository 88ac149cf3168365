"""Quoting: whose statement another report has in quotation marks, word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.model.report import Passage, Report, ReportKind
from truceline.reports.alignment import Block, Stretch, WordView, find_blocks, place_stretch
from truceline.reports.shingles import Fingerprints

ISSUED = frozenset({ReportKind.STATEMENT, ReportKind.MONITOR, ReportKind.POST})
LEAST_QUOTED = 7
MOST_HOLDERS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """Report `by` quotes the paper `of`, by their places; in the passages `a` is the paper quoted."""

    of: int
    by: int
    passages: tuple[Passage, ...]


def find_quotings(reports: Sequence[Report], fingerprints: Fingerprints, places: Sequence[int]) -> list[Quoting]:
    """Every body's own paper that other reports quote seven words of or more. `places` names the reports to the caller.

    What hundreds print is a slogan or a rights line, and is not looked at.
    """
    issued = {index for index, report in enumerate(reports) if report.kind in ISSUED}
    meeting: Counter[tuple[int, int]] = Counter()
    for _, holders in fingerprints.shared() if issued else ():
        papers = [index for index in holders if index in issued] if len(holders) <= MOST_HOLDERS else []
        meeting.update((paper, other) for paper in papers for other in holders if other != paper)
    found = []
    for of, by in sorted(meeting):
        if reports[of].voice == reports[by].voice:
            continue
        none = frozenset[int]()
        views = tuple(WordView.of(reports[index].text, fingerprints.hashes, none) for index in (of, by))
        passages = _quoted_passages(views, (reports[of], reports[by]))
        if passages:
            found.append(Quoting(of=places[of], by=places[by], passages=passages))
    return found


def _quoted_passages(views: tuple[WordView, ...], reports: tuple[Report, Report]) -> tuple[Passage, ...]:
    a, b = views
    passages = []
    for block in find_blocks(a, b):
        for start, end in _quoted_runs(a, b, block):
            stretch = Stretch(block.a + start, block.a + end, block.b + start, block.b + end)
            a_start, a_end, b_start, b_end = place_stretch(a, b, stretch)
            passages.append(
                Passage(a=reports[0].id, a_start=a_start, a_end=a_end, b=reports[1].id, b_start=b_start, b_end=b_end)
            )
    return tuple(passages)


def _quoted_runs(a: WordView, b: WordView, block: Block) -> list[tuple[int, int]]:
    """Within the block: runs of seven words or more in `b`'s quotation marks that `a` says in its own voice."""
    runs = []
    start = None
    for at in range(block.size + 1):
        inside = at < block.size and b.quoted[block.b + at] and not a.quoted[block.a + at]
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            if at - start >= LEAST_QUOTED:
                runs.append((start, at))
            start = None
    return runs
