"""What follows from reports and claims, whoever found the claims: incidents, assessments, questions, and who is met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from truceline import compliance, incidents, questions
from truceline.claims import Context, find_acts
from truceline.model.act import Act
from truceline.model.actor import Actor
from truceline.model.agreement import Assessment
from truceline.model.bearing import Bearing, Proposal
from truceline.model.claim import Claim
from truceline.model.control import PlaceControl
from truceline.model.incident import Incident
from truceline.model.pack import Pack
from truceline.model.place import Place
from truceline.model.question import Question
from truceline.model.reliability import Credibility
from truceline.model.report import Report
from truceline.model.tally import CountSeries
from truceline.pipeline.cast import describe_actors, describe_places, meet_actors, meet_forms, meet_places
from truceline.pipeline.progress import Progress, Silent
from truceline.pipeline.repeats import mark_repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the extractor found: claims, and the actors and places that no pack knows."""

    claims: Sequence[Claim]
    actors: Sequence[Actor] = ()
    places: Sequence[Place] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Claims with their incidents and what they repeat, and all that rests on them."""

    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    questions: tuple[Question, ...]
    assessments: tuple[Assessment, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    control: tuple[PlaceControl, ...] = ()
    credibility: tuple[Credibility, ...] = ()
    acts: tuple[Act, ...] = ()
    bearings: tuple[Bearing, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    counts: tuple[CountSeries, ...] = ()


def _as_asked(asked: Sequence[Question], claims: Sequence[Claim]) -> Sequence[Question]:
    return asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """What people say: `judged` of what is one event, `settle` of the questions that are asked of the events."""

    judged: Sequence[incidents.Judged] = ()
    settle: Callable[[Sequence[Question], Sequence[Claim]], Sequence[Question]] = _as_asked


NOBODY = Hands()


def weigh(
    found: Found,
    reports: Sequence[Report],
    pack: Pack,
    progress: Progress | None = None,
    *,
    hands: Hands = NOBODY,
) -> Weighed:
    """`reports` with their origins; `found.claims` in the order of the reports. `hands` is what people say of what is
    made of them."""
    progress = progress or Silent()
    context = Context.of(pack)
    acted = find_acts(found.claims, reports, context)
    said = mark_repeats(acted.claims, reports)
    progress.begin("grouping events")
    said, happened = incidents.group_incidents(said, reports, pack, judged=hands.judged)
    progress.begin("comparing accounts")
    assessments = compliance.assess(said, reports, pack)
    forms = meet_forms(reports, context.actor_names, context.place_names)
    met = dict.fromkeys((*meet_actors(pack, reports, said, assessments), *(act.speaker for act in acted.acts)))
    actors = describe_actors(met, pack, (*found.actors, *acted.actors), forms, reports)
    places = describe_places(meet_places(pack, said), pack, found.places, forms)
    asked = hands.settle(questions.ask_questions(happened, said, reports, actors, pack), said)
    told = compliance.Record(incidents=happened, claims=said, questions=asked, reports=reports)
    names = compliance.Names(context.actor_names, context.place_names)
    held = compliance.find_bearings(told, pack, actors=actors, places=places)
    return Weighed(
        claims=tuple(said),
        incidents=tuple(happened),
        questions=tuple(asked),
        assessments=tuple(assessments),
        actors=tuple(actors),
        places=tuple(places),
        control=tuple(questions.trace_control(said, reports, actors, pack)),
        acts=tuple(questions.answer_acts(acted.acts, said, reports, actors, pack)),
        bearings=held.bearings,
        proposals=held.proposals,
        counts=tuple(compliance.trace_counts(said, reports, pack, names)),
        credibility=tuple(questions.propose_credibility(said, asked, reports, actors, pack)),
    )
