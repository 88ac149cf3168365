"""Who holds what over time, on the page and in the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html
from tests.unit.publish.conftest import a_stretch

from truceline.model.control import Contest, Hold, PlaceControl
from truceline.model.dossier import Dossier
from truceline.publish.dossier_file import dossier_json


@pytest.fixture
def holding(page: html.HtmlElement) -> html.HtmlElement:
    (found,) = page.xpath("//article[@id='h-halvern']")
    return found


def row(holding: html.HtmlElement, speaker: str) -> html.HtmlElement:
    (found,) = holding.xpath(f".//table[contains(@class, 'control')]//tr[th[contains(., '{speaker}')]]")
    return found


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_each_speaker_has_a_row_and_each_stretch_a_link_to_its_words(holding: html.HtmlElement) -> None:
    links = row(holding, "Ministry of Defence of Ordesh").xpath(".//svg//a")
    assert [link.get("href") for link in links] == ["#c-c-hit", "#c-c-three"]
    assert [link.get("aria-label") for link in links] == [
        "2 May 2034: Lumenia holds it; words R1·1",
        "4 May 2034: Lumenia holds it; words R3·1",
    ]


def test_every_link_of_a_chart_leads_to_an_element_of_the_page(page: html.HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    hrefs = page.xpath("//section[@id='control']//a/@href")
    assert hrefs
    assert [href for href in hrefs if href[1:] not in ids] == []


def test_a_holder_has_a_letter_and_a_pattern_and_who_is_not_there_is_crossed_out(holding: html.HtmlElement) -> None:
    held = row(holding, "Ministry of Defence of Ordesh").xpath(".//svg/a/*[@class='held']")
    assert [box.get("fill") for box in held] == ["url(#hold-0)"] * 2
    assert row(holding, "Lumenia").xpath("count(.//svg/a/*[@class='not'])") == 1
    assert row(holding, "Lumenia").xpath("count(.//svg/a/*[@class='cross'])") == 1
    assert text(holding.xpath(".//ul[contains(@class, 'holders')]")[0]).startswith("A Lumenia")
    assert "A" in row(holding, "Ministry of Defence of Ordesh").xpath(".//svg/a/text[@class='letter']/text()")


def test_who_is_not_named_has_no_letter_of_a_holder(holding: html.HtmlElement) -> None:
    assert row(holding, "a witness").xpath(".//svg/a/text[@class='letter']/text()") == ["?"]
    assert row(holding, "a witness").xpath("count(.//svg/a/*[@class='some'])") == 1


def test_what_was_only_said_last_is_drawn_apart_and_is_no_link(holding: html.HtmlElement) -> None:
    ministry = row(holding, "Ministry of Defence of Ordesh")
    assert len(ministry.xpath(".//svg/*[@class='rest']")) == 1
    assert ministry.xpath(".//svg/a/*[contains(@class, 'rest')]") == []


def test_the_table_says_what_the_chart_draws(holding: html.HtmlElement) -> None:
    told = [" | ".join(map(text, line)) for line in holding.xpath(".//details//tbody/tr")]
    assert told == [
        "Ministry of Defence of Ordesh | 2 May 2034 (last said, up to 3 May 2034) | Lumenia holds it | R1·1",
        "Ministry of Defence of Ordesh | 4 May 2034 | Lumenia holds it | R3·1",
        "Lumenia | 3 May 2034 | Lumenia was there until it left implied | R1·3",
        "Lumenia | 3 May 2034 (last said, up to 5 May 2034) | Lumenia has left implied | R1·3",
        "a witness | 2 May 2034 | armed people are there; whose, is not said | R2·1",
    ]
    assert "Without a day, and so not drawn: R3·2" in text(holding)


def test_contested_days_name_who_differs_and_whose_word_is_only_the_last(holding: html.HtmlElement) -> None:
    (contested,) = holding.xpath(".//*[@id='h-halvern-contested']")
    assert [text(line) for line in contested.xpath("./p | .//li")] == [
        "4 May 2034: contested",
        "Lumenia holds it: Ministry of Defence of Ordesh R3·1",
        "Lumenia has left: Lumenia (the last said, not of this day) R1·3",
    ]


def test_what_is_only_mentioned_in_passing_gets_no_chart(
    dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    (control,) = dossier.control
    passing = tuple(replace(stretch, background=True) for stretch in control.stretches)
    page = render(replace(dossier, control=(replace(control, stretches=passing, contests=()),)))
    assert page.xpath("//section[@id='control']") == []
    assert page.xpath("//nav//a[@href='#control']") == []


def test_what_lies_far_from_the_days_of_the_reports_is_an_arrow_at_the_edge(
    dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    stretches = (a_stretch("lumenia", "c-hit", start="1999-01-01", end="1999-02-01"), a_stretch("lumenia", "c-three"))
    page = render(replace(dossier, control=(PlaceControl(place=dossier.control[0].place, stretches=stretches),)))
    assert page.xpath("//article[@id='h-halvern']//svg/a/text[@class='edge']/text()") == ["◂"]
    assert "2 May 2034" in text(page.xpath("//article[@id='h-halvern']/p")[0])


def test_places_within_one_another_are_linked_and_kept_apart(
    dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    heights = PlaceControl(place=dossier.pack.places[1].id, stretches=(a_stretch("lumenia", "c-hit"),))
    page = render(replace(dossier, control=(*dossier.control, heights)))
    assert "Kept apart from it: Halvern Heights, which it lies in" in text(page.xpath("//*[@id='h-halvern']")[0])
    assert "Kept apart from it: Halvern, which lies in it" in text(page.xpath("//*[@id='h-heights']")[0])


def test_the_file_holds_every_stretch_with_its_claims(dossier: Dossier) -> None:
    (written,) = json.loads(dossier_json(dossier))["control"]
    assert written["place"] == "halvern"
    assert written["undated"] == ["c-older"]
    assert written["contested"] == [{"from": "2034-05-04", "to": "2034-05-04", "stretches": [1, 3], "last_said": [1]}]
    assert written["stretches"][1] == {
        "speaker": "lumenia",
        "holder": "lumenia",
        "status": "denied",
        "part": "since",
        "from": "2034-05-03",
        "to": "2034-05-03",
        "last_said_to": "2034-05-05",
        "claims": ["c-denied"],
        "implied": ["c-denied"],
        "origins": 1,
        "background": False,
    }


def test_of_many_who_say_the_same_the_first_are_named_and_the_rest_counted(
    dossier: Dossier, render: Callable[[Dossier], html.HtmlElement]
) -> None:
    many = tuple(a_stretch(f"voice-{number:02d}", "c-hit") for number in range(12))
    denied = a_stretch("lumenia", "c-denied", status=Hold.DENIED)
    contest = Contest(start="2034-05-02", end="2034-05-02", stretches=tuple(range(13)))
    control = PlaceControl(place=dossier.control[0].place, stretches=(*many, denied), contests=(contest,))
    (told, _) = render(replace(dossier, control=(control,))).xpath("//*[@id='h-halvern-contested']//li")
    assert "voice-07 and 4 more" in text(told)
    assert "voice-08" not in text(told)
