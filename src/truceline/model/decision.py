"""Decisions: what a person makes of what a machine suggests. The suggestion is kept beside each of them, unchanged."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from truceline.model.act import Act
from truceline.model.actor import Actor
from truceline.model.agreement import Assessment
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.entry import Entry
from truceline.model.event import Event, Polarity, Quantity
from truceline.model.grading import Grading
from truceline.model.ids import ActorId, ClaimId, JudgementId, PlaceId, content_id
from truceline.model.judgement import Judgement, Outcome, Pointer
from truceline.model.period import Period
from truceline.model.place import Place
from truceline.model.question import Question

BY_HAND = "by hand/1"
"""The extractor of claims that people added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What tells claims apart that stand in the same words."""

    speaker: ActorId
    type: str

    @classmethod
    def of(cls, claim: Claim) -> Gist:
        return cls(speaker=claim.speaker, type=claim.event.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSeen:
    """A claim as it stood when somebody decided on it: the machine's own, whatever people had made of it before.

    `pointer` finds it again (path of the report's input, and words); `text` is the SHA-256 of the report's text,
    `digest` that of the claim as canonical JSON; `ran` names the extractors that had read the report, `model` the
    SHA-256 of the network. `beside` are the other claims that stood in the same words; `actors` and `places` are those
    that it names and no pack knows.
    """

    claim: Claim
    pointer: Pointer
    text: str
    digest: str
    ran: tuple[str, ...] = ()
    model: str | None = None
    beside: tuple[Gist, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingSeen:
    """A question, its positions and its standing, with the claims that they rest on."""

    question: Question
    claims: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSeen:
    """An act (a denial, a correction) and a claim that it was taken to answer, or (None) that it was to be taken to."""

    act: Act
    pointer: Pointer
    answered: Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentSeen:
    """Who holds which point fulfilled, and the claim that says so (None: words of a source outside the record)."""

    assessment: Assessment
    pointer: Pointer | None


Seen = ClaimSeen | StandingSeen | LinkSeen | AssessmentSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is to be otherwise in a claim. None leaves a field as it is; those named in `cleared` are to be empty.

    `actors` and `places` are those whom no pack knows and who are named here.
    """

    speaker: ActorId | None = None
    via: tuple[ActorId, ...] | None = None
    attitude: Attitude | None = None
    direct: bool | None = None
    background: bool | None = None
    type: str | None = None
    polarity: Polarity | None = None
    actor: ActorId | None = None
    target: ActorId | None = None
    place: PlaceId | None = None
    time: Period | None = None
    quantities: tuple[Quantity, ...] | None = None
    content: Anchor | None = None
    speaker_anchor: Anchor | None = None
    cue: Anchor | None = None
    cleared: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()

    def make(self, claim: Claim) -> Claim:
        """The claim, changed."""
        wanted: dict[str, Any] = {name: self._new(name, getattr(claim, name)) for name in OF_CLAIM}
        event: dict[str, Any] = {name: self._new(name, getattr(claim.event, name)) for name in OF_EVENT}
        return replace(claim, **wanted, event=replace(claim.event, **event))

    def over(self, earlier: Changes) -> Changes:
        """These and, in what they leave as it is, earlier ones."""
        kept = {each.name: getattr(earlier, each.name) for each in fields(self)}
        mine = {name: value for name in (*OF_CLAIM, *OF_EVENT) if (value := getattr(self, name)) is not None}
        cleared = {name for name in earlier.cleared if name not in mine} | set(self.cleared)
        actors = dict.fromkeys((*earlier.actors, *self.actors))
        places = dict.fromkeys((*earlier.places, *self.places))
        left = {"cleared": tuple(sorted(cleared)), "actors": tuple(actors), "places": tuple(places)}
        return Changes(**{**kept, **mine, **dict.fromkeys(self.cleared), **left})

    @property
    def named(self) -> tuple[str, ...]:
        """The fields that are changed, in a fixed order."""
        return tuple(name for name in (*OF_CLAIM, *OF_EVENT) if getattr(self, name) is not None or name in self.cleared)

    def _new(self, name: str, value: object) -> object:
        if name in self.cleared:
            return None
        new = getattr(self, name)
        return value if new is None else new


OF_CLAIM = ("speaker", "via", "attitude", "direct", "background", "content", "speaker_anchor", "cue")
OF_EVENT = tuple(each.name for each in fields(Event))
CLEARABLE = ("speaker_anchor", "cue", "actor", "target", "place", "time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """`on` is an ISO date-time. `replaces` names the decisions that this one stands in the place of: all are kept."""

    id: JudgementId
    by: str
    on: str
    why: str
    replaces: tuple[JudgementId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(Signed):
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject(Signed):
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct(Signed):
    seen: ClaimSeen
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Restate(Signed):
    """Another standing of a question: `status` in the contract's word."""

    seen: StandingSeen
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Signed):
    """An act answers a claim that the machine did not find for it."""

    seen: LinkSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class Add(Signed):
    """What the machine missed: `seen.claim` is the claim that somebody made."""

    seen: ClaimSeen
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Signed):
    """One claim is several: each part is the claim with changes of its own."""

    seen: ClaimSeen
    parts: tuple[Changes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Signed):
    """Claims of one report are one: the first of them, with changes."""

    several: tuple[ClaimSeen, ...]
    changes: Changes


Decision = Accept | Reject | Correct | Restate | Link | Add | Split | Merge
ByHand = Decision | Judgement | Grading | Entry
"""All that people say of a record."""


def name_decision(verb: str, by: str, on: str, *parts: str) -> JudgementId:
    """`parts` are what it is about and what it says, as texts."""
    return JudgementId(content_id("d", verb, by, on, *parts))


def claims_seen(decision: Decision) -> tuple[ClaimSeen, ...]:
    """The claims that it is about; none for one that somebody adds, or for what is no claim."""
    match decision:
        case Merge():
            return decision.several
        case Accept() | Reject() | Correct() | Split():
            return (decision.seen,) if isinstance(decision.seen, ClaimSeen) else ()
        case Add() | Restate() | Link():
            return ()


def is_of_claims(decision: Decision) -> bool:
    """Whether it is about claims, and not about what is made of them."""
    return isinstance(decision, Add) or bool(claims_seen(decision))


def claims_made(decision: Decision) -> tuple[ClaimId, ...]:
    """The ids of the claims that are there only because of it. They follow from it alone, whatever the text becomes."""
    match decision:
        case Add():
            return (decision.seen.claim.id,)
        case Split():
            return tuple(ClaimId(content_id("c", decision.id, part)) for part in range(len(decision.parts)))
        case Merge():
            return (ClaimId(content_id("c", decision.id, "merged")),)
        case Accept() | Reject() | Correct() | Restate() | Link():
            return ()


class ReviewState(StrEnum):
    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRuling:
    """A decision and what became of it in one record.

    `found` are the claims that are there as it says; `about` is the id of the question, act or assessment that it is
    about, as this record has it; `stands_for` are the claims that machines read there now; `against` are the decisions
    that it contradicts. `again`: since then both the source and what the machine reads there have changed, so that
    somebody should look again.
    """

    decision: Decision
    outcome: Outcome
    found: tuple[ClaimId, ...] = ()
    against: tuple[JudgementId, ...] = ()
    again: bool = False
    stands_for: tuple[ClaimId, ...] = ()
    about: str | None = None
