"""Reading a record's files again, with another pack or another extractor than they were read with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline import intake
from truceline.model.recorded import KeptFile, ReadFile
from truceline.pipeline.adding import Hand, Reader, read_whole
from truceline.pipeline.progress import Progress, Silent
from truceline.store import items, lookup


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadFile:
    """`changed` is False where the new reading says the same. Claims are counted before and after."""

    path: str
    changed: bool
    before: int
    after: int


def reread(record: str, reader: Reader, *, hand: Hand, progress: Progress | None = None) -> Iterator[RereadFile]:
    """Each live item, in one transaction a file: stopped at any moment, the same call again does the rest.

    The bytes, how they came and what people decided stay as they are.
    """
    progress = progress or Silent()
    paths = lookup.live_paths(record)
    progress.begin("reading again", len(paths))
    for path in paths:
        kept = items.load_live(record, path)
        if kept is not None:
            yield _reread(record, kept, reader, hand=hand)
        progress.step()


def _reread(record: str, kept: KeptFile, reader: Reader, *, hand: Hand) -> RereadFile:
    content = lookup.load_bytes(record, kept.file.sha256)
    found = intake.FoundFile(path=kept.file.path, location=kept.file.path)
    read = read_whole(found, content, reader, custody=kept.custody)
    changed = items.reread(record, read, by=hand.by, why=hand.why, now=hand.now)
    return RereadFile(path=kept.file.path, changed=changed, before=_claims(kept), after=_claims(read))


def _claims(file: KeptFile | ReadFile) -> int:
    return sum(len(each.reading.claims) for each in file.reports if each.reading is not None)


def with_note(hand: Hand, note: str) -> Hand:
    """The same hand, with a reason where it gave none."""
    return hand if hand.why else replace(hand, why=note)
