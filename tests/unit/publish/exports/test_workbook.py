"""The spreadsheet, read back with openpyxl: nothing in it runs, and links lead to the rows that they name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from truceline.model.dossier import Dossier
from truceline.publish.exports import write_export
from truceline.publish.exports.cells import shown
from truceline.publish.exports.sheets import SHEETS
from truceline.publish.exports.workbook import MOST_LETTERS, write_workbook

NAMES = ["Reports", "Claims", "Incidents", "Questions", "Assessments", "Register"]


def opened(written: bytes) -> Workbook:
    return load_workbook(io.BytesIO(written))


def column(sheet: Worksheet, heading: str) -> list[object]:
    (at,) = [cell.column for cell in sheet[1] if cell.value == heading]
    return [row[at - 1].value for row in sheet.iter_rows(min_row=2)]


def test_six_sheets_with_frozen_headings_filters_and_widths(dossier: Dossier) -> None:
    book = opened(write_export(dossier, "xlsx"))
    assert book.sheetnames == NAMES == [sheet.name for sheet in SHEETS]
    for sheet, made in zip(book.worksheets, SHEETS, strict=True):
        assert [cell.value for cell in sheet[1]] == list(made.columns)
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.column_dimensions["A"].width == pytest.approx(next(iter(made.columns.values())), abs=1)


def test_each_record_is_a_row(dossier: Dossier) -> None:
    book = opened(write_export(dossier, "xlsx"))
    assert column(book["Reports"], "Report") == ["r-first", "r-reprint", "r-later", "r-newer"]
    assert column(book["Claims"], "Claim") == [claim.id for claim in dossier.claims]
    assert column(book["Incidents"], "Incident") == ["i-mortars", "i-talks"]
    assert column(book["Questions"], "Answer") == ["yes", "no", "2", "3", "1", "1"]
    assert column(book["Assessments"], "Holds it") == ["not fulfilled"]
    assert column(book["Register"], "Point") == ["1", "2"]
    assert column(book["Register"], "Clock") == ["in force", None]
    assert column(book["Claims"], "Mark")[0] == "B2"


@pytest.mark.parametrize("most_rows", [1_048_575, 2])
def test_every_link_leads_to_the_row_of_its_record(most_rows: int, dossier: Dossier) -> None:
    book = opened(write_workbook(dossier, most_rows=most_rows))
    links = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 18
    for cell in links:
        sheet, place = cell.hyperlink.location.split("!")
        assert book[sheet.strip("'")][place].value == cell.value


def test_more_rows_than_a_sheet_takes_go_on_another(dossier: Dossier) -> None:
    book = opened(write_workbook(dossier, most_rows=2))
    assert book.sheetnames[:5] == ["Reports", "Reports 2", "Claims", "Claims 2", "Claims 3"]
    assert column(book["Claims 3"], "Claim") == [claim.id for claim in dossier.claims[4:]]
    assert book["Claims 3"].freeze_panes == "B2"


def test_words_are_words_and_numbers_numbers_whatever_they_begin_with(hostile: Dossier) -> None:
    book = opened(write_export(hostile, "xlsx"))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                assert cell.data_type in ("s", "n")
                assert cell.data_type == "s" or cell.value is None or isinstance(cell.value, int | float)
    headline = column(book["Reports"], "Headline")[0]
    told = shown(hostile.reports[0].headline or "")
    assert isinstance(headline, str)
    assert headline.rstrip() == told.rstrip() or len(headline) == MOST_LETTERS


def test_a_formula_stays_a_text_when_somebody_edits_the_cell(dossier: Dossier) -> None:
    first = replace(dossier.reports[0], headline="=1+1")
    book = opened(write_export(replace(dossier, reports=(first, *dossier.reports[1:])), "xlsx"))
    cell = book["Reports"]["D2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    assert not book["Reports"]["D3"].quotePrefix


def test_the_library_is_never_handed_its_own_mark_up(dossier: Dossier) -> None:
    first = replace(dossier.reports[0], headline="<r><evil/></r>")
    book = opened(write_export(replace(dossier, reports=(first, *dossier.reports[1:])), "xlsx"))
    assert book["Reports"]["D2"].value == "<r><evil/></r> "


def test_a_text_longer_than_a_cell_is_cut_and_says_so(dossier: Dossier) -> None:
    first = replace(dossier.reports[0], headline="😀" * 30_000)
    book = opened(write_export(replace(dossier, reports=(first, *dossier.reports[1:])), "xlsx"))
    told = str(book["Reports"]["D2"].value)
    assert told.endswith("… [cut: see dossier.json]")
    assert MOST_LETTERS - 1 <= len(told.encode("utf-16-le")) // 2 <= MOST_LETTERS


def test_the_file_knows_no_time_of_its_making(dossier: Dossier) -> None:
    written = write_export(dossier, "xlsx")
    assert opened(written).properties.created == datetime(2000, 1, 1)
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
