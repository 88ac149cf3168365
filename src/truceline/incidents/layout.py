"""All claims of a record, laid out report by report with place and time settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from truceline.incidents.frames import Frame, day_of, frames_of, lend
from truceline.incidents.geography import Geography
from truceline.incidents.settling import settle_copies, settle_report
from truceline.model.claim import Claim
from truceline.model.ids import ReportId
from truceline.model.pack import Pack
from truceline.model.report import Report


def lay_out(claims: Iterable[Claim], reports: Sequence[Report], geography: Geography, pack: Pack) -> list[Frame]:
    """Frames in reading order: reports by day of publication, the undated last, then by id; claims as in the text."""
    by_report: dict[ReportId, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    days: dict[str, date] = {}
    for report in reports:
        if (day := day_of(report)) is not None:
            days[report.input] = max(day, days.get(report.input, day))
    frames: list[Frame] = []
    for report in sorted(reports, key=_reading_order):
        if by_report.get(report.id):
            around = days.get(report.input) or _stands_at(by_report[report.id], pack)
            told = frames_of(report, by_report[report.id], geography, around=around)
            frames += lend(settle_report(told))
    return settle_copies(frames)


def _stands_at(claims: Iterable[Claim], pack: Pack) -> date | None:
    """Stands for the day of an undated report in a file of its own: the latest that its claims speak of, or since which
    the last agreement holds. No other file counts, so that one more changes nothing about this one."""
    told = [claim.event.time.first_day for claim in claims if claim.event.time is not None]
    since = [day for agreement in pack.agreements if (day := agreement.effective or agreement.signed)]
    return max([*told, *(date.fromisoformat(day[:10]) for day in since)], default=None)


def _reading_order(report: Report) -> tuple[bool, str, str]:
    return (report.published is None, report.published or "", report.id)
