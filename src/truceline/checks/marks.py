"""Control over time and credibility: every stretch, contest and reason rests on claims of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from truceline.checks.index import Index
from truceline.checks.statements import check_period
from truceline.model.control import Contest, PlaceControl, Stretch
from truceline.model.dossier import Dossier
from truceline.model.period import Period


def check_control(dossier: Dossier, index: Index) -> Iterator[str]:
    for control in dossier.control:
        name = f"control of {control.place}"
        if control.place not in index.places:
            yield f"{name}: an unknown place"
        yield from _check_claims(name, control.undated, index)
        for stretch in control.stretches:
            yield from _check_stretch(f"{name}, {stretch.speaker} from {stretch.start}", stretch, index)
        for contest in control.contests:
            yield from _check_contest(f"{name}, contested from {contest.start}", contest, control)


def _check_stretch(name: str, stretch: Stretch, index: Index) -> Iterator[str]:
    if not stretch.claims or not set(stretch.implied) <= set(stretch.claims):
        yield f"{name}: no claims, or implied ones that are not its claims"
    yield from _check_claims(name, stretch.claims, index)
    yield from check_period(name, Period(start=stretch.start, end=stretch.end))
    for actor in (stretch.speaker, stretch.holder):
        if actor is not None and actor not in index.actors:
            yield f"{name}: unknown actor {actor}"
    if stretch.last_said is not None and stretch.last_said <= stretch.end:
        yield f"{name}: carried on up to {stretch.last_said}, before its end"


def _check_contest(name: str, contest: Contest, control: PlaceControl) -> Iterator[str]:
    if not all(0 <= n < len(control.stretches) for n in contest.stretches) or not set(contest.carried) <= set(
        contest.stretches
    ):
        yield f"{name}: between stretches that are not there"
        return
    first, last = date.fromisoformat(contest.start), date.fromisoformat(contest.end)
    for number in set(contest.stretches) - set(contest.carried):
        stretch = control.stretches[number]
        if not date.fromisoformat(stretch.start) <= first <= last <= date.fromisoformat(stretch.end):
            yield f"{name}: {stretch.speaker} does not speak of these days"
    if len({control.stretches[n].speaker for n in contest.stretches}) < 2:
        yield f"{name}: between fewer than two speakers"


def check_credibility(dossier: Dossier, index: Index) -> Iterator[str]:
    questions = {question.id for question in dossier.questions}
    graded = [each.claim for each in dossier.credibility]
    if len(set(graded)) < len(graded):
        yield "a claim is graded twice"
    for each in dossier.credibility:
        name = f"the credibility of claim {each.claim}"
        yield from _check_claims(name, (each.claim,), index)
        if not each.reasons:
            yield f"{name} has no reason"
        for reason in each.reasons:
            yield from _check_claims(name, (*reason.alike, *reason.apart), index)
            if reason.question is not None and reason.question not in questions:
                yield f"{name} rests on the unknown question {reason.question}"


def _check_claims(name: str, claims: Iterable[str], index: Index) -> Iterator[str]:
    for claim in claims:
        if claim not in index.claims:
            yield f"{name}: unknown claim {claim}"
