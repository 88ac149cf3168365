"""Checks a sealed record with Python's standard library alone: nothing of Truceline, no network, nothing written.

    python3 -I check.py FILE.zip [HEAD]     the sealed file as it came
    python3 -I check.py FOLDER [HEAD]       its members, unpacked

It proves that every member has the bytes that the manifest says, that the journal is one chain of hashes, and that
every record (item, report, reading, decision) and every preserved file is the one that the journal names. HEAD is the
hash of an entry that somebody noted elsewhere: without one, a seal that was made anew from end to end cannot be told
apart.
Exit 0: all holds. Exit 1: the first thing that does not is named.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
import sys
import zipfile
from collections.abc import Iterator
from typing import IO, Any

SCHEMA = "truceline/sealed/1"
MANIFEST, SUMS, JOURNAL, BODIES = "manifest.json", "manifest.sha256", "journal.jsonl", "bodies.jsonl"
NOTHING_BEFORE = "0" * 64
LONGEST_LINE = 1 << 28
LARGEST_MANIFEST = 1 << 30
MOST_MEMBERS = 5_000_000
_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*(/[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)*")
_MAX16, _MAX32 = 0xFFFF, 0xFFFFFFFF
_DAY = 33  # 1 January 1980, as a zip writes it
_PARTS = ("number", "at", "by", "kind", "subject", "why", "before", "after", "program", "previous")
_FIELDS = {*_PARTS, "hash"}
_KINDS: dict[str, Any] = {"number": int, "before": (str, type(None)), "after": (str, type(None))}
_CHUNK = 1 << 20


class NotWhole(Exception):
    """The first thing that does not hold."""


class SealedZip:
    """A zip whose every byte follows from its members: sorted, stored, of one fixed time, with nothing around them.

    Whatever another zip may hold (links, encryption, compression, two members of one name, names that lead elsewhere,
    bytes before, between or after) is refused, so that what it unpacks to is never larger than itself.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        try:
            self._zip = zipfile.ZipFile(stream)
            members = self._zip.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error, EOFError) as failure:
            raise NotWhole(f"this is no sealed file, or its table of contents is damaged ({failure})") from failure
        if len(members) > MOST_MEMBERS:
            raise NotWhole(f"it has {len(members):,} members, and a sealed file at most {MOST_MEMBERS:,}")
        self.sizes: dict[str, int] = {}
        for member in members:
            _refuse_hostile(member, self.sizes)
            self.sizes[member.filename] = member.file_size
        self._refuse_other_bytes(members)

    def open(self, name: str) -> IO[bytes]:
        return self._zip.open(name)

    def _refuse_other_bytes(self, members: list[zipfile.ZipInfo]) -> None:
        at, table, before = 0, bytearray(), ""
        for member in members:
            name = member.filename
            if name <= before:
                raise NotWhole(f"{name}: its members are not sorted by name")
            self._expect(at, local_header(name, member.file_size, member.CRC), f"the header of {name}")
            table += table_line(name, member.file_size, member.CRC, at)
            at += len(local_header(name, member.file_size, member.CRC)) + member.file_size
            before = name
        self._expect(at, bytes(table) + table_end(len(members), len(table), at), "the table of contents")
        at += len(table) + len(table_end(len(members), len(table), at))
        if self._stream.seek(0, os.SEEK_END) != at:
            raise NotWhole("it has bytes after its end")

    def _expect(self, at: int, wanted: bytes, what: str) -> None:
        self._stream.seek(at)
        if self._stream.read(len(wanted)) != wanted:
            raise NotWhole(f"{what} is not as it was written")


class Folder:
    """The members of a sealed file, unpacked."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.sizes: dict[str, int] = {}
        for folder, folders, files in os.walk(path):
            folders.sort()
            for each in files:
                whole = os.path.join(folder, each)
                name = os.path.relpath(whole, path).replace(os.sep, "/")
                if os.path.islink(whole) or not os.path.isfile(whole):
                    raise NotWhole(f"{name}: is no plain file")
                self.sizes[name] = os.path.getsize(whole)

    def open(self, name: str) -> IO[bytes]:
        return open(os.path.join(self._path, *name.split("/")), "rb")


def _refuse_hostile(member: zipfile.ZipInfo, met: dict[str, int]) -> None:
    name = member.orig_filename
    if name != member.filename or not _NAME.fullmatch(name):
        raise NotWhole(f"{name[:200]!r}: no name of a member; names here never lead out of their folder")
    if name in met:
        raise NotWhole(f"{name}: is there twice")
    if member.flag_bits & 0x1:
        raise NotWhole(f"{name}: is encrypted")
    if member.compress_type != zipfile.ZIP_STORED or member.compress_size != member.file_size:
        raise NotWhole(f"{name}: is compressed, and a sealed file is not")
    if (member.external_attr >> 16) & 0o170000 not in (0, 0o100000):
        raise NotWhole(f"{name}: is a link or something else than a plain file")


def local_header(name: str, size: int, crc: int) -> bytes:
    raw = name.encode("ascii")
    extra = struct.pack("<HHQQ", 1, 16, size, size) if size >= _MAX32 else b""
    held = min(size, _MAX32)
    needs = 45 if extra else 20
    fixed = struct.pack("<4s5H3L2H", b"PK\3\4", needs, 0, 0, 0, _DAY, crc, held, held, len(raw), len(extra))
    return fixed + raw + extra


def table_line(name: str, size: int, crc: int, at: int) -> bytes:
    """The member's line in the table of contents; `at` is where its header begins."""
    raw = name.encode("ascii")
    large = [*([size, size] if size >= _MAX32 else []), *([at] if at >= _MAX32 else [])]
    extra = struct.pack(f"<HH{len(large)}Q", 1, 8 * len(large), *large) if large else b""
    held, needs = min(size, _MAX32), 45 if extra else 20
    fixed = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 0x300 | needs, needs, 0, 0, 0, _DAY, crc, held, held, len(raw), len(extra), 0, 0, 0,
        0o100644 << 16, min(at, _MAX32),
    )  # fmt: skip
    return fixed + raw + extra


def table_end(count: int, size: int, at: int) -> bytes:
    """The end of the file; `at` is where the table of contents begins."""
    large = b""
    if count >= _MAX16 or size >= _MAX32 or at >= _MAX32:
        large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 0x300 | 45, 45, 0, 0, count, count, size, at)
        large += struct.pack("<4sLQL", b"PK\6\7", 0, at + size, 1)
    counted = min(count, _MAX16)
    return large + struct.pack(
        "<4s4H2LH", b"PK\5\6", 0, 0, counted, counted, min(size, _MAX32), min(at, _MAX32), 0
    )  # fmt: skip


def check(source: SealedZip | Folder, head: str | None = None) -> dict[str, Any]:
    """The manifest of a seal in which all holds. Raises NotWhole, which names the first thing that does not."""
    try:
        return _check(source, head)
    except (zipfile.BadZipFile, EOFError) as failure:
        raise NotWhole(f"its bytes are damaged ({failure})") from failure


def _check(source: SealedZip | Folder, head: str | None) -> dict[str, Any]:
    manifest = _check_manifest(source)
    members = {each["name"]: each for each in manifest["members"]}
    unnamed = {name for name in members if name.startswith("blobs/")}
    met, last = head is None, None
    for entry, bodies in walk(source):
        unnamed -= _check_bodies(entry, bodies, members)
        met = met or entry["hash"] == head
        last = entry
    if last is None:
        raise NotWhole("the journal is empty")
    if (manifest["entries"], manifest["head"]) != (last["number"], last["hash"]):
        raise NotWhole("the journal does not end where the manifest says")
    for name in sorted(unnamed):
        raise NotWhole(f"{name}: bytes that no entry of the journal knows")
    if not met:
        raise NotWhole(f"the journal holds no entry of the hash {head}: another seal, or one that was made anew")
    return manifest


def walk(source: SealedZip | Folder) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each entry of the journal, from the first, and the bodies of what it began; the chain of hashes is held."""
    previous, bodies = None, _Waiting(_lines(source, BODIES))
    for entry in _lines(source, JOURNAL):
        _check_link(entry, previous)
        yield entry, bodies.take(entry["number"])
        previous = entry
    bodies.refuse_rest()


class _Waiting:
    """Lines of bodies in the order of their entries, each taken once."""

    def __init__(self, lines: Iterator[dict[str, Any]]) -> None:
        self._lines = lines
        self._next = next(lines, None)

    def take(self, number: int) -> dict[str, Any]:
        line = self._next
        if line is None or line.get("entry") != number:
            return {}
        self._next = next(self._lines, None)
        return line

    def refuse_rest(self) -> None:
        if self._next is not None:
            raise NotWhole(f"{BODIES}: holds records of entry {self._next.get('entry')!r}, and no such entry waits")


def _check_manifest(source: SealedZip | Folder) -> dict[str, Any]:
    for name in (MANIFEST, SUMS, JOURNAL, BODIES):
        if name not in source.sizes:
            raise NotWhole(f"{name}: is not there")
    if source.sizes[MANIFEST] > LARGEST_MANIFEST or source.sizes[SUMS] > LARGEST_MANIFEST:
        raise NotWhole(f"{MANIFEST}: is larger than any sealed record's")
    with source.open(MANIFEST) as stream:
        text = stream.read()
    manifest = _object(text, MANIFEST)
    if manifest.get("schema") != SCHEMA:
        raise NotWhole(f"{MANIFEST}: its schema is {manifest.get('schema')!r:.60}, and this checks {SCHEMA}")
    try:
        listed = [(str(each["name"]), each["size"], str(each["sha256"])) for each in manifest["members"]]
        _ = manifest["entries"], manifest["head"]
        sums = "".join(f"{sha256}  {name}\n" for name, _, sha256 in listed)
        whole = sums + f"{hashlib.sha256(text).hexdigest()}  {MANIFEST}\n"
    except (KeyError, TypeError) as failure:
        raise NotWhole(f"{MANIFEST}: is not in its form ({failure!r})") from failure
    with source.open(SUMS) as stream:
        if stream.read() != whole.encode("utf-8", "replace"):
            raise NotWhole(f"{SUMS}: does not say what {MANIFEST} says")
    _check_members(source, listed)
    return manifest


def _check_members(source: SealedZip | Folder, listed: list[tuple[str, int, str]]) -> None:
    names = [name for name, _, _ in listed]
    if names != sorted(set(names)):
        raise NotWhole(f"{MANIFEST}: its members are not sorted, each once")
    for name in sorted({*names, MANIFEST, SUMS} ^ set(source.sizes)):
        what = "is not there" if name not in source.sizes else f"is not in {MANIFEST}"
        raise NotWhole(f"{name}: {what}")
    for name, size, sha256 in listed:
        if source.sizes[name] != size:
            raise NotWhole(f"{name}: has {source.sizes[name]:,} bytes, not {size!r}")
        if _hash(source, name) != sha256:
            raise NotWhole(f"{name}: its bytes have another SHA-256 than {MANIFEST} says")
        if name.startswith("blobs/") and name != blob_name(sha256):
            raise NotWhole(f"{name}: does not lie under its own hash")


def _hash(source: SealedZip | Folder, name: str) -> str:
    digest = hashlib.sha256()
    with source.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def blob_name(sha256: str) -> str:
    return f"blobs/{sha256[:2]}/{sha256[2:]}"


def _check_link(entry: dict[str, Any], previous: dict[str, Any] | None) -> None:
    place = f"entry {entry.get('number')!r} of the journal"
    if set(entry) != _FIELDS or not all(isinstance(entry[name], _KINDS.get(name, str)) for name in entry):
        raise NotWhole(f"{place}: has other fields than a journal's entry")
    if entry["number"] != (previous["number"] + 1 if previous else 1) or type(entry["number"]) is not int:
        raise NotWhole(f"{place}: stands where another should")
    if entry["previous"] != (previous["hash"] if previous else NOTHING_BEFORE):
        raise NotWhole(f"{place}: does not name the hash of the entry before it")
    text = json.dumps([entry[name] for name in _PARTS], ensure_ascii=True, separators=(",", ":"))
    if hashlib.sha256(text.encode("ascii")).hexdigest() != entry["hash"]:
        raise NotWhole(f"{place}: is not what its hash says")


def _check_bodies(entry: dict[str, Any], bodies: dict[str, Any], members: dict[str, Any]) -> set[str]:
    """Every digest that the entry names, held against the record itself; none is lacking, none is more. Gives the
    members that hold its bytes."""
    place, kind = f"entry {entry['number']} of the journal ({entry['kind']})", entry["kind"]
    said = _object(entry["after"].encode("utf-8", "surrogatepass"), place) if entry["after"] else {}
    try:
        wanted = _wanted(kind, said)
        found = _found(bodies)
    except (KeyError, TypeError, AttributeError) as failure:
        raise NotWhole(f"{place}: it, or what follows from it, is not in its form ({failure!r})") from failure
    for what, digest in wanted.items():
        if what not in found:
            raise NotWhole(f"{place}: {what} is lost")
        if found[what] != digest:
            raise NotWhole(f"{place}: {what} is not what the journal says was written there")
    for what in found.keys() - wanted.keys():
        raise NotWhole(f"{place}: {what} is more than the journal says was written there")
    named = said.get("sha256")
    if named is not None and blob_name(str(named)) not in members:
        raise NotWhole(f"{place}: the bytes {named} are lost")
    return {blob_name(str(named))} if named is not None else set()


def _wanted(kind: str, said: dict[str, Any]) -> dict[str, str]:
    if kind in ("item.added", "item.replaced", "item.reread"):
        digests = {"the item": said["item"]}
        for number, each in enumerate(said["reports"]):
            digests[f"report {number}"] = each["report"]
            if each["reading"] is not None:
                digests[f"the reading of report {number}"] = each["reading"]
        digests.update((f"issue {number}", each) for number, each in enumerate(said["issues"]))
        return digests
    return {"the decision": said["decision"]} if kind == "decision.made" else {}


def _found(bodies: dict[str, Any]) -> dict[str, str]:
    digests = {f"the {name}": _digest(bodies[name]) for name in ("item", "decision") if name in bodies}
    for number, each in enumerate(bodies.get("reports", [])):
        digests[f"report {number}"] = _digest(each["report"])
        if each["reading"] is not None:
            digests[f"the reading of report {number}"] = _digest(each["reading"])
    digests.update((f"issue {number}", _digest(each)) for number, each in enumerate(bodies.get("issues", [])))
    return digests


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _lines(source: SealedZip | Folder, name: str) -> Iterator[dict[str, Any]]:
    with source.open(name) as stream:
        number = 0
        while line := stream.readline(LONGEST_LINE):
            number += 1
            if not line.endswith(b"\n"):
                raise NotWhole(f"{name}, line {number}: has no end, or is longer than any record")
            yield _object(line, f"{name}, line {number}")


def _object(text: bytes, place: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as failure:
        raise NotWhole(f"{place}: is no JSON ({failure})") from failure
    if not isinstance(value, dict):
        raise NotWhole(f"{place}: is no JSON object")
    return value


def main(words: list[str]) -> int:
    if not 1 <= len(words) <= 2:
        return _say(str(__doc__), 2)
    head = words[1] if len(words) == 2 else None
    try:
        if os.path.isdir(words[0]):
            manifest = check(Folder(words[0]), head)
        else:
            with open(words[0], "rb") as stream:
                manifest = check(SealedZip(stream), head)
    except (NotWhole, OSError) as failure:
        return _say(f"DOES NOT HOLD: {failure}", 1)
    held = f"{len(manifest['members']):,} members, {manifest['entries']:,} entries of the journal"
    return _say(f"all holds: {held}\nhead {manifest['head']}", 0)


def _say(text: str, code: int) -> int:
    sys.stdout.write(text.encode("ascii", "backslashreplace").decode("ascii") + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
