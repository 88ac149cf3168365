from __future__ import annotations

import re
from pathlib import Path

import pytest

from truceline.claims.triggers import FAINT, find_triggers, lexicon, lower, rows_for

ROOT = Path(__file__).parents[3]
TEXTS = [
    *sorted((ROOT / "examples" / "ordesh-lumen" / "reports").iterdir())[::4],
    ROOT / "training/sentences/field-1.txt",
]


def kinds(words: str) -> set[str]:
    return {trigger.type for trigger in find_triggers(words)}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem[:24])
def test_no_row_is_skipped_that_matches(path: Path) -> None:
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        tried = rows_for(lower(line))
        skipped = [r for r in lexicon() if r not in tried and r.pattern.search(line if r.cased else lower(line))]
        assert not skipped, (line, [row.pattern.pattern[:60] for row in skipped])


def test_patterns_are_in_lower_case_unless_they_tell_capitals() -> None:
    for row in lexicon():
        letters = re.sub(r"\\.", "", row.pattern.pattern)
        assert row.cased or letters == letters.lower(), row.pattern.pattern[:60]


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    words = "İİİ said shelling began"
    assert [words[t.start : t.end] for t in find_triggers(words)] == ["shelling"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("their own jets bombed a fuel store", "air_strike"),
        ("a battery fired eleven shells", "shelling"),
        ("a quadcopter dropped a grenade on the yard", "drone_strike"),
        ("a charge blew up under the milk lorry", "explosive_device"),
        ("soldiers opened fire on a crowd", "attack_on_civilians"),
        ("the driver lost a foot", "casualties"),
        ("nineteen huts were torched", "infrastructure_damage"),
        ("not one of our men set foot on the bank", "troop_entry"),
        ("their tanks rolled into the town", "troop_entry"),
        ("the garrison had slipped away", "withdrawal"),
        ("they removed the howitzers", "withdrawal"),
        ("the rebels overran the hill", "control_of_place"),
        ("they put up a watchtower", "fortification"),
        ("forty flatcars of tanks moved up to the line", "troop_buildup"),
        ("a helicopter circled the village", "overflight"),
        ("the last blue helmets pulled out", "peacekeeper_deployment"),
        ("eleven boys were rounded up", "detention"),
        ("the fishermen were let go", "prisoner_release"),
        ("two hundred families left the valley", "displacement"),
        ("residents trickled back on foot", "return_of_displaced"),
        ("twelve trucks of flour were waved through", "aid_access"),
        ("the tunnel is closed to lorries", "route_closure"),
        ("buses are running again", "route_opening"),
        ("they cut our gas", "utility_cutoff"),
        ("engineers reconnected the pumping stations", "utility_restoration"),
        ("the draft was initialled", "agreement_signed"),
        ("they trampled every clause", "agreement_breach"),
        ("we honoured every line of it", "agreement_kept"),
        ("the delegations sat down again", "negotiation"),
        ("they begged the guards to stop", "demand"),
        ("soldiers blocked the observers", "monitor_obstruction"),
        ("air defence shot down two drones", "other"),
    ],
)
def test_the_words_of_each_class_give_its_event_type(words: str, kind: str) -> None:
    assert kind in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "the fishing port hosted a festival",
        "a gold mine was sold to a bank",
        "the water board meets in an old mill",
        "international bodies were asked for their opinion",
        "the toll office has moved",
        "a general strike was called off",
    ],
)
def test_words_of_peace_give_no_violence_and_no_harm(words: str) -> None:
    assert not kinds(words) & {"casualties", "explosive_device", "utility_cutoff", "hit", "detention"}


def test_a_faint_word_counts_only_where_no_other_is_near() -> None:
    assert any(t.weight == FAINT for t in find_triggers("It was blocked"))
    assert all(t.weight > FAINT for t in find_triggers("It was blocked and then mortars shelled it"))


def test_forces_and_families_leave_in_different_ways() -> None:
    assert "withdrawal" in kinds("the enemy fled towards the pass")
    assert "displacement" in kinds("villagers fled towards the pass")


def test_taking_people_is_not_taking_a_place() -> None:
    assert "control_of_place" in kinds("the army captured the settlement")
    assert "detention" in kinds("the army captured three shepherds")
    assert "control_of_place" not in kinds("the army captured three shepherds")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("There was no fire mission from the ridge", "shelling"),
        ("Not a drop had reached the town since dawn", "utility_cutoff"),
        ("The gates of the Sarn dam were lowered at night", "utility_cutoff"),
        ("The taps died before breakfast", "utility_cutoff"),
        ("The plant is letting water through to Alder again", "utility_restoration"),
        ("They had not been admitted to the pumping house since Monday", "monitor_obstruction"),
        ("The army has locked the observers out", "monitor_obstruction"),
        ("The barracks is empty", "withdrawal"),
        ("She watched twelve men and a lorry leave", "withdrawal"),
        ("Not a single one of them is left", "withdrawal"),
        ("Before dawn forty soldiers occupied the customs house", "troop_entry"),
        ("He saw no sandbags", "fortification"),
        ("Trains to Alder have been halted", "route_closure"),
        ("The ferries ran daily", "route_opening"),
        ("No shots were exchanged", "armed_clash"),
        ("Inspectors were to examine the craters on Friday", "peacekeeper_deployment"),
        ("The post heard a helicopter for some minutes", "overflight"),
        ("It had not been notified", "negotiation"),
        ("The accord is being trampled on", "agreement_breach"),
        ("Not a single family has gone home", "return_of_displaced"),
        ("Three people have lain in the churchyard since", "casualties"),
        ("The valley would not stand by", "demand"),
        ("Fog prevented identification", "comment"),
        ("Calls to the operator went unanswered", "comment"),
        ("The bakers whom Ordesh had been holding were handed over at noon", "prisoner_release"),
        ("Most of the impacts point to a firing position in the south", "shelling"),
        ("The road had been full of army trucks", "troop_buildup"),
        ("Twenty guards have been keeping watch over the mill", "control_of_place"),
        ("Six water tankers had been stopped at the halt", "route_closure"),
        ("The team visited the two men detained near Sarn", "detention"),
    ],
)
def test_a_thing_told_in_other_words_is_of_its_kind(words: str, kind: str) -> None:
    assert kinds(words) == {kind}


def test_a_dam_that_is_closed_to_cars_cuts_off_no_water() -> None:
    assert "utility_cutoff" not in kinds("The council closed the dam to cars on Friday")
