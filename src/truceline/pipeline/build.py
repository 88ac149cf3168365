"""One shot: reports in, a checked dossier out."""

from __future__ import annotations

import logging
import os
import traceback
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from truceline import checks, claims, intake, reports
from truceline.errors import WrongUsage
from truceline.model.actor import Actor
from truceline.model.capture import InputFile
from truceline.model.claim import Claim
from truceline.model.dossier import Dossier, Extraction
from truceline.model.ids import ReportId, content_id
from truceline.model.issue import Issue
from truceline.model.pack import Pack
from truceline.model.place import Place
from truceline.model.report import Report
from truceline.pipeline.moment import keep_published, read_moment
from truceline.pipeline.progress import Progress, Silent
from truceline.pipeline.weighing import Found, weigh

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
    extractor: str | None = None,
    model: str | None = None,
) -> Dossier:
    """Everything that the reports under `paths` say, as one record; the same paths give the same record.

    `skip` are folders and files that are no reports although they lie under `paths` (where the record goes; the pack is
    left out by itself). `extractor` is a registered name, by default the best that runs here; `model` the folder of
    another model for it. What cannot be read is among the dossier's issues. Raises WrongUsage, WrongPack, WrongModel
    before anything is read, BrokenRecord where the finished record does not hold.
    """
    run = _Run(progress=progress or Silent())
    pack = intake.load_pack(pack_path) if pack_path is not None else Pack.empty()
    tz = ZoneInfo(pack.timezone) if pack.timezone else None
    moment = read_moment(as_of, tz) if as_of is not None else None
    if model == "":
        raise WrongUsage("an empty path for the model; name its folder, or leave out the model")
    reader = claims.open_extractor(extractor, model=Path(model) if model is not None else None)

    found = _find_reports(run, paths, pack, (*skip, *((Path(pack_path),) if pack_path else ())))
    if moment is not None:
        found, unplaced = keep_published(found, moment, tz)
        run.issues += unplaced
    run.progress.begin("comparing texts")
    found, origins = reports.group_origins(found)

    extracted = _extract_claims(run, found, claims.Context.of(pack), reader)
    weighed = weigh(extracted, found, pack, run.progress)

    dossier = Dossier(
        as_of=moment.isoformat() if moment is not None else None,
        pack=pack,
        inputs=tuple(run.inputs),
        reports=tuple(found),
        origins=tuple(origins),
        actors=weighed.actors,
        places=weighed.places,
        claims=weighed.claims,
        incidents=weighed.incidents,
        questions=weighed.questions,
        assessments=weighed.assessments,
        issues=tuple(run.issues),
        control=weighed.control,
        credibility=weighed.credibility,
        extraction=Extraction(ran=reader.ran, model=reader.model, note=reader.note),
    )
    run.progress.begin("checking the record")
    checks.check_dossier(dossier)
    return dossier


def _find_reports(run: _Run, paths: Sequence[str], pack: Pack, skip: Sequence[Path]) -> list[Report]:
    names = reports.Names.of(pack.actors)
    tz = ZoneInfo(pack.timezone) if pack.timezone else None
    skipped = tuple(os.path.realpath(path) for path in skip)
    files = intake.find_files(paths, on_issue=run.issues.append)
    files = [file for file in files if not _lies_under(file.location, skipped)]
    found: list[Report] = []
    run.progress.begin("reading files", len(files))
    for file in files:
        try:
            found += _read_reports(run, file, names, tz)
        except Exception as error:  # noqa: BLE001 - one bad file becomes an issue, and the run goes on
            run.issues.append(_fault(file.path, error))
        run.progress.step()
    return _named_apart(found)


def _read_reports(run: _Run, file: intake.FoundFile, names: reports.Names, tz: tzinfo | None) -> list[Report]:
    noted = len(run.issues)
    captures = intake.read_file(file, on_issue=run.issues.append, on_file=run.inputs.append)
    found = reports.find_reports(captures, names=names, tz=tz) if captures else []
    if not found and len(run.issues) == noted:
        remedy = "check that it holds an article, a statement or a post, or leave it out"
        run.issues.append(Issue(path=file.path, reason="no report was found in it", remedy=remedy))
    return found


def _named_apart(found: Sequence[Report]) -> list[Report]:
    """Copies of one file in several folders give reports with one id: all but the first get one of their own."""
    seen: Counter[ReportId] = Counter()
    apart: list[Report] = []
    for report in found:
        copies = seen[report.id]
        seen[report.id] += 1
        apart.append(replace(report, id=ReportId(content_id("r", report.id, copies))) if copies else report)
    return apart


def _lies_under(path: str, folders: Sequence[str]) -> bool:
    real = os.path.realpath(path)
    return any(real == folder or real.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


def _extract_claims(run: _Run, found: Sequence[Report], context: claims.Context, reader: claims.Extractor) -> Found:
    said: list[Claim] = []
    actors: list[Actor] = []
    places: list[Place] = []
    beside: dict[str, list[Report]] = defaultdict(list)
    for report in found:
        beside[report.input].append(report)
    run.progress.begin("reading claims", len(found))
    for report in found:
        try:
            about = claims.held_against(report, context, beside[report.input])
            extraction = reader.read(report, context, about)
        except Exception as error:  # noqa: BLE001 - one bad report becomes an issue, and the run goes on
            run.issues.append(_fault(f"{report.input} (report {report.item})", error))
        else:
            said += extraction.claims
            actors += extraction.actors
            places += extraction.places
        run.progress.step()
    return Found(claims=said, actors=actors, places=places)


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
