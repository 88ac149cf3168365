"""Claims: who says what, in which words, about which event."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.act import ActKind
from truceline.model.anchor import Anchor
from truceline.model.event import Event
from truceline.model.ids import ActorId, ClaimId, IncidentId, ReportId


class Attitude(StrEnum):
    ASSERT = "assert"
    DENY = "deny"
    ACCUSE = "accuse"
    DEMAND = "demand"
    WARN = "warn"
    EXPECT = "expect"
    REPORT = "report"  # what a report, a monitor or a post states in its own voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one speaker says, or that a report states in its own voice (`speaker_anchor` and `cue` None).

    `via` are the actors it passed through, nearest the speaker first. `background` marks older events and matters of
    record that are mentioned in passing: they never join an incident of these days. `repeats` is the claim that this
    one hands on from the same origin. `confidence` is between 0 and 1, as the extractor estimates it.
    `act` is what the speaker does by it; a silent one takes no position.
    """

    id: ClaimId
    report: ReportId
    speaker: ActorId
    via: tuple[ActorId, ...]
    speaker_anchor: Anchor | None
    cue: Anchor | None
    content: Anchor
    direct: bool
    attitude: Attitude
    event: Event
    background: bool
    extractor: str
    confidence: float
    incident: IncidentId | None = None
    repeats: ClaimId | None = None
    act: ActKind = ActKind.STATEMENT
