"""`truceline build`: one shot from reports to dossier.json and index.html."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from truceline.cli import exits
from truceline.cli.progress import choose_progress
from truceline.cli.talk import complain
from truceline.cli.usage import refuse_missing
from truceline.errors import WrongUsage
from truceline.model.dossier import Dossier
from truceline.pipeline import Beside, SeenFrom, build
from truceline.publish import write_record


def build_record(paths: Sequence[str], out: str, *, seen_from: SeenFrom, beside: Beside, **chosen: str | None) -> int:
    """`chosen` may name a `pack_path`, an `extractor` and a `model`. Raises WrongUsage (or one of its kinds) or
    BrokenRecord before anything is written."""
    folder = Path(out)
    _refuse_unusable(paths, out)
    with choose_progress() as progress:
        dossier = build(paths, seen_from=seen_from, progress=progress, skip=(folder,), beside=beside, **chosen)
        progress.begin("writing")
        write_record(dossier, folder)
    for issue in dossier.issues:
        complain(str(issue))
    if dossier.extraction.note:
        complain(dossier.extraction.note)
    complain(_summary(dossier, folder))
    return exits.DONE_BUT if dossier.issues else exits.DONE


def _refuse_unusable(paths: Sequence[str], folder: str) -> None:
    out = Path(folder)
    refuse_missing(paths)
    if not folder:
        raise WrongUsage("an empty path; name a file or a folder")
    if out.exists() and not out.is_dir():
        raise WrongUsage(f"--out {out}: is a file; name a folder")
    nearest = next((folder for folder in (out, *out.absolute().parents) if folder.exists()), Path("/"))
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise WrongUsage(f"--out {out}: cannot be written to; name another folder")


def _summary(dossier: Dossier, out: Path) -> str:
    counts = (
        (len(dossier.reports), "report"),
        (len(dossier.origins), "origin"),
        (len(dossier.claims), "claim"),
        (len(dossier.incidents), "incident"),
        (sum(question.status == "disputed" for question in dossier.questions), "disputed question"),
    )
    held = ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts)
    return f"{held}; see {out / 'index.html'}"
