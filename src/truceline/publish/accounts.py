"""An incident told side by side: what each side says, each copy once, in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.model.claim import Claim
from truceline.model.incident import Incident
from truceline.model.period import Period
from truceline.publish.catalogue import Catalogue, Ref, Source, Voice
from truceline.publish.marks import ClaimMark, mark_claim
from truceline.publish.wording import (
    counted_label,
    event_label,
    event_meaning,
    figure,
    said_by,
    sign_meaning,
    sign_of,
)
from truceline.publish.writing import element_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """What a claim is about: `sign` is + where it says that it happened, − where it says that it did not.

    `note` is the line beside the words, where the reasons for the mark are.
    """

    id: str
    sign: str
    label: str
    hint: str
    facts: tuple[str, ...]
    ref: Ref
    mark: ClaimMark | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What a copy makes of the same claim in other words."""

    ref: Ref
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Words of one speaker. `via` leaves out whoever prints them.

    `also` are the same claims in other reports of the same origin, or handed on from it.
    """

    chips: tuple[Chip, ...]
    voice: Voice
    attitude: str
    words: str
    direct: bool
    via: tuple[Voice, ...]
    source: Source
    time: str
    also: tuple[Ref, ...]
    carried_by: int
    origins: int
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerWords:
    voice: Voice
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One side; `style` `sx` and the name "No side" stand for monitors, peacekeepers, agencies and others."""

    name: str
    style: str
    speakers: tuple[SpeakerWords, ...]
    count: int


def set_side_by_side(incident: Incident, catalogue: Catalogue) -> tuple[Column, ...]:
    """A column for every side of the pack, silent ones too, and one for those who belong to none."""
    claims = [catalogue.claims[c] for c in incident.claims if c in catalogue.claims]
    by_side: dict[str | None, list[Claim]] = {side: [] for side in catalogue.side_order}
    for claim in claims:
        by_side.setdefault(catalogue.side_of(claim.speaker), []).append(claim)
    columns = []
    for side, spoken in by_side.items():
        speakers = _by_speaker(_entries(spoken, incident, catalogue))
        columns.append(
            Column(
                name="No side" if side is None else catalogue.side_names[side],
                style=catalogue.style_of(side),
                speakers=speakers,
                count=sum(len(speaker.entries) for speaker in speakers),
            )
        )
    return tuple(columns)


def _by_speaker(entries: Sequence[Entry]) -> tuple[SpeakerWords, ...]:
    spoken: dict[str, list[Entry]] = {}
    for entry in entries:
        spoken.setdefault(entry.voice.href or entry.voice.name, []).append(entry)
    return tuple(SpeakerWords(voice=said[0].voice, entries=tuple(said)) for said in spoken.values())


def _entries(claims: Sequence[Claim], incident: Incident, catalogue: Catalogue) -> list[Entry]:
    copies = _copies(claims, catalogue)
    tellings: list[list[list[Claim]]] = []
    for copy in copies:
        for telling in tellings:
            if _nests(telling[0][0], copy[0]):
                telling.append(copy)
                break
        else:
            tellings.append([copy])
    return [_entry(telling, incident, catalogue) for telling in tellings]


def _copies(claims: Sequence[Claim], catalogue: Catalogue) -> list[list[Claim]]:
    """Claims that are one claim printed several times, the first printed first; longer words before those in them."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    key_of: dict[str, tuple[str, ...]] = {}
    in_order = sorted(claims, key=lambda c: catalogue.reading_order(c.id))
    for claim in in_order:
        report = catalogue.reports[claim.report]
        key: tuple[str, ...] = (
            claim.speaker,
            claim.event.type,
            claim.event.polarity,
            report.origin or report.id,
            _folded(claim),
        )
        key = key_of.get(_root(claim, catalogue), key)
        key_of[claim.id] = key
        groups.setdefault(key, []).append(claim)
    return list(groups.values())


def _root(claim: Claim, catalogue: Catalogue) -> str:
    seen = {claim.id}
    while claim.repeats is not None and claim.repeats in catalogue.claims and claim.repeats not in seen:
        claim = catalogue.claims[claim.repeats]
        seen.add(claim.id)
    return claim.id


def _folded(claim: Claim) -> str:
    return "".join(c for c in claim.content.quote.casefold() if c.isalnum())


def _nests(outer: Claim, inner: Claim) -> bool:
    return (
        outer.report == inner.report
        and outer.speaker == inner.speaker
        and outer.attitude == inner.attitude
        and outer.act == inner.act
        and outer.content.span.contains(inner.content.span)
    )


def _entry(telling: list[list[Claim]], incident: Incident, catalogue: Catalogue) -> Entry:
    first = telling[0][0]
    copies = [claim for copy in telling for claim in copy]
    reports = {claim.report for claim in copies}
    period = first.event.time
    own_voice = catalogue.reports[first.report].voice
    return Entry(
        chips=tuple(_chip(copy[0], catalogue) for copy in telling),
        voice=catalogue.voice(first.speaker),
        attitude=said_by(first),
        words=first.content.quote,
        direct=first.direct,
        via=tuple(catalogue.voice(actor) for actor in first.via if actor not in (first.speaker, own_voice)),
        source=catalogue.source(first.report),
        time="" if period is None or _is_the_day_of(incident, period) else catalogue.clock.say_period(period),
        also=catalogue.refs(claim.id for claim in copies if claim.report != first.report),
        carried_by=len(reports),
        origins=len({catalogue.reports[r].origin or r for r in reports}),
        variants=_variants(telling, catalogue),
    )


def _variants(telling: list[list[Claim]], catalogue: Catalogue) -> tuple[Variant, ...]:
    """Each wording once, where it differs from the first by more than marks and case."""
    found: dict[str, Claim] = {}
    for copy in telling:
        for claim in copy[1:]:
            if claim.report != copy[0].report and _folded(claim) != _folded(copy[0]):
                found.setdefault(_folded(claim), claim)
    return tuple(Variant(ref=catalogue.ref(claim.id), words=claim.content.quote) for claim in found.values())


def _is_the_day_of(incident: Incident, period: Period) -> bool:
    """Whether the period says no more than the incident's own time does."""
    own = incident.time
    return own is not None and (period == own or (period.start, period.end) == (own.start[:10], own.end[:10]))


def _chip(claim: Claim, catalogue: Catalogue) -> Chip:
    return Chip(
        id=element_id("e", claim.id),
        sign=sign_of(claim),
        label=event_label(claim.event.type),
        hint=f"{event_meaning(claim.event.type)}: {sign_meaning(claim)}",
        facts=tuple(f"{counted_label(q.what)} {figure(q)}" for q in claim.event.quantities),
        ref=catalogue.ref(claim.id),
        mark=mark_claim(claim.id, catalogue),
        note=f"#{element_id('n', claim.id)}",
    )
