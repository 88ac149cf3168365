"""Assessments as the dossier file has them: of a point as a whole, and beside it of each party where these differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from truceline.model.agreement import Assessment, AssessmentStatus


def write_assessments(assessments: Iterable[Assessment]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Of whole points, and of single parties. Whoever holds that one party keeps a point and another does not, in one
    text, holds it partly kept as a whole."""
    told: dict[tuple[object, ...], list[Assessment]] = defaultdict(list)
    for each in assessments:
        unclear = each.status is AssessmentStatus.UNCLEAR
        told[each.agreement, each.provision, each.assessor, each.report or each.id, each.entry, unclear].append(each)
    whole: list[Assessment] = []
    of_parties: list[Assessment] = []
    for group in told.values():
        if len({each.status for each in group}) > 1:
            whole.append(replace(group[0], status=AssessmentStatus.PARTLY, of=None))
            of_parties += group
        else:
            whole += group
    return [_write(each) for each in whole], [_write(each) for each in of_parties]


def _write(a: Assessment) -> dict[str, Any]:
    return {
        "id": a.id,
        "agreement": a.agreement,
        "provision": a.provision,
        "assessor": a.assessor,
        "of": a.of,
        "status": a.status.value,
        "claim": a.claim,
        "as_of": a.as_of,
        "basis": a.basis.value,
        "by": a.by,
        "why": a.why,
        "words": a.words,
        "source": a.source,
        "entry": a.entry,
    }
