"""One file, whole or not at all: whoever looks finds what was there before or all of what is new."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from truceline.errors import WrongUsage


def write_whole_file(path: Path, content: bytes) -> None:
    """Writes beside the final name, flushes to disk, then takes the name; a file of that name is replaced.

    Raises WrongUsage, having left what was there, where the file cannot be written.
    """
    if os.path.isdir(path):
        raise WrongUsage(f"{path}: is a folder; name a file with --out")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    begun = False
    try:
        with beside.open("xb") as stream:
            begun = True
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)
        flush_folder(path.parent)
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        raise WrongUsage(f"{path}: cannot be written ({reason}); name another file with --out") from failure
    finally:
        if begun:
            beside.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems cannot flush a folder; the file itself is on disk
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
