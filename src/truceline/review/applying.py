"""Decisions laid on what machines read: people's word stands in the place of the suggestion, before any later stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from truceline.model.claim import Claim
from truceline.model.decision import (
    Accept,
    Add,
    Changes,
    ClaimSeen,
    Correct,
    Decision,
    DecisionRuling,
    Gist,
    Link,
    Merge,
    Reject,
    Restate,
    Split,
    claims_made,
    claims_seen,
    is_of_claims,
)
from truceline.model.ids import ClaimId, JudgementId, ReportId
from truceline.model.issue import Issue
from truceline.model.judgement import Outcome, Pointer
from truceline.model.recorded import Reading
from truceline.model.report import Report
from truceline.pipeline.pointers import Finder, lost_in, say_lost
from truceline.review.asking import ask_again
from truceline.review.locating import Ground, Stand
from truceline.review.results import Results


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What each report says now that people have decided, every decision about claims with its outcome in the order
    given, and what the run has to say of those that are not followed."""

    readings: Mapping[ReportId, Reading]
    rulings: tuple[DecisionRuling, ...] = ()
    issues: tuple[Issue, ...] = ()


def apply(
    reports: Sequence[Report],
    readings: Mapping[ReportId, Reading],
    decisions: Sequence[Decision],
    unseen: Sequence[Report] = (),
) -> Applied:
    """Decisions on claims alone. `readings` are the machines'; `unseen` are reports left out because of the moment that
    the record is seen from.

    Corrected claims stand in the place of those that were read, rejected ones are left out, added ones come in. Of
    decisions that say otherwise of one claim none is followed, until one replaces the others; one whose words are gone
    is kept and told. The order of the decisions makes no difference to what is read.
    """
    decisions = [decision for decision in decisions if is_of_claims(decision)]
    if not decisions:
        return Applied(readings=readings)
    claims = [claim for report in reports if report.id in readings for claim in readings[report.id].claims]
    bench = _Bench(ground=Ground.of(claims, reports), later=Finder.of((), unseen), decisions=decisions)
    bench.hear()
    results = Results(readings=readings)
    bench.follow(results)
    return Applied(
        readings=results.readings_with_them(),
        rulings=tuple(bench.rule(decision) for decision in decisions),
        issues=tuple(bench.issues),
    )


@dataclass(slots=True)
class _Bench:
    ground: Ground
    later: Finder
    decisions: Sequence[Decision]
    outcomes: dict[JudgementId, Outcome] = field(default_factory=dict)
    against: dict[JudgementId, set[JudgementId]] = field(default_factory=lambda: defaultdict(set))
    found: dict[JudgementId, tuple[ClaimId, ...]] = field(default_factory=dict)
    stands: dict[JudgementId, dict[ClaimId, Stand]] = field(default_factory=dict)
    made: frozenset[ClaimId] = frozenset()
    issues: list[Issue] = field(default_factory=list)

    def hear(self) -> None:
        """Which decisions can be followed, as far as they can be heard by themselves and beside each other."""
        gone = {replaced for decision in self.decisions for replaced in decision.replaces}
        standing = [decision for decision in self.decisions if decision.id not in gone]
        self.outcomes.update((decision.id, Outcome.REPLACED) for decision in self.decisions if decision.id in gone)
        self.made = frozenset(claim for decision in standing for claim in claims_made(decision))
        slots: dict[ClaimId, list[Decision]] = defaultdict(list)
        for decision in standing:
            found = [(seen, self.ground.find(seen)) for seen in self.grounded(decision)]
            lost = [_pointer(seen) for seen, stand in found if stand is None]
            if lost:
                self.lose(decision, lost)
                continue
            self.stands[decision.id] = {seen.claim.id: stand for seen, stand in found if stand is not None}
            for slot in sorted(_slots(decision, self.stands[decision.id].values())):
                slots[slot].append(decision)
        for slot in sorted(slots):
            self.compare(slot, slots[slot])

    def grounded(self, decision: Decision) -> list[ClaimSeen]:
        """The claims whose words must be found: but for those that another decision makes."""
        if isinstance(decision, Add):
            return [decision.seen]
        return [seen for seen in claims_seen(decision) if seen.claim.id not in self.made]

    def lose(self, decision: Decision, lost: Sequence[Pointer]) -> None:
        outcome = lost_in(lost, self.ground.finder, self.later)
        self.outcomes[decision.id] = outcome
        if outcome is Outcome.NOT_FOUND:
            self.issues.append(say_lost(_name(decision), lost, self.ground.finder))

    def compare(self, slot: ClaimId, said: Sequence[Decision]) -> None:
        """Those that say the same of a claim are followed, otherwise none is. Whoever made a claim may go on to decide
        on it; others may accept it, and otherwise contradict its maker."""
        makers = [decision for decision in said if slot in claims_made(decision)]
        others = [decision for decision in said if decision not in makers]
        clash = [d for d in others if any(d.by != m.by and not isinstance(d, Accept) for m in makers)]
        clash += makers if clash or len({_effect(decision) for decision in makers}) > 1 else []
        clash += others if len({_effect(decision) for decision in others}) > 1 else []
        told = sorted({decision.id: decision for decision in clash}.values(), key=lambda decision: decision.id)
        for decision in told:
            self.outcomes[decision.id] = Outcome.CONTRADICTED
            self.against[decision.id] |= {other.id for other in told if _effect(other) != _effect(decision)}
        self.issues += [_say_quarrel(told)] if told else []

    def follow(self, results: Results) -> None:
        """What was made by a decision can be decided on by the next: in rounds, until nothing more can be followed."""
        todo = sorted((d for d in self.decisions if d.id not in self.outcomes), key=lambda decision: decision.id)
        while todo:
            ready = [d for d in todo if all(c.claim.id in results.made for c in self.dependent(d))]
            if not ready:
                break
            for decision in ready:
                self.carry_out(decision, results)
            todo = [decision for decision in todo if decision.id not in self.outcomes]
        for decision in todo:
            self.outcomes[decision.id] = Outcome.NOT_FOUND
            self.issues.append(_say_orphan(decision))

    def dependent(self, decision: Decision) -> list[ClaimSeen]:
        """The claims that it is about and that another decision makes."""
        return [seen for seen in claims_seen(decision) if seen.claim.id in self.made]

    def carry_out(self, decision: Decision, results: Results) -> None:
        targets = self.targets(decision, results)
        made = self.make(decision, [claim for claim, _ in targets])
        if made is None:
            self.lose(decision, [_pointer(seen) for seen in claims_seen(decision)])
            return
        results.replace(targets, made, changes=_all_changes(decision))
        self.outcomes[decision.id] = Outcome.HELD
        self.found[decision.id] = tuple(claim.id for claim in made)

    def targets(self, decision: Decision, results: Results) -> list[tuple[Claim, Claim | None]]:
        """The claims that it is about, in their place, each with the machine's that it stands for."""
        stands = self.stands[decision.id]
        places = [decision.seen] if isinstance(decision, Add) else claims_seen(decision)
        ids = [seen.claim.id for seen in places]
        return [(stands[i].claim, stands[i].machine) if i in stands else (results.made[i], None) for i in ids]

    def make(self, decision: Decision, claims: Sequence[Claim]) -> list[Claim] | None:
        """The claims that stand there as it says; None where words that it names are gone."""
        match decision:
            case Accept() | Add():
                return list(claims)
            case Reject():
                return []
            case Correct():
                corrected = self.changed(decision.changes, decision.seen, claims[0])
                return None if corrected is None else [corrected]
            case Split():
                parts = [self.changed(changes, decision.seen, claims[0]) for changes in decision.parts]
                return _named(parts, decision)
            case Merge():
                return _named([self.changed(decision.changes, decision.several[0], claims[0])], decision)
            case Restate() | Link():
                return list(claims)
            case _:
                assert_never(decision)

    def changed(self, changes: Changes, seen: ClaimSeen, now: Claim) -> Claim | None:
        """Changed where it was seen, then moved to where it stands now."""
        if now.report == seen.claim.report:
            return changes.make(now)
        moved = self.ground.move(changes.make(seen.claim), self.ground.reports[now.report])
        return None if moved is None else replace(moved, id=now.id)

    def rule(self, decision: Decision) -> DecisionRuling:
        stands = self.stands.get(decision.id, {})
        seen = {each.claim.id: each for each in claims_seen(decision)}
        asked = [ask_again(seen[name], stand) for name, stand in stands.items() if name in seen]
        if isinstance(decision, Reject):
            asked = [asked for asked, stand in zip(asked, stands.values(), strict=True) if stand.machine is not None]
        return DecisionRuling(
            decision=decision,
            outcome=self.outcomes[decision.id],
            found=self.found.get(decision.id, ()),
            against=tuple(sorted(self.against.get(decision.id, ()))),
            again=self.outcomes[decision.id] is Outcome.HELD and any(asked),
            stands_for=tuple(stand.machine.id for stand in stands.values() if stand.machine is not None),
        )


def _slots(decision: Decision, stands: Iterable[Stand]) -> set[ClaimId]:
    """What the claims that it makes or is about are called, so that decisions on one claim meet: as they were called
    then, and as the machine calls them now where it says the same there."""
    slots = {*claims_made(decision), *(seen.claim.id for seen in claims_seen(decision))}
    for stand in stands if claims_seen(decision) else ():
        if stand.machine is not None and Gist.of(stand.machine) == Gist.of(stand.claim):
            slots.add(stand.machine.id)
    return slots


def _effect(decision: Decision) -> tuple[object, ...]:
    """What it would have done; equal where two say the same."""
    match decision:
        case Accept():
            return ("accept",)
        case Reject():
            return ("reject",)
        case Correct():
            return ("correct", decision.changes)
        case Add():
            return ("add", decision.seen.claim)
        case Split():
            return ("split", decision.id)
        case Merge():
            return ("merge", decision.id)
        case Restate():
            return ("restate", decision.status)
        case Link():
            return ("link", decision.seen)
        case _:
            assert_never(decision)


def _all_changes(decision: Decision) -> tuple[Changes, ...]:
    """With whom and what they name, so that names outlive a run that no longer meets them."""
    seen = tuple(Changes(actors=each.actors, places=each.places) for each in claims_seen(decision))
    match decision:
        case Correct() | Merge():
            return (*seen, decision.changes)
        case Split():
            return (*seen, *decision.parts)
        case Add():
            return (Changes(actors=decision.actors, places=decision.places),)
        case Accept():
            return seen
        case Reject() | Restate() | Link():
            return ()
        case _:
            assert_never(decision)


def _named(claims: Sequence[Claim | None], decision: Decision) -> list[Claim] | None:
    named = [replace(c, id=name) for c, name in zip(claims, claims_made(decision), strict=True) if c is not None]
    return named if len(named) == len(claims) else None


def _pointer(seen: ClaimSeen) -> Pointer:
    return Pointer(report=seen.pointer.report, words=seen.claim.content.quote)


def _name(decision: Decision) -> str:
    return f"decision {decision.id} of {decision.by}, {decision.on}"


def _say_quarrel(said: Sequence[Decision]) -> Issue:
    first, *others = said
    named = ", ".join(_name(other) for other in others[:6])
    return Issue(
        path=_name(first),
        reason=f"says otherwise of one claim than {named}: all are kept, and none is followed",
        remedy="let one decision replace the others (`--replaces ID`), or take one back (`truceline review undo ID`)",
    )


def _say_orphan(decision: Decision) -> Issue:
    return Issue(
        path=_name(decision),
        reason="it is about a claim that another decision made, and that one is not followed: it is kept, and not "
        "followed",
        remedy="decide anew on the claim as it stands now, or take this one back (`truceline review undo ID`)",
    )
