"""The marks of a sentence that tells a toll: people counted, words for dead and hurt, and where a thought ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.text.toll_people import People, find_people
from truceline.text.toll_words import CUE

_CONTRAST = re.compile(
    r";|,? (?:but|while|whilst|whereas|although|though|however|yet|before (?=ris|later|the toll))\b", re.I
)
_REPORT = re.compile(
    r"(?<!was )(?<!were )(?<!been )\b(?:report(?:s|ed|ing)?|said|says?|saying|claim(?:s|ed|ing)?"
    r"|stat(?:es?|ed|ing)|writes?"
    r"|wrote|writing|tweet(?:s|ed)|add(?:s|ed|ing)|mention(?:s|ed|ing)|alleg(?:es|ed|ing)|confirm(?:s|ed"
    r"|ing)|announc\w+"
    r"|not(?:es|ed|ing)|identif(?:ies|ied)|accord\w+ to|recorded|cited|put)\b"
    r"(?! (?:killed|injured|wounded|missing|dead|the lives))(?! the li(?:fe|ves) of)(?: that\b)?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:when|after|where|before|in (?:an?|the) (?:alleged|suspected|reported|apparent|declared|\w+ (?:air ?)?strike"
    r"|attack|strike)|by (?:an?|the)|following|during|as a (?:result|consequence)|due to|because|who|whose)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:includ(?:ing|es?|ed)|among(?:st)? (?:them|whom|those|the)|(?:of|some of|most of|all of) (?:them|whom|which)"
    r"|consisting of|comprising|namely)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:(?:along|together) with|alongside|as well as|in addition to|besides|with)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind`: people; contrast, report and clause end a thought; parts and with open a list; the rest are cues.

    Cues: toll ("the death toll"), passive ("were killed"), subject ("died"), object ("killing"), bare ("injured"), noun
    ("deaths"), each of a `category`.
    """

    start: int
    end: int
    kind: str
    category: str = ""
    people: People | None = None


def find_marks(sentence: str) -> list[Mark]:
    """In order, none overlapping: where two begin at one place, the longer."""
    marks = [Mark(p.start, p.end, "people", people=p) for p in find_people(sentence)]
    for match in CUE.finditer(sentence):
        kind, _, category = (match.lastgroup or "").partition("_")
        marks.append(Mark(match.start(), match.end(), kind, category))
    patterns = {"contrast": _CONTRAST, "report": _REPORT, "clause": _CLAUSE, "parts": _PARTS, "with": _WITH}
    for kind, pattern in patterns.items():
        marks += [Mark(match.start(), match.end(), kind) for match in pattern.finditer(sentence)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
