"""Tables of counts in a report's text: rows of cells between tabs, or columns set with spaces, with a head, and often
a sum of rows or columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.model.anchor import Span
from truceline.text.violation_units import unit_named, unit_within

_CELL_NUMBER = re.compile(r"(?P<at_least>[>≥] ?)?(?P<number>\d{1,3}(?:[, \u00a0]\d{3})+|\d{1,6})(?P<more>\+)?")
_SUM = re.compile(
    r"(?:grand )?(?:total|sum|all(?: [a-z]+)?|overall|together|altogether|in all)\b.{0,24}", re.IGNORECASE
)
_SET_APART = re.compile(r"\S+(?: \S+)*")
_ROWS_AT_MOST, _COLUMNS_AT_MOST, _CELLS_AT_MOST = 400, 24, 2000
_CAPTION_REACH = 160
_LONGEST_CAPTION = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure of a table. `kind` is the column's head where the column is a part of the sum, else None; `label` is
    what the row is about, None in the row that sums them; `head` is what the column is headed."""

    start: int
    end: int
    min: int
    max: int | None
    unit: str
    printed: str
    kind: str | None
    label: str | None
    label_span: Span
    head: str
    head_span: Span
    table: Span


@dataclass(frozen=True, slots=True)
class _Row:
    span: Span
    cells: tuple[Span, ...]


def find_tables(text: str) -> list[list[Cell]]:
    """The cells of each table whose unit is named: by a head that is a unit, or by the words right above it."""
    return [cells for rows in _tables(text) if (cells := list(_read(text, rows)))]


def _tables(text: str) -> Iterator[list[_Row]]:
    rows: list[_Row] = []
    at = 0
    for line in text.split("\n"):
        if ("\t" in line or "  " in line.strip()) and len(rows) < _ROWS_AT_MOST:
            rows.append(_row(line, at))
        else:
            if len(rows) > 1:
                yield rows
            rows = []
        at += len(line) + 1
    if len(rows) > 1:
        yield rows


def _row(line: str, at: int) -> _Row:
    if "\t" not in line:
        set_apart = (Span(at + cell.start(), at + cell.end()) for cell in _SET_APART.finditer(line))
        return _Row(Span(at, at + len(line)), tuple(set_apart))
    cells = []
    start = 0
    for part in line.split("\t"):
        lead = len(part) - len(part.lstrip())
        cells.append(Span(at + start + lead, at + start + lead + len(part.strip())))
        start += len(part) + 1
    return _Row(Span(at, at + len(line)), tuple(cells))


def _read(text: str, rows: Sequence[_Row]) -> Iterator[Cell]:
    head, body = rows[0], [row for row in rows[1:] if len(row.cells) == len(rows[0].cells)]
    heads = [text[cell.start : cell.end] for cell in head.cells]
    if len(heads) > _COLUMNS_AT_MOST or len(heads) * len(body) > _CELLS_AT_MOST:
        return  # a dump of data, no bulletin
    columns = [n for n in range(1, len(heads)) if body and all(_number(text, row.cells[n]) for row in body)]
    if not columns or _number(text, head.cells[columns[0]]):
        return
    total = _total_column(text, body, heads, columns)
    above = _caption(text, head)
    caption = unit_within(above)
    base = (unit_named(heads[total]) if total is not None else None) or caption
    table = Span(head.span.start, rows[-1].span.end)
    for row in body:
        label = text[row.cells[0].start : row.cells[0].end]
        for n in columns:
            unit, kind = _unit(heads[n], base, is_total=n == total, summed=total is not None)
            number = _number(text, row.cells[n])
            if unit is None or number is None:
                continue
            yield Cell(
                start=row.cells[n].start, end=row.cells[n].end, min=number[0], max=number[1], unit=unit,
                printed=f"{heads[n]} ({above})" if caption else heads[n], kind=kind,
                label=None if _SUM.fullmatch(label) else label,
                label_span=row.cells[0], head=heads[n], head_span=head.cells[n], table=table,
            )  # fmt: skip


def _caption(text: str, head: _Row) -> str:
    """The line right above, where it is a heading and no sentence."""
    above = text[max(0, head.span.start - _CAPTION_REACH) : head.span.start].rstrip().rpartition("\n")[2].strip()
    return above if len(above) <= _LONGEST_CAPTION and not above.endswith((".", "!", "?")) else ""


def _unit(heading: str, base: str | None, *, is_total: bool, summed: bool) -> tuple[str | None, str | None]:
    """In a table whose columns add up each column is a part of what the sum counts, whatever it is headed."""
    if is_total:
        return base, None
    if summed:
        return base, " ".join(heading.lower().split()) if base else None
    own = unit_named(heading)
    return (own, None) if own else (base, " ".join(heading.lower().split()))


def _total_column(text: str, body: Sequence[_Row], heads: Sequence[str], columns: Sequence[int]) -> int | None:
    """The column that is the sum of the other ones in every row."""
    for n in reversed(columns):
        others = [each for each in columns if each != n]
        if len(others) > 1 and all(_value(text, row, n) == sum(_value(text, row, o) for o in others) for row in body):
            named = _SUM.fullmatch(heads[n]) or unit_named(heads[n])
            return n if named else None
    return None


def _value(text: str, row: _Row, n: int) -> int:
    number = _number(text, row.cells[n])
    return number[0] if number else 0


def _number(text: str, cell: Span) -> tuple[int, int | None] | None:
    match = _CELL_NUMBER.fullmatch(text[cell.start : cell.end])
    if match is None:
        return None
    value = int(re.sub(r"[, \u00a0]", "", match["number"]))
    return value, None if match["at_least"] or match["more"] else value
