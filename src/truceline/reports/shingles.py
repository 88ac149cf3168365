"""Fingerprints: which reports may share copy, found without comparing every two of them.

The words of a text are read in runs of five, and the smallest of every six runs is kept (winnowing: Schleimer,
Wilkerson and Aiken 2003), so that ten words in common always leave a fingerprint in common. Reports that share enough
of them are candidates; whether they share copy is settled word by word in `kinship`.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from truceline.text.names import fold_word

RUN = 5
WINDOW = 6
ALL_PAIRS_UP_TO = 16
LEAST_SHARED = 2
LEAST_SHARE = 0.06
PLENTY_SHARED = 6
_REPORT_BITS = 22
_HASH_MASK = (1 << (63 - _REPORT_BITS)) - 1

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")


class WordHashes(dict[str, int]):
    """A number for each word as it stands, the same for all that fold to the same word, in every run."""

    def __missing__(self, word: str) -> int:
        value = self[word] = zlib.crc32(fold_word(word).encode())
        return value


def hash_words(text: str, hashes: WordHashes) -> list[int]:
    return [hashes[word] for word in WORD.findall(text)]


def hash_runs(words: Sequence[int]) -> list[int]:
    """One number for each run of five words; empty for texts shorter than that."""
    return [hash(run) & _HASH_MASK for run in zip(*(words[offset:] for offset in range(RUN)), strict=False)]


def winnow(runs: Sequence[int]) -> set[int]:
    if len(runs) <= WINDOW:
        return {min(runs)} if runs else set()
    return set(map(min, *(runs[offset:] for offset in range(WINDOW))))


class Fingerprints:
    """The fingerprints of many texts, and who shares which. Texts are known by their place in the sequence given."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.hashes = WordHashes()
        self.sizes = array("I")
        packed = array("Q")
        for index, text in enumerate(texts):
            prints = winnow(hash_runs(hash_words(text, self.hashes)))
            self.sizes.append(len(prints))
            packed.extend((print_ << _REPORT_BITS) | index for print_ in prints)
        self._packed = array("Q", sorted(packed))

    def shared(self) -> Iterator[tuple[int, list[int]]]:
        """Each fingerprint that several texts share, with those texts in order."""
        mask = (1 << _REPORT_BITS) - 1
        current, holders = -1, [0]
        for entry in self._packed:
            if entry >> _REPORT_BITS == current:
                holders.append(entry & mask)
                continue
            if len(holders) > 1:
                yield current, holders
            current, holders = entry >> _REPORT_BITS, [entry & mask]
        if len(holders) > 1:
            yield current, holders

    def count_pairs(self, *, without: frozenset[int] = frozenset()) -> Counter[tuple[int, int]]:
        """How many fingerprints two texts share, but for those that prove nothing.

        Of one that very many share only neighbours are counted: reprints of one story are neighbours in all of theirs,
        and what everybody prints makes no work.
        """
        pairs: Counter[tuple[int, int]] = Counter()
        for print_, holders in self.shared():
            if print_ in without:
                continue
            if len(holders) <= ALL_PAIRS_UP_TO:
                pairs.update((a, b) for i, a in enumerate(holders) for b in holders[i + 1 :])
            else:
                pairs.update(pairwise(holders))
        return pairs

    def containment(self, pair: tuple[int, int], shared: int) -> float:
        """The share of the smaller text's fingerprints that the other has too."""
        return shared / max(1, min(self.sizes[pair[0]], self.sizes[pair[1]]))

    def candidates(self, pairs: Counter[tuple[int, int]]) -> list[tuple[int, int]]:
        return sorted(
            pair
            for pair, shared in pairs.items()
            if shared >= LEAST_SHARED and (shared >= PLENTY_SHARED or self.containment(pair, shared) >= LEAST_SHARE)
        )
