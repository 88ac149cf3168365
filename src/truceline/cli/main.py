"""The `truceline` command: which words it takes, and what its exit codes mean."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from truceline import __version__
from truceline.cli import exits
from truceline.cli.pack_words import add_pack
from truceline.cli.record_words import COMMANDS, add_record
from truceline.cli.review_words import add_review
from truceline.cli.talk import complain
from truceline.cli.usage import refuse_empty
from truceline.errors import BrokenRecord, TrucelineError, WrongUsage
from truceline.settings import Settings

_EPILOG = """\
exit codes: 0 done; 1 a check on the finished record failed, a file is no dossier, or a new file would overwrite one;
2 wrong usage or a wrong pack, nothing written; 3 done, but for inputs that are named on standard error; 130
interrupted, nothing half-written. A record is found by --record, TRUCELINE_RECORD or in the current folder.
TRUCELINE_DEBUG=1 shows tracebacks. Nothing is ever sent anywhere: Truceline works without a network.
"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise WrongUsage(f"{message}; see `{self.prog} --help`")


def make_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="truceline",
        description="The open record of a ceasefire: who says what happened, in which words, and what is disputed.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"truceline {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    _add_build(commands)
    _add_diff(commands)
    add_pack(commands)
    add_record(commands)
    add_review(commands)
    return parser


def _add_build(commands: argparse._SubParsersAction[_Parser]) -> None:
    build = commands.add_parser(
        "build",
        help="make a record of a folder of reports: dossier.json and index.html",
        description="Read reports, and write the record of what they say: dossier.json and index.html.",
        allow_abbrev=False,
    )
    build.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder that is walked")
    build.add_argument(
        "--pack",
        metavar="PACK",
        help="the theatre pack: parties, places, agreements (YAML), or the name of one that ships",
    )
    build.add_argument(
        "--as-of",
        metavar="TIME",
        help="see the record from this moment: an ISO date (to its end, in the pack's time zone) or date-time",
    )
    build.add_argument("--known-by", metavar="TIME", help="the same by when each report was collected, not published")
    _add_reading(build)
    build.add_argument("--out", required=True, metavar="DIR", help="the folder to write to, made if missing")


def _add_diff(commands: argparse._SubParsersAction[_Parser]) -> None:
    diff = commands.add_parser(
        "diff",
        help="say what changed between two dossiers, or between two moments",
        description="Say what changed: between two dossier files (or folders that hold one), or between two moments "
        "of the same reports (--as-of FROM --as-of TO PATH...) or, without paths, of the record. Text for a daily "
        "brief, JSON, or a page.",
        allow_abbrev=False,
    )
    diff.add_argument("paths", nargs="*", metavar="PATH", help="two dossiers; with two moments, reports, or the record")
    diff.add_argument(
        "--pack", metavar="PACK", help="with two moments: the theatre pack, or the name of one that ships"
    )
    diff.add_argument(
        "--as-of", metavar="TIME", action="append", default=[], help="a moment of publication; give it twice"
    )
    diff.add_argument(
        "--known-by", metavar="TIME", action="append", default=[], help="a moment of knowledge; give it twice"
    )
    diff.add_argument(
        "--at", metavar="TIME|ENTRY", action="append", default=[], help="a moment of the record; give it twice"
    )
    diff.add_argument("--record", metavar="DIR", help="without paths: the record's folder")
    _add_reading(diff)
    forms = diff.add_mutually_exclusive_group()
    forms.add_argument("--json", dest="form", action="store_const", const="json", help="print JSON instead of text")
    forms.add_argument("--html", dest="form", action="store_const", const="html", help="print a page instead of text")
    diff.set_defaults(form="text")


def _add_reading(command: argparse.ArgumentParser) -> None:
    """What a run reads beside the reports, and how."""
    command.add_argument(
        "--collected", metavar="FILE", help="when files were collected: YAML, `path: time` (mail says so by itself)"
    )
    command.add_argument(
        "--judgements",
        metavar="FILE",
        help="what people judged: the same event, different ones, how credible a claim is (YAML or JSON lines)",
    )
    command.add_argument(
        "--extractor",
        metavar="NAME",
        help="what finds claims: `tagger` (the default where it can run: rules and a trained model) or `rules`",
    )
    command.add_argument("--model", metavar="DIR", help="another model for the tagger: a folder with its card.json")


def _call(arguments: argparse.Namespace, settings: Settings) -> int:
    if _is_of_record(arguments):
        from truceline.cli.record_calls import call_record

        return call_record(arguments, settings)
    refuse_empty({name: getattr(arguments, name, None) for name in ("pack", "collected", "judgements", "model")})
    if arguments.command == "build":
        from truceline.cli.build import build_record
        from truceline.pipeline import Beside, SeenFrom

        return build_record(
            arguments.paths,
            arguments.out,
            seen_from=SeenFrom(as_of=arguments.as_of, known_by=arguments.known_by),
            beside=Beside(judgements=arguments.judgements, collected=arguments.collected),
            pack_path=arguments.pack,
            extractor=arguments.extractor,
            model=arguments.model,
        )
    if arguments.command == "diff":
        return _call_diff(arguments)
    from truceline.cli.pack import call_pack

    return call_pack(arguments)


def _is_of_record(arguments: argparse.Namespace) -> bool:
    """Two moments and no paths are moments of the record."""
    if arguments.command == "diff":
        return not arguments.paths or bool(arguments.at) or arguments.record is not None
    return arguments.command in COMMANDS or (arguments.command, getattr(arguments, "action", None)) == ("pack", "set")


def _call_diff(arguments: argparse.Namespace) -> int:
    from truceline.cli.diff import compare_dossiers, compare_moments
    from truceline.pipeline import Beside

    chosen = {"pack_path": arguments.pack, "extractor": arguments.extractor, "model": arguments.model}
    beside = Beside(judgements=arguments.judgements, collected=arguments.collected)
    if arguments.as_of or arguments.known_by:
        moments = {"as_of": arguments.as_of, "known_by": arguments.known_by}
        return compare_moments(arguments.paths, **moments, beside=beside, form=arguments.form, chosen=chosen)
    if beside != Beside() or any(chosen.values()):
        raise WrongUsage("options of a run, and no moment; give --as-of twice (from, to), or two dossier files alone")
    return compare_dossiers(arguments.paths, form=arguments.form)


def _log_everything() -> None:
    import logging

    logging.basicConfig(level=logging.WARNING)
    logging.getLogger("truceline").setLevel(logging.DEBUG)


def run(argv: Sequence[str] | None = None) -> int:
    """The console script. Nothing but `TRUCELINE_DEBUG` makes it show a traceback."""
    settings = Settings.from_environment(os.environ)
    try:
        code = _run(argv, settings)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _silence_stdout()
        return exits.PIPE
    except KeyboardInterrupt:
        complain("interrupted; nothing was half-written")
        return exits.INTERRUPTED


def _run(argv: Sequence[str] | None, settings: Settings) -> int:
    if settings.debug:
        _log_everything()
    try:
        return _call(make_parser().parse_args(argv), settings)
    except SystemExit as done:  # --help and --version
        return int(done.code or 0)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if settings.debug:
            raise
        return _explain(error)


def _explain(error: Exception) -> int:
    match error:
        case WrongUsage():
            for line in str(error).splitlines():
                complain(line)
            return exits.WRONG
        case BrokenRecord():
            for line in error.broken:
                complain(f"a check failed, nothing was written: {line}")
            return exits.FAILED
        case TrucelineError() | OSError() | MemoryError():
            complain(str(error) or type(error).__name__)
            return exits.FAILED
        case _:
            complain(
                f"a fault of ours ({type(error).__name__}: {error}); TRUCELINE_DEBUG=1 shows where, please report it"
            )
            return exits.FAILED


def _silence_stdout() -> None:
    """The reader of a pipe has gone: the interpreter must not complain about it when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
