"""The dossier file: the public interchange format, as the contract defines it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from truceline import compliance
from truceline.model.anchor import Anchor
from truceline.model.claim import Claim
from truceline.model.dossier import SCHEMA, Dossier
from truceline.model.ids import ClaimId
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.place import Layer
from truceline.model.question import Disputed, Question
from truceline.model.reliability import Credibility
from truceline.model.report import Origin, Report
from truceline.publish.acts_file import write_act
from truceline.publish.assessments_file import write_assessments
from truceline.publish.bearings_file import write_bearing, write_proposal
from truceline.publish.counts_file import write_discrepancy, write_series
from truceline.publish.judgements_file import write_entry, write_ruling
from truceline.publish.lineage_file import write_passage, write_text
from truceline.publish.marks_file import write_control, write_credibility, write_grading, write_reliability
from truceline.publish.register_file import write_agreement, write_clock, write_open_point, write_source
from truceline.publish.review_file import write_decision, write_review
from truceline.publish.reviews import index_reviews
from truceline.publish.views_file import write_views

_TOKENS = 10_000
_LONE = re.compile("[\ud800-\udfff]")


def dossier_json(dossier: Dossier) -> str:
    """One JSON object, the same text for the same dossier. Half a surrogate pair is escaped, all else is as it was."""
    return "".join(dossier_pieces(dossier))


def dossier_pieces(dossier: Dossier) -> Iterator[str]:
    """The same piece by piece: a large record never lies in memory as one text, nor as the list of its tokens."""
    tokens = json.JSONEncoder(indent=1, ensure_ascii=False, allow_nan=False).iterencode(_dossier(dossier))
    while piece := "".join(islice(tokens, _TOKENS)):
        yield _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", piece)
    yield "\n"


def _dossier(dossier: Dossier) -> dict[str, Any]:
    assessments, of_parties = write_assessments(dossier.assessments)
    credibility: dict[ClaimId, Credibility] = {each.claim: each for each in dossier.credibility}
    reviews = index_reviews(dossier.decisions)
    return {
        "schema": SCHEMA,
        "as_of": dossier.as_of,
        "known_by": dossier.known_by,
        "pack": _pack(dossier.pack),
        "extractors": list(dossier.extraction.ran),
        "extraction": {"model": dossier.extraction.model, "note": dossier.extraction.note},
        "inputs": [
            {"path": f.path, "sha256": f.sha256, "bytes": f.bytes, "media_type": f.media_type, "learned": f.learned}
            for f in dossier.inputs
        ],
        "reports": [_report(report) for report in dossier.reports],
        "origins": [_origin(origin) for origin in dossier.origins],
        "texts": [write_text(text) for text in dossier.texts],
        "actors": [
            {"id": a.id, "name": a.name, "aliases": list(a.aliases), "kind": a.kind, "side": a.side,
             "part_of": a.part_of, "wikidata": a.wikidata, "known": a.known,
             "reliability": write_reliability(a.reliability, dossier.as_of)}
            for a in dossier.actors
        ],
        "places": [
            {"id": p.id, "name": p.name, "aliases": list(p.aliases), "kind": p.kind, "lat": _finite(p.lat),
             "lon": _finite(p.lon), "within": p.within, "names_used_by": dict(p.names_used_by), "wikidata": p.wikidata,
             "known": p.known}
            for p in dossier.places
        ],
        "claims": [
            {**_claim(claim), "credibility": write_credibility(credibility.get(claim.id)),
             "review": write_review(reviews.get(claim.id), _claim)}
            for claim in dossier.claims
        ],
        "acts": [write_act(act) for act in dossier.acts],
        "incidents": [
            {"id": i.id, "title": i.title, "place": i.place, "time": _period(i.time),
             "event_types": list(i.event_types), "claims": list(i.claims),
             "reasons": [
                 {"claim": r.claim, "feature": r.feature, "weight": r.weight, "text": r.text} for r in i.reasons
             ]}
            for i in dossier.incidents
        ],
        "questions": [_question(question) for question in dossier.questions],
        "agreements": [write_agreement(agreement) for agreement in dossier.pack.agreements],
        "assessments": assessments,
        "party_assessments": of_parties,
        "clocks_at": dossier.clocks_at,
        "clocks": [write_clock(clock) for clock in dossier.clocks],
        "bearings": [write_bearing(bearing) for bearing in dossier.bearings],
        "proposals": [write_proposal(proposal) for proposal in dossier.proposals],
        "counts": [write_series(series) for series in dossier.counts],
        "count_discrepancies": [write_discrepancy(each) for each in compliance.compare_counts(dossier.counts)],
        "views": write_views(dossier),
        "judgements": [
            *(write_ruling(ruling) for ruling in dossier.judgements),
            *(write_grading(ruling) for ruling in dossier.gradings),
            *(write_entry(ruling) for ruling in dossier.entries),
        ],
        "decisions": [write_decision(ruling, _claim) for ruling in dossier.decisions],
        "control": [write_control(place) for place in dossier.control],
        "unplaced": [claim.id for claim in dossier.claims if claim.incident is None],
        "issues": [{"path": i.path, "reason": i.reason, "remedy": i.remedy} for i in dossier.issues],
    }  # fmt: skip


def _pack(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "timezone": pack.timezone,
        "sides": [{"id": side.id, "name": side.name} for side in pack.sides],
        "zones": [
            {"id": zone.id, "name": zone.name, "kind": zone.kind, "layers": [_layer(layer) for layer in zone.layers]}
            for zone in pack.zones
        ],
        "glossary": [
            {"term": term.term, "neutral": term.neutral, "used_by": term.used_by, "note": term.note}
            for term in pack.glossary
        ],
        "incompatible": [list(pair) for pair in pack.incompatible],
        "sources": [write_source(source) for source in pack.sources],
        "open": [write_open_point(point) for point in pack.open_points],
    }


def _layer(layer: Layer) -> dict[str, Any]:
    return {
        "geometry": _finite(layer.geometry),
        "claimed_by": layer.claimed_by,
        "since": layer.since,
        "until": layer.until,
        "precision_km": _finite(layer.precision_km),
        "source": layer.source,
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "input": report.input,
        "item": report.item,
        "headline": report.headline,
        "outlet": report.outlet,
        "voice": report.voice,
        "agencies": list(report.agencies),
        "byline": report.byline,
        "published": report.published,
        "published_basis": report.published_basis.value,
        "learned": report.learned,
        "learned_basis": report.learned_basis.value,
        "language": report.language,
        "kind": report.kind.value,
        "text": report.text,
        "captions": list(report.captions),
        "credit_lines": list(report.credit_lines),
        "origin": report.origin,
        "duplicates": report.duplicates,
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "id": origin.id,
        "reports": list(origin.reports),
        "basis": origin.basis.value,
        "passages": [write_passage(passage) for passage in origin.passages],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    event = claim.event
    return {
        "id": claim.id,
        "report": claim.report,
        "speaker": claim.speaker,
        "via": list(claim.via),
        "speaker_anchor": _anchor(claim.speaker_anchor),
        "cue": _anchor(claim.cue),
        "content": _anchor(claim.content),
        "direct": claim.direct,
        "attitude": claim.attitude.value,
        "event": {
            "type": event.type,
            "polarity": event.polarity.value,
            "actor": event.actor,
            "target": event.target,
            "place": event.place,
            "time": _period(event.time),
            "quantities": [{"what": q.what, "min": q.min, "max": q.max, "approx": q.approx} for q in event.quantities],
        },
        "incident": claim.incident,
        "repeats": claim.repeats,
        "background": claim.background,
        "act": claim.act.value,
        "extractor": claim.extractor,
        "confidence": _finite(claim.confidence),
    }


def _question(question: Question) -> dict[str, Any]:
    apart = question.standing.apart if isinstance(question.standing, Disputed) else ()
    return {
        "id": question.id,
        "incident": question.incident,
        "kind": question.kind.value,
        "event_type": question.event_type,
        "place": question.place,
        "what": question.what,
        "text": question.text,
        "positions": [
            {
                "answer": position.answer,
                "value": list(position.value) if isinstance(position.value, tuple) else position.value,
                "speakers": list(position.speakers),
                "claims": list(position.claims),
                "origins": position.origins,
                "implied": list(position.implied),
            }
            for position in question.positions
        ],
        "status": question.status,
        "apart": [list(pair) for pair in apart],
        "why": question.why.text,
        "why_claims": list(question.why.claims),
    }


def _anchor(anchor: Anchor | None) -> dict[str, Any] | None:
    return None if anchor is None else {"start": anchor.start, "end": anchor.end, "quote": anchor.quote}


def _period(period: Period | None) -> dict[str, str] | None:
    return None if period is None else {"from": period.start, "to": period.end}


def _finite(value: Any) -> Any:
    """JSON has no word for infinity: what is not a finite number is null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    return value
