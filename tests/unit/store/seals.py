"""Sealed files made by hand: as they should be, and otherwise."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from truceline.store import seal_check
from truceline.store.engine import open_database, upgrade
from truceline.store.records import head
from truceline.store.sealing import Members, Seal, seal

DOSSIER = (b'{"schema": "of another test"', b"}\n")


def make_seal(alias: str, path: Path, *, last: int | None = None) -> Seal:
    return seal(alias, path, last=last or head(alias).number, dossier=DOSSIER)


def open_place(url: str) -> str:
    alias = open_database(url, new=True)
    upgrade(alias)
    return alias


def read_members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def write_members(path: Path, members: dict[str, bytes]) -> Path:
    with path.open("w+b") as stream:
        made = Members(stream)
        for name in sorted(members):
            made.put(name, [members[name]])
        made.end()
    return path


def remake(source: Path, path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """As somebody would who knows the form: with a manifest that says what is there."""
    members = read_members(source)
    manifest = json.loads(members.pop(seal_check.MANIFEST))
    del members[seal_check.SUMS]
    change(members)
    lines = [json.loads(line) for line in members[seal_check.JOURNAL].splitlines()]
    manifest |= {"entries": lines[-1]["number"], "head": lines[-1]["hash"]}
    listed = [(name, len(body), hashlib.sha256(body).hexdigest()) for name, body in sorted(members.items())]
    manifest["members"] = [{"name": name, "size": size, "sha256": sha256} for name, size, sha256 in listed]
    text = json.dumps(manifest).encode()
    sums = [(sha256, name) for name, _, sha256 in listed] + [(hashlib.sha256(text).hexdigest(), seal_check.MANIFEST)]
    members[seal_check.MANIFEST] = text
    members[seal_check.SUMS] = "".join(f"{sha256}  {name}\n" for sha256, name in sums).encode()
    return write_members(path, members)


def change_line(members: dict[str, bytes], name: str, number: int, old: str, new: str) -> None:
    """In the line of that number (from 1), which must hold the old words."""
    lines = members[name].decode().splitlines(keepends=True)
    assert old in lines[number - 1]
    lines[number - 1] = lines[number - 1].replace(old, new, 1)
    members[name] = "".join(lines).encode()


def rehash_from(members: dict[str, bytes], number: int) -> None:
    """A chain that holds again from that entry on."""
    from truceline.model.journal import JournalEntry

    lines = [json.loads(line) for line in members[seal_check.JOURNAL].splitlines()]
    for place in range(number - 1, len(lines)):
        lines[place]["previous"] = lines[place - 1]["hash"]
        lines[place]["hash"] = JournalEntry(**lines[place]).compute_hash()
    members[seal_check.JOURNAL] = join_lines(lines)


def join_lines(lines: Iterable[object]) -> bytes:
    return "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines).encode()
