"""Ministries, armies and monitors in their own words."""

from __future__ import annotations

from truceline.model.report import ReportKind

TEXT = (
    "In the last twenty-four hours the ceasefire was broken three times by the Lumenian side. No one was hurt.\n\n"
    "On the rumours about the dairy: the Ministry has no information.\n"
)


def test_a_numbered_statement_is_named_by_its_number(read_one):
    report = read_one(
        "MINISTRY OF DEFENCE OF THE REPUBLIC OF ORDESH\nPress Service\nDaily statement No. 31\n14"
        f" March 2041, 20:00\n\n{TEXT}"
    )
    assert report.headline == "Daily statement No. 31"
    assert (report.voice, report.kind) == ("ordesh-mod", ReportKind.STATEMENT)
    assert report.published == "2041-03-14T20:00:00+04:00"
    assert report.text.startswith("In the last")


def test_a_title_of_its_own_beats_the_bulletins_date_line(read_one):
    report = read_one(
        "REPUBLIC OF ORDESH\nMINISTRY OF DEFENCE\nBulletin of the day, 14 March 2041, 19.00 hours\n\n"
        f"ON THE SITUATION ON THE HEIGHTS\n\n{TEXT}"
    )
    assert report.headline == "ON THE SITUATION ON THE HEIGHTS"
    assert report.voice == "ordesh-mod"
    assert report.published == "2041-03-14T19:00:00+04:00"


def test_an_issuer_that_no_pack_knows_still_speaks_for_itself(read_one):
    report = read_one(
        f"MINISTRY OF THE INTERIOR OF NORLAND\nPress Office\n\nOn the events at the bridge\n\n14 March 2041\n\n{TEXT}"
    )
    assert report.voice == "found:ministry-of-interior-of-norland"
    assert report.kind is ReportKind.STATEMENT
    assert report.headline == "On the events at the bridge"


def test_a_signature_under_a_statement_is_not_text(read_one):
    report = read_one(
        "Ministry of Foreign Affairs of the Republic of Lumenia\nNo. 64, 14 March 2041\n\nSTATEMENT"
        f" ON THE TRUCE\n\n{TEXT}\nPress and Information Department\n12 Mill Street, Vern\n"
    )
    assert "Mill Street" not in report.text
    assert report.voice == "lumenia-mfa"


MONITOR = """HALVERN OBSERVER GROUP - SARN
DAILY REPORT 301/2041
Reporting period: 13 March 2041, 00:00 to 24:00 (local time, UTC+4)
Issued: 14 March 2041, 11:00
Distribution: open

1. SUMMARY
The Group recorded nine violations in the reporting period.

2. VIOLATIONS BY SECTOR

Sector     Places             Small arms   Mortar   Total
---------  -----------------  -----------  -------  -----
North      Dairy, Mill        2            0        2
South      Bridge             6            1        7
---------  -----------------  -----------  -------  -----
All                           8            1        9

3. DAIRY
The patrol counted four craters.

END OF REPORT
"""


def test_a_monitors_report_is_dated_by_its_issue_not_its_period(read_one):
    report = read_one(MONITOR)
    assert report.published == "2041-03-14T11:00:00+04:00"
    assert (report.voice, report.kind) == ("hog", ReportKind.MONITOR)
    assert report.headline == "DAILY REPORT 301/2041"


def test_a_monitors_table_keeps_one_row_a_line(read_one):
    text = read_one(MONITOR).text
    assert "North\tDairy, Mill\t2\t0\t2\nSouth\tBridge\t6\t1\t7\nAll\t\t8\t1\t9" in text
    assert "-----" not in text
    assert not text.rstrip().endswith("END OF REPORT")


def test_the_reporting_period_stays_in_the_text(read_one):
    assert read_one(MONITOR).text.startswith("Reporting period: 13 March 2041")


def test_a_bulletin_with_dated_items_gives_a_report_for_each(read):
    text = (
        "MINISTRY OF DEFENCE OF THE REPUBLIC OF ORDESH\nPress Service\n\nOn the shots at the mill\n\n14"
        f" March 2041, 20:00\n\n{TEXT}\nOn the drone over the bridge\n\n15 March 2041, 20:00\n\nA drone of"
        " the Lumenian army was seen over the bridge on Sunday morning and was driven off.\n"
    )
    first, second = read(text)
    assert (first.headline, second.headline) == ("On the shots at the mill", "On the drone over the bridge")
    assert second.published == "2041-03-15T20:00:00+04:00"
    assert first.voice == second.voice == "ordesh-mod"
    assert second.kind is ReportKind.STATEMENT
