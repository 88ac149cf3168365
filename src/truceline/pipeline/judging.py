"""Which claims of this record people's judgements are about, and which of the judgements can be followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.incidents import Judged
from truceline.model.claim import Claim
from truceline.model.ids import JudgementId
from truceline.model.issue import Issue
from truceline.model.judgement import Judgement, Outcome, Ruling, find_contradictions, without_replaced
from truceline.model.report import Report
from truceline.pipeline.pointers import Finder, lost_in, say_lost

_PEOPLE_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Every judgement with its outcome, in the order given; those to follow; and what the run has to say about the
    rest."""

    rulings: tuple[Ruling, ...] = ()
    judged: tuple[Judged, ...] = ()
    issues: tuple[Issue, ...] = ()


def hear_judgements(
    judgements: Sequence[Judgement], claims: Sequence[Claim], reports: Sequence[Report], unseen: Sequence[Report] = ()
) -> Heard:
    """`unseen` are reports that are left out because of the moment that the record is seen from.

    Judgements that contradict each other are not followed, none of them; nor is one that leads to no claim. All are
    kept.
    """
    finder = Finder.of(claims, reports)
    later = Finder.of((), unseen)
    standing = {judgement.id for judgement in without_replaced(judgements)}
    found = {j.id: (finder.find(j.claims[0]), finder.find(j.claims[1])) for j in judgements}
    led = [j for j in judgements if j.id in standing and all(found[j.id])]
    against: dict[JudgementId, set[JudgementId]] = defaultdict(set)
    quarrels = find_contradictions(led, lambda judgement: found[judgement.id])
    for quarrel in quarrels:
        for judgement in quarrel:
            against[judgement.id] |= {other.id for other in quarrel if other is not judgement}
    rulings, judged, issues = [], [], [_say_quarrel(quarrel) for quarrel in quarrels]
    for judgement in judgements:
        if judgement.id not in standing:
            outcome = Outcome.REPLACED
        elif not all(found[judgement.id]):
            lost = [p for p, claims_ in zip(judgement.claims, found[judgement.id], strict=True) if not claims_]
            outcome = lost_in(lost, finder, later)
            issues += [say_lost(_name(judgement), lost, finder)] if outcome is Outcome.NOT_FOUND else []
        elif judgement.id in against:
            outcome = Outcome.CONTRADICTED
        else:
            outcome = Outcome.HELD
            judged.append(Judged(judgement=judgement, first=found[judgement.id][0], second=found[judgement.id][1]))
        rulings.append(
            Ruling(
                judgement=judgement,
                outcome=outcome,
                found=found[judgement.id],
                against=tuple(sorted(against.get(judgement.id, ()))),
            )
        )
    return Heard(rulings=tuple(rulings), judged=tuple(judged), issues=tuple(issues))


def _name(judgement: Judgement) -> str:
    return f"judgement {judgement.id} of {judgement.by}, {judgement.on}"


def _say_quarrel(quarrel: Sequence[Judgement]) -> Issue:
    different, *same = quarrel
    named = ", ".join(f"{_name(j)} (“same”)" for j in same[:_PEOPLE_NAMED])
    against = f"contradicts {named}" if same else "says that one claim is two events"
    return Issue(
        path=_name(different),
        reason=f"“different” {against}: all are kept, and none is followed",
        remedy="let one judgement replace the other (`replaces: id`)",
    )
