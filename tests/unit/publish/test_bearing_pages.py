"""Under an incident stands what it would bear on, and why; by point the same is listed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html

from truceline.model.agreement import AssessmentStatus
from truceline.model.bearing import Aspect, Bearing, BearingTest, Fit, Occurrence, Proposal, Sense
from truceline.model.dossier import Dossier
from truceline.model.ids import BearingId, ClaimId
from truceline.publish.bearing_pages import list_bearings, list_proposals
from truceline.publish.catalogue import Catalogue
from truceline.publish.dossier_file import dossier_json

Render = Callable[[Dossier], html.HtmlElement]
EVIL = '<script>alert("x")</script>\u202e'


def a_bearing(dossier: Dossier, name: str = "b1", **changes: object) -> Bearing:
    fits = (Fit.DISPUTED, Fit.YES, Fit.CANNOT_TELL, Fit.YES)
    agreement = dossier.pack.agreements[0]
    question = dossier.questions[0]
    plain = Bearing(
        id=BearingId(name),
        incident=dossier.incidents[0].id,
        agreement=agreement.id,
        provision=agreement.provisions[0].number,
        duties=(agreement.provisions[0].number,),
        sense=Sense.BREACH,
        bears=True,
        occurrences=(Occurrence(event_type="shelling", status="disputed", question=question.id),),
        tests=tuple(
            BearingTest(name=aspect, fit=fit, text=f"Reason {aspect}.", claims=(ClaimId("c-hit"),))
            for aspect, fit in zip(Aspect, fits, strict=True)
        ),
        naming=(ClaimId("c-three"),),
        denying=(ClaimId("c-denied"),),
        text="would bear on it",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def words(page: html.HtmlElement) -> str:
    return " ".join(page.xpath("//ul[@class='bearings']")[0].text_content().split())


def test_an_incident_says_which_point_it_would_bear_on_if_it_happened(dossier: Dossier, render: Render) -> None:
    page = render(replace(dossier, bearings=(a_bearing(dossier),)))
    point = dossier.pack.agreements[0].provisions[0]
    assert words(page).startswith(f"Would bear on point {point.number} ({point.title}), if it happened: disputed")
    assert "breach" not in words(page).lower()
    links = page.xpath("//ul[@class='bearings']//a/@href")
    ids = set(page.xpath("//@id"))
    assert {f"#v-{dossier.pack.agreements[0].id}.{point.number}", f"#q-{dossier.questions[0].id}"} <= set(links)
    assert all(link[1:] in ids for link in links)


def test_the_reasons_lead_to_the_words_they_rest_on(dossier: Dossier, render: Render) -> None:
    page = render(replace(dossier, bearings=(a_bearing(dossier),)))
    tests = page.xpath("//ul[@class='bearings']//dl[@class='tests']/div")
    assert [" ".join(test.xpath("string(dt)").split()) for test in tests] == [
        "That it happened: disputed.",
        "Is whoever is said to have done it bound? yes.",
        "Was it where the point applies? cannot be told.",
        "Was the point in force? yes.",
    ]
    assert all(test.xpath(".//a[@class='ref']/@href") == ["#c-c-hit"] for test in tests)


def test_what_is_named_and_ruled_out_is_said_not_to_bear(dossier: Dossier, render: Render) -> None:
    page = render(replace(dossier, bearings=(a_bearing(dossier, bears=False),)))
    assert words(page).startswith("Does not bear on point")
    assert "if it happened" not in words(page)


def test_types_that_stand_apart_are_named_each_with_its_standing(dossier: Dossier, render: Render) -> None:
    two = (
        Occurrence(event_type="shelling", status="disputed"),
        Occurrence(event_type="casualties", status="not_asked"),
    )
    said = words(render(replace(dossier, bearings=(a_bearing(dossier, occurrences=two),))))
    assert "if it happened: disputed shelling no question drawn people killed or wounded" in said


def test_by_point_what_is_surely_there_comes_first_and_what_does_not_bear_last(dossier: Dossier) -> None:
    sure = tuple(replace(test, fit=Fit.YES) for test in a_bearing(dossier).tests)
    bearings = (
        a_bearing(dossier, "b-out", bears=False),
        a_bearing(dossier, "b-loose", incident=None),
        a_bearing(dossier, "b-may"),
        a_bearing(dossier, "b-sure", tests=sure),
    )
    record = replace(dossier, bearings=bearings)
    (lines,) = list_bearings(Catalogue.of(record)).values()
    assert [line.id for line in lines] == ["b-b-sure", "b-b-may", "b-b-loose", "b-b-out"]
    assert lines[2].href == ""


def test_a_proposal_is_listed_apart_from_the_assessments(dossier: Dossier) -> None:
    bearing = a_bearing(dossier)
    proposal = Proposal(
        agreement=bearing.agreement,
        provision=bearing.provision,
        status=AssessmentStatus.UNCLEAR,
        bearings=(bearing.id,),
        text="Not agreed.",
    )
    record = replace(dossier, bearings=(bearing,), proposals=(proposal,))
    line = list_proposals(Catalogue.of(record))[bearing.agreement, bearing.provision]
    assert (line.symbol, line.label, line.bearings) == ("?", "unclear", ("#b-b1",))
    file = json.loads(dossier_json(record))
    assert file["proposals"][0]["status"] == "unclear"
    assert len(file["assessments"]) == len(dossier.assessments)


def test_the_dossier_file_carries_every_test_with_its_claims(dossier: Dossier) -> None:
    (written,) = json.loads(dossier_json(replace(dossier, bearings=(a_bearing(dossier),))))["bearings"]
    assert [(test["test"], test["fit"]) for test in written["tests"]] == [
        ("what", "disputed"), ("who", "yes"), ("where", "cannot_tell"), ("when", "yes"),
    ]  # fmt: skip
    assert (written["sense"], written["bears"], written["naming"]) == ("breach", True, ["c-three"])


@pytest.mark.parametrize("aspect", list(Aspect))
def test_words_from_outside_in_a_reason_are_text(dossier: Dossier, aspect: Aspect, render: Render) -> None:
    tests = tuple(replace(t, text=EVIL if t.name is aspect else t.text) for t in a_bearing(dossier).tests)
    page = render(replace(dossier, bearings=(a_bearing(dossier, tests=tests),)))
    assert not page.xpath("//ul[@class='bearings']//script")
    assert '<script>alert("x")</script>[U+202E]' in words(page)
