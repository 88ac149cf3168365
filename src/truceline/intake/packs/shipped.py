"""The packs that come with Truceline, by name. A file of that name goes first."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from importlib.resources.abc import Traversable

from truceline.errors import WrongPack
from truceline.intake.labels import label
from truceline.intake.packs.loading import ReadPack, parse_pack, read_pack
from truceline.intake.packs.problems import show, suggest
from truceline.model.pack import Pack

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_ENDING = ".yaml"


def shipped_names() -> tuple[str, ...]:
    """In alphabetical order."""
    folder = _folder()
    found = (entry.name for entry in folder.iterdir()) if folder.is_dir() else ()
    return tuple(sorted(name.removesuffix(_ENDING) for name in found if name.endswith(_ENDING)))


def load_named_pack(named: str) -> Pack:
    """The pack in the file of this path or else the one that ships under this name. Raises WrongPack."""
    return read_named_pack(named).pack


def read_named_pack(named: str) -> ReadPack:
    """As `load_named_pack`, with the lines."""
    text = shipped_text(named)
    return read_pack(named) if text is None else parse_pack(text, path=named)


def shipped_text(named: str) -> str | None:
    """The YAML that ships under this name; None where a file has the name, or the name can only be a path. Raises
    WrongPack for a plain word that names nothing."""
    if os.path.lexists(named) or not _NAME.fullmatch(named):
        return None
    names = shipped_names()
    if named not in names:
        reason = f"no file of this name, and no pack {show(named)} ships with Truceline"
        shown = label(named)
        raise WrongPack(shown, (f"{shown}: {reason}; {suggest(named, names)}; `truceline pack list` shows them",))
    return (_folder() / f"{named}{_ENDING}").read_text(encoding="utf-8")


def _folder() -> Traversable:
    return files("truceline") / "packs"
