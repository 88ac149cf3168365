"""ninjs: the fields of version 2.1, and the lineage that news desks know: versions, sources, kills."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from tests.unit.publish.exports.records import an_act

from truceline.model.act import ActKind, Answered, AnswerReason
from truceline.model.dossier import Dossier
from truceline.model.ids import ActorId, ReportId
from truceline.publish.exports import write_export

CHECKER = FormatChecker()
TEXT = {"type": "string"}
IRI = {"type": "string", "format": "iri"}
MOMENT = {"type": "string", "format": "moment"}
POINT = {
    "type": "object",
    "properties": {
        "type": {"const": "Point"},
        "coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2},
    },
    "required": ["type", "coordinates"],
}


def objects(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    one = {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
    return {"type": "array", "items": one}


WORDS = {"role": TEXT, "contenttype": TEXT, "value": TEXT}
CONCEPT = {"name": TEXT, "rel": TEXT, "uri": IRI, "literal": TEXT}
FIELDS: dict[str, Any] = {
    "uri": IRI,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
    "representationtype": {"enum": ["full", "partial"]},
    "pubstatus": {"enum": ["usable", "withheld", "canceled"]},
    **dict.fromkeys(("profile", "version", "ednote", "language", "title", "by", "slugline", "located"), TEXT),
    **dict.fromkeys(("firstcreated", "versioncreated", "contentcreated", "embargoed"), MOMENT),
    "headlines": objects(("value",), **WORDS),
    "descriptions": objects(("value",), **WORDS),
    "bodies": objects(("value",), **WORDS, charcount={"type": "number"}, wordcount={"type": "number"}),
    **dict.fromkeys(("people", "organisations", "events", "objects"), objects(**CONCEPT)),
    "places": objects(**CONCEPT, geojson=POINT),
    "infosources": objects(name=TEXT, role=TEXT, uri=IRI, literal=TEXT),
    "genres": objects(name=TEXT, uri=TEXT, literal=TEXT),
    "altids": objects(role=TEXT, value=TEXT),
    "standard": {
        "type": "object",
        "properties": {"name": TEXT, "version": TEXT, "schema": IRI},
        "additionalProperties": False,
    },
}
ASSOCIATED = {
    "type": "object",
    "properties": {**FIELDS, "name": TEXT},
    "required": ["name", "uri"],
    "additionalProperties": False,
}
NINJS = {
    "type": "object",
    "properties": {**FIELDS, "associations": {"type": "array", "items": ASSOCIATED}},
    "required": ["uri"],
    "additionalProperties": False,
}
"""What the standard's schema, version 2.1, says of the fields used here, and no others."""


@CHECKER.checks("iri")
def is_iri(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.isprintable() and " " not in value and ":" in value


@CHECKER.checks("moment", raises=ValueError)
def is_moment(value: object) -> bool:
    from datetime import datetime

    return isinstance(value, str) and "T" in value and datetime.fromisoformat(value).tzinfo is not None


def items(dossier: Dossier) -> dict[str, dict[str, Any]]:
    """By the id of the report."""
    told = json.loads(write_export(dossier, "ninjs"))
    names = [
        next(other["value"] for other in item["altids"] if other["role"] == "truceline-report")
        for item in told["associations"]
    ]
    return dict(zip(names, told["associations"], strict=True))


def test_the_file_is_a_ninjs_item_composed_of_the_reports(dossier: Dossier) -> None:
    told = json.loads(write_export(dossier, "ninjs"))
    Draft202012Validator(NINJS, format_checker=CHECKER).validate(told)
    assert (told["type"], told["standard"]["version"]) == ("composite", "2.1")
    assert list(items(dossier)) == [report.id for report in dossier.reports]


def test_it_is_one_in_hostile_words_too(hostile: Dossier) -> None:
    Draft202012Validator(NINJS, format_checker=CHECKER).validate(json.loads(write_export(hostile, "ninjs")))


def test_the_validator_refuses_what_the_standard_does_not_know(dossier: Dossier) -> None:
    told = json.loads(write_export(dossier, "ninjs"))
    told["associations"][0]["pubstatus"] = "retracted"
    assert not Draft202012Validator(NINJS).is_valid(told)
    told["associations"][0] |= {"pubstatus": "usable", "verdict": "true"}
    assert not Draft202012Validator(NINJS).is_valid(told)


def test_a_report_that_its_house_took_back_is_canceled_and_its_reprint_withheld(dossier: Dossier) -> None:
    told = items(dossier)
    assert (told["r-first"]["pubstatus"], told["r-first"]["ednote"]) == (
        "canceled",
        "Taken back as a whole by The Sarn Times.",
    )
    assert told["r-reprint"]["pubstatus"] == "withheld"
    assert "urn:truceline:report:r-first" in told["r-reprint"]["ednote"]
    assert told["r-later"]["pubstatus"] == "usable"


@pytest.mark.parametrize("speaker", ["lumenia", "found:witness"])
def test_what_others_take_back_cancels_no_report(speaker: str, dossier: Dossier) -> None:
    answered = (Answered(claim=None, report=ReportId("r-first"), reasons=(AnswerReason.WHOLE,)),)
    act = an_act(dossier, "other", ActKind.RETRACTION, "Older fighting", speaker=ActorId(speaker), answers=answered)
    told = items(replace(dossier, acts=(act,)))
    assert {item["pubstatus"] for item in told.values()} == {"usable"}


def test_a_claim_taken_back_does_not_cancel_the_report_that_tells_it(dossier: Dossier) -> None:
    answered = (Answered(claim=dossier.claims[0].id, report=ReportId("r-first"), reasons=(AnswerReason.OWN_WORDS,)),)
    paper = ActorId("sarn-times")
    act = an_act(dossier, "claim", ActKind.RETRACTION, "Older fighting", speaker=paper, answers=answered)
    assert items(replace(dossier, acts=(act,)))["r-first"]["pubstatus"] == "usable"


def test_a_later_state_of_a_report_has_the_uri_of_the_first_and_the_next_number(dossier: Dossier) -> None:
    told = items(dossier)
    assert told["r-newer"]["uri"] == told["r-later"]["uri"] == "urn:truceline:report:r-later"
    assert (told["r-later"]["version"], told["r-newer"]["version"]) == ("1", "2")
    assert told["r-newer"]["versioncreated"] == "2034-05-04T18:00:00+04:00"


def test_a_date_without_a_clock_time_is_told_and_no_hour_is_made_up(dossier: Dossier) -> None:
    later = items(dossier)["r-later"]
    assert "versioncreated" not in later
    assert later["ednote"] == "Published 2034-05-04; no clock time is known."


def test_sources_and_other_names_carry_the_lineage(dossier: Dossier) -> None:
    told = items(dossier)
    roles = {
        (source["uri"].rsplit(":", 1)[1], source["role"].rsplit(":", 1)[1]) for source in told["r-first"]["infosources"]
    }
    assert roles == {("sarn-times", "printed"), ("ordesh-mod", "quoted")}
    assert ("ordesh-mod", "credited") in {
        (s["uri"].rsplit(":", 1)[1], s["role"].rsplit(":", 1)[1]) for s in told["r-newer"]["infosources"]
    }
    others = {other["role"]: other["value"] for other in told["r-first"]["altids"]}
    assert (others["truceline-input"], others["truceline-origin"]) == ("reports/first.txt#0", "o-copy")


def test_the_text_is_whole_and_says_who_speaks_where_of_what(dossier: Dossier) -> None:
    first = items(dossier)["r-first"]
    assert first["bodies"][0]["value"] == dossier.reports[0].text
    assert first["bodies"][0]["charcount"] == len(dossier.reports[0].text)
    assert [each["name"] for each in first["organisations"]] == ["Ministry of Defence of Ordesh", "Lumenia"]
    assert first["places"][0]["geojson"] == {"type": "Point", "coordinates": [46.2, 40.1]}
    assert first["events"][0]["name"] == "Mortar fire on Halvern"
    assert first["descriptions"][0]["role"] == "caption"
