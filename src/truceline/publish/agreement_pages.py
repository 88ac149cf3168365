"""The agreement: its provisions against those who judge them."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.agreement import Agreement, Assessment, Provision
from truceline.publish.catalogue import Catalogue, Ref, Voice
from truceline.publish.wording import ASSESSMENTS, kind_label
from truceline.publish.writing import element_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one assessor says of one provision, at one time."""

    status: str
    symbol: str
    label: str
    as_of: str
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionRow:
    """`cells` has one tuple of verdicts for each assessor, empty where they say nothing."""

    id: str
    number: str
    title: str
    text: str
    kind: str
    binds: tuple[Voice, ...]
    due: str
    cells: tuple[tuple[Verdict, ...], ...]
    differ: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    id: str
    title: str
    signed: str
    effective: str
    parties: tuple[Voice, ...]
    monitor: Voice | None
    assessors: tuple[Voice, ...]
    rows: tuple[ProvisionRow, ...]


def describe_agreements(catalogue: Catalogue) -> tuple[AgreementPage, ...]:
    return tuple(_describe(agreement, catalogue) for agreement in catalogue.dossier.pack.agreements)


def _describe(agreement: Agreement, catalogue: Catalogue) -> AgreementPage:
    given = [
        a for a in catalogue.dossier.assessments if a.agreement == agreement.id and (a.claim or "") in catalogue.claims
    ]  # fmt: skip
    given.sort(key=lambda a: (catalogue.clock.order(a.as_of), catalogue.reading_order(a.claim or "")))
    assessors = tuple(dict.fromkeys(a.assessor for a in given))
    clock = catalogue.clock
    return AgreementPage(
        id=element_id("g", agreement.id),
        title=agreement.title,
        signed=clock.say(agreement.signed) if agreement.signed else "",
        effective=clock.say(agreement.effective) if agreement.effective else "",
        parties=tuple(catalogue.voice(party) for party in agreement.parties),
        monitor=catalogue.voice(agreement.monitor) if agreement.monitor else None,
        assessors=tuple(catalogue.voice(assessor) for assessor in assessors),
        rows=tuple(_row(agreement, provision, assessors, given, catalogue) for provision in agreement.provisions),
    )


def _row(
    agreement: Agreement,
    provision: Provision,
    assessors: tuple[str, ...],
    given: list[Assessment],
    catalogue: Catalogue,
) -> ProvisionRow:
    about = [a for a in given if a.provision == provision.number]
    return ProvisionRow(
        id=provision_id(agreement.id, provision.number),
        number=provision.number,
        title=provision.title,
        text=provision.text,
        kind=kind_label(provision.kind),
        binds=tuple(catalogue.voice(actor) for actor in provision.binds),
        due=catalogue.clock.say(provision.due) if provision.due else "",
        cells=tuple(tuple(_verdict(a, catalogue) for a in about if a.assessor == assessor) for assessor in assessors),
        differ=len({a.status for a in about}) > 1,
    )


def _verdict(assessment: Assessment, catalogue: Catalogue) -> Verdict:
    symbol, label = ASSESSMENTS[assessment.status.value]
    return Verdict(
        status=assessment.status.value,
        symbol=symbol,
        label=label,
        as_of=catalogue.clock.say(assessment.as_of),
        ref=catalogue.ref(assessment.claim or ""),
    )


def provision_id(agreement: str, number: str) -> str:
    return element_id("v", f"{agreement}.{number}")
