"""Plain text as lines in blocks, and lines as the paragraphs of a clean text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from truceline.reports.boilerplate import is_ruler

_GAP = re.compile(r"\t+|[ \u00a0]{2,}|\s*\|\s*")
_FIGURE = re.compile(r"\W*\d[\d.,]*\W*|[-–—]|n/?a", re.IGNORECASE)
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 45


@dataclass(frozen=True, slots=True)
class Line:
    """`text` has no blanks at its ends but for a table row's; `block` counts the blank lines before it."""

    text: str
    block: int


def read_lines(text: str) -> list[Line]:
    """The lines that hold anything, hard-wrapped paragraphs rejoined, table rows with their cells between tabs."""
    blocks: list[list[str]] = [[]]
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if raw.strip():
            blocks[-1].append(raw.rstrip())
        elif blocks[-1]:
            blocks.append([])
    width = _wrap_width([line for block in blocks for line in block])
    lines = []
    for number, block in enumerate(blocks):
        rows = _read_rows(block)
        for line in rows if rows is not None else _unwrap([line.strip() for line in block], width):
            lines.append(Line(line, number))
    return lines


def _wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which the text was wrapped by machine, or None where its lines are whole paragraphs."""
    widths = sorted(len(line) for line in lines if not is_ruler(line))
    if not widths or not _NARROWEST_WRAP <= widths[-1] <= _WIDEST_WRAP:
        return None
    return widths[-1]


def _unwrap(block: Sequence[str], width: int | None) -> list[str]:
    if width is None or len(block) < 2:
        return list(block)
    joined = [block[0]]
    full = len(block[0])
    for line in block[1:]:
        first_word = line.split(" ", 1)[0]
        wrapped = full + 1 + len(first_word) > width - 6 and full >= _NARROWEST_WRAP and not is_ruler(line)
        if wrapped and not is_ruler(joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        full = len(line)
    return joined


def _read_rows(block: Sequence[str]) -> list[str] | None:
    """The rows of a text table, rulers dropped; None where the block is no table."""
    ruled = [line for line in block if _is_columned_ruler(line)]
    rows = [line for line in block if not is_ruler(line)]
    split = [_GAP.split(row.strip().strip("|").strip()) for row in rows]
    tabular = [cells for cells in split if len(cells) >= 3]
    figures = sum(any(_FIGURE.fullmatch(cell) for cell in cells[1:]) for cells in tabular)
    if len(rows) < 2 or len(tabular) < max(2, 0.6 * len(rows)) or not (figures >= 1 or ruled):
        return None
    if ruled:
        columns = [match.span() for match in re.finditer(r"\S+", ruled[0])]
        return [_cut_columns(row, columns) for row in rows]
    return ["\t".join(cell.strip() for cell in cells) for cells in split]


def _is_columned_ruler(line: str) -> bool:
    return is_ruler(line) and len(line.split()) >= 2 and not any(char.isalnum() for char in line)


def _cut_columns(row: str, columns: Sequence[tuple[int, int]]) -> str:
    starts = [start for start, _ in columns] + [len(row)]
    starts[0] = 0
    cells = [row[start:end].strip() for start, end in pairwise(starts)]
    whole = all(start == 0 or start >= len(row) or row[start - 1].isspace() for start in starts[:-1])
    return "\t".join(cells) if whole else "\t".join(_GAP.split(row.strip()))


def is_row(line: str) -> bool:
    return "\t" in line


def join_paragraphs(lines: Iterable[str]) -> str:
    """One text: paragraphs apart by a blank line, the rows of a table under each other."""
    out: list[str] = []
    after_row = False
    for line in lines:
        row = is_row(line)
        clean = line if row else line.strip()
        if not clean.strip():
            continue
        if out:
            out.append("\n" if row and after_row else "\n\n")
        out.append(clean)
        after_row = row
    return "".join(out)
