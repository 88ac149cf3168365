"""Drafts of what a report, a statement or a monitor says in its own voice."""

from __future__ import annotations

import re

from truceline.claims.attributions import Attribution
from truceline.claims.cues import Act
from truceline.claims.discourse import Discourse
from truceline.claims.drafts import TALK, Draft, Reading
from truceline.claims.segments import Clause, cut_clauses
from truceline.claims.stance import FALSEHOOD
from truceline.claims.units import Unit
from truceline.model.anchor import Span
from truceline.model.report import ReportKind
from truceline.text.verdicts import find_verdicts

_LEAST_WORDS = 3
_TABLE_ROW = re.compile(r"^\S.*(?:\t|\s{2,}).*\d\s*$")
_KEPT_STATUS = {
    "fulfilled": "agreement_kept",
    "partly": "agreement_kept",
    "not_fulfilled": "agreement_breach",
    "unclear": "comment",
}
SPEAKS_THROUGHOUT = frozenset({ReportKind.STATEMENT, ReportKind.MONITOR, ReportKind.EDITORIAL})


def draft_own_voice(
    unit: Unit, attributions: list[Attribution], number: int, discourse: Discourse, reading: Reading
) -> list[Draft]:
    """Drafts for the words of a unit that nobody is quoted with."""
    kind = discourse.report.kind
    drafts: list[Draft] = []
    for gap in _gaps(unit, attributions):
        whole = not attributions
        for clause in _clauses(unit, gap, kind, whole=whole):
            drafts.append(
                Draft(
                    unit=number,
                    paragraph=unit.paragraph,
                    content=Span(clause.start, clause.end),
                    speaker=discourse.report.voice,
                    speaker_span=None,
                    cue_span=None,
                    via=(),
                    act=Act.SAY,
                    own_voice=True,
                    direct=False,
                    type=clause.type,
                    trigger=clause.trigger,
                    confidence=0.7 if kind in SPEAKS_THROUGHOUT else 0.55,
                )
            )
            _settle_denied(drafts[-1], unit, reading)
    return drafts


def _settle_denied(draft: Draft, unit: Unit, reading: Reading) -> None:
    words = unit.cut(draft.content)
    if FALSEHOOD.search(words) and draft.kind in TALK and (earlier := reading.last_eventful()):
        draft.type, draft.answers = earlier.type, earlier
    if draft.type is None:
        draft.type = "other"


def _gaps(unit: Unit, attributions: list[Attribution]) -> list[Span]:
    """Stretches of a unit that belong to no attribution, without a dateline and dangling words."""
    taken = sorted([a.region for a in attributions] + [c for a in attributions for c in a.contents if c.end > c.start])
    start = unit.start
    gaps = []
    for span in [*taken, Span(unit.end, unit.end)]:
        if span.start > start:
            gaps.append(_tidy(unit, Span(start, span.start)))
        start = max(start, span.end)
    least = 5 if attributions else _LEAST_WORDS
    return [g for g in gaps if len(unit.cut(g).split()) >= least]


def _tidy(unit: Unit, span: Span) -> Span:
    words = unit.cut(span)
    lead = re.match(r"[\s,;:.\"”“'’)–—-]*(?:(?:and|but|that|which|who|while|yet)\s+)?", words, re.IGNORECASE)
    tail = re.search(r"(?:,?\s*(?:and|but|that|while|according to))?[\s,;:.\"“(–—-]*$", words, re.IGNORECASE)
    start = lead.end() if lead else 0
    end = max(start, tail.start() if tail else len(words))
    return Span(span.start + start, span.start + end)


def _clauses(unit: Unit, gap: Span, kind: ReportKind, *, whole: bool) -> list[Clause]:
    words = unit.cut(gap)
    if words.endswith("?"):
        return []
    local = Span(gap.start - unit.start, gap.end - unit.start)
    verdicts = find_verdicts(words) if kind in SPEAKS_THROUGHOUT else []
    if kind is ReportKind.MONITOR and _TABLE_ROW.match(words):
        return (
            [Clause(gap.start, gap.end, "agreement_breach", None)]
            if not words.lower().startswith(("all", "total"))
            else []
        )
    clauses = [
        Clause(
            c.start + unit.start,
            c.end + unit.start,
            c.type,
            c.trigger and c.trigger._replace(start=c.trigger.start + gap.start, end=c.trigger.end + gap.start),
        )
        for c in cut_clauses(unit.text, local)
    ]
    if verdicts and all(c.type in {None, "other", "comment"} for c in clauses):
        return [Clause(gap.start, gap.end, _KEPT_STATUS[str(verdicts[0].status)], None)]
    if clauses[0].trigger is None:
        speaks = kind in SPEAKS_THROUGHOUT and whole and unit.text.rstrip().endswith((".", "!", "”", '"'))
        return clauses if speaks else []
    if kind in SPEAKS_THROUGHOUT:
        return clauses
    if kind is ReportKind.POST:
        return [c for c in clauses if c.type not in {"comment", "demand", "agreement_signed"}]
    return [c for c in clauses if whole or c.type not in TALK]
