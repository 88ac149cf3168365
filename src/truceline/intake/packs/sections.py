"""The sections of a pack that name the cast and the stage: sides, actors, places, glossary, sources and feeds."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from truceline.intake.packs.fields import Fields
from truceline.intake.packs.marks import read_reliability
from truceline.intake.packs.problems import Problems, show
from truceline.intake.packs.register import Register
from truceline.intake.packs.yaml_lines import Mapping
from truceline.model.actor import ACTOR_KINDS, Actor, Side
from truceline.model.ids import ActorId, PlaceId
from truceline.model.pack import FeedSource, GlossaryTerm, Source
from truceline.model.place import PLACE_KINDS, Place

ACTOR_KEYS = ("id", "name", "kind", "side", "part_of", "aliases", "wikidata", "reliability")
PLACE_KEYS = ("id", "name", "kind", "lat", "lon", "within", "aliases", "names_used_by", "wikidata", "precision_km")
SIDE_KEYS = ("id", "name")
TERM_KEYS = ("term", "neutral", "used_by", "note")
SOURCE_KEYS = ("id", "title", "url", "publisher", "language", "seen")
FEED_KEYS = ("url", "outlet")


class Desk:
    """Where records are made of mappings: what they are called and refer to goes into the register on the way."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.register = Register(problems)

    def open(self, mapping: Mapping, *, what: str, known: tuple[str, ...]) -> Fields:
        return Fields(mapping, what=what, known=known, problems=self.problems)

    def define(self, fields: Fields, sort: str) -> str:
        own = fields.identifier()
        self.register.define(sort, id=own, line=fields.line_of("id"))
        return own

    def refer(self, fields: Fields, sort: str, *, key: str) -> str | None:
        """An optional id of something in the pack."""
        found = fields.text(key)
        if found is not None:
            self.register.refer(sort, id=found, line=fields.line_of(key), what=f"{key} of {fields.what}")
        return found

    def refer_all(self, fields: Fields, sort: str, *, key: str) -> tuple[str, ...]:
        found = fields.words(key)
        for word, line in found:
            self.register.refer(sort, id=word, line=line, what=f"one of {key} of {fields.what}")
        return tuple(dict.fromkeys(word for word, _ in found))

    def join(self, fields: Fields, sort: str, *, key: str) -> str | None:
        """The id of the whole that this is a part of."""
        parent, child = self.refer(fields, sort, key=key), fields.text("id")
        if parent is not None and child is not None:
            self.register.join(sort, child=child, parent=parent, line=fields.line_of(key), key=key)
        return parent

    def call(self, fields: Fields, sort: str, *, names: list[tuple[str, int]]) -> tuple[str, ...]:
        own = fields.text("id")
        for name, line in names:
            if own is not None:
                self.register.call(sort, id=own, name=name, line=line)
        return tuple(dict.fromkeys(name for name, _ in names))

    def name(self, fields: Fields, sort: str) -> str:
        name = fields.required("name")
        if name:
            self.call(fields, sort, names=[(name, fields.line_of("name"))])
        return name


def read_side(mapping: Mapping, desk: Desk) -> Side:
    fields = desk.open(mapping, what="side", known=SIDE_KEYS)
    return Side(id=desk.define(fields, "side"), name=fields.required("name"))


def read_actor(mapping: Mapping, desk: Desk) -> Actor:
    fields = desk.open(mapping, what="actor", known=ACTOR_KEYS)
    part_of = desk.join(fields, "actor", key="part_of")
    return Actor(
        id=ActorId(desk.define(fields, "actor")),
        name=desk.name(fields, "actor"),
        kind=fields.choice("kind", ACTOR_KINDS, default="other"),
        side=desk.refer(fields, "side", key="side"),
        part_of=ActorId(part_of) if part_of else None,
        aliases=desk.call(fields, "actor", names=fields.words("aliases")),
        wikidata=_read_wikidata(fields),
        reliability=read_reliability(fields),
    )


def read_place(mapping: Mapping, desk: Desk) -> Place:
    fields = desk.open(mapping, what="place", known=PLACE_KEYS)
    if (fields.text("lat") is None) != (fields.text("lon") is None):
        fields.misfit("lon" if fields.text("lat") is None else "lat", "only one of lat and lon", "give both or neither")
    within = desk.join(fields, "place", key="within")
    return Place(
        id=PlaceId(desk.define(fields, "place")),
        name=desk.name(fields, "place"),
        kind=fields.choice("kind", PLACE_KINDS, default="other"),
        lat=fields.degrees("lat", limit=90),
        lon=fields.degrees("lon", limit=180),
        within=PlaceId(within) if within else None,
        aliases=desk.call(fields, "place", names=fields.words("aliases")),
        names_used_by=_read_side_names(fields, desk),
        wikidata=_read_wikidata(fields),
        precision_km=fields.number("precision_km"),
    )


def _read_side_names(fields: Fields, desk: Desk) -> tuple[tuple[str, str], ...]:
    pairs = fields.pairs("names_used_by")
    for side, _, line in pairs:
        desk.register.refer("side", id=side, line=line, what=f"a key of names_used_by of {fields.what}")
    desk.call(fields, "place", names=[(name, line) for _, name, line in pairs])
    return tuple((side, name) for side, name, _ in pairs)


def _read_wikidata(fields: Fields) -> str | None:
    found = fields.text("wikidata")
    if found is not None and not re.fullmatch(r"Q[1-9]\d{0,11}", found):
        fields.misfit("wikidata", f"{show(found)} is no Wikidata id", "write Q and a number")
    return found


def read_term(mapping: Mapping, desk: Desk) -> GlossaryTerm:
    fields = desk.open(mapping, what="glossary term", known=TERM_KEYS)
    return GlossaryTerm(
        term=fields.required("term"),
        neutral=fields.text("neutral"),
        used_by=desk.refer(fields, "side", key="used_by"),
        note=fields.text("note"),
    )


def read_source(mapping: Mapping, desk: Desk) -> Source:
    fields = desk.open(mapping, what="source", known=SOURCE_KEYS)
    return Source(
        id=desk.define(fields, "source"),
        title=fields.required("title"),
        url=_read_web_address(fields) if "url" in fields.values else None,
        publisher=fields.text("publisher"),
        language=fields.text("language"),
        seen=fields.day("seen"),
    )


def read_feed_source(mapping: Mapping, desk: Desk) -> FeedSource:
    fields = desk.open(mapping, what="feed", known=FEED_KEYS)
    return FeedSource(url=_read_web_address(fields), outlet=desk.refer(fields, "actor", key="outlet"))


def _read_web_address(fields: Fields) -> str:
    url = fields.required("url")
    if url and not _is_web_address(url):
        fields.misfit("url", f"{show(url)} is no web address", "it starts with https:// or http://")
    return url


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", url)
    except ValueError:
        return False
