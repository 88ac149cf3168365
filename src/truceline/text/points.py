"""The passages of a text that go through an agreement's points: by number, by list order or by subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from truceline.model.agreement import Agreement
from truceline.model.anchor import Span
from truceline.model.ids import AgreementId
from truceline.text.sentences import split_paragraphs, split_sentences
from truceline.text.subjects import Subjects, choose_agreement, names_other_text, stems
from truceline.text.verdict_words import NUMERALS, ORDINALS
from truceline.text.verdicts import (
    FAINT,
    PointMention,
    Verdict,
    find_objections,
    find_point_mentions,
    find_verdicts,
    read_number,
    weigh_description,
)

LEAST_WALK = 3
SUBJECT_SHARE = 0.5
HEADING_WORDS = 8
OPENING = 160
_BULLET = "•*·-–—"
_LISTED = re.compile(
    rf"[\s•*·–—-]*(?:\(?(?P<digits>\d{{1,2}})[.):](?=\s)"
    rf"|(?P<word>{'|'.join([*NUMERALS, *ORDINALS])})(?:ly)?\s*[,:.–—-])",
    re.IGNORECASE,
)
_LIST_LINE = re.compile(rf"^{_LISTED.pattern}", re.IGNORECASE | re.MULTILINE)
_TOPIC = re.compile(
    r"(?:[•*·–—-]\s*)?(?P<topic>(?:as\s+(?:regards|for|to|concerns|far\s+as)|on|regarding|concerning|with\s+(?:regard|respect)"
    r"\s+to|in\s+respect\s+of|turning\s+to|under|about|of|now|next|then)\s+)?"
    r"(?:the\s+(?:(?:implementation|fulfil+ment|observance|execution|state)\s+of\s+(?:the\s+)?)?)?$",
    re.IGNORECASE,
)


_BREAK = re.compile(r"[,;:(]\s")


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
class _Opening:
    """Where a passage on a point begins: `mark` is the number or numeral that opens it, empty where there is none.

    `topical` is True where the opening only says what follows is about ("As regards point 4, …").
    """

    start: int
    number: str
    mark: Span
    paragraph: int
    topical: bool = False


def find_passages(text: str, agreements: Sequence[Agreement]) -> list[PointPassage]:
    """In order of the text. A point that is named within the passage of another gives a passage of its own sentence."""
    if not agreements:
        return []
    main = choose_agreement(text, agreements)
    named = bool(find_point_mentions(text))
    if not named and (main is None or not _may_walk(text, main)):
        return []
    paragraphs = split_paragraphs(text)
    walk = _find_walk(text, paragraphs, main) if main is not None else []
    passing = [
        passage
        for passage in (_passing_mentions(text, agreements, main) if named else ())
        if not any(w.start <= passage.start < w.end and w.provision == passage.provision for w in walk)
    ]
    return sorted([*walk, *passing], key=lambda p: (p.start, p.end, int(p.provision) if p.provision.isdigit() else 0))


def _may_walk(text: str, agreement: Agreement) -> bool:
    return len(_LIST_LINE.findall(text)) >= LEAST_WALK or Subjects(agreement).named_in(text)


def _find_walk(text: str, paragraphs: Sequence[Span], agreement: Agreement) -> list[PointPassage]:
    subjects = Subjects(agreement)
    numbered = _numbered(text, paragraphs, subjects) if find_point_mentions(text) else []
    for found_by, openings in (
        (FoundBy.NUMBER, numbered),
        (FoundBy.NUMBER, _listed(text, paragraphs, subjects)),
        (FoundBy.ORDER, _in_order(text, paragraphs, subjects)),
        (FoundBy.SUBJECT, _by_subject(text, paragraphs, subjects)),
    ):
        if len({opening.number for opening in openings}) >= LEAST_WALK:
            passages = _cut_walk(text, paragraphs, openings, agreement=agreement.id, found_by=found_by)
            return [replace(passage, walk=True) for passage in passages]
    topics = [opening for opening in numbered if opening.topical]
    passages = _cut_walk(text, paragraphs, topics, agreement=agreement.id, found_by=FoundBy.NUMBER)
    return [passage for passage in passages if passage.verdicts]


def _numbered(text: str, paragraphs: Sequence[Span], subjects: Subjects) -> list[_Opening]:
    """Paragraphs, or sentences, that open with "Point 4", "As regards point 4", "The fourth point"."""
    openings = []
    for index, paragraph in enumerate(paragraphs):
        for sentence in split_sentences(text[paragraph.start : paragraph.end]):
            start = paragraph.start + sentence.start
            for mention in find_point_mentions(text[start : paragraph.start + sentence.end])[:1]:
                opens = _TOPIC.fullmatch(text[start : start + mention.start])
                if opens and mention.number in subjects.numbers:
                    mark = Span(start + mention.start, start + mention.end)
                    openings.append(_Opening(start, mention.number, mark, index, bool(opens.group("topic"))))
    return openings


def _listed(text: str, paragraphs: Sequence[Span], subjects: Subjects) -> list[_Opening]:
    """Paragraphs numbered "1.", "(1)", "One," or "First," that rise and are about the points of those numbers."""
    openings: list[_Opening] = []
    for index, paragraph in enumerate(paragraphs):
        match = _LISTED.match(text, paragraph.start, paragraph.end)
        number = read_number(match.group("digits") or match.group("word")) if match else None
        if match is None or number is None or (openings and number <= int(openings[-1].number)):
            continue
        if str(number) in subjects.numbers:
            openings.append(_Opening(paragraph.start, str(number), Span(*match.span()), index))
    fitting = sum(o.number in subjects.fitting(_opening_words(text, paragraphs[o.paragraph])) for o in openings)
    return openings if openings and fitting / len(openings) >= SUBJECT_SHARE else []


def _in_order(text: str, paragraphs: Sequence[Span], subjects: Subjects) -> list[_Opening]:
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
        _Opening(paragraph.start, number, Span(paragraph.start, 0), index)
        for number, (index, paragraph) in zip(subjects.numbers, chosen, strict=True)
    ]


def _opening_words(text: str, paragraph: Span) -> set[str]:
    return stems(text[paragraph.start : min(paragraph.end, paragraph.start + OPENING)])


def _by_subject(text: str, paragraphs: Sequence[Span], subjects: Subjects) -> list[_Opening]:
    """Paragraphs whose first sentences name one point's subject and pass a verdict in the same breath."""
    openings: list[_Opening] = []
    for index, paragraph in enumerate(paragraphs) if subjects.named_in(text) else ():
        if not subjects.fitting(_opening_words(text, paragraph)):
            continue
        words = text[paragraph.start : paragraph.end]
        verdicts = [v for v in find_verdicts(words) if v.weight > FAINT]
        if not verdicts or verdicts[0].start > 200:
            continue
        number = subjects.best(stems(words[: verdicts[0].cue.start]))
        if number is not None and subjects.titles[number] & stems(words[: verdicts[0].cue.end]):
            openings.append(_Opening(paragraph.start, number, Span(paragraph.start, 0), index))
    return openings


def _cut_walk(
    text: str,
    paragraphs: Sequence[Span],
    openings: Sequence[_Opening],
    *,
    agreement: AgreementId,
    found_by: FoundBy,
) -> list[PointPassage]:
    passages = []
    longest = 1
    for place, opening in enumerate(openings):
        following = openings[place + 1] if place + 1 < len(openings) else None
        last = _last_paragraph(text, paragraphs, opening, following=following, longest=longest)
        longest = max(longest, last - opening.paragraph + 1)
        end = paragraphs[last].end
        if following is not None and following.start < end:
            end = following.start
        verdicts = _verdicts_within(text, Span(opening.start, end), opening.number)
        passages.append(
            PointPassage(
                start=opening.start,
                end=end,
                agreement=agreement,
                provision=opening.number,
                found_by=found_by,
                walk=False,
                verdicts=tuple(verdicts),
            )
        )
    return passages


def _last_paragraph(
    text: str, paragraphs: Sequence[Span], opening: _Opening, *, following: _Opening | None, longest: int
) -> int:
    """A heading carries everything up to the next point; the last one as much as the others at most, or its bullets."""
    here = paragraphs[opening.paragraph]
    rest = text[max(opening.mark.end, here.start) : here.end]
    if opening.mark.end <= opening.mark.start or len(rest.split()) > HEADING_WORDS or rest.rstrip()[-1:] in {"!", "?"}:
        return opening.paragraph
    if rest.rstrip().endswith(".") and find_verdicts(text[here.start : here.end]):
        return opening.paragraph
    if following is not None:
        return max(opening.paragraph, following.paragraph - 1)
    last = opening.paragraph
    while last + 1 < len(paragraphs) and text[paragraphs[last + 1].start] in _BULLET:
        last += 1
    if last == opening.paragraph:
        last = min(len(paragraphs) - 1, opening.paragraph + max(1, longest - 1))
    return last


def _verdicts_within(text: str, passage: Span, number: str) -> list[Verdict]:
    """Verdicts and objections in a passage but for those on other points; where there are none, a description."""
    words = text[passage.start : passage.end]
    mentions = find_point_mentions(words)
    verdicts = [v for v in find_verdicts(words) if _is_about(v, mentions, number)]
    objections = [o for o in find_objections(words) if _is_about(o, mentions, number)]
    if not verdicts:
        description = weigh_description(words)
        verdicts = [description] if description is not None else []
    return [_shift(verdict, passage.start) for verdict in sorted([*verdicts, *objections], key=lambda v: v.span)]


def _is_about(verdict: Verdict, mentions: Sequence[PointMention], number: str) -> bool:
    """A point named in the clause before the judging words, or right in them, is the one that is judged."""
    judged = [m for m in mentions if verdict.start <= m.start and m.start < verdict.cue.end + 3]
    return not judged or any(mention.number == number for mention in judged)


def _shift(verdict: Verdict, by: int) -> Verdict:
    cue = Span(verdict.cue.start + by, verdict.cue.end + by)
    return replace(verdict, start=verdict.start + by, end=verdict.end + by, cue=cue)


def _passing_mentions(text: str, agreements: Sequence[Agreement], main: Agreement | None) -> list[PointPassage]:
    passages = []
    for sentence in split_sentences(text):
        words = text[sentence.start : sentence.end]
        mentions = find_point_mentions(words)
        if not mentions:
            continue
        for verdict in find_verdicts(words):
            for mention in _nearest(mentions, verdict):
                after = _BREAK.split(words[mention.end :], maxsplit=1)[0]
                agreement = _agreement_of(after, mention.number, agreements=agreements, main=main)
                if agreement is not None:
                    passages.append(
                        PointPassage(
                            start=sentence.start,
                            end=sentence.end,
                            agreement=agreement.id,
                            provision=mention.number,
                            found_by=FoundBy.NUMBER,
                            walk=False,
                            verdicts=(_shift(verdict, sentence.start),),
                        )
                    )
    return passages


def _nearest(mentions: Sequence[PointMention], verdict: Verdict) -> list[PointMention]:
    """The mentions that a verdict of the same sentence is about: in its clause, or else the last one before it."""
    inside = [m for m in mentions if verdict.start <= m.start < verdict.end]
    before = [m for m in mentions if m.end <= verdict.start]
    if not inside and not before:
        return []
    closest = min(inside, key=lambda m: abs(m.start - verdict.cue.end)) if inside else before[-1]
    return [m for m in mentions if (m.start, m.end) == (closest.start, closest.end)]


def _agreement_of(
    after: str, number: str, *, agreements: Sequence[Agreement], main: Agreement | None
) -> Agreement | None:
    """The agreement that the words after a mention name, else the one that the text is about."""
    named = choose_agreement(after, agreements) if len(agreements) > 1 else None
    agreement = named or main
    if agreement is None or names_other_text(after, agreement):
        return None
    return agreement if any(p.number == number for p in agreement.provisions) else None
