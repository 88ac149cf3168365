"""Adding to a record: each file is read on its own, and kept whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from truceline import claims, intake, reports
from truceline.errors import UnusableInput
from truceline.model.capture import InputFile
from truceline.model.issue import Issue
from truceline.model.pack import Pack
from truceline.model.recorded import Custody, ReadFile, Reading, ReadReport
from truceline.model.report import LearnedBasis, Report
from truceline.pipeline.gathering import say_fault
from truceline.pipeline.progress import Progress, Silent
from truceline.store import items
from truceline.store.items import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who adds, why, and the clock on their wall."""

    by: str
    now: Callable[[], datetime]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedFile:
    """What became of one file. `reports` and `claims` count what was read in it, 0 where nothing was to be done."""

    path: str
    outcome: Outcome | None
    reports: int = 0
    claims: int = 0
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """All that reading a file needs, and that is the same for each."""

    pack: Pack
    context: claims.Context
    names: reports.Names
    extractor: claims.Extractor
    zone: ZoneInfo | None

    @classmethod
    def of(cls, pack: Pack, extractor: claims.Extractor) -> Reader:
        return cls(
            pack=pack,
            context=claims.Context.of(pack),
            names=reports.Names.of(pack.actors),
            extractor=extractor,
            zone=pack.zone,
        )


def add_paths(
    record: str,
    paths: Sequence[str],
    reader: Reader,
    *,
    hand: Hand,
    custody: Callable[[str], Custody] = lambda path: Custody(),
    progress: Progress | None = None,
    skip: Sequence[Path] = (),
) -> Iterator[AddedFile]:
    """What became of each file, as it is done: the cost of one does not depend on the record's size.

    Stopped at any moment, what was given back is kept; the same call again does the rest. `custody` says of a path how
    its file came into our hands.
    """
    progress = progress or Silent()
    lost: list[Issue] = []
    skipped = tuple(os.path.realpath(path) for path in skip)
    files = [f for f in intake.find_files(paths, on_issue=lost.append) if not intake.lies_under(f.location, skipped)]
    yield from (AddedFile(path=issue.path, outcome=None, issues=(issue,)) for issue in lost)
    progress.begin("adding files", len(files))
    for file in files:
        yield _add(record, file, reader, hand=hand, custody=custody(file.path))
        progress.step()


def _add(record: str, file: intake.FoundFile, reader: Reader, *, hand: Hand, custody: Custody) -> AddedFile:
    try:
        content = intake.read_bytes(file)
        held = items.holds(record, file.path, hashlib.sha256(content).hexdigest())
    except UnusableInput as failure:
        issue = Issue(path=failure.path, reason=failure.reason, remedy=failure.remedy)
        return AddedFile(path=failure.path, outcome=None, issues=(issue,))
    if held:
        return AddedFile(path=file.path, outcome=Outcome.UNCHANGED)
    read = read_whole(file, content, reader, custody=custody)
    outcome = items.add(record, read, by=hand.by, why=hand.why, now=hand.now)
    said = sum(len(each.reading.claims) for each in read.reports if each.reading)
    return AddedFile(path=file.path, outcome=outcome, reports=len(read.reports), claims=said, issues=read.issues)


def read_whole(file: intake.FoundFile, content: bytes, reader: Reader, *, custody: Custody) -> ReadFile:
    """The reports in a file and what they say. Whatever goes wrong is among the issues, and the bytes are kept."""
    inputs: list[InputFile] = []
    issues: list[Issue] = []
    found: list[Report] = []
    try:
        captures = intake.read_captures(file, content, on_issue=issues.append, on_file=inputs.append)
        found = reports.find_reports(captures, names=reader.names, tz=reader.zone) if captures else []
    except Exception as error:  # noqa: BLE001 - one bad file becomes an issue, and the run goes on
        issues.append(say_fault(file.path, error))
    if not found and not issues:
        issues.append(intake.without_report(file.path))
    found = [_learned(report, custody) for report in found]
    return ReadFile(
        file=_described(inputs, file, content, found),
        content=content,
        custody=custody,
        reports=tuple(_read_report(report, found, reader, issues) for report in found),
        issues=tuple(issues),
    )


def _learned(report: Report, custody: Custody) -> Report:
    if custody.collected_at is None:
        return report
    return replace(report, learned=custody.collected_at, learned_basis=LearnedBasis.COLLECTED)


def _described(
    inputs: Sequence[InputFile], file: intake.FoundFile, content: bytes, found: Sequence[Report]
) -> InputFile:
    plain = InputFile(
        path=file.path,
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        media_type="application/octet-stream",
    )
    learned = {report.learned for report in found}
    return replace(inputs[0] if inputs else plain, learned=next(iter(learned)) if len(learned) == 1 else None)


def _read_report(report: Report, beside: Sequence[Report], reader: Reader, issues: list[Issue]) -> ReadReport:
    extractor = reader.extractor
    try:
        about = claims.held_against(report, reader.context, beside)
        found = extractor.read(report, reader.context, about)
    except Exception as error:  # noqa: BLE001 - one bad report becomes an issue, and the run goes on
        issues.append(say_fault(f"{report.input} (report {report.item})", error))
        return ReadReport(report=report, reading=None)
    reading = Reading(
        ran=extractor.ran,
        model=extractor.model,
        note=extractor.note,
        claims=found.claims,
        actors=found.actors,
        places=found.places,
    )
    return ReadReport(report=report, reading=reading)
