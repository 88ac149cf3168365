"""Marks beside a claim: how reliable its source is held to be, how credible the claim is, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.model.actor import Actor
from truceline.model.reliability import (
    CREDIBILITY_WORDING,
    RELIABILITY_WORDING,
    Credibility,
    GradeReason,
    Reliability,
    mark_in_force,
)
from truceline.publish.catalogue import Catalogue, Ref
from truceline.publish.writing import element_id


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkReason:
    """`question` is the element of the question that it rests on, "" for none."""

    grade: int
    text: str
    question: str
    alike: tuple[Ref, ...]
    apart: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenGrade:
    by: str
    on: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMark:
    """`code` is what stands beside the claim: `B3`. `given` says who set the grade, None where it is proposed."""

    code: str
    source: str
    credibility: str
    proposed: str
    given: GivenGrade | None
    reasons: tuple[MarkReason, ...]

    @property
    def hint(self) -> str:
        how = "set by a person" if self.given else "proposed"
        return f"source: {self.source}; claim: {self.credibility} ({how})"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkInHistory:
    letter: str
    wording: str
    since: str
    by: str
    why: str


def mark_claim(claim_id: str, catalogue: Catalogue) -> ClaimMark | None:
    """None where the record does not say how credible the claim is."""
    credibility = catalogue.credibility.get(claim_id)
    if credibility is None:
        return None
    letter = letter_of(catalogue.claims[claim_id].speaker, catalogue)
    return ClaimMark(
        code=f"{letter.value}{credibility.grade.value}",
        source=RELIABILITY_WORDING[letter],
        credibility=CREDIBILITY_WORDING[credibility.grade],
        proposed=f"{credibility.proposed.value}, {CREDIBILITY_WORDING[credibility.proposed]}",
        given=_given(credibility, catalogue),
        reasons=tuple(_reason(reason, catalogue) for reason in credibility.reasons),
    )


def letter_of(actor_id: str, catalogue: Catalogue) -> Reliability:
    actor = catalogue.actors.get(actor_id)
    return mark_in_force(actor.reliability if actor else (), catalogue.dossier.as_of)


def list_history(actor: Actor, catalogue: Catalogue) -> tuple[MarkInHistory, ...]:
    """The marks that had been set by the moment that the record is seen from, the latest first."""
    as_of = catalogue.dossier.as_of
    return tuple(
        MarkInHistory(
            letter=mark.mark.value,
            wording=RELIABILITY_WORDING[mark.mark],
            since=catalogue.clock.say(mark.since),
            by=mark.by,
            why=mark.why,
        )
        for mark in reversed(actor.reliability)
        if as_of is None or mark.since <= as_of[:10]
    )


def list_wordings() -> Mapping[str, str]:
    """Every letter and number with its wording, for the legend."""
    letters = {letter.value: wording for letter, wording in RELIABILITY_WORDING.items()}
    return letters | {str(grade.value): wording for grade, wording in CREDIBILITY_WORDING.items()}


def _given(credibility: Credibility, catalogue: Catalogue) -> GivenGrade | None:
    given = credibility.set
    return GivenGrade(by=given.by, on=catalogue.clock.say(given.on), why=given.why) if given is not None else None


def _reason(reason: GradeReason, catalogue: Catalogue) -> MarkReason:
    return MarkReason(
        grade=reason.grade.value,
        text=reason.text,
        question=f"#{element_id('q', reason.question)}" if reason.question is not None else "",
        alike=catalogue.refs(reason.alike),
        apart=catalogue.refs(reason.apart),
    )
