"""Items in the record: added whole or not at all, ended by another version of themselves, never deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from truceline.model.capture import InputFile
from truceline.model.claim import Claim
from truceline.model.issue import Issue
from truceline.model.journal import Change
from truceline.model.recorded import Custody, KeptFile, ReadFile, Reading, ReadReport
from truceline.model.report import Report
from truceline.store import codec, columns, models
from truceline.store.journal import Now, append, writing
from truceline.store.word_index import index_report


class Outcome(StrEnum):
    """What adding did. `unchanged`: the same bytes lie under that path already."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBody:
    """The part of an item's row that nobody searches."""

    file: InputFile
    custody: Custody


def holds(alias: str, path: str, sha256: str) -> bool:
    """Whether those bytes lie under that path, so that reading them again is needless. Raises UnusableInput for a path
    that no database could hold."""
    columns.refuse_unkept_path(path)
    return models.Item.objects.using(alias).filter(path=path, sha256=sha256, until=None).exists()


def add(alias: str, read: ReadFile, *, by: str, why: str, now: Now) -> Outcome:
    """In one transaction. Two processes that add the same thing at once add it once. Raises UnusableInput for a path
    that no database could hold."""
    columns.refuse_unkept_path(read.file.path)
    with writing(alias):
        live = _live(alias, read.file.path)
        if live is not None and live.sha256 == read.file.sha256:
            return Outcome.UNCHANGED
        kind = "item.added" if live is None else "item.replaced"
        _put(alias, live, read, Change(by=by, kind=kind, subject=read.file.path, why=why), now=now)
        return Outcome.ADDED if live is None else Outcome.REPLACED


def reread(alias: str, read: ReadFile, *, by: str, why: str, now: Now) -> bool:
    """Puts a new reading of the same bytes in the place of the live one. False, and nothing is written, where it says
    the same, or where other bytes lie there by now."""
    with writing(alias):
        live = _live(alias, read.file.path)
        if live is None or live.sha256 != read.file.sha256:
            return False
        if fingerprint(_load_item(alias, live, None)) == fingerprint(read):
            return False
        _put(alias, live, read, Change(by=by, kind="item.reread", subject=read.file.path, why=why), now=now)
        return True


def withdraw(alias: str, path: str, *, by: str, why: str, now: Now) -> int:
    """Ends the item under that path, and all that follows from it; gives the number of the entry, 0 where there is no
    such item. Its bytes and rows stay."""
    with writing(alias):
        live = _live(alias, path)
        if live is None:
            return 0
        before = json.dumps({"sha256": live.sha256})
        change = Change(by=by, kind="item.withdrawn", subject=path, why=why, before=before)
        number = append(alias, change, now=now).number
        _end(alias, live, number)
        return number


def _live(alias: str, path: str) -> models.Item | None:
    return models.Item.objects.using(alias).filter(path=path, until=None).first()


def _put(alias: str, live: models.Item | None, read: ReadFile, change: Change, *, now: Now) -> None:
    blob = _keep(alias, read)
    change = replace(
        change,
        before=None if live is None else json.dumps({"sha256": live.sha256}),
        after=json.dumps(fingerprint(read), sort_keys=True),
    )
    number = append(alias, change, now=now).number
    if live is not None:
        _end(alias, live, number)
    _write(alias, read, blob, number)


def fingerprint(read: ReadFile | KeptFile) -> dict[str, object]:
    """What the journal says of an item: the hash of its bytes and of each row that it makes, so that no row can change
    unseen."""
    return {
        "sha256": read.file.sha256,
        "item": codec.digest(codec.write(ItemBody(file=read.file, custody=read.custody))),
        "reports": [
            {
                "id": each.report.id,
                "report": codec.digest(codec.write(each.report)),
                "reading": codec.digest(codec.write(each.reading)) if each.reading is not None else None,
            }
            for each in read.reports
        ],
        "issues": [codec.digest(codec.write(issue)) for issue in read.issues],
    }


def _keep(alias: str, read: ReadFile) -> models.Blob:
    kept, _ = models.Blob.objects.using(alias).get_or_create(
        sha256=read.file.sha256, defaults={"size": len(read.content), "body": read.content}
    )
    return kept


def _end(alias: str, item: models.Item, number: int) -> None:
    for rows in (
        models.Item.objects.using(alias).filter(pk=item.pk),
        models.Report.objects.using(alias).filter(item=item, until=None),
        models.Reading.objects.using(alias).filter(report__item=item, until=None),
        models.Issue.objects.using(alias).filter(item=item, until=None),
    ):
        rows.update(until=number)


def _write(alias: str, read: ReadFile, blob: models.Blob, number: int) -> None:
    item = models.Item.objects.using(alias).create(
        since=number,
        path=read.file.path,
        sha256=read.file.sha256,
        blob=blob,
        body=codec.write(ItemBody(file=read.file, custody=read.custody)),
    )
    for position, each in enumerate(read.reports):
        _write_report(alias, item, position, each, number)
    models.Issue.objects.using(alias).bulk_create(
        models.Issue(since=number, item=item, body=codec.write(issue), **issue_columns(issue)) for issue in read.issues
    )


def _write_report(alias: str, item: models.Item, position: int, each: ReadReport, number: int) -> None:
    report = each.report
    row = models.Report.objects.using(alias).create(
        since=number,
        item=item,
        position=position,
        body=codec.write(report),
        **report_columns(report),
    )
    index_report(alias, row.pk, report.headline, report.text)
    if each.reading is not None:
        write_reading(alias, row, each.reading, number)


def write_reading(alias: str, report: models.Report, reading: Reading, number: int) -> None:
    row = models.Reading.objects.using(alias).create(
        since=number, report=report, body=codec.write(reading), **reading_columns(reading)
    )
    models.Claim.objects.using(alias).bulk_create(
        models.Claim(reading=row, **claim_columns(claim)) for claim in reading.claims
    )


def report_columns(report: Report) -> dict[str, Any]:
    """What is searched of a report; the rest is in its body."""
    return columns.fit(
        models.Report,
        report=report.id,
        published=report.published,
        headline=report.headline,
        outlet=report.outlet,
        text=report.text,
    )


def reading_columns(reading: Reading) -> dict[str, Any]:
    return columns.fit(models.Reading, ran=" ".join(reading.ran))


def claim_columns(claim: Claim) -> dict[str, Any]:
    return columns.fit(
        models.Claim,
        claim=claim.id,
        speaker=claim.speaker,
        type=claim.event.type,
        place=claim.event.place,
        words=claim.content.quote,
    )


def issue_columns(issue: Issue) -> dict[str, Any]:
    return columns.fit(models.Issue, path=issue.path)


def live_at(number: int | None) -> Q:
    """Rows that were live once that entry was written; None: now."""
    if number is None:
        return Q(until=None)
    return Q(since__lte=number) & (Q(until=None) | Q(until__gt=number))


def load(alias: str, *, at: int | None = None) -> Iterator[KeptFile]:
    """Every live item, in the order of their paths as a walk through folders meets them."""
    items: QuerySet[models.Item] = models.Item.objects.using(alias).filter(live_at(at))
    order = sorted(items.values_list("pk", "path"), key=lambda row: row[1].split("/"))
    for key, _ in order:
        yield _load_item(alias, models.Item.objects.using(alias).get(pk=key), at)


def load_live(alias: str, path: str) -> KeptFile | None:
    item = _live(alias, path)
    return _load_item(alias, item, None) if item is not None else None


def load_version(alias: str, item: models.Item) -> KeptFile:
    """An item as it was in its last moment, or is."""
    return _load_item(alias, item, item.until - 1 if item.until is not None else None)


def _load_item(alias: str, item: models.Item, at: int | None) -> KeptFile:
    body = codec.read(ItemBody, item.body)
    reports = models.Report.objects.using(alias).filter(live_at(at), item=item).order_by("position")
    readings = {
        row.report_id: codec.read(Reading, row.body)
        for row in models.Reading.objects.using(alias).filter(live_at(at), report__item=item)
    }
    issues = models.Issue.objects.using(alias).filter(live_at(at), item=item).order_by("pk")
    return KeptFile(
        file=body.file,
        custody=body.custody,
        reports=tuple(ReadReport(report=codec.read(Report, row.body), reading=readings.get(row.pk)) for row in reports),
        issues=tuple(codec.read(Issue, row.body) for row in issues),
        since=item.since,
    )
