"""The words that two texts have in common, run by run, aligned to the character."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from truceline.reports.shingles import RUN, WORD, WordHashes, hash_runs
from truceline.text.quotations import find_quotations

LARGEST_EDIT = 8
MOST_PLACES = 12
CLOSING = ".,;:!?)]\"'”’»"
RIGHTS_WITHIN, LONGEST_RIGHTS = 5, 150
_RIGHTS = re.compile(
    r"\ball rights reserved|©|\bcopyright (?:©|\(c\)|\d{4}|of)|\bterms of (?:use|service)\b|\bprivacy policy\b"
    r"|\bmay (?:not )?be (?:copied|reproduced|republished|rewritten|redistributed)"
    r"|\bwithout (?:the |our )?(?:prior |express )*(?:written )?permission",
    re.IGNORECASE,
)
OPENING = "([\"'“‘«„"


class Block(NamedTuple):
    """`size` words from place `a` of one text are those from place `b` of the other."""

    a: int
    b: int
    size: int


class Stretch(NamedTuple):
    """Blocks in a row with at most a light edit between them, as half-open ranges of words."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class WordView:
    """A text as hashed words: where each begins and ends, whether it stands in quotation marks, is stock copy."""

    text: str
    words: list[int]
    runs: list[int]
    starts: array[int]
    ends: array[int]
    quoted: bytearray
    stock: bytearray

    @classmethod
    def of(cls, text: str, hashes: WordHashes, stock_runs: frozenset[int]) -> WordView:
        matches = list(WORD.finditer(text))
        words = [hashes[match.group()] for match in matches]
        runs = hash_runs(words)
        starts = array("I", (match.start() for match in matches))
        ends = array("I", (match.end() for match in matches))
        stock = _mark_rights(_stock(len(words), runs, stock_runs), text, starts)
        return cls(text, words, runs, starts, ends, _quoted(text, starts), stock)

    @property
    def size(self) -> int:
        return len(self.words)


def _quoted(text: str, starts: Sequence[int]) -> bytearray:
    marked = bytearray(len(starts))
    quotations = find_quotations(text)
    at = 0
    for index, start in enumerate(starts):
        while at < len(quotations) and quotations[at].end <= start:
            at += 1
        marked[index] = at < len(quotations) and quotations[at].start <= start
    return marked


def _stock(size: int, runs: Sequence[int], stock_runs: frozenset[int]) -> bytearray:
    """Only winnowed runs are known as stock: what lies between two of them that are close is stock as well."""
    marked = bytearray(size)
    last = -1
    for index, run in enumerate(runs):
        if run in stock_runs:
            start = last if last >= 0 and index - last <= RUN else index
            marked[start : index + RUN] = b"\x01" * (index + RUN - start)
            last = index + RUN
    return marked


def _mark_rights(marked: bytearray, text: str, starts: Sequence[int]) -> bytearray:
    """The last paragraphs of a text, where they speak of rights and terms, are a site's own words in any report."""
    begin = len(text)
    for paragraph in reversed(text.rsplit("\n", RIGHTS_WITHIN)[1:]):
        begin -= len(paragraph)
        if paragraph.count(" ") < LONGEST_RIGHTS and _RIGHTS.search(paragraph):
            first, last = bisect_left(starts, begin), bisect_left(starts, begin + len(paragraph))
            marked[first:last] = b"\x01" * (last - first)
        begin -= 1
    return marked


def find_blocks(a: WordView, b: WordView) -> list[Block]:
    """Runs of at least five words that both have, each word of either used once, in `a`'s order.

    Of several places in `b` the one with the longest run is taken, then the one nearest to where the last run ended.
    """
    common = set(a.runs).intersection(b.runs)
    places: dict[int, list[int]] = defaultdict(list)
    for index, run in enumerate(b.runs):
        if run in common:
            places[run].append(index)
    used = bytearray(b.size)
    blocks: list[Block] = []
    reached = 0
    for at, run in enumerate(a.runs):
        if at < reached or run not in common:
            continue
        expected = at + blocks[-1].b - blocks[-1].a if blocks else 0
        best = Block(at, 0, 0)
        for place in sorted(places[run][:MOST_PLACES], key=partial(_distance, expected)):
            size = _common_size(a, b, at, place=place, used=used)
            if size > best.size:
                best = Block(at, place, size)
        if best.size >= RUN:
            used[best.b : best.b + best.size] = b"\x01" * best.size
            blocks.append(best)
            reached = at + best.size
    return blocks


def _distance(expected: int, place: int) -> int:
    return abs(place - expected)


def _common_size(a: WordView, b: WordView, at: int, *, place: int, used: bytearray) -> int:
    size = 0
    longest = min(a.size - at, b.size - place)
    while size < longest and a.words[at + size] == b.words[place + size] and not used[place + size]:
        size += 1
    return size


def join_blocks(blocks: Sequence[Block]) -> list[Stretch]:
    """Blocks that follow each other in both texts with a light edit between them are one stretch."""
    stretches: list[Stretch] = []
    for block in blocks:
        last = stretches[-1] if stretches else None
        if last is not None and 0 <= block.a - last.a_end <= LARGEST_EDIT and 0 <= block.b - last.b_end <= LARGEST_EDIT:
            stretches[-1] = Stretch(last.a_start, block.a + block.size, last.b_start, block.b + block.size)
        else:
            stretches.append(Stretch(block.a, block.a + block.size, block.b, block.b + block.size))
    return stretches


def place_stretch(a: WordView, b: WordView, stretch: Stretch) -> tuple[int, int, int, int]:
    """Character offsets in both texts, with the marks that open and close the stretch alike in both."""
    a_start, b_start = a.starts[stretch.a_start], b.starts[stretch.b_start]
    a_end, b_end = a.ends[stretch.a_end - 1], b.ends[stretch.b_end - 1]
    while min(a_start, b_start) > 0 and a.text[a_start - 1] == b.text[b_start - 1] and a.text[a_start - 1] in OPENING:
        a_start, b_start = a_start - 1, b_start - 1
    while a_end < len(a.text) and b_end < len(b.text) and a.text[a_end] == b.text[b_end] and a.text[a_end] in CLOSING:
        a_end, b_end = a_end + 1, b_end + 1
    return a_start, a_end, b_start, b_end
