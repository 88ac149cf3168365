"""How numbers are printed: digits with separators, words, and the vague ones (a dozen, hundreds of, no)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.text.lexicon import words

_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SCALES |= {"m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "k": 1_000}
_VALUES = (
    {word: n for n, word in enumerate(_UNITS)} | {word: 10 * (n + 2) for n, word in enumerate(_TENS)} | {"fourty": 40}
)

_SMALL = (
    rf"(?:(?:{'|'.join(_TENS)}|fourty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zero)"
)
_HUNDREDS = rf"(?:(?:{_SMALL}|a)[ -]hundred(?:(?: and)? {_SMALL})?)"
_SPELLED = (
    rf"(?:(?:{_HUNDREDS}|{_SMALL}|a)[ -](?:thousand|million|billion)(?:,?(?: and)? (?:{_HUNDREDS}|{_SMALL}))?"
    rf"|{_HUNDREDS}|(?:half a|{_SMALL}|a)[ -]dozen|half a million|{_SMALL})"
)
_DIGITS = (
    r"\d{1,3}(?:[,\u00a0\u202f']\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3}){1,3}(?![\d.,]\d)(?! \d)"
    r"|\d{1,9}(?:\.\d{1,3})?(?!\d)"
)
_MAGNITUDE = r"(?:[ -](?:dozen|hundred|thousand|million|billion|bn|mn)|(?:bn|k)\b)"
_VAGUE = (
    r"(?:tens|dozens|scores|hundreds|thousands|millions)(?: of (?:thousands|millions|hundreds))?"
    r"|(?:several|a few|a couple of) (?:dozen|hundred|thousand|million)"
    r"|several|a few|a couple of|a handful of|a score of"
)
_NOTHING = (
    r"not (?:a single|one|any)|none|nobody|no[ -]one"
    r"|no(?! (?:longer|doubt|matter|more|fewer|less|way|means|sooner|such|other|further|comment|good|idea)\b)(?= [a-z])"
)
_BOTH = r"both(?= (?:of (?:them|the|his|her|their)\b|(?:the |were |are )?[a-z]+(?:s|men|people)\b(?! and\b)))"

NUMBER = re.compile(
    rf"(?<![\w.,:/#№+=$€£¥%])(?<![^\d]-)(?:(?P<digits>(?:{_DIGITS}))(?P<magnitude>{_MAGNITUDE})?|(?P<nothing>{_NOTHING})"
    rf"|(?P<vague>{_VAGUE})|(?P<both>{_BOTH})|(?P<spelled>{_SPELLED}))"
    r"(?!(?!(?:mm|cm|km|m|kg|kV)\b)[^\W\d_]|[:/.,]\d|\d)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\b[\dabdefhmnostzABDEFHMNOSTZ]\w*")
_FIRST_WORDS = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety a half tens dozens scores hundreds",
    "thousands millions several no not none nobody both",
)
_LEAST_OF_VAGUE = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000}
_FACTOR_OF_VAGUE = {"thousands": 1_000, "millions": 1_000_000, "hundreds": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What a printed number says by itself, before any "about" or "at least"."""

    min: int | None
    max: int | None
    approx: bool = False
    spelled: bool = False

    @classmethod
    def exactly(cls, number: int, *, approx: bool = False, spelled: bool = False) -> Amount:
        return cls(min=number, max=number, approx=approx, spelled=spelled)


def number_matches(text: str) -> list[re.Match[str]]:
    """Matches of `NUMBER` in order, none overlapping; looked for only where a word can begin a number."""
    found: list[re.Match[str]] = []
    free = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < free or not (text[start].isdecimal() or word.group().lower() in _FIRST_WORDS):
            continue
        match = NUMBER.match(text, start)
        if match:
            found.append(match)
            free = match.end()
    return found


def read_amount(match: re.Match[str]) -> Amount:
    """The amount in a match of `NUMBER`; a decimal without a magnitude lies between its whole neighbours."""
    if match["digits"]:
        return _read_digits(match["digits"], (match["magnitude"] or "").strip(" -").lower())
    if match["nothing"]:
        return Amount.exactly(0, spelled=True)
    if match["both"]:
        return Amount.exactly(2, spelled=True)
    if match["vague"]:
        return _read_vague(match["vague"].lower())
    return _read_spelled(match["spelled"].lower())


def _read_digits(digits: str, magnitude: str) -> Amount:
    plain = re.sub(r"[,\u00a0\u202f' ]", "", digits)
    whole, _, fraction = plain.partition(".")
    scale = _SCALES.get(magnitude, 1)
    number = int(whole) * scale
    if not fraction:
        return Amount.exactly(number)
    rest = int(fraction) * scale
    unit = 10 ** len(fraction)
    if rest % unit == 0:
        return Amount.exactly(number + rest // unit)
    return Amount(min=number + rest // unit, max=number + rest // unit + 1, approx=True)


def _read_vague(phrase: str) -> Amount:
    head, _, tail = phrase.partition(" of ")
    if head in _LEAST_OF_VAGUE:
        factor = _FACTOR_OF_VAGUE.get(tail, 1)
        return Amount(
            min=(20 if head == "dozens" and tail else _LEAST_OF_VAGUE[head]) * factor,
            max=None,
            approx=True,
            spelled=True,
        )
    scale = _SCALES.get(phrase.rsplit(" ", 1)[-1], 1)
    if phrase.startswith("a couple"):
        return Amount.exactly(2 * scale, approx=True, spelled=True)
    if phrase.startswith("a score"):
        return Amount.exactly(20, approx=True, spelled=True)
    return Amount(
        min=(3 if phrase.startswith("several") and scale > 1 else 2) * scale, max=None, approx=True, spelled=True
    )


def _read_spelled(phrase: str) -> Amount:
    parts = re.findall(r"[a-z]+", phrase)
    if parts[0] == "half":
        return Amount.exactly(6 if parts[-1] == "dozen" else 500_000, approx=True, spelled=True)
    total = current = 0
    for word in parts:
        if word == "a":
            current = 1
        elif word in _VALUES:
            current += _VALUES[word]
        elif word in {"hundred", "dozen"}:
            current = (current or 1) * _SCALES[word]
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0
    return Amount.exactly(total + current, approx=parts[0] == "a" or "dozen" in parts, spelled=True)
