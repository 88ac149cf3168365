"""The agreement register as the record sees it: from which moment its clocks are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo

from truceline.compliance import find_newest, read_clocks
from truceline.model.duty import DutyClock
from truceline.model.pack import Pack
from truceline.model.report import Report
from truceline.pipeline.moment import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """`at` is None where nothing says when the record is from, and then no clock is read."""

    at: str | None
    clocks: tuple[DutyClock, ...]


def read_register(pack: Pack, view: View, zone: tzinfo | None) -> Register:
    """Seen from where the record is: `as_of`, else `known_by`, else the newest publication of its reports."""
    at = (view.as_of or view.known_by or _newest_report(view.reports, zone)) if pack.agreements else None
    return Register(at=at, clocks=read_clocks(pack.agreements, at, zone) if at is not None else ())


def _newest_report(reports: Iterable[Report], zone: tzinfo | None) -> str | None:
    return find_newest((report.published for report in reports if report.published is not None), zone)
