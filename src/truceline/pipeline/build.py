"""One shot: reports in, a checked dossier out."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from truceline import checks, claims, compliance, incidents, intake, questions, reports
from truceline.model.capture import Capture, InputFile
from truceline.model.claim import Claim
from truceline.model.dossier import Dossier
from truceline.model.issue import Issue
from truceline.model.pack import Pack
from truceline.model.report import Report
from truceline.pipeline.cast import describe_actors, describe_places, meet_actors, meet_forms, meet_places
from truceline.pipeline.moment import keep_published, read_moment
from truceline.pipeline.progress import Progress, Silent

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Run:
    """What gathers while the stages go on."""

    progress: Progress
    inputs: list[InputFile] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def build(
    paths: Sequence[str],
    *,
    pack_path: str | None = None,
    as_of: str | None = None,
    progress: Progress | None = None,
    skip: Sequence[Path] = (),
) -> Dossier:
    """Everything that the reports under `paths` say, as one record; the same paths give the same record.

    `skip` are folders and files that are no reports although they lie under `paths` (where the record goes; the pack is
    left out by itself). What cannot be read is among the dossier's issues. Raises WrongUsage, WrongPack before anything
    is read, BrokenRecord where the finished record does not hold.
    """
    run = _Run(progress=progress or Silent())
    pack = intake.load_pack(pack_path) if pack_path is not None else Pack.empty()
    tz = ZoneInfo(pack.timezone) if pack.timezone else None
    moment = read_moment(as_of, tz) if as_of is not None else None

    found = _find_reports(run, paths, pack, (*skip, *((Path(pack_path),) if pack_path else ())))
    if moment is not None:
        found, unplaced = keep_published(found, moment, tz)
        run.issues += unplaced
    run.progress.begin("comparing texts")
    found, origins = reports.group_origins(found)

    context = claims.Context.of(pack)
    said = _extract_claims(run, found, context)
    run.progress.begin("grouping events")
    said, happened = incidents.group_incidents(said, found, pack)
    run.progress.begin("comparing accounts")
    assessments = compliance.assess(said, found, pack)
    forms = meet_forms(found, context.actor_names, context.place_names)
    actors = describe_actors(meet_actors(pack, found, said, assessments), pack, context.found_actors(), forms, found)
    places = describe_places(meet_places(pack, said), pack, context.found_places(), forms)
    asked = questions.ask_questions(happened, said, found, actors, pack)

    dossier = Dossier(
        as_of=moment.isoformat() if moment is not None else None,
        pack=pack,
        inputs=tuple(run.inputs),
        reports=tuple(found),
        origins=tuple(origins),
        actors=tuple(actors),
        places=tuple(places),
        claims=tuple(said),
        incidents=tuple(happened),
        questions=tuple(asked),
        assessments=tuple(assessments),
        issues=tuple(run.issues),
        extractors=tuple(sorted({claim.extractor for claim in said})),
    )
    run.progress.begin("checking the record")
    checks.check_dossier(dossier)
    return dossier


def _find_reports(run: _Run, paths: Sequence[str], pack: Pack, skip: Sequence[Path]) -> list[Report]:
    names = reports.Names.of(pack.actors)
    tz = ZoneInfo(pack.timezone) if pack.timezone else None
    skipped = tuple(os.path.realpath(path) for path in skip)
    found: list[Report] = []
    run.progress.begin("reading files")
    for captures in _files(run, paths, skipped):
        run.inputs.append(captures[0].input)
        path = captures[0].input.path
        try:
            of_file = reports.find_reports(captures, names=names, tz=tz)
        except Exception as error:  # noqa: BLE001 - one bad item becomes an issue, and the run goes on
            run.issues.append(_fault(path, error))
        else:
            found += of_file
            if not of_file:
                run.issues.append(Issue(path=path, reason="no report was found in it", remedy="leave it out"))
        run.progress.step()
    return sorted(found, key=lambda report: (report.input, report.item))


def _files(run: _Run, paths: Sequence[str], skipped: Sequence[str]) -> Iterator[list[Capture]]:
    """The captures of one file after the other; whatever lies under `skipped` is passed over without a word."""

    def note(issue: Issue) -> None:
        if not _lies_under(issue.path, skipped):
            run.issues.append(issue)

    stream = intake.read_paths(paths, on_issue=note)
    for path, captures in groupby(stream, key=lambda capture: capture.input.path):
        if not _lies_under(path, skipped):
            yield list(captures)


def _lies_under(path: str, folders: Sequence[str]) -> bool:
    real = os.path.realpath(path)
    return any(real == folder or real.startswith(folder + os.sep) for folder in folders)


def _extract_claims(run: _Run, found: Sequence[Report], context: claims.Context) -> list[Claim]:
    said: list[Claim] = []
    run.progress.begin("reading claims", len(found))
    for report in found:
        try:
            said += claims.extract_claims(report, context)
        except Exception as error:  # noqa: BLE001 - one bad item becomes an issue, and the run goes on
            run.issues.append(_fault(f"{report.input} (report {report.item})", error))
        run.progress.step()
    return said


def _fault(path: str, error: Exception) -> Issue:
    """One bad item: named, logged with its traceback, and left out."""
    _log.debug("%s", path, exc_info=error)
    where = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(where.filename).name}:{where.lineno}"
    return Issue(
        path=path,
        reason=f"a fault of ours left it out ({type(error).__name__} at {place})",
        remedy="please report it with the file, if you may share it",
    )
