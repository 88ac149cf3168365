"""What two strands have in common besides place and time: neighbouring words, telling words, numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from truceline.incidents.features import Evidence
from truceline.incidents.frames import Frame
from truceline.incidents.strands import Strand
from truceline.incidents.words import Reader

_CLOSENESS_WEIGHTS = {0: 2.0, 1: 1.0}
_RARE_IN = 3
_RARE_SHARE = 0.02
_SMALL_NUMBER = 10

Pair = tuple[Strand, Strand]


class Likeness:
    """Built once for a set of strands; answers for pairs of them."""

    def __init__(self, frames: Sequence[Frame], strands: Sequence[Strand], reader: Reader) -> None:
        self._near = _closeness(frames, strands)
        self._numbers = {id(strand): _numbers_of(strand) for strand in strands}
        self._words = {id(strand): _words_of(strand, reader) for strand in strands}
        used: dict[str, int] = defaultdict(int)
        for words in self._words.values():
            for word in words:
                used[word] += 1
        most = max(_RARE_IN, int(_RARE_SHARE * len(strands)))
        rare = frozenset(word for word, n in used.items() if 2 <= n <= most)
        self._words = {strand: words & rare for strand, words in self._words.items()}

    @property
    def told_pairs(self) -> Iterable[frozenset[Strand]]:
        return self._near.keys()

    def told_together(self, pairs: Iterable[Pair]) -> Evidence | None:
        """The nearest that any report tells two of them to each other: in one sentence, or in neighbouring ones."""
        distances = [d for pair in pairs if (d := self._near.get(frozenset(pair))) is not None]
        if not distances:
            return None
        nearest = min(distances)
        where = "the same sentence" if nearest == 0 else "neighbouring sentences"
        return Evidence("neighbours", _CLOSENESS_WEIGHTS[nearest], f"told in {where}")

    def share_words(self, pairs: Iterable[Pair]) -> Evidence | None:
        """Two words or more that hardly any other strand has; one alone may be chance."""
        shared = {word for a, b in pairs for word in self._words[id(a)] & self._words[id(b)]}
        if len(shared) < 2:
            return None
        return Evidence("words", min(1.5, 0.5 * len(shared)), "rare words in common: " + ", ".join(sorted(shared)[:3]))

    def share_numbers(self, pairs: Iterable[Pair]) -> Evidence | None:
        """The same number of the same thing; small numbers are alike by chance and weigh half."""
        shared = {number for a, b in pairs for number in self._numbers[id(a)] & self._numbers[id(b)]}
        if not shared:
            return None
        weight = 1.0 if any(n >= _SMALL_NUMBER for _, n in shared) else 0.5
        return Evidence("numbers", weight, "the same number: " + ", ".join(f"{n} {what}" for what, n in sorted(shared)))


def _closeness(frames: Sequence[Frame], strands: Sequence[Strand]) -> dict[frozenset[Strand], int]:
    """For pairs of strands, how near they ever stand in one report: 0 in one sentence, 1 in neighbouring ones."""
    strand_of = {frame.claim.id: strand for strand in strands for frame in strand.frames}
    near: dict[frozenset[Strand], int] = {}
    for _, group in groupby(frames, key=lambda f: f.claim.report):
        told = [f for f in group if f.claim.id in strand_of]
        for i, frame in enumerate(told):
            for other in told[i + 1 :]:
                if other.sentence - frame.sentence > 1:
                    break
                distance = frame.distance(other)
                pair = frozenset({strand_of[frame.claim.id], strand_of[other.claim.id]})
                if len(pair) == 2 and distance <= 1:
                    near[pair] = min(distance, near.get(pair, distance))
    return near


def _words_of(strand: Strand, reader: Reader) -> frozenset[str]:
    return frozenset(word for frame in strand.frames for word in reader.words(frame.claim))


def _numbers_of(strand: Strand) -> set[tuple[str, int]]:
    return {
        (quantity.what, quantity.min)
        for frame in strand.frames
        for quantity in frame.claim.event.quantities
        if quantity.min is not None and quantity.min == quantity.max and quantity.what != "other"
    }
