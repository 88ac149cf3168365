"""The page as a reader follows it: every line leads to its words, and back."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from truceline.model.dossier import Dossier
from truceline.model.ids import IncidentId
from truceline.model.pack import Pack
from truceline.model.question import QuestionKind
from truceline.model.report import DateBasis
from truceline.publish.page import render_page

TEMPLATES = files("truceline.publish") / "templates"
Render = Callable[[Dossier], html.HtmlElement]


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def one(page: html.HtmlElement, path: str) -> html.HtmlElement:
    (found,) = page.xpath(path)
    return found


def test_the_same_record_gives_the_same_page(dossier: Dossier) -> None:
    assert render_page(dossier) == render_page(dossier)


def test_every_link_leads_to_an_element_and_no_id_is_used_twice(page: html.HtmlElement) -> None:
    ids = Counter(page.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    hrefs = page.xpath("//a/@href")
    assert len(hrefs) > 60
    assert {href for href in hrefs if not href.startswith("#") or href[1:] not in ids} == set()


def test_the_words_of_every_claim_start_at_its_element(page: html.HtmlElement, dossier: Dossier) -> None:
    reports = {report.id: report for report in dossier.reports}
    for claim in dossier.claims:
        mark = page.get_element_by_id(f"c-{claim.id}")
        following = "".join(mark.xpath("following-sibling::node()/descendant-or-self::text()"))
        before = "".join(mark.xpath("preceding-sibling::node()/descendant-or-self::text()"))
        assert following.startswith(claim.content.quote)
        assert reports[claim.report].text[: claim.content.start].endswith(before)


def test_the_pieces_of_a_claim_make_up_its_words(page: html.HtmlElement, dossier: Dossier) -> None:
    for claim in dossier.claims:
        pieces = page.xpath("//*[@data-c]")
        words = "".join(p.text_content() for p in pieces if f"c-{claim.id}" in p.get("data-c").split())
        assert words == claim.content.quote


def test_text_nodes_put_together_are_the_text_of_the_report(
    page: html.HtmlElement, dossier: Dossier, reassembled: Callable[[html.HtmlElement], str]
) -> None:
    for report in dossier.reports:
        assert reassembled(page.get_element_by_id(f"r-{report.id}")) == report.text


def test_a_claim_leads_back_to_the_lines_that_rest_on_it(page: html.HtmlElement) -> None:
    note = page.get_element_by_id("n-c-hit")
    assert page.get_element_by_id("c-c-hit").get("href") == "#n-c-hit"
    assert "#c-c-hit" in note.xpath(".//a/@href")
    assert {"#e-c-hit", "#q-q-did-it", "#v-accord.1"} <= set(note.xpath(".//a/@href"))
    reprinted = page.get_element_by_id("n-c-again").xpath(".//a/@href")
    assert {"#e-c-hit", "#c-c-hit"} <= set(reprinted)


def test_every_claim_of_an_incident_is_reached_from_it_in_one_click(page: html.HtmlElement, dossier: Dossier) -> None:
    (incident,) = dossier.incidents
    columns = one(page, "//article[@id='i-i-mortars']//div[@class='columns']")
    assert {f"#c-{claim}" for claim in incident.claims} <= set(columns.xpath(".//a/@href"))


def test_reprints_are_one_entry_that_says_who_carries_it(page: html.HtmlElement) -> None:
    (entry,) = page.xpath("//div[contains(@class, 'entry')][.//a[@href='#c-c-again']]")
    assert "carried by 2 reports, 1 origin" in text_of(entry)
    assert entry.xpath(".//a[@href='#c-c-hit']")


def test_a_claim_within_another_of_the_same_speaker_is_told_once(page: html.HtmlElement) -> None:
    (entry,) = page.xpath("//div[contains(@class, 'entry')][.//a[@href='#c-c-dead']]")
    assert entry.xpath(".//a[@href='#c-c-hit']")
    assert len(entry.xpath(".//blockquote")) == 1


def test_a_side_that_says_nothing_is_named_as_silent(theatre: Callable[..., Any], render: Render) -> None:
    record: Dossier = theatre().dossier()
    (incident,) = record.incidents
    record = replace(record, incidents=(replace(incident, claims=incident.claims[:2]),))
    article = render(record).get_element_by_id("i-i-mortars")
    columns = article.xpath(".//section[starts-with(@class, 'column')]")
    assert [text_of(c.find("h5")) for c in columns] == ["Ordesh 1"]
    assert "No words here of Lumenia. Silence is not denial." in text_of(article)


def test_words_of_others_stand_in_quotation_marks(page: html.HtmlElement) -> None:
    quotes = page.xpath("//div[@class='columns']//blockquote")
    assert quotes
    assert all(text_of(q).startswith("“") and text_of(q).endswith("”") for q in quotes)
    assert text_of(one(page, "//article[@id='r-r-first']//h3")) == "“Mortars at Halvern”"


def test_a_status_is_a_word_and_says_why(page: html.HtmlElement) -> None:
    question = page.get_element_by_id("q-q-did-it")
    assert text_of(one(question, ".//span[contains(@class, 'badge')]")) == "disputed"
    why = one(question, ".//div[contains(@class, 'why')]")
    assert text_of(why) == "Disputed: Ministry of Defence of Ordesh R1·1 says yes; Lumenia R1·3 says no."
    assert [link.get("href") for link in why.xpath(".//a[@class='ref']")] == ["#c-c-hit", "#c-c-denied"]
    assert "cannot hold together with 2" in text_of(question)
    assert "implied R2·1" in text_of(question)


def test_a_later_figure_replaces_the_earlier_one_of_the_same_speaker(page: html.HtmlElement) -> None:
    toll = one(page, "//table[contains(@class, 'toll')]")
    (row,) = toll.xpath("./tbody/tr")
    assert text_of(row[0]).startswith("3")
    assert "2 (3 May 2034, 09:00, later raised)" in text_of(row)
    assert "between all who give a number: 3." in text_of(toll)


def test_the_head_says_how_much_is_independent(page: html.HtmlElement) -> None:
    figures = [text_of(item) for item in page.xpath("//ul[@class='figures']/li")]
    assert figures == [
        "3 reports", "2 distinct texts", "1 originator", "6 claims by 2 speakers", "1 incident",
        "1 of 1 question disputed",
    ]  # fmt: skip
    assert "reports/empty.eml: the mail has no body; save it again" in text_of(one(page, "//section[@class='alert']"))


def test_a_place_is_shown_under_every_name(page: html.HtmlElement) -> None:
    assert "“Alta Vern” Lumenia" in text_of(one(page, "//article[@id='i-i-mortars']/header"))
    assert "“Alta Vern” Lumenia" in text_of(page.get_element_by_id("p-halvern"))


def test_an_inferred_date_is_marked_and_a_missing_one_is_said(theatre: Callable[..., Any], render: Render) -> None:
    record: Dossier = theatre().dossier()
    first, reprint, later = record.reports
    record = replace(
        record,
        reports=(
            replace(first, published_basis=DateBasis.INFERRED),
            reprint,
            replace(later, published=None, published_basis=DateBasis.NONE),
        ),
    )
    page = render(record)
    assert "inferred, not printed" in text_of(page.get_element_by_id("r-r-first"))
    assert "no date" in text_of(page.get_element_by_id("r-r-later"))
    assert "Without a date: R3" in text_of(one(page, "//section[@class='time']"))


def test_a_provision_says_who_holds_it_how_and_leads_to_the_words(page: html.HtmlElement) -> None:
    row = page.get_element_by_id("v-accord.1")
    verdict = one(row, ".//a[contains(@class, 'verdict')]")
    assert verdict.get("href") == "#c-c-hit"
    assert "○ not fulfilled" in text_of(verdict)
    assert "no word" in text_of(page.get_element_by_id("v-accord.2"))


def test_a_loaded_word_is_quoted_with_whose_it_is(page: html.HtmlElement) -> None:
    line = one(page, "//section[@id='words']//li[contains(., 'militants')]")
    assert "“…" in text_of(line)
    assert "The Sarn Times" in text_of(line)
    target = line.xpath("./a/@href")[0][1:]
    after = page.get_element_by_id(target).xpath("following-sibling::*[1]")
    assert text_of(after[0]) == "militants"


def test_background_is_listed_apart_from_incidents(page: html.HtmlElement) -> None:
    (line,) = page.xpath("//section[@id='unplaced']//li")
    assert "Older fighting" in text_of(line)
    assert "background" in text_of(line)


def test_passages_in_common_stand_side_by_side_with_the_differences_marked(page: html.HtmlElement) -> None:
    left, right = page.xpath("//div[@class='twins']/blockquote")
    assert text_of(left).startswith("R1")
    assert text_of(right).startswith("R2")
    assert left.xpath(".//mark")
    assert left.xpath("./a/@href") == ["#t-r-first-0"]


def test_the_page_asks_nobody_for_anything_and_runs_only_its_own_script(page: html.HtmlElement) -> None:
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    script = page.xpath("string(//script)")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"https?://|@import|url\(", page.xpath("string(//style)") + script)


def test_headings_go_down_one_step_at_a_time(page: html.HtmlElement) -> None:
    outline = [e for e in page.iter("h1", "h2", "h3", "h4", "h5", "h6") if not e.xpath("ancestor::dialog")]
    levels = [int(heading.tag[1]) for heading in outline]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_no_target_of_a_link_is_hidden_in_a_fold(page: html.HtmlElement) -> None:
    targets = {href[1:] for href in page.xpath("//a/@href")}
    folded = set(page.xpath("//details[not(@open)]//@id"))
    assert targets & folded == set()


def test_an_empty_record_is_a_page_that_says_so(dossier: Dossier, render: Render) -> None:
    bare = replace(
        dossier, pack=Pack.empty(), inputs=(), reports=(), origins=(), actors=(), places=(), claims=(), incidents=(),
        questions=(), assessments=(), issues=(),
    )  # fmt: skip
    page = render(bare)
    assert "No report was found." in page.text_content()
    assert "(no time zone was given)" in page.text_content()


def test_an_unaligned_theatre_without_a_pack_still_has_a_column(dossier: Dossier, render: Render) -> None:
    page = render(replace(dossier, pack=Pack.empty(), assessments=()))
    assert [text_of(h) for h in page.xpath("//div[@class='columns']//h5")] == ["No side 3"]


@pytest.mark.parametrize(
    ("kind", "answer", "said"),
    [
        ("responsibility", "lumenia", "Lumenia"),
        ("responsibility", "not lumenia", "not Lumenia"),
        ("control", "none", "none"),
        ("count", "3..", "at least 3"),
        ("count", "..20", "at most 20"),
        ("count", "2-4", "2–4"),
        ("count", "4", "4"),
        ("time", "2034-05", "2034-05"),
        ("time", "2034-05-02", "2 May 2034"),
        ("sequence", "lumenia", "Lumenia"),
        ("responsibility", "none", "nobody: chance or nature"),
        ("characterisation", "accident", "“accident”"),
        ("occurrence", "yes", "yes"),
    ],
)
def test_an_answer_is_said_in_words(kind: str, answer: str, said: str, dossier: Dossier, render: Render) -> None:
    (question,) = dossier.questions
    first, second = question.positions
    question = replace(question, kind=QuestionKind(kind), positions=(replace(first, answer=answer), second))
    page = render(replace(dossier, questions=(question,)))
    assert text_of(page.xpath("//span[@class='answer']")[0]) == said


def test_what_most_origins_speak_of_comes_first(dossier: Dossier, render: Render) -> None:
    (incident,) = dossier.incidents
    small = replace(incident, id=IncidentId("i-small"), title="Small", claims=incident.claims[2:3], time=None)
    page = render(replace(dossier, incidents=(small, incident)))
    assert page.xpath("//article[contains(@class, 'incident')]/@id") == ["i-i-mortars", "i-i-small"]


def test_many_problems_are_counted_and_folded(dossier: Dossier, render: Render) -> None:
    (issue,) = dossier.issues
    page = render(replace(dossier, issues=tuple(replace(issue, path=f"reports/{n}.eml") for n in range(9))))
    alert = one(page, "//section[@class='alert']")
    assert "9 problems with the input" in text_of(alert)
    assert len(alert.xpath("./ul/li")) == 5
    assert len(alert.xpath("./details/ul/li")) == 4


def test_what_folds_out_never_stands_in_a_paragraph_that_it_would_end() -> None:
    """A browser ends a `p` at a `details`, so that the rest of the sentence falls out of it."""
    template = re.compile(r"<p\b[^>]*>(?:(?!</p>).)*(?:<details|\b(?:some|mark)\()", re.DOTALL)
    assert not [asset.name for asset in TEMPLATES.iterdir() if template.search(asset.read_text("utf-8"))]
