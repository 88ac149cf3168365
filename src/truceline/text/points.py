"""The passages of a text that judge an agreement's points: by number, by list order, by subject or in passing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.model.agreement import Agreement
from truceline.model.anchor import Span
from truceline.text.point_numbers import PointMention, find_point_mentions, speaks_of_points
from truceline.text.point_prose import PROVISIONS_ON, find_in_prose, resolve
from truceline.text.point_walks import FoundBy, Opening, PointPassage, find_openings, is_listed, is_walk
from truceline.text.sentences import split_paragraphs
from truceline.text.subjects import Subjects, choose_agreement
from truceline.text.verdict_hints import find_objections, shifted, weigh_description
from truceline.text.verdict_lists import HEADS, is_tabled
from truceline.text.verdicts import EXPLICIT, Verdict, find_verdicts

__all__ = ["FoundBy", "PointPassage", "find_judgements", "find_passages"]

HEADING_WORDS = 8
_BULLET = "•*·-–—"


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with its verdicts, and the agreement that it is about."""

    text: str
    main: Agreement
    verdicts: Sequence[Verdict]

    def judged_in(self, span: Span) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if span.start <= verdict.start < span.end]


def find_passages(
    text: str, agreements: Sequence[Agreement], *, judging: bool = False, verdicts: Sequence[Verdict] | None = None
) -> list[PointPassage]:
    """In order of the text. A point that is named within the passage of another gives a passage of its own sentence.

    `judging` tells that the text is its author's own view, as an editorial or a ministry's statement is: then a point
    is also known by its subject alone, once the text is seen to go through several. `verdicts` are those of the text,
    if they were found before.
    """
    if not agreements:
        return []
    main = choose_agreement(text, agreements)
    named = speaks_of_points(text)
    if not named and (main is None or not _may_walk(text, main)):
        return []
    verdicts = find_verdicts(text) if verdicts is None else verdicts
    walk = _find_walk(_Reading(text, main, verdicts)) if main is not None else []
    prose = find_in_prose(text, agreements, main, verdicts, walk=walk, judging=judging)
    return sorted([*walk, *prose], key=lambda p: (p.start, p.end, int(p.provision) if p.provision.isdigit() else 0))


def find_judgements(text: str, agreements: Sequence[Agreement], *, judging: bool = False) -> list[Verdict]:
    """The verdicts of a text, and those that only its going through an agreement's points shows to be such."""
    verdicts = find_verdicts(text)
    passages = find_passages(text, agreements, judging=judging, verdicts=tuple(verdicts))
    for verdict in (v for passage in passages for v in passage.verdicts if v.weight >= EXPLICIT):
        if not any(v.start < verdict.end and verdict.start < v.end for v in verdicts):
            verdicts.append(verdict)
    return sorted(verdicts, key=lambda v: v.span)


def _may_walk(text: str, agreement: Agreement) -> bool:
    return (
        is_listed(text)
        or is_tabled(text)
        or bool(HEADS.search(text) or PROVISIONS_ON.search(text))
        or Subjects(agreement).named_in(text)
    )


def _find_walk(reading: _Reading) -> list[PointPassage]:
    paragraphs = split_paragraphs(reading.text)
    found_by, openings = find_openings(reading.text, paragraphs, Subjects(reading.main), reading.verdicts)
    passages = _cut_walk(paragraphs, openings, found_by=found_by, reading=reading)
    return [passage for passage in passages if passage.walk or passage.verdicts]


def _cut_walk(
    paragraphs: Sequence[Span],
    openings: Sequence[Opening],
    *,
    found_by: FoundBy,
    reading: _Reading,
) -> list[PointPassage]:
    passages = []
    longest = 1
    for place, opening in enumerate(openings):
        following = openings[place + 1] if place + 1 < len(openings) else None
        last = _last_paragraph(paragraphs, opening, following=following, longest=longest, reading=reading)
        longest = max(longest, last - opening.paragraph + 1)
        end = paragraphs[last].end
        if following is not None and following.start < end:
            end = following.start
        verdicts = _verdicts_within(Span(opening.start, end), opening.number, reading)
        passages.append(
            PointPassage(
                start=opening.start,
                end=end,
                agreement=reading.main.id,
                provision=opening.number,
                found_by=found_by,
                walk=is_walk(openings),
                verdicts=tuple(verdicts),
            )
        )
    return passages


def _last_paragraph(
    paragraphs: Sequence[Span], opening: Opening, *, following: Opening | None, longest: int, reading: _Reading
) -> int:
    """A heading carries everything up to the next point; the last one as much as the others at most, or its bullets."""
    text = reading.text
    here = paragraphs[opening.paragraph]
    rest = text[max(opening.mark.end, here.start) : here.end]
    if opening.mark.end <= opening.mark.start or len(rest.split()) > HEADING_WORDS or rest.rstrip()[-1:] in {"!", "?"}:
        return opening.paragraph
    if rest.rstrip().endswith(".") and reading.judged_in(here):
        return opening.paragraph
    if following is not None:
        return max(opening.paragraph, following.paragraph - 1)
    last = opening.paragraph
    while last + 1 < len(paragraphs) and text[paragraphs[last + 1].start] in _BULLET:
        last += 1
    if last == opening.paragraph:
        last = min(len(paragraphs) - 1, opening.paragraph + max(1, longest - 1))
    return last


def _verdicts_within(passage: Span, number: str, reading: _Reading) -> list[Verdict]:
    """Verdicts and objections in a passage but for those on other points; where there are none, a description."""
    words = reading.text[passage.start : passage.end]
    verdicts = [v for v in reading.judged_in(passage) if _is_about(v, number, reading)]
    if not verdicts:
        verdicts = [shifted(v, passage.start) for v in find_verdicts(words, on_point=True) if not v.about]
    mentions = find_point_mentions(words)
    hints = [objection for objection in find_objections(words) if _concerns(objection, mentions, number)]
    if not verdicts and (description := weigh_description(words)) is not None:
        hints.append(description)
    return sorted([*verdicts, *(shifted(hint, passage.start) for hint in hints)], key=lambda v: v.span)


def _is_about(verdict: Verdict, number: str, reading: _Reading) -> bool:
    """A point named in the clause before the judging words, or right in them, is the one that is judged."""
    numbers = [provision.number for provision in reading.main.provisions]
    return not verdict.about or any(resolve(m.number, numbers) == number for m in verdict.about)


def _concerns(objection: Verdict, mentions: Sequence[PointMention], number: str) -> bool:
    named = [m for m in mentions if objection.start <= m.start < objection.cue.end + 3]
    return not named or any(mention.number == number for mention in named)
