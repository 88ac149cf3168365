"""Numbers with their lineage: who gave which figure, as of when, in which words. Nothing is averaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from truceline.model.act import SILENT
from truceline.model.claim import Claim
from truceline.model.event import QUANTITY_KINDS, Quantity
from truceline.model.incident import Incident
from truceline.publish.catalogue import Catalogue, Ref, Voice
from truceline.publish.strips import Strip, draw_range
from truceline.publish.wording import counted_label, figure, number


class _Given(NamedTuple):
    quantity: Quantity
    claim: Claim
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A figure that the same speaker has since replaced; `change` says which way it went."""

    figure: str
    as_of: str
    change: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TollRow:
    """What one speaker gives now. `said` is + or −: whether the words say that it happened."""

    figure: str
    said: str
    of: str
    voice: Voice
    as_of: str
    refs: tuple[Ref, ...]
    origins: int
    earlier: tuple[Earlier, ...]
    strip: Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """All figures of one category; `span` is the lowest and the highest that anybody gives now, never a mean."""

    label: str
    span: str
    top: int
    rows: tuple[TollRow, ...]


def trace_tolls(incident: Incident, catalogue: Catalogue) -> tuple[Toll, ...]:
    given: dict[str, list[_Given]] = {}
    for claim_id in incident.claims:
        claim = catalogue.claims.get(claim_id)
        if claim is None or claim.background or claim.act in SILENT:
            continue
        for quantity in claim.event.quantities:
            given.setdefault(quantity.what, []).append(_Given(quantity, claim, catalogue.first_published(claim)))
    order = {what: n for n, what in enumerate(QUANTITY_KINDS)}
    return tuple(_toll(what, given[what], catalogue) for what in sorted(given, key=lambda w: (order.get(w, 99), w)))


def _toll(what: str, given: Sequence[_Given], catalogue: Catalogue) -> Toll:
    ends = [n for g in given for n in (g.quantity.min, g.quantity.max) if n is not None]
    top = max(ends, default=0)
    by_speaker: dict[str, list[_Given]] = {}
    for one in given:
        by_speaker.setdefault(one.claim.speaker, []).append(one)
    rows: list[TollRow] = []
    standing: list[Quantity] = []
    for said in by_speaker.values():
        stages = _stages(said, catalogue)
        standing += [one.quantity for one in stages[-1]]
        rows += _rows(stages, top, catalogue)
    rows.sort(key=lambda row: (row.voice.style, row.voice.name, row.figure))
    return Toll(label=counted_label(what), span=span_of(standing), top=top, rows=tuple(rows))


def _stages(said: Sequence[_Given], catalogue: Catalogue) -> list[list[_Given]]:
    """What one speaker gave, moment by moment; a moment that only repeats the one before joins it."""
    stages: list[list[_Given]] = []
    ordered = sorted(said, key=lambda g: (catalogue.clock.order(g.as_of), catalogue.reading_order(g.claim.id)))
    for one in ordered:
        if stages and (one.as_of == stages[-1][0].as_of or one.quantity in {g.quantity for g in stages[-1]}):
            stages[-1].append(one)
        else:
            stages.append([one])
    return stages


def _rows(stages: list[list[_Given]], top: int, catalogue: Catalogue) -> list[TollRow]:
    distinct: dict[Quantity, list[_Given]] = {}
    for one in stages[-1]:
        distinct.setdefault(one.quantity, []).append(one)
    earlier = tuple(_earlier(stage, after, catalogue) for stage, after in pairwise(stages))
    rows = []
    for quantity, said in distinct.items():
        target = next((g.claim.event.target for g in said if g.claim.event.target), None)
        reports = {g.claim.report for g in said}
        rows.append(
            TollRow(
                figure=figure(quantity),
                said="+" if said[0].claim.event.polarity == "+" else "−",
                of=catalogue.actor_name(target) if target else "",
                voice=catalogue.voice(said[0].claim.speaker),
                as_of=catalogue.clock.say(said[-1].as_of),
                refs=catalogue.refs(g.claim.id for g in said),
                origins=len({catalogue.reports[r].origin or r for r in reports}),
                earlier=earlier,
                strip=draw_range(quantity, top, [g.quantity for stage in stages[:-1] for g in stage]),
            )
        )
    return rows


def _earlier(stage: Sequence[_Given], after: Sequence[_Given], catalogue: Catalogue) -> Earlier:
    was, now = _height(stage), _height(after)
    change = "later raised" if now > was else "later lowered" if now < was else "later restated otherwise"
    return Earlier(
        figure=", ".join(dict.fromkeys(figure(g.quantity) for g in stage)),
        as_of=catalogue.clock.say(stage[0].as_of),
        change=change,
        refs=catalogue.refs(g.claim.id for g in stage),
    )


def _height(stage: Sequence[_Given]) -> tuple[int, int]:
    lows = [g.quantity.min if g.quantity.min is not None else (g.quantity.max or 0) for g in stage]
    highs = [g.quantity.max if g.quantity.max is not None else (g.quantity.min or 0) for g in stage]
    return (max(highs), max(lows))


def span_of(standing: Sequence[Quantity]) -> str:
    """From the lowest to the highest figure that is given; an open end stays open."""
    given = [q for q in standing if q.min is not None or q.max is not None]
    if not given:
        return "number not given"
    if len(set(given)) == 1:
        return figure(given[0])
    lows = [(q.max or 0, True) if q.min is None else (q.min, False) for q in given]
    highs = [(q.min or 0, True) if q.max is None else (q.max, False) for q in given]
    (low, no_floor), (high, _) = min(lows), max(highs)
    no_top = any(is_open for _, is_open in highs)
    if low == high and not (no_floor or no_top):
        return number(low)
    return f"{'at most ' if no_floor else ''}{number(low)} to {number(high)}{' or more' if no_top else ''}"
