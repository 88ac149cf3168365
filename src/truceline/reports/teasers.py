"""Fragments of a full article that lie beside it in the same file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from truceline.reports.draft import Draft

_ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…|\[\s*(?:\.\.\.|…)\s*\])\s*$")


def drop_teasers(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those whose whole text is part of a longer one, or breaks off where it goes on."""
    texts = [_fold(draft.text) for draft in drafts]
    return [draft for i, draft in enumerate(drafts) if not any(_is_within(texts, i, j) for j in range(len(texts)))]


def _is_within(texts: Sequence[str], i: int, j: int) -> bool:
    if i == j or len(texts[i]) >= len(texts[j]):
        return False
    return bool(texts[i]) and _ELLIPSIS.sub("", texts[i]).rstrip(".") in texts[j]


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
