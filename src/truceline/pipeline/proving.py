"""Whether a record is what it says: its bytes and journal first, then the dossier that is made of it."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.errors import BrokenRecord
from truceline.pipeline.progress import Progress
from truceline.pipeline.recording import export_record
from truceline.store import proofs


def prove_record(record: str, *, head: str | None = None, progress: Progress) -> Iterator[str]:
    """What does not hold, the first thing first; nothing where all does. `head` is the hash of an entry, noted
    elsewhere. The dossier is made only where the record under it holds."""
    broken = False
    for each in proofs.prove(record, head=head, progress=progress):
        broken = True
        yield str(each)
    if broken:
        return
    try:
        export_record(record, progress=progress)
    except BrokenRecord as failure:
        yield from failure.broken
