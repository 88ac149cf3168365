"""Word lists, written as plain text."""

from __future__ import annotations


def words(*lines: str) -> frozenset[str]:
    """The words of the lines, which are separated by white space."""
    return frozenset(word for line in lines for word in line.split())
