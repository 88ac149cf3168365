"""The queue: what waits for a person, what matters most first, with all that it takes to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.model.act import DENYING
from truceline.model.agreement import AssessmentBasis
from truceline.model.anchor import Anchor
from truceline.model.claim import Claim
from truceline.model.decision import Decision, DecisionRuling, claims_seen
from truceline.model.dossier import Dossier
from truceline.model.ids import ClaimId
from truceline.model.judgement import Outcome
from truceline.model.question import Disputed, Question, SingleSource
from truceline.review.asking import pending
from truceline.review.desk import Desk

LOW_CONFIDENCE = 0.5


class Subject(StrEnum):
    CLAIM = "claim"
    STANDING = "standing"  # of a question
    LINK = "link"  # from a denial or a correction to what it answers
    ASSESSMENT = "assessment"


class Urgency(StrEnum):
    """Why something stands where it does in the queue, the first reason first. The values are printed."""

    AGAIN = "decided before, and since then both the source and what is read in it have changed"
    CONTRADICTED = "people have decided otherwise on it, and none of them is followed"
    DISPUTED = "in a disputed question"
    LOW = "the machine is not sure"
    DENIAL = "a denial"
    SINGLE = "nobody else says so"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`id` is that of a claim, a question, or an assessment; of a link, the act's and the claim's with `>` between."""

    subject: Subject
    id: str
    urgencies: tuple[Urgency, ...]
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A claim in its paragraph: the words before it, its own and those after it; whose paper, of which day; and what
    people have decided on it so far."""

    claim: Claim
    before: str
    after: str
    report: str
    headline: str | None
    outlet: str | None
    published: str | None
    incident: str | None
    questions: tuple[Question, ...]
    decisions: tuple[DecisionRuling, ...]


def list_suggestions(desk: Desk, dossier: Dossier) -> list[Suggestion]:
    """What nobody has decided on, and what is to be decided again; the same for the same record.

    What reprints only hand on comes last."""
    ranks = _Ranks.of(desk, dossier)
    found = [*_claims(ranks, dossier), *_gone(desk), *_standings(ranks, dossier)]
    found += [*_links(ranks, dossier), *_assessments(ranks, dossier)]
    return sorted(found, key=ranks.key)


def show_claim(desk: Desk, dossier: Dossier, claim: ClaimId) -> Context:
    """Of a claim that somebody rejected, as it was read. `dossier` may be some decisions old."""
    shown = desk.claims.get(claim) or desk.see(claim).claim
    report = desk.reports[shown.report]
    before, after = paragraph_around(report.text, shown.content)
    placed = next((each.incident for each in dossier.claims if each.id == claim), None)
    return Context(
        claim=shown,
        before=before,
        after=after,
        report=report.input,
        headline=report.headline,
        outlet=report.outlet,
        published=report.published,
        incident=next((f"{i.title} ({i.id})" for i in dossier.incidents if i.id == placed), None),
        questions=tuple(q for q in dossier.questions if claim in _answering(q)),
        decisions=tuple(desk.rulings[decision.id] for decision in desk.decisions_on(claim)),
    )


def paragraph_around(text: str, anchor: Anchor, *, most: int = 600) -> tuple[str, str]:
    """What stands before and after the words in their paragraph."""
    start = text.rfind("\n\n", 0, anchor.start)
    end = text.find("\n\n", anchor.end)
    before = text[max(start + 2 if start >= 0 else 0, anchor.start - most) : anchor.start]
    after = text[anchor.end : min(end if end >= 0 else len(text), anchor.end + most)]
    return before, after


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranks:
    """What is known of each claim that makes it urgent."""

    claims: Mapping[ClaimId, Claim]
    urgencies: Mapping[ClaimId, frozenset[Urgency]]
    dates: Mapping[str, str]
    undecided: frozenset[ClaimId]
    decided: frozenset[str]

    @classmethod
    def of(cls, desk: Desk, dossier: Dossier) -> _Ranks:
        claims = {claim.id: claim for claim in dossier.claims}
        urgent: dict[ClaimId, set[Urgency]] = defaultdict(set)
        for question in dossier.questions:
            for answering in _answering(question):
                if isinstance(question.standing, Disputed):
                    urgent[answering].add(Urgency.DISPUTED)
                if isinstance(question.standing, SingleSource):
                    urgent[answering].add(Urgency.SINGLE)
        for claim in dossier.claims:
            if claim.confidence < LOW_CONFIDENCE:
                urgent[claim.id].add(Urgency.LOW)
            if claim.act in DENYING:
                urgent[claim.id].add(Urgency.DENIAL)
        for ruling in desk.applied.rulings:
            for decided in ruling.found if ruling.again else ():
                urgent[decided].add(Urgency.AGAIN)
            if ruling.outcome is Outcome.CONTRADICTED:
                for decided in (*ruling.stands_for, *_about(ruling.decision)):
                    urgent[decided].add(Urgency.CONTRADICTED)
        settled = {r.about for r in dossier.decisions if r.about is not None and not r.again}
        links = {f"{r.about}>{claim}" for r in dossier.decisions if r.about for claim in r.stands_for}
        return cls(
            claims=claims,
            urgencies={claim: frozenset(said) for claim, said in urgent.items()},
            dates={report.id: report.published or "9999" for report in dossier.reports},
            undecided=frozenset(pending(dossier.claims, desk.applied.rulings)),
            decided=frozenset(settled | links),
        )

    def of_claims(self, claims: Sequence[ClaimId]) -> tuple[Urgency, ...]:
        said = {urgency for claim in claims for urgency in self.urgencies.get(claim, ())}
        return tuple(urgency for urgency in Urgency if urgency in said)

    def key(self, suggestion: Suggestion) -> tuple[object, ...]:
        urgent = tuple(urgency not in suggestion.urgencies for urgency in Urgency)
        known = [self.claims[claim] for claim in suggestion.claims if claim in self.claims]
        confidence = min((claim.confidence for claim in known), default=0.0)
        date = min((self.dates[claim.report] for claim in known), default="")
        start = min((claim.content.start for claim in known), default=0)
        handed_on = bool(known) and all(claim.repeats is not None for claim in known)
        pressing, others = urgent[:2], urgent[2:]
        return (
            *pressing,
            handed_on,
            *others,
            list(Subject).index(suggestion.subject),
            confidence,
            date,
            start,
            suggestion.id,
        )


def _about(decision: Decision) -> tuple[ClaimId, ...]:
    return tuple(seen.claim.id for seen in claims_seen(decision))


def _answering(question: Question) -> set[ClaimId]:
    return {claim for position in question.positions for claim in position.claims}


def _claims(ranks: _Ranks, dossier: Dossier) -> Iterator[Suggestion]:
    for claim in dossier.claims:
        if claim.id in ranks.undecided:
            yield Suggestion(
                subject=Subject.CLAIM, id=claim.id, urgencies=ranks.of_claims([claim.id]), claims=(claim.id,)
            )


def _gone(desk: Desk) -> Iterator[Suggestion]:
    """What somebody rejected, and is to be asked again."""
    for ruling in desk.applied.rulings:
        if ruling.again and not ruling.found:
            for claim in ruling.stands_for:
                yield Suggestion(subject=Subject.CLAIM, id=claim, urgencies=(Urgency.AGAIN,), claims=(claim,))


def _standings(ranks: _Ranks, dossier: Dossier) -> Iterator[Suggestion]:
    for question in dossier.questions:
        if question.id not in ranks.decided:
            claims = tuple(sorted(_answering(question)))
            kinds = {Disputed: (Urgency.DISPUTED,), SingleSource: (Urgency.SINGLE,)}
            urgencies = kinds.get(type(question.standing), ())
            yield Suggestion(subject=Subject.STANDING, id=question.id, urgencies=urgencies, claims=claims)


def _links(ranks: _Ranks, dossier: Dossier) -> Iterator[Suggestion]:
    for act in dossier.acts:
        for answered in act.answers:
            name = f"{act.id}>{answered.claim}"
            if answered.claim is not None and name not in ranks.decided:
                claims = (answered.claim,) if act.claim is None else (act.claim, answered.claim)
                urgencies = (Urgency.DENIAL,) if act.kind in DENYING else ()
                yield Suggestion(subject=Subject.LINK, id=name, urgencies=urgencies, claims=claims)


def _assessments(ranks: _Ranks, dossier: Dossier) -> Iterator[Suggestion]:
    for made in dossier.assessments:
        if made.basis is not AssessmentBasis.ENTERED and made.claim is not None and made.id not in ranks.decided:
            urgencies = ranks.of_claims([made.claim])
            yield Suggestion(subject=Subject.ASSESSMENT, id=made.id, urgencies=urgencies, claims=(made.claim,))
