"""Where a claim that somebody decided on stands now: in the same text, in a later version of it, or nowhere."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.model.anchor import Anchor, Span
from truceline.model.claim import Claim
from truceline.model.decision import BY_HAND, ClaimSeen, Gist
from truceline.model.ids import ReportId
from truceline.model.judgement import Pointer
from truceline.model.report import Report
from truceline.pipeline.pointers import Finder

_LEAST_SHARED = 0.5
_FAR = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A claim in its place. `claim` is the one that was decided on, with anchors that hold in `report`; `machine` is
    what an extractor reads there now, None where it reads nothing of the kind."""

    claim: Claim
    report: Report
    machine: Claim | None
    source_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Reports, and what machines read in them."""

    finder: Finder
    reports: Mapping[ReportId, Report]

    @classmethod
    def of(cls, claims: Sequence[Claim], reports: Sequence[Report]) -> Ground:
        return cls(finder=Finder.of(claims, reports), reports={report.id: report for report in reports})

    def find(self, seen: ClaimSeen) -> Stand | None:
        """None where its words are gone, or stand in several places of a text that is not the one they were seen in."""
        report = self._report_of(seen.claim, seen.pointer)
        moved = self.move(seen.claim, report) if report is not None else None
        if report is None or moved is None:
            return None
        machine = self._machine(seen, moved)
        if machine is not None and moved.report != seen.claim.report and Gist.of(machine) == Gist.of(moved):
            moved = replace(moved, id=machine.id)
        return Stand(
            claim=moved,
            report=report,
            machine=machine,
            source_changed=seen.text != text_digest(report),
        )

    def move(self, claim: Claim, report: Report) -> Claim | None:
        """The claim with the same words in that report; None where one of its anchors has no place there."""
        if claim.report == report.id:
            return claim if all(anchor.holds_in(report.text) for anchor in anchors_of(claim)) else None
        places = self.finder.places_of(Pointer(report=report.id, words=claim.content.quote))
        if len(places) != 1:
            return None
        content = Anchor.at(report.text, *places[0][1])
        shift = content.start - claim.content.start
        speaker, cue = (_shifted(anchor, shift, report) for anchor in (claim.speaker_anchor, claim.cue))
        if (speaker is None) is not (claim.speaker_anchor is None) or (cue is None) is not (claim.cue is None):
            return None
        return replace(claim, report=report.id, content=content, speaker_anchor=speaker, cue=cue)

    def _report_of(self, claim: Claim, pointer: Pointer) -> Report | None:
        if claim.report in self.reports:
            return self.reports[claim.report]
        places = self.finder.places_of(Pointer(report=pointer.report, words=claim.content.quote))
        return places[0][0] if len(places) == 1 else None

    def _machine(self, seen: ClaimSeen, moved: Claim) -> Claim | None:
        """The machine's claim of the same id, else the nearest in the same words that stood not beside it then. What
        somebody added stands only for what the machine has come to read in the same way."""
        told = self.finder.told.get(moved.report, [])
        gist = Gist.of(seen.claim)
        alike = [c for c in told if c.id == moved.id]
        if alike:
            return alike[0]
        others = [
            (Gist.of(c) == gist, share(c.content.span, moved.content.span), c)
            for c in told
            if Gist.of(c) == gist
            or (seen.claim.extractor != BY_HAND and Gist.of(c) not in seen.beside and _akin(c, moved))
        ]
        near = [(same, shared, c) for same, shared, c in others if shared >= _LEAST_SHARED]
        return min(near, key=lambda n: (not n[0], -n[1], n[2].content.start, n[2].id))[2] if near else None


def _akin(one: Claim, other: Claim) -> bool:
    return one.speaker == other.speaker or one.event.type == other.event.type


def share(a: Span, b: Span) -> float:
    """The part of the shorter that both have in common."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return max(0, common) / max(1, min(a.end - a.start, b.end - b.start))


def anchors_of(claim: Claim) -> list[Anchor]:
    return [anchor for anchor in (claim.content, claim.speaker_anchor, claim.cue) if anchor is not None]


def text_digest(report: Report) -> str:
    return hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()


def _shifted(anchor: Anchor | None, shift: int, report: Report) -> Anchor | None:
    """The same words, as near as they stand to where they would be expected."""
    if anchor is None:
        return None
    expected, best = anchor.start + shift, -1
    at = report.text.find(anchor.quote)
    while at >= 0:
        best = at if best < 0 or abs(at - expected) < abs(best - expected) else best
        at = report.text.find(anchor.quote, at + 1)
    return Anchor.at(report.text, best, best + len(anchor.quote)) if best >= 0 else None
