"""Series of comparable counts: one for each speaker, side, unit and area, with its corrections and its gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, islice, pairwise

from truceline.compliance.count_doers import Doers
from truceline.compliance.count_periods import Calendar, day_of
from truceline.compliance.tallies import TELLS, Names, Page, Tally
from truceline.compliance.tally_sentences import read_sentences
from truceline.compliance.tally_tables import read_tables
from truceline.model.act import SILENT
from truceline.model.actor import Actor, chain_of
from truceline.model.agreement import Agreement
from truceline.model.claim import Claim
from truceline.model.ids import ActorId, AgreementId, CountId, SeriesId, content_id
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.report import Report
from truceline.model.tally import CountPoint, CountSeries
from truceline.text.violation_counts import may_count

__all__ = ["Names", "trace_counts"]

_ABOUT = 0.1
_BEGUN = 2
_MOST_FIGURES = 2000  # of one report; what gives more is a dump of data, no report
_QUIET_AFTER = timedelta(days=2)
_Key = tuple[ActorId, str | None, ActorId | None, str, str | None, tuple[str, ...], str | None]


def trace_counts(claims: Sequence[Claim], reports: Sequence[Report], pack: Pack, names: Names) -> list[CountSeries]:
    """In the order in which the reports first give a figure of each. `reports` with their origins."""
    doers = Doers.of(pack, names.actors)
    zone = pack.zone
    telling: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.attitude in TELLS and claim.act not in SILENT:
            telling.setdefault(claim.report, []).append(claim)
    actors = {actor.id: actor for actor in pack.actors}
    groups: dict[_Key, list[Tally]] = {}
    for report in sorted(reports, key=lambda r: (r.published is None, r.published or "", r.input, r.item, r.id)):
        if report.id not in telling or not may_count(report.text):
            continue
        page = Page(report, telling[report.id], Calendar.of(report, zone), doers, names)
        for tally in islice(chain(read_sentences(page), read_tables(page)), _MOST_FIGURES):
            groups.setdefault(_key(tally, actors), []).append(tally)
    end = max((date.fromisoformat(r.published[:10]) for r in reports if r.published), default=None)
    return [_series(key, tallies, pack, end) for key, tallies in groups.items()]


def _key(tally: Tally, actors: Mapping[ActorId, Actor]) -> _Key:
    speaker = _body(tally.claim.speaker, actors)
    return speaker, tally.side, tally.accused, tally.unit, tally.kind, tally.places, tally.area


def _body(speaker: ActorId, actors: Mapping[ActorId, Actor]) -> ActorId:
    """Whom a person of the pack speaks for."""
    return next((a for a in chain_of(speaker, actors) if a not in actors or actors[a].kind != "person"), speaker)


def _series(key: _Key, tallies: Sequence[Tally], pack: Pack, end: date | None) -> CountSeries:
    speaker, side, accused, unit, kind, places, area = key
    points = _points(tallies)
    days = sorted({date.fromisoformat(point.day) for point in points if point.day is not None})
    return CountSeries(
        id=SeriesId(content_id("t", speaker, side, accused, unit, kind, "|".join(places), area)),
        speaker=speaker,
        unit=unit,
        side=side,
        accused=accused,
        kind=kind,
        places=tuple(tallies[0].places),
        area=area,
        agreement=_agreement(pack.agreements, points),
        points=points,
        gaps=tuple(_gaps(days)),
        stopped=_stopped(days, end) if len({point.report for point in points}) > 1 else None,
    )


def _points(tallies: Sequence[Tally]) -> tuple[CountPoint, ...]:
    by_period: dict[tuple[str, str], list[CountPoint]] = {}
    origins: dict[CountId, str] = {}
    for tally in tallies:
        point = _point(tally)
        origins.setdefault(point.id, str(tally.report.origin or tally.report.id))
        standing = by_period.setdefault(_when(point), [])
        _enter(point, standing, origins)
    points = [point for standing in by_period.values() for point in standing]
    return tuple(sorted(points, key=lambda p: (p.period.start[:10], p.period.end, p.said or "", p.anchor.start)))


def _point(tally: Tally) -> CountPoint:
    return CountPoint(
        id=CountId(content_id("n", tally.report.id, tally.anchor.start, tally.anchor.end, tally.unit, tally.kind)),
        report=tally.report.id,
        claim=tally.claim.id,
        anchor=tally.anchor,
        printed=tally.printed,
        period=tally.period,
        day=day_of(tally.period),
        min=tally.min,
        max=tally.max,
        approx=tally.approx,
        said=tally.report.published,
    )


def _when(point: CountPoint) -> tuple[str, str]:
    return (point.day, point.day) if point.day is not None else (point.period.start, point.period.end)


def _enter(point: CountPoint, standing: list[CountPoint], origins: Mapping[CountId, str]) -> None:
    """A figure that was given before is the same point; another one of a later report replaces what stood."""
    for n, other in enumerate(standing):
        versions = (other, *other.earlier)
        if any(_is_same(point, each) for each in versions):
            standing[n] = _joined(other, point)
            return
    for n, other in enumerate(standing):
        later = other.said is not None and point.said is not None and point.said > other.said
        if later and origins[other.id] != origins[point.id]:
            earlier = (*other.earlier, replace(other, earlier=()))
            standing[n] = replace(point, earlier=earlier)
            return
    standing.append(point)


def _is_same(a: CountPoint, b: CountPoint) -> bool:
    """The same figure, or the same rounded: "about 40" may be 41."""
    if (a.min, a.max) == (b.min, b.max):
        return True
    if not (a.approx or b.approx):
        return False
    return meet(a, b)


def _joined(kept: CountPoint, again: CountPoint) -> CountPoint:
    also = tuple(dict.fromkeys(c for c in (*kept.also, again.claim) if c != kept.claim))
    return replace(kept, also=also)


def reach(point: CountPoint) -> tuple[float, float]:
    """From the least to the most that the figure allows, a tenth wider where it is approximate."""
    slack = _ABOUT if point.approx else 0.0
    low = 0.0 if point.min is None else point.min * (1 - slack)
    high = float("inf") if point.max is None else point.max * (1 + slack)
    return low, high


def meet(a: CountPoint, b: CountPoint) -> bool:
    low_a, high_a = reach(a)
    low_b, high_b = reach(b)
    return low_a <= high_b and low_b <= high_a


def _gaps(days: Sequence[date]) -> Iterable[Period]:
    for day, following in pairwise(days):
        if following - day > timedelta(days=1):
            yield Period.of_days(day + timedelta(days=1), following - timedelta(days=1))


def _stopped(days: Sequence[date], end: date | None) -> Period | None:
    """A figure comes a day late, so two days must be missing before anything is said."""
    if len(days) < _BEGUN or end is None or end - days[-1] <= _QUIET_AFTER:
        return None
    return Period.of_days(days[-1] + timedelta(days=1), end)


def _agreement(agreements: Sequence[Agreement], points: Sequence[CountPoint]) -> AgreementId | None:
    """The only one that was in force by the last figure; None where there are several, or none."""
    last = max((point.period.end[:10] for point in points), default="")
    begun = [a.id for a in agreements if (a.effective or a.signed or "")[:10] <= last]
    return begun[0] if len(begun) == 1 else None
