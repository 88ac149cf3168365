"""Fragments of a full article that lie beside it in the same file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from truceline.reports.draft import Draft

_ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…|\[\s*(?:\.\.\.|…)\s*\])\s*$")
_STARTS = re.compile(r"(?:^|(?<=[.!?…\"'”»] ))\S")
_KEY = 24
_MOST = 200


def find_teasers(drafts: Sequence[Draft]) -> frozenset[int]:
    """The places of the drafts whose whole text is part of a longer one, from the start of one of its sentences on."""
    texts = [_fold(draft.text) for draft in drafts]
    by_start: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        for key in {text[match.start() : match.start() + _KEY] for match in _STARTS.finditer(text)}:
            by_start[key].append(i)
    return frozenset(
        i
        for i, text in enumerate(texts)
        if any(_is_within(texts, i, j) for j in by_start.get(_ELLIPSIS.sub("", text)[:_KEY], ())[:_MOST])
    )


def _is_within(texts: Sequence[str], i: int, j: int) -> bool:
    if i == j or len(texts[i]) >= len(texts[j]) or len(texts[i]) < _KEY:
        return False
    return _ELLIPSIS.sub("", texts[i]).rstrip(".") in texts[j]


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
