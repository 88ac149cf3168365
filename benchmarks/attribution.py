"""Who says what, held against PolNeAR's development part: precision, recall and F1 of the packaged tagger.

    python benchmarks/attribution.py [SHARED] [--model FOLDER] [--worst N [--show K]] [--width W …]

SHARED (default: $TRUCELINE_SHARED or ../shared) holds data/polnear. Measures: tokens of source, cue and content;
content spans that overlap by half of their union, one to one; those of them whose sources overlap; the same, right too
where neither side names anybody; and contents with the very same characters. Beside each stands a pattern for quotation
marks, run over the same texts. By outlet and by length as well. `--worst` counts the commonest classes of error with
what would fix each, `--show` adds examples (do not pass them on), `--width` reads the texts in windows of other widths:
where no seam shows, the figures stay and so do the attributions.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.mistakes import print_mistakes  # noqa: E402
from training.corpora.polnear import read_polnear  # noqa: E402
from training.scores import (  # noqa: E402
    Attributed,
    Count,
    Scores,
    attributed,
    gold_attributions,
    match_contents,
    score_text,
)

from truceline.text.tagger.decode import Floats  # noqa: E402
from truceline.text.tagger.loading import PACKAGED, Tagger, load_tagger  # noqa: E402
from truceline.text.tagger.pieces import cut_pieces  # noqa: E402
from truceline.text.tagger.tagged import Tagged, tag_pieces  # noqa: E402
from truceline.text.tagger.windows import WIDTH, Window, cut_windows  # noqa: E402

_QUOTED = re.compile(r"[“\"][^“”\"\r\n]+[”\"]")
_LENGTHS = (400, 800, 1200)
_CONTENT_LENGTHS = (5, 10, 20, 40)
_MOST_POSITIONS = 512
SPANS = ("content spans", "with source", "with source or none", "exact content")


@dataclass(frozen=True, slots=True)
class Scored:
    """One article with what people marked, what the tagger finds and what the pattern finds."""

    outlet: str
    text: str
    gold: list[Attributed]
    tagger: list[Attributed]
    pattern: list[Attributed]

    @property
    def words(self) -> int:
        return len(self.text.split())


def find_quoted(text: str) -> list[Attributed]:
    """The baseline: whatever stands between double quotation marks, said by nobody."""
    return [Attributed((), (), ((m.start(), m.end()),)) for m in _QUOTED.finditer(text)]


def read_articles(shared: Path, tag: Callable[[str], Tagged]) -> list[Scored]:
    folder = shared / "data" / "polnear"
    if not folder.is_dir():
        raise SystemExit(f"{shared}: no data/polnear here; name the folder that holds it")
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        outlets = {row["filename"]: row["publisher"] for row in rows if row["compartment"] == "dev"}
    return [
        Scored(
            outlets.get(example.name, "?"),
            example.text,
            gold_attributions(example),
            attributed(tag(example.text)),
            find_quoted(example.text),
        )
        for example in read_polnear(folder, part="dev")
    ]


def score(articles: Iterable[Scored], side: str) -> Scores:
    """`side` is "tagger" or "pattern"."""
    scores = Scores()
    for article in articles:
        score_text(scores, article.text, article.gold, getattr(article, side))
    return scores


def print_measures(articles: Sequence[Scored]) -> None:
    ours, theirs = score(articles, "tagger"), score(articles, "pattern")
    print(f"{'':22}{'tagger':^22}   {'quotation marks':^22}\n{'':22}" + "   ".join([f"{'P':>6}{'R':>8}{'F1':>8}"] * 2))
    for measure, count in ours.counts.items():
        cells = ("".join(f"{v:8.3f}" for v in c.figures)[2:] for c in (count, theirs.counts[measure]))
        print(f"{measure:22}" + "   ".join(cells) + f"   of {count.wanted}, found {count.found}")


def print_groups(articles: Sequence[Scored], name: str, key: Callable[[Scored], str]) -> None:
    """F1 by outlet or by length: the tagger's four measures, then the pattern's contents."""
    groups: dict[str, list[Scored]] = defaultdict(list)
    for article in articles:
        groups[key(article)].append(article)
    head = "  source    cue content   spans  source or none   exact   pattern"
    print(f"\n{'F1 by ' + name:22}{'texts':>6}{'marked':>8}{head}")
    for label, inside in sorted(groups.items()):
        ours, theirs = score(inside, "tagger"), score(inside, "pattern")
        tokens = "".join(f"{ours.f1(m):8.3f}" for m in ("source", "cue", "content"))
        spans = "".join(f"{ours.f1(m):8.3f}" for m in SPANS)
        wanted = ours.counts["content spans"].wanted
        print(f"{label:22}{len(inside):6}{wanted:8}{tokens}{spans}  {theirs.f1('content spans'):8.3f}")


def step_of(size: int, steps: Sequence[int], unit: str) -> str:
    """Which of the steps a size falls into, so that labels sort by size."""
    place = sum(size >= step for step in steps)
    low, high = ("0", *map(str, steps))[place], (*(str(s - 1) for s in steps), "more")[place]
    return f"{place + 1}: {low} to {high} {unit}" if place < len(steps) else f"{place + 1}: {low} {unit} or more"


def print_by_content(articles: Iterable[Scored]) -> None:
    """By the number of words in a content: recall over those marked, precision over those found."""
    counts: dict[str, Count] = defaultdict(Count)
    hits: dict[str, Count] = defaultdict(Count)
    for article in articles:
        sizes = [[_step(article.text, a) for a in side] for side in (article.gold, article.tagger)]
        for label in sizes[0]:
            counts[label].wanted += 1
        for label in sizes[1]:
            counts[label].found += 1
        for g, f in match_contents(article.gold, article.tagger):
            hits[sizes[0][g]].wanted += 1
            hits[sizes[1][f]].found += 1
    print(f"\n{'by words of a content':22}{'marked':>8}{'recall':>8}{'found':>8}{'precision':>11}")
    for label, count in sorted(counts.items()):
        recall, precision = hits[label].wanted / max(1, count.wanted), hits[label].found / max(1, count.found)
        print(f"{label:22}{count.wanted:8}{recall:8.3f}{count.found:8}{precision:11.3f}")


def _step(text: str, attribution: Attributed) -> str:
    words = sum(len(text[start:end].split()) for start, end in attribution.content)
    return step_of(words, _CONTENT_LENGTHS, "words")


def tag_at_width(tagger: Tagger, width: int) -> Callable[[str], Tagged]:
    """The tagger as if its windows were `width` pieces wide."""

    def tag(text: str) -> Tagged:
        pieces = cut_pieces(text, tagger.tokenizer)
        if not len(pieces.starts):
            return Tagged()
        windows = cut_windows(pieces, width)
        longest = max(len(window.ids) for window in windows)
        if longest > _MOST_POSITIONS:
            raise SystemExit(f"--width {width}: a window has {longest} pieces, the model reads {_MOST_POSITIONS}")
        columns = np.concatenate([tagger.forward(window)[window.at] for window in windows])

        def given(window: Window) -> Floats:
            answer = np.zeros((len(window.ids), columns.shape[1]), dtype=np.float32)
            answer[window.at] = columns[slice(*window.words)]
            return answer

        return tag_pieces(pieces, given, tagger.layout, tagger.weights)

    return tag


def find_seams(tagger: Tagger, text: str, width: int) -> list[int]:
    """Where a window begins inside a paragraph."""
    pieces = cut_pieces(text, tagger.tokenizer)
    begins = {begin for begin, _ in pieces.paragraphs}
    starts = {window.words[0] for window in cut_windows(pieces, width)} if len(pieces.starts) else set()
    return [int(pieces.starts[word]) for word in sorted(starts - begins)]


def print_widths(tagger: Tagger, articles: Sequence[Scored], widths: Sequence[int]) -> None:
    """How figures and attributions change where the texts are read in windows of other widths."""
    print(
        f"\n{'width':>5}  " + "".join(f"{m:>20}" for m in SPANS) + "   as at own width   contents over a seam, recall"
    )
    for width in widths:
        tag = tag_at_width(tagger, width)
        scores, same, either = Scores(), 0, 0
        parted = Count()
        for article in articles:
            found = attributed(tag(article.text))
            score_text(scores, article.text, article.gold, found)
            same += len(set(found) & set(article.tagger))
            either += len(set(found) | set(article.tagger))
            seams = find_seams(tagger, article.text, width)
            over = {n for n, a in enumerate(article.gold) if _lies_over(a, seams)}
            parted.wanted += len(over)
            parted.right += len(over & {g for g, _ in match_contents(article.gold, found)})
        figures = "".join(f"{scores.f1(m):20.3f}" for m in SPANS)
        print(f"{width:5}  {figures}{same / max(1, either):18.3f}{parted.wanted:12}{parted.figures[1]:15.3f}")


def _lies_over(attribution: Attributed, seams: Sequence[int]) -> bool:
    return any(min(s for s, _ in attribution.content) < at < max(e for _, e in attribution.content) for at in seams)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path, nargs="?", default=Path(os.environ.get("TRUCELINE_SHARED", "../shared")))
    parser.add_argument("--model", type=Path, default=PACKAGED, help="folder of another model")
    parser.add_argument(
        "--worst", type=int, metavar="N", help="the N commonest classes of error, and what would fix each"
    )
    parser.add_argument("--show", type=int, default=0, metavar="K", help="with --worst: K examples of each class")
    parser.add_argument("--width", type=int, nargs="+", default=[], metavar="W", help="other widths of windows")
    options = parser.parse_args()
    tagger = load_tagger(options.model)
    articles = read_articles(options.shared, tagger.tag)
    print(f"tagger/{tagger.version} {tagger.sha256[:12]}, {len(articles)} texts, windows of {WIDTH} pieces\n")
    print_measures(articles)
    print_groups(articles, "outlet", lambda article: article.outlet)
    print_groups(articles, "words of the text", lambda article: step_of(article.words, _LENGTHS, "words"))
    print_by_content(articles)
    if options.worst:
        print_mistakes([(a.text, a.gold, a.tagger) for a in articles], most=options.worst, show=options.show)
    if options.width:
        print_widths(tagger, articles, options.width)


if __name__ == "__main__":
    main()
