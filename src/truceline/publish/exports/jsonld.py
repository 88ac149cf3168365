"""`jsonld`: reports, actors, places, claims as schema.org has them; what it has no words for in a namespace of ours.

schema.org has no relation between claims: `denies`, `corrects`, `retracts` and their kin are ours. Nobody is called a
state or a government, and no incident an Event: that would say that it happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from truceline.model.act import POINTING, SILENT, Act, ActKind
from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.dossier import Dossier
from truceline.model.event import Event
from truceline.model.extent import point_of
from truceline.model.incident import Incident
from truceline.model.place import Place
from truceline.model.question import Question
from truceline.model.report import Report, ReportKind
from truceline.publish.exports.contents import Contents
from truceline.publish.exports.json_text import RECORDS, finite, json_bytes, without_nothing
from truceline.publish.exports.names import NAMESPACE, sha256_of, urn

Node = dict[str, Any]

RELATIONS = {
    ActKind.DENIAL: "denies",
    ActKind.PARTIAL_DENIAL: "partlyDenies",
    ActKind.CORRECTION: "corrects",
    ActKind.RETRACTION: "retracts",
}
_LINKS = (
    *RELATIONS.values(), "answers", "repeats", "via", "incident", "actor", "target", "side", "question", "speaker",
    "claim", "partOf",
)  # fmt: skip
_LITERALS = (
    "act", "answer", "attitude", "background", "confidence", "credibility", "direct", "distinctTexts", "end", "event",
    "eventType", "extractor", "kind", "maximum", "minimum", "origin", "polarity", "position", "quantity", "review",
    "reviewedBy", "sha256", "start", "status", "what", "why", "approximate",
)  # fmt: skip
CLASSES = ("Act", "Event", "Incident", "Position", "Question")
TERMS = (*_LINKS, *_LITERALS)
CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "tl": NAMESPACE,
    **{f"tl:{term}": {"@type": "@id"} for term in _LINKS},
}
_WORKS = {
    ReportKind.WIRE: "NewsArticle",
    ReportKind.NEWS: "NewsArticle",
    ReportKind.EDITORIAL: "OpinionNewsArticle",
    ReportKind.STATEMENT: "CreativeWork",
    ReportKind.MONITOR: "Report",
    ReportKind.POST: "SocialMediaPosting",
}


def write_jsonld(dossier: Dossier) -> bytes:
    contents = Contents.of(dossier)
    relations = _relations(dossier)
    graph = [
        *(_report(report, contents) for report in dossier.reports),
        *(_actor(actor) for actor in _met(contents)),
        *(_place(place) for place in contents.catalogue.places.values()),
        *(_claim(claim, contents, relations.get(claim.id, {})) for claim in dossier.claims),
        *_other_acts(dossier),
        *(_incident(incident, contents) for incident in dossier.incidents),
        *(_question(question) for question in dossier.questions),
    ]
    return json_bytes({"@context": CONTEXT, "@graph": RECORDS}, map(without_nothing, graph))


def _ref(kind: str, name: str | None) -> str | None:
    return None if name is None else urn(kind, name)


def _report(report: Report, contents: Contents) -> Node:
    return {
        "@id": urn("report", report.id),
        "@type": _WORKS[report.kind],
        "headline": report.headline,
        "datePublished": report.published,
        "inLanguage": report.language,
        "publisher": {"@id": urn("actor", report.voice)},
        "creditText": list(report.credit_lines),
        "sourceOrganization": [{"@id": urn("actor", agency)} for agency in report.agencies],
        "author": {"@type": "Person", "name": report.byline} if report.byline else None,
        "identifier": f"{report.input}#{report.item}",
        "tl:kind": report.kind.value,
        "tl:origin": report.origin,
        "tl:sha256": sha256_of(report.text),
    }


def _met(contents: Contents) -> Iterator[Actor]:
    """Those whom the record names: speakers, voices, agencies, and who is said to have done or suffered something."""
    dossier, known = contents.dossier, contents.catalogue.actors
    named: list[str | None] = [a for r in dossier.reports for a in (r.voice, *r.agencies)]
    named += [a for c in dossier.claims for a in (c.speaker, *c.via, c.event.actor, c.event.target)]
    named += [act.speaker for act in dossier.acts]
    for name in sorted({*(actor.id for actor in dossier.actors), *(n for n in named if n is not None)}):
        if name in known:
            yield known[name]


def _actor(actor: Actor) -> Node:
    kinds = {"person": "Person", "outlet": "NewsMediaOrganization", "agency": "NewsMediaOrganization"}
    return {
        "@id": urn("actor", actor.id),
        "@type": kinds.get(actor.kind, "Organization"),
        "name": actor.name,
        "alternateName": list(actor.aliases),
        "sameAs": f"https://www.wikidata.org/entity/{actor.wikidata}" if _is_item(actor.wikidata) else None,
        "tl:kind": actor.kind,
        "tl:side": _ref("side", actor.side),
        "tl:partOf": _ref("actor", actor.part_of),
    }


def _is_item(name: str | None) -> bool:
    return name is not None and name.isascii() and name[:1] == "Q" and name[1:].isdigit()


def _place(place: Place) -> Node:
    at = point_of(place)
    return {
        "@id": urn("place", place.id),
        "@type": "Place",
        "name": place.name,
        "alternateName": list(dict.fromkeys((*place.aliases, *(name for _, name in place.names_used_by)))),
        "geo": {"@type": "GeoCoordinates", "latitude": at.lat, "longitude": at.lon} if at else None,
        "containedInPlace": {"@id": urn("place", place.within)} if place.within else None,
        "tl:kind": place.kind,
    }


def _claim(claim: Claim, contents: Contents, relations: dict[str, list[str]]) -> Node:
    report = contents.catalogue.reports[claim.report]
    first = contents.catalogue.claims.get(claim.repeats or "")
    grade = contents.catalogue.credibility.get(claim.id)
    state, by = contents.review(claim)
    return {
        "@id": urn("claim", claim.id),
        "@type": "Claim",
        "text": claim.content.quote,
        "author": {"@id": urn("actor", claim.speaker)},
        "appearance": {"@id": urn("report", claim.report)},
        "firstAppearance": {"@id": urn("report", first.report)} if first else None,
        "datePublished": report.published,
        "tl:via": [urn("actor", actor) for actor in claim.via],
        "tl:attitude": claim.attitude.value,
        "tl:act": claim.act.value,
        "tl:direct": claim.direct,
        "tl:background": claim.background,
        "tl:start": claim.content.start,
        "tl:end": claim.content.end,
        "tl:event": _event(claim.event, silent=claim.act in SILENT),
        "tl:incident": _ref("incident", claim.incident),
        "tl:repeats": _ref("claim", claim.repeats),
        "tl:credibility": int(grade.grade) if grade else None,
        "tl:extractor": claim.extractor,
        "tl:confidence": finite(claim.confidence),
        "tl:review": state.value,
        "tl:reviewedBy": by,
        **{f"tl:{relation}": answered for relation, answered in relations.items()},
    }


def _event(event: Event, *, silent: bool) -> Node:
    """Without a polarity where the act says neither that it happened nor that it did not."""
    return without_nothing(
        {
            "@type": "tl:Event",
            "tl:eventType": event.type,
            "tl:polarity": None if silent else event.polarity.value,
            "tl:actor": _ref("actor", event.actor),
            "tl:target": _ref("actor", event.target),
            "location": {"@id": urn("place", event.place)} if event.place else None,
            "startDate": event.time.start if event.time else None,
            "endDate": event.time.end if event.time else None,
            "tl:quantity": [
                without_nothing(
                    {"tl:what": q.what, "tl:minimum": q.min, "tl:maximum": q.max, "tl:approximate": q.approx}
                )
                for q in event.quantities
            ],
        }
    )


def _answered(act: Act) -> list[str]:
    found = (urn("claim", a.claim) if a.claim is not None else urn("report", a.report) for a in act.answers)
    return list(dict.fromkeys(found))


def _relations(dossier: Dossier) -> dict[str, dict[str, list[str]]]:
    """For each claim that answers something: the relation, and what it answers."""
    found: dict[str, dict[str, list[str]]] = {}
    for act in dossier.acts:
        if act.kind in POINTING and act.claim is not None and act.answers:
            told = found.setdefault(act.claim, {}).setdefault(RELATIONS[act.kind], [])
            told += [name for name in _answered(act) if name not in told]
    return found


def _other_acts(dossier: Dossier) -> Iterator[Node]:
    """Acts that no claim stands for: silence, and what a report tells of an answer without the answer's own words."""
    for act in dossier.acts:
        if act.claim is None:
            yield {
                "@id": urn("act", act.id),
                "@type": "tl:Act",
                "text": act.content.quote,
                "author": {"@id": urn("actor", act.speaker)},
                "appearance": {"@id": urn("report", act.report)},
                "tl:act": act.kind.value,
                "tl:incident": _ref("incident", act.incident),
                f"tl:{RELATIONS.get(act.kind, 'answers')}": _answered(act),
            }


def _incident(incident: Incident, contents: Contents) -> Node:
    return {
        "@id": urn("incident", incident.id),
        "@type": "tl:Incident",
        "name": incident.title,
        "location": {"@id": urn("place", incident.place)} if incident.place else None,
        "startDate": incident.time.start if incident.time else None,
        "endDate": incident.time.end if incident.time else None,
        "tl:eventType": list(incident.event_types),
        "tl:question": [urn("question", question.id) for question in contents.questions(incident)],
    }


def _question(question: Question) -> Node:
    return {
        "@id": urn("question", question.id),
        "@type": "tl:Question",
        "text": question.text,
        "tl:kind": question.kind.value,
        "tl:status": question.status,
        "tl:why": question.why.text,
        "tl:position": [
            {
                "@type": "tl:Position",
                "tl:answer": position.answer,
                "tl:speaker": [urn("actor", speaker) for speaker in position.speakers],
                "tl:claim": [urn("claim", claim) for claim in position.claims],
                "tl:distinctTexts": position.origins,
            }
            for position in question.positions
        ],
    }
