"""What was agreed, as a pack states it: agreements and their provisions."""

from __future__ import annotations

from datetime import tzinfo

from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import show, suggest
from truceline.intake.packs.sections import Desk
from truceline.intake.packs.yaml_lines import Mapping
from truceline.model.agreement import PROVISION_KINDS, Agreement, Provision
from truceline.model.event import event_types
from truceline.model.ids import ActorId, AgreementId, PlaceId

_AGREEMENT_KEYS = ("id", "title", "signed", "effective", "parties", "monitor", "provisions")
_PROVISION_KEYS = (
    "number", "title", "text", "kind", "binds", "due", "places", "breached_by", "fulfilled_by",
)  # fmt: skip


def read_agreement(mapping: Mapping, desk: Desk, *, zone: tzinfo) -> Agreement:
    fields = desk.open(mapping, what="agreement", known=_AGREEMENT_KEYS)
    monitor = desk.refer(fields, "actor", key="monitor")
    numbers = dict[str, int]()
    return Agreement(
        id=AgreementId(desk.define(fields, "agreement")),
        title=fields.required("title"),
        signed=fields.moment("signed", zone=zone),
        effective=fields.moment("effective", zone=zone),
        parties=_actors(desk.refer_all(fields, "actor", key="parties")),
        monitor=ActorId(monitor) if monitor else None,
        provisions=tuple(
            _read_provision(record, desk, numbers=numbers, agreement=fields.what)
            for record in fields.records("provisions")
        ),
    )


def _read_provision(mapping: Mapping, desk: Desk, *, numbers: dict[str, int], agreement: str) -> Provision:
    fields = desk.open(mapping, what="provision", known=_PROVISION_KEYS)
    number = fields.required("number")
    if number in numbers:
        reason = f"the provision {show(number)} of {agreement} is there already, in line {numbers[number]}"
        desk.problems.add(fields.line_of("number"), reason, "give one of the two another number")
    elif number:
        numbers[number] = fields.line_of("number")
    return Provision(
        number=number,
        title=fields.text("title") or "",
        text=fields.text("text") or "",
        kind=fields.choice("kind", PROVISION_KINDS, default="other"),
        binds=_actors(desk.refer_all(fields, "actor", key="binds")),
        due=fields.day("due"),
        places=tuple(PlaceId(place) for place in desk.refer_all(fields, "place", key="places")),
        breached_by=_event_types(fields, "breached_by"),
        fulfilled_by=_event_types(fields, "fulfilled_by"),
    )


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


def _event_types(fields: Fields, key: str) -> tuple[str, ...]:
    known, found = event_types(), fields.words(key)
    for word, line in found:
        if word not in known:
            reason = f"unknown event type {show(word)} in {key} of {fields.what}"
            fields.problems.add(line, reason, suggest(word, known))
    return tuple(dict.fromkeys(word for word, _ in found))
