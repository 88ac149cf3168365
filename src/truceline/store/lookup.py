"""One thing of the record by its id, its path, or the beginning of either."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from truceline.model.journal import JournalEntry
from truceline.model.listed import ListedDecision, ShownReport, Version
from truceline.model.recorded import Reading
from truceline.model.report import Report
from truceline.store import codec, models
from truceline.store.items import ItemBody, load_version
from truceline.store.journal import read_entry
from truceline.store.listing import read_decision

MOST = 11
_HASH = 64


def find_names(alias: str, text: str) -> list[tuple[str, str]]:
    """(kind, name) of what is called so, or begins so: reports, claims, decisions, items, entries; at most a few.

    A whole name is never ambiguous. Of an item the whole path counts, or its end after a `/`, or its hash.
    """
    found = list(_whole(alias, text))
    return found or list(dict.fromkeys(_beginnings(alias, text)))[:MOST]


def _whole(alias: str, text: str) -> Iterator[tuple[str, str]]:
    if text.isascii() and text.isdigit() and len(text) < 10:
        if models.Entry.objects.using(alias).filter(number=int(text)).exists():
            yield "entry", str(int(text))
    elif models.Item.objects.using(alias).filter(path=text).exists():
        yield "item", text
    elif models.Report.objects.using(alias).filter(report=text).exists():
        yield "report", text
    elif models.Claim.objects.using(alias).filter(claim=text).exists():
        yield "claim", text
    elif models.Decision.objects.using(alias).filter(decision=text).exists():
        yield "decision", text


def _beginnings(alias: str, text: str) -> Iterator[tuple[str, str]]:
    reports = models.Report.objects.using(alias).filter(report__startswith=text).values_list("report", flat=True)
    claims = models.Claim.objects.using(alias).filter(claim__startswith=text).values_list("claim", flat=True)
    decisions = models.Decision.objects.using(alias).filter(decision__startswith=text)
    yield from (("report", name) for name in reports.distinct().order_by("report")[:MOST])
    yield from (("claim", name) for name in claims.distinct().order_by("claim")[:MOST])
    yield from (("decision", name) for name in decisions.values_list("decision", flat=True).distinct()[:MOST])
    named = Q(path__endswith="/" + text)
    if len(text) >= 6 and len(text) <= _HASH and set(text) <= set("0123456789abcdef"):
        named |= Q(sha256__startswith=text)
        entries = models.Entry.objects.using(alias).filter(hash__startswith=text).order_by("number")
        yield from (("entry", str(number)) for number in entries.values_list("number", flat=True)[:MOST])
    paths = models.Item.objects.using(alias).filter(named).order_by("path").values_list("path", flat=True)
    yield from (("item", path) for path in paths.distinct()[:MOST])


def load_report(alias: str, report: str) -> ShownReport:
    """The live one of that id, else the last."""
    rows = models.Report.objects.using(alias).filter(report=report).select_related("item")
    row = rows.filter(until=None).order_by("item__path").first() or rows.order_by("-since").first()
    if row is None:
        raise LookupError(report)
    return _shown(alias, row)


def load_claimed(alias: str, claim: str) -> ShownReport:
    """The report with the live reading that holds the claim, else with the last."""
    rows = models.Claim.objects.using(alias).filter(claim=claim).select_related("reading__report__item")
    row = rows.filter(reading__until=None).order_by("pk").first() or rows.order_by("-pk").first()
    if row is None:
        raise LookupError(claim)
    return _shown(alias, row.reading.report, row.reading)


def _shown(alias: str, row: models.Report, reading: models.Reading | None = None) -> ShownReport:
    if reading is None:
        reading = models.Reading.objects.using(alias).filter(report=row).order_by("-since").first()
    return ShownReport(
        report=codec.read(Report, row.body),
        reading=codec.read(Reading, reading.body) if reading is not None else None,
        since=row.since,
        until=row.until,
    )


def load_versions(alias: str, path: str) -> list[Version]:
    """All that ever lay under the path, the first one first."""
    return [_version(alias, row) for row in models.Item.objects.using(alias).filter(path=path).order_by("since")]


def _version(alias: str, row: models.Item) -> Version:
    kept = load_version(alias, row)
    body = codec.read(ItemBody, row.body)
    return Version(
        file=body.file,
        custody=body.custody,
        reports=tuple(each.report for each in kept.reports),
        claims=sum(len(each.reading.claims) for each in kept.reports if each.reading is not None),
        issues=kept.issues,
        began=load_entry(alias, row.since),
        ended=load_entry(alias, row.until) if row.until is not None else None,
    )


def load_entry(alias: str, number: int) -> JournalEntry:
    return read_entry(models.Entry.objects.using(alias).get(number=number))


def load_decision(alias: str, decision: str) -> ListedDecision:
    """The live one of that id, else the last."""
    rows = models.Decision.objects.using(alias).filter(decision=decision)
    row = rows.filter(until=None).first() or rows.order_by("-since").first()
    if row is None:
        raise LookupError(decision)
    return read_decision(row)


def load_bytes(alias: str, sha256: str) -> bytes:
    return bytes(models.Blob.objects.using(alias).get(sha256=sha256).body)


def live_paths(alias: str) -> list[str]:
    """In the order in which they were added."""
    return list(models.Item.objects.using(alias).filter(until=None).order_by("since").values_list("path", flat=True))
