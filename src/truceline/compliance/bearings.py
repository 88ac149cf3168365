"""Each incident held against each point: what it would have to do with it, if it happened. Nobody is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.compliance.accounts import Account, find_occurrences, say_standing, tells, try_what
from truceline.compliance.doers import Doers, find_doers, try_who
from truceline.compliance.namings import ON_A_POINT, Key, Naming, Namings
from truceline.compliance.proposals import Weighed, propose
from truceline.compliance.running import Happened, try_when
from truceline.compliance.stage import Stage
from truceline.compliance.whereabouts import Told, try_where
from truceline.model.actor import Actor
from truceline.model.agreement import Agreement, Provision
from truceline.model.bearing import Bearing, BearingTest, Fit, Occurrence, Proposal, Sense
from truceline.model.claim import Claim
from truceline.model.duty import Duty
from truceline.model.ids import ActorId, BearingId, ClaimId, IncidentId, PlaceId, content_id
from truceline.model.incident import Incident
from truceline.model.pack import Pack
from truceline.model.place import Place
from truceline.model.question import Question
from truceline.model.register import duties_of
from truceline.model.report import Report

_BEST = (Fit.YES, Fit.DISPUTED, Fit.CANNOT_TELL, Fit.NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was told, and what came of it in the other rooms."""

    incidents: Sequence[Incident]
    claims: Sequence[Claim]
    questions: Sequence[Question]
    reports: Sequence[Report]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    bearings: tuple[Bearing, ...]
    proposals: tuple[Proposal, ...]


def find_bearings(record: Record, pack: Pack, *, actors: Iterable[Actor], places: Iterable[Place]) -> Held:
    """In the order of the incidents, and of the points within each; then claims that name a point and are in no
    incident. `actors` and `places` are those met beside the pack's own."""
    if not pack.agreements:
        return Held(bearings=(), proposals=())
    stage, namings = Stage(pack, actors, places), Namings(record.reports, pack.agreements)
    found: list[Weighed] = []
    for account in _accounts(record):
        found += _hold(account, namings.of(account.claims), stage)
    loose = [claim for claim in record.claims if claim.incident is None]
    for key, naming in namings.of(loose).items():
        accused = [claim for claim in naming.accusing if claim.event.type != "agreement_kept"]
        if accused:
            account = Account(incident=None, claims=tuple(accused))
            found += _hold(account, {key: Naming(broken=accused, kept=naming.kept)}, stage)
    return Held(bearings=tuple(each.bearing for each in found), proposals=tuple(propose(found, pack.agreements)))


def _types(of: Provision | Duty, sense: Sense) -> tuple[str, ...]:
    return of.breached_by if sense is Sense.BREACH else of.fulfilled_by


def _accounts(record: Record) -> Iterator[Account]:
    claims: dict[IncidentId, list[Claim]] = {}
    for claim in record.claims:
        if claim.incident is not None and not claim.background:
            claims.setdefault(claim.incident, []).append(claim)
    questions: dict[IncidentId, list[Question]] = {}
    for question in record.questions:
        questions.setdefault(question.incident, []).append(question)
    for incident in record.incidents:
        yield Account(
            incident=incident,
            claims=tuple(claims.get(incident.id, ())),
            questions=tuple(questions.get(incident.id, ())),
        )


def _hold(account: Account, named: dict[Key, Naming], stage: Stage) -> Iterator[Weighed]:
    nobody = Naming()
    for agreement in stage.pack.agreements:
        for provision in agreement.provisions:
            key = (agreement.id, provision.number)
            naming, heard = named.get(key, nobody), _heard_on(key, account, named)
            for sense in Sense:
                case = _Case.of(heard, agreement, provision, sense=sense, naming=naming, stage=stage)
                if case is not None and (weighed := case.weigh()) is not None:
                    yield weighed


def _heard_on(key: Key, account: Account, named: dict[Key, Naming]) -> Account:
    """Without the words that say of other points only that they were kept or broken."""
    naming = {point: {claim.id for claim in (*each.broken, *each.kept)} for point, each in named.items()}
    elsewhere = set[ClaimId]().union(*naming.values()) - naming.get(key, set())
    claims = (c for c in account.claims if c.id not in elsewhere or c.event.type not in ON_A_POINT)
    return replace(account, claims=tuple(claims)) if elsewhere else account


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One incident against one point in one sense. `told` are the claims that tell of something of the kind, or where
    none do, those that name the point."""

    account: Account
    agreement: Agreement
    provision: Provision
    sense: Sense
    told: tuple[Claim, ...]
    occurrences: tuple[Occurrence, ...]
    doers: Doers
    naming: tuple[Claim, ...]
    denying: tuple[Claim, ...]
    stage: Stage

    @classmethod
    def of(
        cls, account: Account, agreement: Agreement, provision: Provision, *, sense: Sense, naming: Naming, stage: Stage
    ) -> _Case | None:
        """None where nothing in the incident concerns the point in that sense."""
        breach = sense is Sense.BREACH
        told = tuple(claim for claim in account.claims if tells(claim, _types(provision, sense), sense))
        said, otherwise = (naming.broken, naming.kept) if breach else (naming.kept, naming.broken)
        if not told and not (breach and said):
            return None
        concerned = told or tuple(said)
        return cls(
            account=account,
            agreement=agreement,
            provision=provision,
            sense=sense,
            told=concerned,
            occurrences=find_occurrences(told, account),
            doers=find_doers(concerned, account, stage),
            naming=tuple(said),
            denying=tuple(otherwise),
            stage=stage,
        )

    def weigh(self) -> Weighed | None:
        """None where a test rules it out and nobody names the point."""
        told = self.told if self.occurrences else ()
        what = try_what(self.occurrences, told or self.naming, self.stage)
        tried = {duty.id: self._try(duty) for duty in self._concerned()}
        open_ = {duty: tests for duty, tests in tried.items() if all(test.fit is not Fit.NO for test in tests)}
        bears = bool(open_) and what.fit is not Fit.NO
        if not bears and not self.naming:
            return None
        tests = (what, *_together(open_ or tried))
        bearing = Bearing(
            id=self._id(),
            incident=self.account.incident.id if self.account.incident else None,
            agreement=self.agreement.id,
            provision=self.provision.number,
            duties=tuple(open_) if bears else (),
            sense=self.sense,
            bears=bears,
            occurrences=self.occurrences,
            tests=tests,
            naming=tuple(claim.id for claim in self.naming),
            denying=tuple(claim.id for claim in self.denying),
            text=self._say(tests, bears=bears),
        )
        return Weighed(bearing=bearing, doer_agreed=self.doers.agreed)

    def _concerned(self) -> Sequence[Duty]:
        """The duties that what is told would speak for or against; all where the point is only named."""
        duties = duties_of(self.provision)
        return [
            duty for duty in duties if any(tells(claim, _types(duty, self.sense), self.sense) for claim in self.told)
        ] or duties

    def _try(self, duty: Duty) -> tuple[BearingTest, ...]:
        when = self._when()
        return (
            try_who(self.doers, duty, self.agreement, self.stage),
            try_where(self._where(), duty, self.provision, when.on, self.stage),
            try_when(when, duty, self.provision, self.agreement, self.stage),
        )

    def _when(self) -> Happened:
        claims = tuple(claim.id for claim in self.told if claim.event.time is not None)
        if self.account.incident is not None:
            return Happened(on=self.account.incident.time, claims=claims, sense=self.sense)
        periods = {claim.event.time for claim in self.told}
        on = periods.pop() if len(periods) == 1 else None
        return Happened(on=on, claims=claims, sense=self.sense)

    def _where(self) -> list[Told]:
        """The places that are told, but for those in which another of them lies."""
        speakers: dict[PlaceId, dict[ActorId, None]] = {}
        claims: dict[PlaceId, list[ClaimId]] = {}
        for claim in self.told:
            if claim.event.place is not None:
                speakers.setdefault(claim.event.place, {})[claim.speaker] = None
                claims.setdefault(claim.event.place, []).append(claim.id)
        coarse = {holder for place in speakers for holder in self.stage.holders(place)[1:]}
        incident = self.account.incident
        if not speakers and incident is not None and incident.place is not None:
            return [Told(place=incident.place, speakers=(), claims=())]
        return [
            Told(place=place, speakers=tuple(speakers[place]), claims=tuple(claims[place]))
            for place in speakers
            if place not in coarse
        ]

    def _say(self, tests: Sequence[BearingTest], *, bears: bool) -> str:
        kept = " being kept" if self.sense is Sense.FULFILMENT else ""
        point = f"point {self.provision.number}{kept}"
        if bears and not self.occurrences:
            return f"would bear on {point}, which is named; of what happened no account tells apart from that"
        if bears:
            return f"would bear on {point}, if it happened: {say_standing(self.occurrences)}"
        why = next((test.text for test in tests if test.fit is Fit.NO), "")
        return f"does not bear on {point}, though the point is named. {why}".rstrip()

    def _id(self) -> BearingId:
        incident, named = self.account.incident, () if self.account.incident else (c.id for c in self.told)
        about = (incident.id if incident else None, self.agreement.id, self.provision.number, self.sense.value)
        return BearingId(content_id("b", *about, *named))


def _together(tried: dict[str, tuple[BearingTest, ...]]) -> Iterator[BearingTest]:
    """One test of each kind: where duties differ, the best fit, and what is said of each duty."""
    for tests in zip(*tried.values(), strict=True):
        best = min(tests, key=lambda test: _BEST.index(test.fit))
        duties: dict[str, list[str]] = {}
        for duty, test in zip(tried, tests, strict=True):
            duties.setdefault(test.text, []).append(duty)
        if len(duties) == 1:
            yield best
            continue
        said = "; ".join(f"{', '.join(of)}: {text.rstrip('.')}" for text, of in duties.items())
        yield BearingTest(name=best.name, fit=best.fit, text=f"{said}.", claims=best.claims)
