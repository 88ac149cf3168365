"""Claims and agreements to assessments: who holds which provision fulfilled, in which words."""

from truceline.compliance.agenda import deadlines
from truceline.compliance.assessing import assess
from truceline.compliance.bearings import Held, Record, find_bearings
from truceline.compliance.clocks import clock_of, read_clocks
from truceline.compliance.counts import Names, trace_counts
from truceline.compliance.discrepancies import compare_counts
from truceline.compliance.moments import find_newest
from truceline.compliance.points import FoundBy, PointPassage, find_point_passages
from truceline.compliance.views import read_views

__all__ = [
    "FoundBy",
    "Held",
    "Names",
    "PointPassage",
    "Record",
    "assess",
    "clock_of",
    "compare_counts",
    "deadlines",
    "find_bearings",
    "find_newest",
    "find_point_passages",
    "read_clocks",
    "read_views",
    "trace_counts",
]
