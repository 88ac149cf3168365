"""JSON-LD: schema.org's own terms, our namespace for the rest, and links that lead somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from truceline.model.act import ActKind
from truceline.model.dossier import Dossier
from truceline.publish.exports import write_export
from truceline.publish.exports.jsonld import CLASSES, TERMS

SCHEMA_TYPES = {
    "Claim", "NewsArticle", "OpinionNewsArticle", "Report", "SocialMediaPosting", "CreativeWork", "Person",
    "Organization", "NewsMediaOrganization", "Place", "GeoCoordinates",
}  # fmt: skip
SCHEMA_TERMS = {
    "alternateName", "appearance", "author", "containedInPlace", "creditText", "datePublished", "endDate",
    "firstAppearance", "geo", "headline", "identifier", "inLanguage", "latitude", "location", "longitude", "name",
    "publisher", "sameAs", "sourceOrganization", "startDate", "text",
}  # fmt: skip


def graph(dossier: Dossier) -> dict[str, dict[str, Any]]:
    told = json.loads(write_export(dossier, "jsonld"))
    assert set(told) == {"@context", "@graph"}
    found = {node["@id"]: node for node in told["@graph"]}
    assert len(found) == len(told["@graph"])
    return found


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from nodes(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from nodes(inner)


def test_terms_are_schema_orgs_or_ours(hostile: Dossier) -> None:
    for node in nodes(list(graph(hostile).values())):
        for key in set(node) - {"@id", "@type"}:
            assert key in SCHEMA_TERMS or key.removeprefix("tl:") in TERMS, key
        kind = node.get("@type", "Claim")
        assert kind in SCHEMA_TYPES or kind.removeprefix("tl:") in CLASSES, kind


def test_the_context_needs_nothing_from_the_network_and_types_every_link(dossier: Dossier) -> None:
    context = json.loads(write_export(dossier, "jsonld"))["@context"]
    assert (context["@vocab"], context["tl"]) == ("https://schema.org/", "urn:truceline:ns:")
    for node in nodes(list(graph(dossier).values())):
        for key, value in node.items():
            links = value if isinstance(value, list) else [value]
            if key.startswith("tl:") and any(isinstance(v, str) and v.startswith("urn:truceline:") for v in links):
                assert context[key] == {"@type": "@id"}, key


def test_every_link_leads_to_a_node(dossier: Dossier) -> None:
    found = graph(dossier)
    linked = {
        each
        for node in nodes(list(found.values()))
        for value in node.values()
        for each in (value if isinstance(value, list) else [value])
        if isinstance(each, str) and each.startswith("urn:truceline:") and ":side:" not in each
    }
    assert linked - set(found) == set()


def test_a_claim_has_its_author_its_appearance_and_its_date(dossier: Dossier) -> None:
    claim = graph(dossier)["urn:truceline:claim:c-again"]
    assert (claim["@type"], claim["text"]) == ("Claim", "two mortar bombs hit Halvern, killing 2 people")
    assert claim["author"] == {"@id": "urn:truceline:actor:ordesh-mod"}
    assert claim["appearance"] == {"@id": "urn:truceline:report:r-reprint"}
    assert claim["firstAppearance"] == {"@id": "urn:truceline:report:r-first"}
    assert claim["datePublished"] == "2034-05-03T12:00:00+04:00"
    assert claim["tl:repeats"] == "urn:truceline:claim:c-hit"


def test_denials_corrections_and_retractions_point_at_what_they_answer(dossier: Dossier) -> None:
    found = graph(dossier)
    assert found["urn:truceline:claim:c-denied"]["tl:denies"] == ["urn:truceline:claim:c-hit"]
    assert found["urn:truceline:claim:c-three"]["tl:corrects"] == ["urn:truceline:claim:c-dead"]
    assert found["urn:truceline:claim:c-older"]["tl:retracts"] == ["urn:truceline:report:r-first"]
    silent = found["urn:truceline:act:s-silent"]
    assert (silent["@type"], silent["tl:act"], silent["text"]) == ("tl:Act", "refusal", "was not mentioned")


def test_a_disputed_incident_is_no_event_and_its_question_keeps_both_answers(dossier: Dossier) -> None:
    found = graph(dossier)
    incident = found["urn:truceline:incident:i-mortars"]
    assert incident["@type"] == "tl:Incident"
    question = found[incident["tl:question"][0]]
    assert question["tl:status"] == "disputed"
    assert [position["tl:answer"] for position in question["tl:position"]] == ["yes", "no"]


def test_a_silent_claim_has_no_polarity(dossier: Dossier) -> None:
    silent = replace(dossier.claims[0], act=ActKind.REFUSAL)
    found = graph(replace(dossier, claims=(silent, *dossier.claims[1:])))
    assert "tl:polarity" not in found["urn:truceline:claim:c-hit"]["tl:event"]
    assert found["urn:truceline:claim:c-dead"]["tl:event"]["tl:polarity"] == "+"


def test_nobody_is_called_a_state(dossier: Dossier) -> None:
    kinds = {name: node["@type"] for name, node in graph(dossier).items() if ":actor:" in name}
    assert kinds["urn:truceline:actor:lumenia"] == "Organization"
    assert kinds["urn:truceline:actor:sarn-times"] == "NewsMediaOrganization"
