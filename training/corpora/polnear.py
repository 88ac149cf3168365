"""PolNeAR 1.0 (Newell, Margolin, Ruths, LREC 2018): political news in which every attribution is marked by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.examples import ATTRIBUTION, ROLES, Example, Mark

_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


def read_polnear(folder: Path, *, part: str) -> Iterator[Example]:
    """The articles of `folder`/`part` ("train" or "dev") in the order of their names.

    Where several annotators marked an article, the first file in alphabetical order counts. `groups` number the
    attributions of an article from 0. Raises FileNotFoundError where the part is missing.
    """
    by_article: dict[str, Path] = {}
    for path in sorted((folder / part / "attributions").glob("*.ann")):
        by_article.setdefault(_ANNOTATOR.sub("", path.stem), path)
    if not by_article:
        raise FileNotFoundError(f"{folder / part / 'attributions'}: no .ann file")
    for name, path in by_article.items():
        text = _read(folder / part / "text" / f"{name}.txt")
        yield Example(name, text, tuple(_marks(_read(path))), frozenset({ATTRIBUTION}))


def _read(path: Path) -> str:
    """Line ends are kept as they are: offsets count them."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _marks(standoff: str) -> Iterator[Mark]:
    pieces: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    groups: dict[str, set[int]] = {}
    relations = 0
    for line in standoff.split("\n"):
        columns = line.rstrip("\r").split("\t")
        if line.startswith("T") and len(columns) >= 2:
            label, places = columns[1].split(" ", 1)
            if label.lower() in ROLES:
                spans = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
                pieces[columns[0]] = (label.lower(), spans)
        elif line.startswith("E") and len(columns) >= 2:
            for role in columns[1].split():
                groups.setdefault(role.split(":")[1], set()).add(relations)
            relations += 1
    for key, (label, spans) in pieces.items():
        if key in groups:
            for start, end in spans:
                yield Mark(ATTRIBUTION, label, start, end, tuple(sorted(groups[key])))
