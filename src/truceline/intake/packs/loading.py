"""A theatre pack from its file: all of it, or a list of everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping as Lines
from dataclasses import dataclass
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from truceline.errors import UnusableInput, WrongPack, WrongUsage
from truceline.intake.encodings import decode
from truceline.intake.files import read_bytes
from truceline.intake.folders import FoundFile
from truceline.intake.labels import label
from truceline.intake.packs.agreements import read_agreement, read_incompatible, read_open_point
from truceline.intake.packs.fields import Fields
from truceline.intake.packs.problems import Problems, show, suggest
from truceline.intake.packs.sections import (
    Desk,
    read_actor,
    read_feed_source,
    read_place,
    read_side,
    read_source,
    read_term,
)
from truceline.intake.packs.yaml_lines import Mapping, read_yaml
from truceline.intake.packs.zones import read_zone
from truceline.model.pack import Pack

MAX_PACK = 4 * 2**20

PACK_KEYS = (
    "id", "title", "timezone", "sides", "actors", "places", "zones", "agreements", "glossary", "feeds",
    "incompatible", "sources", "open",
)  # fmt: skip
_PACK_ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")
_ID_REMEDY = "use lower-case letters, digits, '-', '_' and '.'; it stays the same for ever"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPack:
    """A pack beside its file. `lines` are those of the ids, by what they name ("actor", "source", …); `unused` are the
    ids that nothing in the file refers to, with what they name and their line."""

    pack: Pack
    path: str
    lines: Lines[str, Lines[str, int]]
    unused: tuple[tuple[str, str, int], ...]


def load_pack(path: str) -> Pack:
    """Raises WrongPack with every problem that was found; nothing is half-loaded."""
    return read_pack(path).pack


def read_pack(path: str) -> ReadPack:
    """As `load_pack`, with the lines."""
    return parse_pack(read_pack_text(path), path=path)


def parse_pack(text: str, *, path: str) -> ReadPack:
    """A pack from its text; `path` names it in messages. Raises WrongPack."""
    problems = Problems(label(path))
    desk = Desk(problems)
    document = read_yaml(text, problems=problems)
    pack = None
    if isinstance(document, Mapping):
        pack = _read_pack(document, desk)
    elif document is not None or not problems.found:
        line = document.line if document is not None else 1
        problems.add(line, "not a theatre pack: no mapping at the top", "start it with `id: …` and `title: …`")
    if problems.found or pack is None:
        raise WrongPack(problems.path, problems.lines())
    return ReadPack(pack=pack, path=problems.path, lines=desk.register.lines, unused=desk.register.list_unused())


def refuse_wrong_id(pack_id: str) -> None:
    """Raises WrongUsage for what no pack can be called."""
    if not _PACK_ID.fullmatch(pack_id):
        raise WrongUsage(f"{show(pack_id)} cannot be the id of a pack; {_ID_REMEDY}")


def read_pack_text(path: str) -> str:
    """The YAML in the file. Raises WrongPack where there is none, or too much."""
    shown = label(path)
    try:
        content = read_bytes(FoundFile(path=shown, location=path))
    except UnusableInput as failure:
        raise WrongPack(shown, (str(failure),)) from failure
    if len(content) > MAX_PACK:
        reason = f"a pack may have {MAX_PACK // 2**20} MiB; split it or leave geometry out"
        raise WrongPack(shown, (f"{shown}:1: {len(content) / 2**20:.0f} MiB, and {reason}",))
    decoded = decode(content) if content.strip() else None
    if decoded is None:
        raise WrongPack(shown, (f"{shown}:1: {'binary' if content.strip() else 'empty'}, not YAML; check the path",))
    if decoded.lost or not decoded.encoding.startswith("utf-"):
        line = _first_undecodable_line(content)
        raise WrongPack(shown, (f"{shown}:{line}: not UTF-8; save the file as UTF-8",))
    return decoded.text


def _first_undecodable_line(content: bytes) -> int:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as failure:
        return content.count(b"\n", 0, failure.start) + 1
    return 1


def _read_pack(document: Mapping, desk: Desk) -> Pack:
    fields = desk.open(document, what="the pack", known=PACK_KEYS)
    pack_id = fields.required("id")
    if pack_id and not _PACK_ID.fullmatch(pack_id):
        fields.misfit("id", f"{show(pack_id)} cannot be an id", _ID_REMEDY)
    timezone, zone = _read_timezone(fields)
    pack = Pack(
        id=pack_id,
        title=fields.required("title"),
        timezone=timezone,
        sides=tuple(read_side(record, desk) for record in fields.records("sides")),
        actors=tuple(read_actor(record, desk) for record in fields.records("actors")),
        places=tuple(read_place(record, desk) for record in fields.records("places")),
        zones=tuple(read_zone(record, desk) for record in fields.records("zones")),
        agreements=tuple(read_agreement(record, desk, zone=zone) for record in fields.records("agreements")),
        glossary=tuple(read_term(record, desk) for record in fields.records("glossary")),
        feeds=tuple(read_feed_source(record, desk) for record in fields.records("feeds")),
        incompatible=read_incompatible(fields),
        sources=tuple(read_source(record, desk) for record in fields.records("sources")),
        open_points=tuple(read_open_point(record, desk) for record in fields.records("open")),
    )
    desk.register.check()
    return pack


def _read_timezone(fields: Fields) -> tuple[str | None, tzinfo]:
    name = fields.text("timezone")
    if name is None:
        return None, UTC
    known = available_timezones()
    if name in known:
        return name, ZoneInfo(name)
    fields.misfit("timezone", f"unknown time zone {show(name)}", f"{suggest(name, known)} (IANA names)")
    return None, UTC
