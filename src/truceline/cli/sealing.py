"""`truceline export --format sealed` and `truceline import`: a record handed over to another installation."""

from __future__ import annotations

import argparse
from pathlib import Path

from truceline.cli import exits
from truceline.cli.progress import choose_progress
from truceline.cli.record import SIGN, Place, find_place, folder_of, hand_of, make_sign, opened, remove_sign
from truceline.cli.talk import complain, printable
from truceline.cli.usage import refuse_empty
from truceline.errors import NoRecord, WrongUsage
from truceline.pipeline.keeping import close_record
from truceline.pipeline.sealing import Brought, CheckedSeal, check_seal, import_seal, open_empty, seal_record
from truceline.publish.dossier_file import dossier_pieces
from truceline.settings import Settings
from truceline.store.unsealing import Way

SEALED = "sealed"
SEALED_LINE = "the whole record, its journal and every preserved byte, for another installation (.zip)"


def call_seal(words: argparse.Namespace, settings: Settings) -> int:
    """Raises WrongUsage, FileInTheWay, BrokenRecord, RecordUnwritable; then there is no file."""
    if words.out == "-":
        raise WrongUsage("--out -: a sealed record is checked after it is written; name a file")
    if words.as_of is not None or words.known_by is not None:
        raise WrongUsage(
            "--as-of and --known-by leave reports out, and a seal holds all; --at seals the record as it was"
        )
    with opened(words, settings) as (record, _), choose_progress() as progress:
        seal = seal_record(record, Path(words.out), write=dossier_pieces, at=words.at, progress=progress)
    print(f"{seal.sha256}  {printable(seal.path)}")
    complain(
        f"{seal.entries:,} entries of the journal and {seal.members:,} members, checked; note the head apart from the "
        f"file: {seal.head}"
    )
    return exits.DONE


def call_import(words: argparse.Namespace, settings: Settings) -> int:
    """Verified before anything is made. Raises BrokenRecord with the first thing that does not hold, WrongUsage where
    records collide; a place that was made for it is removed then."""
    refuse_empty({"file": words.file, "head": words.head})
    folder = folder_of(words, settings)
    hand = hand_of(words, settings)
    with check_seal(Path(words.file), head=words.head) as sealed, choose_progress() as progress:
        place, made = _place(folder, words.database)
        there = _files(place)
        try:
            record = open_empty(place.database)
            try:
                brought = import_seal(record, sealed, hand=hand, progress=progress)
            finally:
                close_record(record)
        except BaseException:
            if made:
                _remove(place, there)
            raise
    _tell(brought, sealed, folder)
    return exits.DONE


def _place(folder: Path, database: str | None) -> tuple[Place, bool]:
    """And whether it was made just now."""
    try:
        place = find_place(folder)
    except NoRecord:
        if (folder / SIGN).exists():
            raise
        return make_sign(folder, database), True
    if database is not None:
        raise WrongUsage(f"--database: {folder} has a record, in a database of its own; leave the option out")
    return place, False


def _files(place: Place) -> frozenset[Path]:
    return frozenset(path for path in place.own_files if path.exists())


def _remove(place: Place, there: frozenset[Path]) -> None:
    """What was made for a record that did not come."""
    for path in place.own_files[1:]:
        if path not in there:
            path.unlink(missing_ok=True)
    remove_sign(place.folder)


def _tell(brought: Brought, sealed: CheckedSeal, folder: Path) -> None:
    name = printable(sealed.name)
    match brought.way:
        case Way.KNOWN:
            complain(f"{name}: is in the record already; nothing was changed")
        case Way.WHOLE | Way.CONTINUED:
            word = "all" if brought.way is Way.WHOLE else "what was missing of the"
            complain(
                f"{name}: verified, and {word} {brought.entries:,} entries of its journal stand in {folder} with "
                f"the same hashes; its head: {brought.head}"
            )
        case Way.MERGED:
            done = brought.merged
            assert done is not None, "a merging counts what it did"
            complain(
                f"{name}: verified, and added to the record as new entries: {done.items:,} of items, "
                f"{done.decisions:,} of decisions; {done.here:,} were here already, {done.left:,} are not followed; "
                f"its journal is kept under imported/{brought.head[:16]}"
            )
            for pack in done.packs:
                complain(f"{pack}: the other record's pack is kept and not set; `truceline pack set` sets one")
