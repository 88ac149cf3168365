"""The head of the page: what is in the record, and how much of it is independent."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.capture import InputFile
from truceline.model.dossier import Extraction
from truceline.model.issue import Issue
from truceline.model.lineage import Part
from truceline.publish.catalogue import Catalogue, Ref, Voice
from truceline.publish.wording import event_label, said_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """`texts` counts what somebody wrote once, `originators` those who issued, wrote or added to a text."""

    title: str
    period: str
    as_of: str
    known_by: str
    zone: str
    zone_given: bool
    reports: int
    texts: int
    originators: int
    claims: int
    speakers: int
    incidents: int
    questions: int
    disputes: int
    extraction: Extraction
    sides: tuple[tuple[str, str], ...]
    inputs: tuple[InputFile, ...]
    issues: tuple[Issue, ...]
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A claim that joined no incident."""

    voice: Voice
    attitude: str
    event: str
    words: str
    ref: Ref
    background: bool


def describe_record(catalogue: Catalogue) -> Overview:
    dossier, clock = catalogue.dossier, catalogue.clock
    dated = sorted((r.published for r in dossier.reports if r.published is not None), key=clock.order)
    period = ""
    if dated:
        first, last = clock.say(dated[0]).split(",")[0], clock.say(dated[-1]).split(",")[0]
        period = first if first == last else f"{first} – {last}"
    return Overview(
        title=dossier.pack.title or "Record of reports",
        period=period,
        as_of=clock.say(dossier.as_of) if dossier.as_of else "",
        known_by=clock.say(dossier.known_by) if dossier.known_by else "",
        zone=clock.name,
        zone_given=dossier.pack.timezone == clock.name,
        reports=len(dossier.reports),
        texts=len(dossier.texts) or len({report.origin or report.id for report in dossier.reports}),
        originators=_originators(catalogue),
        claims=len(dossier.claims),
        speakers=len({claim.speaker for claim in dossier.claims}),
        incidents=len(dossier.incidents),
        questions=len(dossier.questions),
        disputes=sum(question.status == "disputed" for question in dossier.questions),
        extraction=dossier.extraction,
        sides=tuple((catalogue.style_of(side), name) for side, name in catalogue.side_names.items()),
        inputs=dossier.inputs,
        issues=dossier.issues,
        undated=sum(report.published is None for report in dossier.reports),
    )


def _originators(catalogue: Catalogue) -> int:
    """Whoever wrote a text or a part of it; where no lineage was traced, agencies or whoever printed it first."""
    traced = (o for text in catalogue.dossier.texts for o in text.originators if o.part is not Part.QUOTED)
    if catalogue.dossier.texts:
        return len({originator.actor for originator in traced})
    first: dict[str, frozenset[str]] = {}
    for report in catalogue.reports.values():
        put_out = frozenset(report.agencies) or frozenset({report.voice})
        first.setdefault(report.origin or report.id, put_out)
    return len(set(first.values()))


def list_unplaced(catalogue: Catalogue) -> tuple[Unplaced, ...]:
    """In reading order, those of these days before those that are background."""
    loose = [claim for claim in catalogue.dossier.claims if claim.incident is None]
    loose.sort(key=lambda claim: (claim.background, catalogue.reading_order(claim.id)))
    return tuple(
        Unplaced(
            voice=catalogue.voice(claim.speaker),
            attitude=said_by(claim),
            event=event_label(claim.event.type),
            words=claim.content.quote,
            ref=catalogue.ref(claim.id),
            background=claim.background,
        )
        for claim in loose
    )
