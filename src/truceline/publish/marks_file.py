"""Marks and control over time as the dossier file has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from truceline.model.control import PlaceControl, Stretch
from truceline.model.grading import GradingRuling
from truceline.model.reliability import Credibility, ReliabilityMark, mark_in_force


def write_reliability(history: Sequence[ReliabilityMark], as_of: str | None) -> dict[str, Any]:
    """`mark` is the one in force at `as_of`; `history` holds those that had been set by then."""
    known = [mark for mark in history if as_of is None or mark.since <= as_of[:10]]
    return {
        "mark": mark_in_force(history, as_of).value,
        "history": [{"mark": m.mark.value, "since": m.since, "by": m.by, "why": m.why} for m in known],
    }


def write_credibility(credibility: Credibility | None) -> dict[str, Any] | None:
    if credibility is None:
        return None
    given = credibility.set
    return {
        "proposed": credibility.proposed.value,
        "set": None
        if given is None
        else {"credibility": given.grade.value, "by": given.by, "on": given.on, "why": given.why},
        "reasons": [
            {
                "rule": reason.rule,
                "credibility": reason.grade.value,
                "text": reason.text,
                "question": reason.question,
                "alike": list(reason.alike),
                "apart": list(reason.apart),
            }
            for reason in credibility.reasons
        ],
    }


def write_grading(ruling: GradingRuling) -> dict[str, Any]:
    """Can be given to the next run as it is; `outcome`, `found` and `against` are what became of it in this record."""
    grading = ruling.grading
    pointer = grading.claim
    return {
        "id": grading.id,
        "credibility": grading.grade.value,
        "claims": [{"claim": pointer.claim, "report": pointer.report, "words": pointer.words}],
        "by": grading.by,
        "on": grading.on,
        "why": grading.why,
        "replaces": grading.replaces,
        "outcome": ruling.outcome.value,
        "found": list(ruling.found),
        "against": list(ruling.against),
    }


def write_control(control: PlaceControl) -> dict[str, Any]:
    return {
        "place": control.place,
        "stretches": [_write_stretch(stretch) for stretch in control.stretches],
        "contested": [
            {"from": c.start, "to": c.end, "stretches": list(c.stretches), "last_said": list(c.carried)}
            for c in control.contests
        ],
        "undated": list(control.undated),
    }


def _write_stretch(stretch: Stretch) -> dict[str, Any]:
    return {
        "speaker": stretch.speaker,
        "holder": stretch.holder,
        "status": stretch.status.value,
        "part": stretch.part.value,
        "from": stretch.start,
        "to": stretch.end,
        "last_said_to": stretch.last_said,
        "claims": list(stretch.claims),
        "implied": list(stretch.implied),
        "origins": stretch.origins,
        "background": stretch.background,
    }
