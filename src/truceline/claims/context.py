"""What the pack knows, made ready for reading reports: names with their derived forms, sides, bodies, capitals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from truceline.model.actor import Actor, chain_of
from truceline.model.ids import ActorId, PlaceId
from truceline.model.pack import Pack
from truceline.model.place import Place
from truceline.text.names import NameIndex, fold_word

_GENERIC_NOUNS = (
    r"army|forces|troops|soldiers|marines|side|government|officials|authorities|military|guards?|navy|navies|units|"
    r"ministry|border guards|armed forces|party|leadership|police|press|media|air force|delegation|president"
)
_ADJECTIVE = re.compile(rf"^(?:the )?([A-Z][\w-]+(?<!s)) (?:[\w-]+ ){{0,2}}?((?i:{_GENERIC_NOUNS}))\b")
_OWN_NAMES = frozenset(
    {"home", "coast", "state", "national", "border", "armed", "joint", "press", "foreign", "defence"}
)
_MINISTRY_WORDS: tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...] = (
    (re.compile(r"defen[cs]e", re.I), ("defence ministry",), ("ministry of defence",)),
    (
        re.compile(r"foreign|external", re.I),
        ("foreign ministry",),
        ("ministry of foreign affairs", "foreign affairs ministry"),
    ),
    (re.compile(r"interior|internal", re.I), ("interior ministry",), ("ministry of internal affairs",)),
    (re.compile(r"health", re.I), ("health ministry",), ("ministry of health",)),
)
STATE_KINDS = frozenset({"state", "government", "de_facto_authority"})
FORCE_KINDS = frozenset({"armed_force", "armed_group", "peacekeepers"})


@dataclass(frozen=True, slots=True)
class Context:
    """A pack, indexed. `adjectives` maps a folded demonym to the state or authority it stands for."""

    pack: Pack
    actors: Mapping[ActorId, Actor]
    places: Mapping[PlaceId, Place]
    actor_names: NameIndex
    place_names: NameIndex
    adjectives: Mapping[str, ActorId]
    capitals: Mapping[PlaceId, ActorId]
    force_of: Mapping[ActorId, ActorId]
    tz: tzinfo | None

    @classmethod
    def of(cls, pack: Pack) -> Context:
        """Raises zoneinfo.ZoneInfoNotFoundError only for a zone that `pack check` would have refused."""
        actors = {a.id: a for a in pack.actors}
        places = {p.id: p for p in pack.places}
        adjectives = _adjectives(actors)
        return cls(
            pack=pack,
            actors=actors,
            places=places,
            actor_names=NameIndex.build(
                (a.id, (a.name, *a.aliases, *_derived_names(a, actors, adjectives))) for a in pack.actors
            ),
            place_names=NameIndex.build(
                (p.id, (p.name, *p.aliases, *(n for _, n in p.names_used_by))) for p in pack.places
            ),
            adjectives=adjectives,
            capitals=_capitals(actors, places),
            force_of=_forces(actors),
            tz=pack.zone,
        )

    def side_of(self, actor: ActorId | None) -> str | None:
        known = self.actors.get(actor) if actor else None
        return known.side if known else None

    def top_of(self, actor: ActorId) -> ActorId:
        """The state or authority at the head of an actor's `part_of` chain (itself where it has none)."""
        return chain_of(actor, self.actors)[-1]

    def kind_of(self, actor: ActorId | None) -> str:
        known = self.actors.get(actor) if actor else None
        return known.kind if known else "other"

    def opposed(self, one: ActorId | None, other: ActorId | None) -> bool:
        """Both have a side, and not the same."""
        a, b = self.side_of(one), self.side_of(other)
        return a is not None and b is not None and a != b


def _heads(actors: Mapping[ActorId, Actor]) -> dict[str, ActorId]:
    """Each side's head: its state, else its authority, else its government, as the pack lists them."""
    heads: dict[str, ActorId] = {}
    for kind in ("state", "de_facto_authority", "government"):
        for actor in actors.values():
            if actor.kind == kind and actor.side and actor.side not in heads:
                heads[actor.side] = actor.id
    return heads


def _adjectives(actors: Mapping[ActorId, Actor]) -> dict[str, ActorId]:
    """Demonyms read off the pack's own aliases: "Ordeshi army" makes "Ordeshi" stand for Ordesh."""
    heads = _heads(actors)
    found: dict[str, ActorId] = {}
    for actor in actors.values():
        head = heads.get(actor.side) if actor.side else None
        if head is None and actor.kind == "state":
            head = actor.id
        if head is None and actor.part_of:
            head = next((a for a in chain_of(actor.id, actors)[1:] if actors[a].kind == "state"), None)
        if head is None:
            continue
        roots = {
            fold_word(w)[:3] for n in (actors[head].name, *actors[head].aliases) for w in n.split() if w[:1].isupper()
        }
        for name in (actor.name, *actor.aliases):
            match = _ADJECTIVE.match(name)
            word = fold_word(match[1]) if match else ""
            if (
                word
                and (word[:3] in roots or (match and match.end(1) + 1 == match.start(2)))
                and word not in _OWN_NAMES
            ):
                found.setdefault(word, head)
    own = {fold_word(n) for a in actors.values() for n in (a.name, *a.aliases) if " " not in n}
    return {word: head for word, head in found.items() if word not in own}


def _derived_names(actor: Actor, actors: Mapping[ActorId, Actor], adjectives: Mapping[str, ActorId]) -> list[str]:
    """Forms that follow from what the pack says: "Ordesh's defence ministry", "Ministry of Defence of Ordesh"."""
    heads = [a for a in chain_of(actor.id, actors)[1:] if actors[a].kind in STATE_KINDS]
    names: list[str] = []
    if actor.kind == "ministry" and heads:
        owner = actors[heads[-1]]
        owners = [owner.name, *(a for a in owner.aliases if " " not in a)]
        demonyms = [w.capitalize() for w, a in adjectives.items() if a == owner.id]
        own = " ".join((actor.name, *actor.aliases))
        for pattern, short, long in _MINISTRY_WORDS:
            if pattern.search(own):
                names += [f"{o}'s {m}" for o in owners for m in (*short, *long)]
                names += [f"{d} {m}" for d in demonyms for m in (*short, *long)]
                names += [f"{m} of {o}" for o in owners for m in long]
    if actor.kind == "person":
        surname = actor.name.split()[-1]
        names += [surname, *(f"{t} {surname}" for t in ("Mr", "Mrs", "Ms", "Dr"))]
    return names


def _capitals(actors: Mapping[ActorId, Actor], places: Mapping[PlaceId, Place]) -> dict[PlaceId, ActorId]:
    """Places that newspapers let speak for a government: lands of a state's name, and the cities in them."""
    heads = {
        fold_word(word): a.id
        for a in actors.values()
        if a.kind in {"state", "de_facto_authority"}
        for name in (a.name, *a.aliases)
        for word in name.split()[:1]
        if word[:1].isupper()
    }
    capitals: dict[PlaceId, ActorId] = {}
    for place in places.values():
        named = place if place.kind in {"country", "region"} else places.get(place.within) if place.within else None
        if named and place.kind in {"city", "country", "region"}:
            owner = heads.get(fold_word(named.name.split()[0]))
            if owner:
                capitals[place.id] = owner
    return capitals


def _forces(actors: Mapping[ActorId, Actor]) -> dict[ActorId, ActorId]:
    """The first armed force or group of each state, authority and ministry (the army that "its forces" are)."""
    forces: dict[ActorId, ActorId] = {}
    for actor in actors.values():
        if actor.kind in {"armed_force", "armed_group", "peacekeepers"}:
            for owner in chain_of(actor.id, actors)[1:]:
                forces.setdefault(owner, actor.id)
    for actor in actors.values():
        if actor.id not in forces and actor.kind not in FORCE_KINDS:
            above = next((o for o in chain_of(actor.id, actors)[1:] if o in forces), None)
            if above:
                forces[actor.id] = forces[above]
    return forces
