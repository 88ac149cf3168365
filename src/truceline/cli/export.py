"""`truceline export`: a dossier in a form that other programs read, as a file or on standard output."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from truceline.cli import exits
from truceline.cli.talk import complain
from truceline.errors import WrongUsage
from truceline.model.dossier import Dossier
from truceline.publish.exports import FORMATS, format_named, write_export
from truceline.publish.whole_file import write_whole_file

STANDARD_OUTPUT = "-"


def export_dossier(dossier: Dossier, name: str, out: str) -> int:
    """Writes the export to the file `out`, whole or not at all; to standard output where it is `-`. Raises WrongUsage
    where there is no such format, or no such file can be written."""
    refuse_export(name, out)
    content = write_export(dossier, name)
    if out == STANDARD_OUTPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_whole_file(Path(out), content)
        complain(f"{name}: {len(content):,} bytes; see {out}")
    return exits.DONE


def refuse_export(name: str, out: str) -> None:
    """Raises WrongUsage, before anything is read, for what cannot be: no such format, no such folder."""
    format_named(name)
    if not out:
        raise WrongUsage("--out: empty; name a file, or - for standard output")
    if out != STANDARD_OUTPUT and not os.path.isdir(Path(out).absolute().parent):
        raise WrongUsage(f"--out {out}: its folder is not there; make it, or name another file")


def list_formats() -> str:
    """A line for each, as `export --help` prints them."""
    width = max(len(each.name) for each in FORMATS)
    return "\n".join(f"  {each.name:<{width}}  {each.description} ({each.ending})" for each in FORMATS)
