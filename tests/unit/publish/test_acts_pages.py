"""Denials and silence on the page: in whose words, what they answer, and that a reader gets to every word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html
from tests.unit.publish.conftest import MORTARS, Theatre

from truceline.model.act import Act, ActKind, ActScope, Answered, AnswerReason
from truceline.model.anchor import Anchor
from truceline.model.dossier import Dossier
from truceline.model.ids import ActId, ActorId, ClaimId
from truceline.publish.page import render_page
from truceline.publish.wording import ACTS


def an_act(dossier: Dossier, name: str, kind: ActKind, words: str, **changes: object) -> Act:
    report = dossier.reports[0] if words in dossier.reports[0].text else dossier.reports[2]
    start = report.text.index(words)
    anchor = Anchor.at(report.text, start, start + len(words))
    plain = Act(
        id=ActId(f"s-{name}"),
        report=report.id,
        speaker=ActorId("lumenia"),
        speaker_anchor=None,
        cue=anchor,
        content=anchor,
        kind=kind,
        scope=ActScope.EVENT,
        incident=MORTARS,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture
def dossier() -> Dossier:
    record = Theatre().dossier()
    first = record.reports[0]
    whole = Answered(claim=None, report=record.reports[2].id, reasons=(AnswerReason.WHOLE,))
    told = Answered(claim=ClaimId("c-hit"), report=first.id, reasons=(AnswerReason.SAME_EVENT, AnswerReason.ACCUSED))
    denial = an_act(record, "no", ActKind.DENIAL, "no such thing took place", claim=ClaimId("c-denied"))
    return replace(
        record,
        acts=(
            replace(denial, answers=(told, whole)),
            an_act(record, "quiet", ActKind.REFUSAL, "was not mentioned"),
            an_act(record, "lost", ActKind.DENIAL, "It spoke of"),
            an_act(record, "loose", ActKind.UNVERIFIED, "Older fighting", incident=None),
        ),
    )


@pytest.fixture
def page(dossier: Dossier) -> html.HtmlElement:
    return html.document_fromstring(render_page(dossier))


def entry(page: html.HtmlElement, words: str) -> str:
    (found,) = page.xpath(
        f'//div[@class="entry"][blockquote[contains(., "{words}")]][p[contains(., "denies")]][ul or p[@class="none"]]'
    )
    return " ".join(found.text_content().split())


def test_a_denial_stands_beside_the_words_that_it_denies_and_says_why(page: html.HtmlElement) -> None:
    text = entry(page, "no such thing took place")
    assert "Lumenia" in text
    assert "two mortar bombs hit Halvern, killing 2 people" in text
    assert "names the same event, denies what was laid at its own door" in text
    assert "as a whole" in text


def test_a_denial_of_what_nobody_here_says_is_shown_as_that(page: html.HtmlElement) -> None:
    assert "Nobody in these reports says what is denied here." in entry(page, "It spoke of")


def test_silence_is_listed_as_neither_yes_nor_no(page: html.HtmlElement) -> None:
    (silence,) = page.xpath('//article//ul[contains(@class, "quietly")]/li')
    assert "would not comment" in silence.text_content()
    (before,) = page.xpath('//article//p[following-sibling::ul[contains(@class, "quietly")]][last()]')
    assert before.text_content() == "Neither yes nor no, and counted as neither:"


def test_acts_outside_any_incident_are_not_lost(page: html.HtmlElement) -> None:
    (outside,) = page.xpath('//section[@id="unplaced"]//ul[contains(@class, "quietly")]/li')
    assert "Older fighting" in outside.text_content()


def test_an_act_that_is_no_claim_leads_to_its_own_words(page: html.HtmlElement) -> None:
    (flag,) = page.xpath('//*[@id="s-s-quiet"]')
    (link,) = page.xpath('//a[@href="#s-s-quiet"]')
    assert link.text_content() == "R3"
    (number,) = (name for name in flag.get("class").split() if name != "wd")
    pieces = flag.xpath(f'following-sibling::*[contains(@class, "k{number[1:]}")]')
    assert "".join(piece.text_content() for piece in pieces) == "was not mentioned"


def test_the_same_denial_in_a_reprint_is_told_once(dossier: Dossier) -> None:
    again = replace(dossier.acts[0], id=ActId("s-again"), claim=None)
    page = html.document_fromstring(render_page(replace(dossier, acts=(*dossier.acts, again))))
    assert "also" in entry(page, "no such thing took place")


def test_every_kind_of_act_has_words_on_the_page() -> None:
    assert set(ACTS) == set(ActKind) - {ActKind.STATEMENT}


def test_who_does_not_deny_is_not_made_to_say_it(dossier: Dossier) -> None:
    silent = [replace(c, act=ActKind.NOT_DENIED) if c.id == "c-three" else c for c in dossier.claims]
    page = html.document_fromstring(render_page(replace(dossier, claims=tuple(silent))))
    (chip,) = page.xpath('//a[@class="chip"][contains(@href, "c-three")]')
    (verb,) = chip.xpath("./ancestor::p[1]")
    assert verb.text_content().strip().startswith("does not deny")
    assert chip.xpath("./span/text()") == ["?"]
    figures = page.xpath('//table[contains(@class, "toll")]//td[@data-l="Figure"]/b/text()')
    assert "3" not in figures


def test_words_of_an_act_are_escaped(dossier: Dossier) -> None:
    theatre = Theatre(lead="<b>On</b> Tuesday ")
    act = an_act(theatre.dossier(), "evil", ActKind.REFUSAL, "<b>On</b>")
    assert "<b>On</b>" not in render_page(replace(theatre.dossier(), acts=(act,)))
