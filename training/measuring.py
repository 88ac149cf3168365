"""The network in training, held against texts that it never reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.corpora.gum import read_gum
from training.corpora.polnear import read_polnear
from training.examples import ENTITY, Example
from training.network import Network
from training.scores import Attributed, Scores, gold_attributions, score_text
from truceline.text.tagger.decode import Floats, TieWeights
from truceline.text.tagger.pieces import cut_pieces
from truceline.text.tagger.tagged import Tagged, tag_pieces
from truceline.text.tagger.windows import Window

Tag = Callable[[str], Tagged]


def tagger_of(network: Network, tokenizer: Tokenizer, depth: int) -> Tag:
    """The network as it stands, read out at one depth, as a function from text to tags."""
    weights = tie_weights(network, depth)

    def forward(window: Window) -> Floats:
        with torch.no_grad():
            answers = network(torch.from_numpy(window.ids)[None], torch.from_numpy(window.shapes)[None])
        columns: Floats = answers[depth][0].numpy()
        return columns

    return lambda text: tag_pieces(cut_pieces(text, tokenizer), forward, network.layout, weights)


def tie_weights(network: Network, depth: int) -> TieWeights:
    """The pointers' own numbers at one depth."""
    name = str(depth)
    rows = [np.array(part[name].detach().cpu()) for part in (network.content_cue, network.cue_source)]
    return TieWeights(rows[0], rows[1], float(network.no_source[name].detach()))


def attributed(tagged: Tagged) -> list[Attributed]:
    """The tagger's attributions in the form of the scorer."""
    return [
        Attributed(
            source=((a.source.start, a.source.end),) if a.source else (),
            cue=((a.cue.start, a.cue.end),),
            content=tuple((c.start, c.end) for c in a.contents),
        )
        for a in tagged.attributions
    ]


def score_attributions(tag: Tag, examples: Iterable[Example]) -> Scores:
    """The attribution measures over examples."""
    scores = Scores()
    for example in examples:
        score_text(scores, example.text, gold_attributions(example), attributed(tag(example.text)))
    return scores


def score_entities(tag: Tag, examples: Iterable[Example], labels: frozenset[str] | None = None) -> Scores:
    """Exact spans with the right label, by label and as "all"; `labels` limits both sides to those that a corpus marks."""
    scores = Scores()
    for example in examples:
        gold = {(m.label, m.start, m.end) for m in example.marks if m.layer == ENTITY}
        found = {(e.label, e.span.start, e.span.end) for e in tag(example.text).entities}
        if labels:
            gold, found = ({m for m in side if m[0] in labels} for side in (gold, found))
        for label in ["all", *sorted({m[0] for m in gold | found})]:
            wanted, given = ({m for m in side if label in {"all", m[0]}} for side in (gold, found))
            scores.add(label, right=len(wanted & given), found=len(given), wanted=len(wanted))
    return scores


def dev_report(tag: Tag, shared: Path, *, most: int | None = None) -> str:
    """Both scores on the development parts, as lines to print."""
    data = shared / "data"
    lines = []
    for scores in (
        score_attributions(tag, list(read_polnear(data / "polnear", part="dev"))[:most]),
        score_entities(tag, list(read_gum(data / "gum", part="dev"))[:most]),
    ):
        for measure, count in scores.counts.items():
            precision, recall, f1 = count.figures
            lines.append(f"{measure:22} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  of {count.wanted}")
    return "\n".join(lines)
