"""Claims and agreements to assessments: who holds which provision fulfilled, in which words."""

from truceline.compliance.assessing import assess
from truceline.compliance.points import FoundBy, PointPassage, find_point_passages

__all__ = ["FoundBy", "PointPassage", "assess", "find_point_passages"]
