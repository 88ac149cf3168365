"""A report cut into units: sentences, joined where a quotation runs over several of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from truceline.claims.datelines import find_dateline
from truceline.claims.located import touching
from truceline.claims.triggers import Trigger
from truceline.model.anchor import Span
from truceline.text.quotations import Quotation, find_quotations
from truceline.text.sentences import split_paragraphs, split_sentences

MASK = "\u241f"
SHORT_QUOTE = 25
LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Unit:
    """`masked` is `text` with the inside of long quotations blanked, offset for offset; `start` is where it begins.

    `quotes` are the quotations inside, in report offsets; `paragraph` counts paragraphs from 0. `hints` are words for
    events that the lexicon may not know, in offsets of `text`.
    """

    start: int
    end: int
    paragraph: int
    text: str
    masked: str
    quotes: tuple[Quotation, ...]
    hints: tuple[Trigger, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def cut(self, span: Span) -> str:
        return self.text[span.start - self.start : span.end - self.start]

    def cut_masked(self, span: Span) -> str:
        return self.masked[span.start - self.start : span.end - self.start]


def cut_units(text: str) -> list[Unit]:
    """Units in reading order; together they hold every sentence of the text once."""
    quotations = find_quotations(text)
    paragraphs = split_paragraphs(text)
    joined: list[Span] = []
    for sentence in split_sentences(text):
        if joined and any(
            q.start < joined[-1].end < q.end for q in touching(quotations, joined[-1].end, sentence.start + 1)
        ):
            same = _paragraph_of(paragraphs, sentence.start) == _paragraph_of(paragraphs, joined[-1].start)
            if same:
                joined[-1] = Span(joined[-1].start, sentence.end)
                continue
        joined.append(sentence)
    starts = {p.start for p in paragraphs}
    joined = [piece for span in joined for piece in _bounded(text, span)]
    return [
        _unit(
            text,
            _after_dateline(text, span) if span.start in starts else span,
            _paragraph_of(paragraphs, span.start),
            quotations,
        )
        for span in joined
    ]


def _after_dateline(text: str, span: Span) -> Span:
    after = find_dateline(text, span.start, span.end)
    return Span(after, span.end) if after is not None and after < span.end else span


def _paragraph_of(paragraphs: list[Span], at: int) -> int:
    n = bisect_right(paragraphs, at, key=lambda p: p.start) - 1
    return n if n >= 0 and at < paragraphs[n].end else len(paragraphs)


def _bounded(text: str, span: Span) -> list[Span]:
    """No sentence is longer than `LONGEST`: what is, is no prose, and is read in pieces."""
    pieces = []
    start = span.start
    while span.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = cut if cut > 0 else start + LONGEST
        pieces.append(Span(start, end))
        start = end
    return [*pieces, Span(start, span.end)]


def _unit(text: str, span: Span, paragraph: int, quotations: list[Quotation]) -> Unit:
    words = text[span.start : span.end]
    masked = list(words)
    inside = []
    for quote in touching(quotations, span.start, span.end):
        inside.append(quote)
        inner = quote.inner
        long = inner.end - inner.start > SHORT_QUOTE
        for at in range(max(inner.start, span.start), min(inner.end, span.end)):
            if long or masked[at - span.start] in ",.;:":
                masked[at - span.start] = MASK
    return Unit(
        start=span.start,
        end=span.end,
        paragraph=paragraph,
        text=words,
        masked="".join(masked),
        quotes=tuple(inside),
    )
