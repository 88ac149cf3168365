"""Which actors stand for each other: a state, its ministry, its army and their people."""

from __future__ import annotations

from truceline.incidents.features import Evidence
from truceline.model.actor import chain_of
from truceline.model.ids import ActorId
from truceline.model.pack import Pack

_SAME_ACTOR = Evidence("actors", 1.0, "the same actor is named")
_OTHER_ACTORS = Evidence("actors", -1.0, "other actors are named")


class Kindred:
    def __init__(self, pack: Pack) -> None:
        self._actors = {actor.id: actor for actor in pack.actors}
        self._chains: dict[ActorId, tuple[ActorId, ...]] = {}

    def chain(self, actor: ActorId) -> tuple[ActorId, ...]:
        """The actor and all it is part of, itself first."""
        if actor not in self._chains:
            self._chains[actor] = chain_of(actor, self._actors)
        return self._chains[actor]

    def are_related(self, a: ActorId, b: ActorId) -> bool:
        """True for one actor and a body that it is part of; two bodies of one state are not."""
        return a in self.chain(b) or b in self.chain(a)

    def evidence(self, a: frozenset[ActorId], b: frozenset[ActorId]) -> Evidence | None:
        """The same actor in both speaks for one event, two that have nothing to do with each other against it."""
        if not a or not b:
            return None
        if not a.isdisjoint(b) or any(self.are_related(x, y) for x in a for y in b):
            return _SAME_ACTOR
        return _OTHER_ACTORS
