"""Which views of which points are new, changed or no longer held between two dossiers."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.model.difference import ViewChange
from truceline.model.outline import Outline, ViewLine


def compare_views(before: Outline, after: Outline) -> tuple[ViewChange, ...]:
    """Of agreements of which both have views, in the order of `after`. Saying the same again is no change, and neither
    is that an earlier version did not yet tell whose keeping was judged."""
    both = before.judged & after.judged
    was = {line.id: line for line in before.views.values() if line.agreement in both}
    now = {line.id: line for line in after.views.values() if line.agreement in both}
    for line in _only_in(now, was):
        untold = next((old for old in _only_in(was, now) if old.of is None and _said(old) == _said(line)), None)
        if untold is not None:
            del was[untold.id], now[line.id]
    changed = [
        ViewChange(before=was.get(name), after=line)
        for name, line in now.items()
        if name not in was or was[name].statuses != line.statuses
    ]
    return (*changed, *(ViewChange(before=line, after=None) for line in _only_in(was, now)))


def _only_in(lines: dict[str, ViewLine], others: Iterable[str]) -> list[ViewLine]:
    return [line for name, line in lines.items() if name not in others]


def _said(line: ViewLine) -> tuple[object, ...]:
    return line.agreement, line.provision, line.assessor, line.statuses, line.since
