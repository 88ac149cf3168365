"""The JSON Schema of a pack, for editors: made of the readers' own keys and choices, so that the two cannot drift.

It refuses nothing that the readers take, but for odd ways of writing a time; what needs more than one look (ids that
lead nowhere, names that two share, circles) only the readers see.
"""

from __future__ import annotations

from truceline.intake.packs import agreements, duties, loading, marks, sections, zones
from truceline.intake.packs.geometry import DEPTHS
from truceline.intake.packs.schema_forms import (
    Schema,
    day,
    events,
    given,
    identifier,
    ids_of,
    length,
    list_of,
    matching,
    moment,
    never_both,
    number,
    one_of,
    record,
    text,
    word,
)
from truceline.model.actor import ACTOR_KINDS
from truceline.model.agreement import PROVISION_KINDS
from truceline.model.duty import DutyForm, Effect
from truceline.model.event import event_types
from truceline.model.place import PLACE_KINDS
from truceline.model.reliability import Reliability

_NAMES = list_of(word(), "the forms that reports use")
_SOURCES = ids_of("the pack's sources that this is from")
_WIKIDATA = matching(r"Q[1-9]\d{0,11}", "a Wikidata id: Q and a number")


def _side() -> Schema:
    return record(sections.SIDE_KEYS, {"id": identifier(), "name": text()}, required=("id", "name"))


def _actor() -> Schema:
    mark = {
        "mark": {
            "enum": [each.value for each in Reliability],
            "description": "A completely reliable … E unreliable, F",
        },
        "since": day("the day on which somebody set it"),
        "by": text("who set it"),
        "why": text("why"),
    }
    forms = {
        "id": identifier(),
        "name": text("the plain name, as it is printed"),
        "kind": one_of(ACTOR_KINDS),
        "side": identifier("a side's id; left out for those who belong to none"),
        "part_of": identifier("another actor's id: the state of a ministry, the ministry of a spokeswoman"),
        "aliases": _NAMES,
        "wikidata": _WIKIDATA,
        "reliability": list_of(record(marks.KEYS, mark, required=marks.KEYS), "how reliable people found the source"),
    }
    return record(sections.ACTOR_KEYS, forms, required=("id", "name"))


def _place() -> Schema:
    forms = {
        "id": identifier(),
        "name": text(),
        "kind": one_of(PLACE_KINDS),
        "lat": number("degrees north, WGS 84", low=-90, high=90),
        "lon": number("degrees east, WGS 84", low=-180, high=180),
        "within": identifier("another place's id"),
        "aliases": _NAMES,
        "names_used_by": {
            "type": ["object", "null"],
            "additionalProperties": word(),
            "description": "from a side's id to the name that it uses",
        },
        "wikidata": _WIKIDATA,
        "precision_km": number("how far off the coordinates may be, in km", low=0),
    }
    return record(sections.PLACE_KEYS, forms, required=("id", "name"))


def _geometry() -> Schema:
    forms = [
        record(
            ("type", "coordinates"),
            {"type": {"const": kind}, "coordinates": _shape(kind, depth)},
            required=("type", "coordinates"),
        )
        for kind, depth in DEPTHS.items()
    ]
    return {"oneOf": forms, "description": "GeoJSON, longitude first; a ring ends with its first point"}


def _shape(kind: str, depth: int) -> Schema:
    shape: Schema = {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 3}
    fewest = 4 if "Polygon" in kind else 2
    for level in range(depth):
        shape = {"type": "array", "items": shape, "minItems": 1 if level else fewest}
    return shape


def _zone() -> Schema:
    layer = {
        "geometry": _geometry(),
        "claimed_by": identifier("the actor according to whom it runs there"),
        "since": day("the first day"),
        "until": day("the last day"),
        "precision_km": number("how far off the line may be, in km", low=0),
        "source": identifier("a source's id"),
    }
    layers = list_of(record(zones.LAYER_KEYS, layer, required=("geometry",)), "one for each claimant and time")
    forms = {"id": identifier(), "name": text(), "kind": text(), "layers": {**layers, "minItems": 1}, **layer}
    either = [
        {"required": ["layers"], **{"not": {"anyOf": [{"required": [key]} for key in zones.LAYER_KEYS]}}},
        {"required": ["geometry"], **{"not": {"required": ["layers"]}}},
    ]
    return record(zones.ZONE_KEYS, forms, required=("id", "name"), oneOf=either)


def _clock_forms() -> dict[str, Schema]:
    amount = {
        "what": text("in the agreement's terms"),
        "unit": text("km, mm, lorries a day"),
        "exactly": number("exactly so many", low=0),
        "at_least": number("so many or more", low=0),
        "at_most": number("so many or fewer", low=0),
        "measured_from": identifier("a zone's id"),
    }
    bounds = {
        "anyOf": [{"required": [key]} for key in ("exactly", "at_least", "at_most")],
        "allOf": never_both(("exactly", "at_least"), ("exactly", "at_most")),
    }
    renewal = {
        "every": length("the next term"),
        "notice": length("how long before its end somebody may object"),
        "objectors": ids_of("actors who may object; left out: any party"),
    }
    reading = {
        "version": identifier("a version's id"),
        "text": text("how this version differs, in your own words"),
        "begins": moment("when it binds, under this version"),
        "due": moment("by when, under this version"),
        "until": moment("how long, under this version"),
    }
    waits = "duties, numbers of points, or conditions"
    return {
        "form": one_of((form.value for form in DutyForm), "done once, standing, or recurring in each period"),
        "begins": moment("when it binds; left out: when the agreement takes effect"),
        "after": ids_of(f"{waits} that must be on record as done first"),
        "in_step_with": ids_of(f"{waits} that go along with it"),
        "within": length("so long after it begins, or after what it waits for was done"),
        "due": moment("by when"),
        "until": moment("how long it holds"),
        "lasts": length("how long it holds"),
        "renews": record(duties.RENEWAL_KEYS, renewal, required=("every",)),
        "every": length("the period of what recurs"),
        "amounts": list_of(record(duties.AMOUNT_KEYS, amount, required=("what",), **bounds), "how many, how far"),
        "readings": list_of(record(duties.READING_KEYS, reading, required=("version", "text"))),
    }


_CLOCK_RULES: Schema = {
    "allOf": [
        *never_both(*((one, other) for one, other, _ in duties.TOGETHER)),
        {"if": {"required": ["every"]}, "then": {"properties": {"form": one_of((DutyForm.RECURRING.value,))}}},
        {"if": given("form", DutyForm.RECURRING.value), "then": {"required": ["every"]}},
        {"if": {"required": ["renews"]}, "then": {"anyOf": [{"required": ["lasts"]}, {"required": ["until"]}]}},
    ]
}


def _bound() -> dict[str, Schema]:
    return {
        "binds": ids_of("actors"),
        "places": ids_of("places"),
        "zones": ids_of("zones"),
        "breached_by": events("events that would speak for a breach"),
        "fulfilled_by": events("events that would speak for its being kept"),
        "sources": _SOURCES,
        **_clock_forms(),
    }


def _duty() -> Schema:
    forms = {"id": identifier(), "text": text("one thing to do or to leave alone, in your own words"), **_bound()}
    return record(duties.DUTY_KEYS, forms, required=("id", "text"), **_CLOCK_RULES)


def _provision() -> Schema:
    forms = {
        "number": identifier('what people write: "1" for Article 1'),
        "title": text("the subject, in the words that editorials use"),
        "text": text("your own summary of what it obliges to"),
        "kind": one_of(PROVISION_KINDS),
        "duties": list_of(_duty(), "left out: the point itself is its only duty"),
        **_bound(),
    }
    beside = [{"not": {"required": ["duties", key], "properties": {"duties": {"type": "array", "minItems": 1}}}}
              for key in duties.CLOCK_KEYS]  # fmt: skip
    rules = {"allOf": [*_CLOCK_RULES["allOf"], *beside]}
    return record(agreements.PROVISION_KEYS, forms, required=("number",), **rules)


def _milestone() -> Schema:
    forms = {
        "id": identifier(),
        "on": moment("since when it counts"),
        "text": text("what has happened, in your own words"),
        "effect": one_of((effect.value for effect in Effect), "what it does to the clocks; noted does nothing"),
        "of": ids_of("duties, points or conditions; left out: the whole agreement"),
        "due": moment("the new deadline of what was moved"),
        "says": ids_of("actors who say so"),
        "denies": ids_of("actors who deny it: then no clock follows it"),
        "sources": _SOURCES,
    }
    named = {"type": "array", "minItems": 1}
    rules: list[Schema] = [
        {"if": given("effect", "moved"), "then": {"required": ["due"]}},
        {"if": {"required": ["due"], "properties": {"due": {"type": "string"}}}, "then": given("effect", "moved")},
        *({"if": given("effect", effect), "then": {"required": ["of"], "properties": {"of": named}}}
          for effect in ("done", "moved", "objected")),
    ]  # fmt: skip
    return record(duties.MILESTONE_KEYS, forms, required=("id", "on", "text"), allOf=rules)


def _agreement() -> Schema:
    version = {
        "id": identifier(),
        "title": text(),
        "language": text("a BCP 47 tag: en, ru, ar"),
        "sources": _SOURCES,
        "note": text(),
    }
    open_point = {
        "text": text("what is not certain, and therefore left out"),
        "provision": identifier("a point or a duty"),
    }
    condition = {"id": identifier(), "text": text("what duties wait for, outside the agreement")}
    forms = {
        "id": identifier(),
        "title": text(),
        "signed": moment("when it was signed"),
        "effective": moment("when it took effect"),
        "parties": ids_of("actors"),
        "monitor": identifier("an actor's id"),
        "provisions": list_of(_provision()),
        "pax": {**number("its number in the PA-X database of peace agreements", low=0)},
        "sources": _SOURCES,
        "versions": list_of(record(agreements.VERSION_KEYS, version, required=("id", "title"))),
        "conditions": list_of(record(duties.CONDITION_KEYS, condition, required=("id", "text"))),
        "milestones": list_of(_milestone()),
        "open": list_of(record(agreements.OPEN_KEYS, open_point, required=("text",))),
    }
    return record(agreements.AGREEMENT_KEYS, forms, required=("id", "title"))


def _remaining() -> dict[str, Schema]:
    term = {
        "term": text("the loaded word"),
        "neutral": text("the plain one"),
        "used_by": identifier("a side's id; left out: several, or unknown"),
        "note": text("what the word takes for granted"),
    }
    address = matching(r"https?://\S+", "a web address")
    source = {
        "id": identifier(),
        "title": text(),
        "url": address,
        "publisher": text(),
        "language": text("a BCP 47 tag: en, ru, ar"),
        "seen": day("when somebody read it there"),
    }
    pair = {"type": "array", "items": {"enum": list(event_types())}, "minItems": 2, "maxItems": 2}
    return {
        "glossary": list_of(record(sections.TERM_KEYS, term, required=("term",))),
        "feeds": list_of(
            record(sections.FEED_KEYS, {"url": address, "outlet": identifier("an actor's id")}, required=("url",))
        ),
        "incompatible": list_of(pair, "pairs of event types that cannot both be true of one place on one day"),
        "sources": list_of(record(sections.SOURCE_KEYS, source, required=("id", "title")), "where the pack is from"),
        "open": list_of(record(agreements.OPEN_KEYS[:1], {"text": text()}, required=("text",)), "what is not certain"),
    }


def pack_schema() -> Schema:
    """Draft 7, which the editors' language servers know best."""
    forms = {
        "id": matching(r"[a-z0-9][a-z0-9_.-]{0,79}", "lower-case, stable", also=("number",)),
        "title": text(),
        "timezone": text("an IANA name such as Asia/Baku; left out: UTC"),
        "sides": list_of(_side()),
        "actors": list_of(_actor()),
        "places": list_of(_place()),
        "zones": list_of(_zone()),
        "agreements": list_of(_agreement()),
        **_remaining(),
    }
    top = record(loading.PACK_KEYS, forms, required=("id", "title"))
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "A Truceline theatre pack", **top}
