"""Lineage: on the page, which reports carry which text, what a text rests on, and who stands behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from truceline.model.anchor import Anchor
from truceline.model.lineage import Carriage, Carrier, Change, Debt, Ground, Originator, Part, Text, Version
from truceline.model.report import Passage
from truceline.publish.catalogue import Catalogue, Ref, Source, Voice
from truceline.publish.writing import clipped, element_id, printed

CARRIAGES = {
    Carriage.SOURCE: "the fullest, nearest to whoever wrote it",
    Carriage.REPRINT: "reprint of",
    Carriage.CUT: "cut from",
    Carriage.VERSION: "a later version of",
}
PARTS = {
    Part.ISSUED: "its own paper",
    Part.CREDITED: "credited",
    Part.PRINTED: "its own report, nobody else is credited",
    Part.ADDED: "added words of its own",
    Part.QUOTED: "quoted",
}
DEBTS = {Debt.ADDS: "Carries the copy of", Debt.QUOTES: "Quotes word for word from"}
_CONTEXT = 70
_MOST_CHANGES = 12
_LONGEST_CHANGE = 500
_TURN = re.compile(r"\s+")

Link = Callable[[str, int], str]
"""From a report's id and an offset in its text to the paragraph's address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierLine:
    source: Source
    headline: str
    how: str
    like: Source | None
    share: int
    credit_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """What stood and what stands, each with some words around it; None where the one has nothing of the kind."""

    before: Markup | None
    after: Markup | None
    before_href: str
    after_href: str
    figures: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionBlock:
    later: Source
    earlier: Source
    reasons: tuple[str, ...]
    changes: tuple[ChangeLine, ...]
    figures: int
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundBlock:
    """`passages` are pairs of places: in the text rested on, in this one."""

    how: str
    of: Source
    by: Source
    passages: tuple[Passage, ...]
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Somebody who stands behind a text, with the credit line, the words added, or the claims that show it."""

    voice: Voice
    part: str
    source: Source
    credit_line: str
    words: tuple[tuple[str, str], ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    id: str
    number: int
    carriers: tuple[CarrierLine, ...]
    versions: tuple[VersionBlock, ...]
    grounds: tuple[GroundBlock, ...]
    writers: tuple[Behind, ...]
    quoted: tuple[Behind, ...]


def describe_texts(texts: Sequence[Text], catalogue: Catalogue, link: Link) -> tuple[TextBlock, ...]:
    """The texts of one origin, the one that others rest on first."""
    rested = {
        text.id: sum(len(ground.passages) for ground in text.rests_on if _within(ground, texts)) for text in texts
    }
    ordered = sorted(texts, key=lambda text: (rested[text.id] > 0, catalogue.report_numbers.get(text.source, 0)))
    return tuple(_text(text, number, catalogue, link) for number, text in enumerate(ordered, 1))


def _within(ground: Ground, texts: Sequence[Text]) -> bool:
    return any(ground.text == text.id for text in texts)


def _text(text: Text, number: int, catalogue: Catalogue, link: Link) -> TextBlock:
    behind = [(_behind(o, catalogue, link), o.part) for o in text.originators if o.report in catalogue.reports]
    return TextBlock(
        id=element_id("t", text.id),
        number=number,
        carriers=tuple(_carrier(c, catalogue) for c in text.carriers if c.report in catalogue.reports),
        versions=tuple(_version(version, catalogue, link) for version in text.versions),
        grounds=tuple(_ground(ground, catalogue) for ground in text.rests_on if ground.passages),
        writers=tuple(each for each, part in behind if part is not Part.QUOTED),
        quoted=tuple(each for each, part in behind if part is Part.QUOTED),
    )


def _carrier(carrier: Carrier, catalogue: Catalogue) -> CarrierLine:
    report = catalogue.reports[carrier.report]
    return CarrierLine(
        source=catalogue.source(carrier.report),
        headline=report.headline or "",
        how=CARRIAGES[carrier.how],
        like=catalogue.source(carrier.like) if carrier.like in catalogue.reports else None,
        share=round(100 * carrier.share),
        credit_lines=report.credit_lines[:3],
    )


def _ground(ground: Ground, catalogue: Catalogue) -> GroundBlock:
    first = ground.passages[0]
    return GroundBlock(
        how=DEBTS[ground.how],
        of=catalogue.source(first.a),
        by=catalogue.source(first.b),
        passages=ground.passages,
        characters=sum(passage.b_end - passage.b_start for passage in ground.passages),
    )


def _behind(originator: Originator, catalogue: Catalogue, link: Link) -> Behind:
    return Behind(
        voice=catalogue.voice(originator.actor),
        part=PARTS[originator.part],
        source=catalogue.source(originator.report),
        credit_line=originator.credit_line or "",
        words=tuple((anchor.quote, link(originator.report, anchor.start)) for anchor in originator.words),
        refs=catalogue.refs(originator.claims),
    )


def _version(version: Version, catalogue: Catalogue, link: Link) -> VersionBlock:
    return VersionBlock(
        later=catalogue.source(version.report),
        earlier=catalogue.source(version.replaces),
        reasons=version.reasons,
        changes=tuple(_change(change, version, catalogue, link) for change in version.changes[:_MOST_CHANGES]),
        figures=sum(change.figures for change in version.changes),
        more=max(0, len(version.changes) - _MOST_CHANGES),
    )


def _change(change: Change, version: Version, catalogue: Catalogue, link: Link) -> ChangeLine:
    before, after = catalogue.reports[version.replaces].text, catalogue.reports[version.report].text
    return ChangeLine(
        before=around(before, change.before) if change.before else None,
        after=around(after, change.after) if change.after else None,
        before_href=link(version.replaces, change.before.start) if change.before else "",
        after_href=link(version.report, change.after.start) if change.after else "",
        figures=change.figures,
    )


def around(text: str, anchor: Anchor) -> Markup:
    """The words marked, with whole words of the same paragraph around them."""
    before = text[max(0, anchor.start - _CONTEXT) : anchor.start].rpartition("\n")[2]
    if anchor.start - len(before) > 0 and text[anchor.start - len(before) - 1] != "\n":
        before = "…" + before[before.find(" ") + 1 if " " in before else len(before) :]
    after = text[anchor.end : anchor.end + _CONTEXT].partition("\n")[0]
    if anchor.end + len(after) < len(text) and text[anchor.end + len(after)] != "\n":
        after = after[: after.rfind(" ")] + "…" if " " in after else "…"
    words = clipped(_TURN.sub(" ", anchor.quote), _LONGEST_CHANGE)
    return Markup(f"{printed(before)}<mark>{printed(words)}</mark>{printed(after)}")
