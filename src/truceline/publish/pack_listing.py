"""The packs that ship, in a line or two each."""

from __future__ import annotations

import json
from collections.abc import Sequence

from truceline.model.pack import Pack
from truceline.publish.wording import plural
from truceline.publish.writing import visible


def pack_listing(packs: Sequence[tuple[str, Pack]], *, form: str) -> str:
    """`packs` with their names; `form` is "text" or "json"."""
    if form == "json":
        return json.dumps([_entry(name, pack) for name, pack in packs], indent=1, ensure_ascii=True) + "\n"
    width = max((len(name) for name, _ in packs), default=0)
    lines = []
    for name, pack in packs:
        lines.append(f"{name:<{width}}  {visible(pack.title)}")
        lines += [
            f"{'':<{width}}    {visible(agreement.title)}: {plural(len(agreement.provisions), 'point')}"
            for agreement in pack.agreements
        ]
    return "".join(f"{line}\n" for line in lines) or "no pack ships with this installation\n"


def _entry(name: str, pack: Pack) -> dict[str, object]:
    return {
        "name": name,
        "id": pack.id,
        "title": pack.title,
        "agreements": [
            {"id": agreement.id, "title": agreement.title, "points": len(agreement.provisions)}
            for agreement in pack.agreements
        ],
    }
