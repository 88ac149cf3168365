"""Words that point to the present, the past or what is to come and name no time: now, recently, soon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_UNITS = r"(?:days|nights|weeks|months|years|decades|centuries|times)"
_PRESENT = (
    r"right\snow|now|currently|current|presently|nowadays|these\sdays|at\spresent|at\sthe\smoment|at\sthis\smoment"
    r"|the\spresent|to\sthis\sday|to\sdate|this\sday\sand\sage|present-day"
)
_PAST = (
    rf"(?:the\s)?(?:most\s|more\s|very\s)?recent(?:\s{_UNITS}|\spast)?|recently|lately|of\slate"
    r"|the\s(?:distant\s)?past(?=[.,;:)]|$|\s(?:and|or|but|that)\b)"
    r"|(?:in\sthe\spast)(?!\s\w)|long\sago"
    r"|(?:many\s|some\s)?(?:minutes|hours|days|weeks|months|years|decades|centuries|generations)\sago"
    r"|back\sthen|the\sold\sdays|bygone\sdays|moments\sago|the\sother\sday"
)
_FUTURE = (
    r"(?:the\s)?(?:near\s|foreseeable\s|immediate\s|not[- ]too[- ]distant\s|distant\s)?future"
    r"|(?<!\bas\s)(?:very\s|too\s)?soon(?!\safter\b)|shortly(?!\s(?:before|after)\b)"
    rf"|(?:the\s)?coming\s{_UNITS}|(?:the\s)?(?:days|weeks|months|years)\s(?:ahead|to\scome)"
    r"|in\sdue\scourse|some\s?day"
)
_POINTER = re.compile(
    rf"(?<![\w-])(?:(?P<present>{_PRESENT})|(?P<past>{_PAST})|(?P<future>{_FUTURE}))(?![\w-])", re.IGNORECASE
)
_PREPOSITION = re.compile(r"(?:in|to|of|at)\s(?=the\spast|the\spresent)", re.IGNORECASE)


class Pointer(StrEnum):
    """Which way the words point, by TIMEX3's names."""

    PRESENT = "PRESENT_REF"
    PAST = "PAST_REF"
    FUTURE = "FUTURE_REF"


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueTime:
    start: int
    end: int
    pointer: Pointer


def find_vague_times(text: str) -> list[VagueTime]:
    """In order, none overlapping."""
    found = []
    for match in _POINTER.finditer(text):
        lead = _PREPOSITION.match(match.group())
        pointer = Pointer.PRESENT if match["present"] else Pointer.PAST if match["past"] else Pointer.FUTURE
        found.append(VagueTime(start=match.start() + (lead.end() if lead else 0), end=match.end(), pointer=pointer))
    return found
