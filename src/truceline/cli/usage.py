"""What is refused before anything is read: paths and options that name nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from truceline.errors import WrongUsage


def refuse_missing(paths: Sequence[str]) -> None:
    """Raises WrongUsage where a path is empty, or none of them leads anywhere."""
    if not all(paths):
        raise WrongUsage("an empty path; name a file or a folder")
    if not any(os.path.lexists(path) for path in paths):
        raise WrongUsage(f"{', '.join(paths)}: no such file or folder; nothing to build")


def refuse_empty(options: Mapping[str, object]) -> None:
    """Raises WrongUsage for an option that was given with nothing in it, as by an unset variable of a shell."""
    for name, value in options.items():
        if value == "":
            raise WrongUsage(f"--{name.replace('_', '-')}: empty; name a file or a folder, or leave the option out")
