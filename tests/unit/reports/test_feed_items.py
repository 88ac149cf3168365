"""Items of a feed."""

from __future__ import annotations

from truceline.model.report import ReportKind

ITEM = {"source": "feed", "title": "Two wounded at the dairy", "published": "Thu, 14 Mar 2041 17:05:00 +0400"}
TEXT = "Two villagers were wounded behind the dairy on Saturday evening, the Border Service reports."


def test_an_agencys_own_feed_credits_the_agency(read_one):
    report = read_one(TEXT, feed="Lumen Telegraph Agency - English service", author="LTA", **ITEM)
    assert (report.voice, report.agencies, report.kind) == ("lumen-agency", ("lumen-agency",), ReportKind.WIRE)
    assert report.outlet == "Lumen Telegraph Agency"
    assert report.headline == "Two wounded at the dairy"
    assert report.published == "2041-03-14T17:05:00+04:00"


def test_an_outlets_feed_is_news(read_one):
    report = read_one(TEXT, feed="Heights Herald: latest", **ITEM)
    assert (report.voice, report.agencies, report.kind) == ("heights-herald", (), ReportKind.NEWS)


def test_a_ministrys_feed_is_its_statement(read_one):
    report = read_one(TEXT, feed="Ministry of Defence of Ordesh", **ITEM)
    assert (report.voice, report.kind) == ("ordesh-mod", ReportKind.STATEMENT)


def test_markup_becomes_paragraphs_and_pointers_are_dropped(read_one):
    html = (
        f'<p>VERN, 14 March (LTA). {TEXT}</p><p>“Enough,” he said.</p><p><a href="https://x.example">Read'
        " more on our site</a></p>"
    )
    report = read_one(html, feed="Heights Herald", media_type="text/html", **ITEM)
    assert report.text == f"VERN, 14 March (LTA). {TEXT}\n\n“Enough,” he said."
    assert report.agencies == ("lumen-agency",)


def test_a_teaser_of_a_full_item_in_the_same_feed_is_no_report(read):
    full = f"<p>{TEXT}</p><p>The dairy is shut until Monday, the office said.</p>"
    reports = read(f"{TEXT[:60]}...", full, feed="Heights Herald", media_type="text/html", **ITEM)
    assert [report.text.startswith(TEXT) for report in reports] == [True]
    assert reports[0].item == 0
