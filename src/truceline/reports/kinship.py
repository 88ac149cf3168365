"""Whether two reports carry the same copy: a few figures about what they share, and what follows from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from truceline.model.report import OriginBasis, Report, ReportKind
from truceline.reports.alignment import Block, Stretch, WordView, find_blocks, join_blocks
from truceline.reports.shingles import WORD
from truceline.text.names import fold_word

LEAST_WORDS = 12
WHOLE_SHARE = 0.8
CLEAR_WORDS, CLEAR_SHARE = 25, 0.5
LONG_WORDS, LONG_STRETCH, LONG_SHARE = 32, 30, 0.05
MIXED_WORDS, MIXED_STRETCH = 24, 90
LONG_OF_ONE_HOUSE = 75
AGENCY_WORDS, AGENCY_SHARE, AGENCY_TAGS = 30, 0.33, 3
REPEATED = 0.95
STATE_SHARE = 0.25
HEADLINES_ALIKE = 0.6
CORRECTING = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)\b|updat(?:e[sd]?|ing)\b|\d(?:st|nd|rd|th) (?:lead|take|version)\b|writethru\b"
    r"|refil(?:es?|ed|ing)\b|(?:earlier|previous|first) version\b|clarif(?:ies|ied|ication)\b|rewritten\b|amended\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """What two reports share, in words.

    `shared` leaves out stock copy and what both have in quotation marks; `share` is its part of what the smaller text
    has of such words. `shared_all` and `share_all` leave out stock copy only. `longest` is the most of `shared` in one
    stretch, `longest_all` the most of `shared_all`. `tags` are words in common in one run with a quotation in common:
    who said it, told in the same words. `foot` is True where all that they share is what both end with, below words
    of their own. `of_a` and `of_b` say how much of each text is in the other.
    """

    shared: int
    share: float
    shared_all: int
    share_all: float
    longest: int
    longest_all: int
    tags: int
    foot: bool
    of_a: float
    of_b: float
    stretches: tuple[Stretch, ...]

    @property
    def same_whole(self) -> bool:
        return min(self.of_a, self.of_b) >= REPEATED


def compare(a: WordView, b: WordView) -> Kinship:
    blocks = find_blocks(a, b)
    counts = [_count(a, b, block) for block in blocks]
    stretches = join_blocks(blocks)
    by_stretch = [_sum_within(stretch, blocks, counts) for stretch in stretches]
    shared, shared_all, tags = (sum(count[n] for count in counts) for n in range(3))
    matched = sum(block.size for block in blocks)
    return Kinship(
        shared=shared,
        share=shared / max(1, min(_own_words(a), _own_words(b))),
        shared_all=shared_all,
        share_all=shared_all / max(1, min(a.size - sum(a.stock), b.size - sum(b.stock))),
        longest=max((words for words, _ in by_stretch), default=0),
        longest_all=max((words for _, words in by_stretch), default=0),
        tags=tags,
        foot=bool(stretches) and _is_foot(a, b, stretches[-1]) and shared_all - by_stretch[-1][1] < LEAST_WORDS,
        of_a=matched / max(1, a.size),
        of_b=matched / max(1, b.size),
        stretches=tuple(stretches),
    )


def _is_foot(a: WordView, b: WordView, last: Stretch) -> bool:
    """Both texts end with the stretch, it opens a paragraph of each, and words of their own stand above it in both."""
    if (last.a_end, last.b_end) != (a.size, b.size) or min(last.a_start, last.b_start) < LEAST_WORDS:
        return False
    return all(
        "\n" in view.text[view.ends[start - 1] : view.starts[start]]
        for view, start in ((a, last.a_start), (b, last.b_start))
    )


def _count(a: WordView, b: WordView, block: Block) -> tuple[int, int, int]:
    """Of the words of a block: those that count as shared, those that are not stock copy, and the tags."""
    a_range, b_range = slice(block.a, block.a + block.size), slice(block.b, block.b + block.size)
    stock = _mask(a.stock[a_range]) | _mask(b.stock[b_range])
    a_quoted, b_quoted = _mask(a.quoted[a_range]), _mask(b.quoted[b_range])
    both_quoted = a_quoted & b_quoted & ~stock
    shared_all = block.size - stock.bit_count()
    outside = block.size - (stock | a_quoted | b_quoted).bit_count()
    return shared_all - both_quoted.bit_count(), shared_all, outside if both_quoted else 0


def _mask(marks: bytearray) -> int:
    """Marks of 0 and 1 as one number with a bit for each 1."""
    return int.from_bytes(marks, "big")


def _own_words(view: WordView) -> int:
    return view.size - (_mask(view.stock) | _mask(view.quoted)).bit_count()


def _sum_within(stretch: Stretch, blocks: Sequence[Block], counts: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    inside = [
        count
        for block, count in zip(blocks, counts, strict=True)
        if stretch.a_start <= block.a < stretch.a_end and stretch.b_start <= block.b < stretch.b_end
    ]
    return sum(count[0] for count in inside), sum(count[1] for count in inside)


def judge(a: Report, b: Report, kin: Kinship) -> OriginBasis | None:
    """The basis on which two reports are of one origin, or None.

    Most of the smaller text is in the other; or a long stretch is, that is not all quotation. One agency and one outlet
    use their own background again, so between two reports of one house the stretch must be longer. Below that, a credit
    to the same agency within a day decides, where a good part of the smaller text is the other's and quotations come
    with the same words around them: one story at two stages. Background that is used again has no such quotations.
    What one house prints under reports with nothing else in common is its foot, however long, not their copy.
    """
    if kin.foot and a.voice == b.voice and not headlines_alike(a.headline, b.headline):
        return None
    if kin.share >= CLEAR_SHARE and kin.shared >= CLEAR_WORDS:
        return OriginBasis.NEAR
    if kin.share >= STATE_SHARE and kin.shared >= LEAST_WORDS and _is_one_story(a, b):
        return OriginBasis.NEAR
    if kin.share >= WHOLE_SHARE and kin.shared >= LEAST_WORDS:
        return OriginBasis.NEAR
    same_agency = bool(set(a.agencies) & set(b.agencies))
    wanted = LONG_OF_ONE_HOUSE if same_agency or a.voice == b.voice else LONG_WORDS
    if kin.shared >= wanted and kin.longest >= LONG_STRETCH and kin.share >= LONG_SHARE:
        return OriginBasis.NEAR
    if kin.shared >= MIXED_WORDS and kin.longest_all >= MIXED_STRETCH and kin.share >= LONG_SHARE:
        return OriginBasis.NEAR
    if not same_agency or not _about_the_same_day(a.published, b.published):
        return None
    enough = kin.shared_all >= AGENCY_WORDS and kin.share_all >= AGENCY_SHARE and kin.tags >= AGENCY_TAGS
    return OriginBasis.AGENCY if enough else None


def _is_one_story(a: Report, b: Report) -> bool:
    """Two states of one report: one house, one headline, within a day. A body's own papers are often alike."""
    issued = ReportKind.STATEMENT, ReportKind.MONITOR, ReportKind.POST
    if a.voice != b.voice or a.kind in issued or b.kind in issued:
        return False
    dated = a.published is not None and b.published is not None
    return dated and _about_the_same_day(a.published, b.published) and headlines_alike(a.headline, b.headline)


def headlines_alike(a: str | None, b: str | None) -> bool:
    """Three fifths of their words in common; words of correcting do not count, and two words are no headline."""
    first, second = _headline_words(a), _headline_words(b)
    return min(len(first), len(second)) > 2 and len(first & second) >= HEADLINES_ALIKE * len(first | second)


def _headline_words(headline: str | None) -> frozenset[str]:
    words = (fold_word(word) for word in WORD.findall(CORRECTING.sub(" ", headline or "")))
    return frozenset(words)


def _about_the_same_day(a: str | None, b: str | None) -> bool:
    """Unknown dates speak neither for nor against."""
    if a is None or b is None:
        return True
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days) <= 1
