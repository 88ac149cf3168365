"""A pack to begin with: one that teaches every section, or another pack under a name of its own."""

from __future__ import annotations

import re

from truceline.publish.templating import read_asset
from truceline.publish.yaml_text import plain_text

_TOP = {key: re.compile(rf"^{key}:(?=[ \t]).*$", re.MULTILINE) for key in ("id", "title")}


def starting_pack(pack_id: str, title: str) -> str:
    """YAML with a remark on each section; all names in it are invented."""
    return _head(read_asset("starting-pack.yaml"), pack_id, title)


def renamed_pack(text: str, pack_id: str, title: str) -> str:
    """The same text, comments and all, with another id and title. Where either stands on more than one line the result
    is no pack, or another: whoever calls this has to look."""
    return _head(text, pack_id, title)


def _head(text: str, pack_id: str, title: str) -> str:
    for key, value in (("id", pack_id), ("title", title)):
        found = _TOP[key].search(text)
        if found:
            text = f"{text[: found.start()]}{key}: {plain_text(value, alone=True)}{text[found.end() :]}"
    return text
