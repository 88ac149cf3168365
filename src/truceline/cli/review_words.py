"""The words that `truceline review` takes."""

from __future__ import annotations

import argparse
from typing import Any

_FIELDS = """\
fields: words, speaker (- for the report itself), speaker_words, cue, via, attitude, direct, background, type, polarity,
actor, target, place, time, counts; nothing after the = empties a field. words=“…” as they stand there, or 120-180.
"""


def add_review(commands: Any) -> None:
    """`commands` are the subparsers of the command line."""
    review = commands.add_parser(
        "review",
        help="accept, correct or reject what the machine suggests, and add what it missed",
        description="Work through what waits for a person, what matters most first, one key a decision; or decide on "
        "one thing that is named. Whatever the machine read is kept beside every decision.",
        allow_abbrev=False,
    )
    _common(review, default=None)
    review.add_argument("--list", action="store_true", help="print what waits, and decide nothing")
    review.add_argument("--decisions", action="store_true", help="print the decisions that hold")
    review.add_argument("--limit", metavar="N", type=int, help="of what waits, the first N")
    actions = review.add_subparsers(title="decisions", metavar="DECISION", dest="action")
    accept = _add(actions, "accept", "as it is")
    accept.add_argument("ids", metavar="ID", nargs="+", help="a claim, a question, a link (ACT>CLAIM), an assessment")
    reject = _add(actions, "reject", "it is not so; --why is needed")
    reject.add_argument("ids", metavar="ID", nargs="+", help="a claim, a question, a link (ACT>CLAIM), an assessment")
    correct = _add(actions, "correct", "it is otherwise", fields=True)
    correct.add_argument("id", metavar="ID", help="a claim; of a question or an assessment, status=… is corrected")
    correct.add_argument("fields", metavar="FIELD=VALUE", nargs="+")
    add = _add(actions, "add", "what the machine missed: words and type are needed", fields=True)
    add.add_argument("report", metavar="REPORT", help="the report's id, or the path of its file, or the end of it")
    add.add_argument("fields", metavar="FIELD=VALUE", nargs="+")
    split = _add(actions, "split", "one claim is several", fields=True)
    split.add_argument("id", metavar="ID", help="the claim")
    split.add_argument(
        "--part",
        metavar="FIELD=VALUE",
        nargs="+",
        action="append",
        default=[],
        help="how a part differs; twice or more",
    )
    merge = _add(actions, "merge", "several claims of one report are one", fields=True)
    merge.add_argument("ids", metavar="ID", nargs="+", help="the claims, first the one that the others join")
    merge.add_argument("--set", metavar="FIELD=VALUE", nargs="+", default=[], dest="fields", help="what is otherwise")
    link = _add(actions, "link", "a denial or a correction answers a claim")
    link.add_argument("denial", metavar="DENIAL", help="the claim that denies, or its act")
    link.add_argument("claim", metavar="CLAIM", help="what it answers")
    for verdict, about in (("same", "two claims are about one event"), ("different", "they are about two")):
        judge = _add(actions, verdict, about + "; --why is needed")
        judge.add_argument("ids", metavar="ID", nargs=2, help="the two claims")
    grade = _add(actions, "grade", "how credible a claim is; --why is needed")
    grade.add_argument("id", metavar="ID", help="the claim")
    grade.add_argument("grade", metavar="GRADE", help="1 (confirmed by others) to 5 (improbable), 6 (cannot be judged)")
    undo = _add(actions, "undo", "take a decision back; what it replaced holds again")
    undo.add_argument("id", metavar="DECISION", help="as `truceline review --decisions` lists it")


def _add(actions: Any, name: str, about: str, *, fields: bool = False) -> argparse.ArgumentParser:
    action: argparse.ArgumentParser = actions.add_parser(
        name,
        help=about,
        description=f"{about[0].upper()}{about[1:]}.",
        epilog=_FIELDS if fields else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _common(action, default=argparse.SUPPRESS)
    if name != "undo":
        action.add_argument(
            "--replaces", metavar="DECISION", action="append", default=[], help="stands in the place of another's word"
        )
    return action


def _common(command: argparse.ArgumentParser, *, default: Any) -> None:
    """An action of `review` takes them after its name as well: then what stands before it goes on to hold."""
    command.add_argument(
        "--record",
        metavar="DIR",
        default=default,
        help="the record's folder; default: TRUCELINE_RECORD, else the current folder",
    )
    command.add_argument(
        "--by", metavar="NAME", default=default, help="who you are; default: TRUCELINE_BY, else your login name"
    )
    command.add_argument("--why", metavar="TEXT", default=default, help="the reason, for whoever reads it later")
    command.add_argument(
        "--json",
        action="store_true",
        default=False if default is None else default,
        help="print JSON, one object a line",
    )
