"""Cues of every shape, and the speakers around them."""

from __future__ import annotations

import pytest
from tests.unit.claims.conftest import Reader

SPOKEN = [
    # the sentence, the speaker (None: nobody of the pack), the words
    ("Lumenia's defence ministry countered that no shell had hit Sarnbrok.", "lumen-mod", "no shell had hit Sarnbrok"),
    ("“Two shells hit Sarnbrok,” the Lumenian defence ministry retorted.", "lumen-mod", "Two shells hit Sarnbrok"),
    ("Two shells hit Sarnbrok, the power company complained.", None, "Two shells hit Sarnbrok"),
    ("The losing candidate said two shells had hit Sarnbrok.", None, "two shells had hit Sarnbrok"),
    ("Mobilisation offices said two shells had hit Sarnbrok.", None, "two shells had hit Sarnbrok"),
    ("Two shells hit Sarnbrok, a border officer and three drovers said.", None, "Two shells hit Sarnbrok"),
    ("Two shells hit Sarnbrok, the spokeswoman, Mara Kett, said by telephone.", "kett", "Two shells hit Sarnbrok"),
    ("Mara Kett, who was at the mill, said two shells had hit Sarnbrok.", "kett", "two shells had hit Sarnbrok"),
    ("Two shells hit Sarnbrok, the clerk was quoted by Radio Bree as saying.", None, "Two shells hit Sarnbrok"),
    ("In Varnholt Mara Kett of the ministry said two shells had hit Sarnbrok.", "kett", "two shells had hit Sarnbrok"),
    ("Those who came, one of whom asked not to be named, fled. Lumenia said shells fell.", "lumenia", "shells fell"),
    ("“Shells will hit Sarnbrok again”, warned Mara Kett.", "kett", "Shells will hit Sarnbrok again"),
    ("Critics in the valley say two shells hit Sarnbrok.", None, "two shells hit Sarnbrok"),
    ("In Lumenia's telling, two shells hit Sarnbrok.", "lumenia", "two shells hit Sarnbrok"),
    ("Who shelled the mill at Sarnbrok, the Halvern Observer Group was unable to say.",
     "hog", "Who shelled the mill at Sarnbrok"),
    ("Two shells hit Sarnbrok, the county announced from a van with a lamp.", None, "Two shells hit Sarnbrok"),
    ("The Lumenian defence ministry is in no doubt. Two shells hit Sarnbrok, it says.",
     "lumen-mod", "Two shells hit Sarnbrok"),
    ("Two men are to leave Cold Saddle today, the harbour master had heard.",
     None, "Two men are to leave Cold Saddle today"),
    ("The Lumenian defence ministry, meanwhile, has counted 11 tanks near Sarnbrok.",
     "lumen-mod", "11 tanks near Sarnbrok"),
]  # fmt: skip


def test_a_paper_means_its_own_sides_government(read: Reader) -> None:
    claims = read("Lumenia's defence ministry said shells fell. The Ministry of Defence said two shells hit Sarnbrok.")
    assert claims[-1].speaker == "ordesh-mod"


def test_the_colonel_is_the_colonel_named_before(read: Reader) -> None:
    claims = read("Colonel Kett was at the mill. Ordesh said shells fell. The colonel said two shells hit Sarnbrok.")
    assert claims[-1].speaker == "kett"


def test_its_press_desk_speaks_for_the_body_before(read: Reader) -> None:
    claims = read("The Lumenian defence ministry said shells fell. Two shells hit Sarnbrok, its press desk said.")
    assert claims[-1].speaker == "lumen-mod"


@pytest.mark.parametrize(("text", "speaker", "words"), SPOKEN)
def test_a_speaker_is_found_beside_his_cue(read: Reader, text: str, speaker: str | None, words: str) -> None:
    spoken = [c for c in read(text) if c.content.quote == words]
    assert spoken
    if speaker is None:
        assert spoken[0].speaker.startswith("unnamed:")
    else:
        assert spoken[0].speaker == speaker


SILENT = [
    "The guard denied the engineer entry to the post at Cold Saddle.",
    "Premiums for calls at the mill rose after shells hit Sarnbrok.",
    "The Lake States shelled Sarnbrok on Monday.",
    "The Halvern Observer Group should tell the families of Sarnbrok who shelled them.",
    "What Lumenia calls a check was shelling of Sarnbrok.",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_word_that_only_looks_like_a_cue_makes_nobody_speak(read: Reader, text: str) -> None:
    assert [c.cue.quote for c in read(text) if c.cue is not None] == []
