"""What was agreed, as a pack states it: agreements and their provisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from truceline.intake.packs.duties import (
    CLOCK_KEYS,
    Points,
    read_condition,
    read_duty,
    read_event_types,
    read_milestone,
)
from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import show, suggest
from truceline.intake.packs.sections import Desk
from truceline.intake.packs.yaml_lines import Mapping
from truceline.model.agreement import PROVISION_KINDS, Agreement, OpenPoint, Provision, TextVersion
from truceline.model.duty import Duty
from truceline.model.event import event_types
from truceline.model.ids import ActorId, AgreementId, PlaceId

AGREEMENT_KEYS = (
    "id", "title", "signed", "effective", "parties", "monitor", "provisions", "pax", "sources", "versions",
    "conditions", "milestones", "open",
)  # fmt: skip
PROVISION_KEYS = (
    "number", "title", "text", "kind", "binds", "places", "zones", "breached_by", "fulfilled_by", "sources", "duties",
    *CLOCK_KEYS,
)  # fmt: skip
VERSION_KEYS = ("id", "title", "language", "sources", "note")
OPEN_KEYS = ("text", "provision")


def read_agreement(mapping: Mapping, desk: Desk, *, zone: tzinfo) -> Agreement:
    fields = desk.open(mapping, what="agreement", known=AGREEMENT_KEYS)
    monitor = desk.refer(fields, "actor", key="monitor")
    signed, effective = fields.moment("signed", zone=zone), fields.moment("effective", zone=zone)
    points = Points(desk, agreement=fields.what, zone=zone, starts=effective or signed)
    versions = tuple(_read_version(record, desk, points) for record in fields.records("versions"))
    agreement = Agreement(
        id=AgreementId(desk.define(fields, "agreement")),
        title=fields.required("title"),
        signed=signed,
        effective=effective,
        parties=_actors(desk.refer_all(fields, "actor", key="parties")),
        monitor=ActorId(monitor) if monitor else None,
        provisions=tuple(_read_provision(record, desk, points) for record in fields.records("provisions")),
        pax=fields.count("pax"),
        sources=desk.refer_all(fields, "source", key="sources"),
        versions=versions,
        conditions=tuple(read_condition(record, desk, points) for record in fields.records("conditions")),
        milestones=tuple(read_milestone(record, desk, points) for record in fields.records("milestones")),
        open_points=tuple(read_open_point(record, desk, points) for record in fields.records("open")),
    )
    points.refuse_circles(agreement)
    return agreement


def read_open_point(mapping: Mapping, desk: Desk, points: Points | None = None) -> OpenPoint:
    known = OPEN_KEYS if points else OPEN_KEYS[:1]
    fields = desk.open(mapping, what="open point", known=known)
    return OpenPoint(text=fields.required("text"), provision=points.refer(fields, "provision") if points else None)


def _read_version(mapping: Mapping, desk: Desk, points: Points) -> TextVersion:
    fields = desk.open(mapping, what="version", known=VERSION_KEYS)
    return TextVersion(
        id=points.define_version(fields),
        title=fields.required("title"),
        language=fields.text("language"),
        sources=desk.refer_all(fields, "source", key="sources"),
        note=fields.text("note"),
    )


def _read_provision(mapping: Mapping, desk: Desk, points: Points) -> Provision:
    fields = desk.open(mapping, what="provision", known=PROVISION_KEYS)
    provision = Provision(
        number=points.define(fields, key="number"),
        title=fields.text("title") or "",
        text=fields.text("text") or "",
        kind=fields.choice("kind", PROVISION_KINDS, default="other"),
        binds=_actors(desk.refer_all(fields, "actor", key="binds")),
        places=tuple(PlaceId(place) for place in desk.refer_all(fields, "place", key="places")),
        zones=desk.refer_all(fields, "zone", key="zones"),
        breached_by=read_event_types(fields, "breached_by"),
        fulfilled_by=read_event_types(fields, "fulfilled_by"),
        sources=desk.refer_all(fields, "source", key="sources"),
    )
    duties = tuple(read_duty(record, desk, points, provision=provision) for record in fields.records("duties"))
    if duties:
        for key in CLOCK_KEYS:
            if key in fields.values:
                fields.misfit(key, f"{key} beside duties", "say it of the duty that it is about")
    else:
        duties = (points.read_clock(fields, duty_id=provision.number, provision=provision),)
    return replace(
        provision,
        duties=duties,
        due=_last_day(duties),
        breached_by=_all_types(provision.breached_by, *(duty.breached_by for duty in duties)),
        fulfilled_by=_all_types(provision.fulfilled_by, *(duty.fulfilled_by for duty in duties)),
    )


def _all_types(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(type_ for types in lists for type_ in types))


def _last_day(duties: tuple[Duty, ...]) -> str | None:
    days = [duty.due for duty in duties if duty.due is not None]
    return max(days, key=lambda day: day[:10]) if days else None


def _actors(ids: tuple[str, ...]) -> tuple[ActorId, ...]:
    return tuple(ActorId(actor) for actor in ids)


def read_incompatible(fields: Fields) -> tuple[tuple[str, str], ...]:
    """Pairs of different event types, each pair once."""
    known, found = event_types(), fields.couples("incompatible")
    for one, other, line in found:
        for word in (one, other):
            if word not in known:
                fields.problems.add(line, f"unknown event type {show(word)} in incompatible", suggest(word, known))
        if one == other:
            fields.problems.add(line, f"{show(one)} is set against itself in incompatible", "name two event types")
    pairs = dict.fromkeys((min(one, other), max(one, other)) for one, other, _ in found)
    return tuple(pairs)
