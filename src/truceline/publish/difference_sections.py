"""What changed, section by section: the one traversal behind the text and the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from truceline.model.difference import (
    ClockChange,
    Corrected,
    Difference,
    IncidentChange,
    IncidentTurn,
    QuestionChange,
    QuestionTurn,
    ViewChange,
)
from truceline.model.duty import DutyState
from truceline.model.outline import ClaimLine, ClockLine, Outline, QuestionLine, ReportLine, ViewLine
from truceline.publish.wording import ASSESSMENTS, DUTY_STATES, STATUSES, event_label, plural

_MOST_CLAIMS = 6
_TURNS = {
    QuestionTurn.NEWLY_DISPUTED: "Newly disputed",
    QuestionTurn.SETTLED: "No longer disputed",
    QuestionTurn.STATUS: "Otherwise supported than before",
    QuestionTurn.NEW: "New questions",
    QuestionTurn.POSITIONS: "New words on questions that stand as before",
    QuestionTurn.GONE: "Questions no longer asked",
}
_FIRST = (QuestionTurn.NEWLY_DISPUTED, QuestionTurn.SETTLED, QuestionTurn.STATUS)
_INCIDENTS = {
    IncidentTurn.NEW: "New incidents",
    IncidentTurn.MERGED: "Incidents that are now one",
    IncidentTurn.SPLIT: "Incidents that are now several",
    IncidentTurn.GROWN: "Incidents with new claims",
    IncidentTurn.SHRUNK: "Incidents with fewer claims",
    IncidentTurn.GONE: "Incidents no longer in the record",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Somebody's words with their source. `sign` is `+` for what came, `-` for what went, empty for what is only told;
    `answer` is the answer that they give, `note` what is said about the line."""

    sign: str
    speaker: str
    printed: str
    date: str
    words: str
    id: str
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`title` and `subject` are the record's words, `standing` says how it stands; `rest` counts accounts left out."""

    title: str
    subject: str = ""
    standing: str = ""
    lines: tuple[Words, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    heading: str
    entries: tuple[Entry, ...]


def summarize(difference: Difference) -> str:
    turns = [change.turn for change in difference.questions]
    counts = (
        (len(difference.new_reports), "new report"),
        (len(difference.corrected_reports), "corrected report"),
        (len(difference.withdrawn_reports), "withdrawn report"),
        (len(difference.new_claims), "new claim"),
        (len(difference.gone_claims), "vanished claim"),
    )
    told = [plural(count, noun) for count, noun in counts if count]
    for turn, word in ((QuestionTurn.NEWLY_DISPUTED, "newly disputed"), (QuestionTurn.SETTLED, "no longer disputed")):
        if turn in turns:
            told.append(f"{turns.count(turn)} {word}")
    return ", ".join(told or ["the same reports and claims"]) + "."


def describe_difference(difference: Difference) -> tuple[Section, ...]:
    """The sections that hold anything; what an analyst asks for first comes first."""
    writer = _Describer(difference)
    asked = {turn: [writer.question(q) for q in difference.questions if q.turn is turn] for turn in _TURNS}
    happened = {
        turn: [writer.incident(change) for change in difference.incidents if change.turn is turn] for turn in _INCIDENTS
    }
    before, after = difference.before, difference.after
    told = {c.id for change in difference.incidents for c in (*change.gained, *change.lost)}
    sections = [
        *((_TURNS[turn], asked[turn]) for turn in _FIRST),
        *((heading, happened[turn]) for turn, heading in _INCIDENTS.items()),
        *((heading, asked[turn]) for turn, heading in _TURNS.items() if turn not in _FIRST),
        ("Views on points that changed", [writer.view(change) for change in difference.views]),
        ("Duties whose clock stands elsewhere", [_clock(change) for change in difference.clocks]),
        ("New reports", [_report(report, after) for report in difference.new_reports]),
        ("Corrected reports", [writer.corrected(each) for each in difference.corrected_reports]),
        ("Reports withdrawn", [_report(report, before) for report in difference.withdrawn_reports]),
        ("Words read otherwise", [writer.reread(each.before, each.after) for each in difference.reread_claims]),
        ("New claims that joined no incident", _alone("+", difference.new_claims, after, told)),
        ("Claims gone that were in no incident", _alone("-", difference.gone_claims, before, told)),
    ]
    return tuple(Section(heading=heading, entries=tuple(entries)) for heading, entries in sections if entries)


class _Describer:
    def __init__(self, difference: Difference) -> None:
        self.before, self.after = difference.before, difference.after

    def question(self, change: QuestionChange) -> Entry:
        outline = self.after if change.after is not None else self.before
        question = change.after or change.before
        if question is None:
            raise ValueError("a change of no question")
        lines: list[Words] = []
        left = 0
        for shift in change.shifts:
            answer = _answer(shift.answer, question.kind, outline)
            for sign, claims, side in (("+", shift.gained, self.after), ("-", shift.lost, self.before)):
                found, more = _told(sign, claims, side, answer)
                lines += found
                left += more
        return Entry(
            title=question.text,
            subject=outline.incidents[question.incident].title,
            standing=_standing(change.before, change.after),
            lines=tuple(lines),
            rest=plural(left, "more account") if left else "",
        )

    def incident(self, change: IncidentChange) -> Entry:
        now = "; ".join(line.title for line in change.after)
        was = "; ".join(line.title for line in change.before)
        parted = change.turn in (IncidentTurn.MERGED, IncidentTurn.SPLIT)
        gained, more = _told("+", change.gained, self.after)
        lost, fewer = _told("-", change.lost, self.before)
        return Entry(
            title=f"{was} → {now}" if parted else now or was,
            lines=(*gained, *lost),
            rest=plural(more + fewer, "more account") if more + fewer else "",
        )

    def view(self, change: ViewChange) -> Entry:
        """Who holds what of which point now, with the words; a view that is gone with those that it rested on."""
        line = change.after or change.before
        if line is None:
            raise ValueError("a change of no view")
        outline, sign = (self.after, "+") if change.after is not None else (self.before, "-")
        names = outline.actors
        lines, left = _told(sign, [outline.claims[claim] for claim in line.claims], outline)
        if line.words and not lines:
            by = names.get(line.assessor, line.assessor)
            lines = [
                Words(sign=sign, speaker=by, printed="", date=_when(line.since), words=line.words, id=line.provision)
            ]
        told = [_held(change.before, names) or "no word", _held(change.after, names) or "no longer held"]
        return Entry(
            title=f"{names.get(line.assessor, line.assessor)} on point {line.provision}",
            subject=line.title,
            standing=" → ".join(told),
            lines=tuple(lines),
            rest=plural(left, "more account") if left else "",
        )

    def corrected(self, corrected: Corrected) -> Entry:
        entry = _report(corrected.after, self.after)
        kept = "which is kept beside it" if corrected.kept else "which is no longer in the record"
        earlier = _report_line(corrected.before, note=kept)
        return Entry(title=entry.title, standing="a later version", lines=(*entry.lines, earlier))

    def reread(self, before: ClaimLine, after: ClaimLine) -> Entry:
        return Entry(
            title=f"{_reading(before, self.before)} → {_reading(after, self.after)}",
            lines=(_words("", after, self.after),),
        )


def _told(sign: str, claims: Sequence[ClaimLine], outline: Outline, answer: str = "") -> tuple[list[Words], int]:
    """One line for what one speaker is told to say in one copy, however many print it; the dated come first. And how
    many such are left out."""
    copies: dict[tuple[str, ...], list[ClaimLine]] = {}
    for claim in sorted(claims, key=lambda c: outline.reports[c.report].published or "~"):
        origin = outline.reports[claim.report].origin
        copies.setdefault((origin, claim.speaker, claim.event_type, claim.polarity), []).append(claim)
    lines = []
    for first, *others in list(copies.values())[:_MOST_CLAIMS]:
        papers = {claim.report for claim in others} - {first.report}
        note = f"and in {plural(len(papers), 'reprint')}" if papers else ""
        lines.append(_words(sign, first, outline, answer=answer, note=note))
    return lines, max(0, len(copies) - _MOST_CLAIMS)


def _alone(sign: str, claims: Iterable[ClaimLine], outline: Outline, told: set[str]) -> list[Entry]:
    """Claims that no change of an incident told of yet."""
    return [Entry(title="", lines=(_words(sign, c, outline),)) for c in claims if c.id not in told]


def _words(sign: str, claim: ClaimLine, outline: Outline, *, answer: str = "", note: str = "") -> Words:
    report = outline.reports[claim.report]
    return Words(
        sign=sign,
        speaker=outline.actors.get(claim.speaker, claim.speaker),
        printed=_printed(report),
        date=_when(report.published),
        words=claim.words,
        id=claim.id,
        answer=answer,
        note=note,
    )


def _report(report: ReportLine, outline: Outline) -> Entry:
    shared = [r for r in outline.reports.values() if r.origin == report.origin and r.id != report.id]
    note = f"same copy as {plural(len(shared), 'other report')}" if shared else ""
    return Entry(title="", lines=(_report_line(report, note=note),))


def _report_line(report: ReportLine, *, note: str) -> Words:
    return Words(
        sign="",
        speaker=_printed(report),
        printed="",
        date=_when(report.published),
        words=report.headline or " ".join(report.text[:400].split()[:10]),
        id=report.id,
        note=note,
    )


def _held(view: ViewLine | None, names: Mapping[str, str]) -> str:
    """`fulfilled · by Lumenia`; several where two things were said at once."""
    if view is None:
        return ""
    by = f" · by {names.get(view.of, view.of)}" if view.of is not None else ""
    return ", ".join(ASSESSMENTS[each][1] if each in ASSESSMENTS else each for each in view.statuses) + by


def _clock(change: ClockChange) -> Entry:
    """What the clock says is never whether the duty was kept."""
    line = change.after or change.before
    if line is None:
        raise ValueError("a change of no clock")
    name = f"Point {line.provision}" + (f", {line.duty}" if line.duty != line.provision else "")
    told = [_clock_state(clock) if clock else "not in the pack" for clock in (change.before, change.after)]
    return Entry(title=f"{name}: {line.text}" if line.text else name, subject=line.title, standing=" → ".join(told))


def _clock_state(clock: ClockLine) -> str:
    """`not yet due, by 2033-05-15`, `in force, term 2 to 2035-04-30`."""
    known = clock.state in set(DutyState)
    label = DUTY_STATES[DutyState(clock.state)][1] if known else clock.state
    if clock.state == DutyState.RUNNING:
        term = f"term {clock.term} " if clock.term is not None else ""
        return f"{label}, {term}to {_when(clock.ends)}" if clock.ends else label
    dated = clock.due and clock.state in (DutyState.NOT_DUE, DutyState.DUE, DutyState.OVERDUE)
    return f"{label}, by {_when(clock.due)}" if dated else label


def _when(stamp: str | None) -> str:
    """`2033-10-04` or `2033-10-04 12:30 +04:00`, as the dossier has it; what is no date as it stands."""
    try:
        moment = datetime.fromisoformat(stamp) if stamp and len(stamp) > 10 else None
    except ValueError:
        moment = None
    if moment is None:
        return stamp or "no date"
    return f"{moment:%Y-%m-%d %H:%M} {moment.isoformat()[-6:] if moment.tzinfo else ''}".strip()


def _printed(report: ReportLine) -> str:
    return report.outlet or report.input.rpartition("/")[2]


def _standing(before: QuestionLine | None, after: QuestionLine | None) -> str:
    told = [_status(question) for question in (before, after) if question is not None]
    return " → ".join(dict.fromkeys(told)) if after is not None else ""


def _status(question: QuestionLine) -> str:
    return STATUSES[question.status][0] if question.status in STATUSES else question.status


def _answer(answer: str, kind: str, outline: Outline) -> str:
    """An actor's name for its id, where that is the answer."""
    denied, actor = ("not ", answer[4:]) if answer.startswith("not ") else ("", answer)
    named = kind in ("responsibility", "control") and actor in outline.actors
    return denied + outline.actors[actor] if named else answer


def _reading(claim: ClaimLine, outline: Outline) -> str:
    sign = "−" if claim.polarity == "-" else "+"
    return (
        f"{outline.actors.get(claim.speaker, claim.speaker)}, {claim.attitude}, {sign} {event_label(claim.event_type)}"
    )
