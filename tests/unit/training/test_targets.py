"""What the network is taught is what it is asked at run time."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.training.marked import EXAMPLE, LAYOUT, TEXT, pieces_for, place, spread
from training.course import STAGES
from training.examples import ATTRIBUTION, ENTITY, EVENT, Example, Mark
from training.markup import ALL_LAYERS
from training.scores import gold_attributions
from training.targets import UNKNOWN, Marked, cut_targets, mark_words

from truceline.text.tagger.decode import TieWeights, spans_of
from truceline.text.tagger.labels import DISTANCE_STEPS, ENTITIES, ROLES, STANCES, tag
from truceline.text.tagger.pieces import Pieces
from truceline.text.tagger.tagged import tag_pieces
from truceline.text.tagger.windows import cut_windows

PIECES = pieces_for(TEXT)
FLAT = TieWeights(np.zeros(DISTANCE_STEPS, np.float32), np.zeros(DISTANCE_STEPS, np.float32), 0.0)


def words_of(words: str, after: int = 0) -> range:
    start, end = place(words, after)
    inside = [n for n in range(len(PIECES.starts)) if start <= PIECES.starts[n] and PIECES.ends[n] <= end]
    return range(inside[0], inside[-1] + 1)


def test_the_words_of_a_mark_have_its_tags_and_all_others_none() -> None:
    marked = mark_words(EXAMPLE, PIECES, LAYOUT)
    source, cue = ROLES.index("source"), ROLES.index("cue")
    assert marked.attribution[words_of("The Tolvan Guard")].tolist() == [tag(source, edge) for edge in "BIE"]
    assert marked.attribution[words_of("denied")].tolist() == [tag(cue, "S")]
    assert marked.entity[words_of("Tolvan Guard")].tolist() == [tag(ENTITIES.index("organisation"), e) for e in "BE"]
    assert not marked.attribution[words_of("Calm returned.")].any()
    assert marked.event[words_of("were hurt")].tolist() == [1 + LAYOUT.events.index("casualties")] * 2


def test_the_stance_is_asked_for_on_event_words_only() -> None:
    marked = mark_words(EXAMPLE, PIECES, LAYOUT)
    assert [STANCES[n] for n in marked.stance if n != UNKNOWN] == ["-", "+", "+", "?"]
    assert ((marked.stance != UNKNOWN) == (marked.event > 0)).all()


@pytest.mark.parametrize("layer", [ATTRIBUTION, ENTITY, EVENT])
def test_a_layer_that_nobody_marked_is_unknown_and_not_none(layer: str) -> None:
    others = tuple(mark for mark in EXAMPLE.marks if mark.layer != layer)
    marked = mark_words(replace(EXAMPLE, marks=others, layers=ALL_LAYERS - {layer}), PIECES, LAYOUT)
    columns = {ATTRIBUTION: marked.attribution, ENTITY: marked.entity, EVENT: marked.event}
    assert {name for name, column in columns.items() if (column == UNKNOWN).all()} == {layer}
    assert not any((column == UNKNOWN).any() for name, column in columns.items() if name != layer)


def test_a_mark_within_a_mark_of_its_layer_gives_way_to_the_longer_one() -> None:
    inner, outer = Mark(ENTITY, "place", *place("Tolvan")), Mark(ENTITY, "organisation", *place("Tolvan Guard"))
    marked = mark_words(replace(EXAMPLE, marks=(inner, outer)), PIECES, LAYOUT)
    assert marked.entity[words_of("Tolvan Guard")].tolist() == [tag(ENTITIES.index("organisation"), e) for e in "BE"]


def test_a_mark_that_cuts_a_word_takes_the_whole_word_and_one_without_a_word_nothing() -> None:
    start, end = place("Kersa")
    cut, blank = Mark(ENTITY, "place", start + 1, end - 1), Mark(ENTITY, "date", start - 1, start)
    marked = mark_words(replace(EXAMPLE, marks=(blank, cut)), PIECES, LAYOUT)
    assert marked.entity.nonzero()[0].tolist() == list(words_of("Kersa"))


def test_an_event_type_that_the_layout_lacks_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        mark_words(replace(EXAMPLE, marks=(Mark(EVENT, "parade", 0, 3, stance="+"),)), PIECES, LAYOUT)


@given(
    cuts=st.sets(st.integers(0, len(TEXT)), max_size=30), picks=st.lists(st.integers(0, 2), min_size=30, max_size=30)
)
def test_what_is_marked_is_what_decoding_reads_back(cuts: set[int], picks: list[int]) -> None:
    marks = tuple(
        Mark(ATTRIBUTION, ROLES[picks[n % 30]], start, end, (n + 1,))
        for n, (start, end) in enumerate(pairwise(sorted(cuts)))
    )
    marked = mark_words(Example("any", TEXT, marks, ALL_LAYERS), PIECES, LAYOUT)
    read_back = spans_of(marked.attribution, np.zeros((len(marked.attribution), 13), dtype=np.float32))
    assert read_back == [span for span, _ in marked.spans]


def marked_text() -> Marked:
    return mark_words(EXAMPLE, PIECES, LAYOUT)


@pytest.mark.parametrize("width", [8, 16, 96, 224])
def test_windows_share_out_all_answers(width: int) -> None:
    marked = marked_text()
    targets = cut_targets(marked, PIECES, cut_windows(PIECES, width))
    for name in ("attribution", "entity", "event", "stance"):
        joined = np.concatenate([getattr(target, name) for target in targets])
        assert joined.tolist() == getattr(marked, name).tolist()
    for target in targets:
        count = len(target.window.at)
        assert len(target.attribution) == count
        for pointer in (*target.to_cue, *target.to_source):
            assert all(0 <= word < count for pair in (pointer.asks, *pointer.among) for word in pair)
            assert len(pointer.steps) == len(pointer.among)
            assert all(0 <= step < DISTANCE_STEPS for step in pointer.steps)
            assert -1 <= pointer.right < len(pointer.among)


def test_each_content_points_to_its_cue_and_each_cue_to_its_source_or_to_none() -> None:
    (target,) = cut_targets(marked_text(), PIECES, cut_windows(PIECES))
    offset = target.window.words[0]

    def said(pair: tuple[int, int]) -> str:
        return TEXT[PIECES.starts[pair[0] + offset] : PIECES.ends[pair[1] + offset]]

    assert [(said(p.asks), said(p.among[p.right])) for p in target.to_cue] == [
        ("that it shelled Kersa", "denied"),
        ("that two men were hurt", "adding"),
        ("We left", "said"),
        ("it", "told"),
    ]
    assert [(said(p.asks), said(p.among[p.right]) if p.right >= 0 else None) for p in target.to_source] == [
        ("denied", "The Tolvan Guard"),
        ("adding", "The Tolvan Guard"),
        ("said", "Ansa"),
        ("told", None),
    ]


def test_nobody_points_out_of_his_paragraph() -> None:
    (target,) = cut_targets(marked_text(), PIECES, cut_windows(PIECES))
    borders = [begin for begin, _ in PIECES.paragraphs]
    for pointer in (*target.to_cue, *target.to_source):
        homes = {
            int(np.searchsorted(borders, word, side="right")) for p in (pointer.asks, *pointer.among) for word in p
        }
        assert len(homes) == 1


def test_a_content_whose_cue_stands_in_another_paragraph_points_nowhere() -> None:
    text = "We left.\nSo said Ansa."
    marks = (
        Mark(ATTRIBUTION, "content", *place("We left", text=text), (1,)),
        Mark(ATTRIBUTION, "cue", *place("said", text=text), (1,)),
        Mark(ATTRIBUTION, "source", *place("Ansa", text=text), (1,)),
    )
    pieces = pieces_for(text)
    marked = mark_words(Example("apart", text, marks, ALL_LAYERS), pieces, LAYOUT)
    (target,) = cut_targets(marked, pieces, cut_windows(pieces))
    assert target.to_cue == ()
    assert [pointer.right for pointer in target.to_source] == [0]


def test_a_network_that_has_learnt_its_targets_finds_what_people_marked() -> None:
    """Training and run time count words, columns and ties alike."""
    targets = cut_targets(marked_text(), PIECES, cut_windows(PIECES))
    tables = iter(spread(targets))
    found = tag_pieces(PIECES, lambda window: next(tables), LAYOUT, FLAT)
    wanted = gold_attributions(EXAMPLE)
    assert [((a.source,) if a.source else ()) for a in found.attributions] == [a.source for a in wanted]
    assert [(a.cue,) for a in found.attributions] == [a.cue for a in wanted]
    assert [a.contents for a in found.attributions] == [a.content for a in wanted]
    entities = {(e.label, e.span.start, e.span.end) for e in found.entities}
    assert entities == {(m.label, m.start, m.end) for m in EXAMPLE.marks if m.layer == ENTITY}
    events = {(e.type, e.stance, e.span.start, e.span.end) for e in found.events}
    assert events == {(m.label, m.stance, m.start, m.end) for m in EXAMPLE.marks if m.layer == EVENT}


def test_no_text_has_no_targets() -> None:
    pieces: Pieces = pieces_for("")
    marked = mark_words(Example("none", "", (), ALL_LAYERS), pieces, LAYOUT)
    assert cut_targets(marked, pieces, cut_windows(pieces)) == []


def test_every_stage_can_follow_the_one_before_it() -> None:
    """A stage cuts layers and heads off; it never asks for more than the stage before it left."""
    for before, after in pairwise(STAGES):
        assert set(after.exits) <= set(before.exits)
    for stage in STAGES:
        assert list(stage.exits) == sorted(set(stage.exits))
        assert 0 < stage.epochs <= stage.fall
        assert all(times > 0 for times in stage.times.values())
    assert len({stage.name for stage in STAGES}) == len(STAGES), "a checkpoint is named by its stage"
