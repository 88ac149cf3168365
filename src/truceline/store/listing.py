"""Lists of what a record holds now, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connections
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from truceline.model.decision import claims_seen
from truceline.model.entry import Entry
from truceline.model.grading import Grading
from truceline.model.issue import Issue
from truceline.model.journal import JournalEntry
from truceline.model.judgement import Judgement
from truceline.model.listed import Holdings, ListedClaim, ListedDecision, ListedIssue, ListedItem, ListedReport, Wanted
from truceline.store import codec, models
from truceline.store.decisions import load_decisions
from truceline.store.items import ItemBody, live_at
from truceline.store.journal import read_entry
from truceline.store.records import head, load_pack_text

_AT_ONCE = 200


def list_reports(alias: str, wanted: Wanted) -> Iterator[ListedReport]:
    """The newest first, those without a date last; where claims are asked for, reports with such a claim."""
    rows = models.Report.objects.using(alias).filter(until=None)
    if wanted.of_claims:
        said = models.Claim.objects.using(alias).filter(_of_claims(wanted), reading__until=None)
        rows = rows.filter(Exists(said.filter(reading__report=OuterRef("pk"))))
    ordered = _within_days(rows, wanted, "published").order_by(F("published").desc(nulls_last=True), "-pk")
    return (read_report(alias, row) for row in ordered.select_related("item").iterator(chunk_size=_AT_ONCE))


def read_report(alias: str, row: models.Report) -> ListedReport:
    claims = models.Claim.objects.using(alias).filter(reading__report=row, reading__until=None)
    return ListedReport(
        id=row.report,
        published=row.published,
        outlet=row.outlet,
        headline=row.headline,
        path=row.item.path,
        item=row.position,
        claims=claims.count(),
        entry=row.since,
    )


def list_claims(alias: str, wanted: Wanted) -> Iterator[ListedClaim]:
    """In the order of their reports, the newest first, and in that of the words."""
    rows = models.Claim.objects.using(alias).filter(_of_claims(wanted), reading__until=None)
    rows = _within_days(rows, wanted, "reading__report__published").select_related("reading__report__item")
    ordered = rows.order_by(F("reading__report__published").desc(nulls_last=True), "-reading__report", "pk")
    return (read_claim(row) for row in ordered.iterator(chunk_size=_AT_ONCE))


def read_claim(row: models.Claim, *, gone: int | None = None) -> ListedClaim:
    report = row.reading.report
    return ListedClaim(
        id=row.claim,
        published=report.published,
        speaker=row.speaker,
        type=row.type,
        place=row.place,
        words=row.words,
        report=report.report,
        path=report.item.path,
        gone=gone,
    )


def list_gone(alias: str, wanted: Wanted, *, path: str | None = None) -> Iterator[ListedClaim]:
    """Claims of versions that were replaced or withdrawn, whose words stand nowhere in what lies under the path now;
    each once, as it was read last."""
    rows = models.Claim.objects.using(alias).filter(_of_claims(wanted), reading__until__isnull=False)
    rows = rows.filter(reading__report__item__until__isnull=False, reading__until=F("reading__report__until"))
    rows = _within_days(rows, wanted, "reading__report__published").select_related("reading__report__item")
    if path is not None:
        rows = rows.filter(reading__report__item__path=path)
    met: set[tuple[str, str, str]] = set()
    at, words = "", ""
    for row in rows.order_by("reading__report__item__path", "-reading__until", "pk").iterator(chunk_size=_AT_ONCE):
        claim = read_claim(row, gone=row.reading.until)
        if claim.path != at:
            at, words, met = claim.path, _live_words(alias, claim.path), set()
        key = (claim.path, claim.speaker, _folded(claim.words))
        if key not in met and _folded(claim.words) not in words:
            met.add(key)
            yield claim


def _live_words(alias: str, path: str) -> str:
    texts = models.Report.objects.using(alias).filter(until=None, item__path=path, item__until=None)
    return "\n".join(_folded(text) for text in texts.order_by("position").values_list("text", flat=True))


def _folded(words: str) -> str:
    return " ".join(words.split())


def list_items(alias: str, wanted: Wanted) -> Iterator[ListedItem]:
    """By path."""
    entries = models.Entry.objects.using(alias)
    rows = models.Item.objects.using(alias).filter(until=None).order_by("path")
    if wanted.since is not None or wanted.until is not None:
        rows = rows.filter(since__in=_in_time(entries, wanted).values("number"))
    for row in rows.iterator(chunk_size=_AT_ONCE):
        began = entries.get(number=row.since)
        body = codec.read(ItemBody, row.body)
        yield ListedItem(
            path=row.path,
            sha256=row.sha256,
            bytes=body.file.bytes,
            media_type=body.file.media_type,
            added=began.at,
            by=began.by,
            reports=models.Report.objects.using(alias).filter(item=row).count(),
            version=models.Item.objects.using(alias).filter(path=row.path, since__lte=row.since).count(),
            entry=row.since,
        )


def list_issues(alias: str) -> Iterator[ListedIssue]:
    for row in models.Issue.objects.using(alias).filter(until=None).order_by("path", "pk").iterator(_AT_ONCE):
        issue = codec.read(Issue, row.body)
        yield ListedIssue(path=issue.path, reason=issue.reason, remedy=issue.remedy, entry=row.since)


def list_journal(alias: str, wanted: Wanted) -> Iterator[JournalEntry]:
    """The newest first."""
    rows = _in_time(models.Entry.objects.using(alias), wanted).order_by("-number")
    return (read_entry(row) for row in rows.iterator(chunk_size=_AT_ONCE))


def list_decisions(alias: str, *, about: str | None = None) -> Iterator[ListedDecision]:
    """The newest first; about one claim, those that were undone as well."""
    rows = models.Decision.objects.using(alias).order_by("-since", "-pk")
    rows = rows.filter(until=None) if about is None else rows.filter(body__contains=f'"{about}"')
    return (read_decision(row) for row in rows.iterator(chunk_size=_AT_ONCE))


def read_decision(row: models.Decision) -> ListedDecision:
    return ListedDecision(
        id=row.decision, kind=row.kind, subject=row.subject, body=row.body, entry=row.since, ended=row.until
    )


def count_holdings(alias: str) -> Holdings:
    """Quick: only counts and decisions are read. `pending` are live claims about which nobody decided anything."""
    live = live_at(None)
    items = models.Item.objects.using(alias)
    claims = _count_claims(alias)
    pack = load_pack_text(alias)
    return Holdings(
        items=items.filter(live).count(),
        versions=items.count(),
        reports=models.Report.objects.using(alias).filter(live).count(),
        claims=claims,
        issues=models.Issue.objects.using(alias).filter(live).count(),
        decisions=models.Decision.objects.using(alias).filter(live).count(),
        entries=head(alias).number,
        pending=claims - _count_decided(alias),
        pack=pack.name if pack is not None else None,
        last=head(alias),
        size=_size(alias),
    )


def _count_claims(alias: str) -> int:
    """Few readings have ended, so that those are counted and taken from all."""
    ended = models.Reading.objects.using(alias).filter(until__isnull=False).values("pk")
    everything = models.Claim.objects.using(alias)
    return everything.count() - everything.filter(reading__in=ended).count()


def _count_decided(alias: str) -> int:
    own = (each for each in load_decisions(alias) if not isinstance(each, Judgement | Grading | Entry))
    seen = sorted({claim.claim.id for decision in own for claim in claims_seen(decision)})
    live = models.Claim.objects.using(alias).filter(reading__until=None)
    parts = (seen[start : start + _AT_ONCE] for start in range(0, len(seen), _AT_ONCE))
    return sum(live.filter(claim__in=part).count() for part in parts)


def _size(alias: str) -> int | None:
    with connections[alias].cursor() as cursor:
        if connections[alias].vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


def _of_claims(wanted: Wanted) -> Q:
    asked = Q()
    if wanted.speakers or wanted.speaker_starts:
        speakers = Q(speaker__in=wanted.speakers)
        for start in wanted.speaker_starts:
            speakers |= Q(speaker__startswith=start)
        asked &= speakers
    if wanted.types:
        asked &= Q(type__in=wanted.types)
    if wanted.places:
        asked &= Q(place__in=wanted.places)
    return asked


def _within_days(rows: QuerySet[Any], wanted: Wanted, column: str) -> QuerySet[Any]:
    """Stamps begin with a day, of any time zone; whoever asked looks closer."""
    if wanted.first_day is not None:
        rows = rows.filter(**{f"{column}__gte": _moved(wanted.first_day, -1)})
    if wanted.last_day is not None:
        rows = rows.filter(**{f"{column}__lt": _moved(wanted.last_day, 2)})
    return rows


def _moved(day: str, days: int) -> str:
    moved = min(max(date.fromisoformat(day).toordinal() + days, 1), date.max.toordinal())
    return (date.min + timedelta(days=moved - 1)).isoformat()


def _in_time(entries: QuerySet[models.Entry], wanted: Wanted) -> QuerySet[models.Entry]:
    if wanted.since is not None:
        entries = entries.filter(at__gte=wanted.since)
    if wanted.until is not None:
        entries = entries.filter(at__lte=wanted.until)
    return entries
