"""What reports say once decisions are carried out: the machine's claims, with people's in their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.decision import BY_HAND, Changes
from truceline.model.ids import ClaimId, ReportId
from truceline.model.place import Place
from truceline.model.recorded import Reading

_NOTHING_READ = Reading(ran=(BY_HAND,), claims=(), actors=(), places=())


@dataclass(slots=True)
class Results:
    """`made` are all claims that a decision put there, also those that another took away again."""

    readings: Mapping[ReportId, Reading]
    made: dict[ClaimId, Claim] = field(default_factory=dict)
    _gone: set[tuple[ReportId, ClaimId]] = field(default_factory=set)
    _put: dict[ReportId, dict[ClaimId, tuple[ClaimId | None, Claim]]] = field(default_factory=lambda: defaultdict(dict))
    _actors: dict[ReportId, dict[Actor, None]] = field(default_factory=lambda: defaultdict(dict))
    _places: dict[ReportId, dict[Place, None]] = field(default_factory=lambda: defaultdict(dict))

    def replace(
        self, targets: Sequence[tuple[Claim, Claim | None]], made: Sequence[Claim], *, changes: Iterable[Changes]
    ) -> None:
        """`made` stand in the place of the targets: claims, each with the machine's that it stands for."""
        stood: ClaimId | None = None
        for claim, machine in targets:
            earlier = self._put[claim.report].pop(claim.id, None)
            if machine is not None:
                self._gone.add((claim.report, machine.id))
            stood = stood or (machine.id if machine is not None else earlier[0] if earlier is not None else None)
        for claim in made:
            self._put[claim.report][claim.id] = (stood, claim)
            self.made[claim.id] = claim
        for each in changes:
            for claim, _ in targets:
                self._actors[claim.report].update(dict.fromkeys(each.actors))
                self._places[claim.report].update(dict.fromkeys(each.places))

    def readings_with_them(self) -> dict[ReportId, Reading]:
        """Every reading; one of which nothing was decided is the very same."""
        touched = {report for report, claims in self._put.items() if claims} | {report for report, _ in self._gone}
        everything = dict(self.readings)
        for report in sorted(touched):
            everything[report] = self._read(report, self.readings.get(report, _NOTHING_READ))
        return everything

    def _read(self, report: ReportId, reading: Reading) -> Reading:
        """A claim keeps the place of that for which it stands; what stands for none comes after those that begin
        before it."""
        order = {claim.id: place for place, claim in enumerate(reading.claims)}
        told: list[tuple[tuple[float, int, int, str], Claim]]
        told = [((order[c.id], 0, 0, ""), c) for c in reading.claims if (report, c.id) not in self._gone]
        for stood, claim in self._put[report].values():
            before = sum(c.content.start <= claim.content.start for c in reading.claims)
            place = order[stood] if stood in order else before - 0.5
            told.append(((place, claim.content.start, claim.content.end, claim.id), claim))
        actors = sorted(self._actors[report], key=lambda actor: actor.id)
        places = sorted(self._places[report], key=lambda place: place.id)
        return replace(
            reading,
            claims=tuple(claim for _, claim in sorted(told, key=lambda each: each[0])),
            actors=(*reading.actors, *(a for a in actors if a.id not in {each.id for each in reading.actors})),
            places=(*reading.places, *(p for p in places if p.id not in {each.id for each in reading.places})),
        )
