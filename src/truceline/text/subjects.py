"""Which provision of an agreement some words are about, and which agreement a text means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from truceline.model.agreement import Agreement, Provision
from truceline.text.lexicon import words
from truceline.text.names import fold_word

_WORD = re.compile(r"[^\W\d_]{3,}")
_DULL = words(
    "the and for all any are its his her their with from that this which who will shall under within between into over",
    "both side sides party parties agreed agree agreement point points keep keeps kept open opened stay stays place",
    "placed set sets take taken takes back day days time times one two three four five six seven eight nine ten either",
    "every along above other others goes per each than then not them they have has had been being was were out off",
    "step hold holds held only own full",
)
_GENERIC = words(
    "agreement accord arrangement statement declaration deal truce ceasefire treaty memorandum protocol document",
    "act charter convention pact text paper joint",
)
_OTHER_TEXT = re.compile(r"\s*(?:of|in|to)\s+(?:the|its|that|this)?\s*((?:[\w'’.-]+\s+){0,5}?[\w'’-]+)(?=[\s.,;:)]|$)")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A rough stem under which "withdrawal" and "withdrawn", "monitors" and "monitoring" agree."""
    key = fold_word(word)
    for ending in (
        "ational",
        "ations",
        "ation",
        "ings",
        "ing",
        "als",
        "al",
        "ers",
        "er",
        "ed",
        "ees",
        "ee",
        "es",
        "s",
        "n",
    ):
        if key.endswith(ending) and len(key) - len(ending) >= 4:
            return key[: -len(ending)]
    return key


def stems(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(text) if fold_word(word) not in _DULL}


class Subjects:
    """The telling words of each provision: those of its title weigh most, those that several share weigh less."""

    def __init__(self, agreement: Agreement) -> None:
        self.numbers = [provision.number for provision in agreement.provisions]
        self._weights = {provision.number: _weigh(provision) for provision in agreement.provisions}
        shared = Counter(word for weights in self._weights.values() for word in weights)
        self._rarity = {word: 1.0 / count for word, count in shared.items()}
        self._title = {word[0].upper() + word[1:] for word in _WORD.findall(agreement.title) if len(word) > 3}
        self.titles = {p.number: stems(p.title) for p in agreement.provisions}

    def score(self, number: str, found: set[str]) -> float:
        """How much of the provision's telling words is among `found`: 1 is a word of its title that is its own."""
        weights = self._weights[number]
        return sum(weights[word] * self._rarity[word] for word in sorted(found & weights.keys()))

    def fitting(self, found: set[str]) -> set[str]:
        """The provisions that some words can be about."""
        best = self.best(found)
        return {number for number in self.numbers if number == best or self.score(number, found) >= 1}

    def named_in(self, text: str) -> bool:
        """Whether a text names the agreement at all, by a word of its title with a capital."""
        return any(word in text for word in self._title)

    def best(self, found: set[str]) -> str | None:
        """The provision that the words are about, if one is clearly ahead of the others."""
        scored = sorted(((self.score(number, found), number) for number in self.numbers), reverse=True)
        if not scored or scored[0][0] < 0.5 or (len(scored) > 1 and scored[1][0] * 1.5 > scored[0][0]):
            return None
        return scored[0][1]


def _weigh(provision: Provision) -> dict[str, float]:
    weights = dict.fromkeys(stems(provision.text), 0.5)
    return weights | dict.fromkeys(stems(provision.title), 1.0)


def choose_agreement(text: str, agreements: Sequence[Agreement]) -> Agreement | None:
    """The agreement that a text is about: the only one there is, or the one whose title it names most."""
    if len(agreements) < 2:
        return agreements[0] if agreements else None
    scores = [(_mentions(text, agreement), -index) for index, agreement in enumerate(agreements)]
    best = max(scores)
    return agreements[-best[1]] if best[0] > 0 and [s for s, _ in scores].count(best[0]) == 1 else None


def _mentions(text: str, agreement: Agreement) -> int:
    telling = stems(agreement.title) - {stem(word) for word in _GENERIC}
    return sum(stem(word) in telling for word in _WORD.findall(text) if word[0].isupper())


def names_other_text(after: str, agreement: Agreement) -> bool:
    """Whether what follows the mention of a point ties it to some other text ("Article 51 of the UN Charter")."""
    match = _OTHER_TEXT.match(after)
    if match is None:
        return False
    phrase = after[match.start(1) : match.start(1) + 60].partition(".")[0]
    named = _WORD.findall(phrase)[:6]
    capitals = [word for word in named if word[0].isupper()]
    title = stems(agreement.title) | {fold_word(word) for word in _WORD.findall(agreement.title)}
    if not capitals or any(stem(word) in title or fold_word(word) in title for word in named):
        return False
    return any(
        fold_word(word) in {"charter", "convention", "constitution", "treaty", "code", "resolution"} for word in named
    )
