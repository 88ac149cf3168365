"""How well the lexicon of events knows the event words of the marked passages.

    python benchmarks/lexicon.py [FILE…] [--show TYPE|all] [--false] [--seconds]

FILE (default: training/sentences/*.txt) holds passages as `training.markup` reads them. Words: a mark is known where a
trigger overlaps it, and right where one of those is of its type. Sentences: the types marked in a sentence against the
types triggered in it, each once; triggers that only refer to an event count for recall, not against precision.
Violence of a kind that its words do not tell is right for each kind that it could be. `--show` lists what is missed
(-) and what is taken for something else (~), `--false` the types triggered in sentences without a mark of that type.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from training.examples import EVENT, Example, Mark  # noqa: E402
from training.markup import read_passages  # noqa: E402

from truceline.claims.triggers import UNSETTLED, Trigger, find_triggers  # noqa: E402
from truceline.model.event import event_types  # noqa: E402

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“‘]?[A-ZÀ-Ý0-9])|\n+")
_ROUNDS = 5
_SPOKEN = frozenset({"comment", "demand", "accusation", "negotiation"})


@dataclass
class Tally:
    """Counts by type. `right` and `false` count sentences, the others marks."""

    marks: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    typed: Counter[str] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    triggered: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    taken_for: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[tuple[str, str]] = field(default_factory=list)
    alarms: list[tuple[str, str]] = field(default_factory=list)
    quiet: int = 0
    quiet_alarmed: int = 0


def read_all(paths: Iterable[Path]) -> list[Example]:
    return [example for path in paths for example in read_passages(path)]


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def could_be(trigger: Trigger, kind: str) -> bool:
    return trigger.type == kind or kind in UNSETTLED.get(trigger.type, ())


def tally_sentence(tally: Tally, text: str, marks: list[Mark], start: int) -> None:
    """Count one sentence; `start` is its offset in the passage that the marks are placed in."""
    triggers = find_triggers(text)
    for mark in marks:
        tally_mark(tally, mark, triggers, text, start)
    for kind in {mark.label for mark in marks}:
        tally.sentences[kind] += 1
        tally.right[kind] += any(could_be(t, kind) for t in triggers)
    for kind, trigger in {t.type: t for t in triggers if not t.nominal}.items():
        tally.triggered[kind] += 1
        if not any(could_be(trigger, mark.label) for mark in marks):
            tally.false[kind] += 1
            tally.alarms.append((kind, shown(text, trigger.start, trigger.end)))
    if not marks:
        tally.quiet += 1
        tally.quiet_alarmed += any(not t.nominal for t in triggers)


def tally_mark(tally: Tally, mark: Mark, triggers: Iterable[Trigger], text: str, start: int) -> None:
    begin, end = mark.start - start, mark.end - start
    over = [t for t in triggers if t.start < end and begin < t.end]
    right = any(could_be(t, mark.label) for t in over)
    tally.marks[mark.label] += 1
    tally.known[mark.label] += bool(over)
    tally.typed[mark.label] += right
    if not right:
        beside = any(could_be(t, mark.label) for t in triggers)
        wrong = ",".join(t.type for t in over)
        sign = "~" if over else "-"
        tally.misses.append((mark.label, f"{sign}{'=' if beside else ' '} {wrong:14} {shown(text, begin, end)}"))
        tally.taken_for[mark.label, wrong or "nothing"] += 1


def shown(text: str, start: int, end: int) -> str:
    around = f"{text[max(0, start - 70) : start]}«{text[start:end]}»{text[end : end + 50]}"
    return around.replace("\n", " / ")


def tally_all(examples: Iterable[Example]) -> Tally:
    tally = Tally()
    for example in examples:
        marks = [mark for mark in example.marks if mark.layer == EVENT]
        for start, end in sentences_of(example.text):
            inside = [mark for mark in marks if start <= mark.start < end]
            tally_sentence(tally, example.text[start:end], inside, start)
    return tally


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def table(tally: Tally) -> Iterator[str]:
    yield f"{'type':24}{'marks':>6}{'known':>7}{'typed':>7} |{'sent.':>6}{'recall':>8}{'prec.':>7}"
    for kind in [*event_types(), *UNSETTLED]:
        found = tally.triggered[kind]
        yield (
            f"{kind:24}{tally.marks[kind]:6}{share(tally.known[kind], tally.marks[kind]):>7}"
            f"{share(tally.typed[kind], tally.marks[kind]):>7} |{tally.sentences[kind]:6}"
            f"{share(tally.right[kind], tally.sentences[kind]):>8}{share(found - tally.false[kind], found):>7}"
        )
    yield total(tally, "all", frozenset())
    yield total(tally, "all but talk", _SPOKEN)
    yield f"sentences without a mark: {tally.quiet}, of them with a trigger: {tally.quiet_alarmed}"
    confused = [(pair, n) for pair, n in tally.taken_for.most_common() if pair[1] != "nothing"]
    yield "confused: " + ", ".join(f"{right}>{wrong} {n}" for (right, wrong), n in confused[:30])


def total(tally: Tally, name: str, without: frozenset[str]) -> str:
    """A line for all types but some: those that most cues of attribution look like are seldom marked as events."""
    counters = (tally.marks, tally.known, tally.typed, tally.sentences, tally.right, tally.triggered, tally.false)
    marks, known, typed, sentences, right, found, false = (
        sum(n for kind, n in counter.items() if kind not in without) for counter in counters
    )
    return (
        f"{name:24}{marks:6}{share(known, marks):>7}{share(typed, marks):>7} |{sentences:6}"
        f"{share(right, sentences):>8}{share(found - false, found):>7}"
    )


def seconds(examples: Iterable[Example]) -> float:
    """The least of a few rounds of finding triggers in every sentence, without the memory of earlier ones."""
    texts = [example.text[start:end] for example in examples for start, end in sentences_of(example.text)]
    rounds = []
    for _ in range(_ROUNDS):
        find_triggers.cache_clear()
        begun = time.process_time()
        for text in texts:
            find_triggers(text)
        rounds.append(time.process_time() - begun)
    return min(rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="marked passages")
    parser.add_argument("--show", metavar="TYPE", help="list the words missed or mistaken of a type, or of all")
    parser.add_argument("--false", action="store_true", help="list false alarms of that type, or of all")
    parser.add_argument("--seconds", action="store_true", help="measure the time as well")
    options = parser.parse_args()
    examples = read_all(options.files or sorted((ROOT / "training" / "sentences").glob("*.txt")))
    tally = tally_all(examples)
    print("\n".join(table(tally)))
    wanted = options.show or "all"
    listed = [*(tally.misses if options.show else ()), *(tally.alarms if options.false else ())]
    for kind, line in sorted(listed):
        if wanted in {kind, "all"}:
            print(f"{kind:20} {line}")
    if options.seconds:
        print(f"{seconds(examples):.3f} s for {len(examples)} passages")


if __name__ == "__main__":
    main()
