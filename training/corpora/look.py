"""Print examples with their marks inline, for eyes: `python -m training.corpora.look CORPUS N [PATH]`.

`[person Name]` is a mark; a mark in one attribution or more ends in their numbers: `[cue said|3]`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from training.corpora.gum import read_gum
from training.corpora.meantime import read_meantime
from training.corpora.uner import read_iob2
from training.examples import Example, Mark

_SHARED = Path("../shared/data")
_READERS: dict[str, tuple[Path, Callable[[Path], Iterator[Example]]]] = {
    "gum": (_SHARED / "gum", lambda path: read_gum(path, part="train")),
    "gum-dev": (_SHARED / "gum", lambda path: read_gum(path, part="dev")),
    "meantime": (_SHARED / "meantime", read_meantime),
    "iob2": (Path("dev.iob2"), read_iob2),
}


def show_inline(example: Example) -> str:
    """The text with a bracket around every mark, the longer outside."""
    inserted: list[tuple[int, int, int, str]] = []
    for mark in example.marks:
        inserted.append((mark.start, 1, -mark.end, f"[{mark.label}{mark.stance} "))
        inserted.append((mark.end, 0, -mark.start, _closing(mark)))
    pieces, place = list[str](), 0
    for position, _, _, bracket in sorted(inserted):
        pieces += [example.text[place:position], bracket]
        place = position
    return "".join([*pieces, example.text[place:]])


def _closing(mark: Mark) -> str:
    return f"|{','.join(str(group) for group in mark.groups)}]" if mark.groups else "]"


def count_labels(examples: Iterable[Example]) -> Counter[str]:
    return Counter(f"{mark.layer} {mark.label}" for example in examples for mark in example.marks)


def run(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training.corpora.look", description=__doc__)
    parser.add_argument("corpus", choices=sorted(_READERS))
    parser.add_argument("count", type=int, help="how many examples to print; 0 prints the counts by label alone")
    parser.add_argument("path", type=Path, nargs="?", help="where the corpus lies, if not in ../shared/data")
    chosen = parser.parse_args(arguments)
    usual, read = _READERS[chosen.corpus]
    path = chosen.path or usual
    for example in islice(read(path), chosen.count):
        sys.stdout.write(f"== {example.name}\n{show_inline(example)}\n\n")
    for label, count in sorted(count_labels(read(path)).items()):
        sys.stdout.write(f"{count:6} {label}\n")


if __name__ == "__main__":
    run(sys.argv[1:])
