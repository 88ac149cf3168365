"""How reliable a source is held to be and how credible a claim is, on the page and in the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from lxml import html

from truceline.model.dossier import Dossier
from truceline.model.grading import Grading, GradingRuling
from truceline.model.ids import ClaimId
from truceline.model.judgement import Outcome, Pointer
from truceline.model.reliability import Grade
from truceline.publish.dossier_file import dossier_json


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def mark_of(page: html.HtmlElement, claim: str) -> html.HtmlElement:
    (mark,) = page.xpath(f"//li[@id='n-{claim}']//details[contains(@class, 'grade')]")
    return mark


def test_a_claim_bears_the_letter_of_its_speaker_and_its_own_number(page: html.HtmlElement) -> None:
    assert mark_of(page, "c-hit").findtext("summary") == "B2"
    assert mark_of(page, "c-denied").findtext("summary") == "F6"


def test_the_mark_unfolds_to_its_reasons_who_set_it_and_what_was_proposed(page: html.HtmlElement) -> None:
    mark = mark_of(page, "c-hit")
    told = text(mark.find("span"))
    assert told.startswith(
        "Set by Vera Lind on 6 May 2034: “names the same place” Proposed: 6, truth cannot be judged."
    )
    assert told.endswith("Otherwise: R1·3")
    assert mark.xpath(".//span/a[1]/@href") == ["#q-q-did-it"]
    assert page.get_element_by_id("q-q-did-it") is not None


def test_the_mark_stands_beside_the_words_in_the_incident_too(page: html.HtmlElement) -> None:
    (link,) = page.xpath("//a[@class='grade'][@href='#n-c-hit']")
    assert (link.text, link.get("title")) == ("B2", "source: usually reliable; claim: probably true (set by a person)")


def test_the_history_of_a_source_is_told_the_latest_mark_first(page: html.HtmlElement) -> None:
    (cell,) = page.xpath("//tr[@id='a-ordesh-mod']/td[@data-l='Reliability']")
    assert text(cell) == (
        "B usually reliable, since 1 Apr 2034, Sarn Times: “figures held”"
        "before: C fairly reliable, since 10 Jan 2034, Vera Lind: “names the same place”"
    )
    (unmarked,) = page.xpath("//tr[@id='a-sarn-times']/td[@data-l='Reliability']")
    assert text(unmarked) == "F"


def test_a_mark_that_was_set_later_is_not_seen_from_before(
    dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    earlier = replace(dossier, as_of="2034-02-01T23:59:59+04:00")
    assert mark_of(render(earlier), "c-hit").findtext("summary") == "C2"
    actors = json.loads(dossier_json(replace(earlier, actors=dossier.pack.actors)))["actors"]
    (ministry,) = [actor for actor in actors if actor["id"] == "ordesh-mod"]
    assert ministry["reliability"] == {
        "mark": "C",
        "history": [{"mark": "C", "since": "2034-01-10", "by": "Vera Lind", "why": "names the same place"}],
    }


def test_the_legend_words_every_letter_and_number(page: html.HtmlElement) -> None:
    legend = text(page.xpath("//details[@class='how']")[0])
    for wording in (
        "A completely reliable",
        "E unreliable",
        "1 confirmed by other sources",
        "6 truth cannot be judged",
    ):
        assert wording in legend


def test_a_record_without_grades_shows_no_marks(
    dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    page = render(replace(dossier, credibility=()))
    assert page.xpath("//details[contains(@class, 'grade')]") == []
    assert page.xpath("//section[@id='incidents']//a[@class='grade']") == []


def test_the_file_holds_what_was_proposed_what_was_set_and_the_reasons(dossier: Dossier) -> None:
    claims = {claim["id"]: claim for claim in json.loads(dossier_json(dossier))["claims"]}
    assert claims["c-hit"]["credibility"] == {
        "proposed": 6,
        "set": {"credibility": 2, "by": "Vera Lind", "on": "2034-05-06", "why": "names the same place"},
        "reasons": [
            {
                "rule": "word_against_word",
                "credibility": 6,
                "text": "names the same place",
                "question": "q-did-it",
                "alike": [],
                "apart": ["c-denied"],
            }
        ],
    }
    assert claims["c-denied"]["credibility"]["set"] is None


def test_gradings_are_listed_with_the_judgements_those_not_followed_too(
    dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    held = Grading.of(Grade(2), Pointer(claim=ClaimId("c-hit")), by="Vera Lind", on="2034-05-06", why="craters")
    lost = Grading.of(Grade(4), Pointer(report="gone.txt", words="two bangs"), by="Jon Aas", on="2034-05-07", why="no")
    rulings = (
        GradingRuling(grading=held, outcome=Outcome.HELD, found=(ClaimId("c-hit"),)),
        GradingRuling(grading=lost, outcome=Outcome.NOT_FOUND),
    )
    record = replace(dossier, gradings=rulings)
    first, second = render(record).xpath("//section[@id='judgements']/ul/li")
    assert text(first).startswith("Vera Lind on 6 May 2034: credibility 2, probably true. “craters” R1·1")
    assert "credibility 4, doubtful (not followed: a claim that it is about was not found)" in text(second)
    assert "gone.txt “two bangs”" in text(second)
    written = json.loads(dossier_json(record))["judgements"]
    assert [(each["id"], each["credibility"], each["outcome"]) for each in written] == [
        (held.id, 2, "held"),
        (lost.id, 4, "not_found"),
    ]
