"""Governed words cut into the clauses that each speak of one event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from truceline.claims.triggers import UNSETTLED, Trigger, find_triggers
from truceline.model.anchor import Span

_SENTENCE = re.compile(r"[.!?][\"”’]?\s+(?=[\"“‘]?[A-ZÀ-Ý])")
_RANGE = re.compile(r"\bbetween [\w:.]+(?: \w+)?$", re.IGNORECASE)
_REPORTED_ON = re.compile(r",?\s+(?:and|but)\s+that\s+")
_APPOSITION = re.compile(r",\s+(?:an?|the|one of)\s+(?=[a-z])")
_COORDINATOR = re.compile(
    r",?\s+(?:and|but|while|whereas|although|though|yet)(?:\s+that)?\s+|;\s+|\s[–—]\s|:\s+|,\s+(?:which|who|where|adding|saying)\s+",
    re.IGNORECASE,
)
_SUBORDINATOR = re.compile(
    r",?\s+(?:when|as(?! [“\"‘]?(?:an?|the)\b| of\b| well\b| far\b| a result)|after|before|because|since|hours after|"
    r"days after|minutes after|following|until)\s+",
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
_FIRM = 9
_ASKED = 8
_TALK = frozenset({"comment", "demand", "negotiation", "agreement_breach", "agreement_kept", "agreement_signed"})
_VIOLENT = frozenset(
    {"shelling", "small_arms_fire", "drone_strike", "air_strike", "explosive_device", "armed_clash", *UNSETTLED}
)
_HARM = frozenset({"casualties", "infrastructure_damage"})


class Clause(NamedTuple):
    """Words about one event, its kind and its trigger (None: none found); all offsets are into the text given."""

    start: int
    end: int
    type: str | None
    trigger: Trigger | None


def cut_clauses(text: str, span: Span, hints: Sequence[Trigger] = ()) -> list[Clause]:
    """Clauses of `text[span]`, in reading order; they may nest ("A when B" gives the whole for A and B for B).

    `hints` are further triggers, in offsets of `text`; they count where the lexicon has none.
    """
    clauses: list[Clause] = []
    for part in _parts(text, span, hints):
        clauses += _cut_part(text, part, hints)
    return clauses


def _parts(text: str, span: Span, hints: Sequence[Trigger]) -> list[Span]:
    """Pieces that are always apart: reported clauses joined by "and that", and sentences that each speak of an
    event."""
    parts = _split(text, span, _REPORTED_ON)
    sentences = [s for p in parts for s in _split(text, p, _SENTENCE)]
    joined: list[Span] = []
    for sentence in sentences:
        speaks = bool(_main_triggers(text, sentence, hints))
        before = joined[-1] if joined else None
        if (before and not speaks and not _REPORTED_ON.search(text[before.end : sentence.start])) or (
            before and not _main_triggers(text, before, hints) and before.end > sentence.start - 4
        ):
            joined[-1] = Span(before.start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _split(text: str, span: Span, pattern: re.Pattern[str]) -> list[Span]:
    parts, start = [], span.start
    for match in pattern.finditer(text, span.start, span.end):
        if match.start() - start >= _LEAST and span.end - match.end() >= _LEAST:
            parts.append(Span(start, match.start() + (1 if pattern is _SENTENCE else 0)))
            start = match.end()
    return [*parts, Span(start, span.end)]


def _cut_part(text: str, span: Span, hints: Sequence[Trigger]) -> list[Clause]:
    words = text[span.start : span.end]
    triggers = _main_triggers(text, span, hints)
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
    return [shifted(c, span.start) for c in clauses]


def shifted(clause: Clause, by: int) -> Clause:
    trigger = clause.trigger and clause.trigger._replace(start=clause.trigger.start + by, end=clause.trigger.end + by)
    return Clause(clause.start + by, clause.end + by, clause.type, trigger)


def _main_triggers(text: str, span: Span, hints: Sequence[Trigger]) -> Sequence[Trigger]:
    """Triggers that speak of an event of their own, in offsets of the span; a noun that only refers to one counts where
    nothing else does."""
    triggers: Sequence[Trigger] = find_triggers(text[span.start : span.end])
    if not triggers:
        return [h._replace(start=h.start - span.start, end=h.end - span.start) for h in hints if _lies_in(h, span)]
    speaking = [t for t in triggers if not t.nominal]
    return speaking or [t for t in triggers if t.type != "armed_clash"]


def _lies_in(hint: Trigger, span: Span) -> bool:
    return span.start <= hint.start and hint.end <= span.end


def _cut_between(words: str, one: Trigger, other: Trigger) -> tuple[int, int, bool] | None:
    """Where two triggers' clauses part: end of the first, start of the second, and whether the second nests."""
    if one.type == other.type:
        return None
    for pattern, nests in (
        (_PARTICIPLE, False),
        (_SUBORDINATOR, one.type in _HARM),
        (_COORDINATOR, False),
        (_WITHIN, False),
    ):
        found = [
            m
            for m in pattern.finditer(words, one.end, other.end)
            if m.end() <= other.start and not _RANGE.search(words[: m.start()])
        ]
        if not found:
            continue
        match = found[-1]
        end, begin = match.start(), match.end()
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
    end = _without_apposition(words, end, group[-1])
    types: dict[str, Trigger] = {}
    for trigger in sorted(group, key=lambda t: (t.type in _TALK and t.type != "agreement_breach", -t.weight, t.start)):
        types.setdefault(trigger.type, trigger)
    if len(types) > 1:
        types = {kind: trigger for kind, trigger in types.items() if kind not in UNSETTLED} or types
    main = _main(types)
    return [Clause(start, end, main.type, main)]


def _main(types: dict[str, Trigger]) -> Trigger:
    """What the stretch is about: a demand that comes first, else harm done, else the heaviest trigger."""
    first = min(types.values(), key=lambda t: t.start)
    asked = types.get("demand")
    if asked and asked.weight >= _ASKED:
        return asked
    if first.type == "demand" or (first.type == "comment" and first.weight >= _FIRM):
        return first
    harmed = types.get("casualties")
    if harmed and not harmed.nominal and set(types) & (_VIOLENT | {"other"}):
        return harmed
    return next(iter(types.values()))


def _without_apposition(words: str, end: int, last: Trigger) -> int:
    """A village "in the strip between the two countries" is explained, not claimed."""
    match = _APPOSITION.search(words, last.end, end)
    if match and not find_triggers(words[match.end() : end]) and end - match.end() > 20:
        return match.start()
    return end
