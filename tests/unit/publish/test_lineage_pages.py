from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html

from truceline.model.anchor import Anchor
from truceline.model.dossier import Dossier
from truceline.model.ids import ActorId, ClaimId, OriginId, TextId
from truceline.model.lineage import (
    Carriage,
    Carrier,
    Change,
    Debt,
    Ground,
    Originator,
    Part,
    Text,
    Version,
)
from truceline.model.report import Passage
from truceline.publish import dossier_json
from truceline.publish.lineage_pages import around
from truceline.publish.page import render_page


def traced(dossier: Dossier, line: str = "(Corran Press)") -> Dossier:
    """The reprint is a cut of the first; "later", moved into their origin, replaces it and quotes nobody."""
    first, reprint, later = dossier.reports
    toll = Anchor.at(first.text, first.text.index("2 people"), first.text.index("2 people") + 1)
    three = Anchor.at(later.text, later.text.index("3"), later.text.index("3") + 1)
    text = Text(
        id=TextId("text-copy"),
        origin=OriginId("o-copy"),
        carriers=(
            Carrier(report=first.id, how=Carriage.SOURCE),
            Carrier(report=reprint.id, how=Carriage.CUT, like=first.id, share=0.91),
            Carrier(report=later.id, how=Carriage.VERSION, like=first.id, share=0.5),
        ),
        versions=(
            Version(
                report=later.id,
                replaces=first.id,
                reasons=("the same outlet or body", "a figure was changed"),
                changes=(
                    Change(before=toll, after=three, figures=True),
                    Change(before=None, after=three, figures=False),
                ),
            ),
        ),
        originators=(
            Originator(actor=ActorId("sarn-times"), part=Part.CREDITED, report=first.id, credit_line=line),
            Originator(actor=ActorId("lumenia"), part=Part.QUOTED, report=first.id, claims=(ClaimId("c-denied"),)),
        ),
    )
    return replace(dossier, texts=(text,))


def origin_of(dossier: Dossier) -> html.HtmlElement:
    (article,) = html.fromstring(render_page(dossier)).xpath('//section[@id="origins"]//article')
    return article


def test_an_origin_says_how_many_reports_texts_and_originators_it_has(dossier: Dossier) -> None:
    assert "2 → 1 → 1: 2 reports, 1 text, 1 originator" in origin_of(traced(dossier)).text_content()


def test_each_carrier_says_what_it_is_to_the_text(dossier: Dossier) -> None:
    (text,) = origin_of(traced(dossier)).xpath('.//div[@id="t-text-copy"]')
    lines = [" ".join(line.text_content().split()) for line in text.xpath(".//ul/li")]
    assert "the fullest, nearest to whoever wrote it" in lines[0]
    assert "cut from R1 Sarn Times, 91 % of its words are there" in lines[1]
    assert "a later version of R1 Sarn Times" in lines[2]


def test_a_version_shows_what_was_changed_and_marks_figures(dossier: Dossier) -> None:
    folded = [" ".join(d.text_content().split()) for d in origin_of(traced(dossier)).xpath(".//details")]
    assert folded[0].startswith("R3 is a later version of R1: 2 changes, 1 figure changed the same outlet or body;")
    assert "killing 2 people" in folded[0]
    assert "R1 has nothing here" in folded[0]


def test_who_is_quoted_links_to_the_words(dossier: Dossier) -> None:
    (link,) = origin_of(traced(dossier)).xpath('.//div[starts-with(., "Quotes")]//a[@class="ref"]/@href')
    assert link == "#c-c-denied"


def test_a_credit_line_is_printed_as_text(dossier: Dossier) -> None:
    with_line = traced(dossier, line="<script>alert(1)</script>")
    first = replace(dossier.reports[0], credit_lines=("<script>alert(1)</script>",))
    page = render_page(replace(with_line, reports=(first, *dossier.reports[1:])))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_statement_quoted_in_another_origin_is_shown_with_its_passage(dossier: Dossier) -> None:
    first, _, later = dossier.reports
    passage = Passage(a=first.id, a_start=0, a_end=10, b=later.id, b_start=0, b_end=12)
    texts = (
        Text(id=TextId("t1"), origin=OriginId("o-copy"), carriers=(Carrier(report=first.id, how=Carriage.SOURCE),)),
        Text(
            id=TextId("t2"),
            origin=OriginId("o-later"),
            carriers=(Carrier(report=later.id, how=Carriage.SOURCE),),
            rests_on=(Ground(text=TextId("t1"), how=Debt.QUOTES, passages=(passage,)),),
        ),
    )
    articles = html.fromstring(render_page(replace(dossier, texts=texts))).xpath('//section[@id="origins"]//article')
    said = " ".join(articles[1].text_content().split())
    assert "it quotes another word for word" in said
    assert "Quotes word for word from R1 Sarn Times: 1 passage, 12 characters in R3." in said


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Eleven shells fell.", "Eleven", "<mark>Eleven</mark> shells fell."),
        ("A line.\nEleven shells fell.\nAnother.", "Eleven", "<mark>Eleven</mark> shells fell."),
        (
            "word " * 40 + "eleven" + " word" * 40,
            "eleven",
            "…" + "word " * 13 + "<mark>eleven</mark>" + " word" * 13 + "…",
        ),
        ("<b>eleven</b>", "eleven", "&lt;b&gt;<mark>eleven</mark>&lt;/b&gt;"),
    ],
)
def test_changed_words_stand_among_whole_words_of_their_paragraph(text: str, words: str, shown: str) -> None:
    start = text.index(words)
    assert around(text, Anchor.at(text, start, start + len(words))) == shown


def test_the_file_holds_the_lineage(dossier: Dossier) -> None:
    (text,) = json.loads(dossier_json(traced(dossier)))["texts"]
    assert [carrier["how"] for carrier in text["carriers"]] == ["source", "cut", "version"]
    assert text["versions"][0]["changes"][1]["before"] is None
    assert text["originators"][1]["claims"] == ["c-denied"]
