"""From incidents to the questions that their accounts answer, alike or differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.event import event_types
from truceline.model.ids import ClaimId, PlaceId, QuestionId, content_id
from truceline.model.incident import Incident
from truceline.model.pack import Pack
from truceline.model.question import Question, QuestionKind
from truceline.model.report import Report
from truceline.questions import breaches, callings, control, counts, occurrence, responsibility, sequence, times
from truceline.questions.cast import Cast
from truceline.questions.phrases import ask
from truceline.questions.standings import Exclusion, standing
from truceline.questions.testimony import Answer, Testimony, hear, position, spoken
from truceline.questions.wording import Subject, explain


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A question before it is weighed: its answers, and when two of them exclude each other. `people` are those whom a
    count counts, where that is a part of all; `part` tells its id apart from that of the count which was there first.
    """

    kind: QuestionKind
    event_type: str | None
    answers: Sequence[Answer]
    exclude: Exclusion
    what: str | None = None
    people: str | None = None
    part: str | None = None


def ask_questions(
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    reports: Sequence[Report],
    actors: Sequence[Actor],
    pack: Pack,
) -> list[Question]:
    """The questions of each incident in the order of the incidents: did it happen, who did it, when, how many, who
    began, who holds the place, was it a breach, what is it called. Only what somebody answers is asked."""
    by_report = {str(report.id): report for report in reports}
    by_id = {claim.id: claim for claim in claims}
    cast = Cast(actors, pack, claims, by_report)
    names = {place.id: place.name for place in pack.places}
    apart = frozenset(frozenset(pair) for pair in pack.incompatible)
    questions: list[Question] = []
    for incident in incidents:
        testimony = hear(_members(incident, by_id), by_report, cast, incompatible=apart)
        for draft in _drafts(incident, testimony):
            questions.append(_weigh(draft, incident, testimony, names))
    return questions


def _members(incident: Incident, by_id: Mapping[ClaimId, Claim]) -> Iterable[Claim]:
    return (by_id[claim] for claim in incident.claims if claim in by_id)


def _drafts(incident: Incident, testimony: Testimony) -> Iterator[_Draft]:
    asked = occurrence.asked_types(testimony)
    for kind in asked:
        yield from _of_type(kind, asked, testimony)
    for counted in counts.counted(testimony):
        yield from _counts(counted, incident, testimony)
    yield from _of_incident(asked, testimony)


def _of_type(kind: str, asked: Sequence[str], testimony: Testimony) -> Iterator[_Draft]:
    """Did it happen, who did it, when."""
    answers = spoken(occurrence.answers_on_occurrence(testimony, kind, asked))
    if answers:
        yield _Draft(kind=QuestionKind.OCCURRENCE, event_type=kind, answers=answers, exclude=_yes_and_no)
    named = responsibility.answers_on_responsibility(testimony, kind)
    if responsibility.is_worth_asking(kind, named, testimony):
        yield _Draft(
            kind=QuestionKind.RESPONSIBILITY,
            event_type=kind,
            answers=named,
            exclude=lambda a, b: responsibility.exclude_each_other(a, b, testimony.cast),
        )
    told = times.answers_on_time(testimony, kind)
    if times.is_worth_asking(told, testimony):
        yield _Draft(kind=QuestionKind.TIME, event_type=kind, answers=told, exclude=times.exclude_each_other)


def _counts(counted: counts.Counted, incident: Incident, testimony: Testimony) -> Iterator[_Draft]:
    groups = counts.standing_figures(testimony, counted, place=incident.place)
    for number, figures in enumerate(groups):
        people = counts.say_whom(figures, testimony.cast) if len(groups) > 1 else None
        yield _Draft(
            kind=QuestionKind.COUNT,
            event_type=counted.kind,
            what=counted.what,
            answers=counts.answers_on_count(figures),
            exclude=counts.exclude_each_other,
            people=people,
            part=people if number else None,
        )


def _of_incident(asked: Sequence[str], testimony: Testimony) -> Iterator[_Draft]:
    """Who began, who holds the place, was it a breach, what is it called."""
    lead = next((kind for kind in asked if event_types()[kind].group == "violence"), next(iter(asked), None))
    began = sequence.answers_on_sequence(testimony)
    if sequence.is_worth_asking(began):
        yield _Draft(kind=QuestionKind.SEQUENCE, event_type=lead, answers=began, exclude=sequence.exclude_each_other)
    holders = control.answers_on_control(testimony)
    if control.is_worth_asking(holders, testimony):
        yield _Draft(
            kind=QuestionKind.CONTROL,
            event_type="control_of_place",
            answers=holders,
            exclude=control.exclude_each_other,
        )
    views = spoken(breaches.answers_on_breach(testimony))
    if breaches.is_worth_asking(views):
        yield _Draft(
            kind=QuestionKind.CHARACTERISATION, event_type="agreement_breach", answers=views, exclude=_yes_and_no
        )
    words = callings.answers_on_callings(testimony)
    if lead is not None and callings.is_worth_asking(words):
        yield _Draft(
            kind=QuestionKind.CHARACTERISATION, event_type=lead, answers=words, exclude=callings.exclude_each_other
        )


def _weigh(draft: _Draft, incident: Incident, testimony: Testimony, names: Mapping[PlaceId, str]) -> Question:
    place = _place(draft, incident, testimony)
    outcome = standing(draft.answers, testimony, draft.exclude)
    told = (incident.id, draft.kind.value, draft.event_type, draft.what)
    return Question(
        id=QuestionId(content_id("q", *told, *([draft.part] if draft.part else []))),
        incident=incident.id,
        kind=draft.kind,
        event_type=draft.event_type,
        place=place,
        what=draft.what,
        text=ask(
            draft.kind,
            draft.event_type,
            draft.what,
            place=names.get(place) if place else None,
            people=draft.people,
        ),
        positions=tuple(position(answer, testimony) for answer in draft.answers),
        standing=outcome,
        why=explain(
            outcome,
            draft.answers,
            testimony.cast,
            Subject(kind=draft.kind, event_type=draft.event_type, people=draft.people),
        ),
    )


def _place(draft: _Draft, incident: Incident, testimony: Testimony) -> PlaceId | None:
    """Where most of the answering claims put it; the incident's place among equals."""
    answering = testimony.once(entry.claim for answer in draft.answers for entry in answer.entries)
    told = Counter(claim.event.place for claim in answering if claim.event.place is not None)
    return min(told, key=lambda place: (-told[place], place != incident.place, place), default=incident.place)


def _yes_and_no(a: Answer, b: Answer) -> bool:
    return a.value is not b.value
