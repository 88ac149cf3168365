"""All that training reads, by name of corpus."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from tokenizers import Tokenizer

from training.corpora.gum import read_gum
from training.corpora.meantime import read_meantime
from training.corpora.polnear import read_polnear
from training.examples import Example
from training.markup import read_passages
from truceline.text.tagger.labels import Layout

SENTENCES = Path(__file__).parent / "sentences"


def read_corpus(name: str, shared: Path) -> Iterator[Example]:
    """The training part of a corpus: "polnear", "gum", "meantime" below `shared`/data, or our own "sentences"."""
    data = shared / "data"
    if name == "polnear":
        yield from read_polnear(data / "polnear", part="train")
    elif name == "gum":
        yield from read_gum(data / "gum", part="train")
    elif name == "meantime":
        yield from read_meantime(data / "meantime")
    elif name == "sentences":
        for path in sorted(SENTENCES.glob("*.txt")):
            yield from read_passages(path)
    else:
        raise ValueError(f"no corpus {name!r}; there are polnear, gum, meantime and sentences")


def event_types() -> tuple[str, ...]:
    """The ids of event-types.csv, in its order."""
    with (files("truceline.model") / "event-types.csv").open(encoding="utf-8") as file:
        return tuple(row["id"] for row in csv.DictReader(file))


def layout() -> Layout:
    """The columns that the network is trained to give."""
    return Layout(event_types())


def published_tokenizer(folder: Path) -> Tokenizer:
    """The published tokenizer, without the padding and the cut that it comes with."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
