"""Where a text that goes through an agreement's points begins on each: by number, by list order or by subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.model.anchor import Span
from truceline.model.ids import AgreementId
from truceline.text.point_numbers import NUMERALS, ORDINALS, find_point_mentions, read_number
from truceline.text.sentences import split_sentences
from truceline.text.subjects import Subjects, stems
from truceline.text.verdict_lists import HEADED
from truceline.text.verdicts import Verdict

LEAST_WALK = 3
SUBJECT_SHARE = 0.5
OPENING = 160
FARTHEST_VERDICT = 200
_LISTED = re.compile(
    rf"[\s•*·–—-]*(?:\(?(?P<digits>\d{{1,2}})[.):](?=\s)"
    rf"|(?P<word>{'|'.join([*NUMERALS, *ORDINALS, 'last', 'final'])})(?:ly)?\s*[,:.–—-])",
    re.IGNORECASE,
)
_LIST_LINE = re.compile(rf"(?:^|(?<=[.!?]\s)){_LISTED.pattern}", re.IGNORECASE | re.MULTILINE)
_TOPIC = re.compile(
    r"(?:[•*·–—-]\s*)?(?P<topic>(?:as\s+(?:regards|for|to|concerns|far\s+as)|on|regarding|concerning|with\s+(?:regard|respect)"
    r"\s+to|in\s+respect\s+of|turning\s+to|under|about|of|now|next|then)\s+)?"
    r"(?:the\s+(?:(?:implementation|fulfil+ment|observance|execution|state)\s+of\s+(?:the\s+)?)?)?$",
    re.IGNORECASE,
)


class FoundBy(StrEnum):
    NUMBER = "number"
    ORDER = "order"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointPassage:
    """A stretch of text about one point of an agreement, with what it says of it.

    `verdicts` may contradict each other where several speakers are heard; faint ones (weight 1) are only hints: a
    description of how things stand, or somebody's objection. `walk` is True where the text goes through several points.
    """

    start: int
    end: int
    agreement: AgreementId
    provision: str
    found_by: FoundBy
    walk: bool
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a passage on a point begins: `mark` is the number or numeral that opens it, empty where there is none.

    `topical` is True where the opening only says what follows is about ("As regards point 4, …").
    """

    start: int
    number: str
    mark: Span
    paragraph: int
    topical: bool = False


def is_listed(text: str) -> bool:
    """Whether as many lines or sentences as make a walk begin with a number, in digits or in words."""
    return len(_LIST_LINE.findall(text)) >= LEAST_WALK


def find_openings(
    text: str, paragraphs: Sequence[Span], subjects: Subjects, verdicts: Sequence[Verdict]
) -> tuple[FoundBy, list[Opening]]:
    """The openings of a walk through three points or more; else those that say what a passage is about."""
    numbered = _numbered(text, paragraphs, subjects) if find_point_mentions(text) else []
    for found_by, openings in (
        (FoundBy.NUMBER, numbered),
        (FoundBy.NUMBER, _listed(text, paragraphs, subjects)),
        (FoundBy.SUBJECT, _headed(text, paragraphs, subjects)),
        (FoundBy.ORDER, _in_order(text, paragraphs, subjects)),
        (FoundBy.SUBJECT, _by_subject(text, paragraphs, subjects, verdicts)),
    ):
        if is_walk(openings):
            return found_by, openings
    return FoundBy.NUMBER, [opening for opening in numbered if opening.topical]


def is_walk(openings: Sequence[Opening]) -> bool:
    return len({opening.number for opening in openings}) >= LEAST_WALK


def _numbered(text: str, paragraphs: Sequence[Span], subjects: Subjects) -> list[Opening]:
    """Paragraphs, or sentences, that open with "Point 4", "As regards point 4", "The fourth point"."""
    openings = []
    for index, paragraph in enumerate(paragraphs):
        for sentence in split_sentences(text[paragraph.start : paragraph.end]):
            start = paragraph.start + sentence.start
            for mention in find_point_mentions(text[start : paragraph.start + sentence.end])[:1]:
                opens = _TOPIC.fullmatch(text[start : start + mention.start])
                if opens and mention.number in subjects.numbers:
                    mark = Span(start + mention.start, start + mention.end)
                    openings.append(Opening(start, mention.number, mark, index, bool(opens.group("topic"))))
    return openings


def _listed(text: str, paragraphs: Sequence[Span], subjects: Subjects) -> list[Opening]:
    """Paragraphs numbered "1.", "(1)", "One," or "First," that rise and are about the points of those numbers."""
    openings: list[Opening] = []
    for index, start, end in _beginnings(text, paragraphs):
        match = _LISTED.match(text, start, end)
        number = _listed_number(match, openings, subjects) if match else None
        if match is None or number is None or (openings and number <= int(openings[-1].number)):
            continue
        if str(number) in subjects.numbers and (match.group("word") or start == paragraphs[index].start):
            openings.append(Opening(start, str(number), Span(*match.span()), index))
    fitting = sum(o.number in subjects.fitting(stems(text[o.start : o.start + OPENING])) for o in openings)
    return openings if openings and fitting / len(openings) >= SUBJECT_SHARE else []


def _beginnings(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """The paragraph, start and end of every sentence."""
    for index, paragraph in enumerate(paragraphs):
        for sentence in split_sentences(text[paragraph.start : paragraph.end]):
            yield index, paragraph.start + sentence.start, paragraph.start + sentence.end


def _listed_number(match: re.Match[str], openings: Sequence[Opening], subjects: Subjects) -> int | None:
    word = match.group("digits") or match.group("word")
    if word.lower() in {"last", "lastly", "final", "finally"}:
        following = int(openings[-1].number) + 1 if openings else None
        return following if str(following) == subjects.numbers[-1] else None
    return read_number(word)


def _in_order(text: str, paragraphs: Sequence[Span], subjects: Subjects) -> list[Opening]:
    """As many paragraphs in a row as there are points, most of them about the point of their place."""
    count = len(subjects.numbers)
    if count < LEAST_WALK or not subjects.named_in(text):
        return []
    fitting = [subjects.fitting(_opening_words(text, paragraph)) for paragraph in paragraphs]
    best: tuple[int, int] = (0, 0)
    for first in range(len(paragraphs) - count + 1):
        score = sum(number in fitting[first + place] for place, number in enumerate(subjects.numbers))
        best = max(best, (score, -first))
    if best[0] < SUBJECT_SHARE * count:
        return []
    chosen = list(enumerate(paragraphs))[-best[1] : count - best[1]]
    return [
        Opening(paragraph.start, number, Span(paragraph.start, 0), index)
        for number, (index, paragraph) in zip(subjects.numbers, chosen, strict=True)
    ]


def _opening_words(text: str, paragraph: Span) -> set[str]:
    return stems(text[paragraph.start : min(paragraph.end, paragraph.start + OPENING)])


def _headed(text: str, paragraphs: Sequence[Span], subjects: Subjects) -> list[Opening]:
    """Sentences that begin with a point's subject and a colon: "Heavy weapons: good.", "On prisoners: done."."""
    openings: list[Opening] = []
    for index, start, end in _beginnings(text, paragraphs):
        match = HEADED.match(text, start, end)
        if match is None:
            continue
        found = stems(match.group("head"))
        number = subjects.best(found)
        if number is not None and all(o.number != number for o in openings):
            openings.append(Opening(start, number, Span(start, match.end()), index))
    return openings if len(openings) > LEAST_WALK or subjects.named_in(text) else []


def _by_subject(
    text: str, paragraphs: Sequence[Span], subjects: Subjects, verdicts: Sequence[Verdict]
) -> list[Opening]:
    """Paragraphs whose first sentences name one point's subject and pass a verdict in the same breath."""
    openings: list[Opening] = []
    for index, paragraph in enumerate(paragraphs) if subjects.named_in(text) else ():
        if not subjects.fitting(_opening_words(text, paragraph)):
            continue
        verdict = next((v for v in verdicts if paragraph.start <= v.start < paragraph.end), None)
        if verdict is None or verdict.start - paragraph.start > FARTHEST_VERDICT:
            continue
        number = subjects.best(stems(text[paragraph.start : verdict.cue.start]))
        if number is not None and subjects.titles[number] & stems(text[paragraph.start : verdict.cue.end]):
            openings.append(Opening(paragraph.start, number, Span(paragraph.start, 0), index))
    return openings
