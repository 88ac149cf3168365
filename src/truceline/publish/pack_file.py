"""A pack as the YAML that `load_pack` reads back to an equal pack. Comments and the order of keys are not kept."""

from __future__ import annotations

from typing import Any

from truceline.model.agreement import Agreement, OpenPoint, Provision
from truceline.model.duty import Amount, Duty, Milestone, Renewal
from truceline.model.pack import Pack
from truceline.model.place import Layer, Place, Zone
from truceline.publish.yaml_text import write_yaml

_TYPES = ("breached_by", "fulfilled_by")
_CLOCK_OF_A_POINT = ("binds", "places", "zones", "sources")


def pack_yaml(pack: Pack) -> str:
    """YAML without anchors, aliases or tags. A point that has no duty is read back with one, of its own words."""
    return write_yaml(pack_document(pack))


def pack_document(pack: Pack) -> dict[str, Any]:
    """As its file has it, by section: what is not there is left out."""
    document = {
        "id": pack.id,
        "title": pack.title,
        "timezone": pack.timezone,
        "sides": [{"id": side.id, "name": side.name} for side in pack.sides],
        "actors": [
            {
                **_given(actor, "id", "name", "kind", "side", "part_of", "aliases", "wikidata"),
                "reliability": [
                    {"mark": mark.mark.value, "since": mark.since, "by": mark.by, "why": mark.why}
                    for mark in actor.reliability
                ],
            }
            for actor in pack.actors
        ],
        "places": [_place(place) for place in pack.places],
        "zones": [_zone(zone) for zone in pack.zones],
        "agreements": [_agreement(agreement) for agreement in pack.agreements],
        "glossary": [_given(term, "term", "neutral", "used_by", "note") for term in pack.glossary],
        "feeds": [_given(feed, "url", "outlet") for feed in pack.feeds],
        "incompatible": [list(pair) for pair in pack.incompatible],
        "sources": [_given(source, "id", "title", "url", "publisher", "language", "seen") for source in pack.sources],
        "open": [_open_point(point) for point in pack.open_points],
    }
    pruned: dict[str, Any] = _prune(document)
    return pruned


class _Stated(list[str]):
    """A list that is written although it is empty: it says that there are none, whatever the point says."""


def _prune(node: Any) -> Any:
    if isinstance(node, dict):
        return {k: _prune(v) for k, v in node.items() if v not in (None, "", [], (), {}) or isinstance(v, _Stated)}
    return [_prune(each) for each in node] if isinstance(node, list | tuple) else node


def _given(record: object, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _place(place: Place) -> dict[str, Any]:
    return {
        **_given(place, "id", "name", "kind", "lat", "lon", "within", "aliases"),
        "names_used_by": dict(place.names_used_by),
        **_given(place, "wikidata", "precision_km"),
    }


def _zone(zone: Zone) -> dict[str, Any]:
    named: dict[str, Any] = {"id": zone.id, "name": zone.name, "kind": zone.kind}
    if len(zone.layers) == 1:
        return {**named, **_layer(zone.layers[0])}
    return {**named, "layers": [_layer(layer) for layer in zone.layers]}


def _layer(layer: Layer) -> dict[str, Any]:
    return _given(layer, "claimed_by", "since", "until", "precision_km", "source", "geometry")


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        **_given(agreement, "id", "title", "signed", "effective", "parties", "monitor", "pax", "sources"),
        "versions": [_given(version, "id", "title", "language", "sources", "note") for version in agreement.versions],
        "conditions": [_given(condition, "id", "text") for condition in agreement.conditions],
        "provisions": [_provision(provision) for provision in agreement.provisions],
        "milestones": [_milestone(milestone) for milestone in agreement.milestones],
        "open": [_open_point(point) for point in agreement.open_points],
    }


def _open_point(point: OpenPoint) -> dict[str, Any]:
    return _given(point, "provision", "text")


def _provision(provision: Provision) -> dict[str, Any]:
    written = {
        **_given(provision, "number", "title", "text", "kind", "binds", "places", "zones"),
        **_given(provision, "breached_by", "fulfilled_by", "sources"),
    }
    match provision.duties:
        case ():
            return {**written, "due": provision.due}
        case (only,) if only.id == provision.number:
            return {**written, **_clock(only)}
        case duties:
            return {**written, "duties": [_duty(duty, provision) for duty in duties]}


def _duty(duty: Duty, provision: Provision) -> dict[str, Any]:
    """What is as in the point is left to the point."""
    own = {name: value for name, value in _given(duty, *_CLOCK_OF_A_POINT).items() if value != getattr(provision, name)}
    types = {key: _Stated(getattr(duty, key)) for key in _TYPES if getattr(duty, key) != getattr(provision, key)}
    return {"id": duty.id, "text": duty.text, **own, **types, **_clock(duty)}


def _clock(duty: Duty) -> dict[str, Any]:
    return {
        "form": duty.form.value,
        **_given(duty, "begins", "after", "in_step_with"),
        "within": _length(duty.within),
        **_given(duty, "due", "until"),
        "lasts": _length(duty.lasts),
        "renews": _renewal(duty.renews) if duty.renews else None,
        "every": _length(duty.every),
        "amounts": [_amount(amount) for amount in duty.amounts],
        "readings": [_given(reading, "version", "text", "begins", "due", "until") for reading in duty.readings],
    }


def _length(length: object) -> str | None:
    return None if length is None else str(length)


def _renewal(renewal: Renewal) -> dict[str, Any]:
    return {"every": str(renewal.every), "notice": _length(renewal.notice), "objectors": renewal.objectors}


def _amount(amount: Amount) -> dict[str, Any]:
    exact = amount.min is not None and amount.min == amount.max
    bounds = {"exactly": amount.min} if exact else {"at_least": amount.min, "at_most": amount.max}
    return {"what": amount.what, **bounds, **_given(amount, "unit", "measured_from")}


def _milestone(milestone: Milestone) -> dict[str, Any]:
    return {
        **_given(milestone, "id", "on", "text"),
        "effect": milestone.effect.value,
        **_given(milestone, "of", "due", "says", "denies", "sources"),
    }
