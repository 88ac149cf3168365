"""The record on disk: two files, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from truceline.errors import WrongUsage
from truceline.model.dossier import Dossier
from truceline.publish.dossier_file import dossier_pieces
from truceline.publish.page import page_pieces
from truceline.publish.whole_file import flush_folder


def write_record(dossier: Dossier, out: Path) -> None:
    """Writes `dossier.json` and `index.html` into `out`, which is made if need be.

    Both are written whole beside their final names and flushed to disk before either takes its name, so that nobody
    ever finds half a file. Raises WrongUsage, having changed neither, where `out` cannot take them.
    """
    names = ("dossier.json", "index.html")
    _open_folder(out, names)
    beside = {name: out / f".{name}.{os.getpid()}.part" for name in names}
    try:
        _write_whole(beside["dossier.json"], dossier_pieces(dossier))
        _write_whole(beside["index.html"], page_pieces(dossier))
        for name, path in beside.items():
            os.replace(path, out / name)
        flush_folder(out)
    except OSError as error:
        raise WrongUsage(_refusal(out, error)) from error
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)


def _open_folder(out: Path, names: tuple[str, ...]) -> None:
    if out.exists() and not out.is_dir():
        raise WrongUsage(f"{out}: this is a file, and the record needs a folder; name another one with --out")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUsage(_refusal(out, error)) from error
    for name in names:
        if (out / name).is_dir():
            raise WrongUsage(f"{out / name}: a folder is in the way; move it or name another folder with --out")


def _write_whole(path: Path, pieces: Iterable[str]) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())


def _refusal(out: Path, error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return f"{out}: cannot be written ({reason}); name a folder that you may write to with --out"
