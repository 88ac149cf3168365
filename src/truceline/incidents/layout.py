"""All claims of a record, laid out report by report with place and time settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from truceline.incidents.frames import Frame, day_of, frames_of, lend
from truceline.incidents.geography import Geography
from truceline.incidents.settling import settle_copies, settle_report
from truceline.model.claim import Claim
from truceline.model.ids import ReportId
from truceline.model.report import Report


def lay_out(claims: Iterable[Claim], reports: Sequence[Report], geography: Geography) -> list[Frame]:
    """Frames in reading order: reports by day of publication, the undated last, then by id; claims as in the text."""
    by_report: dict[ReportId, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    around = max((day for report in reports if (day := day_of(report)) is not None), default=None)
    frames: list[Frame] = []
    for report in sorted(reports, key=_reading_order):
        if by_report.get(report.id):
            told = frames_of(report, by_report[report.id], geography, around=around)
            frames += lend(settle_report(told))
    return settle_copies(frames)


def _reading_order(report: Report) -> tuple[bool, str, str]:
    return (report.published is None, report.published or "", report.id)
