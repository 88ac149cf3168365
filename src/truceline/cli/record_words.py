"""The words that the commands of a record take."""

from __future__ import annotations

import argparse
from typing import Any

KINDS = ("reports", "claims", "incidents", "items", "issues", "journal", "decisions")
COMMANDS = frozenset({
    "init", "add", "status", "list", "show", "search", "export", "verify", "backup", "restore", "withdraw", "reread",
    "review", "custody", "import",
})  # fmt: skip
_MOMENT = "an ISO date (to its end, in the pack's time zone) or date-time"


def add_record(commands: Any) -> None:
    """`commands` are the subparsers of the command line."""
    _add_init(commands)
    _add_add(commands)
    _add(commands, "status", "say what is in the record", "What is in the record, its last change, its pack.",
         json=True)  # fmt: skip
    _add_list(commands)
    show = _add(commands, "show", "print one thing of the record whole",
                "Print a report, a claim with its words in context, an incident with its questions, an item with "
                "how it came and all its versions, a journal entry (its number), a decision.", json=True)  # fmt: skip
    show.add_argument("id", metavar="ID", help="an id, a path, or any beginning of an id that only one thing has")
    show.add_argument("--versions", action="store_true", help="of an item: what changed from version to version")
    search = _add(commands, "search", "find reports by their words",
                  "Find reports that hold all the words and \"phrases\", in headline and text: whole words, in every "
                  "script, whatever their case and accents. The newest first.", json=True)  # fmt: skip
    search.add_argument("search", metavar="WORDS", nargs="+", help="words, and phrases in quotation marks")
    search.add_argument("--limit", metavar="N", type=_count, default=20, help="print at most N reports; default: 20")
    _add_export(commands)
    verify = _add(commands, "verify", "prove the record: bytes, journal, words",
                  "Prove that every file has the bytes that it came with, that the journal is whole and everything "
                  "follows from it, and that every claim's words stand in its report. Exit 1 names the first thing "
                  "that does not hold.")  # fmt: skip
    verify.add_argument("--head", metavar="HASH", help="also prove that the journal has the entry with this hash")
    backup = _add(commands, "backup", "write the whole record into one file", "Write the whole record into one file.")
    backup.add_argument("file", metavar="FILE", help="the file to write; nothing is overwritten")
    restore = _add(commands, "restore", "make a record from a backup",
                   "Make a record from a file of `truceline backup`, here or where --record says.")  # fmt: skip
    restore.add_argument("file", metavar="FILE", help="a file of `truceline backup`")
    restore.add_argument("--database", metavar="URL", help="restore into this database, which must be empty")
    _add_handing_over(commands)
    _add_changes(commands)


def _add_handing_over(commands: Any) -> None:
    custody = _add(commands, "custody", "say through whose hands an item went, and prove it",
                   "The chain of custody of an item, or of the item of a report or a claim: where it came from, who "
                   "collected it when, who added it, its hash, its versions and readings, what was decided on it, and "
                   "whether it holds now.")  # fmt: skip
    custody.add_argument("id", metavar="ID", help="an item (its path), a report or a claim")
    forms = custody.add_mutually_exclusive_group()
    forms.add_argument("--json", dest="form", action="store_const", const="json", help="print JSON instead of text")
    forms.add_argument("--html", dest="form", action="store_const", const="html", help="print a page instead of text")
    custody.set_defaults(form="text")
    bring = _add(commands, "import", "bring in a sealed record",
                 "Verify a file of `export --format sealed`, and bring it in: here or where --record says. Where no "
                 "record is, its journal comes as it is; a record with content of its own gets its changes as new "
                 "entries. Whole or not at all.")  # fmt: skip
    bring.add_argument("file", metavar="FILE", help="a file of `truceline export --format sealed`")
    bring.add_argument("--head", metavar="HASH", help="also prove that its journal has the entry with this hash")
    bring.add_argument("--database", metavar="URL", help="where no record is yet: postgresql://user:password@host/name")
    _sign(bring)


def _add_init(commands: Any) -> None:
    init = _add(commands, "init", "begin a record that lasts",
                "Begin a record in the current folder, or where --record says: a file of SQLite, or (--database) a "
                "database of PostgreSQL. What is there already is left as it is.")  # fmt: skip
    init.add_argument("--pack", metavar="PACK", help="the theatre pack, a file or the name of one that ships")
    init.add_argument("--database", metavar="URL", help="postgresql://user:password@host/name; default: SQLite")
    _sign(init)


def _add_add(commands: Any) -> None:
    add = _add(commands, "add", "add reports to the record",
               "Add files, and folders that are walked. Each file is kept whole or not at all; what is there already "
               "with the same bytes is left alone; other bytes under the same path are a new version.")  # fmt: skip
    add.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder that is walked")
    add.add_argument(
        "--collected", metavar="TIME|FILE",
        help="when the files were collected: an ISO date or date-time, or a file with `path: time` for each",
    )  # fmt: skip
    add.add_argument("--source", metavar="URL", help="where they were collected: an address, or words")
    add.add_argument("--note", metavar="TEXT", help="what else there is to say about how they came")
    _sign(add)
    _reads(add)


def _add_list(commands: Any) -> None:
    lines = _add(commands, "list", "list reports, claims, incidents, items, issues, the journal or decisions",
                 "A line for each, as they stand now.", json=True)  # fmt: skip
    lines.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    lines.add_argument("--speaker", metavar="WHO", help="who speaks: an id, or a name of the pack or the reports")
    lines.add_argument("--place", metavar="WHERE", help="the place, by id or name")
    lines.add_argument("--type", metavar="TYPE", help="the kind of event, such as shelling")
    lines.add_argument("--since", metavar="TIME", help=f"published (items, journal: added) from then on: {_MOMENT}")
    lines.add_argument("--until", metavar="TIME", help="published (items, journal: added) by then")
    lines.add_argument("--gone", action="store_true", help="claims whose words are no longer in their file")
    lines.add_argument("--limit", metavar="N", type=_count, help="print at most N lines")


def _add_export(commands: Any) -> None:
    export = _add(commands, "export", "write the record in a form for others", "Write the record in one of many forms.")
    export.add_argument("--format", metavar="NAME", required=True, help="the form; `--format list` names them all")
    export.add_argument("--out", metavar="FILE", help="the file to write (html: the folder); - prints it")
    export.add_argument("--as-of", metavar="TIME", help=f"what had been published by then: {_MOMENT}")
    export.add_argument("--known-by", metavar="TIME", help="what was known to us by then")
    export.add_argument(
        "--at", metavar="TIME|ENTRY", help="the record as it stood then, or after that entry of its journal"
    )


def _add_changes(commands: Any) -> None:
    withdraw = _add(commands, "withdraw", "take a file out of the record's view",
                    "End an item, with the reason. Nothing is deleted: it stays in the record's past.")  # fmt: skip
    withdraw.add_argument("item", metavar="ITEM", help="its path, the end of its path, or the beginning of its hash")
    _sign(withdraw)
    reread = _add(commands, "reread", "read all files of the record again",
                  "Read all files again, after a change of the pack or with another extractor. Decisions stay. "
                  "Stopped at any moment, the same command again does the rest.")  # fmt: skip
    _sign(reread)
    _reads(reread)


def add_pack_set(actions: Any) -> None:
    """`actions` are the subparsers of `truceline pack`."""
    change = _add(actions, "set", "give the record another pack",
                  "Give the record another pack. Its claims are read anew by `truceline reread`.")  # fmt: skip
    change.add_argument("pack", metavar="PACK", help="a pack's file (YAML), or the name of one that ships")
    _sign(change)


def _sign(command: argparse.ArgumentParser) -> None:
    command.add_argument("--by", metavar="NAME", help="who you are; default: TRUCELINE_BY, else your login name")
    command.add_argument("--why", metavar="TEXT", help="the reason, for the journal")


def _reads(command: argparse.ArgumentParser) -> None:
    command.add_argument("--extractor", metavar="NAME", help="what finds claims: `tagger` (the default) or `rules`")
    command.add_argument("--model", metavar="DIR", help="another model for the tagger: a folder with its card.json")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10**9):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of lines; write 1 or more")
    return int(text)


def _add(commands: Any, name: str, what: str, about: str, *, json: bool = False) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=what, description=about, allow_abbrev=False)
    command.add_argument(
        "--record", metavar="DIR", help="the record's folder; default: TRUCELINE_RECORD, else the current folder"
    )
    if json:
        command.add_argument("--json", action="store_true", help="print JSON, one object a line")
    return command
