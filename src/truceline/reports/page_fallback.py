"""A second opinion on pages where next to nothing was found: trafilatura's."""

from __future__ import annotations

import re

from truceline.reports.boilerplate import count_words
from truceline.reports.lines import join_paragraphs

_WORTH_IT = 2.0


def extract_elsewhere(content: str, found: str) -> str:
    """The main text as trafilatura sees it where that is at least twice as long as what was found, else `found`."""
    if not re.search(r"[^<>]{160}", content):
        return found
    import trafilatura

    text = trafilatura.extract(content, include_comments=False, include_tables=False, fast=True)
    if not text or count_words(text) < _WORTH_IT * max(count_words(found), 20):
        return found
    return join_paragraphs(text.split("\n"))
