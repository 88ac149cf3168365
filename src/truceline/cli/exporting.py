"""`truceline export`, and `diff` of two moments of a record."""

from __future__ import annotations

import argparse
from pathlib import Path

from truceline.cli import exits
from truceline.cli.diff import print_difference
from truceline.cli.export import export_dossier, list_formats, refuse_export
from truceline.cli.progress import choose_progress
from truceline.cli.record import opened
from truceline.cli.sealing import SEALED, SEALED_LINE, call_seal
from truceline.cli.talk import complain
from truceline.cli.usage import refuse_empty
from truceline.errors import WrongUsage
from truceline.intake import parse_outline
from truceline.pipeline.differences import compare
from truceline.pipeline.moment import SeenFrom
from truceline.pipeline.recording import export_record
from truceline.publish import dossier_json, write_record
from truceline.settings import Settings

PAGE = "html"
_PAGE_LINE = "the page and dossier.json, as `build` writes them (--out names their folder)"


def call_export(words: argparse.Namespace, settings: Settings) -> int:
    """Raises WrongUsage, before the record is read, for what cannot be written."""
    if words.format == "list":
        print(f"{list_formats()}\n  {PAGE}  {_PAGE_LINE}\n  {SEALED}  {SEALED_LINE}")
        return exits.DONE
    if words.out is None:
        raise WrongUsage("no file to write; name it with --out, or write --out - to print")
    refuse_empty({name: getattr(words, name) for name in ("out", "as_of", "known_by", "at")})
    if words.format == SEALED:
        return call_seal(words, settings)
    if words.format != PAGE:
        refuse_export(words.format, words.out)
    elif words.out == "-":
        raise WrongUsage("--out -: html is two files; name a folder")
    seen_from = SeenFrom(as_of=words.as_of, known_by=words.known_by)
    with opened(words, settings) as (record, _), choose_progress() as progress:
        dossier = export_record(record, at=words.at, seen_from=seen_from, progress=progress)
        progress.begin("writing")
        if words.format == PAGE:
            write_record(dossier, Path(words.out))
        else:
            export_dossier(dossier, words.format, words.out)
    for issue in dossier.issues:
        complain(str(issue))
    return exits.DONE_BUT if dossier.issues else exits.DONE


def call_record_diff(words: argparse.Namespace, settings: Settings) -> int:
    """Two moments of the record: of its own history (--at), of publication, of our knowledge."""
    if words.paths:
        raise WrongUsage("--at is of the record, and it names no paths; leave out the paths")
    if any(getattr(words, name) is not None for name in ("pack", "collected", "judgements", "extractor", "model")):
        raise WrongUsage("options of a run, and no paths; the record has its own pack, times and decisions")
    given = {name: getattr(words, name) for name in ("at", "as_of", "known_by")}
    if any(len(moments) not in (0, 2) for moments in given.values()) or not any(given.values()):
        raise WrongUsage("give --at, --as-of or --known-by twice (from, to); or two dossier files, or reports")
    outlines = []
    with opened(words, settings) as (record, place), choose_progress() as progress:
        for number in range(2):
            at, as_of, known_by = (moments[number] if moments else None for moments in given.values())
            seen_from = SeenFrom(as_of=as_of, known_by=known_by)
            dossier = export_record(record, at=at, seen_from=seen_from, progress=progress)
            name = f"{place.folder} at {at}" if at is not None else str(place.folder)
            outlines.append(parse_outline(dossier_json(dossier), name=name))
    return print_difference(compare(*outlines), form=words.form)
