"""What people judged: which claims are about one event, or about two, how credible a claim is, who holds what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.model.ids import ClaimId
from truceline.model.judgement import Outcome, Pointer, Verdict
from truceline.model.reliability import CREDIBILITY_WORDING
from truceline.publish.catalogue import Catalogue, Ref
from truceline.publish.wording import ASSESSMENTS
from truceline.publish.writing import element_id

_VERDICTS = {Verdict.SAME: "about the same event", Verdict.DIFFERENT: "about different events"}
_OUTCOMES = {
    Outcome.HELD: "followed",
    Outcome.NOT_FOUND: "not followed: a claim that it is about was not found",
    Outcome.OUT_OF_VIEW: "not followed: its report is not seen from this moment",
    Outcome.CONTRADICTED: "not followed: other judgements say the contrary",
    Outcome.REPLACED: "taken back by a later one",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A claim that is judged: links to it where it was found, else the words that were given for it."""

    refs: tuple[Ref, ...]
    words: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementLine:
    id: str
    verdict: str
    ends: tuple[End, ...]
    by: str
    on: str
    why: str
    outcome: str
    followed: bool


def list_judgements(catalogue: Catalogue) -> tuple[JudgementLine, ...]:
    """In the order in which they were given, those that were not followed too."""
    lines = []
    for ruling in catalogue.dossier.judgements:
        judgement = ruling.judgement
        first, second = (
            _end(pointer, found, catalogue) for pointer, found in zip(judgement.claims, ruling.found, strict=True)
        )
        lines.append(
            JudgementLine(
                id=element_id("j", judgement.id),
                verdict=_VERDICTS[judgement.verdict],
                ends=(first, second),
                by=judgement.by,
                on=catalogue.clock.say(judgement.on),
                why=judgement.why,
                outcome=_OUTCOMES[ruling.outcome],
                followed=ruling.outcome is Outcome.HELD,
            )
        )
    return (*lines, *_list_gradings(catalogue), *_list_entries(catalogue))


def _list_gradings(catalogue: Catalogue) -> Iterator[JudgementLine]:
    for ruling in catalogue.dossier.gradings:
        grading = ruling.grading
        yield JudgementLine(
            id=element_id("j", grading.id),
            verdict=f"credibility {grading.grade.value}, {CREDIBILITY_WORDING[grading.grade]}",
            ends=(_end(grading.claim, ruling.found, catalogue),),
            by=grading.by,
            on=catalogue.clock.say(grading.on),
            why=grading.why,
            outcome=_OUTCOMES[ruling.outcome],
            followed=ruling.outcome is Outcome.HELD,
        )


def _list_entries(catalogue: Catalogue) -> Iterator[JudgementLine]:
    for ruling in catalogue.dossier.entries:
        entry = ruling.entry
        basis = entry.basis
        end = (
            _end(basis, ruling.found, catalogue)
            if isinstance(basis, Pointer)
            else End(refs=(), words=basis.words, report=basis.source)
        )
        yield JudgementLine(
            id=element_id("j", entry.id),
            verdict=f"{entry.assessor} on point {entry.provision}: {ASSESSMENTS[entry.status.value][1]}"
            + (f" · by {entry.of}" if entry.of else ""),
            ends=(end,),
            by=entry.by,
            on=catalogue.clock.say(entry.on),
            why=entry.why,
            outcome=_OUTCOMES[ruling.outcome],
            followed=ruling.outcome is Outcome.HELD,
        )


def _end(pointer: Pointer, found: Sequence[ClaimId], catalogue: Catalogue) -> End:
    refs = catalogue.refs(found)
    told = catalogue.claims[found[0]].content.quote if refs else pointer.words or ""
    return End(refs=refs, words=told, report=pointer.report or pointer.claim or "")
