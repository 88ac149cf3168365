"""Proof that a record is what its journal says, read from end to end and never held as a whole."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from django.db import DatabaseError, connections
from django.db.models import Exists, Model, OuterRef

from truceline.errors import BrokenRecord, RecordUnwritable, TrucelineError
from truceline.model.journal import NOTHING_BEFORE, JournalEntry
from truceline.store import guards, models
from truceline.store.engine import place_of
from truceline.store.faults import RESTORE, name_fault
from truceline.store.journal import entries, reading
from truceline.store.row_proofs import Walk, prove_rows
from truceline.store.witnesses import Broken, Steps, Unwatched, walked

__all__ = ["Broken", "Steps", "prove", "prove_link"]

_MANY = 20
_REBUILD = "make a backup and restore it into a new place, which guards every table again"


def prove(alias: str, *, head: str | None = None, progress: Steps | None = None) -> Iterator[Broken]:
    """Whatever does not hold, the first thing first; nothing, where all holds.

    `head` is the hash of an entry as somebody noted it elsewhere (a footer, a backup's seal): a journal that was
    written anew from end to end is found out by it alone. Nothing is changed, and writers need not wait.
    """
    watched = progress or Unwatched()
    try:
        with reading(alias):
            yield from _prove_file(alias, watched)
            yield from _prove_guards(alias)
            yield from _prove_journal(alias, watched, head)
            yield from _prove_blobs(alias, watched)
    except (DatabaseError, sqlite3.Error, BrokenRecord, RecordUnwritable) as failure:
        yield Broken(
            place=place_of(alias), fault=f"cannot be read on from here ({_told(failure, alias)})", remedy=RESTORE
        )


def _told(failure: Exception, alias: str) -> str:
    if isinstance(failure, BrokenRecord):
        return "; ".join(failure.broken)
    if isinstance(failure, DatabaseError):
        named: TrucelineError | None = name_fault(failure, place_of(alias))
        return str(named or failure)
    return str(failure)


def _prove_file(alias: str, watched: Steps) -> Iterator[Broken]:
    """What the database says of its own pages, and rows that point at no row."""
    connection = connections[alias]
    watched.begin("looking through the database's pages")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA integrity_check({_MANY})")
            for (line,) in cursor.fetchall():
                if line != "ok":
                    yield Broken(place=place_of(alias), fault=f"damaged ({line})", remedy=RESTORE)
            cursor.execute("PRAGMA foreign_key_check")
            for table, row, target, _ in cursor.fetchmany(_MANY):
                yield Broken(
                    place=f"{table}, row {row}", fault=f"names a row of {target} that is not there", remedy=RESTORE
                )
        return
    for kind in guards.guarded_models():
        yield from _prove_targets(alias, kind)


def _prove_targets(alias: str, kind: type[Model]) -> Iterator[Broken]:
    for field in kind._meta.concrete_fields:
        target = field.related_model
        if isinstance(target, type) and issubclass(target, Model):
            rows = kind._default_manager.using(alias).filter(**{f"{field.attname}__isnull": False})
            named = target._default_manager.using(alias).filter(pk=OuterRef(field.attname))
            for key in rows.filter(~Exists(named)).values_list("pk", flat=True)[:_MANY]:
                fault = f"names a row of {target._meta.db_table} that is not there"
                yield Broken(place=f"{kind._meta.db_table}, row {key}", fault=fault, remedy=RESTORE)


def _prove_guards(alias: str) -> Iterator[Broken]:
    for name in guards.absent(connections[alias], guards.guarded_models()):
        yield Broken(place=name, fault="a guard of the database that was taken down or changed", remedy=_REBUILD)


def _prove_journal(alias: str, watched: Steps, head: str | None) -> Iterator[Broken]:
    """The chain, and beside each entry the rows that it began and ended."""
    watched.begin("following the journal", models.Entry.objects.using(alias).count())
    before: JournalEntry | None = None
    met = head is None
    with closing(Walk.of(alias)) as walk, closing(walked(entries(alias))) as journal:
        for entry in journal:
            yield from prove_link(entry, before)
            yield from prove_rows(entry, walk)
            met = met or entry.hash == head
            before = entry
            watched.step()
        yield from walk.left()
    if before is None:
        yield Broken(place="the journal", fault="is empty", remedy=RESTORE)
    if not met:
        fault = f"holds no entry of the hash {head}: it was written anew, or cut, after that hash was noted"
        yield Broken(place="the journal", fault=fault, remedy=RESTORE)


def prove_link(entry: JournalEntry, before: JournalEntry | None) -> Iterator[Broken]:
    place = f"entry {entry.number} of the journal"
    expected = before.number + 1 if before else 1
    if entry.number != expected:
        yield Broken(place=place, fault=f"stands where entry {expected} should", remedy=RESTORE)
    if entry.previous != (before.hash if before else NOTHING_BEFORE):
        yield Broken(place=place, fault="does not name the hash of the entry before it", remedy=RESTORE)
    if entry.compute_hash() != entry.hash:
        yield Broken(place=place, fault="is not what its hash says", remedy=RESTORE)
    if before is not None and entry.at < before.at:
        yield Broken(place=place, fault="is dated before the entry before it", remedy=RESTORE)


def _prove_blobs(alias: str, watched: Steps) -> Iterator[Broken]:
    blobs = models.Blob.objects.using(alias)
    watched.begin("hashing what was kept", blobs.count())
    with closing(walked(blobs.order_by("pk").iterator(chunk_size=1))) as bodies:
        for blob in bodies:
            yield from _prove_blob(blob)
            watched.step()
    unnamed = blobs
    for relation in models.Blob._meta.related_objects:
        named = relation.related_model._default_manager.using(alias).filter(**{relation.field.attname: OuterRef("pk")})
        unnamed = unnamed.filter(~Exists(named))
    for key in unnamed.values_list("pk", flat=True)[:_MANY]:
        yield Broken(place=f"blob {key}", fault="bytes that no entry knows", remedy=RESTORE)


def _prove_blob(blob: models.Blob) -> Iterator[Broken]:
    body = blob.body.encode() if isinstance(blob.body, str) else bytes(blob.body)
    if hashlib.sha256(body).hexdigest() != blob.sha256:
        yield Broken(place=f"blob {blob.sha256}", fault="its bytes have another hash", remedy=RESTORE)
    if blob.size != len(body):
        yield Broken(place=f"blob {blob.sha256}", fault=f"has {len(body)} bytes, not {blob.size}", remedy=RESTORE)
