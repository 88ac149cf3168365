"""The chain of custody of an item, however somebody calls it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from truceline.errors import NotInRecord
from truceline.model.custody import Chain
from truceline.model.listed import ShownClaim, ShownItem, ShownReport
from truceline.pipeline.progress import Progress
from truceline.pipeline.showing import show
from truceline.store.custody import load_chain


def trace(record: str, text: str, *, now: Callable[[], datetime], progress: Progress) -> Chain:
    """Of an item, or of the item in which a report or a claim stands. Nothing is changed.

    Raises NotInRecord where nothing is called so, several things are, or it is none of the three.
    """
    shown = show(record, text, progress)
    match shown:
        case ShownItem():
            path = shown.path
        case ShownReport():
            path = shown.report.input
        case ShownClaim():
            path = shown.within.report.input
        case _:
            raise NotInRecord(f"{text}: no item, report or claim; custody is of what was collected")
    progress.begin("following the journal")
    seen_at = now().astimezone(UTC).isoformat(timespec="seconds")
    chain = load_chain(record, path, asked=text, seen_at=seen_at)
    if chain is None:
        raise NotInRecord(f"{text}: stands in {path}, and no such item is in the record")
    return chain
