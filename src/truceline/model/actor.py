"""Who speaks and acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.model.ids import ActorId
from truceline.model.reliability import ReliabilityMark

ACTOR_KINDS = (
    "state", "government", "ministry", "armed_force", "armed_group", "de_facto_authority", "peacekeepers", "monitor",
    "person", "outlet", "agency", "international_org", "ngo", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """`side` is None for the unaligned. `known` is True for the pack's actors, False for those found in the reports.

    In a pack `aliases` are the pack's; in a dossier they are the surface forms met. `reliability` is the history of the
    marks that people gave it, the earliest first.
    """

    id: ActorId
    name: str
    kind: str
    side: str | None = None
    part_of: ActorId | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    known: bool = True
    reliability: tuple[ReliabilityMark, ...] = ()


def chain_of(actor: ActorId, actors: Mapping[ActorId, Actor]) -> tuple[ActorId, ...]:
    """The actor and all that it is part of, itself first; a circle is walked once."""
    found: list[ActorId] = []
    at: ActorId | None = actor
    while at is not None and at not in found:
        found.append(at)
        known = actors.get(at)
        at = known.part_of if known else None
    return tuple(found)
