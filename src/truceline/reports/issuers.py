"""Bodies that speak for themselves: ministries, armies, authorities, missions and monitors, by letterhead."""

from __future__ import annotations

import re

from truceline.model.ids import ActorId
from truceline.reports.boilerplate import count_words, is_stopped
from truceline.reports.names import MONITOR_KINDS, Names, found_id

_BODY = re.compile(
    r"\b(?:minist(?:ry|er|erium)|department|directorate|armed forces|army|navy|general staff|headquarters"
    r"|high command|command"
    r"|government|authority|authorities|press (?:service|office|centre|center|secretary)|spokes\w+|contingent|mission"
    r"|foreign affairs|defen[cs]e|embassy|secretariat|presidency|president|cabinet|council|committee"
    r"|administration|parliament"
    r"|assembly|republic of|office of|mfa|mod|border (?:guard|service)|coast guard|commission|peacekeep\w+|centre"
    r"|center|group)\b",
    re.IGNORECASE,
)
_MONITOR = re.compile(
    r"\b(?:monitor(?:s|ing)?|observers?|observation|verification|verifiers?|supervision|ceasefire commission)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "at", "a", "an", "de", "la", "du", "von", "und"])


def reads_as_issuer(line: str, names: Names) -> bool:
    """A letterhead line: the name of a body and nothing that a sentence or a headline would add."""
    if is_stopped(line) or count_words(line) > 12 or any(char.isdigit() for char in line):
        return False
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", line)
    if not words or not all(word[0].isupper() or word in _SMALL for word in words):
        return False
    known = names.issuer(line)
    return bool(_BODY.search(line)) or (known is not None and names.index.resolve(line) == known)


def names_a_monitor(text: str) -> bool:
    return bool(_MONITOR.search(text))


def resolve_issuer(printed: str, names: Names) -> ActorId:
    """The body's actor; the narrowest line of the letterhead names one that no pack knows."""
    known = names.issuer(printed)
    if known is not None:
        return known
    lines = [line.strip() for line in printed.split(";") if line.strip()]
    return found_id(next((line for line in lines if _BODY.search(line)), lines[0] if lines else printed))


def is_monitor(actor: ActorId, printed: str, names: Names) -> bool:
    kind = names.kind_of(actor)
    return kind in MONITOR_KINDS if kind is not None else names_a_monitor(printed)
