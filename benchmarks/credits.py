#!/usr/bin/env python3
"""Agency credits: does intake find the agency that a newspaper's story came from?

    python -m benchmarks.credits [FOLDER] [--show]

FOLDER (default: $TRUCELINE_SHARED or ../shared) holds data/polnear: articles and metadata.tsv, whose columns `wire` and
`credit` say which agency a story came from. Each article is read as a plain file, without a pack and without its
metadata; what comes out as the report's agencies is held against the columns. A credit to a paper or to a programme is
no agency's. Counted apart: stories whose text names the agency nowhere, which nobody could find.
"""

from __future__ import annotations

import argparse
import csv
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from truceline import intake, reports
from truceline.model.ids import ActorId
from truceline.reports.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    name: str
    text: str
    wanted: frozenset[ActorId]
    found: frozenset[ActorId]


def read_article(path: Path, names: Names) -> tuple[str, frozenset[ActorId]]:
    """The text as read, and the agencies credited by every report in it."""
    (file,) = intake.find_files([str(path)], on_issue=lambda _: None)
    captures = intake.read_file(file, on_issue=lambda _: None, on_file=lambda _: None)
    found = reports.find_reports(captures, names=names, tz=None)
    return captures[0].content, frozenset(agency for report in found for agency in report.agencies)


def wanted_agencies(row: dict[str, str], names: Names) -> frozenset[ActorId]:
    """`wire` names an agency; `credit` may ("h/t: NAME")."""
    printed = (row["wire"], row["credit"].rpartition(":")[2])
    agencies = (names.agency(name) for name in printed if name not in ("", "None", "NA"))
    return frozenset(agency for agency in agencies if agency is not None)


def read_articles(folder: Path, names: Names) -> list[Article]:
    data = folder / "data" / "polnear"
    if not (data / "metadata.tsv").is_file():
        raise SystemExit(f"{folder}: no data/polnear/metadata.tsv here; name the folder that holds it")
    with (data / "metadata.tsv").open(newline="", encoding="utf-8") as lines:
        rows = {row["filename"]: row for row in csv.DictReader(lines, delimiter="\t")}
    articles = []
    for path in sorted(data.glob("*/text/*.txt")):
        text, found = read_article(path, names)
        articles.append(Article(name=path.stem, text=text, wanted=wanted_agencies(rows[path.stem], names), found=found))
    return articles


def main() -> None:
    parser = argparse.ArgumentParser(description="Precision, recall and F1 of agency credits.")
    parser.add_argument("folder", nargs="?", default=os.environ.get("TRUCELINE_SHARED", "../shared"))
    parser.add_argument("--show", action="store_true", help="list the articles read wrongly")
    options = parser.parse_args()
    names = Names.of(())
    articles = read_articles(Path(options.folder), names)
    counts: Counter[str] = Counter()
    for article in articles:
        counts["right"] += len(article.wanted & article.found)
        missed, wrong = article.wanted - article.found, article.found - article.wanted
        named = {mention.id for mention in names.mentions(article.text, frozenset({"agency"}))}
        for agency in missed:
            counts["missed, named in the text" if agency in named else "missed, nowhere named"] += 1
        counts["wrong"] += len(wrong)
        if options.show and (missed or wrong):
            print(f"{article.name}: missed {sorted(missed)} wrong {sorted(wrong)}")
    missed_all = counts["missed, named in the text"] + counts["missed, nowhere named"]
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = counts["right"] / max(1, counts["right"] + missed_all)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"articles {len(articles)}  credits {counts['right'] + missed_all}", end="  ")
    print(f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}")
    print(", ".join(f"{kind} {count}" for kind, count in sorted(counts.items())))


if __name__ == "__main__":
    main()
