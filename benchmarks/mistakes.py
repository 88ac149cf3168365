"""What is wrong with attributions that were found: every mistake in a class, with what would fix the class.

Used by benchmarks/attribution.py. A mistake's gains say what the counts would be without it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from training.scores import Attributed, Scores, Stretch, match_contents, score_text

from truceline.text.quotations import find_quotations

REMEDIES = {
    "missed: inside another's words": "a second layer of contents, so that spans may nest",
    "missed: cue found, words not": "a cue without content asks again: the best content span in its paragraph",
    "missed: cue in another paragraph": "ties across paragraphs, from a content to the last cue before it",
    "missed: quotation": "quotations always offered as contents, the network deciding on the tie only",
    "missed: names nobody": "more weight on attributions without a source; passives and nouns (“reports that”)",
    "missed: source alone found": "a lower threshold for cues beside a source; rarer cues in our own sentences",
    "missed: a few words": "“supports it”, “called him a …”: more of such short contents in our own sentences",
    "missed: whole": "rarer cues in our own sentences; a lower threshold for B and S tags",
    "joined with another": "a tag for the border of two contents; two cues in one span cut it in two",
    "split off": "contents of one cue that only a cue or a source parts are one; so are sentences of one quotation",
    "spurious: cue right, words elsewhere": "better ties: distance by clauses, marks between cue and content",
    "spurious: quotation": "quoted titles, names and single words in the training of ties",
    "spurious: names nobody": "a higher threshold where nobody is named",
    "spurious: overlaps another's words": "a better border of nested attributions; the outer one wins",
    "spurious: other": "calibration; PolNeAR leaves some attributions of that kind unmarked",
    "content: most of it cut off": "the next sentences of a quotation and the other half of one broken by its cue",
    "content: most of it cut off, others nested in it": "spans that nest: the outer one is lost to the inner",
    "content: runs on far": "a border wherever another cue begins; what leads up to “that” is no content",
    "content: runs on far, others nested in it": "spans that nest: the inner one is lost to the outer",
    "content: shares less than half": "boundaries: the words before and after the cue told apart",
    "content: shares less than half, others nested in it": "spans that nest",
    "content: only marks or blanks differ": "one convention for marks at the edges, set after decoding",
    "content: begins too early": "an edge may fall only after a mark, a cue or a conjunction",
    "content: begins too late": "as above; “that”, prepositions and adverbs that belong to the words",
    "content: ends too early": "continuation over commas, relative clauses and the next sentence of a quotation",
    "content: ends too late": "end at the clause of the cue; attribution inside the sentence (“, he said, ”)",
    "content: gap filled": "a cue or source inside a content always cuts it in two",
    "content: gap too much": "a part goes with the parts beside it unless a cue or a source stands between",
    "source: missing": "a bias against “none”; the source before the cue's verb if no other is tied",
    "source: another": "the subject of the cue's verb (a parse head, or features of the words between)",
    "source: invented": "a bias for “none” with passives and nouns",
    "source: too short": "appositions and titles belong to the source: more care for its edges",
    "source: too long": "the same: relative clauses and appositions after a comma",
    "source: shifted": "the same",
    "cue: another": "the verb nearest to the source wins over the noun",
    "cue: invented": "an attribution without a cue (“Name: …”) as a pattern of its own",
    "cue: too short": "auxiliaries, particles and adverbs belong to the cue: constrain by the verb group",
    "cue: too long": "the same, ending before objects and adverbs",
    "cue: shifted": "the same",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """`source`, `exact`, `found`: what its fixing adds to the right ones (with source; exact) and to those found."""

    kind: str
    at: Stretch
    source: int = 0
    exact: int = 0
    found: int = 0


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with both sides and the character sets of their contents."""

    text: str
    gold: Sequence[Attributed]
    found: Sequence[Attributed]
    quoted: frozenset[int]


def find_mistakes(text: str, gold: Sequence[Attributed], found: Sequence[Attributed]) -> list[Mistake]:
    """Every mistake of one text; a pair of attributions may have one each in its content, its source and its cue."""
    quoted = frozenset(at for q in find_quotations(text) for at in range(q.start, q.end))
    both = _Text(text, gold, found, quoted)
    pairs = match_contents(gold, found)
    mistakes: list[Mistake] = []
    for g, f in pairs:
        mistakes += _of_pair(text, gold[g], found[f])
    left = {g for g, _ in pairs}, {f for _, f in pairs}
    lone_found = [f for f in range(len(found)) if f not in left[1]]
    for g in (g for g in range(len(gold)) if g not in left[0]):
        near = max(lone_found, key=lambda f: _shared(gold[g].content, found[f].content), default=None)
        if near is not None and _shared(gold[g].content, found[near].content):
            lone_found.remove(near)
            mistakes.append(_half_shared(both, g, near))
        else:
            mistakes.append(_missed(both, g))
    return mistakes + [_spurious(both, f) for f in lone_found]


def _half_shared(both: _Text, g: int, f: int) -> Mistake:
    own, other = both.gold[g], both.found[f]
    wanted, given = _characters(own.content), _characters(other.content)
    nested = any(n != g and _shared(a.content, own.content) for n, a in enumerate(both.gold))
    kind = "most of it cut off" if given < wanted else "runs on far" if wanted < given else "shares less than half"
    kind += ", others nested in it" if nested else ""
    return Mistake(f"content: {kind}", _extent(own.content), int(bool(own.source)), 1)


def _of_pair(text: str, gold: Attributed, found: Attributed) -> Iterator[Mistake]:
    if gold.content != found.content:
        yield Mistake(f"content: {_boundary(text, gold.content, found.content)}", _extent(gold.content), exact=1)
    source = _difference(gold.source, found.source)
    if source:
        lost = bool(gold.source) and not _shared(gold.source, found.source)
        yield Mistake(f"source: {source}", _extent(gold.source or found.source), source=lost)
    cue = _difference(gold.cue, found.cue)
    if cue:
        yield Mistake(f"cue: {cue}", _extent(gold.cue or found.cue))


def _boundary(text: str, gold: tuple[Stretch, ...], found: tuple[Stretch, ...]) -> str:
    differing = _characters(gold) ^ _characters(found)
    if not any(text[at].isalnum() for at in differing):
        return "only marks or blanks differ"
    (start, end), (begins, ends) = _extent(gold), _extent(found)
    if (start, end) == (begins, ends):
        return "gap filled" if len(gold) > len(found) else "gap too much"
    if abs(start - begins) > abs(end - ends):
        return "begins too early" if begins < start else "begins too late"
    return "ends too early" if ends < end else "ends too late"


def _difference(gold: tuple[Stretch, ...], found: tuple[Stretch, ...]) -> str:
    """What is wrong with a source or a cue, empty where nothing is."""
    wanted, given = _characters(gold), _characters(found)
    if wanted == given:
        return ""
    if not wanted or not given:
        return "missing" if wanted else "invented"
    if not wanted & given:
        return "another"
    return "too short" if given < wanted else "too long" if wanted < given else "shifted"


def _missed(both: _Text, g: int) -> Mistake:
    own = both.gold[g]
    gains = {"source": int(bool(own.source)), "exact": 1, "found": 1}
    place = _extent(own.content)
    inside = _characters(own.content)
    around = [a for n, a in enumerate(both.gold) if n != g and inside < _characters(a.content)]
    paragraphs = [both.text.count("\n", 0, stretch[0]) for stretch in (place, *own.cue[:1])]
    if around:
        kind = "inside another's words"
    elif any(_shared(own.content, other.content) for other in both.found):
        return Mistake("joined with another", place, **gains)
    elif any(_shared(own.cue, other.cue) for other in both.found):
        kind = "cue found, words not"
    elif len(set(paragraphs)) > 1:
        kind = "cue in another paragraph"
    elif 2 * len(inside & both.quoted) > len(inside):
        kind = "quotation"
    elif not own.source:
        kind = "names nobody"
    elif any(_shared(own.source, other.source) for other in both.found):
        kind = "source alone found"
    else:
        kind = "a few words" if len(both.text[slice(*place)].split()) < 5 else "whole"
    return Mistake(f"missed: {kind}", place, **gains)


def _spurious(both: _Text, f: int) -> Mistake:
    own = both.found[f]
    place, inside = _extent(own.content), _characters(own.content)
    over = [a for a in both.gold if _shared(own.content, a.content)]
    if over and any(_shared(own.cue, a.cue) or _shared(own.source, a.source) for a in over):
        return Mistake("split off", place, found=-1)
    if over:
        kind = "overlaps another's words"
    elif any(_shared(own.cue, a.cue) for a in both.gold):
        kind = "cue right, words elsewhere"
    elif 2 * len(inside & both.quoted) > len(inside):
        kind = "quotation"
    else:
        kind = "other" if own.source else "names nobody"
    return Mistake(f"spurious: {kind}", place, found=-1)


def _characters(stretches: Iterable[Stretch]) -> set[int]:
    return {at for start, end in stretches for at in range(start, end)}


def _shared(one: Iterable[Stretch], other: Iterable[Stretch]) -> int:
    others = tuple(other)
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in others)


def _extent(stretches: Sequence[Stretch]) -> Stretch:
    return (min(s[0] for s in stretches), max(s[1] for s in stretches)) if stretches else (0, 0)


def print_mistakes(
    texts: Sequence[tuple[str, Sequence[Attributed], Sequence[Attributed]]], *, most: int, show: int
) -> None:
    """The commonest classes; `texts` are (text, gold, found), `show` the number of examples of each class."""
    scores = Scores()
    kinds: dict[str, list[tuple[Mistake, str]]] = defaultdict(list)
    for text, gold, found in texts:
        score_text(scores, text, gold, found)
        for mistake in find_mistakes(text, gold, found):
            kinds[mistake.kind].append((mistake, text))
    print(f"\n{'mistakes':52}{'count':>6}{'+source':>9}{'+exact':>8}  (F1 gained without them)  what would fix them")
    for kind, cases in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))[:most]:
        mistakes = [mistake for mistake, _ in cases]
        gains = (
            _gain(scores, "with source", [m.source for m in mistakes], mistakes),
            _gain(scores, "exact content", [m.exact for m in mistakes], mistakes),
        )
        print(f"{kind:52}{len(cases):6}{gains[0]:9.3f}{gains[1]:8.3f}  {REMEDIES.get(kind, '')}")
        for mistake, text in sorted(cases, key=lambda case: case[0].at[0] - case[0].at[1])[: 3 * show : 3]:
            print(f"    {_excerpt(text, *mistake.at)}")


def _gain(scores: Scores, measure: str, right: Sequence[int], mistakes: Sequence[Mistake]) -> float:
    count = scores.counts[measure]
    total = count.found + count.wanted + sum(m.found for m in mistakes)
    return 2 * (count.right + sum(right)) / max(1, total) - 2 * count.right / max(1, count.found + count.wanted)


def _excerpt(text: str, start: int, end: int) -> str:
    inner = text[start:end] if end - start < 160 else f"{text[start : start + 75]} … {text[end - 75 : end]}"
    around = f"{text[max(0, start - 70) : start]}«{inner}»{text[end : end + 60]}"
    return re.sub(r"\s+", " ", around)
