"""Which assessments people entered by hand, and which of them can be followed in this record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from truceline.model.actor import Actor
from truceline.model.agreement import Assessment, AssessmentBasis
from truceline.model.claim import Claim
from truceline.model.entry import Citation, Entry, EntryRuling, contradict
from truceline.model.ids import ActorId, ClaimId, JudgementId, ReportId
from truceline.model.issue import Issue
from truceline.model.judgement import Outcome, Pointer
from truceline.model.pack import Pack
from truceline.model.report import Report
from truceline.pipeline.moment import View, read_moment
from truceline.pipeline.pointers import Finder, lost_in, say_lost
from truceline.text.names import fold_word, slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Every entry with its outcome, in the order given; the assessments of those that are followed, with the actors
    that the record may lack; and what the run has to say about the others."""

    rulings: tuple[EntryRuling, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()


def hear_entries(entries: Sequence[Entry], claims: Sequence[Claim], *, view: View, pack: Pack) -> Entered:
    """An entry of a claim that is not found, or of a point that the pack does not have, is kept and not followed.

    So are those in which one person holds two things of one assessor, point, party and day, which may only show once
    their claims are found. People who differ are all followed.
    """
    desk = _Desk.of(claims, view, pack)
    read = {entry.id: desk.read(entry) for entry in entries}
    gone = {entry.replaces for entry in entries}
    standing: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        made = read[entry.id].assessment
        if made is not None and entry.id not in gone:
            standing[_day_of(entry, made)].append(entry)
    rulings, issues, assessments = [], [], []
    for entry in entries:
        made, outcome, issue = read[entry.id].assessment, read[entry.id].outcome, read[entry.id].issue
        against: tuple[JudgementId, ...] = ()
        if entry.id in gone:
            outcome, issue = Outcome.REPLACED, None
        elif made is not None:
            others = [other for other in standing[_day_of(entry, made)] if contradict(other.status, entry.status)]
            against = tuple(sorted(other.id for other in others))
            outcome = Outcome.CONTRADICTED if against else Outcome.HELD
            issue = _say_quarrel(entry, others) if against and entry.id < against[0] else None
        issues += [issue] if issue is not None else []
        assessments += [made] if made is not None and outcome is Outcome.HELD else []
        found = read[entry.id].found
        rulings.append(
            EntryRuling(entry=entry, outcome=outcome, assessor=read[entry.id].assessor.id, found=found, against=against)
        )
    return Entered(
        rulings=tuple(rulings),
        assessments=tuple(assessments),
        actors=tuple(a for entry in entries for a in (read[entry.id].assessor, read[entry.id].of) if a is not None),
        issues=tuple(issues),
    )


def put_in(
    entered: Entered, assessments: Iterable[Assessment], actors: Iterable[Actor], pack: Pack
) -> tuple[tuple[Assessment, ...], tuple[Actor, ...]]:
    """With what people entered, and those actors whom only they name, with what these are part of. What a person noted
    of a view in a report stands in the place of what was found there; a note on one party leaves what was found of
    another."""
    noted: dict[tuple[str | None, ...], set[ActorId | None]] = defaultdict(set)
    for made in entered.assessments:
        if made.report is not None:
            noted[made.agreement, made.provision, made.assessor, made.report].add(made.of)
    kept = [
        a
        for a in assessments
        if not (of := noted.get((a.agreement, a.provision, a.assessor, a.report), set()))
        or (a.of is not None and a.of not in of and None not in of)
    ]
    everybody = {actor.id: actor for actor in actors}
    for actor in entered.actors:
        everybody.setdefault(actor.id, actor)
    known = {actor.id: replace(actor, aliases=()) for actor in pack.actors}
    for actor in entered.actors:
        owner = known.get(actor.part_of) if actor.part_of is not None else None
        while owner is not None and owner.id not in everybody:
            everybody[owner.id] = owner
            owner = known.get(owner.part_of) if owner.part_of is not None else None
    return (*kept, *entered.assessments), tuple(sorted(everybody.values(), key=lambda actor: actor.id))


@dataclass(frozen=True, slots=True)
class _Read:
    assessor: Actor
    assessment: Assessment | None
    outcome: Outcome
    found: tuple[ClaimId, ...] = ()
    issue: Issue | None = None
    of: Actor | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    finder: Finder
    later: Finder
    reports: Mapping[ReportId, Report]
    view: View
    pack: Pack
    zone: tzinfo | None

    @classmethod
    def of(cls, claims: Sequence[Claim], view: View, pack: Pack) -> _Desk:
        finder, later = Finder.of(claims, view.reports), Finder.of((), view.left_out)
        reports = {report.id: report for report in view.reports}
        return cls(finder, later, reports, view, pack, pack.zone)

    def read(self, entry: Entry) -> _Read:
        assessor = self.find_actor(entry.assessor)
        of = self.find_actor(entry.of) if entry.of is not None else None
        return replace(self.read_of(entry, assessor, of), of=of)

    def read_of(self, entry: Entry, assessor: Actor, of: Actor | None) -> _Read:
        if not any(
            agreement.id == entry.agreement and any(p.number == entry.provision for p in agreement.provisions)
            for agreement in self.pack.agreements
        ):
            reason = (
                f"no point {entry.provision} of “{entry.agreement[:80]}” is in the pack: it is kept, and not followed"
            )
            issue = Issue(
                path=_name(entry), reason=reason, remedy="name the agreement by its id, and its point by number"
            )
            return _Read(assessor, None, Outcome.NOT_FOUND, issue=issue)
        match entry.basis:
            case Pointer():
                return self.read_pointed(entry, entry.basis, assessor, of)
            case Citation():
                as_of = entry.as_of or entry.on
                if self.is_later(as_of):
                    return _Read(assessor, None, Outcome.OUT_OF_VIEW)
                return _Read(assessor, _assessment(entry, assessor, of, as_of=as_of), Outcome.HELD)

    def read_pointed(self, entry: Entry, pointer: Pointer, assessor: Actor, of: Actor | None) -> _Read:
        found = self.finder.find(pointer)
        if not found:
            outcome = lost_in([pointer], self.finder, self.later)
            issue = say_lost(_name(entry), [pointer], self.finder) if outcome is Outcome.NOT_FOUND else None
            return _Read(assessor, None, outcome, issue=issue)
        claims = [self.finder.claims[claim] for claim in found]
        claim = next((claim for claim in claims if claim.speaker == assessor.id), claims[0])
        as_of = entry.as_of or self.reports[claim.report].published
        return _Read(assessor, _assessment(entry, assessor, of, as_of=as_of, claim=claim), Outcome.HELD, found)

    def find_actor(self, name: str) -> Actor:
        """The pack's actor with that id, else the one with that name; else somebody whom no pack knows."""
        named = _folded(name)
        for actor in self.pack.actors:
            if actor.id == name:
                return replace(actor, aliases=())
        for actor in self.pack.actors:
            if any(_folded(each) == named for each in (actor.name, *actor.aliases)):
                return replace(actor, aliases=())
        return Actor(id=ActorId(f"found:{slug(name)}"), name=name, kind="other", known=False)

    def is_later(self, as_of: str) -> bool:
        seen_from = self.view.as_of
        return seen_from is not None and read_moment(as_of, self.zone) > datetime.fromisoformat(seen_from)


def _folded(name: str) -> str:
    return " ".join(fold_word(word) for word in name.split())


def _assessment(
    entry: Entry, assessor: Actor, of: Actor | None, *, as_of: str | None, claim: Claim | None = None
) -> Assessment:
    cited = entry.basis if isinstance(entry.basis, Citation) else None
    return Assessment(
        agreement=entry.agreement,
        provision=entry.provision,
        assessor=assessor.id,
        status=entry.status,
        claim=claim.id if claim else None,
        as_of=as_of,
        report=claim.report if claim else None,
        of=of.id if of else None,
        basis=AssessmentBasis.ENTERED,
        by=entry.by,
        why=entry.why,
        words=cited.words if cited else None,
        source=cited.source if cited else None,
        entry=entry.id,
    )


def _day_of(entry: Entry, made: Assessment) -> tuple[str, ...]:
    return (entry.by, made.agreement, made.provision, made.assessor, made.of or "", (made.as_of or "")[:10])


def _name(entry: Entry) -> str:
    return f"assessment {entry.id} of {entry.by}, {entry.on}"


def _say_quarrel(entry: Entry, others: Iterable[Entry]) -> Issue:
    named = ", ".join(f"“{other.status.value}” ({other.id})" for other in others)
    return Issue(
        path=_name(entry),
        reason=f"“{entry.status.value}” for an assessor, a point and a day of which {entry.by} also entered {named}: "
        "all are kept, none is followed",
        remedy="let one entry replace the other (`replaces: id`)",
    )
