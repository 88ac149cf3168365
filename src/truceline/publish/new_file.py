"""A file that was not there before: written whole, and never over another."""

from __future__ import annotations

from pathlib import Path

from truceline.errors import FileInTheWay, WrongUsage


def write_new_file(path: str, text: str) -> None:
    """Raises FileInTheWay, or WrongUsage where nothing can be written; then nothing was."""
    out = Path(path)
    begun = False
    try:
        with out.open("x", encoding="utf-8", newline="\n") as stream:
            begun = True
            stream.write(text)
    except FileExistsError as failure:
        raise FileInTheWay(path) from failure
    except OSError as failure:
        if begun:
            out.unlink(missing_ok=True)
        reason = failure.strerror or type(failure).__name__
        raise WrongUsage(f"{path}: cannot be written ({reason}); name another file with --out") from failure
