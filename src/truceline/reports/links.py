"""Links between two reports that carry the same copy."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from truceline.model.anchor import Span
from truceline.model.report import OriginBasis, Passage, Report
from truceline.reports.alignment import WordView, place_stretch
from truceline.reports.kinship import LEAST_WORDS, Kinship, compare, judge
from truceline.reports.quoting import Quoting, find_quotings
from truceline.reports.shingles import WORD, Fingerprints, WordHashes
from truceline.reports.stock_copy import find_stock_runs

VIEWS_KEPT = 400
_OWN = re.compile(b"\x00{12,}")
_QUOTES = str.maketrans("“”„«»‘’‚`", '"""""\'\'\'\'')


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Reports `a` and `b`, by their place in the sequence given (`a` before `b`), and the copy they share.

    `shared` counts its words; `of_a` and `of_b` are the share of each that is in the other. `own_a` and `own_b` are
    stretches of each, twelve words or more, that are neither in the other nor stock copy.
    """

    a: int
    b: int
    basis: OriginBasis
    shared: int
    of_a: float
    of_b: float
    same_whole: bool
    passages: tuple[Passage, ...]
    own_a: tuple[Span, ...] = ()
    own_b: tuple[Span, ...] = ()

    def other(self, index: int) -> int:
        return self.b if index == self.a else self.a

    def own(self, index: int) -> tuple[Span, ...]:
        return self.own_a if index == self.a else self.own_b

    def share(self, index: int) -> float:
        return self.of_a if index == self.a else self.of_b

    @property
    def piece(self) -> int:
        """The one of which more is in the other."""
        return self.a if self.of_a >= self.of_b else self.b

    @property
    def host(self) -> int:
        return self.b if self.of_a >= self.of_b else self.a

    @property
    def piece_share(self) -> float:
        return max(self.of_a, self.of_b)

    @property
    def host_ranges(self) -> list[tuple[int, int]]:
        if self.host == self.a:
            return [(p.a_start, p.a_end) for p in self.passages]
        return [(p.b_start, p.b_end) for p in self.passages]


def find_links(reports: Sequence[Report]) -> tuple[list[Link], list[Quoting]]:
    """Every pair found to share copy; of texts that are the same word for word, the first with each of the others.

    And every report that quotes another's own paper, again by the first of those that are the same.
    """
    same = _same_texts(reports)
    links = [_whole_link(reports, group[0], other) for group in same for other in group[1:]]
    firsts = [group[0] for group in same]
    fingerprints = Fingerprints([reports[index].text for index in firsts])
    subset = [reports[index] for index in firsts]
    stock, candidates = find_candidates(subset, fingerprints)
    views = _Views(subset, fingerprints.hashes, stock)
    for a, b in candidates:
        kin = compare(views[a], views[b])
        basis = judge(subset[a], subset[b], kin)
        if basis is not None:
            passages = _passages(views[a], views[b], (subset[a], subset[b]), kin=kin)
            link = _link((firsts[a], firsts[b]), basis, kin=kin, passages=passages)
            covered = ([s[:2] for s in kin.stretches], [s[2:] for s in kin.stretches])
            own_a, own_b = _own_words(views[a], covered[0]), _own_words(views[b], covered[1])
            links.append(replace(link, own_a=own_a, own_b=own_b))
    return links, find_quotings(subset, fingerprints, firsts)


def find_candidates(
    reports: Sequence[Report], fingerprints: Fingerprints
) -> tuple[frozenset[int], list[tuple[int, int]]]:
    """The fingerprints of stock copy, and every two reports that share enough of the others to be compared."""
    stock = find_stock_runs(reports, fingerprints, fingerprints.count_pairs())
    return stock, fingerprints.candidates(fingerprints.count_pairs(without=stock))


def _own_words(view: WordView, covered: Sequence[tuple[int, ...]]) -> tuple[Span, ...]:
    marked = bytearray(view.stock)
    for start, end in covered:
        marked[start:end] = b"\x01" * (end - start)
    runs = (match.span() for match in _OWN.finditer(marked))
    return tuple(Span(view.starts[start], view.ends[end - 1]) for start, end in runs)


def repeats_whole(later: Report, earlier: Report) -> bool:
    hashes = WordHashes()
    none: frozenset[int] = frozenset()
    return compare(WordView.of(earlier.text, hashes, none), WordView.of(later.text, hashes, none)).same_whole


class _Views(dict[int, WordView]):
    """The texts as words, made when asked for; the oldest are let go, since there may be thousands."""

    def __init__(self, reports: Sequence[Report], hashes: WordHashes, stock_runs: frozenset[int]) -> None:
        super().__init__()
        self.reports = reports
        self.hashes = hashes
        self.stock_runs = stock_runs

    def __missing__(self, index: int) -> WordView:
        if len(self) >= VIEWS_KEPT:
            del self[next(iter(self))]
        view = self[index] = WordView.of(self.reports[index].text, self.hashes, self.stock_runs)
        return view


def _same_texts(reports: Sequence[Report]) -> list[list[int]]:
    """Groups of reports with the same text but for white space and the style of quotation marks, in order.

    A text of a few words ("No comment.") is the same in many places without being a copy, and stands alone.
    """
    groups: dict[bytes | int, list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        folded = " ".join(report.text.translate(_QUOTES).split())
        short = len(WORD.findall(folded[: 30 * LEAST_WORDS])) < LEAST_WORDS
        groups[index if short else hashlib.sha256(folded.encode("utf-8", "replace")).digest()].append(index)
    return list(groups.values())


def _whole_link(reports: Sequence[Report], a: int, b: int) -> Link:
    first, second = reports[a], reports[b]
    (a_start, a_end), (b_start, b_end) = _edges(first.text), _edges(second.text)
    passage = Passage(a=first.id, a_start=a_start, a_end=a_end, b=second.id, b_start=b_start, b_end=b_end)
    return Link(
        a=a,
        b=b,
        basis=OriginBasis.VERBATIM,
        shared=len(WORD.findall(first.text)),
        of_a=1.0,
        of_b=1.0,
        same_whole=True,
        passages=(passage,),
    )


def _edges(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _passages(a: WordView, b: WordView, reports: tuple[Report, Report], *, kin: Kinship) -> tuple[Passage, ...]:
    """The stretches in common that are not stock copy."""
    passages = []
    for stretch in kin.stretches:
        if all(a.stock[stretch.a_start : stretch.a_end]):
            continue
        a_start, a_end, b_start, b_end = place_stretch(a, b, stretch)
        passages.append(
            Passage(a=reports[0].id, a_start=a_start, a_end=a_end, b=reports[1].id, b_start=b_start, b_end=b_end)
        )
    return tuple(passages)


def _link(indices: tuple[int, int], basis: OriginBasis, *, kin: Kinship, passages: tuple[Passage, ...]) -> Link:
    return Link(
        a=indices[0],
        b=indices[1],
        basis=basis,
        shared=kin.shared_all,
        of_a=kin.of_a,
        of_b=kin.of_b,
        same_whole=kin.same_whole,
        passages=passages,
    )
