"""Reports, claims and assessments: anchors hold, ids resolve, values are in range."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from truceline.checks.index import Index
from truceline.model.agreement import Assessment, AssessmentBasis
from truceline.model.anchor import Anchor
from truceline.model.claim import Claim
from truceline.model.dossier import Dossier
from truceline.model.event import QUANTITY_KINDS, Quantity, event_types
from truceline.model.judgement import Outcome
from truceline.model.period import Period
from truceline.model.report import DateBasis, Report


def check_reports(dossier: Dossier, index: Index) -> Iterator[str]:
    paths = {file.path for file in dossier.inputs}
    for report in dossier.reports:
        if report.input not in paths:
            yield f"report {report.id} comes from {report.input}, which is not among the inputs"
        for actor in (report.voice, *report.agencies):
            if actor not in index.actors:
                yield f"report {report.id} names the unknown actor {actor}"
        yield from _check_published(report)
        if report.duplicates is not None:
            yield from _check_duplicate(report, index)


def _check_published(report: Report) -> Iterator[str]:
    if (report.published is None) != (report.published_basis is DateBasis.NONE):
        yield f"report {report.id} is dated {report.published} on the basis {report.published_basis}"
    if report.published is not None and read_stamp(report.published) is None:
        yield f"report {report.id} was published at {report.published!r}, which is no date"


def _check_duplicate(report: Report, index: Index) -> Iterator[str]:
    repeated = index.reports.get(report.duplicates or "")
    if repeated is None or repeated.id == report.id:
        yield f"report {report.id} repeats {report.duplicates}, which is no other report"
    elif repeated.origin != report.origin:
        yield f"report {report.id} repeats {repeated.id} of another origin"


def check_claims(dossier: Dossier, index: Index) -> Iterator[str]:
    for claim in dossier.claims:
        report = index.reports.get(claim.report)
        if report is None:
            yield f"claim {claim.id} points at the unknown report {claim.report}"
            continue
        yield from _check_anchors(claim, report.text)
        yield from _check_ids(claim, index)
        yield from _check_values(claim)


def _check_anchors(claim: Claim, text: str) -> Iterator[str]:
    anchors: tuple[tuple[str, Anchor | None], ...] = (
        ("content", claim.content),
        ("cue", claim.cue),
        ("speaker", claim.speaker_anchor),
    )
    for name, anchor in anchors:
        if anchor is not None and not anchor.holds_in(text):
            where = f"{anchor.start}-{anchor.end} in report {claim.report}"
            yield f"claim {claim.id}: the {name} anchor does not hold at {where}"


def _check_ids(claim: Claim, index: Index) -> Iterator[str]:
    event = claim.event
    for actor in (claim.speaker, *claim.via, event.actor, event.target):
        if actor is not None and actor not in index.actors:
            yield f"claim {claim.id} names the unknown actor {actor}"
    if event.place is not None and event.place not in index.places:
        yield f"claim {claim.id} names the unknown place {event.place}"
    if claim.incident is not None:
        incident = index.incidents.get(claim.incident)
        if incident is None:
            yield f"claim {claim.id} is in the unknown incident {claim.incident}"
        elif claim.id not in incident.claims:
            yield f"claim {claim.id} is in incident {claim.incident}, which does not hold it"
    if claim.repeats is not None:
        yield from _check_repeated(claim, index)


def _check_repeated(claim: Claim, index: Index) -> Iterator[str]:
    repeated = index.claims.get(claim.repeats or "")
    if repeated is None or repeated.id == claim.id:
        yield f"claim {claim.id} repeats {claim.repeats}, which is no other claim"
        return
    origins = {index.reports[c.report].origin for c in (claim, repeated) if c.report in index.reports}
    if len(origins) > 1:
        yield f"claim {claim.id} repeats {repeated.id}, which is of another origin"


def _check_values(claim: Claim) -> Iterator[str]:
    if claim.event.type not in event_types():
        yield f"claim {claim.id} has the unknown event type {claim.event.type}"
    if not 0 <= claim.confidence <= 1:
        yield f"claim {claim.id} has the confidence {claim.confidence}"
    if claim.event.time is not None:
        yield from check_period(f"claim {claim.id}", claim.event.time)
    for quantity in claim.event.quantities:
        if not _is_sound(quantity):
            yield f"claim {claim.id} counts {quantity.what} from {quantity.min} to {quantity.max}"


def _is_sound(quantity: Quantity) -> bool:
    low, high = quantity.min, quantity.max
    if quantity.what not in QUANTITY_KINDS or (low is None and high is None):
        return False
    if (low is not None and low < 0) or (high is not None and high < 0):
        return False
    return low is None or high is None or low <= high


def check_assessments(dossier: Dossier, index: Index) -> Iterator[str]:
    for assessment in dossier.assessments:
        name = f"the assessment of {assessment.agreement} {assessment.provision} by {assessment.assessor}"
        agreement = index.agreements.get(assessment.agreement)
        if agreement is None:
            yield f"{name} is of an unknown agreement"
        elif all(provision.number != assessment.provision for provision in agreement.provisions):
            yield f"{name} is of an unknown provision"
        if assessment.assessor not in index.actors:
            yield f"{name} is by an unknown actor"
        if assessment.of is not None and assessment.of not in index.actors:
            yield f"{name} is of an unknown actor"
        yield from _check_basis(name, assessment, index)
    followed = {assessment.entry for assessment in dossier.assessments}
    for ruling in dossier.entries:
        if (ruling.entry.id in followed) is not (ruling.outcome is Outcome.HELD):
            yield f"assessment {ruling.entry.id} of {ruling.entry.by} is {ruling.outcome}, and the record is otherwise"


def _check_basis(name: str, assessment: Assessment, index: Index) -> Iterator[str]:
    """What was said rests on a claim of who said it, what a report told of others on its own; what a person noted, on a
    claim or on words with their source."""
    entered = assessment.basis is AssessmentBasis.ENTERED
    if entered and not (assessment.by and assessment.why and assessment.entry):
        yield f"{name} was entered by nobody, or without a reason"
    if assessment.claim is None:
        if not (entered and assessment.words and assessment.source):
            yield f"{name} rests on no claim, and on no words of a source"
        return
    claim = index.claims.get(assessment.claim)
    if claim is None:
        yield f"{name} rests on the unknown claim {assessment.claim}"
    elif not entered and claim.speaker != _teller(assessment, index.reports[claim.report]):
        yield f"{name} rests on claim {claim.id} of {claim.speaker}"
    elif assessment.report not in {None, claim.report}:
        yield f"{name} rests on claim {claim.id}, which is not of report {assessment.report}"


def _teller(assessment: Assessment, report: Report) -> str:
    return report.voice if assessment.basis is AssessmentBasis.TOLD else assessment.assessor


def check_period(name: str, period: Period) -> Iterator[str]:
    start, end = read_stamp(period.start), read_stamp(period.end)
    if start is None or end is None:
        yield f"{name} has a time that is no date: {period.start!r} to {period.end!r}"
    elif not _in_order(start, end):
        yield f"{name} has a time that ends before it begins: {period.start} to {period.end}"


def _in_order(start: date | datetime, end: date | datetime) -> bool:
    if isinstance(start, datetime) and isinstance(end, datetime) and bool(start.tzinfo) == bool(end.tzinfo):
        return start <= end
    return _day(start) <= _day(end)


def _day(stamp: date | datetime) -> date:
    return stamp.date() if isinstance(stamp, datetime) else stamp


def read_stamp(stamp: str) -> date | datetime | None:
    """An ISO 8601 date or date-time, or None."""
    try:
        return date.fromisoformat(stamp) if len(stamp) == 10 else datetime.fromisoformat(stamp)
    except ValueError:
        return None
