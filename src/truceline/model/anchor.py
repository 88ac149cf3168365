"""Anchors: the words that a line of the record rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open offsets in Unicode code points into some text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """`text[start:end] == quote` holds in the text of the report that the claim belongs to, always."""

    start: int
    end: int
    quote: str

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Anchor:
        return cls(start=start, end=end, quote=text[start:end])

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def holds_in(self, text: str) -> bool:
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.quote
