"""The agreement: its provisions against those who judge them, with the clock and the incidents beside each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from truceline.compliance import read_views
from truceline.model.agreement import Agreement, Assessment, AssessmentBasis, Provision
from truceline.model.ids import AssessmentId
from truceline.model.question import Disputed
from truceline.model.register import duties_of
from truceline.model.view import ProvisionViews, ViewHistory, ViewStage
from truceline.publish.agenda_pages import Agenda, describe_agenda
from truceline.publish.bearing_pages import BearingLine, ProposalLine, bearings_of_point, list_proposals
from truceline.publish.catalogue import Catalogue, Ref, Voice
from truceline.publish.duty_pages import DutyLine, Link, describe_duties, link_sources
from truceline.publish.stale_views import say_stale
from truceline.publish.wording import ASSESSMENTS, kind_label
from truceline.publish.writing import element_id, provision_id

_DENSE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one assessor says of one provision, at one time. `ref` is None where it rests on no claim of the record but
    on the `words` of a `source` outside it; `entered` says who noted it. `of` is whose keeping is judged, empty where
    nobody is named; `stale` what has happened to the point's duties since."""

    status: str
    symbol: str
    label: str
    as_of: str
    ref: Ref | None
    words: str
    source: str
    entered: str
    of: str
    stale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What an assessor holds, and what it held `before`, the latest first; both empty where it says nothing."""

    holds: tuple[Verdict, ...]
    before: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionRow:
    """`cells` has one for each assessor; `differ` says that two hold what excludes each other. `against` and `towards`
    are what would speak against the point's being kept and for it, if it happened; `named` what would not bear on it
    although somebody names the point."""

    id: str
    number: str
    title: str
    text: str
    kind: str
    binds: tuple[Voice, ...]
    duties: tuple[DutyLine, ...]
    sources: tuple[Link, ...]
    cells: tuple[Cell, ...]
    differ: bool
    against: tuple[BearingLine, ...]
    towards: tuple[BearingLine, ...]
    named: tuple[BearingLine, ...]
    proposal: ProposalLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    title: str
    note: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """`seen` is the moment that the clocks are seen from, empty where the record has none. `open_points` are pairs of
    a point's number, or nothing, and what is not certain about it. `sheet` is the id of what is printed on one sheet,
    in small type where it is `dense`; `borne`: some incident would bear on one of its points."""

    id: str
    sheet: str
    dense: bool
    title: str
    signed: str
    effective: str
    parties: tuple[Voice, ...]
    monitor: Voice | None
    seen: str
    assessors: tuple[Voice, ...]
    rows: tuple[ProvisionRow, ...]
    borne: bool
    agenda: Agenda
    versions: tuple[VersionLine, ...]
    sources: tuple[Link, ...]
    open_points: tuple[tuple[str, str], ...]


def describe_agreements(catalogue: Catalogue) -> tuple[AgreementPage, ...]:
    dossier = catalogue.dossier
    told = [a for a in dossier.assessments if a.claim is None or a.claim in catalogue.claims]
    views = read_views(told, dossier.reports, pack=dossier.pack, at=None)
    return tuple(
        _describe(agreement, told, {v.provision: v for v in views if v.agreement == agreement.id}, catalogue)
        for agreement in dossier.pack.agreements
    )


def _describe(
    agreement: Agreement, told: Sequence[Assessment], views: Mapping[str, ProvisionViews], catalogue: Catalogue
) -> AgreementPage:
    clock, pack, seen = catalogue.clock, catalogue.dossier.pack, catalogue.dossier.clocks_at
    given = sorted((a for a in told if a.agreement == agreement.id), key=lambda a: (clock.order(a.as_of), a.id))
    assessors = tuple(dict.fromkeys(a.assessor for a in given))
    by_id = {a.id: a for a in given}
    rows = tuple(
        _row(agreement, provision, assessors, views.get(provision.number), by_id=by_id, catalogue=catalogue)
        for provision in agreement.provisions
    )
    return AgreementPage(
        id=element_id("g", agreement.id),
        sheet=element_id("sheet", agreement.id),
        dense=sum(len(duties_of(provision)) for provision in agreement.provisions) > _DENSE,
        title=agreement.title,
        signed=clock.say(agreement.signed) if agreement.signed else "",
        effective=clock.say(agreement.effective) if agreement.effective else "",
        parties=tuple(catalogue.voice(party) for party in agreement.parties),
        monitor=catalogue.voice(agreement.monitor) if agreement.monitor else None,
        seen=clock.say(seen) if seen else "",
        assessors=tuple(catalogue.voice(assessor) for assessor in assessors),
        rows=rows,
        borne=any(row.against or row.towards for row in rows),
        agenda=describe_agenda(agreement, catalogue, seen=seen),
        versions=tuple(
            VersionLine(title=version.title, note=version.note or "", sources=link_sources(version.sources, pack))
            for version in agreement.versions
        ),
        sources=link_sources(agreement.sources, pack),
        open_points=tuple((point.provision or "", point.text) for point in agreement.open_points),
    )


def _row(
    agreement: Agreement,
    provision: Provision,
    assessors: Sequence[str],
    views: ProvisionViews | None,
    *,
    by_id: Mapping[AssessmentId, Assessment],
    catalogue: Catalogue,
) -> ProvisionRow:
    key = (agreement.id, provision.number)
    bearings = bearings_of_point(catalogue, *key)
    histories: dict[str, list[ViewHistory]] = defaultdict(list)
    for history in views.histories if views else ():
        histories[history.assessor].append(history)
    told = {
        a.id: _verdict(a, say_stale(a.as_of, agreement, provision, catalogue), catalogue)
        for a in by_id.values()
        if a.provision == provision.number
    }
    return ProvisionRow(
        id=provision_id(agreement.id, provision.number),
        number=provision.number,
        title=provision.title,
        text=provision.text,
        kind=kind_label(provision.kind),
        binds=tuple(catalogue.voice(actor) for actor in provision.binds),
        duties=describe_duties(agreement, provision, catalogue),
        sources=link_sources(provision.sources, catalogue.dossier.pack),
        cells=tuple(_cell(histories[assessor], by_id, told) for assessor in assessors),
        differ=views is not None and isinstance(views.standing, Disputed),
        against=tuple(line for line in bearings if line.bears and not line.kept),
        towards=tuple(line for line in bearings if line.bears and line.kept),
        named=tuple(line for line in bearings if not line.bears),
        proposal=list_proposals(catalogue).get(key),
    )


def _cell(
    histories: Sequence[ViewHistory], by_id: Mapping[AssessmentId, Assessment], told: Mapping[AssessmentId, Verdict]
) -> Cell:
    """What is held of nobody in particular comes first."""
    holds: list[Verdict] = []
    before: list[Verdict] = []
    for history in sorted(histories, key=lambda h: h.of or ""):
        gone = history.stages[-2::-1] if history.held is not None else history.stages[::-1]
        holds += _verdicts(history.held, by_id, told)
        before += [verdict for stage in gone for verdict in _verdicts(stage, by_id, told)]
    return Cell(holds=tuple(holds), before=tuple(before))


def _verdicts(
    stage: ViewStage | None, by_id: Mapping[AssessmentId, Assessment], told: Mapping[AssessmentId, Verdict]
) -> tuple[Verdict, ...]:
    """One for each status of the stage: the last saying of it."""
    if stage is None:
        return ()
    last = {by_id[name].status: told[name] for name in stage.assessments if name in by_id}
    return tuple(last[status] for status in stage.statuses if status in last)


def _verdict(assessment: Assessment, stale: str, catalogue: Catalogue) -> Verdict:
    symbol, label = ASSESSMENTS[assessment.status.value]
    entered = assessment.basis is AssessmentBasis.ENTERED
    return Verdict(
        status=assessment.status.value,
        symbol=symbol,
        label=label,
        as_of=catalogue.clock.say(assessment.as_of),
        ref=catalogue.ref(assessment.claim) if assessment.claim is not None else None,
        words=assessment.words or "",
        source=assessment.source or "",
        entered=f"entered by {assessment.by}: {assessment.why}" if entered else "",
        of=catalogue.actor_name(assessment.of) if assessment.of is not None else "",
        stale=stale,
    )
