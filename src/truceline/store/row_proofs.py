"""Rows held against the journal: each is there because an entry says so, with the digest that the entry gives it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db.models import Model

from truceline.model.anchor import Anchor
from truceline.model.claim import Claim
from truceline.model.issue import Issue
from truceline.model.journal import JournalEntry
from truceline.model.recorded import Reading
from truceline.model.report import Report
from truceline.store import codec, models
from truceline.store.items import ItemBody, claim_columns, issue_columns, reading_columns, report_columns
from truceline.store.witnesses import Broken, Rows, differ, row_name, walked

_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Each table in the order of the entries that began its rows (claims: of their readings), and what has an end of
    its own in the order of those that ended it."""

    begun: dict[type[Model], Rows[Any]]
    ended: dict[type[Model], Rows[Any]]
    claims: Rows[models.Claim]

    @classmethod
    def of(cls, alias: str) -> Walk:
        kinds: tuple[type[models.Live], ...] = tuple(models.Live.__subclasses__())
        claims = models.Claim.objects.using(alias).order_by("reading_id", "pk").iterator(chunk_size=200)
        return cls(
            begun={kind: _in_order(alias, kind, "since") for kind in kinds},
            ended={kind: _in_order(alias, kind, "until") for kind in (models.Item, models.PackText, models.Decision)},
            claims=Rows(walked(claims), lambda row: row.reading_id),
        )

    def close(self) -> None:
        for rows in (*self.begun.values(), *self.ended.values(), self.claims):
            rows.close()

    def left(self) -> Iterator[Broken]:
        """Rows that no entry asked for."""
        for rows in self.begun.values():
            for row in rows.drain():
                yield Broken(place=row_name(row), fault=f"began at entry {row.since!r:.20}, and no such entry knows it")
        for rows in self.ended.values():
            for row in rows.drain():
                yield Broken(place=row_name(row), fault=f"ended at entry {row.until!r:.20}, and no such entry ends it")
        for claim in self.claims.drain():
            yield Broken(place=row_name(claim), fault="belongs to a reading that no entry knows")


def _in_order(alias: str, kind: type[Any], column: str) -> Rows[Any]:
    rows = kind._default_manager.using(alias).exclude(**{column: None}).order_by(column, "pk")
    return Rows(walked(rows.iterator(chunk_size=50)), lambda row: getattr(row, column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Doings:
    """One entry, the rows that began at it and the rows that ended at it."""

    entry: JournalEntry
    begun: dict[type[Model], list[Any]]
    ended: dict[type[Model], list[Any]]
    claims: Rows[models.Claim]

    @property
    def place(self) -> str:
        return f"entry {self.entry.number} of the journal ({self.entry.kind} {self.entry.subject!r:.60})"

    def said(self) -> dict[str, Any]:
        return _object(self.entry.after)

    def only(self, **counts: int) -> Iterator[Broken]:
        """So many rows of each kind began or ended here, and none of any other."""
        for word, tables in (("begin", self.begun), ("end", self.ended)):
            for kind, rows in tables.items():
                expected = counts.get(f"{word}_{kind.__name__}", 0)
                if len(rows) != expected:
                    which = ", ".join(str(row.pk) for row in rows[:5]) or "none"
                    fault = f"not {expected} but {len(rows)} rows {word} at it: {kind._meta.db_table}, row {which}"
                    yield Broken(place=self.place, fault=fault)


def prove_rows(entry: JournalEntry, walk: Walk) -> Iterator[Broken]:
    """To be asked entry by entry, from the first."""
    doings = Doings(
        entry=entry,
        begun={kind: rows.take(entry.number) for kind, rows in walk.begun.items()},
        ended={kind: rows.take(entry.number) for kind, rows in walk.ended.items()},
        claims=walk.claims,
    )
    try:
        yield from _JUDGES.get(entry.kind, Doings.only)(doings)
    except _UNREADABLE as failure:
        yield Broken(place=doings.place, fault=f"it, or what follows from it, cannot be read ({failure!r:.120})")


def _prove_pack(doings: Doings) -> Iterator[Broken]:
    said, before = doings.said(), doings.entry.before
    yield from doings.only(begin_PackText=1, end_PackText=0 if before is None else 1)
    for row in doings.begun[models.PackText]:
        yield from differ(row, blob_id=said["sha256"], name=said["name"], slot="pack")
    for row in doings.ended[models.PackText]:
        yield from differ(row, blob_id=_object(before)["sha256"])
        yield from _began_before(doings, row)


def _prove_item(doings: Doings) -> Iterator[Broken]:
    said, before = doings.said(), doings.entry.before
    yield from doings.only(
        begin_Item=1,
        end_Item=0 if before is None else 1,
        begin_Report=len(said["reports"]),
        begin_Reading=sum(each["reading"] is not None for each in said["reports"]),
        begin_Issue=len(said["issues"]),
    )
    for row in doings.ended[models.Item]:
        yield from differ(row, path=doings.entry.subject, sha256=_object(before)["sha256"])
        yield from _began_before(doings, row)
    for item in doings.begun[models.Item]:
        yield from _prove_body(item, said["item"])
        yield from differ(item, path=doings.entry.subject, sha256=said["sha256"], blob_id=said["sha256"])
        file = codec.read(ItemBody, item.body).file
        yield from differ(item, path=file.path, sha256=file.sha256)
        yield from _prove_reports(doings, item, said["reports"])
        for row, expected in zip(doings.begun[models.Issue], said["issues"], strict=False):
            yield from _prove_body(row, expected)
            issue = codec.read(Issue, row.body)
            yield from differ(row, item_id=item.pk, until=item.until, **issue_columns(issue))


def _prove_withdrawn(doings: Doings) -> Iterator[Broken]:
    yield from doings.only(end_Item=1)
    for row in doings.ended[models.Item]:
        yield from differ(row, path=doings.entry.subject, sha256=_object(doings.entry.before)["sha256"])
        yield from _began_before(doings, row)


def _prove_reports(doings: Doings, item: models.Item, said: list[dict[str, Any]]) -> Iterator[Broken]:
    readings = {row.report_id: row for row in doings.begun[models.Reading]}
    rows = sorted(doings.begun[models.Report], key=lambda row: row.position)
    for position, (row, expected) in enumerate(zip(rows, said, strict=False)):
        yield from _prove_body(row, expected["report"])
        report = codec.read(Report, row.body)
        yield from differ(row, item_id=item.pk, position=position, until=item.until, **report_columns(report))
        if report.id != expected["id"]:
            yield Broken(
                place=row_name(row), fault=f"is of report {report.id}, where the journal names {expected['id']}"
            )
        reading = readings.pop(row.pk, None)
        if reading is None and expected["reading"] is not None:
            yield Broken(place=row_name(row), fault="a reading of it is lost")
        elif reading is not None and expected["reading"] is None:
            yield Broken(place=row_name(reading), fault=f"stands with {row_name(row)}, which nobody read")
            doings.claims.take(reading.pk)
        elif reading is not None:
            yield from _prove_body(reading, expected["reading"])
            yield from prove_reading(reading, report, doings.claims)
            yield from differ(reading, until=item.until)
    for stray in readings.values():
        yield Broken(place=row_name(stray), fault="reads a report of another entry")


def prove_reading(row: models.Reading, report: Report, claims: Rows[models.Claim]) -> Iterator[Broken]:
    """Its columns, its claims as they stand in their table, and every anchor of them in the report's words."""
    reading = codec.read(Reading, row.body)
    yield from differ(row, **reading_columns(reading))
    for held, claim in zip_longest(claims.take(row.pk), reading.claims):
        if held is None or claim is None:
            fault = (
                "holds fewer claims in their table than were read"
                if held is None
                else "holds a claim more than was read"
            )
            yield Broken(place=row_name(row), fault=fault)
            return
        yield from differ(held, **claim_columns(claim))
        yield from prove_anchors(claim, report)


def prove_anchors(claim: Claim, report: Report) -> Iterator[Broken]:
    if claim.report != report.id:
        yield Broken(place=f"claim {claim.id}", fault=f"is of report {claim.report}, and stands with {report.id}")
    for anchor in _anchors(claim):
        if not anchor.holds_in(report.text):
            fault = f"the words {anchor.quote!r:.60} do not stand at {anchor.start} in report {report.id}"
            yield Broken(place=f"claim {claim.id}", fault=fault)


def _anchors(value: object) -> Iterator[Anchor]:
    if isinstance(value, Anchor):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _anchors(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _anchors(getattr(value, field.name))


def _prove_body(row: Any, expected: str) -> Iterator[Broken]:
    if codec.digest(row.body) != expected:
        yield Broken(place=f"{row_name(row)}, column body", fault="is not what the journal says was written there")


def _prove_decision(doings: Doings) -> Iterator[Broken]:
    said = doings.said()
    yield from doings.only(begin_Decision=1)
    for row in doings.begun[models.Decision]:
        yield from _prove_body(row, said["decision"])
        yield from differ(row, decision=doings.entry.subject, subject=doings.entry.subject, kind=said["kind"])


def _prove_undoing(doings: Doings) -> Iterator[Broken]:
    before = _object(doings.entry.before)
    yield from doings.only(end_Decision=1)
    for row in doings.ended[models.Decision]:
        yield from _prove_body(row, before["decision"])
        yield from differ(row, decision=doings.entry.subject, kind=before["kind"])
        yield from _began_before(doings, row)


def _began_before(doings: Doings, row: models.Live) -> Iterator[Broken]:
    if row.since >= doings.entry.number:
        yield Broken(place=row_name(row), fault=f"ended at entry {row.until}, and did not begin before it")


def _object(text: str | None) -> dict[str, Any]:
    value = json.loads(text or "null")
    if not isinstance(value, dict):
        raise TypeError(f"{text!r:.60} where an object was expected")
    return value


_JUDGES: dict[str, Callable[[Doings], Iterator[Broken]]] = {
    "item.added": _prove_item,
    "item.replaced": _prove_item,
    "item.reread": _prove_item,
    "item.withdrawn": _prove_withdrawn,
    "pack.set": _prove_pack,
    "decision.made": _prove_decision,
    "decision.undone": _prove_undoing,
}
"""By the kind of entry. An entry of any other kind begins and ends no row."""
