"""The network in training, held against texts that it never reads."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.corpora.gum import read_gum
from training.corpora.polnear import read_polnear
from training.network import Network
from training.scores import Tag, score_attributions, score_entities
from truceline.text.tagger.decode import Floats, TieWeights
from truceline.text.tagger.pieces import cut_pieces
from truceline.text.tagger.tagged import tag_pieces
from truceline.text.tagger.windows import Window


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
    rows = [part[name].detach().cpu().numpy() for part in (network.content_cue, network.cue_source)]
    return TieWeights(rows[0], rows[1], float(network.no_source[name].detach()))


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
