"""A record sealed into one file, and brought in from one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from truceline.model.dossier import Dossier
from truceline.pipeline.adding import Hand
from truceline.pipeline.progress import Progress
from truceline.pipeline.recording import compile_contents, entry_by, load_contents, load_pack
from truceline.store import engine, records, sealing, unsealing
from truceline.store.sealing import Seal
from truceline.store.unsealing import Brought, CheckedSeal

__all__ = ["Brought", "CheckedSeal", "Seal", "check_seal", "import_seal", "open_empty", "seal_record"]

Write = Callable[[Dossier], Iterator[str]]
check_seal = unsealing.checked_seal


def seal_record(record: str, out: Path, *, write: Write, at: str | None = None, progress: Progress) -> Seal:
    """The record as it stood at a moment, or stands; what others add meanwhile is not in it. `write` gives the dossier
    as text.

    Raises WrongUsage for what is no moment, FileInTheWay, BrokenRecord, RecordUnwritable; then there is no file.
    """
    progress.begin("reading the record")
    last = entry_by(record, at, load_pack(record)) if at is not None else records.head(record).number
    dossier = compile_contents(load_contents(record, at=last), progress=progress)
    pieces = (piece.encode("utf-8") for piece in write(dossier))
    return sealing.seal(record, out, last=last, dossier=pieces, progress=progress)


def open_empty(url: str) -> str:
    """The alias of a database that takes a record in: with the tables of this version, whatever it holds."""
    alias = engine.open_database(url, new=True)
    engine.upgrade(alias)
    return alias


def import_seal(record: str, sealed: CheckedSeal, *, hand: Hand, progress: Progress) -> Brought:
    """All of it or nothing; the same again is harmless. Raises BrokenRecord, or WrongUsage where records collide."""
    return unsealing.bring_in(record, sealed, by=hand.by, why=hand.why, now=hand.now, progress=progress)
