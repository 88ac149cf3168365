"""Whole texts: tags keep their form whatever the network answers, and the packaged one makes sense of plain prose."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.text.tagger.conftest import HOSTILE, SENTENCE, texts

from truceline.model.anchor import Span
from truceline.text.tagger.decode import Floats, TieWeights
from truceline.text.tagger.labels import DISTANCE_STEPS, ENTITIES, STANCES, Layout
from truceline.text.tagger.loading import Tagger, load_tagger
from truceline.text.tagger.pieces import cut_pieces
from truceline.text.tagger.tagged import Tagged, tag_pieces
from truceline.text.tagger.windows import Window, cut_windows

LAYOUT = Layout(("shelling", "withdrawal"))
COLUMNS = sum(LAYOUT.sizes.values())
FLAT = TieWeights(np.zeros(DISTANCE_STEPS, np.float32), np.zeros(DISTANCE_STEPS, np.float32), 0.0)


def check_tagged(text: str, tagged: Tagged, events: tuple[str, ...]) -> None:
    """Spans lie in one line each and never overlap within their kind; scores are probabilities; all in order."""
    spoken = [a.cue for a in tagged.attributions]
    contents = [content for a in tagged.attributions for content in a.contents]
    sources = {a.source for a in tagged.attributions if a.source}
    check_spans(text, spoken)
    check_spans(text, sorted({*spoken, *contents, *sources}))
    assert len(set(contents)) == len(contents)
    for attribution in tagged.attributions:
        assert attribution.contents
        assert list(attribution.contents) == sorted(attribution.contents)
        parts = [attribution.cue, *attribution.contents, *([attribution.source] if attribution.source else [])]
        whole = text[min(p.start for p in parts) : max(p.end for p in parts)]
        assert "\n" not in whole
        assert "\r" not in whole
    check_spans(text, [entity.span for entity in tagged.entities])
    check_spans(text, [event.span for event in tagged.events])
    assert {entity.label for entity in tagged.entities} <= set(ENTITIES)
    assert {event.type for event in tagged.events} <= set(events)
    assert {event.stance for event in tagged.events} <= set(STANCES)
    assert all(0 <= one.score <= 1 + 1e-6 for one in (*tagged.attributions, *tagged.entities, *tagged.events))


def check_spans(text: str, spans: list[Span]) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert not any({"\n", "\r"} & set(text[span.start : span.end]) for span in spans)


@given(text=texts, seed=st.integers(0, 2**32 - 1), spread=st.sampled_from([0.1, 2.0, 8.0]))
def test_whatever_the_network_answers_the_tags_are_well_formed(
    tokenizer: Any, text: str, seed: int, spread: float
) -> None:
    random = np.random.default_rng(seed)

    def forward(window: Window) -> Floats:
        return random.normal(scale=spread, size=(len(window.ids), COLUMNS)).astype(np.float32)

    check_tagged(text, tag_pieces(cut_pieces(text, tokenizer), forward, LAYOUT, FLAT), LAYOUT.events)


@pytest.mark.parametrize("width", [96, 192, 400])
def test_a_network_that_answers_by_the_piece_alone_is_heard_the_same_in_any_window(tokenizer: Any, width: int) -> None:
    """The columns of each word are taken from its own place, wherever the borders of windows fall."""
    text = "\n".join(" ".join(f"word{n * m} said" for n in range(m)) for m in (3, 40, 2, 150, 1, 90))
    pieces = cut_pieces(text, tokenizer)
    heard = np.concatenate([window.ids[window.at] for window in cut_windows(pieces, width)])
    assert heard.tolist() == pieces.ids[pieces.first].tolist()


def answer_by(columns: dict[str, list[int]], words: list[str], tokenizer: Any) -> Any:
    """A network that gives each word of a text without rare words the columns listed for it."""
    by_id = {tokenizer.encode(word, add_special_tokens=False).ids[0]: columns.get(word, []) for word in words}

    def forward(window: Window) -> Floats:
        table = np.zeros((len(window.ids), COLUMNS), dtype=np.float32)
        for row, piece in enumerate(window.ids):
            table[row, by_id.get(int(piece), [])] = 9.0
        return table

    return forward


def test_neighbouring_words_of_one_type_are_one_event_and_the_edge_of_a_paragraph_parts_them(tokenizer: Any) -> None:
    text = "guns fell guns\nguns left"
    event, stance = LAYOUT.columns("event").start, LAYOUT.columns("stance").start
    columns = {"guns": [event + 1, stance + 1], "fell": [event + 1, stance], "left": [event + 2, stance + 2]}
    forward = answer_by(columns, ["guns", "fell", "left"], tokenizer)
    found = tag_pieces(cut_pieces(text, tokenizer), forward, LAYOUT, FLAT).events
    assert [(e.type, e.stance, text[e.span.start : e.span.end]) for e in found] == [
        ("shelling", "-", "guns fell guns"),
        ("shelling", "-", "guns"),
        ("withdrawal", "?", "left"),
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_the_model_reads_hostile_text(tagger: Tagger, name: str) -> None:
    check_tagged(HOSTILE[name], tagger.tag(HOSTILE[name]), tagger.layout.events)


@settings(max_examples=30)
@given(text=texts)
def test_the_model_gives_well_formed_tags_for_any_text(tagger: Tagger, text: str) -> None:
    check_tagged(text, tagger.tag(text), tagger.layout.events)


def test_a_blank_text_has_no_tags(tagger: Tagger) -> None:
    assert tagger.tag("") == tagger.tag(" \n\n\t ") == Tagged()


TEXTS = [
    SENTENCE,
    "",
    "According to Colonel Mara Kett, the road was closed.\n\nThe guard denied it. “Nobody fired,” it said.",
    "\n".join(f"Post {n}: calm, the monitors reported. The ministry said {n} shells fell." for n in range(30)),
    HOSTILE["emoji"],
]


def test_a_text_gets_the_same_tags_whatever_was_read_before(tagger: Tagger) -> None:
    first = [tagger.tag(text) for text in TEXTS]
    assert [tagger.tag(text) for text in reversed(TEXTS)] == first[::-1]
    fresh = load_tagger()
    assert [fresh.tag(text) for text in TEXTS[2:]] == first[2:]


SAID = [
    SENTENCE,
    "The monitors said the road was closed.",
    "“Nobody fired at the village,” the spokeswoman said.",
    "The mayor of Kestry said on Monday that the bridge had been destroyed.",
]


def cues_in(text: str, tagged: Tagged) -> list[str]:
    return [text[a.cue.start : a.cue.end] for a in tagged.attributions if a.score > 0.5]


@pytest.mark.parametrize("text", SAID)
def test_said_is_the_cue_of_a_plain_sentence(tagger: Tagger, text: str) -> None:
    assert cues_in(text, tagger.tag(text)) == ["said"]


def test_source_cue_and_content_of_a_plain_sentence_are_found(tagger: Tagger) -> None:
    (found,) = tagger.tag(SENTENCE).attributions
    assert found.source is not None
    assert SENTENCE[found.source.start : found.source.end] == "The Ordeshi defence ministry"
    (content,) = found.contents
    assert "two soldiers were wounded near Serrapont" in SENTENCE[content.start : content.end]


def test_the_date_of_a_plain_sentence_is_found(tagger: Tagger) -> None:
    dates = [e.span for e in tagger.tag(SENTENCE).entities if e.label == "date"]
    assert any("Saturday" in SENTENCE[span.start : span.end] for span in dates)


def test_a_sentence_that_tells_of_nobody_s_words_has_no_sure_attribution(tagger: Tagger) -> None:
    text = "The bridge over the river was rebuilt in two years."
    assert cues_in(text, tagger.tag(text)) == []


def test_plain_sentences_are_found_on_either_side_of_every_border(tagger: Tagger) -> None:
    """Twelve paragraphs need several windows; what stands at their borders is found like the rest."""
    text = "\n".join(SAID[n % 4] for n in range(24))
    assert len(cut_windows(cut_pieces(text, tagger.tokenizer))) > 1
    assert cues_in(text, tagger.tag(text)) == ["said"] * 24


def test_a_paragraph_wider_than_a_window_keeps_its_speakers(tagger: Tagger) -> None:
    text = " ".join(SAID[n % 4] for n in range(24))
    found = tagger.tag(text)
    check_tagged(text, found, tagger.layout.events)
    cues = [text[a.cue.start : a.cue.end] for a in found.attributions]
    assert cues.count("said") >= 12, "half of them, for the more cues there are, the less sure is each tie"


def test_a_window_that_comes_again_is_not_read_again_and_answers_the_same(tagger: Tagger) -> None:
    (window,) = cut_windows(cut_pieces(SENTENCE, tagger.tokenizer))
    once = tagger.forward(window)
    assert tagger.forward(window) is once
    assert (once == tagger.run(window)).all()
