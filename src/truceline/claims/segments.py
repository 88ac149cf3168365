"""Governed words cut into the clauses that each speak of one event."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from truceline.claims.triggers import UNSETTLED_FIRE, Trigger, find_triggers
from truceline.model.anchor import Span

_COORDINATOR = re.compile(
    r",?\s+(?:and|but|while|whereas|although|though|yet)(?:\s+that)?\s+|;\s+|\s[–—]\s|:\s+|,\s+(?:which|who|where|adding|saying)\s+",
    re.IGNORECASE,
)
_SUBORDINATOR = re.compile(
    r",?\s+(?:when|as|after|before|because|since|hours after|days after|minutes after|following|until)\s+",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r",\s+(?=(?:killing|wounding|injuring|destroying|damaging|violating|breaching|leaving|cutting|forcing|setting|"
    r"seizing|capturing|entering|striking|in violation of|in breach of|with three|with two)\b)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\s+(?=by\s+(?:entering|striking|shelling|firing|opening|sending|allowing|closing|blocking|seizing|holding)\b)",
    re.I,
)
_LEAST = 8
_TALK = frozenset({"comment", "demand", "negotiation", "agreement_breach", "agreement_kept"})
_HARM = frozenset({"casualties", "infrastructure_damage"})


class Clause(NamedTuple):
    """Words about one event: offsets into the text given, the kind of event, and the trigger (None: none found)."""

    start: int
    end: int
    type: str | None
    trigger: Trigger | None


def cut_clauses(text: str, span: Span) -> list[Clause]:
    """Clauses of `text[span]`, in reading order; they may nest ("A when B" gives the whole for A and B for B)."""
    words = text[span.start : span.end]
    triggers = _main_triggers(words)
    if not triggers:
        return [Clause(span.start, span.end, None, None)]
    clauses: list[Clause] = []
    start = 0
    group = [triggers[0]]
    for one, other in pairwise(triggers):
        cut = _cut_between(words, one, other)
        if cut is None:
            group.append(other)
            continue
        end, begin, nests = cut
        clauses += _clauses_of(words, start, len(words) if nests else end, group)
        start, group = begin, [other]
    clauses += _clauses_of(words, start, len(words), group)
    return [Clause(c.start + span.start, c.end + span.start, c.type, c.trigger) for c in clauses]


def _main_triggers(words: str) -> list[Trigger]:
    """Triggers that speak of an event of their own; a noun that only refers to one counts where nothing else does."""
    triggers = find_triggers(words)
    speaking = [t for t in triggers if not t.nominal]
    return speaking or triggers


def _cut_between(words: str, one: Trigger, other: Trigger) -> tuple[int, int, bool] | None:
    """Where two triggers' clauses part: end of the first, start of the second, and whether the second nests."""
    if one.type == other.type:
        return None
    between = words[one.end : other.start]
    for pattern, nests in (
        (_PARTICIPLE, False),
        (_SUBORDINATOR, one.type in _HARM),
        (_COORDINATOR, False),
        (_WITHIN, False),
    ):
        found = list(pattern.finditer(between))
        if not found:
            continue
        match = found[-1]
        end, begin = one.end + match.start(), one.end + match.end()
        if pattern is _SUBORDINATOR and not nests:
            end = _before_measure(words, end)
        if end < _LEAST or len(words) - begin < _LEAST:
            return None
        return end, begin, nests
    return None


def _before_measure(words: str, end: int) -> int:
    """ "…, three days after X": the measure belongs to the second clause's introduction, not to the first clause."""
    match = re.search(r",\s+(?:\w+\s+)?(?:hours|days|weeks|months|minutes|years)\s*$", words[:end])
    return match.start() if match else end


def _clauses_of(words: str, start: int, end: int, group: list[Trigger]) -> list[Clause]:
    """One clause for the event that a stretch speaks of, and one for each other kind that it names as well."""
    while start < end and words[start] in " ,;":
        start += 1
    while end > start and words[end - 1] in " ,;":
        end -= 1
    types: dict[str, Trigger] = {}
    for trigger in sorted(group, key=lambda t: (t.type in _TALK and t.type != "agreement_breach", -t.weight, t.start)):
        types.setdefault(trigger.type, trigger)
    if UNSETTLED_FIRE in types and len(types) > 1:
        violent = set(types) & {"shelling", "small_arms_fire", "drone_strike", "air_strike", "armed_clash", "detention"}
        if violent:
            del types[UNSETTLED_FIRE]
    main, *rest = types.items()
    clauses = [Clause(start, end, main[0], main[1])]
    if main[0] in _HARM:
        clauses += [
            Clause(start, end, kind, trigger) for kind, trigger in rest[:1] if kind not in _TALK and kind not in _HARM
        ]
    elif rest and rest[0][0] in _HARM:
        clauses.append(Clause(start, end, rest[0][0], rest[0][1]))
    return clauses
