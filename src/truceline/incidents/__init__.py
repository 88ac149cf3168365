"""Claims to incidents: what is about one event, and why."""

from truceline.incidents.grouping import group_incidents

__all__ = ["group_incidents"]
