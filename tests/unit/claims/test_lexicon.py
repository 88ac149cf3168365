from __future__ import annotations

import pytest

from truceline.claims.triggers import NO_EVENT, UNSETTLED, find_triggers, lexicon
from truceline.model.event import event_types


def test_every_row_speaks_of_an_event_type_or_of_violence_to_be_settled() -> None:
    assert {row.type for row in lexicon()} <= set(event_types()) | set(UNSETTLED) | {NO_EVENT}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("three people were killed", "casualties"),
        ("a mine went off under a lorry", "explosive_device"),
        ("a strike drone hit a bus", "drone_strike"),
        ("two drones flew over the village", "overflight"),
        ("mortar rounds fell on the village", "shelling"),
        ("snipers fired at the post", "small_arms_fire"),
        ("troops crossed the line", "troop_entry"),
        ("our units withdrew to their barracks", "withdrawal"),
        ("the army is in full control of the height", "control_of_place"),
        ("soldiers are digging trenches", "fortification"),
        ("two shepherds were abducted", "detention"),
        ("the prisoners were exchanged", "prisoner_release"),
        ("villagers fled the valley", "displacement"),
        ("families came home to the village", "return_of_displaced"),
        ("the road was closed to all traffic", "route_closure"),
        ("the crossing was reopened", "route_opening"),
        ("the power was cut off", "utility_cutoff"),
        ("the gas supply was restored", "utility_restoration"),
        ("an aid convoy was let through", "aid_access"),
        ("monitors were turned back at the bridge", "monitor_obstruction"),
        ("this violates the ceasefire", "agreement_breach"),
        ("the accord was signed", "agreement_signed"),
        ("the blasts were caused by the bursting of a mortar of the fighters themselves", "other"),
    ],
)
def test_plain_words_give_their_event_type(words: str, kind: str) -> None:
    assert kind in {trigger.type for trigger in find_triggers(words)}


def test_their_own_munition_that_blew_up_is_no_shelling() -> None:
    for words in ("the bursting of their mortar caused it", "two men died when their own mortar burst"):
        assert "shelling" not in {trigger.type for trigger in find_triggers(words)}
