"""The desk: a record as it lies before somebody who decides on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from truceline.errors import NotInRecord
from truceline.model.claim import Claim
from truceline.model.decision import (
    Accept,
    ByHand,
    ClaimSeen,
    Correct,
    Decision,
    DecisionRuling,
    Gist,
    claims_made,
    claims_seen,
)
from truceline.model.ids import ActorId, ClaimId, JudgementId, ReportId
from truceline.model.judgement import Outcome, Pointer
from truceline.model.recorded import Reading
from truceline.model.report import Report
from truceline.pipeline.pointers import Finder
from truceline.pipeline.recording import Contents, load_contents, own_decisions
from truceline.review.applying import Applied, apply
from truceline.review.fields import Names
from truceline.review.locating import share, text_digest
from truceline.store import codec

_LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """`claims` are those of the record as people have decided, by id; `machine` those that were read."""

    contents: Contents
    applied: Applied
    reports: Mapping[ReportId, Report]
    claims: Mapping[ClaimId, Claim]
    machine: Mapping[ClaimId, Claim]
    rulings: Mapping[JudgementId, DecisionRuling]

    @classmethod
    def open(cls, record: str) -> Desk:
        return cls.of(load_contents(record))

    @classmethod
    def of(cls, contents: Contents) -> Desk:
        applied = apply(contents.reports, contents.readings, own_decisions(contents.decisions))
        return cls(
            contents=contents,
            applied=applied,
            reports={report.id: report for report in contents.reports},
            claims=_claims_of(applied.readings),
            machine=_claims_of(contents.readings),
            rulings={ruling.decision.id: ruling for ruling in applied.rulings},
        )

    def names(self) -> Names:
        readings = self.contents.readings.values()
        actors = [actor for reading in readings for actor in reading.actors]
        return Names.of(self.contents.pack, actors, [place for reading in readings for place in reading.places])

    def claim(self, named: str) -> ClaimId:
        """By its id, or as much of its beginning as is no other's; rejected ones too. Raises NotInRecord."""
        known = {*self.claims, *self.machine, *(seen.claim.id for seen in self._seen())}
        if named in known:
            return ClaimId(named)
        found = sorted(claim for claim in known if claim.startswith(named)) if len(named) > 2 else []
        if len(found) == 1:
            return found[0]
        if found:
            raise NotInRecord(f"{named}: {len(found)} claims begin so; write more of the one that is meant: {found[0]}")
        raise NotInRecord(f"{named}: no claim of that id is in the record; `truceline review --list` names them")

    def report(self, named: str) -> Report:
        """By its id, or the path of its file, or the end of that path. Raises NotInRecord."""
        found = Finder.of((), self.contents.reports).reports_of(Pointer(report=named))
        if len(found) == 1:
            return found[0]
        if found:
            told = ", ".join(report.id for report in found[:4])
            raise NotInRecord(f"{named}: {len(found)} reports are called so; give the id of one: {told}")
        raise NotInRecord(f"{named}: no such report is in the record; `truceline list reports` names them")

    def decisions_on(self, claim: ClaimId) -> list[Decision]:
        """Those that stand, whether they are followed or not, the ones that made it first."""
        standing = [r.decision for r in self.rulings.values() if r.outcome is not Outcome.REPLACED]
        made = [decision for decision in standing if claim in claims_made(decision)]
        return [*made, *(decision for decision in standing if decision not in made and self._is_about(decision, claim))]

    def see(self, claim: ClaimId) -> ClaimSeen:
        """The claim as a decision keeps it: as the machine read it, whatever people have made of it since. What is to
        be asked again is seen anew."""
        for decision in self.decisions_on(claim):
            ruling = self.rulings[decision.id]
            if ruling.again:
                now = next((self.machine[each] for each in ruling.stands_for if each in self.machine), None)
                return self.look(now or self.claims[claim])
            for seen in claims_seen(decision):
                if seen.claim.id == claim or isinstance(decision, Accept | Correct):
                    return seen
        return self.look(self.machine.get(claim) or self.claims[claim])

    def look(self, claim: Claim) -> ClaimSeen:
        """At a claim as it stands in a report of this record."""
        report = self.reports[claim.report]
        reading, met = self.contents.readings.get(report.id), self.applied.readings.get(report.id)
        told = reading.claims if reading is not None else ()
        beside = (
            Gist.of(other)
            for other in told
            if other.id != claim.id and share(other.content.span, claim.content.span) >= _LEAST_SHARED
        )
        return ClaimSeen(
            claim=claim,
            pointer=Pointer(claim=claim.id, report=report.input, words=claim.content.quote),
            text=text_digest(report),
            digest=codec.digest(codec.write(claim)),
            ran=reading.ran if reading is not None else (),
            model=reading.model if reading is not None else None,
            beside=tuple(dict.fromkeys(beside)),
            actors=tuple(actor for actor in met.actors if actor.id in _people_in(claim)) if met is not None else (),
            places=tuple(place for place in met.places if place.id == claim.event.place) if met is not None else (),
        )

    def _is_about(self, decision: Decision, claim: ClaimId) -> bool:
        ruling, seen = self.rulings[decision.id], claims_seen(decision)
        return bool(seen) and claim in {*(each.claim.id for each in seen), *ruling.found, *ruling.stands_for}

    def by_hand(self, kind: type[ByHand]) -> list[ByHand]:
        return [each for each in self.contents.decisions if isinstance(each, kind)]

    def _seen(self) -> Iterator[ClaimSeen]:
        for decision in own_decisions(self.contents.decisions):
            yield from claims_seen(decision)


def _people_in(claim: Claim) -> set[ActorId | None]:
    return {claim.speaker, *claim.via, claim.event.actor, claim.event.target}


def _claims_of(readings: Mapping[ReportId, Reading]) -> dict[ClaimId, Claim]:
    return {claim.id: claim for reading in readings.values() for claim in reading.claims}
