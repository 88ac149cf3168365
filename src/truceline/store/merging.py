"""A sealed record's changes as new entries of a record that has content of its own.

Nothing of its own is ended or replaced by what comes: where that cannot be, nothing is imported at all. The journal and
the records of the seal are kept beside, byte for byte, as evidence of how it stood where it came from.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from truceline.errors import NotInRecord, WrongUsage
from truceline.model.capture import InputFile
from truceline.model.ids import JudgementId
from truceline.model.issue import Issue
from truceline.model.recorded import Custody, ReadFile, Reading, ReadReport
from truceline.model.report import Report
from truceline.store import codec, decisions, items, models, seal_check
from truceline.store.items import ItemBody
from truceline.store.journal import Now
from truceline.store.seal_check import NotWhole, SealedZip
from truceline.store.witnesses import Steps

_FROM = "imported from the record with the head "
_MEDIA = "application/jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What was done: `items` and `decisions` came; `here` were here already with the same bytes; `left` are changes
    that this record does not follow (the withdrawal of what is its own too, a decision that it has gone beyond).
    `packs` are the names of the packs that were kept and not set."""

    items: int = 0
    decisions: int = 0
    here: int = 0
    left: int = 0
    packs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Importer:
    """`shared` are the hashes of entries that both journals have."""

    alias: str
    source: SealedZip
    head: str
    by: str
    why: str
    now: Now
    shared: frozenset[str]

    @property
    def folder(self) -> str:
        return f"imported/{self.head[:16]}"

    def reason(self, entry: dict[str, Any]) -> str:
        told = f"; there: {entry['why']}" if entry["why"] else ""
        return f"{self.why + '; ' if self.why else ''}imported, entry {entry['number']} by {entry['by']}{told}"


def merge(
    alias: str, source: SealedZip, known: int, *, head: str, by: str, why: str, now: Now, watched: Steps
) -> Merged:  # fmt: skip
    """Within `writing`. Entries after `known` are followed. Raises WrongUsage where other bytes of this record's own
    lie under the same path."""
    before = (entry["hash"] for entry, _ in islice(seal_check.walk(source), known))
    to = _Importer(alias=alias, source=source, head=head, by=by, why=why, now=now, shared=frozenset(before))
    done: Counter[str] = Counter()
    packs: dict[str, str] = {}
    for entry, bodies in islice(seal_check.walk(source), known, None):
        if entry["kind"] == "pack.set":
            said = json.loads(entry["after"])
            packs[said["sha256"]] = said["name"]
        else:
            done[_follow(to, entry, bodies)] += 1
        watched.step()
    for kept in _evidence(to, packs):
        items.add(alias, kept, by=by, why=why or "kept as evidence", now=now)
        items.withdraw(alias, kept.file.path, by=by, why="kept as evidence; there is no report in it", now=now)
    counts = {name: done[name] for name in ("items", "decisions", "here", "left")}
    return Merged(**counts, packs=tuple(packs.values()))


def read_bytes(source: SealedZip, sha256: str) -> bytes:
    """Raises NotWhole where they have another hash by now."""
    with source.open(seal_check.blob_name(sha256)) as stream:
        body = stream.read()
    if hashlib.sha256(body).hexdigest() != sha256:
        raise NotWhole(f"the bytes {sha256} have another hash")
    return body


def _follow(to: _Importer, entry: dict[str, Any], bodies: dict[str, Any]) -> str:
    """The word under which it is counted."""
    match entry["kind"]:
        case "item.added" | "item.replaced" | "item.reread":
            return _follow_item(to, entry, bodies)
        case "item.withdrawn":
            live = _live(to, entry["subject"])
            if live is None or not _is_from_there(to, live):
                return "left"
            items.withdraw(to.alias, live.path, by=to.by, why=to.reason(entry), now=to.now)
            return "items"
        case "decision.made":
            return _decide(to, json.loads(entry["after"])["kind"], bodies["decision"])
        case "decision.undone":
            return _undo(to, entry)
        case _:
            return "passed"


def _follow_item(to: _Importer, entry: dict[str, Any], bodies: dict[str, Any]) -> str:
    live, read = _live(to, entry["subject"]), _read_file(to, entry, bodies)
    if live is None or (live.sha256 != read.file.sha256 and _came_before(to, live, entry)):
        items.add(to.alias, read, by=to.by, why=to.reason(entry), now=to.now)
        return "items"
    if live.sha256 != read.file.sha256:
        fault = "other bytes lie under this path in this record, and nothing of its own is replaced"
        raise WrongUsage(f"{live.path}: {fault}; import into a record of its own (--record DIR)")
    if entry["kind"] == "item.reread" and _is_from_there(to, live):
        items.reread(to.alias, read, by=to.by, why=to.reason(entry), now=to.now)
        return "items"
    return "here"


def _came_before(to: _Importer, live: models.Item, entry: dict[str, Any]) -> bool:
    """Whether these are the bytes that the entry replaced, and came from there."""
    before = json.loads(entry["before"]) if entry["before"] else {}
    return before.get("sha256") == live.sha256 and _is_from_there(to, live)


def _live(to: _Importer, path: str) -> models.Item | None:
    return models.Item.objects.using(to.alias).filter(path=path, until=None).first()


def _is_from_there(to: _Importer, item: models.Item) -> bool:
    """Whether it came by an import, or at an entry that both journals have."""
    began = models.Entry.objects.using(to.alias).get(number=item.since)
    return began.hash in to.shared or _FROM in (codec.read(ItemBody, item.body).custody.note or "")


def _read_file(to: _Importer, entry: dict[str, Any], bodies: dict[str, Any]) -> ReadFile:
    body = codec.read(ItemBody, bodies["item"])
    came = f"{_FROM}{to.head}, where {entry['by']} had added it at {entry['at']} (entry {entry['number']})"
    note = f"{body.custody.note}; {came}" if body.custody.note else came
    return ReadFile(
        file=body.file,
        content=read_bytes(to.source, body.file.sha256),
        custody=replace(body.custody, note=note),
        reports=tuple(_read_report(each) for each in bodies["reports"]),
        issues=tuple(codec.read(Issue, each) for each in bodies["issues"]),
    )


def _read_report(bodies: dict[str, Any]) -> ReadReport:
    reading = bodies["reading"]
    return ReadReport(
        report=codec.read(Report, bodies["report"]),
        reading=codec.read(Reading, reading) if reading is not None else None,
    )


def _decide(to: _Importer, kind: str, body: str) -> str:
    decision = codec.read(decisions.KINDS[kind], body)
    try:
        made = decisions.decide(to.alias, [decision], now=to.now)
    except NotInRecord:
        return "left"
    return "decisions" if made else "here"


def _undo(to: _Importer, entry: dict[str, Any]) -> str:
    try:
        decisions.undo(
            to.alias, JudgementId(entry["subject"]), by=to.by, why=to.reason(entry), now=to.now
        )  # fmt: skip
    except NotInRecord:
        return "left"
    return "decisions"


def _evidence(to: _Importer, packs: dict[str, str]) -> Iterator[ReadFile]:
    for name in (seal_check.JOURNAL, seal_check.BODIES):
        with to.source.open(name) as stream:
            yield _kept(to, name, stream.read(), _MEDIA)
    for sha256 in packs:
        yield _kept(to, f"pack-{sha256[:16]}.yaml", read_bytes(to.source, sha256), "application/yaml")


def _kept(to: _Importer, name: str, content: bytes, media_type: str) -> ReadFile:
    path = f"{to.folder}/{name}"
    sha256 = hashlib.sha256(content).hexdigest()
    return ReadFile(
        file=InputFile(path=path, sha256=sha256, bytes=len(content), media_type=media_type),
        content=content,
        custody=Custody(note=f"{_FROM}{to.head}"),
        reports=(),
        issues=(Issue(path=path, reason="is of another record, kept as evidence", remedy="nothing is to be done"),),
    )
