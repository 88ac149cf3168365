from __future__ import annotations

import re

import pytest

from truceline.claims import cues
from truceline.claims.cues import Act, find_cues


def test_patterns_are_in_lower_case_unless_they_count() -> None:
    for act, pattern in cues._ROWS:
        bare = re.sub(r"\\.", "", pattern.replace("(?-i:[A-Z])", "") if act is Act.COUNT else pattern)
        assert bare == bare.lower()


@pytest.mark.parametrize("written", ["The ministry said nothing fell.", "THE MINISTRY SAID NOTHING FELL."])
def test_a_cue_is_found_in_small_letters_and_in_capitals(written: str) -> None:
    assert [(written[c.start : c.end].lower(), c.act) for c in find_cues(written)] == [("said", Act.SAY)]


def test_whose_count_it_is_must_have_a_capital_or_a_possessive() -> None:
    assert [c.act for c in find_cues("Six fell by Vernish Army count.")] == [Act.COUNT]
    assert [c.act for c in find_cues("Six fell by the army's count.")] == [Act.COUNT]
    assert not find_cues("Six fell by Vernish army count.")


def test_words_that_only_look_like_a_count_hide_no_cue_behind_them() -> None:
    assert [c.act for c in find_cues("Seen by most observers in any view, the army said, six fell.")] == [
        c.act for c in find_cues("seen, the army said, six fell.")
    ]


def test_letters_that_grow_in_lower_case_move_no_cue() -> None:
    text = "İİ İlmar said six fell."
    assert [text[c.start : c.end] for c in find_cues(text)] == ["said"]
