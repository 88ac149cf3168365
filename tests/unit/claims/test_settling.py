from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.claims.conftest import report_of

from truceline.claims.settling import settle_kind
from truceline.claims.units import LONGEST

FIRE = "Men came under fire."


def settled(text: str, *, headline: str | None = None, kind: str = "fire") -> str:
    report = replace(report_of(text), headline=headline)
    return settle_kind(kind, report, text.index(FIRE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FIRE} Mortar shells fell on the ford. Drones struck later.", "shelling"),
        (f"A drone struck the mill.\n\nMortar shells fell.\n\nIt rained.\n\n{FIRE}", "shelling"),
        (f"Mortar shells fell.\n\nA drone struck the mill.\n\n{FIRE}", "drone_strike"),
        (f"{FIRE}\n\nIt rained.\n\nMortar shells fell on the ford.", "shelling"),
        (f"{FIRE}\n\nIt rained.", "small_arms_fire"),
    ],
)
def test_the_nearest_words_settle_what_fire_it_was(text: str, expected: str) -> None:
    assert settled(text) == expected


def test_the_headline_settles_before_what_follows() -> None:
    assert settled(f"{FIRE}\n\nMortar shells fell.", headline="Drone strike on the mill") == "drone_strike"


def test_words_too_far_before_or_after_settle_nothing() -> None:
    rain = "\n\n".join(["It rained on the hills all day."] * 120)
    assert settled(f"Mortar shells fell on the ford.\n\n{rain}\n\n{FIRE}") == "small_arms_fire"
    assert settled(f"{FIRE}\n\n{rain}\n\nMortar shells fell on the ford.") == "small_arms_fire"


def test_a_text_without_paragraphs_is_settled_by_stretches() -> None:
    rain = "It rained. " * (LONGEST // 11)
    assert settled(f"Mortar shells fell. {rain}{FIRE} {rain}") == "shelling"
    assert settled(f"Mortar shells fell. {rain}{rain}{rain}{FIRE} {rain}") == "small_arms_fire"
