#!/usr/bin/env python3
"""How well and how fast reports of one origin are found: precision, recall and F1 over pairs, seconds, peak memory.

    python benchmarks/origins.py [FOLDER] [--reports 5000]

FOLDER (default: $TRUCELINE_SHARED or ../shared) holds data/polnear: news articles that are taken as originals. Beside
an original stand copies of it: whole, cut to half, lightly edited, half of it and a quarter of it buried in another
article; no piece has fewer than 40 words outside quotation marks, since a quotation proves no common origin. Every
report carries a footer of its outlet, and many carry a quotation and a background paragraph that others carry too,
which must pair nothing. Short notes stand among them, two of each of some small papers, in which the paper's own rights
lines, worded as no other paper words them, are longer than the news. Articles of the data that share copy as they stand
(one agency's story in two papers) are used once.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from truceline.model.ids import ActorId, ReportId
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.reports.origins import group_origins
from truceline.text.quotations import find_quotations

QUOTATION = (
    "“We have seen no change on the heights since the morning, and nobody who lives there has been asked to leave by "
    "anybody who has the right to ask,” the spokesman said."
)
BACKGROUND = (
    "The two republics signed the agreement after an eleven-month war in which more than four thousand people died and "
    "tens of thousands fled their homes on both sides of the river."
)
FOOTER = (
    "{outlet} is a member of the Association of Independent Newspapers. All rights reserved. No part of this page may "
    "be copied, stored or passed on in any form without the written permission of the publisher, whose address is "
    "printed at the foot. Letters to the editor of {outlet} should carry a name and an address and may be cut."
)
TOWNS = ("Ashen", "Brook", "Corran", "Dale", "Elm", "Ford", "Glen", "Halvern")
PAPERS = ("Courier", "Echo", "Herald", "Post")
RIGHTS = (
    ("© 2031 {outlet}.", "All content is copyright {outlet} and its licensors.", "{outlet} reserves all rights."),
    (
        "The material on this site may not be reproduced, cached or passed on without our prior written permission.",
        "Whoever wants to print, store or send on any part of this page asks the publisher for leave in writing first.",
        "Copying for one's own use is free; for anything else a licence is needed, which the office gives for a fee.",
    ),
    (
        "Using this site means that you accept our terms of use, which were last changed in the spring of the year.",
        "By reading on you agree to the conditions that stand under the heading of that name in the printed edition.",
        "Readers are bound by the house rules, whose wording can be had from the desk at the entrance on any weekday.",
    ),
    (
        "We have been printed at the old mill since 1884 and belong to the families who founded us after the flood.",
        "Nine people make this paper in two rooms above the bakery, and you may visit them on the first Monday.",
        "This paper has no owner but its readers, whose council meets in the reading room of the library each June.",
    ),
)
NOTES = 80
KINDS = ("whole", "half", "light", "buried half", "buried quarter")


@dataclass(frozen=True)
class Example:
    text: str
    outlet: str
    story: int
    kind: str


def read_articles(folder: Path) -> list[str]:
    files = sorted((folder / "data" / "polnear").glob("*/text/*.txt"))
    if not files:
        raise SystemExit(f"{folder}: no data/polnear/*/text/*.txt here; name the folder that holds it")
    texts = (path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n") for path in files)
    return drop_relatives([text for text in dict.fromkeys(texts) if len(text.split()) >= 150])


def drop_relatives(articles: list[str]) -> list[str]:
    rng = random.Random(0)
    grouped, _ = group_origins([as_report(i, Example(text, str(i), 0, ""), rng) for i, text in enumerate(articles)])
    first = {str(report.origin): text for report, text in reversed(list(zip(grouped, articles, strict=True)))}
    return list(first.values())


def build_bench(articles: list[str], size: int, seed: int) -> list[Example]:
    """Originals with their copies first, then articles on their own until there are enough reports."""
    rng = random.Random(seed)
    rng.shuffle(articles)
    hosts, originals = articles[: len(articles) // 2], articles[len(articles) // 2 :]
    examples: list[Example] = []
    story = 0
    while len(examples) < size:
        original, chosen = originals[story % len(originals)], [hosts.pop() for _ in range(2) if hosts]
        if len(chosen) < 2 or story >= len(originals):
            break
        options = possible_kinds(original)
        kinds = ("original", *rng.sample(options, min(3, len(options))))
        for kind in kinds:
            text = change(original, kind, chosen, rng)
            outlet = f"The {rng.choice(['Ashen', 'Brook', 'Corran', 'Dale', 'Elm', 'Ford', 'Glen'])} Courier"
            examples.append(Example(dress(text, outlet, rng), outlet, story, kind))
        story += 1
    return examples


def build_notes(articles: list[str], stories: int, seed: int) -> list[Example]:
    """Two notes of each of many small papers: a paragraph of news above rights lines that are longer."""
    rng = random.Random(seed)
    paragraphs = sorted({p for text in articles for p in text.split("\n") if 25 <= len(p.split()) <= 45})
    rng.shuffle(paragraphs)
    notes = []
    for number, paragraph in enumerate(paragraphs[-NOTES:]):
        outlet = (
            f"The {TOWNS[number // 2 % len(TOWNS)]} {PAPERS[number // 2 // len(TOWNS) % len(PAPERS)]} {number // 64}"
        )
        wording = random.Random(number // 2)
        rights = " ".join(wording.choice(clauses) for clauses in wording.sample(RIGHTS, len(RIGHTS)))
        rights = " ".join(w if i % 4 else f"{w}{number // 2}" for i, w in enumerate(rights.split(" ")))
        text = "\n".join([paragraph, rights.format(outlet=outlet)])
        notes.append(Example(text, outlet, stories + number, "note"))
    return notes


def possible_kinds(text: str) -> list[str]:
    pieces = {"half": (0.0, 0.5), "buried half": (0.25, 0.75), "buried quarter": (0.0, 0.25)}
    return [kind for kind in KINDS if kind not in pieces or unquoted_words(cut(text, *pieces[kind])) >= 40]


def unquoted_words(text: str) -> int:
    inside = sum(len(text[q.start : q.end].split()) for q in find_quotations(text))
    return len(text.split()) - inside


def change(text: str, kind: str, hosts: list[str], rng: random.Random) -> str:
    paragraphs = [p for p in text.split("\n") if p.strip()]
    match kind:
        case "half":
            return cut(text, 0.0, 0.5)
        case "light":
            return "\n".join(edit(p, rng) for p in paragraphs)
        case "buried half":
            return bury(cut(text, 0.25, 0.75), hosts[0], rng)
        case "buried quarter":
            return bury(cut(text, 0.0, 0.25), hosts[1], rng)
        case _:
            return text


def cut(text: str, start: float, end: float) -> str:
    words = text.split(" ")
    return " ".join(words[int(len(words) * start) : int(len(words) * end)])


def edit(paragraph: str, rng: random.Random) -> str:
    """Every twelfth word or so goes, is doubled by another, or is replaced."""
    words = []
    for word in paragraph.split(" "):
        roll = rng.random()
        if roll > 0.08:
            words.append(word)
        elif roll > 0.05:
            words.append(rng.choice(("several", "earlier", "reportedly", "also", "former")))
        elif roll > 0.025:
            words += [word, rng.choice(("then", "there", "later"))]
    return " ".join(words)


def bury(piece: str, host: str, rng: random.Random) -> str:
    paragraphs = [p for p in host.split("\n") if p.strip()]
    at = rng.randrange(len(paragraphs) + 1)
    return "\n".join([*paragraphs[:at], piece, *paragraphs[at:]])


def dress(text: str, outlet: str, rng: random.Random) -> str:
    parts = [text]
    if rng.random() < 0.2:
        parts.insert(rng.randrange(2), QUOTATION)
    if rng.random() < 0.2:
        parts.append(BACKGROUND)
    return "\n".join([*parts, FOOTER.format(outlet=outlet)])


def as_report(number: int, example: Example, rng: random.Random) -> Report:
    day = date(2031, 3, 1) + timedelta(days=example.story % 60 + rng.randrange(2))
    return Report(
        id=ReportId(f"report-{number:05d}"),
        input=f"{number}.txt",
        item=0,
        headline=None,
        outlet=example.outlet,
        voice=ActorId("found:" + example.outlet.lower().replace(" ", "-")),
        agencies=(),
        byline=None,
        published=day.isoformat(),
        published_basis=DateBasis.STATED,
        language="en",
        kind=ReportKind.NEWS,
        text=example.text,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Precision, recall, F1 and time of origin grouping.")
    parser.add_argument("folder", nargs="?", default=os.environ.get("TRUCELINE_SHARED", "../shared"))
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--show", action="store_true", help="list the pairs that were missed or wrong")
    options = parser.parse_args()
    articles = read_articles(Path(options.folder))
    examples = build_bench(articles, options.reports, options.seed)
    used = " ".join(example.text for example in examples)
    unused = [text for text in articles if text.split("\n")[-1][-60:] not in used]
    examples += build_notes(unused, len(examples), options.seed)
    print_accuracy(examples, options.show)
    if not options.show:
        print_speed(articles, options.reports)


def print_accuracy(examples: list[Example], show: bool) -> None:
    rng = random.Random(1)
    reports = [as_report(i, example, rng) for i, example in enumerate(examples)]
    started = time.process_time()
    grouped, _ = group_origins(reports)
    seconds = time.process_time() - started
    by_origin: dict[str, list[int]] = defaultdict(list)
    for index, report in enumerate(grouped):
        by_origin[str(report.origin)].append(index)
    found = {pair for group in by_origin.values() for pair in combinations(group, 2)}
    by_story: dict[int, list[int]] = defaultdict(list)
    for index, example in enumerate(examples):
        by_story[example.story].append(index)
    gold = {pair for group in by_story.values() for pair in combinations(group, 2)}
    hits = len(found & gold)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(gold))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"reports {len(reports)}  pairs {len(gold)}", end="  ")
    print(f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  {seconds:.1f} s CPU")
    kinds = Counter(example.kind for example in examples)
    print("of them " + ", ".join(f"{kind} {count}" for kind, count in kinds.items()))
    if show:
        for a, b in sorted(found ^ gold):
            word = "missed" if (a, b) in gold else "wrong "
            print(word, (a, examples[a].kind, examples[a].story), (b, examples[b].kind, examples[b].story))


def print_speed(articles: list[str], count: int) -> None:
    """`count` reports: the articles again and again with every third word changed, so that most share nothing."""
    rng = random.Random(2)
    reports = []
    for number in range(count):
        text = articles[number % len(articles)]
        if number >= len(articles):
            text = " ".join(w if i % 3 else f"{w}{rng.randrange(90)}" for i, w in enumerate(text.split(" ")))
        reports.append(
            as_report(
                number, Example(dress(text, f"Paper {number % 40}", rng), f"Paper {number % 40}", number, ""), rng
            )
        )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    grouped, origins = group_origins(reports)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"reports {len(grouped)}  origins {len(origins)}  {seconds:.1f} s  memory {(peak - before) / 1024:.0f} MiB more"
    )


if __name__ == "__main__":
    main()
