"""Kinds of events that words do not keep apart: one observer's shelling is another's exchange of fire."""

from __future__ import annotations

from truceline.model.claim import Claim
from truceline.questions.testimony import Testimony, is_denial

FAMILIES = (
    frozenset({"armed_clash", "small_arms_fire", "shelling", "air_strike", "drone_strike", "attack_on_civilians"}),
    frozenset({"fortification", "troop_buildup"}),
)
"""Types of one family may be one event in other words. What says the opposite is never in one family."""


def in_other_words(testimony: Testimony, kind: str) -> list[Claim]:
    """What speakers who are silent on `kind` say of a type that may be the same event, told otherwise.

    Only the type that more voices speak of is heard in the other's words; a lone word draws no others to it.
    """
    family = next((family - {kind} for family in FAMILIES if kind in family), frozenset[str]())
    heard = len(_voices(testimony, kind))
    speak_of_it = {claim.speaker for claim in testimony.of(kind)}
    lesser = [other for other in sorted(family) if heard > max(1, len(_voices(testimony, other)))]
    return [c for c in testimony.of(*lesser) if not is_denial(c) and c.speaker not in speak_of_it]


def _voices(testimony: Testimony, kind: str) -> set[str]:
    return {testimony.voice(claim) for claim in testimony.of(kind) if not is_denial(claim)}
