"""Killed and injured as ranges, told by narrative pages that set several sources against each other.

    python benchmarks/tolls.py ../shared            # both halves, the baseline, the classes of error
    python benchmarks/tolls.py ../shared --errors   # and, for the developing half, each page that is wrong

The pages (`data/airwars/pages.jsonl`: id, killed and injured as [min, max] or null, text) are for testing only; nothing
of them is quoted here or shipped. They are halved by a hash of their id: rules were written with one half in view, the
other shows whether they carry over. `told`: pages whose assessors give a range; `all`: also those where they give none
and none must be found. The baseline reads number words beside words for dead and hurt, least to most.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from truceline.text.numbers import find_numbers
from truceline.text.toll_ranges import toll_range

Range = tuple[int, int]
Reader = Callable[[str], dict[str, Range]]

CATEGORIES = {"killed": "killed", "injured": "wounded"}
HALVES = ("developing", "held out")
_BESIDE = {
    "killed": re.compile(r".{0,40}?\b(?:killed|dead|died|deaths|martyrs)\b", re.IGNORECASE | re.DOTALL),
    "wounded": re.compile(r".{0,40}?\b(?:injured|wounded|injuries|hurt)\b", re.IGNORECASE | re.DOTALL),
}


@dataclass(frozen=True, slots=True)
class Page:
    id: str
    half: str
    text: str
    gold: dict[str, Range | None]


def read_pages(shared: Path) -> list[Page]:
    pages: list[Page] = []
    for line in (shared / "data" / "airwars" / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        bits = int(hashlib.sha256(row["id"].encode()).hexdigest(), 16)
        gold = {name: tuple(row[field]) if row[field] else None for field, name in CATEGORIES.items()}
        pages.append(Page(row["id"], HALVES[(bits >> 1) % 2], row["text"], gold))
    return pages


def read_beside(text: str) -> dict[str, Range]:
    """The baseline: every number within forty characters before a word for dead or hurt; their least and their most."""
    found: dict[str, Range] = {}
    numbers = [number for number in find_numbers(text) if number.unit is None]
    for name, pattern in _BESIDE.items():
        beside = [number for number in numbers if pattern.match(text, number.end)]
        ends = [end for number in beside for end in (number.min, number.max) if end is not None]
        if ends:
            found[name] = (min(ends), max(ends))
    return found


def class_of(gold: Range | None, found: Range | None) -> str | None:
    """What is wrong with a range, in words; None where nothing is."""
    if gold == found:
        return None
    if gold is None or found is None:
        return "told of, where the assessors count none" if gold is None else "not found"
    if gold[0] == found[0]:
        return "least right, most too low" if found[1] < gold[1] else "least right, most too high"
    if gold[1] == found[1]:
        return "most right, least too low" if found[0] < gold[0] else "most right, least too high"
    if gold[0] <= found[1] and found[0] <= gold[1]:
        return "both wrong, ranges overlap"
    return "both wrong, too low" if found[1] < gold[0] else "both wrong, too high"


def found_range(read: Reader, text: str, name: str) -> Range | None:
    found = read(text).get(name)
    return None if found == (0, 0) else found


def print_figures(pages: Iterable[Page], read: Reader, label: str) -> None:
    for half in HALVES:
        chosen = [page for page in pages if page.half == half]
        for field, name in CATEGORIES.items():
            pairs = [(page.gold[name], found_range(read, page.text, name)) for page in chosen]
            told = [(gold, found) for gold, found in pairs if gold is not None]
            shares = {
                "all": share(gold == found for gold, found in pairs),
                "told": share(gold == found for gold, found in told),
                "min": share(found is not None and gold[0] == found[0] for gold, found in told),
                "max": share(found is not None and gold[1] == found[1] for gold, found in told),
            }
            figures = "  ".join(f"{key} {value:.3f}" for key, value in shares.items())
            print(f"{label:9} {half:10} {field:8} {figures}  pages {len(pairs)}, told {len(told)}")


def share(hits: Iterable[bool]) -> float:
    counted = list(hits)
    return sum(counted) / max(1, len(counted))


def print_errors(pages: Iterable[Page], *, show: bool) -> None:
    classes: Counter[tuple[str, str, str]] = Counter()
    for page in pages:
        for field, name in CATEGORIES.items():
            found = found_range(toll_range, page.text, name)
            wrong = class_of(page.gold[name], found)
            if wrong is not None:
                classes[page.half, field, wrong] += 1
                if show and page.half == HALVES[0]:
                    print(f"  {page.id:20} {field:8} {page.gold[name]} found {found}: {wrong}")
    for (half, field, wrong), count in sorted(classes.items(), key=lambda item: (item[0][:2], -item[1], item[0])):
        print(f"{half:10} {field:8} {count:3}  {wrong}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--errors", action="store_true", help="list the wrong pages of the developing half")
    options = parser.parse_args()
    pages = read_pages(options.shared)
    print_figures(pages, toll_range, "truceline")
    print_figures(pages, read_beside, "baseline")
    print_errors(pages, show=options.errors)


if __name__ == "__main__":
    main()
