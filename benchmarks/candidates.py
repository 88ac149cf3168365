#!/usr/bin/env python3
"""How the search for candidates grows: seconds, memory and recall at 10,000, 100,000 and 1,000,000 passages.

    python -m benchmarks.candidates [COUNT...] [--method NAME]

Made passages of about sixty words, in words as unevenly common as a language's; every passage carries the rights line
of one of forty papers. Every tenth is a copy of an earlier one: whole, lightly edited, its first half, or buried in
another passage. Each count runs in a process of its own. The peers, where they are installed, are MinHash with banding:
shingles of five words, 128 permutations, in 16 bands of 8 (two texts of a likeness of 0.7 meet) or, as `-wide`, in 64
bands of 2 (a likeness of 0.13).
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truceline.model.report import Report

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

WORDS, PAPERS = 40, 40
KINDS = ("whole", "light", "half", "buried")
RIGHTS = "{paper} is a member of the Association of Papers. All rights reserved, also for excerpts of {paper}."

Pairs = Iterable[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    original: int
    copy: int
    kind: str


def write_passages(count: int, *, bare: bool = False, seed: int = 7) -> tuple[list[str], list[Copy]]:
    """The passages, and which are copies of which."""
    random = Random(seed)
    vocabulary = ["".join(random.choices("bdklmnprstvz", k=2)) + str(n) for n in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    pool = random.choices(vocabulary, weights=weights, k=4_000_000)
    bodies: list[list[str]] = []
    texts: list[str] = []
    copies: list[Copy] = []
    for number in range(count):
        start = random.randrange(len(pool) - WORDS)
        body = pool[start : start + WORDS]
        random.shuffle(body)
        if number % 10 == 9:
            original, kind = random.randrange(max(0, number - 50_000), number), random.choice(KINDS)
            body = change(bodies[original], kind, body, random)
            copies.append(Copy(original=original, copy=number, kind=kind))
        bodies.append(body)
        rights = "" if bare else "\n" + RIGHTS.format(paper=f"Paper{number % PAPERS}")
        texts.append(" ".join(body) + "." + rights)
    return texts, copies


def change(body: list[str], kind: str, other: list[str], random: Random) -> list[str]:
    match kind:
        case "light":
            return [word if random.random() > 0.06 else random.choice(other) for word in body]
        case "half":
            return body[: len(body) // 2]
        case "buried":
            return [*other[: WORDS // 2], *body, *other[WORDS // 2 :]]
        case _:
            return list(body)


def search_ours(texts: Sequence[str]) -> Pairs:
    from truceline.reports.links import find_candidates
    from truceline.reports.shingles import Fingerprints

    return find_candidates([as_report(number, text) for number, text in enumerate(texts)], Fingerprints(texts))[1]


def as_report(number: int, text: str) -> Report:
    from truceline.model.ids import ActorId, ReportId
    from truceline.model.report import DateBasis, Report, ReportKind

    return Report(
        id=ReportId(str(number)),
        input="",
        item=number,
        headline=None,
        outlet=None,
        voice=ActorId(f"paper{number % PAPERS}"),
        agencies=(),
        byline=None,
        published="2031-03-01",
        published_basis=DateBasis.STATED,
        language="en",
        kind=ReportKind.NEWS,
        text=text,
    )


def search_rensa(texts: Sequence[str], bands: int = 16) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=bands)
    prints = []
    for number, text in enumerate(texts):
        print_ = RMinHash(num_perm=128, seed=1)
        print_.update(shingle(text))
        index.insert(number, print_)
        prints.append(print_)
    for number, print_ in enumerate(prints):
        yield from ((number, other) for other in index.query(print_) if other > number)


def search_datasketch(texts: Sequence[str], bands: int = 16) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=128, params=(bands, 128 // bands))
    for number, text in enumerate(texts):
        print_ = MinHash(num_perm=128, seed=1)
        print_.update_batch([run.encode() for run in shingle(text)])
        yield from ((other, number) for other in index.query(print_))
        index.insert(number, print_)


def shingle(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + 5]) for at in range(len(words) - 4)]


METHODS: dict[str, Callable[[Sequence[str]], Pairs]] = {
    "ours": search_ours,
    "rensa": search_rensa,
    "rensa-wide": partial(search_rensa, bands=64),
    "datasketch": search_datasketch,
    "datasketch-wide": partial(search_datasketch, bands=64),
}


def peak() -> int:
    """The largest resident set, in KiB."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def reset_peak() -> int:
    """Forgets how much making the passages took, where the system lets us."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")
    return peak()


def measure(count: int, method: str, bare: bool) -> None:
    texts, copies = write_passages(count, bare=bare)
    before = reset_peak()
    started, cpu = time.perf_counter(), time.process_time()
    found = set(METHODS[method](texts))
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    memory = (peak() - before) / 1024
    wanted, hits = Counter(copy.kind for copy in copies), Counter[str]()
    for copy in copies:
        hits[copy.kind] += (copy.original, copy.copy) in found
    recall = "  ".join(f"{kind} {hits[kind] / max(1, wanted[kind]):.3f}" for kind in KINDS)
    print(
        f"{method:15} {count:>9} passages  {cpu:7.1f} s CPU ({seconds:.1f} s)  {memory:7.0f} MiB more  "
        f"{len(found):>8} candidates for {len(copies)} copies  recall {recall}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Time, memory and recall of the search for candidates.")
    parser.add_argument("counts", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--method", choices=[*METHODS], default="ours")
    parser.add_argument("--bare", action="store_true", help="leave the papers' rights lines out")
    parser.add_argument("--here", action="store_true", help="measure in this process")
    options = parser.parse_args()
    for count in options.counts:
        if options.here:
            measure(count, options.method, options.bare)
        else:
            command = [sys.executable, __file__, str(count), "--method", options.method, "--here"]
            command += ["--bare"] if options.bare else []
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
