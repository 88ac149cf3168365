"""A record's views: out of the store, through the same stages as a build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC

from truceline import claims, intake
from truceline.errors import WrongUsage
from truceline.model.capture import InputFile
from truceline.model.decision import ByHand, Decision, is_of_claims
from truceline.model.dossier import Dossier, Extraction
from truceline.model.entry import Entry
from truceline.model.grading import Grading
from truceline.model.ids import ReportId
from truceline.model.issue import Issue
from truceline.model.judgement import Judgement
from truceline.model.pack import Pack
from truceline.model.recorded import KeptFile, Reading
from truceline.model.report import Report
from truceline.pipeline.compiling import Gathered, compile_dossier
from truceline.pipeline.gathering import name_apart
from truceline.pipeline.moment import SeenFrom, View, read_moment, see
from truceline.pipeline.progress import Progress, Silent
from truceline.pipeline.weighing import Found
from truceline.review.applying import apply
from truceline.store import decisions, items, journal, records

NOW = SeenFrom()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a record holds at one entry of its journal. `readings` and `added` (when it came into the record, ISO
    8601) are by the id of the report; `decisions` are all that people said and nobody took back."""

    pack: Pack
    inputs: tuple[InputFile, ...]
    issues: tuple[Issue, ...]
    reports: tuple[Report, ...]
    readings: dict[ReportId, Reading]
    added: dict[ReportId, str]
    decisions: tuple[ByHand, ...] = ()


def export_record(
    record: str, *, at: str | None = None, seen_from: SeenFrom = NOW, progress: Progress | None = None
) -> Dossier:
    """The dossier of a record, as `build` would make it of the same files. `at` is a moment of the record (as the user
    writes it): what had been added and decided by then. Raises WrongUsage for what is no moment."""
    progress = progress or Silent()
    progress.begin("reading the record")
    pack = load_pack(record)
    number = entry_by(record, at, pack) if at is not None else None
    return compile_contents(load_contents(record, at=number), seen_from=seen_from, progress=progress)


def compile_contents(contents: Contents, *, seen_from: SeenFrom = NOW, progress: Progress | None = None) -> Dossier:
    """People's decisions on claims stand before any later stage; what they judged is heard where a build hears it."""
    view = _see(contents, seen_from)
    decided = own_decisions(contents.decisions)
    applied = apply(view.reports, contents.readings, decided, view.left_out)
    gathered = Gathered(
        pack=contents.pack,
        inputs=contents.inputs,
        issues=(*contents.issues, *applied.issues),
        said=said_by_hand(contents.decisions),
        extraction=_how(list(contents.readings.values())),
        decided=applied.rulings,
        to_settle=tuple(decision for decision in decided if not is_of_claims(decision)),
    )
    read = {
        report: Found(claims=each.claims, actors=each.actors, places=each.places)
        for report, each in applied.readings.items()
    }
    return compile_dossier(gathered, view, read, progress or Silent())


def entry_by(record: str, at: str, pack: Pack) -> int:
    """The number of the last entry by a moment, a date meaning its end in the pack's time zone; or the number of an
    entry as it was written. Raises WrongUsage."""
    if at.isascii() and at.isdigit() and len(at) < 8:
        last = records.head(record).number
        if not 0 < int(at) <= last:
            raise WrongUsage(f"--at {at}: the journal has the entries 1 to {last}; name one of them, or a moment")
        return int(at)
    zone = pack.zone
    moment = read_moment(at, zone, option="--at").astimezone(UTC)
    moment = moment.replace(microsecond=moment.microsecond or 999_999)  # its whole second, as people write it
    number = journal.entry_at(record, moment.isoformat(timespec="microseconds"))
    if number == 0:
        raise WrongUsage(f"--at {at}: the record had not begun; name a later moment")
    return number


def load_pack(record: str, *, at: int | None = None) -> Pack:
    kept = records.load_pack_text(record, at=at)
    return intake.parse_pack(kept.text, path=kept.name).pack if kept is not None else Pack.empty()


def load_contents(record: str, *, at: int | None = None) -> Contents:
    pack = load_pack(record, at=at)
    files = tuple(items.load(record, at=at))
    when = {entry.number: entry.at for entry in journal.entries(record)}
    found = [each.report for file in files for each in file.reports]
    apart = name_apart(found)
    readings: dict[ReportId, Reading] = {}
    added: dict[ReportId, str] = {}
    for report, (file, reading) in zip(apart, _with_files(files), strict=True):
        added[report.id] = when[file.since]
        if reading is not None:
            readings[report.id] = reading
    return Contents(
        pack=pack,
        inputs=tuple(file.file for file in files),
        issues=tuple(issue for file in files for issue in file.issues),
        reports=tuple(apart),
        readings=_reread_copies(found, apart, readings, pack),
        added=added,
        decisions=decisions.load_decisions(record, at=at),
    )


def said_by_hand(said: Sequence[ByHand]) -> intake.SaidByHand:
    """Judgements, gradings and entries, as a file of judgements would give them."""
    return intake.SaidByHand(
        judgements=tuple(each for each in said if isinstance(each, Judgement)),
        gradings=tuple(each for each in said if isinstance(each, Grading)),
        entries=tuple(each for each in said if isinstance(each, Entry)),
    )


def own_decisions(said: Sequence[ByHand]) -> list[Decision]:
    """What people decided in review, in the order in which they did."""
    return [each for each in said if not isinstance(each, Judgement | Grading | Entry)]


def _with_files(files: Sequence[KeptFile]) -> list[tuple[KeptFile, Reading | None]]:
    return [(file, each.reading) for file in files for each in file.reports]


def _reread_copies(
    found: Sequence[Report], apart: Sequence[Report], readings: dict[ReportId, Reading], pack: Pack
) -> dict[ReportId, Reading]:
    """The claims of a second copy of a file are called after the copy: it is read again under its own name."""
    copies = [after for before, after in zip(found, apart, strict=True) if before.id != after.id]
    if not copies:
        return readings
    context = claims.Context.of(pack)
    for report in copies:
        if report.id in readings:
            reader = _extractor_of(readings[report.id])
            beside = [other for other in apart if other.input == report.input]
            read = reader.read(report, context, claims.held_against(report, context, beside))
            readings[report.id] = replace(
                readings[report.id], claims=read.claims, actors=read.actors, places=read.places
            )
    return readings


def _extractor_of(reading: Reading) -> claims.Extractor:
    """The one that read it: what ran last gave it its name."""
    name = reading.ran[-1].partition("/")[0]
    return claims.open_extractor(name if name in claims.extractor_names() else None)


def _how(readings: Sequence[Reading]) -> Extraction:
    """How the claims of the record were found, by all extractors that found some; the last one's model and note."""
    if not readings:
        reader = claims.open_extractor()
        return Extraction(ran=reader.ran, model=reader.model, note=reader.note)
    last, ran = readings[-1], dict.fromkeys(name for each in readings for name in each.ran)
    return Extraction(ran=tuple(ran), model=last.model, note=last.note)


def _see(contents: Contents, seen_from: SeenFrom) -> View:
    """On the clock of our own knowledge a report counts from when it was collected, or else came into the record."""
    pack = contents.pack
    zone = pack.zone
    if seen_from.known_by is None:
        return see(contents.reports, seen_from, zone)
    known = [r if r.learned is not None else replace(r, learned=contents.added[r.id]) for r in contents.reports]
    view = see(known, seen_from, zone)
    kept = {report.id for report in view.reports}
    return replace(
        view,
        reports=tuple(report for report in contents.reports if report.id in kept),
        left_out=tuple(report for report in contents.reports if report.id not in kept),
    )
