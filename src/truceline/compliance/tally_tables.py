"""Counts in tables: each figure with the day, the side, the part or the area that its row and its column are for."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.compliance.count_doers import Doer
from truceline.compliance.tallies import Page, Tally, speaks_of_breaches
from truceline.model.anchor import Span
from truceline.model.claim import Claim
from truceline.model.ids import PlaceId
from truceline.model.period import Period
from truceline.text.count_tables import Cell, find_tables

_SHARE_OF_LABEL = 0.5
_LONGEST_CAPTION = 100


def read_tables(page: Page) -> Iterator[Tally]:
    """A table that no claim introduces or holds is left out. Nothing is added up that the source does not add up."""
    for cells in find_tables(page.report.text):
        claim = _claim_of_table(page, cells[0].table)
        if claim is not None:
            yield from (tally for cell in cells if (tally := _read_cell(page, cell, claim)) is not None)


def _claim_of_table(page: Page, table: Span) -> Claim | None:
    """What the text before it says of breaches in its own voice, else the first row that is a claim, else what follows.
    Where nobody is known to have put the report out, whoever alone speaks of breaches in it is taken for its voice."""
    telling = [c for c in page.claims if speaks_of_breaches(c)]
    voice = page.report.voice
    if page.report.outlet is None and voice not in page.doers.actors and len({c.speaker for c in telling}) == 1:
        voice = telling[0].speaker
    own = [c for c in telling if c.speaker == voice]
    ahead = [c for c in own if c.content.start < table.start]
    inside = [c for c in own if c.content.span.overlaps(table)]
    return next(iter((*ahead[-1:], *inside, *own)), None)


def _read_cell(page: Page, cell: Cell, claim: Claim) -> Tally | None:
    at = Span(cell.start, cell.end)
    claim = page.claim_of(at, Span(at.start, at.start)) or claim
    label_day, head_day = _named_day(page, cell.label_span), _named_day(page, cell.head_span)
    label_doer: Doer | None = page.doers.named(cell.label) if cell.label else None
    head_doer = page.doers.named(cell.head)
    period = (
        label_day or head_day or _named_above(page, cell) or page.calendar.unstated(claim, cell.table, breaches=True)
    )
    if period is None:
        return None
    area = cell.label if label_day is None and label_doer is None else None
    place = page.names.places.resolve(area) if area else None
    side, accused = head_doer or label_doer or page.doers.of_claim(claim)
    return Tally(
        report=page.report, claim=claim, anchor=page.anchor(at), printed=cell.printed, period=period, min=cell.min,
        max=cell.max, approx=False, unit=cell.unit, kind=cell.kind if head_doer is None and head_day is None else None,
        side=side, accused=accused, places=(PlaceId(place),) if place else (), area=area if place is None else None,
    )  # fmt: skip


def _named_day(page: Page, where: Span) -> Period | None:
    """The time that a head or a label is, where it is hardly anything else."""
    inside = page.calendar.within(where)
    if len(inside) != 1 or inside[0].end - inside[0].start < _SHARE_OF_LABEL * (where.end - where.start):
        return None
    return page.calendar.period_of(inside[0])


def _named_above(page: Page, cell: Cell) -> Period | None:
    """The day in the table's caption."""
    above = page.report.text[: cell.table.start].rstrip()
    line = Span(above.rfind("\n") + 1, len(above))
    if line.end - line.start > _LONGEST_CAPTION:
        return None
    inside = page.calendar.within(line)
    return page.calendar.period_of(inside[0]) if len(inside) == 1 else None
