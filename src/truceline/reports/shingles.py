"""Fingerprints: which reports may share copy, found without comparing every two of them.

The words of a text are read in runs of five, and the smallest of every six runs is kept (winnowing: Schleimer,
Wilkerson and Aiken 2003), so that ten words in common always leave a fingerprint in common. Reports that share enough
of them are candidates; whether they share copy is settled word by word in `kinship`.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from truceline.errors import WrongUsage
from truceline.text.names import fold_word

RUN = 5
WINDOW = 6
ALL_PAIRS_UP_TO = 16
LEAST_SHARED = 2
LEAST_SHARE = 0.06
PLENTY_SHARED = 6
_TEXT_BITS = 24
_TEXT_MASK = (1 << _TEXT_BITS) - 1
_HASH_MASK = (1 << (64 - _TEXT_BITS)) - 1

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


class PairCounts:
    """How many fingerprints two texts share, for every two that share any. Sixteen bytes a pair."""

    def __init__(self, pairs: array[int]) -> None:
        """`pairs` holds one code for each fingerprint that two texts share: the places of both, 24 bits each."""
        self._codes, self._counts = np.unique(np.frombuffer(pairs, dtype=np.uint64), return_counts=True)

    def __getitem__(self, pair: tuple[int, int]) -> int:
        code = np.uint64(pair[0] << _TEXT_BITS | pair[1])
        at = int(np.searchsorted(self._codes, code))
        return int(self._counts[at]) if at < len(self._codes) and self._codes[at] == code else 0

    def at_least(self, shared: int) -> Iterator[tuple[tuple[int, int], int]]:
        """Pairs that share so many, in order, each with its number."""
        enough = self._counts >= shared
        for code, count in zip(self._codes[enough].tolist(), self._counts[enough].tolist(), strict=True):
            yield (code >> _TEXT_BITS, code & _TEXT_MASK), count


class Fingerprints:
    """The fingerprints of many texts, and who shares which. Texts are known by their place in the sequence given.

    Eight bytes a fingerprint, about one for every three and a half words, in one sorted row: fewer than 2**24 texts.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        if len(texts) > _TEXT_MASK:
            raise WrongUsage(f"{len(texts)} texts are more than one run compares ({_TEXT_MASK}); give it fewer")
        self.hashes = WordHashes()
        self.sizes = array("I")
        packed = array("Q")
        for index, text in enumerate(texts):
            prints = winnow(hash_runs(hash_words(text, self.hashes)))
            self.sizes.append(len(prints))
            packed.extend((print_ << _TEXT_BITS) | index for print_ in prints)
        self._packed = np.frombuffer(packed, dtype=np.uint64).copy()
        self._packed.sort()

    def shared(self) -> Iterator[tuple[int, list[int]]]:
        """Each fingerprint that several texts share, with those texts in order."""
        prints = self._packed >> np.uint64(_TEXT_BITS)
        starts = np.flatnonzero(np.append(True, prints[1:] != prints[:-1])) if len(prints) else np.empty(0, np.int64)
        ends = np.append(starts[1:], len(prints))
        several = ends - starts > 1
        for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
            holders = (self._packed[start:end] & np.uint64(_TEXT_MASK)).tolist()
            yield int(prints[start]), holders

    def count_pairs(self, *, without: frozenset[int] = frozenset()) -> PairCounts:
        """How many fingerprints two texts share, but for those that prove nothing.

        Of one that very many share only neighbours are counted: reprints of one story are neighbours in all of theirs,
        and what everybody prints makes no work.
        """
        pairs = array("Q")
        for print_, holders in self.shared():
            if print_ in without:
                continue
            if len(holders) <= ALL_PAIRS_UP_TO:
                pairs.extend(a << _TEXT_BITS | b for i, a in enumerate(holders) for b in holders[i + 1 :])
            else:
                pairs.extend(a << _TEXT_BITS | b for a, b in pairwise(holders))
        return PairCounts(pairs)

    def containment(self, pair: tuple[int, int], shared: int) -> float:
        """The share of the smaller text's fingerprints that the other has too."""
        return shared / max(1, min(self.sizes[pair[0]], self.sizes[pair[1]]))

    def candidates(self, pairs: PairCounts) -> list[tuple[int, int]]:
        return [
            pair
            for pair, shared in pairs.at_least(LEAST_SHARED)
            if shared >= PLENTY_SHARED or self.containment(pair, shared) >= LEAST_SHARE
        ]
