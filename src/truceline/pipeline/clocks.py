"""The third clock: when each report came into the record's hands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from truceline.model.capture import InputFile
from truceline.model.issue import Issue
from truceline.model.report import LearnedBasis, Report


def note_collected(
    reports: Iterable[Report], inputs: Sequence[InputFile], collected: Mapping[str, str], *, listing: str
) -> tuple[list[Report], list[InputFile], list[Issue]]:
    """Reports and inputs with what the listing says of their files; the nearest entry counts, a file's own before that
    of a folder around it. An input tells when all its reports do, and alike. An entry that fits no input becomes an
    issue of the `listing`."""
    entry_of = {file.path: entry_for(file.path, collected) for file in inputs}
    told = {path: collected[entry] for path, entry in entry_of.items() if entry is not None}
    noted = [
        replace(report, learned=told[report.input], learned_basis=LearnedBasis.COLLECTED)
        if report.input in told
        else report
        for report in reports
    ]
    learned: dict[str, set[str | None]] = {}
    for report in noted:
        learned.setdefault(report.input, set()).add(report.learned)
    files = [replace(file, learned=told.get(file.path) or _only(learned.get(file.path, set()))) for file in inputs]
    used = set(entry_of.values())
    unmet = [
        Issue(path=listing, reason=f"no file that was read has the path {entry}", remedy="correct it or take it out")
        for entry in collected
        if entry not in used
    ]
    return noted, files, unmet


def entry_for(path: str, collected: Mapping[str, str]) -> str | None:
    """The entry that is the path or the longest end of it; else that of the nearest folder in it."""
    parts = path.removeprefix("./").strip("/").split("/")
    for end in range(len(parts), 0, -1):
        for start in range(end):
            entry = "/".join(parts[start:end])
            if entry in collected:
                return entry
    return None


def _only(values: set[str | None]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None
