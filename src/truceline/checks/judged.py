"""Judgements: the record is as those that are held say, and none is held that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.checks.index import Index
from truceline.model.dossier import Dossier
from truceline.model.judgement import Outcome, Ruling, Verdict


def check_judgements(dossier: Dossier, index: Index) -> Iterator[str]:
    seen: set[str] = set()
    for ruling in dossier.judgements:
        name = f"judgement {ruling.judgement.id}"
        if ruling.judgement.id in seen:
            yield f"{name} is in the record twice"
        seen.add(ruling.judgement.id)
        lost = [claim for claims in ruling.found for claim in claims if claim not in index.claims]
        if lost:
            yield f"{name} points at the unknown claim {lost[0]}"
        elif ruling.outcome is Outcome.HELD:
            yield from _check_held(name, ruling, index)


def _check_held(name: str, ruling: Ruling, index: Index) -> Iterator[str]:
    first, second = ({index.claims[claim].incident for claim in claims} for claims in ruling.found)
    if not first or not second:
        yield f"{name} is held, and leads to no claim"
    elif ruling.judgement.verdict is Verdict.SAME and ruling.found[0] != ruling.found[1]:
        if len(first | second) != 1 or None in first:
            yield f"{name} says that its claims are of one event, and they are in {len(first | second)} incidents"
    elif ruling.judgement.verdict is Verdict.DIFFERENT and (first & second) - {None}:
        yield f"{name} says that its claims are of different events, and they are in one incident"
