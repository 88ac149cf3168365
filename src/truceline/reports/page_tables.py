"""Tables of figures, told from tables that only lay out a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_SPACES = re.compile(r"[ \t\n\r\f]+")
_HOLDS_BLOCKS = frozenset(["table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "form", "hr"])
_LONGEST_CELL = 160


def _rows(table: Any) -> list[list[Any]]:
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]


def _words(cell: Any) -> str:
    return _SPACES.sub(" ", " ".join(cell.itertext())).strip()


def is_grid(table: Any) -> bool:
    """Rows of short cells, most rows of one length, with figures or headers: a table to be read as one."""
    rows = [row for row in _rows(table) if row]
    if len(rows) < 2 or any(element.tag in _HOLDS_BLOCKS for element in table.iter() if element is not table):
        return False
    widths = [len(row) for row in rows]
    if max(widths) < 2 or sum(width == max(set(widths), key=widths.count) for width in widths) < 0.6 * len(rows):
        return False
    cells = [_words(cell) for row in rows for cell in row]
    if any(len(cell) > _LONGEST_CELL for cell in cells):
        return False
    headed = any(cell.tag == "th" for row in rows for cell in row)
    figures = sum(any(char.isdigit() for char in cell) and len(cell) <= 12 for cell in cells)
    return headed or figures >= 0.25 * len(cells)


def read_rows(table: Any) -> Iterator[tuple[str, str]]:
    """The caption, then each row with its cells between tabs, with the tag that each is to carry."""
    for caption in table.iter("caption"):
        if words := _words(caption):
            yield words, "caption"
    for row in _rows(table):
        text = "\t".join(_words(cell) for cell in row)
        if text.strip():
            yield text, "row"
