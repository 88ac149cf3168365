"""Marks for sources and for what they say, in the wording of NATO STANAG 2511 (the "Admiralty" code).

How reliable a source is, people say; it is never computed. How credible a claim is, is proposed from who else says so
and who says otherwise; a person can set it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from truceline.model.ids import ClaimId, QuestionId


class Reliability(StrEnum):
    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Grade(IntEnum):
    CONFIRMED = 1
    PROBABLE = 2
    POSSIBLE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    UNKNOWN = 6


RELIABILITY_WORDING = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}
CREDIBILITY_WORDING = {
    Grade.CONFIRMED: "confirmed by other sources",
    Grade.PROBABLE: "probably true",
    Grade.POSSIBLE: "possibly true",
    Grade.DOUBTFUL: "doubtful",
    Grade.IMPROBABLE: "improbable",
    Grade.UNKNOWN: "truth cannot be judged",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityMark:
    """What somebody (`by`) thought of a source from a day on. `since` is an ISO date; `by` is a name in free words."""

    mark: Reliability
    since: str
    by: str
    why: str


def mark_in_force(history: Sequence[ReliabilityMark], as_of: str | None) -> Reliability:
    """The last mark that was set by the moment `as_of` (ISO, None: ever); F, "cannot be judged", where nobody has."""
    known = [mark for mark in history if as_of is None or mark.since <= as_of[:10]]
    return max(known, key=lambda mark: mark.since).mark if known else Reliability.F


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeReason:
    """What one question (None: no question compares the claim) says for the grade.

    `rule` is its name in the table of rules; `alike` are claims of others that say the same, `apart` such as exclude
    it: the first of each speaker, twenty at most.
    """

    rule: str
    grade: Grade
    text: str
    question: QuestionId | None = None
    alike: tuple[ClaimId, ...] = ()
    apart: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetGrade:
    """A grade that a person gave, and why. `on` is an ISO date or date-time."""

    grade: Grade
    by: str
    on: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credibility:
    """How credible a claim is: proposed by rule, or as a person set it. The proposal stays beside what was set."""

    claim: ClaimId
    proposed: Grade
    reasons: tuple[GradeReason, ...]
    set: SetGrade | None = None

    @property
    def grade(self) -> Grade:
        return self.set.grade if self.set is not None else self.proposed
