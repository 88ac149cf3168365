"""Tolls told in prose: who was killed, wounded or missing, how many, and which counts are parts of others."""

from __future__ import annotations

import re
from dataclasses import replace

from truceline.text.sentences import split_sentences
from truceline.text.toll import Toll
from truceline.text.toll_reader import read_sentence
from truceline.text.toll_words import CUE

LONGEST_SENTENCE = 4_000

_ELSEWHERE = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak)|\d|last|[A-Z])|\b(?:previous|earlier|separate|another) "
    r"(?:day|incident|strike|attack|war)s?\b|\bassessed separately\b|\bso far (?:in|during)|\bthat day alone\b"
    r"|\bthe (?:previous|preceding) (?:day|week|month|year)\b|\b(?:days|weeks|months|years) (?:earlier|before|ago)\b"
    r"|\bin the (?:conflict|war)\b|\blist of (?:nearly|about|over|more)\b|\bacross (?:the )?(?:country|region)\b",
    re.IGNORECASE,
)


def find_tolls(text: str) -> list[Toll]:
    """Every count of killed, wounded and missing people, by statement; sentences about other events are left out."""
    tolls: list[Toll] = []
    statement = 0
    for span in split_sentences(text):
        sentence = text[span.start : min(span.end, span.start + LONGEST_SENTENCE)]
        if CUE.search(sentence) is None or _ELSEWHERE.search(sentence):
            continue
        told = read_sentence(sentence, statement)
        tolls += [replace(toll, start=toll.start + span.start, end=toll.end + span.start) for toll in told]
        statement = max([statement, *(toll.statement for toll in told)]) + 1
    return tolls
