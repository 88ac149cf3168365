"""Captures to reports: what was written by whom and when, in clean words; and which reports share one origin."""

from truceline.reports.finding import find_reports
from truceline.reports.names import Names
from truceline.reports.origins import Traced, group_origins, trace_origins

__all__ = ["Names", "Traced", "find_reports", "group_origins", "trace_origins"]
