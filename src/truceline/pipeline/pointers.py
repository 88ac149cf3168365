"""Which claims a pointer leads to: by id, or by the words that stand in a report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from truceline.model.anchor import Span
from truceline.model.claim import Claim
from truceline.model.ids import ClaimId
from truceline.model.issue import Issue
from truceline.model.judgement import Outcome, Pointer
from truceline.model.report import Report

_LEAST_COVERED = 0.5
_QUOTES = {ord(mark): "'" for mark in "‘’‛´`"} | {ord(mark): '"' for mark in "“”„«»"}


@dataclass(slots=True)
class Finder:
    """Claims by what a pointer may say of them."""

    reports: Sequence[Report]
    claims: dict[ClaimId, Claim]
    told: dict[str, list[Claim]]
    _folded: dict[str, tuple[str, list[int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, claims: Iterable[Claim], reports: Sequence[Report]) -> Finder:
        told: dict[str, list[Claim]] = defaultdict(list)
        known = {claim.id: claim for claim in claims}
        for claim in known.values():
            told[claim.report].append(claim)
        return cls(reports=reports, claims=known, told=told)

    def reports_of(self, pointer: Pointer) -> list[Report]:
        named = pointer.report
        if named is None:
            return []
        by_id = [report for report in self.reports if report.id == named]
        if by_id:
            return by_id
        path = named.removeprefix("./")
        return [report for report in self.reports if report.input == path or report.input.endswith(f"/{path}")]

    def has_report(self, pointer: Pointer) -> bool:
        return bool(self.reports_of(pointer))

    def find(self, pointer: Pointer) -> tuple[ClaimId, ...]:
        """The claim with the id; else the claims that the words cover best, of one report and one wording."""
        if pointer.claim in self.claims:
            return (pointer.claim,)
        places = self.places_of(pointer)
        if len(places) != 1:
            return ()
        report, span = places[0]
        covered = {claim.id: _shared(claim.content.span, span) for claim in self.told[report.id]}
        most = max(covered.values(), default=0.0)
        if most < _LEAST_COVERED:
            return ()
        return tuple(sorted(claim for claim, share in covered.items() if share == most))

    def places_of(self, pointer: Pointer) -> list[tuple[Report, Span]]:
        """Where the words stand in the reports that may be meant."""
        if pointer.words is None:
            return []
        words = _fold(pointer.words)[0]
        if not words:
            return []
        found = []
        for report in self.reports_of(pointer):
            if report.id not in self._folded:
                self._folded[report.id] = _fold(report.text)
            text, offsets = self._folded[report.id]
            for match in re.finditer(re.escape(words), text):
                found.append((report, Span(offsets[match.start()], offsets[match.end() - 1] + 1)))
        return found


def _fold(text: str) -> tuple[str, list[int]]:
    """Lower case, one kind of quotation marks, single spaces; and for each character where it stood."""
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            if folded and folded[-1] != " ":
                folded.append(" ")
                offsets.append(offset)
            continue
        low = character.translate(_QUOTES).lower()
        folded.append(low if len(low) == 1 else character)
        offsets.append(offset)
    if folded and folded[-1] == " ":
        del folded[-1], offsets[-1]
    return "".join(folded), offsets


def _shared(a: Span, b: Span) -> float:
    """The part of the shorter that both have in common, less a little for what only one of them has."""
    common = min(a.end, b.end) - max(a.start, b.start)
    if common <= 0:
        return 0.0
    shorter, whole = min(a.end - a.start, b.end - b.start), max(a.end, b.end) - min(a.start, b.start)
    share = common / shorter
    return share + common / whole / 100 if share >= _LEAST_COVERED else 0.0


def say_lost(name: str, lost: Sequence[Pointer], finder: Finder) -> Issue:
    """For a person's word, called `name`, of which these pointers lead nowhere."""
    return Issue(
        path=name,
        reason=f"{'; '.join(_say_missing(pointer, finder) for pointer in lost)}: it is kept, and not followed",
        remedy="point at the claim by its report and its words as they stand there now",
    )


def lost_in(lost: Sequence[Pointer], finder: Finder, later: Finder) -> Outcome:
    """Whether the claims may be in reports that are only out of view, or are nowhere."""
    unborn = all(later.has_report(pointer) and not finder.has_report(pointer) for pointer in lost)
    return Outcome.OUT_OF_VIEW if unborn else Outcome.NOT_FOUND


def _say_missing(pointer: Pointer, finder: Finder) -> str:
    if pointer.words is None:
        return f"no claim {pointer.claim} is in this record"
    words = f"“{pointer.words[:80]}”"
    if not finder.has_report(pointer):
        return f"no report {pointer.report} is in this record"
    places = len(finder.places_of(pointer))
    if places > 1:
        return f"the words {words} stand {places} times in {pointer.report}"
    return f"no claim with the words {words} was found in {pointer.report}"
