"""Every invariant of a finished record, checked before it is published."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.checks.accounts import check_incidents, check_questions
from truceline.checks.acts import check_acts
from truceline.checks.bearings import check_bearings
from truceline.checks.copies import check_origins
from truceline.checks.counts import check_counts
from truceline.checks.decisions import check_decisions
from truceline.checks.index import Index
from truceline.checks.judged import check_judgements
from truceline.checks.lineage import check_texts
from truceline.checks.marks import check_control, check_credibility
from truceline.checks.register import check_clocks
from truceline.checks.statements import check_assessments, check_claims, check_reports
from truceline.errors import BrokenRecord
from truceline.model.dossier import Dossier

MOST_NAMED = 200


def check_dossier(dossier: Dossier) -> None:
    """Raises BrokenRecord, which names each failure (the first 200), if any invariant of the record does not hold."""
    broken = tuple(failure for failure, _ in zip(_failures(dossier), range(MOST_NAMED), strict=False))
    if broken:
        raise BrokenRecord(broken)


def _failures(dossier: Dossier) -> Iterator[str]:
    index = Index.of(dossier)
    yield from index.repeated
    yield from check_reports(dossier, index)
    yield from check_origins(dossier, index)
    yield from check_texts(dossier, index)
    yield from check_claims(dossier, index)
    yield from check_acts(dossier, index)
    yield from check_incidents(dossier, index)
    yield from check_questions(dossier, index)
    yield from check_assessments(dossier, index)
    yield from check_clocks(dossier, index)
    yield from check_bearings(dossier, index)
    yield from check_counts(dossier, index)
    yield from check_judgements(dossier, index)
    yield from check_decisions(dossier, index)
    yield from check_control(dossier, index)
    yield from check_credibility(dossier, index)
