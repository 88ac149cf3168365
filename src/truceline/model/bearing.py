"""What an incident would have to do with a point of an agreement, if it happened. Nobody is judged here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.agreement import AssessmentStatus
from truceline.model.ids import ActorId, AgreementId, BearingId, ClaimId, IncidentId, QuestionId


class Sense(StrEnum):
    """Whether what is told would speak against the point's being kept, or for it."""

    BREACH = "breach"
    FULFILMENT = "fulfilment"


class Fit(StrEnum):
    """How one test comes out. `disputed`: the accounts, or those who draw the zone, give answers that exclude each
    other."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"
    DISPUTED = "disputed"


class Aspect(StrEnum):
    """What a test is about: that something of the kind happened, that whoever is said to have done it is bound, that it
    was where the point applies, and when it did."""

    WHAT = "what"
    WHO = "who"
    WHERE = "where"
    WHEN = "when"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """How the question stands whether something of one type happened. `status` is that of `question`, or `not_asked`;
    `yes` and `no` are those who answer it."""

    event_type: str
    status: str
    question: QuestionId | None = None
    yes: tuple[ActorId, ...] = ()
    no: tuple[ActorId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BearingTest:
    """`text` says in plain words how it came out, `claims` are what it rests on."""

    name: Aspect
    fit: Fit
    text: str
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """One incident held against one point. `incident` is None where claims name the point and are in no incident.

    `bears` is False where a test rules it out; it is then kept only because somebody names the point. `duties` are
    those that are not ruled out. `naming` are claims that say that the point was broken (or kept, where the sense is
    fulfilment), `denying` those that say that it was not. `text` says it in a sentence, and never that a point was
    breached.
    """

    id: BearingId
    incident: IncidentId | None
    agreement: AgreementId
    provision: str
    duties: tuple[str, ...]
    sense: Sense
    bears: bool
    occurrences: tuple[Occurrence, ...]
    tests: tuple[BearingTest, ...]
    naming: tuple[ClaimId, ...] = ()
    denying: tuple[ClaimId, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the bearings of a point would come to. It is no assessor's view, and stands in no list of assessments:
    a person may make it one."""

    agreement: AgreementId
    provision: str
    status: AssessmentStatus
    bearings: tuple[BearingId, ...]
    text: str
