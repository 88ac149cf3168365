"""Speech acts: what somebody does by speaking, or by keeping silent.

Most claims are plain statements. A denial, a correction, a retraction, an admission and every way of not answering is
an act of its own; those that answer something point at it. The silent ones count neither as yes nor as no.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.anchor import Anchor
from truceline.model.ids import ActId, ActorId, ClaimId, IncidentId, ReportId


class ActKind(StrEnum):
    STATEMENT = "statement"
    DENIAL = "denial"
    PARTIAL_DENIAL = "partial_denial"  # "not X but Y"
    CORRECTION = "correction"  # of a figure, or of an earlier report
    RETRACTION = "retraction"  # "withdrew its claim"
    ADMISSION = "admission"  # "acknowledged that"
    REFUSAL = "refusal"  # "declined to comment", "kept silent"
    NO_ANSWER = "no_answer"  # "did not respond", "could not be reached"
    NO_INFORMATION = "no_information"  # "had no information", "could not say who"
    UNVERIFIED = "unverified"  # "could not be independently verified"
    NO_CONFIRMATION = "no_confirmation"  # "did not confirm", "neither confirmed nor denied"
    NOT_DENIED = "not_denied"  # "did not deny": no denial, and no admission either
    LEFT_OPEN = "left_open"  # "did not rule out"


SILENT = frozenset(
    {
        ActKind.REFUSAL,
        ActKind.NO_ANSWER,
        ActKind.NO_INFORMATION,
        ActKind.UNVERIFIED,
        ActKind.NO_CONFIRMATION,
        ActKind.NOT_DENIED,
        ActKind.LEFT_OPEN,
    }
)
CANNOT_TELL = frozenset({ActKind.NO_INFORMATION, ActKind.UNVERIFIED})
"""The silent acts of who looked and cannot say."""
DENYING = frozenset({ActKind.DENIAL, ActKind.PARTIAL_DENIAL})
POINTING = DENYING | {ActKind.CORRECTION, ActKind.RETRACTION}
"""The acts that answer something said before."""


class ActScope(StrEnum):
    """What an act is directed at, by its own words."""

    EVENT = "event"  # that it happened, or who did it, or how many
    STATEMENT = "statement"  # what somebody says, as a whole
    REPORT = "report"  # what a report says, as a whole


class AnswerReason(StrEnum):
    """Why an act is taken to answer a claim. The values are printed."""

    SAME_EVENT = "names the same event"
    SAME_INCIDENT = "is about the same incident"
    WHOLE = "answers the statement as a whole"
    SAME_REPORT = "told in the same report"
    ACCUSER = "names who says it"
    ACCUSED = "denies what was laid at its own door"
    FIGURE = "the same figure"
    OWN_WORDS = "the speaker's own earlier words"
    BY_HAND = "a person says that it does"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A claim, or a report as a whole (`claim` None), that an act answers, and why it is taken to."""

    claim: ClaimId | None
    report: ReportId
    reasons: tuple[AnswerReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What one speaker does in one place of a report; every anchor points into that report's text.

    `speaker` is who denies, corrects or keeps silent, even where a report tells it in its own voice. `cue` are the
    words that make it the act that it is, `content` what they stand in. `claim` is the claim that these words are,
    where they are one. `incident` is the event that the act is about, as far as is known; for silence, what it stands
    beside.
    `answers` are empty where nothing was found here that it answers: then it is shown as denying something unsaid here.
    """

    id: ActId
    report: ReportId
    speaker: ActorId
    speaker_anchor: Anchor | None
    cue: Anchor
    content: Anchor
    kind: ActKind
    scope: ActScope
    claim: ClaimId | None = None
    incident: IncidentId | None = None
    answers: tuple[Answered, ...] = ()

    @property
    def silent(self) -> bool:
        return self.kind in SILENT
