"""Claims that name a point: who says that it was broken, and who says that it was not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from truceline.model.act import SILENT
from truceline.model.agreement import Agreement
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Polarity
from truceline.model.ids import ReportId
from truceline.model.report import Report
from truceline.text.provisions import Provisions
from truceline.text.subjects import choose_agreement

ON_A_POINT = frozenset({"agreement_breach", "agreement_kept"})
_NOT_SAID = frozenset({Attitude.DEMAND, Attitude.WARN, Attitude.EXPECT})
_BLAMING = ON_A_POINT | {"accusation"}
_AFTER = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """`broken`, `kept` and `accusing` are in the order of the claims; the last are those of `broken` that lay it at the
    door of somebody."""

    broken: list[Claim] = field(default_factory=list)
    kept: list[Claim] = field(default_factory=list)

    @property
    def accusing(self) -> list[Claim]:
        return [c for c in self.broken if c.attitude is Attitude.ACCUSE or c.event.actor is not None]


Key = tuple[str, str]


class Namings:
    """Which points a claim names; of several agreements the one that its report is about."""

    def __init__(self, reports: Iterable[Report], agreements: Sequence[Agreement]) -> None:
        self._reports = {report.id: report for report in reports}
        self._agreements = agreements
        self._points: dict[ReportId, tuple[Agreement | None, Provisions]] = {}

    def of(self, claims: Iterable[Claim]) -> dict[Key, Naming]:
        """By agreement and number of the point. Claims of the background are left out."""
        found: dict[Key, Naming] = {}
        for claim in claims:
            if claim.background or claim.act in SILENT or claim.attitude in _NOT_SAID:
                continue
            if claim.event.type not in _BLAMING and claim.attitude is not Attitude.ACCUSE:
                continue
            for key in self._named_in(claim):
                naming = found.setdefault(key, Naming())
                (naming.broken if _says_broken(claim) else naming.kept).append(claim)
        return found

    def _named_in(self, claim: Claim) -> list[Key]:
        report = self._reports.get(claim.report)
        if report is None:
            return []
        agreement, points = self._points_of(report)
        if agreement is None:
            return []
        after = report.text[claim.content.end : claim.content.end + _AFTER]
        named = points.all_named_in(claim.content.quote, after=after, about_it=claim.event.type in ON_A_POINT)
        return [(agreement.id, provision.number) for provision in named]

    def _points_of(self, report: Report) -> tuple[Agreement | None, Provisions]:
        if report.id not in self._points:
            agreement = choose_agreement(report.text, self._agreements)
            self._points[report.id] = (agreement, Provisions(agreement))
        return self._points[report.id]


def _says_broken(claim: Claim) -> bool:
    denied = claim.attitude is Attitude.DENY or claim.event.polarity is Polarity.DID_NOT
    return denied is (claim.event.type == "agreement_kept")
