"""Who speaks and acts."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.ids import ActorId

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

    In a pack `aliases` are the pack's; in a dossier they are the surface forms met.
    """

    id: ActorId
    name: str
    kind: str
    side: str | None = None
    part_of: ActorId | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    known: bool = True
