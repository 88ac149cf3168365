"""The agreement register in the dossier file: points with their duties, what has happened since, and the clocks."""

from __future__ import annotations

import math
from typing import Any

from truceline.model.agreement import Agreement, OpenPoint, Provision, TextVersion
from truceline.model.duty import Amount, Duty, DutyClock, Length, Milestone, Renewal
from truceline.model.pack import Source
from truceline.model.register import duties_of


def write_agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        "id": agreement.id,
        "title": agreement.title,
        "signed": agreement.signed,
        "effective": agreement.effective,
        "parties": list(agreement.parties),
        "monitor": agreement.monitor,
        "pax": agreement.pax,
        "sources": list(agreement.sources),
        "versions": [_version(version) for version in agreement.versions],
        "conditions": [{"id": condition.id, "text": condition.text} for condition in agreement.conditions],
        "provisions": [write_provision(provision) for provision in agreement.provisions],
        "milestones": [_milestone(milestone) for milestone in agreement.milestones],
        "open": [write_open_point(point) for point in agreement.open_points],
    }


def write_provision(provision: Provision) -> dict[str, Any]:
    """`due` is the last day of all its duties. One at least is written, also of a point that names none."""
    return {
        "number": provision.number,
        "title": provision.title,
        "text": provision.text,
        "kind": provision.kind,
        "binds": list(provision.binds),
        "due": provision.due,
        "places": list(provision.places),
        "zones": list(provision.zones),
        "breached_by": list(provision.breached_by),
        "fulfilled_by": list(provision.fulfilled_by),
        "sources": list(provision.sources),
        "duties": [_duty(duty) for duty in duties_of(provision)],
    }


def write_clock(clock: DutyClock) -> dict[str, Any]:
    return {
        "agreement": clock.agreement,
        "provision": clock.provision,
        "duty": clock.duty,
        "at": clock.at,
        "state": clock.state.value,
        "begins": clock.begins,
        "due": clock.due,
        "ends": clock.ends,
        "notice_by": clock.notice_by,
        "term": clock.term,
        "waits_for": list(clock.waits_for),
        "milestones": list(clock.milestones),
        "why": list(clock.why),
        "readings": [{"version": r.version, "state": r.state.value, "due": r.due} for r in clock.readings],
    }


def write_open_point(point: OpenPoint) -> dict[str, Any]:
    return {"text": point.text, "provision": point.provision}


def write_source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "language": source.language,
        "seen": source.seen,
    }


def _version(version: TextVersion) -> dict[str, Any]:
    return {
        "id": version.id,
        "title": version.title,
        "language": version.language,
        "sources": list(version.sources),
        "note": version.note,
    }


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "id": duty.id,
        "text": duty.text,
        "form": duty.form.value,
        "binds": list(duty.binds),
        "places": list(duty.places),
        "zones": list(duty.zones),
        "breached_by": list(duty.breached_by),
        "fulfilled_by": list(duty.fulfilled_by),
        "begins": duty.begins,
        "after": list(duty.after),
        "in_step_with": list(duty.in_step_with),
        "within": _length(duty.within),
        "due": duty.due,
        "until": duty.until,
        "lasts": _length(duty.lasts),
        "renews": _renewal(duty.renews),
        "every": _length(duty.every),
        "amounts": [_amount(amount) for amount in duty.amounts],
        "readings": [
            {"version": r.version, "text": r.text, "begins": r.begins, "due": r.due, "until": r.until}
            for r in duty.readings
        ],
        "sources": list(duty.sources),
    }


def _length(length: Length | None) -> str | None:
    return None if length is None else str(length)


def _renewal(renewal: Renewal | None) -> dict[str, Any] | None:
    if renewal is None:
        return None
    return {"every": str(renewal.every), "notice": _length(renewal.notice), "objectors": list(renewal.objectors)}


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "what": amount.what,
        "min": _number(amount.min),
        "max": _number(amount.max),
        "unit": amount.unit,
        "measured_from": amount.measured_from,
    }


def _number(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _milestone(milestone: Milestone) -> dict[str, Any]:
    return {
        "id": milestone.id,
        "on": milestone.on,
        "text": milestone.text,
        "effect": milestone.effect.value,
        "of": list(milestone.of),
        "due": milestone.due,
        "says": list(milestone.says),
        "denies": list(milestone.denies),
        "sources": list(milestone.sources),
    }
