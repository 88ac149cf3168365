"""Who the speakers are: sides, bodies and the bodies that those are part of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from truceline.model.actor import Actor, chain_of
from truceline.model.claim import Claim
from truceline.model.ids import ActorId
from truceline.model.pack import Pack
from truceline.model.report import Report

PRESS_KINDS = frozenset({"outlet", "agency"})


class Cast:
    """Looks up sides and chains of `part_of`. Actors found in the reports have no side of their own.

    A found speaker whom only one side's press carries is counted with that side: nobody else vouches for them.
    """

    def __init__(
        self, actors: Sequence[Actor], pack: Pack, claims: Sequence[Claim], reports: Mapping[str, Report]
    ) -> None:
        self._actors = {actor.id: actor for actor in (*actors, *pack.actors)}
        self._side_names = {side.id: side.name for side in pack.sides}
        self._chains: dict[ActorId, tuple[ActorId, ...]] = {}
        self._sides: dict[ActorId, str | None] = {}
        self._carried_by = _carriers(claims, reports)
        self._printers: dict[str, ActorId] = {}
        for report in sorted(reports.values(), key=self._first_printed):
            self._printers.setdefault(report.origin or report.id, report.voice)

    def name(self, actor: ActorId) -> str:
        known = self._actors.get(actor)
        return known.name if known else actor.rpartition(":")[2].replace("-", " ")

    def side_name(self, side: str) -> str:
        return self._side_names.get(side, side)

    def kind(self, actor: ActorId) -> str:
        known = self._actors.get(actor)
        return known.kind if known else "other"

    def chain(self, actor: ActorId) -> tuple[ActorId, ...]:
        """The actor and all it is part of, itself first."""
        if actor not in self._chains:
            self._chains[actor] = chain_of(actor, self._actors)
        return self._chains[actor]

    def body(self, actor: ActorId) -> ActorId:
        """The outermost body that the actor is part of: a state for its ministries, armies and people."""
        return self.chain(actor)[-1]

    def are_related(self, a: ActorId, b: ActorId) -> bool:
        """True for one actor and a body that it is part of; two bodies of one state are not."""
        return a in self.chain(b) or b in self.chain(a)

    def side(self, actor: ActorId) -> str | None:
        """The side of the actor or of what it is part of; None for the unaligned."""
        if actor not in self._sides:
            self._sides[actor] = self._find_side(actor)
        return self._sides[actor]

    def first_printer(self, origin: str) -> ActorId | None:
        """Whose voice printed the origin first; of one moment an unaligned one."""
        return self._printers.get(origin)

    def _first_printed(self, report: Report) -> tuple[bool, str, bool, str]:
        return (not report.published, report.published or "", self.side(report.voice) is not None, report.id)

    def are_of_one_side(self, a: ActorId, b: ActorId) -> bool:
        if self.body(a) == self.body(b):
            return True
        return self.side(a) is not None and self.side(a) == self.side(b)

    def _find_side(self, actor: ActorId) -> str | None:
        for link in self.chain(actor):
            known = self._actors.get(link)
            if known is not None and known.side is not None:
                return known.side
        if actor in self._actors and self._actors[actor].known:
            return None
        carriers = self._carried_by.get(actor, set()) - {actor}
        sides = {self.side(carrier) for carrier in carriers}
        return sides.pop() if len(sides) == 1 else None


def _carriers(claims: Iterable[Claim], reports: Mapping[str, Report]) -> dict[ActorId, set[ActorId]]:
    found: dict[ActorId, set[ActorId]] = {}
    for claim in claims:
        if claim.report in reports:
            found.setdefault(claim.speaker, set()).add(reports[claim.report].voice)
    return found
