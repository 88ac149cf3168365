"""From files to reports and what they say; what cannot be read is noted, and the run goes on."""

from __future__ import annotations

import logging
import os
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path

from truceline import claims, intake, reports
from truceline.model.capture import InputFile
from truceline.model.ids import ReportId, content_id
from truceline.model.issue import Issue
from truceline.model.pack import Pack
from truceline.model.report import Report
from truceline.pipeline.progress import Progress

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Run:
    """What gathers while the stages go on."""

    progress: Progress
    inputs: list[InputFile] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def find_reports(run: Run, paths: Sequence[str], pack: Pack, skip: Sequence[Path]) -> list[Report]:
    """Every report under the paths, in the order of the files; `skip` are files and folders that hold none."""
    names = reports.Names.of(pack.actors)
    tz = pack.zone
    skipped = tuple(os.path.realpath(path) for path in skip)
    files = intake.find_files(paths, on_issue=run.issues.append)
    files = [file for file in files if not intake.lies_under(file.location, skipped)]
    found: list[Report] = []
    run.progress.begin("reading files", len(files))
    for file in files:
        try:
            found += _read_reports(run, file, names, tz)
        except Exception as error:  # noqa: BLE001 - one bad file becomes an issue, and the run goes on
            run.issues.append(say_fault(file.path, error))
        run.progress.step()
    return name_apart(found)


def _read_reports(run: Run, file: intake.FoundFile, names: reports.Names, tz: tzinfo | None) -> list[Report]:
    noted = len(run.issues)
    captures = intake.read_file(file, on_issue=run.issues.append, on_file=run.inputs.append)
    found = reports.find_reports(captures, names=names, tz=tz) if captures else []
    if not found and len(run.issues) == noted:
        run.issues.append(intake.without_report(file.path))
    return found


def name_apart(found: Sequence[Report]) -> list[Report]:
    """Copies of one file in several folders give reports with one id: all but the first get one of their own."""
    seen: Counter[ReportId] = Counter()
    apart: list[Report] = []
    for report in found:
        copies = seen[report.id]
        seen[report.id] += 1
        apart.append(replace(report, id=ReportId(content_id("r", report.id, copies))) if copies else report)
    return apart


def extract_claims(
    run: Run, wanted: Sequence[Report], everything: Iterable[Report], context: claims.Context, reader: claims.Extractor
) -> dict[ReportId, claims.Extraction]:
    """What each of the `wanted` reports says. It follows from the report, its own file and the pack alone, so that it
    stays the same whatever else the record holds: origins are not known yet."""
    beside: dict[str, list[Report]] = defaultdict(list)
    for report in everything:
        beside[report.input].append(report)
    read: dict[ReportId, claims.Extraction] = {}
    run.progress.begin("reading claims", len(wanted))
    for report in wanted:
        try:
            about = claims.held_against(report, context, beside[report.input])
            read[report.id] = reader.read(report, context, about)
        except Exception as error:  # noqa: BLE001 - one bad report becomes an issue, and the run goes on
            run.issues.append(say_fault(f"{report.input} (report {report.item})", error))
        run.progress.step()
    return read


def say_fault(path: str, error: Exception) -> Issue:
    """One bad item: named, logged with its traceback, and left out."""
    _log.debug("%s", path, exc_info=error)
    where = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(where.filename).name}:{where.lineno}"
    return Issue(
        path=path,
        reason=f"a fault of ours left it out ({type(error).__name__} at {place})",
        remedy="please report it with the file, if you may share it",
    )
