"""The passages of a report that speak of an agreement's points."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.model.agreement import Agreement
from truceline.model.report import Report, ReportKind
from truceline.text.points import FoundBy, PointPassage, find_passages

__all__ = ["FoundBy", "PointPassage", "find_point_passages"]

OWN_VIEW = frozenset({ReportKind.EDITORIAL, ReportKind.STATEMENT})


def find_point_passages(report: Report, agreements: Sequence[Agreement]) -> list[PointPassage]:
    """In the order of the report's text; empty where it judges no point of any of the agreements."""
    return find_passages(report.text, agreements, judging=report.kind in OWN_VIEW)
