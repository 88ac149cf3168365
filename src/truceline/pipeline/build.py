"""One shot: reports in, a checked dossier out; or several, of one input as seen from several moments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from truceline import claims, intake
from truceline.errors import WrongUsage
from truceline.model.dossier import Dossier, Extraction
from truceline.model.ids import ReportId
from truceline.model.pack import Pack
from truceline.model.report import Report
from truceline.pipeline.clocks import note_collected
from truceline.pipeline.compiling import Gathered, compile_dossier
from truceline.pipeline.gathering import Run, extract_claims, find_reports
from truceline.pipeline.moment import SeenFrom, View, read_moment, see
from truceline.pipeline.progress import Progress, Silent
from truceline.pipeline.weighing import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Paths of files that come with the reports: people's judgements, and when each file was collected."""

    judgements: str | None = None
    collected: str | None = None


NOTHING_BESIDE = Beside()
NOW = SeenFrom()


def build(
    paths: Sequence[str],
    *,
    pack_path: str | None = None,
    seen_from: SeenFrom = NOW,
    progress: Progress | None = None,
    skip: Sequence[Path] = (),
    extractor: str | None = None,
    model: str | None = None,
    beside: Beside = NOTHING_BESIDE,
) -> Dossier:
    """Everything that the reports under `paths` say, as one record; the same paths give the same record.

    `skip` are folders and files that are no reports although they lie under `paths` (where the record goes; the pack
    and what lies `beside` are left out by themselves). `extractor` is a registered name, by default the best that runs
    here; `model` the folder of another model for it. What cannot be read is among the dossier's issues. Raises
    WrongUsage, WrongPack, WrongFile, WrongModel before anything is read, BrokenRecord where the finished record does
    not hold.
    """
    options = {"pack_path": pack_path, "extractor": extractor, "model": model}
    return build_views(paths, (seen_from,), progress=progress, skip=skip, beside=beside, **options)[0]


def build_views(
    paths: Sequence[str],
    views: Sequence[SeenFrom],
    *,
    progress: Progress | None = None,
    skip: Sequence[Path] = (),
    beside: Beside = NOTHING_BESIDE,
    **options: str | None,
) -> list[Dossier]:
    """A record for each of the views; each report is read once. As `build`, whose `options` it takes."""
    desk = _Desk.open(Run(progress=progress or Silent()), views, beside, **options)
    found = desk.find(paths, skip)
    seen = [see(found, seen_from, desk.zone) for seen_from in views]
    wanted = {report.id for view in seen for report in view.reports}
    read = extract_claims(desk.run, [r for r in found if r.id in wanted], found, desk.context, desk.reader)
    return [desk.record(view, read) for view in seen]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """All that is given before the first report is read."""

    run: Run
    pack: Pack
    zone: ZoneInfo | None
    context: claims.Context
    reader: claims.Extractor
    said: intake.SaidByHand
    collected: Mapping[str, str]
    beside: Beside
    kept_out: tuple[Path, ...]

    @classmethod
    def open(
        cls,
        run: Run,
        views: Sequence[SeenFrom],
        beside: Beside,
        *,
        pack_path: str | None = None,
        extractor: str | None = None,
        model: str | None = None,
    ) -> _Desk:
        pack = intake.load_named_pack(pack_path) if pack_path is not None else Pack.empty()
        zone = pack.zone
        for view in views:
            for moment, option in ((view.as_of, "--as-of"), (view.known_by, "--known-by")):
                if moment is not None:
                    read_moment(moment, zone, option=option)
        if model == "":
            raise WrongUsage("an empty path for the model; name its folder, or leave out the model")
        named = (pack_path, beside.judgements, beside.collected)
        return cls(
            run=run,
            pack=pack,
            zone=zone,
            context=claims.Context.of(pack),
            reader=claims.open_extractor(extractor, model=Path(model) if model is not None else None),
            said=intake.load_judgements(beside.judgements) if beside.judgements is not None else intake.SaidByHand(),
            collected=intake.load_collected(beside.collected, zone) if beside.collected is not None else {},
            beside=beside,
            kept_out=tuple(Path(path) for path in named if path),
        )

    def find(self, paths: Sequence[str], skip: Sequence[Path]) -> list[Report]:
        """The reports, with what is known of when they were collected."""
        found = find_reports(self.run, paths, self.pack, (*skip, *self.kept_out))
        listing = self.beside.collected or ""
        found, inputs, unmet = note_collected(found, self.run.inputs, self.collected, listing=listing)
        self.run.inputs[:] = inputs
        self.run.issues += unmet
        return found

    def record(self, view: View, read: Mapping[ReportId, claims.Extraction]) -> Dossier:
        run, reader = self.run, self.reader
        gathered = Gathered(
            pack=self.pack,
            inputs=tuple(run.inputs),
            issues=tuple(run.issues),
            said=self.said,
            extraction=Extraction(ran=reader.ran, model=reader.model, note=reader.note),
        )
        found = {
            report: Found(claims=each.claims, actors=each.actors, places=each.places) for report, each in read.items()
        }
        return compile_dossier(gathered, view, found, run.progress)
