from __future__ import annotations

import pytest

from truceline.text.names import NameIndex, fold_word

INDEX = NameIndex.build(
    (
        ("vern", ("Vern", "Republic of Vern")),
        ("guard", ("River Guard", "the Guard")),
        ("kharsk", ("Kharsk",)),
        ("boat", ("patrol boat",)),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Republic of Vern's fleet left.", [("Republic of Vern", "vern")]),
        ("Two patrol boats left Vern.", [("patrol boats", "boat"), ("Vern", "vern")]),
        ("Near Karsk, the RIVER GUARD waited.", [("Karsk", "kharsk"), ("RIVER GUARD", "guard")]),
        ("They guard the river; a vern grows.", []),
        ("River, guard!", [("River, guard", "guard")]),
        ("Vérn. Vern", [("Vérn", "vern"), ("Vern", "vern")]),
    ],
)
def test_names_are_found_where_they_stand(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[m.start : m.end], m.id) for m in INDEX.find(text)]
    assert found == expected


def test_a_word_that_was_seen_before_opens_the_same_names_again() -> None:
    index = NameIndex.build([("guard", ("River Guard",))])
    text = "The River rose. The River Guard left; River Guards came back."
    assert index.find(text) == index.find(text)
    assert [text[m.start : m.end] for m in index.find(text)] == ["River Guard", "River Guards"]


def test_a_name_inside_a_longer_one_is_not_found_again() -> None:
    index = NameIndex.build([("long", ("Upper Mill Bridge",)), ("short", ("Mill Bridge",))])
    text = "At Upper Mill Bridge and at Mill Bridge."
    assert [m.id for m in index.find(text)] == ["long", "short"]


def test_words_fold_alike_whatever_their_marks() -> None:
    assert fold_word("Défense’s") == fold_word("DEFENCE") == "defence"
