"""Speech acts in the record: which incident each is about, and what it answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from truceline.model.act import POINTING, Act
from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.ids import IncidentId
from truceline.model.pack import Pack
from truceline.model.report import Report, ReportKind
from truceline.questions.cast import Cast
from truceline.questions.denying import Ledger, find_answered

_GOES_ON = frozenset({ReportKind.NEWS, ReportKind.WIRE, ReportKind.POST})


def answer_acts(
    acts: Sequence[Act], claims: Sequence[Claim], reports: Sequence[Report], actors: Sequence[Actor], pack: Pack
) -> list[Act]:
    """Each act with its incident and what it answers, in the order given. `claims` are those of the finished record.

    Silence answers nothing. A denial for which nobody here says what it denies keeps its place, with no answers.
    """
    cast = Cast(actors, pack, claims, {str(report.id): report for report in reports})
    ledger = Ledger.of(claims, reports, [*actors, *pack.actors], cast)
    found = []
    for act in acts:
        placed = replace(act, incident=_incident_of(act, ledger))
        found.append(replace(placed, answers=find_answered(placed, ledger)) if placed.kind in POINTING else placed)
    return found


def _incident_of(act: Act, ledger: Ledger) -> IncidentId | None:
    """That of its own claim; else of what stands before it in its paragraph, else behind it there.

    An article goes on from the paragraph before; a monitor's or an editor's paragraphs each speak of something else.
    """
    own = ledger.claims.get(act.claim) if act.claim is not None else None
    if own is not None and (own.incident is not None or own.background):
        return own.incident
    report = ledger.reports[act.report]
    told = ledger.of_report.get(act.report, ())
    at = bisect_left(told, act.content.start, key=lambda c: c.content.start)
    gaps = 1 if report.kind in _GOES_ON else 0
    for claim in reversed(told[:at]):
        if report.text.count("\n\n", claim.content.start, act.content.start) > gaps:
            break
        if claim.incident is not None and not claim.background:
            return claim.incident
    for claim in told[at:]:
        if "\n\n" in report.text[act.content.start : claim.content.start]:
            break
        if claim.incident is not None and not claim.background:
            return claim.incident
    return None
