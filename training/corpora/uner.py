"""Universal NER files: person, organisation and place tags, word by word (https://www.universalner.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from training.corpora.spans import keep_longest
from training.examples import ENTITY, Example

_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def read_iob2(path: Path) -> Iterator[Example]:
    """One example per `# newdoc`, its sentences joined by a blank; a word that `# text` lacks raises ValueError."""
    name, sentences = path.stem, list[_Sentence]()
    text, rows = "", list[list[str]]()
    for line in (*path.read_text("utf-8").splitlines(), ""):
        if line.startswith("# newdoc id"):
            if sentences:
                yield _join(name, sentences)
            name, sentences = line.partition("=")[2].strip(), []
        elif line.startswith("# text ="):
            text = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            sentences.append((text, _spans(text, rows)))
            rows = []
    if sentences:
        yield _join(name, sentences)


_Sentence = tuple[str, list[tuple[int, int, str]]]


def _spans(text: str, rows: Iterable[list[str]]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    place, follows = 0, False
    for row in rows:
        start = text.index(row[1], place)
        place = start + len(row[1])
        prefix, _, kind = row[2].partition("-")
        label = _LABELS.get(kind)
        if label and prefix == "I" and follows and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], place, label)
        elif label:
            spans.append((start, place, label))
        follows = label is not None
    return spans


def _join(name: str, sentences: list[_Sentence]) -> Example:
    spans: list[tuple[int, int, str]] = []
    offset = 0
    for text, found in sentences:
        spans += [(start + offset, end + offset, label) for start, end, label in found]
        offset += len(text) + 1
    return Example(name, " ".join(text for text, _ in sentences), keep_longest(spans), frozenset({ENTITY}))
