"""Hints at how a point stands, from those who pass no judgement: objections, and descriptions."""

from __future__ import annotations

from dataclasses import replace

from truceline.model.agreement import AssessmentStatus
from truceline.model.anchor import Span
from truceline.text.sentences import split_sentences
from truceline.text.verdict_clauses import content_of, cut_clauses
from truceline.text.verdict_hedges import LACKING, OUTSIDE, OWED, STANDING, SUPPOSED
from truceline.text.verdicts import FAINT, FARTHEST_SUPPOSED, Verdict


def find_objections(text: str) -> list[Verdict]:
    """Faint verdicts of those who see a point otherwise: that something is still owed under it (partly), or that it
    does not reach so far (fulfilled).

    They count only for a speaker who is quoted, never for the text's own voice.
    """
    found = []
    for sentence in split_sentences(text):
        for clause in cut_clauses(text, sentence):
            for status, pattern in ((AssessmentStatus.FULFILLED, OUTSIDE), (AssessmentStatus.PARTLY, OWED)):
                match = pattern.search(text, *clause)
                if match is not None:
                    span = content_of(text, clause, sentence)
                    cue = Span(*match.span())
                    found.append(
                        Verdict(start=span.start, end=span.end, status=status, cue=cue, weight=FAINT, objection=True)
                    )
                    break
    return found


def weigh_description(text: str) -> Verdict | None:
    """A faint verdict from words for what stands and what lacks, for a passage that judges without a word of judgement.

    Both give partly. Duties and suppositions do not count. None where neither is found.
    """
    cues: dict[AssessmentStatus, Verdict] = {}
    for sentence in split_sentences(text):
        for clause in cut_clauses(text, sentence):
            cues_here: list[Span] = []
            for status, pattern in ((AssessmentStatus.NOT_FULFILLED, LACKING), (AssessmentStatus.FULFILLED, STANDING)):
                match = pattern.search(text, *clause)
                if (
                    match is None
                    or any(
                        "," not in text[cue.end : match.start()] + text[match.end() : cue.start] for cue in cues_here
                    )
                    or OWED.search(text, *clause)
                    or SUPPOSED.search(text, max(clause.start, match.start() - FARTHEST_SUPPOSED), match.start())
                ):
                    continue
                span = content_of(text, clause, sentence)
                cue = Span(*match.span())
                cues_here.append(cue)
                verdict = Verdict(start=span.start, end=span.end, status=status, cue=cue, weight=FAINT)
                cues.setdefault(status, verdict)
    if not cues:
        return None
    first = min(cues.values(), key=lambda verdict: verdict.start)
    return first if len(cues) == 1 else replace(first, status=AssessmentStatus.PARTLY)


def shifted(verdict: Verdict, by: int) -> Verdict:
    """A verdict found in a piece of a text, with the offsets of the text; for those that name no points."""
    cue = Span(verdict.cue.start + by, verdict.cue.end + by)
    return replace(verdict, start=verdict.start + by, end=verdict.end + by, cue=cue)
