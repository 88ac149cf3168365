"""Counts of violations on the page, in the file and as rows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html

from truceline.model.anchor import Anchor
from truceline.model.dossier import Dossier
from truceline.model.ids import ActorId, ClaimId, CountId, ReportId, SeriesId
from truceline.model.period import Period
from truceline.model.tally import CountPoint, CountSeries
from truceline.publish.counts_file import COLUMNS, count_rows
from truceline.publish.dossier_file import dossier_json
from truceline.publish.page import render_page

WORDS = "killing 2 people"


def a_point(dossier: Dossier, name: str, day: int | None, value: int | None, **changes: object) -> CountPoint:
    """A figure that rests on the claim `c-dead`, whose words stand for any."""
    claim = next(c for c in dossier.claims if c.id == "c-dead")
    stamp = f"2034-05-{day:02}" if day else "2034-05-01"
    plain = CountPoint(
        id=CountId(f"n-{name}"),
        report=ReportId(claim.report),
        claim=ClaimId("c-dead"),
        anchor=Anchor(start=claim.content.start, end=claim.content.end, quote=WORDS),
        printed="times violated",
        period=Period(start=stamp, end=stamp if day else "2034-05-07"),
        day=stamp if day else None,
        min=value,
        max=value,
        said="2034-05-08",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture
def counted(dossier: Dossier) -> Dossier:
    old = a_point(dossier, "old", 5, 40)
    ours = CountSeries(
        id=SeriesId("t-ours"),
        speaker=ActorId("ordesh-mod"),
        unit="violations",
        side="lumenia",
        points=(
            a_point(dossier, "two", 2, 31),
            a_point(dossier, "five", 5, 42, earlier=(old,)),
            a_point(dossier, "week", None, 210),
        ),
        gaps=(Period(start="2034-05-03", end="2034-05-04"),),
        stopped=Period(start="2034-05-06", end="2034-05-12"),
    )
    theirs = CountSeries(
        id=SeriesId("t-theirs"),
        speaker=ActorId("sarn-times"),
        unit="violations",
        side="lumenia",
        points=(a_point(dossier, "their", 2, 10, printed="<b>breaches</b>"),),
    )
    shots = replace(theirs, id=SeriesId("t-shots"), unit="shots", points=(a_point(dossier, "shots", 5, 300, max=None),))
    return replace(dossier, counts=(ours, theirs, shots))


@pytest.fixture
def section(counted: Dossier) -> html.HtmlElement:
    (found,) = html.document_fromstring(render_page(counted)).xpath("//section[@id='counts']")
    return found


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_record_without_counts_has_no_section(page: html.HtmlElement) -> None:
    assert not page.xpath("//section[@id='counts']")


def test_each_side_and_unit_has_a_chart_of_its_own(section: html.HtmlElement) -> None:
    titles = [text(each) for each in section.xpath(".//article/h3")]
    assert titles[:2] == ["“Violations” said to be by Lumenia", "“Shots” said to be by Lumenia"]


def test_gaps_are_drawn_and_named_in_words(section: html.HtmlElement) -> None:
    (row,) = section.xpath(".//article[1]//tr[td/svg][contains(., 'Ministry of Defence of Ordesh')]")
    assert "No figure: 3–4 May 2034 (2 days). No figure from 6 May 2034 on; the record goes to 12 May 2034." in text(
        row
    )
    assert len(row.xpath(".//*[contains(@class, 'blank')]")) == 2


def test_every_column_leads_to_its_words(section: html.HtmlElement) -> None:
    links = section.xpath(".//svg//a")
    assert len(links) == 5
    assert {link.get("href") for link in links} == {"#c-c-dead"}
    assert any("42 “violations” counted by Ministry of Defence of Ordesh" in link.get("aria-label") for link in links)


def test_a_week_is_a_bracket_and_no_column(section: html.HtmlElement) -> None:
    (week,) = section.xpath(".//article[1]//svg//a[contains(@aria-label, '210')]")
    assert week.xpath(".//*[@class='bracket']")
    assert not week.xpath(".//*[name()='rect']")


def test_a_replaced_figure_is_struck_through_beside_the_new_one(section: html.HtmlElement) -> None:
    (cell,) = section.xpath(".//td[@data-l='Figure'][s or .//s]")
    assert text(cell).startswith("42 before: 40")


def test_the_unit_is_told_in_the_words_of_each_source(section: html.HtmlElement) -> None:
    rule = text(section.xpath(".//article[1]/p")[0])
    assert "“times violated” by Ministry of Defence of Ordesh" in rule
    assert "“<b>breaches</b>” by The Sarn Times" in rule


def test_what_differs_is_told_and_what_cannot_be_compared_too(section: html.HtmlElement) -> None:
    said = [text(each) for each in section.xpath(".//article[@id='counts-apart']//li")]
    assert len(said) == 2
    assert "21 apart, 3.1 times as many" in said[0]
    assert "cannot be compared: violations and shots" in said[1]


def test_the_file_holds_series_with_their_points_and_discrepancies(counted: Dossier) -> None:
    written = json.loads(dossier_json(counted))
    ours = written["counts"][0]
    assert [point["min"] for point in ours["points"]] == [31, 42, 210]
    assert ours["points"][1]["earlier"][0]["min"] == 40
    assert ours["gaps"] == [{"from": "2034-05-03", "to": "2034-05-04"}]
    assert [(d["outcome"], d["least"]) for d in written["count_discrepancies"]] == [
        ("apart", 21),
        ("unlike_units", None),
    ]


def test_rows_for_a_spreadsheet_keep_what_was_replaced(counted: Dossier) -> None:
    rows = count_rows(counted)
    assert all(tuple(row) == COLUMNS for row in rows)
    assert [(row["min"], row["max"], row["replaced_by"]) for row in rows] == [
        ("31", "31", ""), ("40", "40", "n-five"), ("42", "42", ""), ("210", "210", ""), ("10", "10", ""),
        ("300", "", ""),
    ]  # fmt: skip


def test_the_drawing_is_the_same_each_time(counted: Dossier) -> None:
    assert render_page(counted) == render_page(counted)
