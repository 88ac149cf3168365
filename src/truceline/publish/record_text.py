"""Lines of a record's lists, and the hits of a search, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.model.incident import Incident
from truceline.model.journal import JournalEntry
from truceline.model.listed import (
    Excerpt,
    Hits,
    Holdings,
    ListedClaim,
    ListedDecision,
    ListedIssue,
    ListedItem,
    ListedReport,
    Match,
)
from truceline.publish.writing import clipped, visible

Line = ListedReport | ListedClaim | Incident | ListedItem | ListedIssue | JournalEntry | ListedDecision
_LONGEST = 300
_UNDATED = "no date"


def line_text(line: Line) -> str:
    """One line; what others wrote stands in quotation marks or behind a colon, and nothing unseen in it."""
    match line:
        case ListedReport():
            told = f"“{plain(line.headline)}”" if line.headline else "without a headline"
            outlet = f"{plain(line.outlet)}, " if line.outlet else ""
            where = f"{plain(line.path)}, {_number(line.claims, 'claim')}"
            return f"{line.id}  {line.published or _UNDATED}  {outlet}{told}  ({where})"
        case ListedClaim():
            place = f" at {plain(line.place)}" if line.place else ""
            gone = f", gone with entry {line.gone}" if line.gone is not None else ""
            about = f"{line.id}  {line.published or _UNDATED}  {plain(line.speaker)}, {line.type}{place}"
            return f"{about}: “{plain(line.words)}”  ({plain(line.path)}{gone})"
        case Incident():
            when = f"{line.time.start[:10]}…{line.time.end[:10]}" if line.time else _UNDATED
            return f"{line.id}  {when}  {plain(line.title)}  ({_number(len(line.claims), 'claim')})"
        case ListedItem():
            held = f"{_number(line.reports, 'report')}, {line.bytes:,} bytes"
            return f"{line.sha256[:12]}  {line.added[:19]}Z  {plain(line.path)}  (version {line.version}, {held})"
        case ListedIssue():
            return f"{plain(line.path)}: {plain(line.reason)}; {plain(line.remedy)}"
        case JournalEntry():
            why = f"  ({plain(line.why)})" if line.why else ""
            return f"{line.number}  {line.at[:19]}Z  {plain(line.by)}  {line.kind}  {plain(line.subject)}{why}"
        case ListedDecision():
            return f"{line.id}  {line.kind}  {plain(line.subject)}  (entry {line.entry})"


def hits_text(hits: Hits) -> Iterator[str]:
    """Each report with its words in context: what was searched for stands between `**`, each excerpt after its offset
    into the report's text."""
    for hit in hits.hits:
        report = hit.report
        headline = _marked(Excerpt(start=0, words=report.headline or "", matches=hit.headline)) or "without a headline"
        yield f"{report.id}  {report.published or _UNDATED}  {headline}  ({plain(report.path)})"
        for excerpt in hit.excerpts:
            yield f"    {excerpt.start}: {_marked(excerpt)}"
        if hit.found > sum(len(excerpt.matches) for excerpt in hit.excerpts):
            yield f"    found {hit.found} times in it"


def _marked(excerpt: Excerpt) -> str:
    parts, at = [], 0
    for match in excerpt.matches:
        start, end = _within(match, excerpt)
        parts += [excerpt.words[at:start], f"**{excerpt.words[start:end]}**"]
        at = end
    return plain("".join([*parts, excerpt.words[at:]]), 2_000)


def _within(match: Match, excerpt: Excerpt) -> tuple[int, int]:
    return match.start - excerpt.start, match.end - excerpt.start


def holdings_text(held: Holdings, place: str) -> Iterator[str]:
    yield f"record    {plain(place)}{f', {held.size / 2**20:,.1f} MiB' if held.size is not None else ''}"
    yield f"pack      {plain(held.pack) if held.pack else 'none'}"
    yield f"items     {held.items:,} ({held.versions:,} with earlier versions and withdrawn ones)"
    yield f"reports   {held.reports:,}"
    yield f"claims    {held.claims:,}, of which nobody has decided on {held.pending:,}"
    yield f"decisions {held.decisions:,}"
    yield f"issues    {held.issues:,}"
    yield f"journal   {held.entries:,} entries, the last: {line_text(held.last)}"
    yield f"head      {held.last.hash}"


def plain(words: str | None, limit: int = _LONGEST) -> str:
    return visible(clipped(" ".join((words or "")[: limit * 4].split()), limit))


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
