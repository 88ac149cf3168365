"""What changed, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from truceline.model.difference import ClockChange, Difference, IncidentChange, QuestionChange, ViewChange
from truceline.model.outline import ClaimLine, ClockLine, IncidentLine, Outline, QuestionLine, ReportLine, ViewLine

SCHEMA = "truceline-diff/1"


def difference_json(difference: Difference) -> str:
    """One JSON object. Claims are told with their words, so that nobody needs either dossier to read it."""
    document = {
        "schema": SCHEMA,
        "before": _side(difference.before),
        "after": _side(difference.after),
        "reports": {
            "new": [_report(report) for report in difference.new_reports],
            "withdrawn": [_report(report) for report in difference.withdrawn_reports],
            "corrected": [
                {"before": _report(each.before), "after": _report(each.after), "kept": each.kept}
                for each in difference.corrected_reports
            ],
        },
        "claims": {
            "new": _claims(difference.new_claims, difference.after),
            "gone": _claims(difference.gone_claims, difference.before),
            "reread": [
                {"before": _claim(each.before, difference.before), "after": _claim(each.after, difference.after)}
                for each in difference.reread_claims
            ],
            "renamed": [{"before": a, "after": b} for a, b in difference.renamed],
        },
        "incidents": [_incident(change, difference) for change in difference.incidents],
        "questions": [_question(change, difference) for change in difference.questions],
        "clocks": [_clock_change(change) for change in difference.clocks],
        "views": [_view_change(change, difference) for change in difference.views],
    }
    return json.dumps(document, indent=1, ensure_ascii=True) + "\n"


def _side(outline: Outline) -> dict[str, Any]:
    return {"name": outline.name, "as_of": outline.as_of, "known_by": outline.known_by}


def _report(report: ReportLine) -> dict[str, Any]:
    return {
        "id": report.id,
        "input": report.input,
        "item": report.item,
        "outlet": report.outlet,
        "headline": report.headline,
        "published": report.published,
        "origin": report.origin,
    }


def _claims(claims: Iterable[ClaimLine], outline: Outline) -> list[dict[str, Any]]:
    return [_claim(claim, outline) for claim in claims]


def _claim(claim: ClaimLine, outline: Outline) -> dict[str, Any]:
    report = outline.reports[claim.report]
    return {
        "id": claim.id,
        "report": claim.report,
        "outlet": report.outlet,
        "published": report.published,
        "speaker": claim.speaker,
        "speaker_name": outline.actors.get(claim.speaker, claim.speaker),
        "attitude": claim.attitude,
        "type": claim.event_type,
        "polarity": claim.polarity,
        "quote": claim.words,
    }


def _incident(change: IncidentChange, difference: Difference) -> dict[str, Any]:
    return {
        "change": change.turn.value,
        "before": [_line(line) for line in change.before],
        "after": [_line(line) for line in change.after],
        "gained": _claims(change.gained, difference.after),
        "lost": _claims(change.lost, difference.before),
    }


def _line(incident: IncidentLine) -> dict[str, Any]:
    return {"id": incident.id, "title": incident.title, "claims": list(incident.claims)}


def _question(change: QuestionChange, difference: Difference) -> dict[str, Any]:
    return {
        "change": change.turn.value,
        "before": _standing(change.before),
        "after": _standing(change.after),
        "positions": [
            {
                "answer": shift.answer,
                "gained": _claims(shift.gained, difference.after),
                "lost": _claims(shift.lost, difference.before),
            }
            for shift in change.shifts
        ],
    }


def _standing(question: QuestionLine | None) -> dict[str, Any] | None:
    if question is None:
        return None
    return {
        "id": question.id,
        "incident": question.incident,
        "kind": question.kind,
        "text": question.text,
        "status": question.status,
    }


def _clock_change(change: ClockChange) -> dict[str, Any]:
    line = change.after or change.before
    return {
        "agreement": line.agreement if line else None,
        "provision": line.provision if line else None,
        "duty": line.duty if line else None,
        "before": _clock(change.before),
        "after": _clock(change.after),
    }


def _clock(clock: ClockLine | None) -> dict[str, Any] | None:
    if clock is None:
        return None
    return {"state": clock.state, "due": clock.due, "ends": clock.ends, "term": clock.term}


def _view_change(change: ViewChange, difference: Difference) -> dict[str, Any]:
    line = change.after or change.before
    return {
        "agreement": line.agreement if line else None,
        "provision": line.provision if line else None,
        "assessor": line.assessor if line else None,
        "of": line.of if line else None,
        "before": _view(change.before, difference.before),
        "after": _view(change.after, difference.after),
    }


def _view(view: ViewLine | None, outline: Outline) -> dict[str, Any] | None:
    if view is None:
        return None
    told = _claims((outline.claims[claim] for claim in view.claims), outline)
    return {"statuses": list(view.statuses), "since": view.since, "claims": told, "words": view.words or None}
