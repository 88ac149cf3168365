"""Judgements: a person says that two claims are about one event, or about two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.model.ids import ClaimId, JudgementId, ReportId, content_id


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """The claim that is meant: by its id, or by its words in a report, which another extraction still finds.

    `report` is a report's id or the path of its input, or the end of that path. With both, the id is tried first.
    """

    claim: ClaimId | None = None
    report: ReportId | str | None = None
    words: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        words = " ".join((self.words or "").split())
        return (self.claim or "", self.report or "", words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`on` is an ISO date or date-time. `replaces` names the judgement that this one takes back: both are kept."""

    id: JudgementId
    verdict: Verdict
    claims: tuple[Pointer, Pointer]
    by: str
    on: str
    why: str
    replaces: JudgementId | None = None

    @classmethod
    def of(
        cls,
        verdict: Verdict,
        claims: tuple[Pointer, Pointer],
        *,
        by: str,
        on: str,
        why: str,
        replaces: JudgementId | None = None,
    ) -> Judgement:
        """The id follows from the content; which of the two claims is named first makes no difference to it."""
        first, second = sorted(pointer.key for pointer in claims)
        name = content_id("j", verdict.value, *first, *second, by, on, why, replaces)
        return cls(
            id=JudgementId(name), verdict=verdict, claims=claims, by=by, on=on, why=why, replaces=replaces
        )  # fmt: skip


class Outcome(StrEnum):
    HELD = "held"  # the incidents are as it says
    NOT_FOUND = "not_found"  # no claim of this record is meant by one of its pointers
    OUT_OF_VIEW = "out_of_view"  # its report is in the record, but not as seen from this moment
    CONTRADICTED = "contradicted"  # others say the contrary: none of them is followed
    REPLACED = "replaced"  # a later one took it back


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A judgement and what became of it in one record. `found` are the claims that its two pointers lead to: more than
    one where several stand in the same words. `against` are the judgements that it contradicts."""

    judgement: Judgement
    outcome: Outcome
    found: tuple[tuple[ClaimId, ...], tuple[ClaimId, ...]] = ((), ())
    against: tuple[JudgementId, ...] = ()


Ends = Callable[[Judgement], tuple[Sequence[str], Sequence[str]]]


def without_replaced(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that no other one takes back."""
    judgements = list(judgements)
    gone = {judgement.replaces for judgement in judgements}
    return [judgement for judgement in judgements if judgement.id not in gone]


def find_contradictions(judgements: Sequence[Judgement], ends: Ends) -> list[tuple[Judgement, ...]]:
    """Each group of judgements that cannot all hold: one "different" and a shortest chain of "same" between its claims.

    `ends` says which claims the two pointers of a judgement lead to; the claims of one pointer go together.
    """
    links: dict[str, list[tuple[str, Judgement | None]]] = {}

    def link(a: str, b: str, by: Judgement | None) -> None:
        links.setdefault(a, []).append((b, by))
        links.setdefault(b, []).append((a, by))

    for judgement in judgements:
        for together in ends(judgement):
            for other in together[1:]:
                link(together[0], other, None)
        first, second = ends(judgement)
        if judgement.verdict is Verdict.SAME and first and second:
            link(first[0], second[0], judgement)
    found = []
    for judgement in judgements:
        first, second = ends(judgement)
        if judgement.verdict is Verdict.DIFFERENT and first and second:
            chain = _chain(first[0], second[0], links)
            if chain is not None:
                found.append((judgement, *chain))
    return found


def _chain(start: str, goal: str, links: dict[str, list[tuple[str, Judgement | None]]]) -> list[Judgement] | None:
    """The judgements along a shortest way from one claim to another; None where no way leads there."""
    came: dict[str, tuple[str, Judgement | None]] = {}
    reached = [start]
    seen = {start}
    for here in reached:
        if here == goal:
            break
        for there, by in links.get(here, ()):
            if there not in seen:
                seen.add(there)
                came[there] = (here, by)
                reached.append(there)
    if goal not in seen:
        return None
    chain: list[Judgement] = []
    while goal != start:
        goal, by = came[goal]
        if by is not None:
            chain.append(by)
    return chain[::-1]
