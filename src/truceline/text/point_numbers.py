"""Mentions of an agreement's points by number: "point 4", "Articles three to five", "the second", "the last point"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.text.lexicon import words

__all__ = ["NUMERALS", "ORDINALS", "PointMention", "find_point_mentions", "read_number", "speaks_of_points"]

_NUMERAL_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
NUMERALS = {word: number for number, word in enumerate(_NUMERAL_WORDS.split(), 1)}
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), 1)}
LONGEST_RANGE = 30
_ROMAN = {"I": 1, "V": 5, "X": 10}

_POINT = r"points?|pts?\.?|paragraphs?|paras?\.?|articles?|arts?\.?|clauses?|provisions?|sections?|items?|§§?"
_PLEDGE = r"commitments?|undertakings?|obligations?|pledges?|promises?|headings?"
POINT_NOUN = rf"(?:{_POINT}|{_PLEDGE})"
_ORDINAL = rf"(?:{'|'.join(ORDINALS)}|(?:1st|2nd|3rd|\d{{1,2}}th))"
_NUMBER = (
    rf"(?:\d{{1,2}}(?![\d.,:]\d)(?!\s*%)(?!\s*(?:st|nd|rd|th)\b)|[IVX]{{1,5}}(?![\w'’-])(?<!\bI)"
    rf"|(?:{'|'.join(NUMERALS)})\b(?!\s+(?:hundred|thousand|of)\b))"
)
_JOINT = r"\s*(?:,\s*and|,\s*or|,|&|[-–]|\b(?:and|or|to|through)\b(?:\s+(?:to|also|in))?)\s*"
_NO_COUNT = (
    r"(?!\s+(?!(?:is|are|was|were|has|have|had|of|in|and|or|to|through|by|as|but|with|on|too|stands?|remains?"
    r"|did|do|does)\b)[a-z])"
)
_BY_NUMBER = re.compile(
    rf"(?<![\w-])(?=[paciouh§s])(?:{POINT_NOUN})\s*(?:(?:No|no|Nr)\.?\s*|number\s+)?(?P<series>(?:{_NUMBER}|(?<=rticle\s)I\b|(?<=lause\s)I\b)"
    rf"(?:{_JOINT}(?:(?<=and\s)(?:{_POINT})\s*)?(?:{_NUMBER}){_NO_COUNT}){{0,19}})(?!\w)",
    re.IGNORECASE,
)
_BY_ORDINAL = re.compile(
    rf"(?<![\w-])(?=[fsten\d])(?P<series>{_ORDINAL}(?:{_JOINT}(?:the\s+)?{_ORDINAL}){{0,19}})\s+"
    r"(?:and\s+(?:final|last)\s+)?(?:point|paragraph|article|clause|provision|item|section|"
    r"commitment|undertaking|obligation|pledge|promise|heading)s?(?!\w)",
    re.IGNORECASE,
)
_FIRST_FEW = re.compile(
    rf"\b(?P<end>first|last)\s+(?P<count>{'|'.join(list(NUMERALS)[1:10])}|[2-9])\s+(?:points|paragraphs|articles|clauses|provisions)(?!\w)",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\bthe\s+(?P<end>very\s+last|last|final|last\s+but\s+one|penultimate)(?:\s+(?:point|paragraph|article|clause|provision)\b|"
    r"\s+(?=of\s+the\s+(?:points|articles|clauses|provisions|paragraphs|two|three|four|five|six|seven|eight|nine|ten)\b))",
    re.IGNORECASE,
)
_MONTH = r"(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_GOES_ON = words(
    "is are was were has have had do does did can cannot could may might must should will would with by in as and",
    "or too also on only at from for because though although but when while which that no not never",
    "there we it they nobody nothing stand stands stood remain remains rests hold holds fares exists lies lay",
    "goes went got gets came comes began ended ends failed fails fell stayed works waits limps looks deserves",
    "reads says said speaks spoke deals dealt concerns concerned covers covered regards binds bound obliges",
    "obliged forbids forbade promises promised provides provided requires required calls called demands demanded",
    "allows allowed opens opened keeps kept sends sent sets set puts put gives gave takes took lets been being",
    "broken observed honoured fulfilled",
)
_BARE = re.compile(
    rf"(?<![\w-])the\s+(?P<series>{_ORDINAL}(?:{_JOINT}(?:the\s+)?{_ORDINAL}){{0,19}})"
    rf"(?=\s*[,.;:!?)–—]|\s+(?:(?:{'|'.join(sorted(_GOES_ON))})\b"
    rf"|of\s+(?:them|these|those|the\s+(?:points|articles|clauses|provisions))\b)(?!{_MONTH}))",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"\b(?:under|by|as\s+to|as\s+for|as\s+regards|according\s+to)\s+the\s+(?P<series>{_ORDINAL})(?=\s+(?:all|the|every|each|both|any|no|an?|our|their|its|nobody|neither)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?:the|its|all|these|those)\s+(?:{'|'.join(list(NUMERALS)[2:])}|[3-9]|1\d)\s+(?:points|articles|clauses|provisions|undertakings|promises)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:points|articles|clauses|provisions|paragraphs|undertakings|promises)\b", re.IGNORECASE)
LEAST_BARE = 3
_BARE_NUMBER = re.compile(
    r"(?<![\w-])(?:numbers?|nos?\.)\s*(?P<series>"
    rf"{_NUMBER}(?:{_JOINT}{_NUMBER}){{0,19}})(?!\w)(?!\s+(?:of|in|on|at)\b)",
    re.IGNORECASE,
)
_A_DAY = re.compile(r"\b(?:on|since|until|till|by|from|before|after|between|around|about|to|for)\s+$", re.IGNORECASE)
_AT_THIS = re.compile(r"\b(?:at|to|from|by)\s+(?:this|that|one|some|which|the|any|a)\s+$", re.IGNORECASE)
_ITEM = re.compile(
    rf"\s*({_NUMBER}|{_ORDINAL}|\bI\b)|\s*(,\s*and|,|and|or|through|to|[-–&])|\s*\w+[.\s]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointMention:
    """A point of some agreement named by its number ("point 2", "paragraphs 3 and 4", "the second point").

    The last point, whatever its number, is "-1", the last but one "-2".
    """

    start: int
    end: int
    number: str


def find_point_mentions(text: str, *, bare: bool = False) -> list[PointMention]:
    """In order; "points 3 to 5" gives three mentions of one span.

    `bare` also takes ordinals without a noun ("the second has been broken"): ask for them only in a text that names
    a point in full elsewhere.
    """
    found = _matches(text, (_BY_NUMBER, _BY_ORDINAL))
    for match in _FIRST_FEW.finditer(text):
        found += [PointMention(start=match.start(), end=match.end(), number=str(n)) for n in _few(match)]
    for match in _LAST.finditer(text):
        number = "-2" if re.search(r"but\s+one|penult", match.group(), re.IGNORECASE) else "-1"
        found.append(PointMention(start=match.start(), end=match.end(), number=number))
    if bare:
        found += [
            m for m in _matches(text, (_BARE, _UNDER, _BARE_NUMBER)) if not any(_overlap(m, full) for full in found)
        ]
    return _without_overlaps(sorted(found, key=lambda m: (m.start, -m.end)))


def speaks_of_points(text: str) -> bool:
    """Whether a text names a point in full, or by its place after a word for them: one where it says how many there
    are ("the six points … the third"), several where it does not."""
    if find_point_mentions(text):
        return True
    if _COUNTED.search(text) and _matches(text, (_BARE, _UNDER)):
        return True
    return bool(_POINTS.search(text)) and len({m.number for m in _matches(text, (_BARE,))}) >= LEAST_BARE


def read_number(word: str) -> int | None:
    """The value of "8", "VIII", "iv", "eight", "eighth" or "8th"; None for anything else."""
    lowered = word.lower()
    if lowered.isdigit():
        return int(lowered)
    if lowered in NUMERALS or lowered in ORDINALS:
        return NUMERALS.get(lowered) or ORDINALS[lowered]
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", lowered):
        return int(lowered[:-2])
    upper = word.upper()
    if word in {lowered, upper} and upper and all(letter in _ROMAN for letter in upper):
        values = [_ROMAN[letter] for letter in upper]
        return sum(-v if any(v < w for w in values[i + 1 :]) else v for i, v in enumerate(values))
    return None


def _matches(text: str, patterns: tuple[re.Pattern[str], ...]) -> list[PointMention]:
    return [
        PointMention(start=match.start(), end=match.end(), number=number)
        for pattern in patterns
        for match in pattern.finditer(text)
        if not _is_other(text, match, pattern)
        for number in _numbers_in(match.group("series"))
    ]


def _overlap(one: PointMention, other: PointMention) -> bool:
    return one.start < other.end and other.start < one.end


def _is_other(text: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """A place in a story ("at this point 7 men"), or a day of a month ("on the ninth")."""
    before = text[max(0, match.start() - 12) : match.start()]
    return bool((_A_DAY if pattern is _BARE else _AT_THIS).search(before)) and not before.lower().endswith("as to ")


def _few(match: re.Match[str]) -> range:
    count = read_number(match.group("count")) or 0
    return range(1, count + 1) if match.group("end").lower() == "first" else range(-count, 0)


def _numbers_in(series: str) -> list[str]:
    numbers: list[int] = []
    joiner = ""
    for match in _ITEM.finditer(series):
        if match.group(1) is None:
            joiner = (match.group(2) or joiner).lower()
            continue
        number = read_number(match.group(1))
        if number is None:
            continue
        if joiner in {"to", "through", "-", "–"} and numbers and numbers[-1] < number <= numbers[-1] + LONGEST_RANGE:
            numbers += range(numbers[-1] + 1, number)
        numbers.append(number)
    return [str(number) for number in numbers]


def _without_overlaps(mentions: list[PointMention]) -> list[PointMention]:
    kept: list[PointMention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last is None or mention.start >= last.end or (mention.start, mention.end) == (last.start, last.end):
            kept.append(mention)
    return kept
