"""One thing of a record whole, as text for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from truceline.model.claim import Claim
from truceline.model.journal import JournalEntry
from truceline.model.listed import (
    ListedDecision,
    Shown,
    ShownClaim,
    ShownIncident,
    ShownItem,
    ShownReport,
    Version,
)
from truceline.model.period import Period
from truceline.model.recorded import Custody
from truceline.model.report import Report
from truceline.publish.record_text import line_text, plain
from truceline.publish.word_diff import diff_words
from truceline.publish.writing import visible

_AROUND = 300


def shown_text(shown: Shown, *, versions: bool = False) -> Iterator[str]:
    """`versions` adds what changed from version to version of an item."""
    match shown:
        case ShownReport():
            yield from _report(shown)
        case ShownClaim():
            yield from _claim(shown)
        case ShownItem():
            yield from _item(shown, versions=versions)
        case ShownIncident():
            yield from _incident(shown)
        case JournalEntry():
            yield from _entry(shown)
        case ListedDecision():
            yield line_text(shown)
            yield from (f"  {key}: {plain(str(value), 600)}" for key, value in json.loads(shown.body).items())


def _report(shown: ShownReport) -> Iterator[str]:
    report = shown.report
    yield f"report {report.id}{_ended(shown)}"
    yield from _facts(
        headline=report.headline, outlet=report.outlet, byline=report.byline,
        published=f"{report.published or 'no date'} ({report.published_basis})",
        learned=report.learned and f"{report.learned} ({report.learned_basis})",
        kind=str(report.kind), language=report.language, file=f"{report.input}, report {report.item}",
    )  # fmt: skip
    yield ""
    yield visible(report.text).rstrip()
    if shown.reading is not None:
        yield from ("", f"{len(shown.reading.claims)} claims, found by {', '.join(shown.reading.ran)}")
        yield from (_claim_line(claim) for claim in shown.reading.claims)


def _claim(shown: ShownClaim) -> Iterator[str]:
    claim, report = shown.claim, shown.within.report
    event = claim.event
    yield f"claim {claim.id}{_ended(shown.within)}"
    yield from _facts(
        speaker=claim.speaker, via=", ".join(claim.via), attitude=str(claim.attitude), event=event.type,
        says="it happened" if event.polarity == "+" else "it did not", actor=event.actor, target=event.target,
        place=event.place, time=_span(event.time),
        quantities=", ".join(f"{q.what} {q.min}…{q.max}" for q in event.quantities),
        found=f"{claim.extractor}, confidence {claim.confidence:.2f}",
        report=f"{report.id} ({plain(report.outlet) or 'no outlet'}, {report.published or 'no date'}, {report.input})",
    )  # fmt: skip
    yield ""
    yield _in_context(report, claim)
    yield f"characters {claim.content.start} to {claim.content.end} of the report's text"
    for decision in shown.decisions:
        yield f"decided: {line_text(decision)}{f', undone by entry {decision.ended}' if decision.ended else ''}"


def _in_context(report: Report, claim: Claim) -> str:
    """The claim's words between `**`, in the report's own."""
    start, end = claim.content.start, claim.content.end
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(report.text))
    words = f"{report.text[first:start]}**{report.text[start:end]}**{report.text[end:last]}"
    return f"{'…' if first else ''}{visible(words)}{'…' if last < len(report.text) else ''}"


def _item(shown: ShownItem, *, versions: bool) -> Iterator[str]:
    yield f"item {plain(shown.path, 4_000)}"
    for number, version in enumerate(shown.versions, 1):
        yield from ("", f"version {number} of {len(shown.versions)}")
        yield from _version(version)
    if versions:
        for number, (before, after) in enumerate(pairwise(shown.versions), 2):
            yield from ("", f"from version {number - 1} to {number}")
            yield from changes_text(before.reports, after.reports)
    if shown.gone:
        yield from ("", "claims whose words are gone")
        yield from (f"  {line_text(claim)}" for claim in shown.gone)


def _version(version: Version) -> Iterator[str]:
    file = version.file
    ended = version.ended
    yield from _facts(
        sha256=file.sha256, bytes=f"{file.bytes:,}, {file.media_type}", added=line_text(version.began),
        ended=line_text(ended) if ended is not None else None, **_custody(version.custody),
        reports=", ".join(report.id for report in version.reports) or "none", claims=str(version.claims),
    )  # fmt: skip
    yield from (f"  issue: {plain(str(issue))}" for issue in version.issues)


def _custody(custody: Custody) -> dict[str, str | None]:
    return {
        "collected": custody.collected_at,
        "by": custody.collected_by,
        "source": custody.source,
        "note": custody.note,
    }


def changes_text(before: Sequence[Report], after: Sequence[Report]) -> Iterator[str]:
    """Report by report: what is the same is left out; reports of a file are paired by id, else in their order."""
    same = {report.id for report in before} & {report.id for report in after}
    old = [report for report in before if report.id not in same]
    new = [report for report in after if report.id not in same]
    if not old and not new:
        yield "  the reports in it are the same"
    for was, now in zip_longest(old, new):
        if was is None or now is None:
            report = now or was
            told = f"“{plain(report.headline)}”" if report.headline else "without a headline"
            yield f"  {'new' if was is None else 'gone'}: {report.id} {told}"
            continue
        diff = diff_words(_words(was), _words(now))
        yield f"  changed: {was.id} → {now.id}, words that came: {diff.come}, that went: {diff.gone}"
        yield from (f"    {visible(line)}" for line in diff.lines)


def _words(report: Report) -> str:
    return f"{report.headline or ''}\n{report.text}"


def _incident(shown: ShownIncident) -> Iterator[str]:
    incident, names = shown.incident, shown.names
    yield f"incident {incident.id}: {plain(incident.title)}"
    yield from _facts(
        time=_span(incident.time),
        place=names.get(incident.place, incident.place) if incident.place else None,
        events=", ".join(incident.event_types),
    )  # fmt: skip
    for question in shown.questions:
        yield from ("", f"{plain(question.text)} {question.status.replace('_', ' ')}")
        for position in question.positions:
            who = ", ".join(plain(names.get(speaker, speaker)) for speaker in position.speakers)
            yield f"  “{plain(position.answer)}”: {who} ({position.origins} independent)"
        yield f"  {plain(question.why.text, 600)}"
    yield ""
    for claim in shown.claims:
        report = shown.reports[claim.id]
        yield f"{_claim_line(claim, plain(names.get(claim.speaker, claim.speaker)))}  ({plain(report.input)})"


def _entry(entry: JournalEntry) -> Iterator[str]:
    yield f"entry {entry.number} of the journal"
    yield from _facts(
        at=entry.at, by=entry.by, what=entry.kind, subject=entry.subject, why=entry.why, before=entry.before,
        after=entry.after, program=entry.program, previous=entry.previous, hash=entry.hash,
    )  # fmt: skip


def _claim_line(claim: Claim, speaker: str | None = None) -> str:
    return f"  {claim.id}  {speaker or plain(claim.speaker)}, {claim.event.type}: “{plain(claim.content.quote)}”"


def _ended(shown: ShownReport) -> str:
    return f" (no longer in the record since entry {shown.until})" if shown.until is not None else ""


def _span(period: Period | None) -> str | None:
    return f"{period.start}/{period.end}" if period is not None else None


def _facts(**facts: str | None) -> Iterator[str]:
    return (f"  {name}: {plain(value, 4_000)}" for name, value in facts.items() if value)
