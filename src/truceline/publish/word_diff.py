"""What changed between two texts, word by word, in as much context as a reader needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_AROUND = 8
_MOST = 20_000
"""Words that are compared one by one; of longer changes only the number is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDiff:
    """`lines` hold `[-words that went-]` and `{+words that came+}` between words that stayed, cut with `…`."""

    gone: int
    come: int
    lines: tuple[str, ...]


def diff_words(before: str, after: str) -> WordDiff:
    old, new = before.split(), after.split()
    first = _common(old, new)
    last = _common(old[first:][::-1], new[first:][::-1])
    inner_old, inner_new = old[first : len(old) - last], new[first : len(new) - last]
    if max(len(inner_old), len(inner_new)) > _MOST:
        return WordDiff(gone=len(inner_old), come=len(inner_new), lines=())
    changes = [
        (a + first, b + first, c + first, d + first)
        for tag, a, b, c, d in SequenceMatcher(None, inner_old, inner_new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return WordDiff(
        gone=sum(b - a for a, b, _, _ in changes),
        come=sum(d - c for _, _, c, d in changes),
        lines=tuple(_lines(old, new, changes)),
    )


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _lines(old: Sequence[str], new: Sequence[str], changes: Sequence[tuple[int, int, int, int]]) -> Iterator[str]:
    """Changes that lie close together share a line."""
    groups: list[list[tuple[int, int, int, int]]] = []
    for change in changes:
        if groups and change[2] - groups[-1][-1][3] <= 2 * _AROUND:
            groups[-1].append(change)
        else:
            groups.append([change])
    for group in groups:
        at = max(group[0][2] - _AROUND, 0)
        parts = ["…"] if at else []
        for a, b, c, d in group:
            parts += new[at:c]
            parts += [f"[-{' '.join(old[a:b])}-]"] if b > a else []
            parts += [f"{{+{' '.join(new[c:d])}+}}"] if d > c else []
            at = d
        parts += new[at : at + _AROUND]
        yield " ".join([*parts, "…"] if at + _AROUND < len(new) else parts)
