"""Origins: which reports carry the same copy, and the passages that prove it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from truceline.model.report import Origin, Passage
from truceline.publish.catalogue import Catalogue, Source
from truceline.publish.report_pages import ReportPage
from truceline.publish.wording import BASES
from truceline.publish.writing import clipped, element_id, printed

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 2400
_MOST_PASSAGES = 24
_MOST_PAIRS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """The same words in two reports; what differs is marked. `a_href` and `b_href` lead to their paragraphs."""

    a: Markup
    b: Markup
    a_href: str
    b_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    a: Source
    b: Source
    passages: tuple[SharedPassage, ...]
    more: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    id: str
    number: int
    basis: str
    sources: tuple[tuple[Source, str], ...]
    pairs: tuple[Pair, ...]
    more: int


def describe_origins(catalogue: Catalogue, reports: tuple[ReportPage, ...]) -> tuple[OriginGroup, ...]:
    """The origins that several reports share, the largest first."""
    shared = [origin for origin in catalogue.dossier.origins if len(origin.reports) > 1]
    shared.sort(key=lambda o: (-len(o.reports), min(catalogue.report_numbers.get(r, 0) for r in o.reports)))
    paragraphs = {page.id: [(b.paragraph.start, b.paragraph.id) for b in page.blocks] for page in reports}
    return tuple(_group(origin, number, paragraphs, catalogue) for number, origin in enumerate(shared, 1))


def _group(
    origin: Origin, number: int, paragraphs: dict[str, list[tuple[int, str]]], catalogue: Catalogue
) -> OriginGroup:
    members = sorted((r for r in origin.reports if r in catalogue.reports), key=lambda r: catalogue.report_numbers[r])
    by_pair: dict[tuple[str, str], list[Passage]] = {}
    for given in origin.passages:
        if given.a in catalogue.reports and given.b in catalogue.reports:
            passage = _earlier_first(given, catalogue)
            by_pair.setdefault((passage.a, passage.b), []).append(passage)
    ordered = sorted(by_pair, key=lambda ab: [catalogue.report_numbers[r] for r in ab])
    return OriginGroup(
        id=element_id("o", origin.id),
        number=number,
        basis=BASES[origin.basis.value],
        sources=tuple((catalogue.source(r), catalogue.reports[r].headline or "") for r in members),
        pairs=tuple(_pair(by_pair[ab], paragraphs, catalogue) for ab in ordered[:_MOST_PAIRS]),
        more=max(0, len(ordered) - _MOST_PAIRS),
    )


def _earlier_first(passage: Passage, catalogue: Catalogue) -> Passage:
    if catalogue.report_numbers[passage.a] <= catalogue.report_numbers[passage.b]:
        return passage
    return Passage(
        a=passage.b,
        a_start=passage.b_start,
        a_end=passage.b_end,
        b=passage.a,
        b_start=passage.a_start,
        b_end=passage.a_end,
    )


def _pair(passages: list[Passage], paragraphs: dict[str, list[tuple[int, str]]], catalogue: Catalogue) -> Pair:
    passages = sorted(passages, key=lambda p: (p.a_start, p.b_start))
    return Pair(
        a=catalogue.source(passages[0].a),
        b=catalogue.source(passages[0].b),
        passages=tuple(_shared(p, paragraphs, catalogue) for p in passages[:_MOST_PASSAGES]),
        more=max(0, len(passages) - _MOST_PASSAGES),
        characters=sum(p.a_end - p.a_start for p in passages),
    )


def _shared(passage: Passage, paragraphs: dict[str, list[tuple[int, str]]], catalogue: Catalogue) -> SharedPassage:
    a = catalogue.reports[passage.a].text[passage.a_start : passage.a_end].strip()
    b = catalogue.reports[passage.b].text[passage.b_start : passage.b_end].strip()
    left, right = mark_differences(clipped(a, _LONGEST), clipped(b, _LONGEST))
    return SharedPassage(
        a=left,
        b=right,
        a_href=_paragraph_href(passage.a, passage.a_start, paragraphs),
        b_href=_paragraph_href(passage.b, passage.b_start, paragraphs),
    )


def _paragraph_href(report_id: str, offset: int, paragraphs: dict[str, list[tuple[int, str]]]) -> str:
    page = element_id("r", report_id)
    starts = paragraphs.get(page, [])
    at = bisect_right(starts, (offset, "\U0010ffff")) - 1
    return f"#{starts[at][1]}" if at >= 0 else f"#{page}"


def mark_differences(a: str, b: str) -> tuple[Markup, Markup]:
    """Both texts, with the words that the other lacks marked in each."""
    if a == b:
        return printed(a), printed(b)
    left, right = _TOKEN.findall(a), _TOKEN.findall(b)
    parts: tuple[list[str], list[str]] = ([], [])
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for side, words in ((0, "".join(left[a1:a2])), (1, "".join(right[b1:b2]))):
            if words:
                safe = printed(words)
                parts[side].append(safe if tag == "equal" else f"<mark>{safe}</mark>")
    return Markup("".join(parts[0])), Markup("".join(parts[1]))
