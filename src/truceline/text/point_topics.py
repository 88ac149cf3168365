"""Which numbered points each sentence of a text speaks of: those it names, and those it means without naming."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.model.anchor import Span
from truceline.text.point_numbers import POINT_NOUN, PointMention, find_point_mentions, speaks_of_points
from truceline.text.sentences import split_paragraphs, split_sentences
from truceline.text.verdict_words import FRAGMENTS

__all__ = ["LEADING", "MEANS_IT", "THE_POINT", "Topic", "follow_points"]

LEADING = re.compile(
    r"(?:[•*·\-–—]\s*)?(?:(?:and|but|yet|so(?!\s+far)|however|still|nevertheless|thus|therefore|meanwhile|also)\b,?\s+)+|[•*·\-–—]\s+",
    re.IGNORECASE,
)
MEANS_IT = re.compile(
    r"(?:(?:whether\s+)?(?:it|this|that|these|those|they)|both|neither|here|yes|no|hardly|not\b|on\s+(?:this|that|it)\b|"
    r"(?:of|under|about|with)\s+(?:it|this|that|them|which)|"
    r"(?:none|nothing|half|part|most|some|little|much|all|not\s+a\s+(?:word|line))\s+of\s+(?:it|this|that|them)|nothing\s+(?:has|was|had|came)|"
    rf"(?:the|this|that)\s+(?:same\s+|whole\s+)?(?:{POINT_NOUN}|goal|aim|work|deadline)\b(?!\s+\d)|"
    r"we\s+(?:should\s+|would\s+|must\s+|can\s+|may\s+)?(?:call|count|mark|rate|score)\s+(?:it|this|that))(?![\w'])",
    re.IGNORECASE,
)
_HOLDS_IT = re.compile(
    r"\b(?:call|kept|keep|keeps|honou?red|broken|broke|observed|observe|fulfilled|implemented|about|ignored|ignores|breached|breaches|violated|violates|flouts|"
    r"flouted|judge|mark)\s+(?:it|this|them)(?=[\s.,;:!])(?!\s+(?:is|was|has)\b)",
    re.IGNORECASE,
)
THE_POINT = re.compile(
    r"\b(?:the|this|that)\s+(?:same\s+|whole\s+)?(?:point|provision|article|clause|obligation|commitment|promise)\b"
    r"(?!\s+(?:\d|of|that|where|when|in\s+time|on|at|is\s+(?:that|to)|to|about))",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?:\W*(?:and|but|so|yet)\s+)?(?:both|neither)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:the\s+(?:next|following)(?:\s+(?:one|point|article|clause|provision|paragraph|promise))?|the\s+(?:one|point|article|clause)\s+after(?:\s+(?:it|that|this))?"
    r"|its\s+(?:neighbour|successor))(?=\s*[,.;:!?]|\s+(?:is|are|was|were|has|have|had|on|about|too|fares?|stands?|remains?|we|binds|says|concerns)\b)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile("|".join(pattern.pattern for _, pattern in FRAGMENTS), re.IGNORECASE)
_QUESTION = re.compile(r"\?[\"'”’»)]*$")


@dataclass(frozen=True, slots=True)
class Topic:
    """A sentence with the points it names; `meant` are those that it speaks of by a pronoun or an ellipsis.

    `near` are the points that were named last before it in its paragraph, whether it means them or not. A `question`
    carries its points on to the answer and judges nothing itself.
    """

    sentence: Span
    paragraph: int
    named: tuple[PointMention, ...]
    meant: tuple[PointMention, ...]
    near: tuple[PointMention, ...]
    question: bool


def follow_points(text: str) -> list[Topic]:
    """One for each sentence, in order."""
    named = find_point_mentions(text, bare=speaks_of_points(text))
    topics: list[Topic] = []
    paragraphs = split_paragraphs(text)
    place = 0
    cursor = 0
    near: tuple[PointMention, ...] = ()
    earlier: tuple[PointMention, ...] = ()
    for sentence in split_sentences(text):
        entered = False
        while place + 1 < len(paragraphs) and paragraphs[place].end <= sentence.start:
            place, entered = place + 1, True
        own = []
        while cursor < len(named) and named[cursor].start < sentence.end:
            own.append(named[cursor])
            cursor += 1
        own += _following(text, sentence, near)
        answers = bool(topics) and topics[-1].question and not entered
        means = answers or _means(text, sentence)
        if entered and not (means and _reaches_over(text, topics)):
            near = earlier = ()
        pair = len({m.number for m in near}) == 1 and _PAIR.match(text, *sentence)
        topics.append(
            Topic(
                sentence=sentence,
                paragraph=place,
                named=tuple(own),
                meant=((*earlier, *near) if pair else near) if means and not own else (),
                near=near,
                question=bool(_QUESTION.search(text, sentence.start, sentence.end)),
            )
        )
        if own:
            groups = list(dict.fromkeys((m.start, m.end) for m in own))
            earlier = near if len(groups) == 1 else tuple(m for m in own if (m.start, m.end) == groups[-2])
            near = _last_group(own)
    return topics


def _means(text: str, sentence: Span) -> bool:
    leading = LEADING.match(text, *sentence)
    start = leading.end() if leading else sentence.start
    return bool(
        MEANS_IT.match(text, start, sentence.end)
        or _FRAGMENT.match(text, start, sentence.end)
        or _HOLDS_IT.search(text, start, sentence.end)
        or THE_POINT.search(text, start, sentence.end)
    )


def _reaches_over(text: str, topics: list[Topic]) -> bool:
    """Whether the paragraph before speaks of one point only, so that "It" in the next can mean it."""
    if not topics:
        return False
    numbers = {m.number for t in topics if t.paragraph == topics[-1].paragraph for m in (*t.named, *t.meant)}
    return len(numbers) == 1


def _following(text: str, sentence: Span, near: tuple[PointMention, ...]) -> list[PointMention]:
    """The point after the one that was named last, for "The next"."""
    match = _NEXT.search(text, *sentence)
    if match is None or not near or not near[-1].number.isdigit():
        return []
    return [PointMention(start=match.start(), end=match.end(), number=str(int(near[-1].number) + 1))]


def _last_group(mentions: list[PointMention]) -> tuple[PointMention, ...]:
    return tuple(m for m in mentions if m.start == mentions[-1].start) if mentions else ()
