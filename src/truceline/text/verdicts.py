"""Judgements in prose on whether something agreed was done, and mentions of an agreement's points by number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from truceline.model.agreement import AssessmentStatus
from truceline.model.anchor import Span
from truceline.text.sentences import split_sentences
from truceline.text.verdict_words import (
    EXCEPTING,
    EXPLICIT,
    FAINT,
    FRAGMENTS,
    HALVING,
    JUDGING,
    LACKING,
    NUMERALS,
    ORDINALS,
    OUTSIDE,
    OWED,
    STANDING,
    SUPPOSED,
)

__all__ = [
    "EXPLICIT",
    "FAINT",
    "PointMention",
    "Verdict",
    "find_objections",
    "find_point_mentions",
    "find_verdicts",
    "read_number",
    "weigh_description",
]

SHORT = 64
LONGEST_SENTENCE = 4000
FARTHEST_SUPPOSED = 120
_POINT = r"points?|paragraphs?|paras?\.?|articles?|arts?\.?|clauses?|provisions?|sections?|items?|§§?"
_NUMBER = rf"(?:\d{{1,2}}(?![\d.,]\d)(?!\s*%)|[IVX]{{1,5}}\b|(?:{'|'.join(NUMERALS)})\b)"
_BY_NUMBER = re.compile(
    rf"(?<![\w-])(?=[pacsi§])(?:{_POINT})\s*(?:(?:No|no|Nr)\.?\s*)?({_NUMBER}(?:\s*(?:,|and|or|to|[-–&]|,\s*and)\s*{_NUMBER})*)(?!\w)",
    re.IGNORECASE,
)
_BY_ORDINAL = re.compile(
    rf"(?<![\w-])(?=[fsten])({'|'.join(ORDINALS)})\s+(?:point|paragraph|article|clause|provision)(?!\w)", re.IGNORECASE
)
_AT_THIS = re.compile(r"\b(?:at|to|from|by)\s+(?:this|that|one|some|which|the|any|a)\s+$", re.IGNORECASE)
_ITEM = re.compile(rf"\s*({_NUMBER})|\s*(,\s*and|,|and|or|to|[-–&])", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10}

_CLAUSE = re.compile(
    r"[;:—]\s+|\s[-–]\s|,\s+(?=(?:and|but|although|though|while|whereas|yet|so|which|who|since|because|as\s+though)\b(?!\s+not\b))"
    r"|,\s+(?=Although|the\s+point\b|this\s+point\b)"
)
_CONCESSION = re.compile(
    r"\W{0,3}(?:although|though|while|whereas|even\s+(?:though|if))\b[^,;:]{8,160},\s", re.IGNORECASE
)
_LEADING = re.compile(
    r"(?:[•*·\-–—]\s*)?(?:(?:and|but|yet|so(?!\s+far)|however|still|nevertheless|thus|therefore|meanwhile|also)\b,?\s+)+|[•*·\-–—]\s+",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"^(?:[•*·]\s*)?(?:{'|'.join([*NUMERALS, *ORDINALS])}|{_POINT}|\d{{1,2}})\b[^.!?]{{0,60}}[.:]$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Words that judge whether something was done.

    `start` to `end` is the clause that can stand as a claim's content; `cue` the judging words in it. `weight` is 3 for
    a word of judgement ("fulfilled", "broken"), 2 for a firm statement that it was or was not done ("have not been
    handed over"), 1 for a mere hint, so that a passage's verdict is its heaviest. `objection` marks the hints of
    those who see a point otherwise.
    """

    start: int
    end: int
    status: AssessmentStatus
    cue: Span
    weight: int
    objection: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointMention:
    """A point of some agreement named by its number ("point 2", "paragraphs 3 and 4", "the second point")."""

    start: int
    end: int
    number: str


def find_point_mentions(text: str) -> list[PointMention]:
    """In order; "points 3 to 5" gives three mentions of one span."""
    found = [
        PointMention(start=match.start(), end=match.end(), number=number)
        for match in _BY_NUMBER.finditer(text)
        if not _AT_THIS.search(text[max(0, match.start() - 12) : match.start()])
        for number in _numbers_in(match.group(1))
    ]
    found += [
        PointMention(start=match.start(), end=match.end(), number=str(ORDINALS[match.group(1).lower()]))
        for match in _BY_ORDINAL.finditer(text)
    ]
    return sorted(found, key=lambda mention: (mention.start, mention.end, int(mention.number)))


def find_verdicts(text: str) -> list[Verdict]:
    """Judgements in a text that speaks of an agreement or its points, in order, at most one for each clause.

    Elsewhere many of these words judge nothing ("the meeting was completed"): ask only about sentences or passages of
    which it is known what they speak of. What must, will or should be done, and what is only supposed, is no judgement.
    """
    sentences = split_sentences(text)
    verdicts: list[Verdict] = []
    for index, sentence in enumerate(sentences):
        found = _verdicts_in(text, sentence)
        before = sentences[index - 1] if index else None
        if found and before is not None and _heads(text, before, sentence):
            first = found[0]
            found[0] = Verdict(
                start=before.start, end=first.end, status=first.status, cue=first.cue, weight=first.weight
            )
        verdicts += found
    return verdicts


def find_objections(text: str) -> list[Verdict]:
    """Faint verdicts of those who see a point otherwise: that something is still owed under it (partly), or that it
    does not reach so far (fulfilled).

    They count only for a speaker who is quoted, never for the text's own voice.
    """
    found = []
    for sentence in split_sentences(text):
        for clause in _clauses(text, sentence):
            for status, pattern in ((AssessmentStatus.FULFILLED, OUTSIDE), (AssessmentStatus.PARTLY, OWED)):
                match = pattern.search(text, *clause)
                if match is not None:
                    span = _content(text, clause, sentence)
                    cue = Span(*match.span())
                    found.append(
                        Verdict(start=span.start, end=span.end, status=status, cue=cue, weight=FAINT, objection=True)
                    )
                    break
    return found


def weigh_description(text: str) -> Verdict | None:
    """A faint verdict from words for what stands and what lacks, for a passage that judges without a word of judgement.

    Both give partly. Duties and suppositions do not count. None where neither is found.
    """
    cues: dict[AssessmentStatus, Verdict] = {}
    for sentence in split_sentences(text):
        for clause in _clauses(text, sentence):
            for status, pattern in ((AssessmentStatus.NOT_FULFILLED, LACKING), (AssessmentStatus.FULFILLED, STANDING)):
                match = pattern.search(text, *clause)
                if (
                    match is None
                    or OWED.search(text, *clause)
                    or SUPPOSED.search(text, max(clause.start, match.start() - FARTHEST_SUPPOSED), match.start())
                ):
                    continue
                span = _content(text, clause, sentence)
                verdict = Verdict(start=span.start, end=span.end, status=status, cue=Span(*match.span()), weight=FAINT)
                cues.setdefault(status, verdict)
                break
    if not cues:
        return None
    first = min(cues.values(), key=lambda verdict: verdict.start)
    return first if len(cues) == 1 else replace(first, status=AssessmentStatus.PARTLY)


def read_number(word: str) -> int | None:
    """The value of "8", "VIII", "eight" or "eighth"; None for anything else."""
    lowered = word.lower()
    if lowered.isdigit():
        return int(lowered)
    if lowered in NUMERALS or lowered in ORDINALS:
        return NUMERALS.get(lowered) or ORDINALS[lowered]
    if word and all(letter in _ROMAN for letter in word):
        values = [_ROMAN[letter] for letter in word]
        return sum(-v if any(v < w for w in values[i + 1 :]) else v for i, v in enumerate(values))
    return None


def _numbers_in(series: str) -> list[str]:
    numbers: list[int] = []
    joiner = ""
    for match in _ITEM.finditer(series):
        if match.group(1) is None:
            joiner = match.group(2).lower()
            continue
        number = read_number(match.group(1))
        if number is None:
            continue
        if joiner in {"to", "-", "–"} and numbers and numbers[-1] < number <= numbers[-1] + 30:
            numbers += range(numbers[-1] + 1, number)
        numbers.append(number)
    return [str(number) for number in numbers]


def _heads(text: str, before: Span, sentence: Span) -> bool:
    """Whether the sentence before is only the heading of this one ("Two, the border posts." "Broken.")."""
    return "\n" not in text[before.end : sentence.start] and bool(_HEADING.match(text[before.start : before.end]))


def _verdicts_in(text: str, sentence: Span) -> list[Verdict]:
    verdicts = []
    for clause in _clauses(text, sentence):
        judged = _judge(text, clause, sentence)
        if judged is not None:
            status, weight, cue = judged
            span = _content(text, clause, sentence)
            verdicts.append(Verdict(start=span.start, end=span.end, status=status, cue=cue, weight=weight))
    return _merge_same_span(verdicts)


def _clauses(text: str, sentence: Span) -> list[Span]:
    """None for a sentence so long that nobody wrote it."""
    clauses: list[Span] = []
    start = sentence.start
    if sentence.end - start > LONGEST_SENTENCE:
        return []
    concession = _CONCESSION.match(text, sentence.start, sentence.end)
    if concession is not None:
        clauses.append(Span(start, concession.end() - 2))
        start = concession.end()
    for cut in _CLAUSE.finditer(text, start, sentence.end):
        clauses.append(Span(start, cut.start()))
        start = cut.end()
    clauses.append(Span(start, sentence.end))
    return clauses


def _content(text: str, clause: Span, sentence: Span) -> Span:
    """The clause as a claim would quote it: a short sentence whole, a title before a colon included."""
    start, end = clause
    short = sentence.end - sentence.start <= SHORT and start == sentence.start
    if short or _FRAGMENT_START.match(text, clause.start):
        start, end = sentence
    elif start > sentence.start and text[start - 2 : start - 1] == ":" and start - sentence.start <= SHORT:
        start = sentence.start
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while end > start and text[end - 1] in ".!?;:, \n":
        end -= 1
    return Span(start, end)


_FRAGMENT_START = re.compile("|".join(pattern.pattern for _, pattern in FRAGMENTS), re.IGNORECASE)


def _judge(text: str, clause: Span, sentence: Span) -> tuple[AssessmentStatus, int, Span] | None:
    """The clause's judgement: its heaviest, then the one that the order of the lexicon puts first."""
    best = _fragment(text, clause)
    if best is None:
        for status, weight, pattern in JUDGING:
            for match in pattern.finditer(text, clause.start, clause.end):
                before = max(clause.start, match.start() - FARTHEST_SUPPOSED)
                supposed = SUPPOSED.search(text, before, _after_auxiliary(text, match))
                if supposed is None and (best is None or weight > best[1]):
                    best = (status, weight, Span(*match.span()))
    if best is None or best[0] is not AssessmentStatus.FULFILLED:
        return best
    tail = Span(clause.start, min(sentence.end, clause.end + 1))
    if HALVING.search(text, *tail) or EXCEPTING.search(text, *tail):
        return AssessmentStatus.PARTLY, best[1], best[2]
    return best


def _fragment(text: str, clause: Span) -> tuple[AssessmentStatus, int, Span] | None:
    """A clause without a subject that opens with its judgement: "Done.", "Half kept.", "Broken, and by us."."""
    leading = _LEADING.match(text, clause.start, clause.end)
    at = leading.end() if leading else clause.start
    for status, pattern in FRAGMENTS:
        match = pattern.match(text, at, clause.end)
        if match is not None:
            return status, EXPLICIT, Span(*match.span())
    return None


def _after_auxiliary(text: str, match: re.Match[str]) -> int:
    """Where the judging words' own "be" ends, so that "must be fulfilled" is seen as a duty."""
    be = re.match(r"be\b", text[match.start() : match.end()], re.IGNORECASE)
    return match.start() + (be.end() if be else 0)


def _merge_same_span(verdicts: list[Verdict]) -> list[Verdict]:
    """A short sentence whose clauses both judge it keeps the heavier verdict, then the more careful one."""
    kept: list[Verdict] = []
    for verdict in verdicts:
        if kept and kept[-1].span == verdict.span:
            if verdict.weight > kept[-1].weight:
                kept[-1] = verdict
            continue
        kept.append(verdict)
    return kept
