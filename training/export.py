"""From a trained network to the files of the package: network.onnx with 8-bit weights, tokenizer.json and card.json."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.measuring import tie_weights
from training.network import Network, cut_off
from truceline.text.tagger.loading import CARD, FORM, NETWORK, TOKENIZER

OPSET = 17


class OneExit(nn.Module):
    """The network cut off at one depth: what is exported."""

    def __init__(self, network: Network, depth: int) -> None:
        super().__init__()
        self.network, self.depth = network, depth

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """(1, n) twice; gives (1, n, columns)."""
        columns: Tensor = self.network(ids, shapes)[self.depth]
        return columns


def export_network(network: Network, depth: int, published: Path, folder: Path, *, facts: dict[str, Any]) -> None:
    """Write the three files. `facts` go into the card: version, corpora, figures, versions of what trained it.

    Weights are kept in 7 bits of 8, so that no processor's 8-bit sums overflow and all come to the same whole numbers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shallow = cut_off(network, (depth,)).eval()
    example = torch.full((1, 16), 101), torch.zeros((1, 16), dtype=torch.long)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            OneExit(shallow, depth),
            example,
            str(plain),
            input_names=["ids", "shapes"],
            output_names=["columns"],
            dynamic_axes={"ids": {1: "n"}, "shapes": {1: "n"}, "columns": {1: "n"}},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(plain, folder / NETWORK, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    shutil.copyfile(published / TOKENIZER, folder / TOKENIZER)
    ties = tie_weights(network, depth)
    card = {
        "form": FORM,
        **facts,
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (NETWORK, TOKENIZER)},
        "events": list(network.layout.events),
        "ties": {
            "content_cue": [round(float(v), 6) for v in ties.content_cue],
            "cue_source": [round(float(v), 6) for v in ties.cue_source],
            "no_source": round(ties.no_source, 6),
        },
    }
    (folder / CARD).write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")
