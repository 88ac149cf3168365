"""How sure a claim is: signs that a person can read, each with the odds it was worth on dossiers with answers."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp

from truceline.claims.attributions import Attribution
from truceline.claims.drafts import Draft
from truceline.claims.hints import Hints
from truceline.model.report import Report

_SHORT, _LONG = 4, 35
_LEAST, _MOST = 0.05, 0.98


def signs_of(draft: Draft, report: Report, attribution: Attribution | None, hints: Hints | None) -> tuple[str, ...]:
    """What speaks for and against a claim, as names of rows of confidence.json. `attribution` is None for own voice."""
    signs = [_voice(draft, report)]
    if hints is not None:
        signs.append(_agreement(draft, attribution, hints))
    if draft.trigger is None:
        signs.append("no event named")
    elif draft.found_by and (attribution is None or attribution.tagged is None):
        signs.append("event by the tagger alone")
    if draft.speaker.startswith(("found:", "unnamed:")) and not draft.own_voice:
        signs.append("speaker new to the pack")
    words = len(report.text[draft.content.start : draft.content.end].split())
    if words < _SHORT:
        signs.append("few words")
    elif words > _LONG:
        signs.append("many words")
    return tuple(signs)


def confidence_of(signs: tuple[str, ...]) -> float:
    """The share of claims with such signs that were right (the words found and the right speaker), as the table has it.

    Two decimals, between 0.05 and 0.98.
    """
    odds = _table()
    total = odds["of any claim"] + sum(odds.get(sign, 0.0) for sign in signs)
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-total)))), 2)


@cache
def _table() -> dict[str, float]:
    """Sign to log-odds. Made by `python -m benchmarks.calibration --fit`."""
    text = (files("truceline.claims") / "confidence.json").read_text(encoding="utf-8")
    table: dict[str, float] = json.loads(text)
    return table


def _voice(draft: Draft, report: Report) -> str:
    if draft.own_voice:
        return f"own voice of a {report.kind.value}"
    return "in quotation marks" if draft.direct else "told in other words"


def _agreement(draft: Draft, attribution: Attribution | None, hints: Hints) -> str:
    """Whether rules and tagger see the same: a cue for told words, no speaker for words in the report's own voice."""
    if attribution is None:
        return "tagger hears a speaker" if hints.hear_speaker(draft.content) else "tagger hears nobody either"
    if attribution.tagged is not None:
        return "speaker by the tagger alone"
    heard = hints.heard_at(attribution.cue)
    if heard is None:
        return "speaker by the rules alone"
    same = heard.source is not None and heard.source.overlaps(attribution.source.span)
    return "rules and tagger agree" if same else "rules and tagger name others"
