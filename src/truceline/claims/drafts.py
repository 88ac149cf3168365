"""A claim in the making: words, speaker and event, filled in step by step while a report is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from truceline.claims.cues import Act
from truceline.claims.triggers import Trigger
from truceline.model.anchor import Span
from truceline.model.claim import Attitude
from truceline.model.event import Polarity, Quantity
from truceline.model.ids import ActorId, PlaceId
from truceline.model.period import Period

VIOLENT = frozenset(
    {
        "shelling",
        "small_arms_fire",
        "drone_strike",
        "air_strike",
        "armed_clash",
        "explosive_device",
        "attack_on_civilians",
    }
)
HARM = frozenset({"casualties", "infrastructure_damage"})
POSTURE = frozenset({"troop_entry", "withdrawal", "fortification", "control_of_place", "troop_buildup"})
TALK = frozenset({"comment", "demand", "accusation", "negotiation", "agreement_breach", "agreement_kept", "other"})
HOSTILE = VIOLENT | {
    "troop_entry", "fortification", "troop_buildup", "overflight", "detention", "displacement", "route_closure",
    "utility_cutoff", "agreement_breach", "accusation", "monitor_obstruction",
}  # fmt: skip


_REMEMBERED = 250


@dataclass(slots=True)
class Draft:
    """Offsets point into the report's text. `own_voice`: nobody is quoted; `statement`: the voice is a party's own.

    `dated` says that the time stands in the claim's own sentence and is not inherited; `inferred` that the actor is not
    named but follows from where the fire came from. `found_by` names the extractor where it is not the rules.
    """

    unit: int
    paragraph: int
    content: Span
    speaker: ActorId
    speaker_span: Span | None
    cue_span: Span | None
    via: tuple[ActorId, ...]
    act: Act
    own_voice: bool
    direct: bool
    type: str | None
    trigger: Trigger | None
    polarity: Polarity = Polarity.HAPPENED
    attitude: Attitude = Attitude.ASSERT
    actor: ActorId | None = None
    inferred: bool = False
    target: ActorId | None = None
    place: PlaceId | None = None
    placed: bool = False
    time: Period | None = None
    dated: bool = False
    quantities: tuple[Quantity, ...] = ()
    background: bool = False
    confidence: float = 0.5
    answers: Draft | None = None
    found_by: str | None = None
    signs: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return self.type or "other"


@dataclass(slots=True)
class Reading:
    """The drafts of one report so far, in reading order."""

    drafts: list[Draft] = field(default_factory=list)

    @property
    def recent(self) -> list[Draft]:
        """The drafts near enough to be taken over from."""
        return self.drafts[-_REMEMBERED:]

    def last_eventful(self, before: Draft | None = None) -> Draft | None:
        """The latest draft of something that can happen (no comments, demands, verdicts)."""
        eventful = [d for d in self.recent if d is not before and d.kind not in TALK and not d.background]
        if not eventful:
            return None
        last = eventful[-1]
        cause = next((d for d in reversed(eventful) if d.kind not in HARM and last.unit - d.unit <= 1), None)
        return cause if last.kind in HARM and cause else last
