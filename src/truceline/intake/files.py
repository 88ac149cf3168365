"""The bytes of one file, within bounds, without ever blocking."""

from __future__ import annotations

import os
import stat

from truceline.errors import UnusableInput
from truceline.intake.folders import FoundFile, explain_failure, odd_kind

MAX_FILE = 32 * 2**20

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(file: FoundFile) -> bytes:
    """Raises UnusableInput. Size and sort are asked of the open file, so that it cannot be changed for another."""
    try:
        with os.fdopen(os.open(file.location, _FLAGS), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnusableInput(file.path, f"{odd_kind(status.st_mode) or 'a folder'}, not a file", "leave it out")
            content = stream.read(MAX_FILE + 1) if status.st_size <= MAX_FILE else b""
    except (OSError, ValueError) as failure:
        raise UnusableInput(file.path, *explain_failure(failure, file.location)) from failure
    if status.st_size > MAX_FILE or len(content) > MAX_FILE:
        size, limit = max(status.st_size, len(content)) / 2**20, MAX_FILE // 2**20
        raise UnusableInput(
            file.path, f"{size:.0f} MiB, and a file may have {limit} MiB", "split it into smaller files"
        )
    return content
