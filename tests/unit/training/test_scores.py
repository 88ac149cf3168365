"""The measures, on small cases that a reader can count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.examples import ATTRIBUTION, ENTITY, Example, Mark
from training.markup import ALL_LAYERS
from training.scores import (
    Attributed,
    Count,
    Scores,
    attributed,
    gold_attributions,
    match_contents,
    score_attributions,
    score_entities,
    score_text,
)

from truceline.model.anchor import Span
from truceline.text.tagger.tagged import Tagged, TaggedAttribution, TaggedEntity

TEXT = "Ansa said the mill was shut, and Bero denied it."


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def said(source: str | None, cue: str, *contents: str) -> Attributed:
    return Attributed((place(source),) if source else (), (place(cue),), tuple(place(words) for words in contents))


GOLD = [said("Ansa", "said", "the mill was shut"), said("Bero", "denied", "it")]


def scored(found: list[Attributed], gold: list[Attributed] | None = None) -> dict[str, tuple[int, int, int]]:
    scores = Scores()
    score_text(scores, TEXT, GOLD if gold is None else gold, found)
    return {name: (count.right, count.found, count.wanted) for name, count in scores.counts.items()}


def test_what_is_found_as_people_marked_it_is_all_right() -> None:
    figures = scored(GOLD)
    assert figures["source"] == figures["cue"] == (2, 2, 2)
    assert figures["content"] == (5, 5, 5)
    assert {figures[name] for name in ("content spans", "with source", "with source or none", "exact content")} == {
        (2, 2, 2)
    }


def test_what_is_not_found_is_missed_and_nothing_is_wrong() -> None:
    figures = scored([])
    assert {(right, found) for right, found, _ in figures.values()} == {(0, 0)}
    assert figures["content spans"] == (0, 0, 2)
    assert scored([], [])["content spans"] == (0, 0, 0)


def test_a_content_counts_from_half_of_the_union_on() -> None:
    wanted, half, less = (((0, 10),), ((5, 15),), ((0, 5),))
    gold = [Attributed((), (), wanted)]
    assert match_contents(gold, [Attributed((), (), less)]) == [(0, 0)]
    assert match_contents(gold, [Attributed((), (), half)]) == []
    assert match_contents(gold, [Attributed((), (), ((0, 4),))]) == []


def test_contents_pair_one_to_one_and_the_best_overlap_first() -> None:
    gold = [Attributed((), (), ((0, 10),)), Attributed((), (), ((0, 8),))]
    found = [Attributed((), (), ((0, 8),)), Attributed((), (), ((0, 9),))]
    assert match_contents(gold, found) == [(1, 0), (0, 1)]
    assert match_contents(gold, found[:1]) == [(1, 0)]


def test_a_wrong_source_is_a_right_content_with_a_wrong_source() -> None:
    figures = scored([said("Bero", "said", "the mill was shut")])
    assert figures["content spans"] == (1, 1, 2)
    assert figures["with source"] == figures["with source or none"] == (0, 1, 2)
    assert figures["source"] == (1, 1, 2)


def test_part_of_a_source_is_enough() -> None:
    gold = [said("Ansa said", "said", "the mill was shut")]
    assert scored([said("Ansa", "said", "the mill was shut")], gold)["with source"] == (1, 1, 1)


def test_nobody_for_nobody_is_right_only_where_it_is_asked_so() -> None:
    gold = [said(None, "said", "the mill was shut")]
    figures = scored([said(None, "said", "the mill was shut")], gold)
    assert figures["with source"] == (0, 1, 1)
    assert figures["with source or none"] == (1, 1, 1)
    assert scored([said("Ansa", "said", "the mill was shut")], gold)["with source or none"] == (0, 1, 1)


def test_a_content_in_two_pieces_is_exact_only_with_both() -> None:
    gold = [said("Ansa", "said", "the mill", "was shut")]
    assert scored([said("Ansa", "said", "the mill", "was shut")], gold)["exact content"] == (1, 1, 1)
    figures = scored([said("Ansa", "said", "the mill was shut")], gold)
    assert (figures["exact content"], figures["content spans"]) == ((0, 1, 1), (1, 1, 1))


def test_texts_add_up() -> None:
    scores = Scores()
    score_text(scores, TEXT, GOLD, GOLD[:1])
    score_text(scores, TEXT, GOLD[:1], GOLD)
    count = scores.counts["content spans"]
    assert (count.right, count.found, count.wanted) == (2, 3, 3)
    assert scores.f1("content spans") == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("count", "figures"),
    [
        (Count(), (0.0, 0.0, 0.0)),
        (Count(0, 3, 0), (0.0, 0.0, 0.0)),
        (Count(0, 0, 3), (0.0, 0.0, 0.0)),
        (Count(1, 2, 4), (0.5, 0.25, 1 / 3)),
        (Count(4, 4, 4), (1.0, 1.0, 1.0)),
    ],
)
def test_precision_recall_and_f1_never_divide_by_nothing(count: Count, figures: tuple[float, float, float]) -> None:
    assert count.figures == pytest.approx(figures)


def test_marks_are_gathered_by_their_numbers() -> None:
    """A source of two attributions serves both; without words there is none; other layers are no part of it."""
    marks = (
        Mark(ATTRIBUTION, "source", *place("Ansa"), (1, 2)),
        Mark(ATTRIBUTION, "cue", *place("said"), (1,)),
        Mark(ATTRIBUTION, "content", *place("was shut"), (1,)),
        Mark(ATTRIBUTION, "content", *place("the mill"), (1,)),
        Mark(ATTRIBUTION, "content", *place("it"), (2,)),
        Mark(ATTRIBUTION, "cue", *place("denied"), (3,)),
        Mark(ENTITY, "person", *place("Bero")),
    )
    assert gold_attributions(Example("one", TEXT, marks, ALL_LAYERS)) == [
        said("Ansa", "said", "the mill", "was shut"),
        Attributed((place("Ansa"),), (), (place("it"),)),
    ]


stretches = st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda at: (at[0], at[0] + at[1]))
attributions = st.lists(
    st.builds(
        Attributed,
        st.lists(stretches, max_size=1).map(tuple),
        st.lists(stretches, min_size=1, max_size=1).map(tuple),
        st.lists(stretches, min_size=1, max_size=2).map(tuple),
    ),
    max_size=6,
)


@given(gold=attributions, found=attributions)
def test_no_measure_finds_more_right_than_there_is(gold: list[Attributed], found: list[Attributed]) -> None:
    figures = scored(found, gold)
    assert all(0 <= right <= min(given, wanted) for right, given, wanted in figures.values())
    assert figures["with source"][0] <= figures["with source or none"][0] <= figures["content spans"][0]


@given(gold=attributions)
def test_people_agree_with_themselves(gold: list[Attributed]) -> None:
    figures = scored(gold, gold)
    for name in ("source", "cue", "content", "content spans", "with source or none", "exact content"):
        assert figures[name][0] == figures[name][2], name


def tagged() -> Tagged:
    """GOLD as a tagger gives it, with one name too short and one right."""
    attributions = tuple(
        TaggedAttribution(Span(*a.cue[0]), Span(*a.source[0]), tuple(Span(*c) for c in a.content), 0.9) for a in GOLD
    )
    entities = (
        TaggedEntity("person", Span(*place("Ansa")), 0.9),
        TaggedEntity("place", Span(*place("mill")), 0.9),
        TaggedEntity("date", Span(*place("it")), 0.9),
    )
    return Tagged(attributions, entities)


def test_tags_are_measured_in_the_form_of_the_marks() -> None:
    assert attributed(tagged()) == GOLD
    assert attributed(Tagged((TaggedAttribution(Span(5, 9), None, (Span(10, 12),), 0.9),))) == [
        Attributed((), ((5, 9),), ((10, 12),))
    ]


def test_a_tagger_is_scored_over_whole_texts() -> None:
    marks = tuple(
        Mark(ATTRIBUTION, role, *stretch, (n,))
        for n, a in enumerate(GOLD)
        for role in ("source", "cue", "content")
        for stretch in getattr(a, role)
    )
    example = Example("one", TEXT, marks, ALL_LAYERS)
    count = score_attributions(lambda text: tagged(), [example, example]).counts["with source"]
    assert (count.right, count.found, count.wanted) == (4, 4, 4)


@pytest.mark.parametrize(("labels", "figures"), [(None, (1, 3, 2)), (frozenset({"person", "place"}), (1, 2, 2))])
def test_names_count_where_span_and_label_are_exact(
    labels: frozenset[str] | None, figures: tuple[int, int, int]
) -> None:
    marks = (Mark(ENTITY, "person", *place("Ansa")), Mark(ENTITY, "place", *place("the mill")))
    example = Example("one", TEXT, marks, ALL_LAYERS)
    scores = score_entities(lambda text: tagged(), [example], labels)
    count = scores.counts["all"]
    assert (count.right, count.found, count.wanted) == figures
    assert scores.f1("person") == 1.0
    assert scores.f1("place") == 0.0
