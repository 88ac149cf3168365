"""Cells of tables: words from outside that no spreadsheet may run, numbers of ours that stay numbers."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence

Cell = str | int | float | bool | None

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e01ef]"
)
_TRIGGERS = "=+@\\-\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"
_SKIPPED = "[^\\S\t\n]|[\u00ad\u200b-\u200f\u061c]"
_FORMULA = re.compile(f"^(?='*[\t\n])|(^|[;\t\n])(?='*(?:{_SKIPPED})*[{_TRIGGERS}])")


def shown(text: str) -> str:
    """Line ends as `\\n`; control characters, turns of direction and halves of surrogate pairs as `[U+202E]`. What
    scripts are written with (joiners, marks of direction) stays."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda c: f"[U+{ord(c[0]):04X}]", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run it, or a part of it where that spreadsheet parts cells at `;`."""
    return _FORMULA.search(text) is not None


def defused(text: str) -> str:
    """With an apostrophe before whatever could be read as the beginning of a formula: at the start, and after `;`, a
    tab or a line end, where some spreadsheets begin another cell. Taking one apostrophe away there gives it back."""
    return _FORMULA.sub(r"\1'", text)


def written(cell: Cell) -> str:
    """As it stands in a CSV: nothing for None and for a number that is none, `yes` and `no`, numbers bare."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case int():
            return str(cell)
        case float():
            return repr(cell) if math.isfinite(cell) else ""
        case _:
            return defused(shown(cell))


def listed(parts: Iterable[str]) -> str:
    """Several in one cell, each once, in their order."""
    return "; ".join(dict.fromkeys(part for part in parts if part))


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, below: Sequence[str] = ()) -> bytes:
    """RFC 4180 in UTF-8, without a mark of byte order. `below` is a second row of headings, written as it is."""
    stream = io.StringIO(newline="")
    lines = csv.writer(stream, lineterminator="\r\n")
    lines.writerow(header)
    if below:
        lines.writerow(below)
    for row in rows:
        lines.writerow([written(cell) for cell in row])
    return stream.getvalue().encode("utf-8")
