"""Judgements in lists and tables: "Heavy weapons: good.", "3: not implemented."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from truceline.model.agreement import AssessmentStatus
from truceline.model.anchor import Span
from truceline.text.point_numbers import PointMention
from truceline.text.sentences import split_sentences
from truceline.text.verdict_words import EXPLICIT, Verdict

__all__ = ["HEADED", "HEADS", "LEAST_ROWS", "find_marks", "is_tabled", "number_rows"]

LEAST_ROWS = 3
HEADED = re.compile(
    r"(?:[•*·–—-]\s*)?(?:(?:on|as\s+(?:to|for|regards)|under|regarding|concerning|in)\s+)?(?:the\s+)?"
    r"(?P<head>[^\W\d_][^.:;,!?\n]{2,60}?)\s*(?:\([^)\n]{1,20}\)\s*)?:\s+(?=\w)",
    re.IGNORECASE,
)
HEADS = re.compile(r"(?:[A-Z][^.:;\n]{2,60}:\s[^.:;\n]{2,80}[.;]\s*){3}")
_LONGEST_HEAD = 7
_END = r"(?=\s*[.,;:!–—]|\s*$|\s+(?:in|on|by|at|with|but|and|for|from|since|so|throughout|as|too)\b)"
_MARKS = tuple(
    (status, re.compile(rf"(?:{row}){_END}", re.IGNORECASE))
    for status, row in (
        (
            AssessmentStatus.NOT_FULFILLED,
            r"fail(?:s|ed|ure|ing)?|unsatisfactory|poor(?:ly)?|bad(?:ly)?|very\s+(?:poor|bad)|none|nothing(?:\s+(?:yet|so\s+far|done))?|no(?:\s+(?:progress|change|start|sign\s+of\s+it))?"
            r"|not\s+(?:satisfactory|good|met|kept|respected|done|started|begun)|zero|nil|shut|closed|blocked|stalled|hopeless|in\s+breach|non-?complian(?:t|ce)",
        ),
        (
            AssessmentStatus.PARTLY,
            r"(?:fair|mixed|patchy|slow|so-so|adequate|moderate|middling|half\s+\w+|incomplete|in\s+part|partial(?:ly)?(?:\s+\w+)?|uneven|some\s+progress|limited(?:\s+progress)?"
            r"|could\s+(?:do|be)\s+better|under\s+way|in\s+progress|delayed|late|behind\s+schedule)",
        ),
        (
            AssessmentStatus.UNCLEAR,
            r"unknown|unclear|no\s+(?:information|data|verdict|judgement|judgment)|not\s+(?:verified|known|assessed)|cannot\s+be\s+\w+|open|too\s+early\s+to\s+\w+|disputed|contested",
        ),
        (
            AssessmentStatus.FULFILLED,
            r"(?:very\s+|quite\s+)?(?:satisfactory|good|excellent|quiet|silent|sound|fine|calm)|passed|pass|in\s+(?:order|force|place)|complete|full(?:\s+marks)?|yes|kept|met|respected|success(?:ful)?",
        ),
    )
)
_ROW = re.compile(r"\(?(?P<number>\d{1,2})\)?\s*[:.)–-]\s+(?=\w)")
_TABLED = re.compile(r"(?:^|[.;|]\s+|\n\s*)\(?\d{1,2}\)?:\s+[a-z]", re.IGNORECASE)
_GAPS = re.compile(r"\bwith\s+(?:\w+\s+)?(?:gaps|lapses|reservations|exceptions)\b", re.IGNORECASE)


def is_tabled(text: str) -> bool:
    """Whether enough rows say a number and a judgement to be a table of points."""
    return len(_TABLED.findall(text)) >= LEAST_ROWS


def find_marks(text: str) -> list[Verdict]:
    """Short marks after short headings, where a text gives several: in running prose the same words judge nothing."""
    found = []
    for sentence in split_sentences(text):
        match = HEADED.match(text, *sentence)
        if match is None or len(match.group("head").split()) > _LONGEST_HEAD:
            continue
        for status, pattern in _MARKS:
            mark = pattern.match(text, match.end(), sentence.end)
            if mark is not None:
                halved = status is AssessmentStatus.FULFILLED and _GAPS.search(text, mark.end(), sentence.end)
                end = sentence.end - len(text[sentence.start : sentence.end]) + len(_bare(text, sentence))
                verdict = Verdict(
                    start=sentence.start,
                    end=end,
                    status=AssessmentStatus.PARTLY if halved else status,
                    cue=Span(*mark.span()),
                    weight=EXPLICIT,
                )
                found.append(verdict)
                break
    return found if len(found) >= LEAST_ROWS else []


def number_rows(text: str, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """With the points of a table's rows: the rising numbers with which several verdicts begin."""
    rows: dict[int, PointMention] = {}
    last = 0
    for place, verdict in enumerate(verdicts):
        match = _ROW.match(text, verdict.start, verdict.end) if not verdict.about else None
        if match is not None and int(match.group("number")) > last:
            last = int(match.group("number"))
            rows[place] = PointMention(start=match.start("number"), end=match.end("number"), number=str(last))
    if len(rows) < LEAST_ROWS or not is_tabled(text):
        return list(verdicts)
    return [replace(verdict, about=(rows[n],)) if n in rows else verdict for n, verdict in enumerate(verdicts)]


def _bare(text: str, sentence: Span) -> str:
    return text[sentence.start : sentence.end].rstrip(".!?;:, \n")
