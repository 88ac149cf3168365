"""What changed, as text for a daily brief: every change with the words that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from truceline.model.difference import (
    Corrected,
    Difference,
    IncidentChange,
    IncidentTurn,
    QuestionChange,
    QuestionTurn,
)
from truceline.model.outline import ClaimLine, Outline, QuestionLine, ReportLine
from truceline.publish.wording import STATUSES, event_label, plural
from truceline.publish.writing import clipped, visible

_LONGEST_QUOTE = 240
_MOST_CLAIMS = 6
_TURNS = {
    QuestionTurn.NEWLY_DISPUTED: "Newly disputed",
    QuestionTurn.SETTLED: "No longer disputed",
    QuestionTurn.STATUS: "Otherwise supported than before",
    QuestionTurn.NEW: "New questions",
    QuestionTurn.POSITIONS: "New words on questions that stand as before",
    QuestionTurn.GONE: "Questions no longer asked",
}
_INCIDENTS = {
    IncidentTurn.NEW: "New incidents",
    IncidentTurn.MERGED: "Incidents that are now one",
    IncidentTurn.SPLIT: "Incidents that are now several",
    IncidentTurn.GROWN: "Incidents with new claims",
    IncidentTurn.SHRUNK: "Incidents with fewer claims",
    IncidentTurn.GONE: "Incidents no longer in the record",
}


def difference_text(difference: Difference) -> str:
    """Plain text, the same for the same difference; what others wrote stands in quotation marks, on one line."""
    return "\n".join(_Writer(difference).lines()) + "\n"


class _Writer:
    def __init__(self, difference: Difference) -> None:
        self.difference = difference
        self.before, self.after = difference.before, difference.after

    def lines(self) -> Iterator[str]:
        difference = self.difference
        title = self.after.title or self.before.title
        yield f"What changed{': ' + _plain(title, 200) if title else ''}"
        yield f"from {_moment(self.before)}"
        yield f"to   {_moment(self.after)}"
        if difference.is_empty:
            yield from ("", "Nothing changed.")
            return
        yield from ("", self.summary())
        asked = {turn: [q for q in difference.questions if q.turn is turn] for turn in _TURNS}
        for turn in (QuestionTurn.NEWLY_DISPUTED, QuestionTurn.SETTLED, QuestionTurn.STATUS):
            yield from self.section(_TURNS[turn], (self.question(q) for q in asked[turn]))
        for incident_turn, heading in _INCIDENTS.items():
            changed = [i for i in difference.incidents if i.turn is incident_turn]
            yield from self.section(heading, (self.incident(change) for change in changed))
        for turn in (QuestionTurn.NEW, QuestionTurn.POSITIONS, QuestionTurn.GONE):
            yield from self.section(_TURNS[turn], (self.question(q) for q in asked[turn]))
        yield from self.section("New reports", ([self.report(r, self.after)] for r in difference.new_reports))
        yield from self.section("Corrected reports", (self.corrected(c) for c in difference.corrected_reports))
        yield from self.section(
            "Reports withdrawn", ([self.report(r, self.before)] for r in difference.withdrawn_reports)
        )
        yield from self.section(
            "Words read otherwise", (self.reread(a.before, a.after) for a in difference.reread_claims)
        )
        yield from self.claims_elsewhere()

    def summary(self) -> str:
        difference = self.difference
        turns = [change.turn for change in difference.questions]
        counts = (
            (len(difference.new_reports), "new report"),
            (len(difference.corrected_reports), "corrected report"),
            (len(difference.withdrawn_reports), "withdrawn report"),
            (len(difference.new_claims), "new claim"),
            (len(difference.gone_claims), "vanished claim"),
        )
        told = [plural(count, noun) for count, noun in counts if count]
        told += [f"{turns.count(QuestionTurn.NEWLY_DISPUTED)} newly disputed"] * (QuestionTurn.NEWLY_DISPUTED in turns)
        told += [f"{turns.count(QuestionTurn.SETTLED)} no longer disputed"] * (QuestionTurn.SETTLED in turns)
        return ", ".join(told or ["the same reports and claims"]) + "."

    def section(self, heading: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
        """A heading and its entries; nothing where there are none."""
        begun = False
        for entry in entries:
            if not begun:
                yield from ("", heading.upper())
                begun = True
            for number, line in enumerate(entry):
                yield f"* {line}" if number == 0 else f"  {line}"

    def question(self, change: QuestionChange) -> Iterator[str]:
        question, outline = (change.after, self.after) if change.after else (change.before, self.before)
        if question is None:
            return
        yield f"{_plain(question.text, 200)} — {_plain(outline.incidents[question.incident].title, 200)}"
        if change.before is not None and change.after is not None and change.before.status != change.after.status:
            yield f"{_status(change.before)} → {_status(change.after)}"
        elif change.after is not None:
            yield _status(change.after)
        for shift in change.shifts:
            answer = self.answer(shift.answer, question.kind, outline)
            yield from self.told(f"{answer}: ", "+", shift.gained, self.after)
            yield from self.told(f"{answer}, no longer: ", "-", shift.lost, self.before)

    def incident(self, change: IncidentChange) -> Iterator[str]:
        now = "; ".join(_plain(line.title, 200) for line in change.after)
        was = "; ".join(_plain(line.title, 200) for line in change.before)
        match change.turn:
            case IncidentTurn.MERGED | IncidentTurn.SPLIT:
                yield f"{was} → {now}"
            case IncidentTurn.GONE:
                yield was
            case _:
                yield now
        yield from self.told("", "+", change.gained, self.after)
        yield from self.told("", "-", change.lost, self.before)

    def told(self, lead: str, sign: str, claims: Sequence[ClaimLine], outline: Outline) -> Iterator[str]:
        """One line for what one speaker is told to say in one copy, however many print it; the dated come first."""
        ordered = sorted(claims, key=lambda c: outline.reports[c.report].published or "~")
        copies: dict[tuple[str, ...], list[ClaimLine]] = {}
        for claim in ordered:
            origin = outline.reports[claim.report].origin
            copies.setdefault((origin, claim.speaker, claim.event_type, claim.polarity), []).append(claim)
        for first, *others in list(copies.values())[:_MOST_CLAIMS]:
            papers = {outline.reports[claim.report].id for claim in others} - {first.report}
            printed = f" (and in {plural(len(papers), 'reprint')})" if papers else ""
            yield f"{sign} {lead}{self.claim(first, outline)}{printed}"
        if len(copies) > _MOST_CLAIMS:
            yield f"{sign} {lead}and {plural(len(copies) - _MOST_CLAIMS, 'more account')}"

    def claim(self, claim: ClaimLine, outline: Outline) -> str:
        report = outline.reports[claim.report]
        speaker = _plain(outline.actors.get(claim.speaker, claim.speaker), 120)
        printed = _printed(report)
        where = f" in {printed}" if printed != speaker else ""
        return f"{speaker}{where}, {_date(report)}: {_quote(claim.words)} [{_plain(claim.id, 40)}]"

    def report(self, report: ReportLine, outline: Outline) -> str:
        shared = [r for r in outline.reports.values() if r.origin == report.origin and r.id != report.id]
        copy = f" (same copy as {plural(len(shared), 'other report')})" if shared else ""
        return f"{_printed(report)}, {_date(report)}: {_headline(report)}{copy} [{_plain(report.id, 40)}]"

    def corrected(self, corrected: Corrected) -> Iterator[str]:
        yield self.report(corrected.after, self.after)
        kept = "which is kept beside it" if corrected.kept else "which is no longer in the record"
        yield f"later version of {_headline(corrected.before)}, {_date(corrected.before)}, {kept}"

    def reread(self, before: ClaimLine, after: ClaimLine) -> Iterator[str]:
        yield self.claim(after, self.after)
        yield f"was: {self.reading(before, self.before)}; now: {self.reading(after, self.after)}"

    def reading(self, claim: ClaimLine, outline: Outline) -> str:
        sign = "−" if claim.polarity == "-" else "+"
        speaker = _plain(outline.actors.get(claim.speaker, claim.speaker), 120)
        return f"{speaker}, {claim.attitude}, {sign} {event_label(claim.event_type)}"

    def answer(self, answer: str, kind: str, outline: Outline) -> str:
        """An actor's name for its id, where that is the answer."""
        denied, actor = ("not ", answer[4:]) if answer.startswith("not ") else ("", answer)
        named = kind in ("responsibility", "control") and actor in outline.actors
        return f"“{_plain(denied + outline.actors[actor] if named else answer, 120)}”"

    def claims_elsewhere(self) -> Iterator[str]:
        """New and gone claims that no change of an incident told of yet."""
        told = {c.id for change in self.difference.incidents for c in (*change.gained, *change.lost)}
        fresh = [c for c in self.difference.new_claims if c.id not in told]
        gone = [c for c in self.difference.gone_claims if c.id not in told]
        yield from self.section("New claims that joined no incident", ([self.claim(c, self.after)] for c in fresh))
        yield from self.section("Claims gone that were in no incident", ([self.claim(c, self.before)] for c in gone))


def _moment(outline: Outline) -> str:
    seen = f" (as of {outline.as_of})" if outline.as_of else ""
    known = f" (known by {outline.known_by})" if outline.known_by else ""
    return f"{_plain(outline.name, 300)}{seen}{known}"


def _status(question: QuestionLine) -> str:
    return STATUSES[question.status][0] if question.status in STATUSES else _plain(question.status, 40)


def _printed(report: ReportLine) -> str:
    return _plain(report.outlet or report.input.rpartition("/")[2], 120)


def _date(report: ReportLine) -> str:
    return _plain(report.published, 40) if report.published else "no date"


def _headline(report: ReportLine) -> str:
    return _quote(report.headline or " ".join(report.text[:400].split()[:10]))


def _quote(words: str) -> str:
    return f"“{_plain(words, _LONGEST_QUOTE).strip('“”')}”"


def _plain(words: str, limit: int) -> str:
    """One line, bounded, and nothing unseen in it."""
    return visible(clipped(" ".join(words[: limit * 4].split()), limit))
