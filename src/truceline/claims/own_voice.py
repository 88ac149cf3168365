"""Drafts of what a report, a statement or a monitor says in its own voice."""

from __future__ import annotations

import re

from truceline.claims.attributions import Attribution
from truceline.claims.cues import Act
from truceline.claims.discourse import Discourse
from truceline.claims.drafts import TALK, Draft, Reading
from truceline.claims.segments import Clause, cut_clauses, shifted
from truceline.claims.stance import FALSEHOOD
from truceline.claims.units import Unit
from truceline.model.anchor import Span
from truceline.model.event import Quantity
from truceline.model.report import Report, ReportKind
from truceline.text.verdicts import Verdict

_LEAST_WORDS = 3
_LEAST_WORDS_BESIDE_OTHERS = 5
_TABLE_ROW = re.compile(r"^\D[^\n]*?(?:\t|\s{2,}|\s\|\s)\s*\d[\d\s|\t]*$")
_TOTAL_ROW = re.compile(r"^(?:all|total|sum)\b", re.IGNORECASE)
_PREAMBLE = re.compile(
    r"^(?:in (?:reply|response|connection|accordance)\b|covers\b|issued\b|released\b|published\b|distribution\b|"
    r"reporting period\b|(?:as|we inform) follows|the following\b)|^(?:with regard to|regarding|"
    r"concerning|as to|on the matter of)\b[^,.;:]{0,60}$",
    re.IGNORECASE,
)
_COVER = re.compile(r"\bask(?:ed|s) (?:not to be (?:named|identified|quoted)|to remain anonymous)\b", re.IGNORECASE)
_POINT_RESTATED = re.compile(r"^[•*·]\s")
_FIRM = 3
_PLAIN = 2
_LONGEST_HEADING = 14
_ENDED = re.compile(r"[.!?…:;)\"”’»']\s*$")
_KEPT_STATUS = {
    "fulfilled": "agreement_kept",
    "partly": "agreement_kept",
    "not_fulfilled": "agreement_breach",
    "unclear": "comment",
}
SPEAKS_THROUGHOUT = frozenset({ReportKind.STATEMENT, ReportKind.MONITOR, ReportKind.EDITORIAL})


def draft_own_voice(
    unit: Unit,
    attributions: list[Attribution],
    number: int,
    discourse: Discourse,
    reading: Reading,
    *,
    verdicts: list[Verdict],
) -> list[Draft]:
    """Drafts for the words of a unit that nobody is quoted with; verdicts on an agreement's points come whole."""
    kind = discourse.report.kind
    if row := _table_row(unit, kind):
        return [_draft(row, unit, number, discourse)]
    contents = [c for a in attributions for c in a.contents]
    judged = [
        Clause(v.start, v.end, _KEPT_STATUS[str(v.status)], None)
        for v in verdicts
        if unit.start <= v.start < unit.end
        and not any(c.overlaps(Span(v.start, v.end)) for c in contents)
        and (v.weight >= _FIRM or _opens_a_point(unit, v, discourse.report) or _speaks_of_nothing_else(unit, v))
    ]
    firm = [Span(v.start, v.end) for v in verdicts if v.weight >= _FIRM] + [Span(j.start, j.end) for j in judged]
    covered = [span for span in firm if span.overlaps(unit.span)]
    clauses = list(judged)
    for gap in _gaps(unit, attributions, covered):
        clauses += _clauses(unit, gap, kind, whole=not attributions)
    drafts = [_draft(clause, unit, number, discourse) for clause in sorted(clauses, key=lambda c: (c.start, c.end))]
    for draft in drafts:
        _settle_denied(draft, unit, reading)
    return drafts


def _draft(clause: Clause, unit: Unit, number: int, discourse: Discourse) -> Draft:
    return Draft(
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
        confidence=0.7 if discourse.report.kind in SPEAKS_THROUGHOUT else 0.55,
    )


def is_subheading(unit: Unit, report: Report) -> bool:
    """A short line of its own in an article, without a full stop: a cross-head or a caption, nobody's claim."""
    if report.kind in {ReportKind.POST, ReportKind.MONITOR} or _ENDED.search(unit.text):
        return False
    alone = report.text[max(0, unit.start - 1) : unit.start] in {"", "\n"} and report.text[unit.end : unit.end + 1] in {
        "",
        "\n",
    }
    return alone and len(unit.text.split()) <= _LONGEST_HEADING


def _table_row(unit: Unit, kind: ReportKind) -> Clause | None:
    if kind is not ReportKind.MONITOR or not _TABLE_ROW.match(unit.text) or _TOTAL_ROW.match(unit.text):
        return None
    return Clause(unit.start, unit.end, "agreement_breach", None)


def row_total(words: str) -> tuple[Quantity, ...]:
    """The last number of a monitor's table row: its total. Empty for anything but a row."""
    if not _TABLE_ROW.match(words):
        return ()
    total = int(re.findall(r"\d+", words)[-1])
    return (Quantity(what="other", min=total, max=total),)


def _opens_a_point(unit: Unit, verdict: Verdict, report: Report) -> bool:
    """In an editorial that goes through the points, a paragraph that begins with a verdict is that verdict."""
    begins = verdict.start == unit.start and report.text[max(0, unit.start - 1) : unit.start] in {"", "\n"}
    return begins and report.kind is ReportKind.EDITORIAL and verdict.weight >= _PLAIN


def _speaks_of_nothing_else(unit: Unit, verdict: Verdict) -> bool:
    clauses = cut_clauses(unit.text, Span(verdict.start - unit.start, min(verdict.end, unit.end) - unit.start))
    return all(c.type is None or c.type in TALK for c in clauses)


def _is_heading(unit: Unit, kind: ReportKind) -> bool:
    """A title, a caption or a table's head: words that no full stop ends."""
    return kind in SPEAKS_THROUGHOUT and not unit.text.rstrip().endswith((".", "!", "”", '"', ":", ";", ")", "’"))


def _settle_denied(draft: Draft, unit: Unit, reading: Reading) -> None:
    words = unit.cut(draft.content)
    if FALSEHOOD.search(words) and draft.kind in TALK and (earlier := reading.last_eventful()):
        draft.type, draft.answers = earlier.type, earlier
    if draft.type is None:
        draft.type = "other"


def _gaps(unit: Unit, attributions: list[Attribution], covered: list[Span]) -> list[Span]:
    """Stretches of a unit that belong to no attribution and no verdict, without dangling words."""
    taken = sorted(
        [a.region for a in attributions] + [c for a in attributions for c in a.contents if c.end > c.start] + covered
    )
    start = unit.start
    gaps = []
    for span in [*taken, Span(unit.end, unit.end)]:
        if span.start > start:
            gaps.append(_tidy(unit, Span(start, span.start)))
        start = max(start, span.end)
    least = _LEAST_WORDS_BESIDE_OTHERS if attributions or covered else _LEAST_WORDS
    return [g for g in gaps if len(unit.cut(g).split()) >= least]


def _tidy(unit: Unit, span: Span) -> Span:
    words = unit.cut(span)
    lead = re.match(
        r"(?:\d{1,2}[.)]\s+)?[\s,;:.\"”“'’)–—-]*(?:(?:and|but|that|which|who|while|yet)\s+)?", words, re.IGNORECASE
    )
    tail = re.search(r"(?:,?\s*(?:and|but|that|while|according to))?[\s,;:.\"“(–—-]*$", words, re.IGNORECASE)
    start = lead.end() if lead else 0
    end = max(start, tail.start() if tail else len(words))
    return Span(span.start + start, span.start + end)


def _clauses(unit: Unit, gap: Span, kind: ReportKind, *, whole: bool) -> list[Clause]:
    words = unit.cut(gap)
    if (
        words.endswith("?")
        or _PREAMBLE.match(words)
        or _is_heading(unit, kind)
        or _COVER.search(words)
        or (kind is ReportKind.EDITORIAL and _POINT_RESTATED.match(words))
    ):
        return []
    local = Span(gap.start - unit.start, gap.end - unit.start)
    clauses = [shifted(c, unit.start) for c in cut_clauses(unit.text, local, unit.hints)]
    if clauses[0].trigger is None:
        speaks = (
            kind in {ReportKind.STATEMENT, ReportKind.MONITOR}
            and whole
            and unit.text.rstrip().endswith((".", "!", "”", '"'))
        )
        return clauses if speaks else []
    if kind in SPEAKS_THROUGHOUT:
        return clauses
    if kind is ReportKind.POST:
        return [c for c in clauses if c.type not in {"comment", "demand", "agreement_signed"}]
    return [c for c in clauses if whole or c.type not in TALK]
