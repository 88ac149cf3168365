"""`web-annotations`: every anchor as a W3C Web Annotation that finds its words by quote and by position.

Positions are Unicode code points into the report's text, as the Web Annotation Data Model (4.2.5) asks; the quote has
as much of the words around it as makes it unique in the text.
"""

from __future__ import annotations

from typing import Any

from truceline.model.anchor import Anchor
from truceline.model.claim import Claim
from truceline.model.decision import ReviewState
from truceline.model.dossier import Dossier
from truceline.model.report import Report
from truceline.publish.exports.contents import Contents
from truceline.publish.exports.json_text import RECORDS, json_bytes
from truceline.publish.exports.names import NAMESPACE, hash_uri, sha256_of, urn
from truceline.publish.wording import event_label, said_by, sign_meaning

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"sha256": f"{NAMESPACE}sha256"}]
_AROUND = (32, 64, 128, 256, 512)


def write_annotations(dossier: Dossier) -> bytes:
    """An AnnotationCollection with one page. The texts themselves are in dossier.json and in the ninjs export."""
    contents = Contents.of(dossier)
    sources = {report.id: _source(report) for report in dossier.reports}
    items = [item for claim in dossier.claims for item in _annotate(claim, contents, sources[claim.report])]
    title = dossier.pack.title or "Truceline"
    name = urn("annotations", dossier.pack.id or "record")
    page = {"id": f"{name}#page", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": RECORDS}
    return json_bytes(
        {
            "@context": CONTEXT,
            "id": name,
            "type": "AnnotationCollection",
            "label": f"{title}: the words that each claim rests on",
            "total": len(items),
            "first": page,
        },
        items,
    )


def _source(report: Report) -> dict[str, Any]:
    return {
        "id": urn("report", report.id),
        "type": "Text",
        "format": "text/plain",
        "language": report.language,
        "sha256": sha256_of(report.text),
    }


def _annotate(claim: Claim, contents: Contents, source: dict[str, Any]) -> list[dict[str, Any]]:
    """One for the words of the claim, one for those that name the speaker, one for the cue."""
    report = contents.catalogue.reports[claim.report]
    speaker = contents.catalogue.actor_name(claim.speaker)
    about = f"{speaker} {said_by(claim)}: {event_label(claim.event.type)}, {sign_meaning(claim)}"
    told = [_item(claim, "content", motivation="describing", said=about)]
    told[0]["body"].append({"type": "TextualBody", "purpose": "tagging", "value": claim.event.type})
    if claim.speaker_anchor is not None:
        told.append(_item(claim, "speaker", motivation="identifying", said=speaker))
    if claim.cue is not None:
        told.append(_item(claim, "cue", motivation="classifying", said=claim.attitude.value))
    anchors = [anchor for anchor in (claim.content, claim.speaker_anchor, claim.cue) if anchor is not None]
    shared = {"creator": _creator(claim, contents)}
    return [
        {**item, **shared, "target": _target(each, report.text, source)}
        for item, each in zip(told, anchors, strict=True)
    ]


def _creator(claim: Claim, contents: Contents) -> dict[str, str]:
    """The extractor; the person who corrected or added the claim, where somebody did."""
    state, by = contents.review(claim)
    if by is not None and state is not ReviewState.ACCEPTED:
        return {"type": "Person", "name": by}
    return {"type": "Software", "name": claim.extractor}


def _item(claim: Claim, part: str, *, motivation: str, said: str) -> dict[str, Any]:
    return {
        "id": urn("claim", claim.id, part),
        "type": "Annotation",
        "motivation": motivation,
        "body": [{"type": "TextualBody", "purpose": motivation, "format": "text/plain", "value": said}],
    }


def _target(anchor: Anchor, text: str, source: dict[str, Any]) -> dict[str, Any]:
    prefix, suffix = _around(anchor, text)
    return {
        "type": "SpecificResource",
        "source": source,
        "state": {"type": "TimeState", "cached": hash_uri(text)},
        "selector": [
            {"type": "TextQuoteSelector", "exact": anchor.quote, "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ],
    }


def _around(anchor: Anchor, text: str) -> tuple[str, str]:
    """Words before and after: a few, or as many as it takes until they and the quote stand in the text only once."""
    prefix = suffix = ""
    for width in _AROUND:
        prefix, suffix = text[max(0, anchor.start - width) : anchor.start], text[anchor.end : anchor.end + width]
        whole = prefix + anchor.quote + suffix
        if text.find(whole, text.find(whole) + 1) < 0:
            break
    return prefix, suffix
