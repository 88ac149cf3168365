"""Web Annotations: both selectors find every quote, and the keys are those of the standard's context."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from truceline.model.anchor import Anchor
from truceline.model.dossier import Dossier
from truceline.publish.exports import write_export
from truceline.publish.exports.web_annotations import _around

ANNO_CONTEXT = {
    "id", "type", "body", "target", "source", "selector", "state", "cached", "creator", "motivation", "purpose",
    "format", "language", "value", "exact", "prefix", "suffix", "start", "end", "total", "startIndex", "first",
    "items", "partOf", "label", "name",
}  # fmt: skip
"""The keys of http://www.w3.org/ns/anno.jsonld that are used here, and its types and motivations."""
ANNO_TYPES = {
    "Annotation", "AnnotationCollection", "AnnotationPage", "TextualBody", "SpecificResource", "Text", "TimeState",
    "TextQuoteSelector", "TextPositionSelector", "Software", "Person",
}  # fmt: skip
ANNO_MOTIVATIONS = {"describing", "identifying", "classifying", "tagging"}


def collection(dossier: Dossier) -> dict[str, Any]:
    return dict(json.loads(write_export(dossier, "web-annotations")))


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for key, inner in node.items():
            if key != "@context":
                yield from nodes(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from nodes(inner)


def find_by_quote(selector: dict[str, Any], text: str) -> list[int]:
    """Where the exact words stand with the words before and after them, as a reader of the standard looks for them."""
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    found, at = [], text.find(whole)
    while at >= 0:
        found.append(at + len(selector["prefix"]))
        at = text.find(whole, at + 1)
    return found


def check_anchors(dossier: Dossier) -> int:
    texts = {f"urn:truceline:report:{report.id}": report.text for report in dossier.reports}
    items = collection(dossier)["first"]["items"]
    for item in items:
        target = item["target"]
        text = texts[target["source"]["id"]]
        quote, position = target["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert find_by_quote(quote, text) == [position["start"]]
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
        assert target["source"]["sha256"] == digest.hexdigest()
        told = target["state"]["cached"].removeprefix("ni:///sha-256;")
        assert base64.urlsafe_b64decode(told + "=") == digest.digest()
    return len(items)


def test_both_selectors_lead_to_the_words_of_every_anchor(dossier: Dossier) -> None:
    anchors = [a for c in dossier.claims for a in (c.content, c.speaker_anchor, c.cue) if a is not None]
    assert check_anchors(dossier) == len(anchors) == 8


def test_they_do_in_hostile_texts_too(hostile: Dossier) -> None:
    assert check_anchors(hostile) == 8


def test_the_collection_is_one_of_the_standard(dossier: Dossier) -> None:
    told = collection(dossier)
    assert told["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (told["type"], told["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert told["total"] == len(told["first"]["items"])
    assert (told["first"]["partOf"], told["first"]["startIndex"]) == (told["id"], 0)
    own = set(told["@context"][1])
    for node in nodes(told):
        assert set(node) <= ANNO_CONTEXT | own | {"@context"}
        assert node.get("type") in ANNO_TYPES | {None}
        assert {node.get("motivation"), node.get("purpose")} <= ANNO_MOTIVATIONS | {None}


def test_every_annotation_has_one_iri_of_its_own_a_body_and_a_target(hostile: Dossier) -> None:
    items = collection(hostile)["first"]["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["id"].startswith("urn:truceline:claim:")
        assert item["id"].isascii()
        assert item["id"].isprintable()
        assert item["type"] == "Annotation"
        assert item["body"]
        assert item["target"]["type"] == "SpecificResource"


def test_what_is_said_of_the_words_is_who_does_what_by_them(dossier: Dossier) -> None:
    said = {item["id"]: item["body"][0]["value"] for item in collection(dossier)["first"]["items"]}
    assert said["urn:truceline:claim:c-denied#content"] == "Lumenia denies: shelling, said to be untrue"
    assert said["urn:truceline:claim:c-denied#speaker"] == "Lumenia"
    assert said["urn:truceline:claim:c-denied#cue"] == "deny"


def test_whoever_corrected_a_claim_made_the_annotation_and_else_the_extractor_did(dossier: Dossier) -> None:
    made = {item["id"].split(":")[3]: item["creator"] for item in collection(dossier)["first"]["items"]}
    assert made["c-denied#content"] == {"type": "Person", "name": "Vera Lind"}
    assert made["c-hit#content"] == {"type": "Software", "name": "rules/1"}


@given(st.text(st.sampled_from("ab "), min_size=1, max_size=400), st.data())
def test_so_many_words_around_a_quote_are_given_that_it_stands_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = Anchor.at(text, start, data.draw(st.integers(start + 1, len(text))))
    prefix, suffix = _around(anchor, text)
    assert find_by_quote({"prefix": prefix, "exact": anchor.quote, "suffix": suffix}, text) == [start]
