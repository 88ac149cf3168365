"""The clauses in which a sentence judges, and the words of each that a claim would quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from truceline.model.anchor import Span
from truceline.text.point_numbers import NUMERALS, ORDINALS, POINT_NOUN, PointMention
from truceline.text.point_topics import LEADING
from truceline.text.verdict_words import FRAGMENTS

SHORT = 64
LONGEST_SENTENCE = 4000
_CLAUSE = re.compile(
    r"[;:—]\s+|\s[-–]\s|,\s+(?=(?:and|but|although|though|while|whereas|yet|so|which|who|since|because|as\s+though)\b(?!\s+not\b))"
    r"|,\s+(?=Although|the\s+point\b|this\s+point\b)"
)
_CONCESSION = re.compile(
    r"\W{0,3}(?:although|though|while|whereas|even\s+(?:though|if))\b[^,;:]{8,160},\s", re.IGNORECASE
)
_HEADING = re.compile(
    rf"^(?:[•*·]\s*)?(?:{'|'.join([*NUMERALS, *ORDINALS])}|{POINT_NOUN}|\d{{1,2}})\b[^.!?]{{0,60}}[.:]$", re.IGNORECASE
)
_FRAGMENT_START = re.compile("|".join(pattern.pattern for _, pattern in FRAGMENTS), re.IGNORECASE)
_JOINED = re.compile(
    r"(?:,?\s+(?:and|but|while|whereas)|,)\s+(?:(?:so|as|nor|neither)\s+(?:has|have|is|are|was|were|did|does)\s+|of\s+|on\s+|with\s+|under\s+|as\s+to\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def cut_clauses(text: str, sentence: Span) -> list[Span]:
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


def cut_at_points(text: str, clause: Span, named: Sequence[PointMention]) -> list[Span]:
    """The parts of "broke the second with a boat and the third with a platoon", each with a point of its own."""
    parts: list[Span] = []
    start = clause.start
    seen = False
    for mention in named:
        if not clause.start <= mention.start < clause.end:
            continue
        joined = _JOINED.search(text, start, mention.start)
        if seen and joined is not None and len(text[mention.end : clause.end].split()) > 1:
            parts.append(Span(start, joined.start()))
            start = _after_conjunction(text, joined)
        seen = True
    return [*parts, Span(start, clause.end)]


def content_of(text: str, clause: Span, sentence: Span) -> Span:
    """The clause as a claim would quote it: a short sentence whole, a title before a colon included."""
    start, end = clause
    short = sentence.end - sentence.start <= SHORT and start == sentence.start
    if short or _FRAGMENT_START.match(text, clause.start):
        start, end = sentence
    elif start > sentence.start and text[start - 2 : start - 1] == ":" and start - sentence.start <= SHORT:
        start = sentence.start
    leading = LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while end > start and text[end - 1] in ".!?;:, \n":
        end -= 1
    return Span(start, end)


def is_heading(text: str, before: Span, sentence: Span) -> bool:
    """Whether the sentence before is only the heading of this one ("Two, the border posts." "Broken.")."""
    return "\n" not in text[before.end : sentence.start] and bool(_HEADING.match(text[before.start : before.end]))


def _after_conjunction(text: str, joined: re.Match[str]) -> int:
    match = re.match(r",?\s*(?:(?:and|but|while|whereas)\s+)?", text[joined.start() : joined.end()], re.IGNORECASE)
    return joined.start() + (match.end() if match else 0)
