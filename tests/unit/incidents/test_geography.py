from __future__ import annotations

import pytest

from truceline.incidents.geography import Geography, Relation
from truceline.model.pack import Pack
from truceline.model.place import Place


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("halvern", "halvern", Relation.SAME),
        ("mill", "upland", Relation.WITHIN),
        ("halvern", "tessen", Relation.APART),
        ("halvern", "dosk", Relation.APART),
        (None, "halvern", Relation.UNKNOWN),
    ],
)
def test_places_lie_to_each_other_as_the_pack_says(pack, a, b, relation):
    geography = Geography(pack)
    assert geography.relation(a, b) is geography.relation(b, a) is relation


def test_a_loop_of_places_within_each_other_ends():
    looped = Pack(
        id="p",
        title="P",
        places=(
            Place(id="a", name="A", kind="village", within="b"),
            Place(id="b", name="B", kind="village", within="a"),
        ),
    )
    assert Geography(looped).chain("a") == ("a", "b")


def test_words_that_name_two_spots_name_none(pack):
    geography = Geography(pack)
    assert geography.mentioned("the shots at Tessen") == "tessen"
    assert geography.mentioned("between Halvern and Tessen") is None


def test_a_place_that_the_pack_does_not_know_is_a_spot_with_a_readable_name(pack):
    geography = Geography(pack)
    assert not geography.is_coarse("found:old-quarry")
    assert geography.name("found:old-quarry") == "Old Quarry"
