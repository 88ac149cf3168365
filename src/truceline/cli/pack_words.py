"""The words that `truceline pack` takes."""

from __future__ import annotations

import argparse
from typing import Any

from truceline.cli.record_words import add_pack_set

_PACK = "a pack's file (YAML), or the name of one that ships"


def add_pack(commands: Any) -> None:
    """`commands` are the subparsers of the command line."""
    pack = commands.add_parser("pack", help="work with theatre packs: those that ship, and yours", allow_abbrev=False)
    actions = pack.add_subparsers(title="commands", metavar="COMMAND", dest="action", required=True)
    _add_new(actions)
    _add(actions, "list", "say which packs ship", "The packs that come with Truceline: name, title, agreements.",
         forms=("json",))  # fmt: skip
    check = _add(actions, "check", "say whether a pack keeps its contract, and where not",
                 "Check theatre packs: each problem is one line with file, line number and remedy, and so is each "
                 "warning about what is no error and yet worth a look.")  # fmt: skip
    check.add_argument("packs", metavar="PACK", nargs="+", help=_PACK)
    show = _add(actions, "show", "print a pack: parties, points, deadlines, zones",
                "Print a pack as text: parties, points, calendar, zones, loaded words, what is not certain.",
                forms=("json", "html"))  # fmt: skip
    show.add_argument("pack", metavar="PACK", help=_PACK)
    show.add_argument(
        "--on", metavar="TIME", help="read each clock at this moment: an ISO date (to its end) or date-time"
    )
    _add_merge(actions)
    add_pack_set(actions)
    _add(actions, "schema", "print the JSON Schema of packs, for editors",
         "Print the JSON Schema of packs. Editors complete and check a pack that begins with "
         "`# yaml-language-server: $schema=pack.schema.json`.")  # fmt: skip


def _add_new(actions: Any) -> None:
    new = _add(actions, "new", "write a pack to begin with",
               "Write a pack that passes `pack check` and shows every section with invented names, or (--from) a copy "
               "of another under a name of its own. Nothing is ever overwritten.")  # fmt: skip
    new.add_argument("id", metavar="ID", help="what the pack is called for ever: lower-case letters, digits, '-'")
    new.add_argument("--title", metavar="TITLE", help="what people call it; default: the id")
    new.add_argument("--from", dest="source", metavar="PACK", help=f"begin with {_PACK}")
    new.add_argument("--out", metavar="FILE", help="the file to write; default: ID.yaml; - prints it")


def _add_merge(actions: Any) -> None:
    merge = _add(actions, "merge", "make one pack of several",
                 "Make one pack of several. What is the same becomes one, lists of names are united, "
                 "contradictions are refused with both lines. Comments are lost.")  # fmt: skip
    merge.add_argument("packs", metavar="PACK", nargs="+", help=_PACK)
    merge.add_argument("--id", metavar="ID", help="the id of the merged pack; default: that of the first")
    merge.add_argument("--title", metavar="TITLE", help="its title; default: that of the first")
    merge.add_argument("--timezone", metavar="ZONE", help="its time zone, where the packs have different ones")
    merge.add_argument("--out", metavar="FILE", required=True, help="the file to write; - prints it")


def _add(actions: Any, name: str, what: str, about: str, *, forms: tuple[str, ...] = ()) -> argparse.ArgumentParser:
    action: argparse.ArgumentParser = actions.add_parser(name, help=what, description=about, allow_abbrev=False)
    group = action.add_mutually_exclusive_group() if forms else action
    for form in forms:
        kind = "a page" if form == "html" else "JSON"
        group.add_argument(f"--{form}", dest="form", action="store_const", const=form, help=f"print {kind}")
    action.set_defaults(form="text")
    return action
