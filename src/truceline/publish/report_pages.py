"""Every report in full, with its claims marked in the text and listed beside it."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.claim import Claim
from truceline.model.report import Report
from truceline.publish.catalogue import Catalogue, Ref, Voice
from truceline.publish.glossary import LoadedWord
from truceline.publish.marks import ClaimMark, mark_claim
from truceline.publish.passages import LIMIT, Mark, Paragraph, mark_paragraphs
from truceline.publish.review_pages import Reviewed, Reviews
from truceline.publish.wording import (
    DATE_BASES,
    LEARNED_BASES,
    counted_label,
    event_label,
    event_meaning,
    figure,
    said_by,
    sign_of,
)
from truceline.publish.writing import clipped, element_id, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A claim in one line. `via` leaves out the report's own voice and agencies.

    `uses` are the lines of the page that rest on it: (href, label).
    """

    id: str
    href: str
    number: int
    ref: Ref
    voice: Voice
    via: tuple[Voice, ...]
    attitude: str
    direct: bool
    sign: str
    event: str
    meaning: str
    actor: str
    target: str
    place: str
    when: str
    quantities: tuple[str, ...]
    background: bool
    confidence: str
    extractor: str
    repeats: Ref | None
    mark: ClaimMark | None
    review: Reviewed | None
    uses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, the notes on the claims that begin in it, and a word on what is left out before it."""

    paragraph: Paragraph
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    id: str
    label: str
    headline: str
    outlet: str | None
    voice: Voice
    agencies: tuple[Voice, ...]
    byline: str | None
    kind: str
    date: str
    stamp: str | None
    date_basis: str
    basis_label: str
    learned: str
    learned_label: str
    language: str
    input: str
    item: int
    origin_href: str
    origin_size: int
    duplicates: tuple[str, str] | None
    captions: tuple[str, ...]
    blocks: tuple[Block, ...]
    characters: int
    left_out: int
    claims: int


def describe_reports(
    catalogue: Catalogue, words: tuple[LoadedWord, ...], uses: dict[str, list[tuple[str, str]]]
) -> tuple[ReportPage, ...]:
    """In the order of their numbers. `uses` says where else on the page a claim's element is used."""
    loaded: dict[str, list[Mark]] = {}
    for word in words:
        if word.own_mark:
            mark = Mark(start=word.start, end=word.end, kind="loaded", id=word.anchor)
        else:
            mark = Mark(start=word.start, end=word.end, kind="loaded")
        loaded.setdefault(word.report, []).append(mark)
    for act in catalogue.dossier.acts:
        if act.claim is None:
            mark = Mark(start=act.content.start, end=act.content.end, kind="act", id=element_id("s", act.id))
            loaded.setdefault(act.report, []).append(mark)
    reviews = Reviews.of_record(catalogue)
    return tuple(_describe(report, loaded.get(report.id, []), uses, reviews) for report in catalogue.reports.values())


def _describe(
    report: Report, loaded: list[Mark], uses: dict[str, list[tuple[str, str]]], reviews: Reviews
) -> ReportPage:
    catalogue = reviews.catalogue
    claims = catalogue.claims_of_report[report.id]
    notes = {
        element_id("c", claim.id): _note(claim, uses.get(element_id("c", claim.id), []), reviews) for claim in claims
    }
    marks = [mark for claim in claims for mark in _marks(claim, catalogue)] + loaded
    paragraphs = mark_paragraphs(report.text, marks, report=element_id("t", report.id))
    origin = catalogue.origins.get(report.origin or "")
    size = len(origin.reports) if origin else 1
    shown = sum(p.end - p.start for p in paragraphs)
    source = catalogue.source(report.id)
    return ReportPage(
        id=element_id("r", report.id),
        label=source.label,
        headline=report.headline or "",
        outlet=report.outlet,
        voice=catalogue.voice(report.voice),
        agencies=tuple(catalogue.voice(agency) for agency in report.agencies),
        byline=report.byline,
        kind=report.kind.value,
        date=source.date,
        stamp=report.published,
        date_basis=report.published_basis.value,
        basis_label=DATE_BASES[report.published_basis.value],
        learned=catalogue.clock.say(report.learned) if report.learned is not None else "",
        learned_label=LEARNED_BASES[report.learned_basis.value],
        language=report.language,
        input=report.input,
        item=report.item + 1,
        origin_href=f"#{element_id('o', origin.id)}" if origin and size > 1 else "",
        origin_size=size,
        duplicates=_duplicated(report, catalogue),
        captions=report.captions,
        blocks=tuple(Block(paragraph=p, notes=tuple(notes[c] for c in p.claims if c in notes)) for p in paragraphs),
        characters=len(report.text),
        left_out=len(report.text) - shown if len(report.text) > LIMIT else 0,
        claims=len(claims),
    )


def _duplicated(report: Report, catalogue: Catalogue) -> tuple[str, str] | None:
    if report.duplicates is None or report.duplicates not in catalogue.reports:
        return None
    source = catalogue.source(report.duplicates)
    return (source.href, source.label)


def _marks(claim: Claim, catalogue: Catalogue) -> list[Mark]:
    """The claim's own words, and who says it and how where these stand elsewhere."""
    voice = catalogue.voice(claim.speaker)
    number = catalogue.claim_numbers[claim.id]
    said = f"Claim {number}: {clipped(visible(voice.name), 80)} {said_by(claim)}"
    marks = [
        Mark(
            start=claim.content.start,
            end=claim.content.end,
            kind="claim",
            id=element_id("c", claim.id),
            number=number,
            style=voice.style,
            label=f"{said}, {event_label(claim.event.type)}",
            note=element_id("n", claim.id),
        )
    ]
    for anchor, kind in ((claim.speaker_anchor, "speaker"), (claim.cue, "cue")):
        if anchor is not None:
            marks.append(Mark(start=anchor.start, end=anchor.end, kind=kind))
    return marks


def _note(claim: Claim, uses: list[tuple[str, str]], reviews: Reviews) -> Note:
    catalogue = reviews.catalogue
    event, report = claim.event, catalogue.reports[claim.report]
    printers = (*report.agencies, report.voice)
    repeated = claim.repeats if claim.repeats in catalogue.claims else None
    return Note(
        id=element_id("n", claim.id),
        href=f"#{element_id('c', claim.id)}",
        number=catalogue.claim_numbers[claim.id],
        ref=catalogue.ref(claim.id),
        voice=catalogue.voice(claim.speaker),
        via=tuple(catalogue.voice(actor) for actor in claim.via if actor not in printers),
        attitude=said_by(claim),
        direct=claim.direct,
        sign=sign_of(claim),
        event=event_label(event.type),
        meaning=event_meaning(event.type),
        actor=catalogue.actor_name(event.actor) if event.actor else "",
        target=catalogue.actor_name(event.target) if event.target else "",
        place=catalogue.place_name(event.place),
        when=catalogue.clock.say_period(event.time) if event.time else "",
        quantities=tuple(f"{counted_label(q.what)} {figure(q)}" for q in event.quantities),
        background=claim.background,
        confidence=f"{claim.confidence:.2f}",
        extractor=claim.extractor,
        repeats=catalogue.ref(repeated) if repeated is not None else None,
        mark=mark_claim(claim.id, catalogue),
        review=reviews.note(claim),
        uses=tuple(dict.fromkeys(uses)),
    )
