"""How well attributions are found, by the measures that the peers are known by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from training.examples import ATTRIBUTION, ENTITY, ROLES, Example
from truceline.text.tagger.tagged import Tagged

_TOKEN = re.compile(r"\w+|[^\w\s]")
Stretch = tuple[int, int]
Tag = Callable[[str], Tagged]


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution as stretches of the text; `source` is empty where nobody is named."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


@dataclass(slots=True)
class Count:
    """Right ones, found ones and wanted ones."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall, F1; 0 where there is nothing to divide by."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


@dataclass(slots=True)
class Scores:
    """Counts by measure: "source", "cue", "content" tokens; "content spans"; "with source"; "exact content"."""

    counts: dict[str, Count] = field(default_factory=dict)

    def add(self, measure: str, *, right: int, found: int, wanted: int) -> None:
        """Add to a measure."""
        count = self.counts.setdefault(measure, Count())
        count.right, count.found, count.wanted = count.right + right, count.found + found, count.wanted + wanted

    def f1(self, measure: str) -> float:
        """F1 of a measure."""
        return self.counts[measure].figures[2]


def gold_attributions(example: Example) -> list[Attributed]:
    """The attributions of an example, by their group numbers; one without a content is left out."""
    by_group: dict[int, dict[str, list[Stretch]]] = {}
    for mark in example.marks:
        if mark.layer == ATTRIBUTION:
            for group in mark.groups:
                by_group.setdefault(group, {role: [] for role in ROLES})[mark.label].append((mark.start, mark.end))
    return [
        Attributed(*(tuple(sorted(parts[role])) for role in ROLES))
        for _, parts in sorted(by_group.items())
        if parts["content"]
    ]


def attributed(tagged: Tagged) -> list[Attributed]:
    """The tagger's attributions in the form of the scorer."""
    return [
        Attributed(
            source=((a.source.start, a.source.end),) if a.source else (),
            cue=((a.cue.start, a.cue.end),),
            content=tuple((c.start, c.end) for c in a.contents),
        )
        for a in tagged.attributions
    ]


def score_text(scores: Scores, text: str, gold: Sequence[Attributed], found: Sequence[Attributed]) -> None:
    """Add one text. Contents match where their characters overlap by half of their union, one to one, best first.

    "with source" asks that the sources overlap too, and an attribution that names nobody can only be missed, as in
    the figures of the peers; "with source or none" takes it as right where neither names anybody.
    """
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    for role in ROLES:
        wanted = _covered(tokens, (s for a in gold for s in getattr(a, role)))
        given = _covered(tokens, (s for a in found for s in getattr(a, role)))
        scores.add(role, right=len(wanted & given), found=len(given), wanted=len(wanted))
    pairs = match_contents(gold, found)
    sizes = {"found": len(found), "wanted": len(gold)}
    scores.add("content spans", right=len(pairs), **sizes)
    overlapping = sum(bool(_characters(gold[g].source) & _characters(found[f].source)) for g, f in pairs)
    neither = sum(not gold[g].source and not found[f].source for g, f in pairs)
    scores.add("with source", right=overlapping, **sizes)
    scores.add("with source or none", right=overlapping + neither, **sizes)
    trim = Counter(a.content for a in gold) & Counter(a.content for a in found)
    scores.add("exact content", right=sum(trim.values()), **sizes)


def score_attributions(tag: Tag, examples: Iterable[Example]) -> Scores:
    """The attribution measures over examples."""
    scores = Scores()
    for example in examples:
        score_text(scores, example.text, gold_attributions(example), attributed(tag(example.text)))
    return scores


def score_entities(tag: Tag, examples: Iterable[Example], labels: frozenset[str] | None = None) -> Scores:
    """Exact spans with the right label, by label and as "all"; `labels` limits both sides to those of the corpus."""
    scores = Scores()
    for example in examples:
        gold = {(m.label, m.start, m.end) for m in example.marks if m.layer == ENTITY}
        found = {(e.label, e.span.start, e.span.end) for e in tag(example.text).entities}
        if labels:
            gold, found = ({m for m in side if m[0] in labels} for side in (gold, found))
        for label in ["all", *sorted({m[0] for m in gold | found})]:
            wanted, given = ({m for m in side if label in {"all", m[0]}} for side in (gold, found))
            scores.add(label, right=len(wanted & given), found=len(given), wanted=len(wanted))
    return scores


def match_contents(gold: Sequence[Attributed], found: Sequence[Attributed]) -> list[tuple[int, int]]:
    """Index pairs of contents that match, one to one; the best overlap is paired first."""
    wanted = [_characters(a.content) for a in gold]
    given = [_characters(a.content) for a in found]
    rated = []
    for g, left in enumerate(wanted):
        for f, right in enumerate(given):
            if both := len(left & right):
                rated.append((both / len(left | right), g, f))
    pairs: list[tuple[int, int]] = []
    used_gold, used_found = set(), set()
    for overlap, g, f in sorted(rated, key=lambda r: (-r[0], r[1], r[2])):
        if overlap >= 0.5 and g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            pairs.append((g, f))
    return pairs


def _characters(stretches: Iterable[Stretch]) -> set[int]:
    return {at for start, end in stretches for at in range(start, end)}


def _covered(tokens: list[Stretch], stretches: Iterable[Stretch]) -> set[int]:
    inside = _characters(stretches)
    return {n for n, (start, end) in enumerate(tokens) if any(at in inside for at in range(start, end))}
