"""Decisions on what is made of claims: a question's standing, what a denial answers, who holds a point fulfilled."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Generic, TypeVar

from truceline.model.act import POINTING, SILENT, Act, Answered, AnswerReason
from truceline.model.agreement import Assessment
from truceline.model.claim import Claim
from truceline.model.decision import (
    Accept,
    AssessmentSeen,
    Decision,
    DecisionRuling,
    Link,
    LinkSeen,
    Reject,
    Restate,
    StandingSeen,
)
from truceline.model.ids import ClaimId, JudgementId
from truceline.model.issue import Issue
from truceline.model.judgement import Outcome, Pointer
from truceline.model.question import Agreed, Disputed, OneSided, Question, SingleSource, Standing, Why
from truceline.model.report import Report
from truceline.pipeline.pointers import Finder, lost_in
from truceline.review.locating import share

_LEAST_SHARED = 0.5
T = TypeVar("T")


@dataclass(slots=True)
class Settling:
    """Asked stage by stage, as the record is made; `rulings` and `issues` gather what became of each decision."""

    decisions: Sequence[Decision]
    reports: Sequence[Report]
    unseen: Sequence[Report] = ()
    rulings: dict[JudgementId, DecisionRuling] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def __post_init__(self) -> None:
        gone = {replaced for decision in self.decisions for replaced in decision.replaces}
        for decision in self.decisions:
            if decision.id in gone:
                self.rulings[decision.id] = DecisionRuling(decision=decision, outcome=Outcome.REPLACED)

    def ordered(self) -> tuple[DecisionRuling, ...]:
        return tuple(self.rulings[decision.id] for decision in self.decisions if decision.id in self.rulings)

    def settle_questions(self, asked: Sequence[Question], claims: Sequence[Claim]) -> list[Question]:
        """Rejected ones are asked no more, restated ones stand as somebody says, with their reason."""
        finder = Finder.of(claims, self.reports)
        settled = list(asked)
        for decision, found in self._led(_Questions(asked, finder)):
            question, seen = found, decision.seen
            assert isinstance(seen, StandingSeen)
            changed = question.status != seen.question.status and question.positions != seen.question.positions
            now = question
            if isinstance(decision, Restate):
                standing = restated(question, decision.status)
                if standing is None:
                    self._refuse(decision, f"“{decision.status}” cannot be said of its positions as they are now")
                    continue
                said = f"{decision.by} holds so, on {decision.on[:10]}: {decision.why}"
                now = replace(question, standing=standing, why=Why(parts=(said,)))
            place = next(n for n, each in enumerate(settled) if each.id == question.id)
            settled[place : place + 1] = [] if isinstance(decision, Reject) else [now]
            self._hold(decision, about=question.id, again=changed)
        return settled

    def settle_acts(self, acts: Sequence[Act], claims: Sequence[Claim]) -> tuple[Act, ...]:
        """What a denial answers, without the links that people rejected, and with those that they made."""
        finder = Finder.of(claims, self.reports)
        settled = {act.id: act for act in acts}
        for decision, found in self._led(_Acts(acts, finder)):
            act, seen = settled[found.id], decision.seen
            assert isinstance(seen, LinkSeen)
            meant = set(finder.find(seen.answered))
            linked = [answered for answered in act.answers if answered.claim in meant]
            if isinstance(decision, Reject):
                act = replace(act, answers=tuple(each for each in act.answers if each not in linked))
            elif isinstance(decision, Link) and not linked:
                claim = finder.claims[min(meant)]
                if act.kind not in POINTING or claim.act in SILENT or claim.id == act.claim:
                    self._refuse(decision, "one of the two is nothing that answers, or that can be answered")
                    continue
                made = Answered(claim=claim.id, report=claim.report, reasons=(AnswerReason.BY_HAND,))
                act = replace(act, answers=(*act.answers, made))
            settled[act.id] = act
            self._hold(decision, about=act.id, found=tuple(sorted(meant)))
        return tuple(settled.values())

    def settle_assessments(self, made: Sequence[Assessment], claims: Sequence[Claim]) -> tuple[Assessment, ...]:
        """Without those that people rejected."""
        finder = Finder.of(claims, self.reports)
        settled = list(made)
        for decision, found in self._led(_Assessments(made, finder)):
            if isinstance(decision, Reject):
                settled = [each for each in settled if each.id != found.id]
            self._hold(decision, about=found.id, found=(found.claim,) if found.claim else ())
        return tuple(settled)

    def _led(self, kind: _Kind[T]) -> Iterator[tuple[Accept | Reject | Restate | Link, T]]:
        """Decisions on things of that kind that lead somewhere and contradict none, each with what it is about."""
        led: dict[Hashable, list[tuple[Accept | Reject | Restate | Link, T]]] = defaultdict(list)
        for decision in self.decisions:
            if decision.id in self.rulings or not isinstance(decision, Accept | Reject | Restate | Link):
                continue
            pointers = kind.pointers(decision)
            if pointers is None:
                continue
            found = kind.find(decision)
            if found is None:
                self._lose(decision, pointers, kind.finder)
            else:
                led[kind.key(decision, found)].append((decision, found))
        for said in led.values():
            effects = {(type(decision), getattr(decision, "status", "")) for decision, _ in said}
            if len(effects) > 1:
                self._contradict([decision for decision, _ in said])
            else:
                yield from said[:1]
                for decision, _ in said[1:]:
                    first = self.rulings.get(said[0][0].id)
                    if first is not None:
                        self.rulings[decision.id] = replace(first, decision=decision)

    def _hold(self, decision: Decision, *, about: str, again: bool = False, found: tuple[ClaimId, ...] = ()) -> None:
        self.rulings[decision.id] = DecisionRuling(
            decision=decision, outcome=Outcome.HELD, about=about, again=again, stands_for=found
        )

    def _lose(self, decision: Decision, pointers: Sequence[Pointer], finder: Finder) -> None:
        outcome = lost_in(pointers, finder, Finder.of((), self.unseen)) if pointers else Outcome.NOT_FOUND
        self.rulings[decision.id] = DecisionRuling(decision=decision, outcome=outcome)
        if outcome is Outcome.NOT_FOUND:
            self._tell(decision, "what it is about is not in the record as it is now")

    def _refuse(self, decision: Decision, reason: str) -> None:
        self.rulings[decision.id] = DecisionRuling(decision=decision, outcome=Outcome.NOT_FOUND)
        self._tell(decision, reason)

    def _contradict(self, said: Sequence[Decision]) -> None:
        for decision in said:
            others = tuple(sorted(other.id for other in said if other.id != decision.id))
            self.rulings[decision.id] = DecisionRuling(
                decision=decision, outcome=Outcome.CONTRADICTED, against=others
            )  # fmt: skip
        first, *others_ = sorted(said, key=lambda decision: decision.id)
        named = ", ".join(f"{other.id} of {other.by}" for other in others_[:6])
        self._tell(first, f"says otherwise of one thing than {named}")

    def _tell(self, decision: Decision, reason: str) -> None:
        self.issues.append(
            Issue(
                path=f"decision {decision.id} of {decision.by}, {decision.on}",
                reason=f"{reason}: it is kept, and not followed",
                remedy="decide anew, or take one back (`truceline review undo ID`)",
            )
        )


def restated(question: Question, status: str) -> Standing | None:
    """The standing that somebody gives a question; None where its positions do not allow it, so that nothing false is
    said of who holds what."""
    count = len(question.positions)
    speakers = tuple(dict.fromkeys(s for position in question.positions for s in position.speakers))
    match status:
        case "disputed":
            return Disputed(apart=tuple(combinations(range(count), 2))) if count > 1 else None
        case "agreed":
            return Agreed(between=speakers) if len(speakers) > 1 else None
        case "one_sided":
            return OneSided(side=None) if len(speakers) > 1 else None
        case "single_source":
            return SingleSource(speaker=speakers[0]) if len(speakers) == 1 else None
        case _:
            return None


class _Kind(ABC, Generic[T]):
    def __init__(self, things: Sequence[T], finder: Finder) -> None:
        self.things = things
        self.finder = finder

    @abstractmethod
    def pointers(self, decision: Accept | Reject | Restate | Link) -> list[Pointer] | None:
        """None where it is about something of another kind."""

    @abstractmethod
    def find(self, decision: Accept | Reject | Restate | Link) -> T | None: ...

    @abstractmethod
    def key(self, decision: Accept | Reject | Restate | Link, found: T) -> Hashable:
        """Decisions with one key are about one thing."""


class _Questions(_Kind[Question]):
    def pointers(self, decision: Accept | Reject | Restate | Link) -> list[Pointer] | None:
        return list(decision.seen.claims) if isinstance(decision.seen, StandingSeen) else None

    def find(self, decision: Accept | Reject | Restate | Link) -> Question | None:
        """By id, else the question of the same kind that most of its claims answer."""
        seen = decision.seen
        assert isinstance(seen, StandingSeen)
        for question in self.things:
            if question.id == seen.question.id:
                return question
        meant = {claim for pointer in seen.claims for claim in self.finder.find(pointer)}
        asked = [q for q in self.things if (q.kind, q.event_type, q.what) == _asks(seen.question)]
        shared = {q.id: len(meant & {c for p in q.positions for c in p.claims}) for q in asked}
        best = max(asked, key=lambda q: (shared[q.id], q.id), default=None)
        return best if best is not None and shared[best.id] else None

    def key(self, decision: Accept | Reject | Restate | Link, found: Question) -> Hashable:
        return found.id


def _asks(question: Question) -> tuple[object, ...]:
    return question.kind, question.event_type, question.what


class _Acts(_Kind[Act]):
    def pointers(self, decision: Accept | Reject | Restate | Link) -> list[Pointer] | None:
        seen = decision.seen
        return [seen.pointer, seen.answered] if isinstance(seen, LinkSeen) else None

    def find(self, decision: Accept | Reject | Restate | Link) -> Act | None:
        seen = decision.seen
        assert isinstance(seen, LinkSeen)
        if not self.finder.find(seen.answered):
            return None
        for act in self.things:
            if act.id == seen.act.id:
                return act
        places = self.finder.places_of(seen.pointer)
        if len(places) != 1:
            return None
        report, span = places[0]
        alike = [
            a for a in self.things if (a.report, a.kind, a.speaker) == (report.id, seen.act.kind, seen.act.speaker)
        ]
        return next((act for act in alike if share(act.content.span, span) >= _LEAST_SHARED), None)

    def key(self, decision: Accept | Reject | Restate | Link, found: Act) -> Hashable:
        seen = decision.seen
        assert isinstance(seen, LinkSeen)
        return (found.id, self.finder.find(seen.answered))


class _Assessments(_Kind[Assessment]):
    def pointers(self, decision: Accept | Reject | Restate | Link) -> list[Pointer] | None:
        seen = decision.seen
        if not isinstance(seen, AssessmentSeen):
            return None
        return [seen.pointer] if seen.pointer is not None else []

    def find(self, decision: Accept | Reject | Restate | Link) -> Assessment | None:
        seen = decision.seen
        assert isinstance(seen, AssessmentSeen)
        for made in self.things:
            if made.id == seen.assessment.id:
                return made
        meant = set(self.finder.find(seen.pointer)) if seen.pointer is not None else set()
        then = seen.assessment
        wanted = (then.agreement, then.provision, then.assessor, then.status)
        alike = [a for a in self.things if (a.agreement, a.provision, a.assessor, a.status) == wanted]
        alike.sort(key=lambda made: made.of != then.of)
        return next((made for made in alike if made.claim in meant), None)

    def key(self, decision: Accept | Reject | Restate | Link, found: Assessment) -> Hashable:
        return found.id
