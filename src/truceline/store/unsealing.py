"""Bringing a sealed record into a database: verified first, then whole or not at all, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import IntegrityError

from truceline.errors import BrokenRecord, WrongFile
from truceline.model.issue import Issue
from truceline.model.journal import Change, JournalEntry
from truceline.model.recorded import Reading
from truceline.model.report import Report
from truceline.store import codec, items, models, seal_check
from truceline.store.copies import hash_file
from truceline.store.items import ItemBody
from truceline.store.journal import Now, append, last_entry, writing
from truceline.store.merging import Merged, merge, read_bytes
from truceline.store.proofs import prove
from truceline.store.seal_check import NotWhole, SealedZip
from truceline.store.witnesses import Steps, Unwatched
from truceline.store.word_index import index_report

IMPORTED = "record.imported"
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError, IntegrityError)
_REMEDY = "nothing was imported; ask for the file again, and compare its SHA-256 with the sender's"


class Way(StrEnum):
    """How a sealed record came in. `whole`: its journal is this record's, entry by entry. `continued`: what this record
    lacked of it was appended as it is. `merged`: its changes are new entries. `known`: it was here already."""

    WHOLE = "whole"
    CONTINUED = "continued"
    MERGED = "merged"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """`entries` and `head` are the sealed record's; `merged` counts what was done where records were merged."""

    way: Way
    sha256: str
    entries: int
    head: str
    merged: Merged | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSeal:
    """A sealed file in which all holds, still open. `name` is how people call it."""

    source: SealedZip
    name: str
    sha256: str
    entries: int
    head: str
    program: str


@contextmanager
def checked_seal(path: Path, *, head: str | None = None) -> Iterator[CheckedSeal]:
    """Raises BrokenRecord with the first thing that does not hold, WrongFile where there is no file."""
    try:
        stream = path.open("rb")
    except OSError as failure:
        told = failure.strerror or type(failure).__name__
        line = f"{path}: cannot be read ({told}); name the file that `export --format sealed` wrote"
        raise WrongFile(str(path), (line,)) from failure
    with stream:
        try:
            source = SealedZip(stream)
            manifest = seal_check.check(source, head)
        except NotWhole as failure:
            raise BrokenRecord((f"{path}: {failure}; {_REMEDY}",)) from failure
        yield CheckedSeal(
            source=source,
            name=path.name,
            sha256=hash_file(path),
            entries=manifest["entries"],
            head=manifest["head"],
            program=str(manifest.get("program", ""))[:200],
        )


def bring_in(alias: str, sealed: CheckedSeal, *, by: str, why: str, now: Now, progress: Steps | None = None) -> Brought:
    """All of it or nothing; a second time, nothing. The record is proved before the transaction ends.

    Raises BrokenRecord where it does not prove, WrongUsage where a record of its own has other bytes under a path.
    """
    watched = progress or Unwatched()
    merged: Merged | None = None
    with writing(alias):
        last = last_entry(alias)
        way, known = _choose_way(alias, sealed, last)
        if way is Way.KNOWN:
            return Brought(way=way, sha256=sealed.sha256, entries=sealed.entries, head=sealed.head)
        watched.begin("importing the journal", sealed.entries - known)
        with _told_as_broken(sealed):
            if way is Way.MERGED:
                merged = merge(alias, sealed.source, known, head=sealed.head, by=by, why=why, now=now, watched=watched)
            else:
                _take_over(alias, sealed, known, watched)
        append(alias, _receipt(sealed, way, known, by, why), now=now)
        head = None if way is Way.MERGED else sealed.head
        found = islice(prove(alias, head=head, progress=progress), 5)
        broken = tuple(f"{sealed.name}: {each.place}: {each.fault}; {_REMEDY}" for each in found)
        if broken:
            raise BrokenRecord(broken)
    return Brought(way=way, sha256=sealed.sha256, entries=sealed.entries, head=sealed.head, merged=merged)


def _choose_way(alias: str, sealed: CheckedSeal, last: JournalEntry | None) -> tuple[Way, int]:
    """And the number of the last sealed entry that this record knows, 0 where it knows none."""
    if last is None:
        return Way.WHOLE, 0
    imported = models.Entry.objects.using(alias).filter(kind=IMPORTED)
    heads = set(imported.values_list("subject", flat=True))
    known = 0
    hashes = [(entry["number"], entry["hash"]) for entry, _ in seal_check.walk(sealed.source)]
    for start in range(0, len(hashes), 500):
        batch = dict(hashes[start : start + 500])
        held = set(
            models.Entry.objects.using(alias).filter(hash__in=list(batch.values())).values_list("hash", flat=True)
        )
        known = max([known, *(number for number, each in batch.items() if each in held or each in heads)])
    if known == sealed.entries:
        return Way.KNOWN, known
    if known == last.number and hashes[known - 1][1] == last.hash:
        return Way.CONTINUED, known
    return Way.MERGED, known


def _receipt(sealed: CheckedSeal, way: Way, known: int, by: str, why: str) -> Change:
    after = {"entries": sealed.entries, "from": known + 1, "program": sealed.program, "seal": sealed.sha256, "way": way}
    return Change(by=by, kind=IMPORTED, subject=sealed.head, why=why, after=json.dumps(after, sort_keys=True))


@contextmanager
def _told_as_broken(sealed: CheckedSeal) -> Iterator[None]:
    try:
        yield
    except NotWhole as failure:
        raise BrokenRecord((f"{sealed.name}: changed while it was read ({failure}); {_REMEDY}",)) from failure
    except _UNREADABLE as failure:
        raise BrokenRecord((f"{sealed.name}: its records are of no known form ({failure!r:.120}); {_REMEDY}",)) from (
            failure
        )


def _take_over(alias: str, sealed: CheckedSeal, known: int, watched: Steps) -> None:
    """Each entry as it is, with the rows that it began and ended."""
    for entry, bodies in seal_check.walk(sealed.source):
        if entry["number"] > known:
            models.Entry.objects.using(alias).create(**{name: entry[name] for name in JournalEntry.__slots__})
            _follow(alias, sealed.source, JournalEntry(**entry), bodies)
            watched.step()


def _follow(alias: str, source: SealedZip, entry: JournalEntry, bodies: dict[str, Any]) -> None:
    said = json.loads(entry.after) if entry.after else {}
    match entry.kind:
        case "pack.set":
            _end(models.PackText.objects.using(alias).filter(until=None), entry.number)
            blob = _keep_bytes(alias, source, said["sha256"])
            models.PackText.objects.using(alias).create(since=entry.number, blob=blob, name=said["name"])
        case "item.added" | "item.replaced" | "item.reread":
            _end_item(alias, entry)
            _write_item(alias, source, entry, bodies)
        case "item.withdrawn":
            _end_item(alias, entry)
        case "decision.made":
            models.Decision.objects.using(alias).create(
                since=entry.number,
                decision=entry.subject,
                subject=entry.subject,
                kind=said["kind"],
                body=bodies["decision"],
            )
        case "decision.undone":
            _end(models.Decision.objects.using(alias).filter(decision=entry.subject, until=None), entry.number)


def _keep_bytes(alias: str, source: SealedZip, sha256: str) -> models.Blob:
    held = models.Blob.objects.using(alias).filter(sha256=sha256).defer("body").first()
    if held is not None:
        return held
    body = read_bytes(source, sha256)
    return models.Blob.objects.using(alias).create(sha256=sha256, size=len(body), body=body)


def _end(rows: Any, number: int) -> None:
    rows.update(until=number)


def _end_item(alias: str, entry: JournalEntry) -> None:
    for item in models.Item.objects.using(alias).filter(path=entry.subject, until=None):
        _end(models.Report.objects.using(alias).filter(item=item, until=None), entry.number)
        _end(models.Reading.objects.using(alias).filter(report__item=item, until=None), entry.number)
        _end(models.Issue.objects.using(alias).filter(item=item, until=None), entry.number)
        _end(models.Item.objects.using(alias).filter(pk=item.pk), entry.number)


def _write_item(alias: str, source: SealedZip, entry: JournalEntry, bodies: dict[str, Any]) -> None:
    """The texts as they came, so that the journal's digests are theirs whatever version wrote them."""
    file = codec.read(ItemBody, bodies["item"]).file
    item = models.Item.objects.using(alias).create(
        since=entry.number,
        path=entry.subject,
        sha256=file.sha256,
        blob=_keep_bytes(alias, source, file.sha256),
        body=bodies["item"],
    )
    for position, each in enumerate(bodies["reports"]):
        _write_report(alias, item, position, each)
    issues = [(codec.read(Issue, body), body) for body in bodies["issues"]]
    models.Issue.objects.using(alias).bulk_create(
        models.Issue(since=entry.number, item=item, body=body, **items.issue_columns(issue)) for issue, body in issues
    )


def _write_report(alias: str, item: models.Item, position: int, bodies: dict[str, Any]) -> None:
    report = codec.read(Report, bodies["report"])
    row = models.Report.objects.using(alias).create(
        since=item.since, item=item, position=position, body=bodies["report"], **items.report_columns(report)
    )
    index_report(alias, row.pk, report.headline, report.text)
    if bodies["reading"] is None:
        return
    reading = codec.read(Reading, bodies["reading"])
    held = models.Reading.objects.using(alias).create(
        since=item.since, report=row, body=bodies["reading"], **items.reading_columns(reading)
    )
    models.Claim.objects.using(alias).bulk_create(
        models.Claim(reading=held, **items.claim_columns(claim)) for claim in reading.claims
    )
