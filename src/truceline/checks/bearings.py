"""Bearings and proposals: every id stands in the record, and what bears is not ruled out by a test of its own."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.checks.index import Index
from truceline.model.bearing import Aspect, Bearing, Fit
from truceline.model.dossier import Dossier
from truceline.model.register import duties_of


def check_bearings(dossier: Dossier, index: Index) -> Iterator[str]:
    questions = {question.id for question in dossier.questions}
    duties = {
        (agreement.id, provision.number): {duty.id for duty in duties_of(provision)}
        for agreement in dossier.pack.agreements
        for provision in agreement.provisions
    }
    ids = {bearing.id for bearing in dossier.bearings}
    if len(ids) < len(dossier.bearings):
        yield "two bearings bear one id"
    for bearing in dossier.bearings:
        name = f"the bearing of {bearing.incident or 'claims'} on {bearing.agreement} {bearing.provision}"
        known = duties.get((bearing.agreement, bearing.provision))
        if known is None or not set(bearing.duties) <= known:
            yield f"{name} is on an unknown provision or duty"
        if bearing.incident is not None and bearing.incident not in index.incidents:
            yield f"{name} is of an unknown incident"
        yield from _check_tests(name, bearing)
        yield from _check_names(name, bearing, index)
        for question in (each.question for each in bearing.occurrences if each.question is not None):
            if question not in questions:
                yield f"{name} rests on the unknown question {question}"
    for proposal in dossier.proposals:
        name = f"the proposal on {proposal.agreement} {proposal.provision}"
        if (proposal.agreement, proposal.provision) not in duties:
            yield f"{name} is on an unknown provision"
        if not proposal.bearings or not set(proposal.bearings) <= ids:
            yield f"{name} rests on no bearing, or on one that is unknown"


def _check_tests(name: str, bearing: Bearing) -> Iterator[str]:
    if [test.name for test in bearing.tests] != list(Aspect):
        yield f"{name} has not one test of each kind"
    if bearing.bears and any(test.fit is Fit.NO for test in bearing.tests):
        yield f"{name} bears although a test rules it out"
    if not bearing.bears and not bearing.naming:
        yield f"{name} does not bear, and nobody names the point"


def _check_names(name: str, bearing: Bearing, index: Index) -> Iterator[str]:
    for claim in (*bearing.naming, *bearing.denying, *(c for test in bearing.tests for c in test.claims)):
        if claim not in index.claims:
            yield f"{name} rests on the unknown claim {claim}"
    for actor in (a for each in bearing.occurrences for a in (*each.yes, *each.no)):
        if actor not in index.actors:
            yield f"{name} names the unknown actor {actor}"
