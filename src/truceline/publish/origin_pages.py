"""Origins: which reports carry the same copy, in which texts, and the passages that prove it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from truceline.model.lineage import Debt, Part, Text
from truceline.model.report import Origin, Passage
from truceline.publish.catalogue import Catalogue, Source
from truceline.publish.lineage_pages import TextBlock, describe_texts
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
    reports: int
    originators: int
    texts: tuple[TextBlock, ...]
    quotes: tuple[Pair, ...]
    pairs: tuple[Pair, ...]
    more: int


def describe_origins(catalogue: Catalogue, reports: tuple[ReportPage, ...]) -> tuple[OriginGroup, ...]:
    """The origins that several reports share, the largest first, then those that quote another's statement."""
    texts: dict[str, list[Text]] = {}
    for text in catalogue.dossier.texts:
        texts.setdefault(text.origin, []).append(text)
    quoting = {text.origin for text in catalogue.dossier.texts if text.rests_on}
    shared = [o for o in catalogue.dossier.origins if len(o.reports) > 1 or o.id in quoting]
    shared.sort(key=lambda o: (-len(o.reports), min(catalogue.report_numbers.get(r, 0) for r in o.reports)))
    paragraphs = {page.id: [(b.paragraph.start, b.paragraph.id) for b in page.blocks] for page in reports}
    return tuple(
        _group(origin, number, texts.get(origin.id, []), _Place(paragraphs, catalogue))
        for number, origin in enumerate(shared, 1)
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words stand on the page."""

    paragraphs: dict[str, list[tuple[int, str]]]
    catalogue: Catalogue

    def href(self, report_id: str, offset: int) -> str:
        page = element_id("r", report_id)
        starts = self.paragraphs.get(page, [])
        at = bisect_right(starts, (offset, "\U0010ffff")) - 1
        return f"#{starts[at][1]}" if at >= 0 else f"#{page}"


def _group(origin: Origin, number: int, texts: list[Text], place: _Place) -> OriginGroup:
    catalogue = place.catalogue
    by_pair: dict[tuple[str, str], list[Passage]] = {}
    for given in origin.passages:
        if given.a in catalogue.reports and given.b in catalogue.reports:
            passage = _earlier_first(given, catalogue)
            by_pair.setdefault((passage.a, passage.b), []).append(passage)
    ordered = sorted(by_pair, key=lambda ab: [catalogue.report_numbers[r] for r in ab])
    return OriginGroup(
        id=element_id("o", origin.id),
        number=number,
        basis=BASES[origin.basis.value] if len(origin.reports) > 1 else "it quotes another word for word",
        reports=len(origin.reports),
        originators=len({o.actor for text in texts for o in text.originators if o.part is not Part.QUOTED}),
        texts=describe_texts(texts, catalogue, place.href),
        quotes=tuple(
            _pair(list(ground.passages), place)
            for text in texts
            for ground in text.rests_on
            if ground.how is Debt.QUOTES and _is_known(ground.passages, catalogue)
        ),
        pairs=tuple(_pair(by_pair[ab], place) for ab in ordered[:_MOST_PAIRS]),
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


def _is_known(passages: tuple[Passage, ...], catalogue: Catalogue) -> bool:
    return all(passage.a in catalogue.reports and passage.b in catalogue.reports for passage in passages)


def _pair(passages: list[Passage], place: _Place) -> Pair:
    catalogue = place.catalogue
    passages = sorted(passages, key=lambda p: (p.a_start, p.b_start))
    return Pair(
        a=catalogue.source(passages[0].a),
        b=catalogue.source(passages[0].b),
        passages=tuple(_shared(p, place) for p in passages[:_MOST_PASSAGES]),
        more=max(0, len(passages) - _MOST_PASSAGES),
        characters=sum(p.a_end - p.a_start for p in passages),
    )


def _shared(passage: Passage, place: _Place) -> SharedPassage:
    catalogue = place.catalogue
    a = catalogue.reports[passage.a].text[passage.a_start : passage.a_end].strip()
    b = catalogue.reports[passage.b].text[passage.b_start : passage.b_end].strip()
    left, right = mark_differences(clipped(a, _LONGEST), clipped(b, _LONGEST))
    return SharedPassage(
        a=left,
        b=right,
        a_href=place.href(passage.a, passage.a_start),
        b_href=place.href(passage.b, passage.b_start),
    )


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
