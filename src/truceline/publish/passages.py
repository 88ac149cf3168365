"""A report's text with its claims marked in it, not a character added or lost.

Claims overlap and nest, so a paragraph is cut wherever something begins or ends, and each piece carries the marks that
hold there. References are drawn by the style sheet from attributes: joining the text nodes gives the report's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from truceline.model.anchor import Span
from truceline.publish.writing import printed

LIMIT = 200_000
_AROUND = 300
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


class Mark(NamedTuple):
    """Something marked: `start`/`end` in the text; `kind` is claim, speaker, cue, loaded or act; `id` its element."""

    start: int
    end: int
    kind: str
    id: str = ""
    number: int = 0
    style: str = ""
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`words` is the marked text, `gap` the blank lines after it, `skipped` how much is not shown before it."""

    id: str
    words: Markup
    gap: Markup
    start: int
    end: int
    skipped: int
    claims: tuple[str, ...]


def mark_paragraphs(text: str, marks: Sequence[Mark], *, report: str) -> list[Paragraph]:
    """The text in paragraphs. Beyond LIMIT only what surrounds the marks is shown."""
    ordered = sorted(marks, key=lambda m: (m.start, -m.end, m.kind, m.id))
    shown: list[Paragraph] = []
    open_marks: list[Mark] = []
    upto, at = 0, 0
    for start, end, gap_end in _stretches(text, ordered):
        while at < len(ordered) and ordered[at].start < gap_end:
            open_marks.append(ordered[at])
            at += 1
        open_marks = [m for m in open_marks if m.end > start]
        inside = [m for m in open_marks if m.start < end]
        shown.append(
            Paragraph(
                id=f"{report}-{start}",
                words=_marked(text, Span(start, end), inside),
                gap=printed(text[end:gap_end]),
                start=start,
                end=gap_end,
                skipped=start - upto,
                claims=tuple(m.id for m in inside if m.kind == "claim" and m.start >= start),
            )
        )
        upto = gap_end
    return shown


def _stretches(text: str, marks: Sequence[Mark]) -> list[tuple[int, int, int]]:
    """(start, end, end of the gap after it) of every paragraph that is shown."""
    windows = [Span(0, min(LIMIT, len(text)))]
    for mark in marks:
        if mark.end > LIMIT:
            near = Span(max(0, mark.start - _AROUND), min(len(text), mark.end + _AROUND))
            if near.start <= windows[-1].end:
                windows[-1] = Span(windows[-1].start, max(windows[-1].end, near.end))
            else:
                windows.append(near)
    found = []
    for window in windows:
        start = window.start
        for gap in _BREAK.finditer(text, window.start, window.end):
            found.append((start, gap.start(), gap.end()))
            start = gap.end()
        if start < window.end or not found:
            found.append((start, window.end, window.end))
    return found


def _marked(text: str, within: Span, marks: Sequence[Mark]) -> Markup:
    """One paragraph. What starts in it is numbered 1, 2… among its siblings, so that `:target` can light it up."""
    cuts = {within.start, within.end}
    for mark in marks:
        cuts.update((max(mark.start, within.start), min(mark.end, within.end)))
    edges = sorted(cuts)
    starting = [m for m in marks if m.kind in ("claim", "loaded", "act") and m.id and m.start >= within.start]
    place = {m: n for n, m in enumerate(starting, 1)}
    out: list[str] = []
    for start, end in pairwise(edges):
        out.extend(_flag(m, place[m]) for m in starting if m.start == start)
        piece = printed(text[start:end])
        over = [m for m in marks if m.start <= start and m.end >= end]
        out.append(_piece(piece, over, place) if over else piece)
    return Markup("".join(out))


def _flag(mark: Mark, place: int) -> str:
    if mark.kind != "claim":
        return f'<span class="wd n{place}" id="{mark.id}"></span>'
    return (
        f'<a class="at {mark.style} n{place}" id="{mark.id}" href="#{mark.note}" data-n="{mark.number}"'
        f' aria-label="{escape(mark.label)}"></a>'
    )


def _piece(piece: Markup, over: Sequence[Mark], place: dict[Mark, int]) -> str:
    claims = [m for m in over if m.kind == "claim"]
    classes = [f"k{place[m]}" for m in over if m in place]
    if claims:
        innermost = min(claims, key=lambda m: (m.end - m.start, m.id))
        classes += ["cl", innermost.style] + (["cl2"] if len(claims) > 1 else [])
    classes += sorted({f"is-{m.kind}" for m in over if m.kind != "claim"})
    about = f' data-c="{" ".join(m.id for m in claims)}"' if claims else ""
    return f'<span class="{" ".join(classes)}"{about}>{piece}</span>'
