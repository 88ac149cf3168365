"""Names, dates and quantities that the tagger finds: exact words and the right label, precision, recall and F1.

    python benchmarks/entities.py [SHARED] [IOB2 …] [--model FOLDER] [--confused]

SHARED (default: $TRUCELINE_SHARED or ../shared) holds data/gum, of which the development part is read, all labels.
Files in IOB2 are Universal NER's (https://www.universalner.org), none of them trained on. They mark persons,
organisations and places only: of ours, these three are held against theirs, and peoples and parties ("group"), events,
dates and quantities are left out, for they mark no peoples, and taking the other groups for organisations finds fewer
of theirs than it adds wrong ones. `--confused` counts what was taken for what.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from training.corpora.gum import read_gum  # noqa: E402
from training.corpora.uner import read_iob2  # noqa: E402
from training.examples import ENTITY, Example  # noqa: E402
from training.scores import Scores, score_entities  # noqa: E402

from truceline.text.tagger.loading import PACKAGED, load_tagger  # noqa: E402
from truceline.text.tagger.tagged import Tagged  # noqa: E402

Tag = Callable[[str], Tagged]
NAMES = frozenset({"person", "organisation", "place"})


def print_scores(name: str, examples: Sequence[Example], scores: Scores) -> None:
    words = sum(len(example.text.split()) for example in examples)
    print(f"\n{name}, {len(examples)} texts, {words} words\n{'':14}{'P':>7}{'R':>8}{'F1':>8}{'marked':>9}{'found':>8}")
    for label, count in scores.counts.items():
        cells = "".join(f"{value:8.3f}" for value in count.figures)[1:]
        print(f"{label:14}{cells}{count.wanted:9}{count.found:8}")


def print_confused(tag: Tag, examples: Sequence[Example], labels: frozenset[str] | None) -> None:
    """What was marked against what was found: the same words under another label, or words that overlap."""
    counts: Counter[str] = Counter()
    for example in examples:
        gold = [(m.start, m.end, m.label) for m in example.marks if m.layer == ENTITY]
        found = [(e.span.start, e.span.end, e.label) for e in tag(example.text).entities]
        found = [f for f in found if labels is None or f[2] in labels or f[2] == "group"]
        right = set(gold) & set(found)
        for g in (g for g in gold if g not in right):
            near = next((f for f in found if f[0] < g[1] and g[0] < f[1]), None)
            edges = "nothing" if near is None else f"{near[2]}{'' if near[:2] == g[:2] else ', other words'}"
            counts[f"{g[2]} > {edges}"] += 1
        lone = [f for f in found if f not in right and not any(f[0] < g[1] and g[0] < f[1] for g in gold)]
        counts.update(f"nothing > {f[2]}" for f in lone)
    print("confused: " + "; ".join(f"{pair} {count}" for pair, count in counts.most_common(16)))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path, nargs="?", default=Path(os.environ.get("TRUCELINE_SHARED", "../shared")))
    parser.add_argument("iob2", type=Path, nargs="*", help="files of Universal NER")
    parser.add_argument("--model", type=Path, default=PACKAGED, help="folder of another model")
    parser.add_argument("--confused", action="store_true", help="count what was taken for what")
    options = parser.parse_args()
    tagger = load_tagger(options.model)
    seen: dict[str, Tagged] = {}

    def tag(text: str) -> Tagged:
        if text not in seen:
            seen[text] = tagger.tag(text)
        return seen[text]

    print(f"tagger/{tagger.version} {tagger.sha256[:12]}")
    gum = list(read_gum(options.shared / "data" / "gum", part="dev"))
    print_scores("GUM dev", gum, score_entities(tag, gum))
    if options.confused:
        print_confused(tag, gum, None)
    for path in options.iob2:
        examples = list(read_iob2(path))
        print_scores(path.stem, examples, score_entities(tag, examples, NAMES))
        if options.confused:
            print_confused(tag, examples, NAMES)


if __name__ == "__main__":
    main()
