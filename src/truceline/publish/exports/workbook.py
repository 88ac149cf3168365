"""`xlsx`: a spreadsheet for those who do not program, with links from claims to reports and incidents.

XlsxWriter is told to take no string for a formula, a number or a link; the same dossier gives the same bytes.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from truceline.model.dossier import Dossier
from truceline.publish.exports.cells import is_formula, shown
from truceline.publish.exports.contents import Contents
from truceline.publish.exports.sheets import SHEETS, LinkTo, Sheet, SheetCell

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

MOST_ROWS = 1_048_575
MOST_LINKS = 65_530
MOST_LETTERS = 32_767
"""What Excel takes: rows below the headings, links on a sheet, UTF-16 units in a cell."""
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_WRAPPED_FROM = 40
_CUT = "… [cut: see dossier.json]"
_NO_GUESSING: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_workbook(dossier: Dossier, *, most_rows: int = MOST_ROWS) -> bytes:
    """A sheet for each of `SHEETS`, and further ones where there are more rows than one sheet takes."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    contents = Contents.of(dossier)
    with Workbook(stream, _NO_GUESSING) as book:
        book.set_properties({"title": shown(dossier.pack.title), "created": _CREATED, "comments": "Made by Truceline."})
        pen = _Pen.of(book, contents, most_rows)
        for sheet in SHEETS:
            _write_sheet(book, sheet, contents, pen)
    return stream.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """Formats, and where the row of each record is: the number of the sheet of its kind, and the row in it."""

    rows: dict[tuple[str, str], int]
    most_rows: int
    heading: Format
    link: Format
    text: dict[tuple[bool, bool], Format]

    @classmethod
    def of(cls, book: Workbook, contents: Contents, most_rows: int) -> _Pen:
        dossier = contents.dossier
        keyed: dict[str, list[str]] = {
            "Reports": list(contents.catalogue.reports),
            "Claims": [claim.id for claim in dossier.claims],
            "Incidents": [incident.id for incident in dossier.incidents],
        }
        return cls(
            rows={(sheet, key): n for sheet, keys in keyed.items() for n, key in enumerate(keys)},
            most_rows=most_rows,
            heading=book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEEEEE", "valign": "top"}),
            link=book.add_format({"font_color": "#0B4F8A", "underline": 1, "valign": "top"}),
            text={
                (wraps, quoted): book.add_format({"valign": "top", "text_wrap": wraps, "quote_prefix": quoted})
                for wraps in (False, True)
                for quoted in (False, True)
            },
        )

    def target(self, link: LinkTo) -> str | None:
        """Where it leads, as Excel writes it; None where there is no such row."""
        row = self.rows.get((link.sheet, link.key))
        if row is None:
            return None
        number, row = divmod(row, self.most_rows)
        return f"internal:'{_sheet_name(link.sheet, number)}'!A{row + 2}"


def _sheet_name(name: str, number: int) -> str:
    return name if number == 0 else f"{name} {number + 1}"


def _write_sheet(book: Workbook, sheet: Sheet, contents: Contents, pen: _Pen) -> None:
    page = _open_page(book, sheet, 0, pen)
    links = 0
    last = -1
    for last, row in enumerate(sheet.rows(contents)):
        number, below = divmod(last, pen.most_rows)
        if last and not below:
            page = _open_page(book, sheet, number, pen)
            links = 0
        for column, (heading, width) in enumerate(sheet.columns.items()):
            cell = row.get(heading)
            if isinstance(cell, LinkTo):
                target = pen.target(cell) if links < MOST_LINKS else None
                links += target is not None
                _write_link(page, (below + 1, column), cell, target, pen)
            else:
                _write_cell(page, (below + 1, column), cell, pen, wraps=width >= _WRAPPED_FROM and heading != "Text")
    page.autofilter(0, 0, last % pen.most_rows + 1 if last >= 0 else 0, len(sheet.columns) - 1)


def _open_page(book: Workbook, sheet: Sheet, number: int, pen: _Pen) -> Worksheet:
    page = book.add_worksheet(_sheet_name(sheet.name, number))
    page.freeze_panes(1, 1)
    for column, (heading, width) in enumerate(sheet.columns.items()):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, pen.heading)
    return page


def _write_link(page: Worksheet, at: tuple[int, int], link: LinkTo, target: str | None, pen: _Pen) -> None:
    text = _fitting(link.key)
    if target is None:
        page.write_string(*at, text, pen.text[False, is_formula(text)])
    else:
        page.write_url(*at, target, pen.link, text)


def _write_cell(page: Worksheet, at: tuple[int, int], cell: SheetCell, pen: _Pen, *, wraps: bool) -> None:
    match cell:
        case None | "":
            return
        case bool():
            page.write_string(*at, "yes" if cell else "no", pen.text[wraps, False])
        case int() | float():
            if math.isfinite(cell):
                page.write_number(*at, cell, pen.text[wraps, False])
        case _:
            text = _fitting(str(cell))
            page.write_string(*at, text, pen.text[wraps, is_formula(text)])


def _fitting(text: str) -> str:
    """What a cell can hold. A text that looks like XlsxWriter's own mark-up would be written raw: it gets a space."""
    told = shown(text)
    if len(told.encode("utf-16-le")) > 2 * MOST_LETTERS:
        kept = told.encode("utf-16-le")[: 2 * (MOST_LETTERS - len(_CUT))]
        told = kept.decode("utf-16-le", "ignore") + _CUT
    return f"{told} " if told.startswith("<r>") and told.endswith("</r>") else told
