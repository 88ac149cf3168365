"""What was agreed, point by point, and who holds which point fulfilled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.duty import Condition, Duty, Milestone
from truceline.model.ids import (
    ActorId,
    AgreementId,
    AssessmentId,
    ClaimId,
    JudgementId,
    PlaceId,
    ReportId,
    content_id,
)

PROVISION_KINDS = (
    "cessation", "withdrawal", "territory", "deployment", "monitoring", "corridor", "displacement", "prisoners",
    "economic", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion:
    """A version or translation of an agreement's text; `language` is a BCP 47 tag."""

    id: str
    title: str
    language: str | None = None
    sources: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """What is not certain about an agreement, and therefore left out. `provision` is None where it is about all."""

    text: str
    provision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """`breached_by` and `fulfilled_by` are event types, those of its duties among them; `due` an ISO date or None.
    `duties` is empty only in records made by hand: a pack's point without any has one, of its own number and words."""

    number: str
    title: str
    text: str
    kind: str
    binds: tuple[ActorId, ...] = ()
    due: str | None = None
    places: tuple[PlaceId, ...] = ()
    zones: tuple[str, ...] = ()
    breached_by: tuple[str, ...] = ()
    fulfilled_by: tuple[str, ...] = ()
    duties: tuple[Duty, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """`pax` is its number in the PA-X database of peace agreements; `sources` are ids of the pack's."""

    id: AgreementId
    title: str
    signed: str | None
    effective: str | None
    parties: tuple[ActorId, ...]
    monitor: ActorId | None
    provisions: tuple[Provision, ...]
    pax: int | None = None
    sources: tuple[str, ...] = ()
    versions: tuple[TextVersion, ...] = ()
    conditions: tuple[Condition, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()


class AssessmentStatus(StrEnum):
    FULFILLED = "fulfilled"
    PARTLY = "partly"
    NOT_FULFILLED = "not_fulfilled"
    UNCLEAR = "unclear"


class AssessmentBasis(StrEnum):
    """`said`: found in the assessor's own words. `told`: in a report's, of somebody else. `entered`: a person noted
    it."""

    SAID = "said"
    TOLD = "told"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One assessor's view of one provision. `as_of` is when the view was published, `of` whose keeping of it is judged:
    None where nobody is named, and so all who are bound.

    It rests on a claim, and `report` is that claim's; or on `words` of a `source` outside the record, `claim` and
    `report` then being None. Where a person noted it, `by` and `why` are theirs and `entry` is the id of the note.
    """

    agreement: AgreementId
    provision: str
    assessor: ActorId
    status: AssessmentStatus
    claim: ClaimId | None
    as_of: str | None
    report: ReportId | None = None
    of: ActorId | None = None
    basis: AssessmentBasis = AssessmentBasis.SAID
    by: str | None = None
    why: str | None = None
    words: str | None = None
    source: str | None = None
    entry: JudgementId | None = None

    @property
    def id(self) -> AssessmentId:
        """From the content, and from the note that it follows."""
        parts = (self.agreement, self.provision, self.assessor, self.status.value, self.claim, self.as_of, self.entry)
        if self.of is not None:
            return AssessmentId(content_id("as", *parts, self.of))
        return AssessmentId(content_id("as", *parts))
