"""What people decided, on the page and in the file."""

from __future__ import annotations

import json
from typing import Any

from lxml import html
from tests.unit.review.desks import make_contents, make_desk, make_report, shelling, signed, wounded

from truceline.pipeline.moment import SeenFrom
from truceline.pipeline.recording import compile_contents
from truceline.publish.dossier_file import dossier_json
from truceline.publish.page import render_page
from truceline.review import deciding

ONE = make_report()
SHELLING, WOUNDED = shelling(ONE).id, wounded(ONE).id
HOSTILE = signed(why="<script>alert(1)</script>\u202e", by="Mara <b>Voss</b>")


def file_of(*decisions) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(dossier_json(compile_contents(make_contents(decisions))))
    return read


def page_of(*decisions) -> html.HtmlElement:
    return html.fromstring(render_page(compile_contents(make_contents(decisions))))


def note(page: html.HtmlElement, claim: str) -> str:
    (line,) = page.xpath(f"//li[@id='n-{claim}']")
    return " ".join(line.text_content().split())


def test_where_nobody_decided_the_page_says_so_once() -> None:
    page = page_of()
    assert "nobody has decided on any here" in page.text_content()
    assert page.xpath("//*[contains(@class, 'review')]") == []


def test_each_claim_says_whether_it_is_a_suggestion_or_whose_word_it_is() -> None:
    corrected = deciding.correct(make_desk(), SHELLING, {"speaker": "Major Orell", "polarity": "-"}, signed())
    page = page_of(corrected)
    assert "corrected by Mara Voss on 20 Sep 2031" in note(page, SHELLING)
    assert "read it twice" in note(page, SHELLING)
    assert note(page, WOUNDED).count("suggested") == 1
    (original,) = page.xpath(f"//li[@id='n-{SHELLING}']//details[contains(., 'as the machine read it')]")
    told = " ".join(original.text_content().split())
    assert "who Ordeshi defence ministry" in told
    assert "rules/1, confidence 0.70" in told


def test_rejected_claims_stay_listed_with_their_words_and_reason() -> None:
    rejected = deciding.reject(make_desk(), SHELLING, signed(why="a drill"))
    (section,) = page_of(rejected).xpath("//section[@id='judgements']")
    told = " ".join(section.text_content().split())
    assert "Mara Voss on 20 Sep 2031" in told
    assert "rejected a claim" in told
    assert "a drill" in told
    assert "Shells fell near Serrapont" in told


def test_what_people_write_is_text_on_the_page() -> None:
    decisions = [deciding.accept(make_desk(), SHELLING, HOSTILE), deciding.reject(make_desk(), WOUNDED, HOSTILE)]
    page = render_page(compile_contents(make_contents(decisions)))
    assert "<script>alert(1)" not in page
    assert "<b>Voss</b>" not in page
    assert "\u202e" not in page


def test_the_file_keeps_the_machines_claim_beside_the_correction() -> None:
    before = {claim["id"]: claim for claim in file_of()["claims"]}[SHELLING]
    made = deciding.correct(make_desk(), SHELLING, {"type": "troop_entry", "place": "", "time": "2031-09-12"}, signed())
    written = file_of(made)
    claim = {each["id"]: each for each in written["claims"]}[SHELLING]
    review = claim["review"]
    assert (review["state"], review["by"], review["decisions"]) == ("corrected", "Mara Voss", [made.id])
    assert review["original"]["event"] == before["event"]
    (decision,) = written["decisions"]
    assert decision["changes"] == [
        {"type": "troop_entry", "place": None, "time": {"from": "2031-09-12", "to": "2031-09-12"}}
    ]  # fmt: skip
    assert decision["about"][0]["claim"]["content"] == before["content"]
    assert decision["about"][0]["ran"] == ["rules/1"]


def test_every_kind_of_decision_is_written_with_what_became_of_it() -> None:
    desk = make_desk()
    added = deciding.add(desk, ONE, {"words": "a bridge was closed", "type": "other"}, signed())
    split = deciding.split(desk, WOUNDED, [{"words": "Two soldiers"}, {"words": "were wounded"}], signed())
    accepted = deciding.accept(desk, SHELLING, signed("Jon Adler"))
    written = file_of(added, split, accepted)
    assert [each["decision"] for each in written["decisions"]] == ["add", "split", "accept"]
    assert {each["outcome"] for each in written["decisions"]} == {"held"}
    states = {claim["id"]: claim["review"]["state"] for claim in written["claims"]}
    assert [states[each] for each in written["decisions"][1]["found"]] == ["corrected", "corrected"]
    assert (states[SHELLING], states[added.seen.claim.id]) == ("accepted", "added")
    text = {report["id"]: report["text"] for report in written["reports"]}
    for claim in written["claims"]:
        anchor = claim["content"]
        assert text[claim["report"]][anchor["start"] : anchor["end"]] == anchor["quote"]


def test_a_decision_on_a_report_that_is_out_of_view_waits_for_it() -> None:
    two = make_contents().reports[1]
    claim = make_contents().readings[two.id].claims[0].id
    rejected = deciding.reject(make_desk(), claim, signed())
    seen = compile_contents(make_contents([rejected]), seen_from=SeenFrom(as_of="2031-09-14"))
    assert [report.id for report in seen.reports] == [ONE.id]
    assert [ruling.outcome.value for ruling in seen.decisions] == ["out_of_view"]
    assert not any(rejected.id in str(issue) for issue in seen.issues)
