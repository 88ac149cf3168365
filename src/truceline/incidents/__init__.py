"""Claims to incidents: what is about one event, and why."""

from truceline.incidents.grouping import group_incidents
from truceline.incidents.judgements import Judged

__all__ = ["Judged", "group_incidents"]
