"""Sealing a record: one file that holds its journal, every preserved byte and all that was read and decided, made the
same whenever and wherever it is made."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import IO, Any

from truceline import __version__
from truceline.errors import BrokenRecord, FileInTheWay
from truceline.model.journal import JournalEntry
from truceline.store import models, seal_check
from truceline.store.copies import hash_file, keep, written_beside
from truceline.store.faults import RESTORE
from truceline.store.journal import entries, reading
from truceline.store.lookup import load_bytes, load_entry
from truceline.store.row_proofs import Walk
from truceline.store.seal_check import BODIES, JOURNAL, MANIFEST, SCHEMA, SUMS, NotWhole, SealedZip
from truceline.store.witnesses import Steps, Unwatched, walked

README = "README.txt"
_CHUNK = 1 << 20
_WHAT = {
    README: "what this is, and how to check it",
    BODIES: "items, reports, readings, issues and decisions: a line for each journal entry that began some",
    "check.py": "a checker that needs Python's standard library alone",
    "dossier.json": "the dossier as it stood after the last entry",
    JOURNAL: "the journal, a line for each entry, chained by hash",
}
_PRESERVED = "bytes as they were collected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A sealed file that was checked. `head` is the hash of its last journal entry, to be noted elsewhere."""

    path: str
    sha256: str
    members: int
    entries: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    name: str
    size: int
    crc: int
    sha256: str
    at: int


def seal(
    alias: str, path: Path, *, last: int, dossier: Iterable[bytes], progress: Steps | None = None
) -> Seal:  # fmt: skip
    """The record as it stood after entry `last`, with the dossier of that moment, in a file that was checked before it
    took its name.

    Raises FileInTheWay where something is there already, BrokenRecord where what was sealed does not hold,
    RecordUnwritable where the place takes no file.
    """
    if path.exists():
        raise FileInTheWay(str(path))
    with written_beside(path) as draft:
        with draft.open("w+b") as stream, reading(alias):
            _write(alias, stream, last, dossier, progress or Unwatched())
        try:
            with draft.open("rb") as stream:
                manifest = seal_check.check(SealedZip(stream))
        except NotWhole as failure:
            raise BrokenRecord((f"what was sealed does not hold: {failure}; {RESTORE}",)) from failure
        sha256 = hash_file(draft)
        keep(draft, path)
    held = len(manifest["members"])
    return Seal(path=str(path), sha256=sha256, members=held, entries=last, head=manifest["head"])


def _write(alias: str, stream: IO[bytes], last: int, dossier: Iterable[bytes], watched: Steps) -> None:
    head = load_entry(alias, last)
    made = Members(stream)
    made.put(README, [_readme(head).encode("utf-8")])
    hashes = _blobs(alias, last)
    watched.begin("sealing what was kept", len(hashes))
    for sha256 in hashes:
        made.put(seal_check.blob_name(sha256), [load_bytes(alias, sha256)])
        watched.step()
    watched.begin("sealing the journal", last)
    made.put(BODIES, _bodies(alias, last))
    made.put("check.py", [(files("truceline.store") / "seal_check.py").read_bytes()])
    made.put("dossier.json", dossier)
    made.put(JOURNAL, _journal(alias, last, watched))
    listed = tuple(made.members)
    manifest = _manifest(head, listed)
    made.put(MANIFEST, [manifest])
    sums = [(member.sha256, member.name) for member in listed] + [(hashlib.sha256(manifest).hexdigest(), MANIFEST)]
    made.put(SUMS, ["".join(f"{sha256}  {name}\n" for sha256, name in sums).encode("ascii")])
    made.end()


class Members:
    """A zip of stored members in the order of their names, whose every byte follows from them."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.members: list[_Member] = []

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        at = self._stream.tell()
        begins = at + len(seal_check.local_header(name, 0, 0))
        self._stream.seek(begins)
        digest, crc, size = hashlib.sha256(), 0, 0
        for piece in pieces:
            digest.update(piece)
            crc = zlib.crc32(piece, crc)
            size += self._stream.write(piece)
        header = seal_check.local_header(name, size, crc)
        self._make_room(begins, size, at + len(header) - begins)
        self._stream.seek(at)
        self._stream.write(header)
        self._stream.seek(at + len(header) + size)
        self.members.append(_Member(name=name, size=size, crc=crc, sha256=digest.hexdigest(), at=at))

    def end(self) -> None:
        at = self._stream.tell()
        table = b"".join(seal_check.table_line(each.name, each.size, each.crc, each.at) for each in self.members)
        self._stream.write(table + seal_check.table_end(len(self.members), len(table), at))
        self._stream.flush()

    def _make_room(self, begins: int, size: int, room: int) -> None:
        """Of a member of 4 GiB and more, whose header is longer than was thought: moved from its end."""
        left = size if room else 0
        while left:
            count = min(_CHUNK, left)
            left -= count
            self._stream.seek(begins + left)
            piece = self._stream.read(count)
            self._stream.seek(begins + left + room)
            self._stream.write(piece)


def _blobs(alias: str, last: int) -> list[str]:
    hashes: set[str] = set()
    for kind in (models.Item, models.PackText):
        hashes.update(kind._default_manager.using(alias).filter(since__lte=last).values_list("blob_id", flat=True))
    return sorted(hashes)


def _journal(alias: str, last: int, watched: Steps) -> Iterator[bytes]:
    with closing(walked(entries(alias, last=last))) as journal:
        for entry in journal:
            yield _line({name: getattr(entry, name) for name in JournalEntry.__slots__})
            watched.step()


def _bodies(alias: str, last: int) -> Iterator[bytes]:
    """As they stand in the record, letter by letter: the journal holds digests of these texts."""
    with closing(Walk.of(alias)) as walk:
        for number in range(1, last + 1):
            begun = {kind: rows.take(number) for kind, rows in walk.begun.items()}
            line: dict[str, Any] = {}
            for item in begun[models.Item]:
                readings = {row.report_id: row.body for row in begun[models.Reading]}
                reports = sorted(begun[models.Report], key=lambda row: row.position)
                line["item"] = item.body
                line["reports"] = [{"report": row.body, "reading": readings.get(row.pk)} for row in reports]
                line["issues"] = [row.body for row in begun[models.Issue]]
            for decision in begun[models.Decision]:
                line["decision"] = decision.body
            if line:
                yield _line({"entry": number, **line})


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _manifest(head: JournalEntry, members: Iterable[_Member]) -> bytes:
    listed = [
        {"name": each.name, "size": each.size, "sha256": each.sha256, "what": _WHAT.get(each.name, _PRESERVED)}
        for each in members
    ]
    manifest = {
        "schema": SCHEMA,
        "what": "a sealed record of Truceline: the whole of it up to an entry of its journal",
        "program": f"truceline {__version__}",
        "entries": head.number,
        "head": head.hash,
        "head_at": head.at,
        "members": listed,
    }
    return json.dumps(manifest, ensure_ascii=True, indent=1).encode("ascii") + b"\n"


def _readme(head: JournalEntry) -> str:
    whole = asdict(head) | {"version": __version__, "manifest": MANIFEST, "sums": SUMS}
    return _README.format_map({key: value for key, value in whole.items() if key not in ("before", "after", "why")})


_README = """\
A SEALED RECORD OF TRUCELINE

This is the record up to entry {number} of its journal, which was written at
{at} and has the hash

    {hash}

Note that hash apart from this file. Whoever has it can tell this record from
one that was made anew from end to end; nothing inside the file can do that.

Evidentiary copy: the files under blobs/ are the bytes as they were collected,
each under its own SHA-256 (blobs/ab/cdef...), never changed. Working copies are
made of them; what was read in them stands in bodies.jsonl, and who did what,
when and why in journal.jsonl.

HOW TO CHECK IT

With sha256sum (every member has the bytes that were sealed):

    unzip FILE.zip -d sealed && cd sealed && sha256sum -c {sums}

With Python 3.9 or newer, its standard library alone (also: the journal is one
chain of hashes, and everything is what the journal says was written):

    unzip -p FILE.zip check.py > check.py
    python3 -I check.py FILE.zip [HASH]

A checker that came with a file can lie for it. Take check.py from a sealed file
that you trust, read it (it is short), or let Truceline check:

    truceline import FILE.zip --head HASH

WHAT IS IN IT

    {manifest}   every other member with its size and SHA-256
    {sums} the same, as sha256sum reads it
    journal.jsonl   who did what, when and why; each entry names the hash of the
                    one before. Its hash is SHA-256 over the JSON array [number,
                    at, by, kind, subject, why, before, after, program,
                    previous], ASCII, without spaces
    bodies.jsonl    items, reports, readings and decisions as JSON texts; the
                    journal's "after" holds the SHA-256 of each
    blobs/          the preserved bytes
    dossier.json    the dossier as it stood after the last entry
    check.py        the checker

Made by truceline {version}.
"""
