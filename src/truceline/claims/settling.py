"""Violence of a kind that the clause does not tell, settled by the report's other words."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.claims.triggers import UNSETTLED, Trigger, find_triggers
from truceline.claims.units import LONGEST
from truceline.model.report import Report

_BACK, _AHEAD = 3000, 1500


def settle_kind(kind: str, report: Report, at: int) -> str:
    """For one of UNSETTLED: the kind that its paragraph names first, else the one named last before it, else in the
    headline or after.

    Paragraphs are read one by one, for every claim of a report asks for the same ones again.
    """
    could_be = UNSETTLED[kind]
    text = report.text
    start, end = text.rfind("\n\n", 0, at) + 1, text.find("\n\n", at)
    end = end if end > 0 else len(text)
    if end - start > LONGEST:  # no prose: settled by stretches, each of them read once
        start = max(start, at - at % LONGEST)
        end = min(end, start + LONGEST)
        at = start
    for stretch in (
        find_triggers(text[start:end]),
        _told_before(text, start, at - _BACK),
        find_triggers(report.headline or ""),
        _told_after(text, end, at + _AHEAD),
    ):
        if (told := next((trigger.type for trigger in stretch if trigger.type in could_be), None)) is not None:
            return told
    return "small_arms_fire" if kind == "fire" else "shelling"


def _told_before(text: str, end: int, floor: int) -> Iterator[Trigger]:
    """The triggers of the paragraphs before `end`, the last first; none that begins before `floor`."""
    while end > max(0, floor):
        begin = max(text.rfind("\n\n", 0, end - 1) + 1, end - LONGEST)
        yield from reversed([t for t in find_triggers(text[begin:end]) if begin + t.start >= floor])
        end = begin


def _told_after(text: str, begin: int, ceiling: int) -> Iterator[Trigger]:
    """The triggers of the paragraphs after `begin`; none that ends after `ceiling`."""
    while begin < min(len(text), ceiling):
        stop = text.find("\n\n", begin + 2)
        end = min(stop if stop > 0 else len(text), begin + LONGEST)
        yield from (t for t in find_triggers(text[begin:end]) if begin + t.end <= ceiling)
        begin = end
