"""`truceline verify`, `backup`, `restore`, `withdraw` and `pack set`: what happens to the record as a whole."""

from __future__ import annotations

import argparse
from pathlib import Path

from truceline.cli import exits
from truceline.cli.progress import choose_progress
from truceline.cli.record import folder_of, hand_of, make_sign, opened, remove_sign
from truceline.cli.talk import complain, printable
from truceline.cli.usage import refuse_empty
from truceline.pipeline.keeping import change_pack, withdraw
from truceline.pipeline.proving import prove_record
from truceline.settings import Settings
from truceline.store.copies import backup, restore

_MOST = 20


def call_verify(words: argparse.Namespace, settings: Settings) -> int:
    """Exit 1 where something does not hold: the first thing on the first line, and at most some more."""
    refuse_empty({"head": words.head})
    broken = 0
    with opened(words, settings) as (record, _), choose_progress() as progress:
        for line in prove_record(record, head=words.head, progress=progress):
            broken += 1
            if broken > _MOST:
                complain("and more; what is named first comes first")
                break
            complain(line)
    if not broken:
        complain("all holds: the bytes, the journal, and every word that a claim rests on")
    return exits.FAILED if broken else exits.DONE


def call_backup(words: argparse.Namespace, settings: Settings) -> int:
    """Raises FileInTheWay, BrokenRecord, RecordUnwritable; then there is no backup."""
    refuse_empty({"file": words.file})
    with opened(words, settings) as (record, _), choose_progress() as progress:
        copy = backup(record, Path(words.file), progress=progress)
    print(f"{copy.sha256}  {printable(copy.path)}")
    complain(f"{copy.entries:,} entries of the journal, the last with the hash {copy.head}; it was read and proved")
    return exits.DONE


def call_restore(words: argparse.Namespace, settings: Settings) -> int:
    """Raises NoRecord, BrokenRecord; then nothing is left in the folder."""
    refuse_empty({"file": words.file, "database": words.database})
    folder = folder_of(words, settings)
    place = make_sign(folder, words.database)
    try:
        with choose_progress() as progress:
            copy = restore(Path(words.file), place.database, progress=progress)
    except BaseException:
        remove_sign(folder)
        raise
    complain(f"restored to {folder}: {copy.entries:,} entries of the journal, the last with the hash {copy.head}")
    return exits.DONE


def call_withdraw(words: argparse.Namespace, settings: Settings) -> int:
    with opened(words, settings) as (record, _):
        path, number = withdraw(record, words.item, hand=hand_of(words, settings))
    complain(f"{path}: withdrawn with entry {number} of the journal; its bytes are kept")
    return exits.DONE


def call_pack_set(words: argparse.Namespace, settings: Settings) -> int:
    with opened(words, settings) as (record, _):
        changed = change_pack(record, words.pack, hand=hand_of(words, settings))
    complain(
        f"{words.pack}: the record's pack from now on; `truceline reread` reads its files with it"
        if changed
        else f"{words.pack}: the record's pack already; nothing was changed"
    )
    return exits.DONE
