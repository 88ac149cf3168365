"""What the tagger says of a text: attributions, names and words for events, each where it stands and how sure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from truceline.model.anchor import Span
from truceline.text.tagger.decode import (
    Floats,
    Tie,
    TieWeights,
    WordSpan,
    best_tags,
    log_softmax,
    spans_of,
    tie_spans,
)
from truceline.text.tagger.labels import ENTITIES, STANCES, Layout
from truceline.text.tagger.pieces import Pieces
from truceline.text.tagger.windows import Window, cut_windows


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """Who (None where the text names nobody) is made to say which words by which cue. `score` is 0 to 1: that of the
    least sure of its parts and ties, as the network gives it."""

    cue: Span
    source: Span | None
    contents: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class TaggedEntity:
    """A name, a date or a quantity; `label` is one of labels.ENTITIES."""

    label: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class TaggedEvent:
    """Words that tell an event of a type; `stance` is "+" affirmed, "-" denied, "?" open."""

    type: str
    stance: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """All tags of one text, each kind in the order of the text. Attributions never overlap in their contents."""

    attributions: tuple[TaggedAttribution, ...] = ()
    entities: tuple[TaggedEntity, ...] = ()
    events: tuple[TaggedEvent, ...] = ()


Forward = Callable[[Window], Floats]
"""A window to its columns: (pieces of the window, columns of the layout)."""


def tag_pieces(pieces: Pieces, forward: Forward, layout: Layout, weights: TieWeights, *, names: bool = True) -> Tagged:
    """Run the model over the windows of a text, then decode the text as a whole; without `names`, no entities."""
    if not len(pieces.starts):
        return Tagged()
    columns = np.concatenate([forward(window)[window.at] for window in cut_windows(pieces)]).astype(np.float32)
    roles = log_softmax(columns[:, layout.columns("attribution")])
    role_spans = spans_of(best_tags(roles, pieces.paragraphs), roles)
    vectors = columns[:, layout.columns("tie")]
    ties: list[Tie] = []
    at = 0
    for _, end in pieces.paragraphs:
        inside = []
        while at < len(role_spans) and role_spans[at].begin < end:
            inside.append(role_spans[at])
            at += 1
        ties += tie_spans(inside, vectors, weights)
    place = _Places(pieces)
    return Tagged(
        attributions=tuple(
            TaggedAttribution(
                cue=place.span(tie.cue),
                source=place.span(tie.source) if tie.source else None,
                contents=tuple(place.span(content) for content in tie.contents),
                score=tie.score,
            )
            for tie in ties
        ),
        entities=tuple(_entities(columns, pieces, layout)) if names else (),
        events=tuple(_events(columns, pieces, layout)),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    pieces: Pieces

    def span(self, words: WordSpan) -> Span:
        return Span(int(self.pieces.starts[words.begin]), int(self.pieces.ends[words.end - 1]))


def _entities(columns: Floats, pieces: Pieces, layout: Layout) -> list[TaggedEntity]:
    scores = log_softmax(columns[:, layout.columns("entity")])
    place = _Places(pieces)
    return [
        TaggedEntity(ENTITIES[s.label], place.span(s), s.score)
        for s in spans_of(best_tags(scores, pieces.paragraphs), scores)
    ]


def _events(columns: Floats, pieces: Pieces, layout: Layout) -> list[TaggedEvent]:
    """Neighbouring words of one type in one paragraph are one event; its stance is the likeliest of their sum."""
    types = log_softmax(columns[:, layout.columns("event")])
    stances = log_softmax(columns[:, layout.columns("stance")])
    best = types.argmax(axis=1).tolist()
    edges = {begin for begin, _ in pieces.paragraphs}
    found: list[TaggedEvent] = []
    at = 0
    while at < len(best):
        kind, begin = best[at], at
        at += 1
        while at < len(best) and best[at] == kind and at not in edges:
            at += 1
        if kind:
            stance = STANCES[int(stances[begin:at].sum(axis=0).argmax())]
            score = float(np.exp(types[begin:at, kind]).mean())
            span = Span(int(pieces.starts[begin]), int(pieces.ends[at - 1]))
            found.append(TaggedEvent(layout.events[kind - 1], stance, span, score))
    return found
