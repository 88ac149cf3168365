"""A record: where it lies, how it is begun and opened."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from django.db import DatabaseError, connections

from truceline.errors import NoRecord
from truceline.model.journal import Change, JournalEntry
from truceline.store import models
from truceline.store.engine import open_database, place_of, upgrade
from truceline.store.faults import named_faults
from truceline.store.items import live_at
from truceline.store.journal import Now, append, last_entry, writing


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A pack as somebody wrote it."""

    name: str
    text: str


def begin(url: str, pack: PackFile | None, *, by: str, now: Now) -> str:
    """Makes the tables, writes the first entry, and gives the alias. A record that is there already is left as it is,
    and NoRecord says so."""
    alias = open_database(url, new=True)
    upgrade(alias)
    with writing(alias):
        if last_entry(alias) is not None:
            raise NoRecord(f"{url}: a record is there already; add to it, or begin another elsewhere")
        append(alias, Change(by=by, kind="record.begun", subject="record"), now=now)
        if pack is not None:
            _set_pack(alias, pack, by=by, why="given when the record was begun", now=now)
    return alias


def open_record(url: str) -> str:
    """The alias of a record that was begun. NoRecord where there is none."""
    alias = open_database(url)
    try:
        with named_faults(place_of(alias)):
            if models.Entry._meta.db_table in connections[alias].introspection.table_names() and last_entry(alias):
                upgrade(alias)
                return alias
    except DatabaseError as failure:
        raise NoRecord(f"{url}: no record can be opened there ({failure}); check the place") from failure
    raise NoRecord(f"{url}: no record there; begin one with `truceline init`")


def set_pack(alias: str, pack: PackFile, *, by: str, why: str, now: Now) -> None:
    with writing(alias):
        _set_pack(alias, pack, by=by, why=why, now=now)


def _set_pack(alias: str, pack: PackFile, *, by: str, why: str, now: Now) -> None:
    content = pack.text.encode("utf-8")
    sha256 = hashlib.sha256(content).hexdigest()
    live = models.PackText.objects.using(alias).filter(until=None).first()
    if live is not None and live.blob_id == sha256:
        return
    blob, _ = models.Blob.objects.using(alias).get_or_create(
        sha256=sha256, defaults={"size": len(content), "body": content}
    )
    change = Change(
        by=by,
        kind="pack.set",
        subject="pack",
        why=why,
        before=json.dumps({"sha256": live.blob_id}) if live is not None else None,
        after=json.dumps({"sha256": sha256, "name": pack.name}, sort_keys=True),
    )
    number = append(alias, change, now=now).number
    models.PackText.objects.using(alias).filter(until=None).update(until=number)
    models.PackText.objects.using(alias).create(since=number, blob=blob, name=pack.name)


def load_pack_text(alias: str, *, at: int | None = None) -> PackFile | None:
    row = models.PackText.objects.using(alias).filter(live_at(at)).select_related("blob").first()
    return PackFile(name=row.name, text=bytes(row.blob.body).decode("utf-8")) if row is not None else None


def head(alias: str) -> JournalEntry:
    """The last entry. NoRecord where there is none."""
    entry = last_entry(alias)
    if entry is None:
        raise NoRecord("an empty record; begin one with `truceline init`")
    return entry
