"""Where a record lies, and in whose name it is written to: what every command of the record asks first."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.cli import exits
from truceline.cli.talk import complain
from truceline.errors import NoRecord, WrongUsage
from truceline.settings import Settings

if TYPE_CHECKING:
    from truceline.pipeline.adding import Hand

SIGN = "truceline-record.toml"
DATABASE = "record.sqlite3"
_BEGIN = "begin one there with `truceline init`, or name its folder with --record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The folder with the sign of a record, and the database that the sign names (a file of SQLite: its path)."""

    folder: Path
    database: str

    @property
    def own_files(self) -> tuple[Path, ...]:
        """What is no report although it lies there: the sign, and the files of SQLite."""
        if "://" in self.database:
            return (self.folder / SIGN,)
        return (self.folder / SIGN, *(Path(self.database + end) for end in ("", "-wal", "-shm", "-journal")))


def folder_of(words: argparse.Namespace, settings: Settings) -> Path:
    """--record, else TRUCELINE_RECORD, else the current folder."""
    return Path(words.record if words.record is not None else settings.record or ".")


def find_place(folder: Path) -> Place:
    """Raises NoRecord where the folder has no sign of a record, or a sign that says nothing."""
    sign = folder / SIGN
    try:
        said = tomllib.loads(sign.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NoRecord(f"{folder}: no record here; {_BEGIN}") from None
    except NotADirectoryError:
        raise NoRecord(f"{folder}: a file, and a record lies in a folder; {_BEGIN}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise NoRecord(f'{sign}: cannot be read ({failure}); write `database = "{DATABASE}"` into it') from failure
    except OSError as failure:
        raise NoRecord(f"{sign}: cannot be read ({failure.strerror}); change its permissions") from failure
    database = said.get("database")
    if not isinstance(database, str) or not database:
        raise NoRecord(f'{sign}: names no database; write `database = "{DATABASE}"` into it')
    return Place(folder=folder, database=database if "://" in database else str(folder / database))


def make_sign(folder: Path, database: str | None) -> Place:
    """Writes the sign, which only its owner may read: it may hold a password. Raises NoRecord where one stands."""
    sign = folder / SIGN
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(sign, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise NoRecord(f"{folder}: a record is here already; add to it, or begin another in another folder") from None
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        raise WrongUsage(f"{folder}: no record can be begun here ({reason}); name another folder") from failure
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write("# Where the record lies: a file of SQLite beside this one, or postgresql://…\n")
        stream.write(f"database = {json.dumps(database or DATABASE)}\n")
    return find_place(folder)


def remove_sign(folder: Path) -> None:
    """Of a record that could not be begun."""
    (folder / SIGN).unlink(missing_ok=True)


@contextmanager
def opened(words: argparse.Namespace, settings: Settings) -> Iterator[tuple[str, Place]]:
    """The record that the command means, closed at the end. Raises NoRecord."""
    from truceline.pipeline.keeping import close_record, open_record

    place = find_place(folder_of(words, settings))
    record = open_record(place.database)
    try:
        yield record, place
    finally:
        close_record(record)


def hand_of(words: argparse.Namespace, settings: Settings) -> Hand:
    """--by, else TRUCELINE_BY, else who is logged in; with the machine's clock."""
    from truceline.pipeline.adding import Hand

    return Hand(by=(words.by or settings.by or _login())[:200], now=lambda: datetime.now(UTC), why=words.why or "")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise WrongUsage("nobody is logged in by a name; say who you are with --by NAME, or TRUCELINE_BY") from None


def call_init(words: argparse.Namespace, settings: Settings) -> int:
    """What was begun and failed leaves no sign behind, and no empty database."""
    from truceline.pipeline.keeping import begin_record, close_record, read_pack_file

    if words.pack is not None:
        read_pack_file(words.pack)
    folder = folder_of(words, settings)
    place = make_sign(folder, words.database)
    try:
        record = begin_record(place.database, words.pack, hand=hand_of(words, settings))
    except BaseException:
        remove_sign(folder)
        raise
    close_record(record)
    complain(f"a record was begun in {folder}; add reports with `truceline add PATH…`")
    return exits.DONE
