"""Everything the page says about one incident."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from truceline.model.event import Quantity
from truceline.model.ids import ClaimId
from truceline.model.incident import Incident
from truceline.model.period import Period
from truceline.model.question import Disputed, Mention, Position, Question, QuestionKind, Why
from truceline.publish.accounts import Column, set_side_by_side
from truceline.publish.acts_pages import ActSection, describe_acts
from truceline.publish.bearing_pages import BearingLine, bearings_of_incidents
from truceline.publish.catalogue import Catalogue, Ref, Voice
from truceline.publish.maps.drawing import Map, map_incident
from truceline.publish.maps.theatre import Spot, locate_places
from truceline.publish.timeline import Timeline, draw_timeline
from truceline.publish.tolls import Toll, trace_tolls
from truceline.publish.wording import STATUSES, event_label, figure
from truceline.publish.writing import element_id

_COUNT = re.compile(r"(\d{1,12})?(?:\.\.|-|–)(\d{1,12})?", re.ASCII)

_STAMP = r"(\d{4}-\d\d-\d\d(?:T[\d:.+-]{5,30})?)"
_TIME = re.compile(rf"{_STAMP}(?:/{_STAMP})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """`used_by` are (style, side, name) for each side that has a name of its own for it; `others` all further ones."""

    name: str
    href: str
    kind: str
    used_by: tuple[tuple[str, str, str], ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Somebody who gives an answer, and in which words; `implied` are those that do not say it outright."""

    voice: Voice
    refs: tuple[Ref, ...]
    implied: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """Those of one side, or of one kind among the unaligned, who give the same answer."""

    name: str
    style: str
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    number: int
    text: str
    camps: tuple[Camp, ...]
    origins: int
    excludes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyPiece:
    """A piece of the sentence that explains a standing: our words, or somebody named with the words that he rests on
    (`voice` None where several are named together)."""

    words: str
    voice: Voice | None
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    id: str
    text: str
    kind: str
    status: str
    status_label: str
    status_meaning: str
    why: tuple[WhyPiece, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedReason:
    feature: str
    weight: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Why one claim is in the incident: what speaks for it, and what speaks against it all the same."""

    ref: Ref
    voice: Voice
    reasons: tuple[WeighedReason, ...]
    against: tuple[WeighedReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    id: str
    number: int
    title: str
    when: str
    place: PlaceNames | None
    event_types: tuple[str, ...]
    reports: int
    origins: int
    claims: int
    disputed: int
    columns: tuple[Column, ...]
    silent: tuple[str, ...]
    questions: tuple[AskedQuestion, ...]
    timeline: Timeline | None
    map: Map | None
    tolls: tuple[Toll, ...]
    memberships: tuple[Membership, ...]
    acts: ActSection | None = None
    bearings: tuple[BearingLine, ...] = ()


def describe_incidents(catalogue: Catalogue) -> tuple[IncidentPage, ...]:
    """Those that most origins speak of come first, then those with most claims, then by time."""
    ordered = sorted(catalogue.dossier.incidents, key=lambda incident: _weight(incident, catalogue))
    everywhere = locate_places(catalogue.places.values())
    asked: dict[str, list[Question]] = {}
    for question in catalogue.dossier.questions:
        asked.setdefault(question.incident, []).append(question)
    acts, bearings = describe_acts(catalogue), bearings_of_incidents(catalogue)
    pages = (
        _describe(incident, number, asked.get(incident.id, []), everywhere, catalogue)
        for number, incident in enumerate(ordered, 1)
    )
    return tuple(
        replace(page, acts=acts.get(incident.id), bearings=bearings.get(incident.id, ()))
        for page, incident in zip(pages, ordered, strict=True)
    )


def _weight(incident: Incident, catalogue: Catalogue) -> tuple[int, int, tuple[int, str], str]:
    reports = {catalogue.claims[c].report for c in incident.claims if c in catalogue.claims}
    origins = {catalogue.reports[r].origin or r for r in reports}
    start = incident.time.start if incident.time else None
    return (-len(origins), -len(incident.claims), catalogue.clock.order(start), incident.id)


def _describe(
    incident: Incident, number: int, asked: list[Question], everywhere: Mapping[str, Spot], catalogue: Catalogue
) -> IncidentPage:
    claims = [catalogue.claims[c] for c in incident.claims if c in catalogue.claims]
    reports = {claim.report for claim in claims}
    columns = set_side_by_side(incident, catalogue)
    return IncidentPage(
        id=element_id("i", incident.id),
        number=number,
        title=incident.title,
        when=catalogue.clock.say_period(incident.time),
        place=name_place(incident.place, catalogue),
        event_types=tuple(event_label(event_type) for event_type in incident.event_types),
        reports=len(reports),
        origins=len({catalogue.reports[r].origin or r for r in reports}),
        claims=len(claims),
        disputed=sum(question.status == "disputed" for question in asked),
        columns=tuple(column for column in columns if column.speakers),
        silent=tuple(column.name for column in columns if not column.speakers),
        questions=tuple(_ask(question, catalogue) for question in asked),
        timeline=draw_timeline(incident, catalogue),
        map=map_incident(incident, everywhere, catalogue),
        tolls=trace_tolls(incident, catalogue),
        memberships=_memberships(incident, catalogue),
    )


def name_place(place_id: str | None, catalogue: Catalogue) -> PlaceNames | None:
    """A place under every name in use."""
    place = catalogue.places.get(place_id or "")
    if place is None:
        return None
    from_pack = {p.id: p.aliases for p in catalogue.dossier.pack.places}.get(place.id, ())
    used = dict(place.names_used_by)
    told = (place.name, *used.values())
    return PlaceNames(
        name=place.name,
        href=f"#{element_id('p', place.id)}",
        kind=place.kind,
        used_by=tuple(
            (catalogue.style_of(side), catalogue.side_names[side], used[side])
            for side in catalogue.side_order
            if side in used
        ),
        others=tuple(n for n in dict.fromkeys((*from_pack, *place.aliases)) if n not in told),
    )


def _ask(question: Question, catalogue: Catalogue) -> AskedQuestion:
    label, meaning = STATUSES[question.status]
    return AskedQuestion(
        id=element_id("q", question.id),
        text=question.text,
        kind=question.kind.value,
        status=question.status,
        status_label=label,
        status_meaning=meaning,
        why=_explain(question.why, catalogue),
        answers=tuple(_answer(question, number, catalogue) for number in range(len(question.positions))),
    )


def _explain(why: Why, catalogue: Catalogue) -> tuple[WhyPiece, ...]:
    return tuple(
        WhyPiece(
            words=part.name,
            voice=catalogue.voice(part.speaker) if part.speaker is not None else None,
            refs=catalogue.refs(part.claims),
        )
        if isinstance(part, Mention)
        else WhyPiece(words=part, voice=None, refs=())
        for part in why.parts
    )


def _answer(question: Question, number: int, catalogue: Catalogue) -> Answer:
    position = question.positions[number]
    apart = question.standing.apart if isinstance(question.standing, Disputed) else ()
    excluded = {b if a == number else a for a, b in apart if number in (a, b)}
    return Answer(
        number=number + 1,
        text=_answer_in_words(position.answer, question.kind, catalogue),
        camps=_camps(position, catalogue),
        origins=position.origins,
        excludes=tuple(sorted(n + 1 for n in excluded)),
    )


def _answer_in_words(answer: str, kind: QuestionKind, catalogue: Catalogue) -> str:
    """An actor's name for its id, words for an open count and for a time, marks around what somebody calls it."""
    if kind is QuestionKind.COUNT and (counted := _COUNT.fullmatch(answer)):
        low, high = (int(n) if n else None for n in counted.groups())
        return figure(Quantity(what="other", min=low, max=high))
    if kind is QuestionKind.TIME and (told := _TIME.fullmatch(answer)):
        return catalogue.clock.say_period(Period(start=told[1], end=told[2] or told[1]))
    if kind is QuestionKind.RESPONSIBILITY and answer == "none":
        return "nobody: chance or nature"
    if kind is QuestionKind.CHARACTERISATION and answer not in ("yes", "no"):
        return f"“{answer}”"
    denied, actor = ("not ", answer[4:]) if answer.startswith("not ") else ("", answer)
    return denied + catalogue.actor_name(actor) if actor in catalogue.actors else answer


def _camps(position: Position, catalogue: Catalogue) -> tuple[Camp, ...]:
    """Side by side in the pack's order, then the unaligned by kind. Claims of others are still led to, last."""
    spoken: dict[str, list[ClaimId]] = {speaker: [] for speaker in position.speakers}
    for claim_id in position.claims:
        if claim_id in catalogue.claims:
            spoken.setdefault(catalogue.claims[claim_id].speaker, []).append(claim_id)
    camps: dict[tuple[str, str], list[Witness]] = {}
    for speaker, claims in spoken.items():
        voice = catalogue.voice(speaker)
        camps.setdefault((voice.style, voice.belongs), []).append(
            Witness(
                voice=voice,
                refs=catalogue.refs(c for c in claims if c not in position.implied),
                implied=catalogue.refs(c for c in claims if c in position.implied),
            )
        )
    return tuple(Camp(style=style, name=name, witnesses=tuple(camps[style, name])) for style, name in sorted(camps))


def _memberships(incident: Incident, catalogue: Catalogue) -> tuple[Membership, ...]:
    weighed: dict[str, list[WeighedReason]] = {}
    for reason in incident.reasons:
        if reason.claim in catalogue.claims:
            weighed.setdefault(reason.claim, []).append(
                WeighedReason(feature=reason.feature, weight=f"{reason.weight:+.2f}", text=reason.text)
            )
    return tuple(
        Membership(
            ref=catalogue.ref(claim_id),
            voice=catalogue.voice(catalogue.claims[claim_id].speaker),
            reasons=tuple(reason for reason in weighed[claim_id] if not reason.weight.startswith("-")),
            against=tuple(reason for reason in weighed[claim_id] if reason.weight.startswith("-")),
        )
        for claim_id in sorted(weighed, key=catalogue.reading_order)
    )
