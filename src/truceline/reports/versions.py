"""Versions: whether a report is a later state of another by the same house, and what it says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher

from truceline.model.anchor import Anchor
from truceline.model.lineage import Change
from truceline.model.report import OriginBasis, Report, ReportKind
from truceline.reports.alignment import Block, WordView, find_blocks
from truceline.reports.kinship import CORRECTING, headlines_alike
from truceline.reports.links import Link
from truceline.reports.quoting import ISSUED
from truceline.reports.shingles import WordHashes
from truceline.text.number_words import number_matches, read_amount

HALF = 0.5
LONGEST_APART = timedelta(days=3)
MOST_CHANGES = 60
MOST_BLOCKS = 1500
LONGEST_FIGURE, LONGEST_SPLIT = 12, 60
_EDGE = 400


def find_reasons(earlier: Report, later: Report, link: Link, changes: Sequence[Change]) -> tuple[str, ...]:
    """Why `later` is a version of `earlier`, in sentences; empty where it is none, or nothing was changed.

    One house must stand behind both. A body's own papers of two days are often alike, so that they must say that they
    correct or be of one day; reprints of an agency's copy by two papers differ as papers edit, so that a figure must be
    another one, or the copy written further.
    """
    if not changes or not follows(earlier, later):
        return ()
    marked = _says_so(later, earlier)
    if earlier.voice == later.voice:
        reasons = _of_one_voice(earlier, later, link)
        if later.kind in ISSUED and not marked and not _of_one_day(earlier, later):
            return ()
    elif _of_one_wire(earlier, later):
        reasons = _of_one_agency(link, changes)
    else:
        return ()
    found = (*marked, *reasons)
    return (*_house(earlier, later), *found) if found else ()


def follows(earlier: Report, later: Report) -> bool:
    first, second = _moment(earlier), _moment(later)
    return first is not None and second is not None and timedelta(0) < second - first <= LONGEST_APART


def _moment(report: Report) -> datetime | None:
    """A day without a clock time counts from its start in UTC."""
    if report.published is None:
        return None
    moment = datetime.fromisoformat(report.published)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _of_one_day(a: Report, b: Report) -> bool:
    return (a.published or "")[:10] == (b.published or "")[:10]


def _of_one_wire(a: Report, b: Report) -> bool:
    return bool(set(a.agencies) & set(b.agencies)) and ReportKind.WIRE is a.kind is b.kind


def _house(earlier: Report, later: Report) -> tuple[str, ...]:
    same = "the same outlet or body" if earlier.voice == later.voice else "the same agency is credited"
    first, second = _moment(earlier), _moment(later)
    return (same, f"published {_say(second - first)} later") if first and second else (same,)


def _say(gap: timedelta) -> str:
    minutes = int(gap.total_seconds()) // 60
    for size, unit in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= 2 * size:
            return f"{minutes // size} {unit}s"
    return "a minute"


def _says_so(later: Report, earlier: Report) -> tuple[str, ...]:
    """Words of correcting at the edges of the later text or in its headline, that the earlier one lacks."""
    before = f"{earlier.headline or ''}\n{earlier.text}".casefold()
    edges = (later.headline or "", later.text[:_EDGE], later.text[-_EDGE:])
    for edge in edges:
        for match in CORRECTING.finditer(edge):
            if match.group().casefold() not in before:
                return (f"the later one says “{match.group()}”",)
    return ()


def _of_one_voice(earlier: Report, later: Report, link: Link) -> tuple[str, ...]:
    reasons = []
    if headlines_alike(earlier.headline, later.headline):
        reasons.append("their headlines are alike")
    if min(link.of_a, link.of_b) >= HALF:
        reasons.append("half or more of each is in the other")
    return tuple(reasons)


def _of_one_agency(link: Link, changes: Sequence[Change]) -> tuple[str, ...]:
    reasons = []
    if any(change.figures for change in changes):
        reasons.append("a figure was changed")
    if link.basis is OriginBasis.AGENCY:
        reasons.append("the copy was written further")
    return tuple(reasons)


def find_changes(earlier: str, later: str) -> tuple[Change, ...]:
    """What the later text says otherwise, in its order; the first sixty. White space and marks alone are no change."""
    hashes, none = WordHashes(), frozenset[int]()
    a, b = WordView.of(earlier, hashes, none), WordView.of(later, hashes, none)
    changes = []
    for a_start, a_end, b_start, b_end in _gaps(a, b):
        before, after = _anchor(a, a_start, a_end), _anchor(b, b_start, b_end)
        changes.append(Change(before=before, after=after, figures=_other_figures(before, after)))
        if len(changes) == MOST_CHANGES:
            break
    return tuple(changes)


def _gaps(a: WordView, b: WordView) -> Iterator[tuple[int, int, int, int]]:
    """Half-open ranges of words between the runs in common that stand in one order in both."""
    a_at = b_at = 0
    for block in (*_in_order(find_blocks(a, b)), Block(a.size, b.size, 0)):
        for gap in _split(a, b, (a_at, block.a, b_at, block.b)):
            yield from _without_edges(a, b, gap)
        a_at, b_at = block.a + block.size, block.b + block.size


def _split(a: WordView, b: WordView, gap: tuple[int, int, int, int]) -> Iterator[tuple[int, int, int, int]]:
    """A lightly edited gap word by word; one that was written anew stays whole."""
    a_start, a_end, b_start, b_end = gap
    matcher = SequenceMatcher(None, a.words[a_start:a_end], b.words[b_start:b_end], autojunk=False)
    if max(a_end - a_start, b_end - b_start) > LONGEST_SPLIT or matcher.ratio() < HALF:
        yield gap
        return
    for tag, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if tag != "equal":
            yield a_start + a_from, a_start + a_to, b_start + b_from, b_start + b_to


def _in_order(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of the longest common order, by words: what was moved counts as dropped and added."""
    blocks = blocks[:MOST_BLOCKS]
    best: list[tuple[int, int]] = []
    for at, block in enumerate(blocks):
        before = max(((best[i][0], -i) for i in range(at) if _precedes(blocks[i], block)), default=(0, 1))
        best.append((before[0] + block.size, -before[1]))
    chain: list[Block] = []
    at = max(range(len(best)), key=lambda i: (best[i][0], -i), default=-1)
    while at >= 0:
        chain.append(blocks[at])
        at = best[at][1]
    return chain[::-1]


def _precedes(first: Block, second: Block) -> bool:
    return first.a + first.size <= second.a and first.b + first.size <= second.b


def _without_edges(a: WordView, b: WordView, gap: tuple[int, int, int, int]) -> Iterator[tuple[int, int, int, int]]:
    """The gap without equal words at its edges; nothing where nothing is left."""
    a_start, a_end, b_start, b_end = gap
    while a_start < a_end and b_start < b_end and a.words[a_start] == b.words[b_start]:
        a_start, b_start = a_start + 1, b_start + 1
    while a_start < a_end and b_start < b_end and a.words[a_end - 1] == b.words[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    if a_start < a_end or b_start < b_end:
        yield a_start, a_end, b_start, b_end


def _anchor(view: WordView, start: int, end: int) -> Anchor | None:
    return Anchor.at(view.text, view.starts[start], view.ends[end - 1]) if start < end else None


def _other_figures(before: Anchor | None, after: Anchor | None) -> bool:
    """A number stands where another stood, within a few words; "nobody" for "no casualties" is no other number."""
    if before is None or after is None:
        return False
    if max(len(side.quote.split()) for side in (before, after)) > LONGEST_FIGURE:
        return False
    first, second = _figures(before.quote), _figures(after.quote)
    return bool(first - second) and bool(second - first)


def _figures(words: str) -> set[tuple[int | None, int | None]]:
    amounts = (read_amount(match) for match in number_matches(words))
    return {(amount.min, amount.max) for amount in amounts if amount.max != 0}
