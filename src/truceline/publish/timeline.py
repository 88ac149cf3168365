"""When it is said to have happened, and when each report came out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from truceline.model.claim import Claim
from truceline.model.incident import Incident
from truceline.model.period import Period
from truceline.publish.catalogue import Catalogue, Ref, Source, Voice
from truceline.publish.strips import Strip, TimeScale

_FAR = timedelta(days=45)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTime:
    """A time of the event that claims give, and who gives it."""

    when: str
    voices: tuple[Voice, ...]
    refs: tuple[Ref, ...]
    strip: Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedReport:
    source: Source
    basis: str
    strip: Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    axis: Strip
    stated: tuple[StatedTime, ...]
    printed: tuple[PrintedReport, ...]
    learned: tuple[PrintedReport, ...]
    undated: tuple[Source, ...]
    silent: int


def draw_timeline(incident: Incident, catalogue: Catalogue) -> Timeline | None:
    """None where neither the claims nor the reports give any time."""
    claims = [catalogue.claims[c] for c in incident.claims if c in catalogue.claims]
    scale = _scale(incident, claims, catalogue)
    if scale is None:
        return None
    by_time: dict[Period, list[Claim]] = {}
    for claim in claims:
        if claim.event.time is not None:
            by_time.setdefault(claim.event.time, []).append(claim)
    clock = catalogue.clock
    reports = sorted({claim.report for claim in claims}, key=lambda r: catalogue.report_numbers[r])
    dated = [r for r in reports if _is_dated(r, catalogue)]
    return Timeline(
        axis=scale.draw_axis(),
        stated=tuple(
            StatedTime(
                when=clock.say_period(period),
                voices=tuple(catalogue.voice(a) for a in dict.fromkeys(c.speaker for c in by_time[period])),
                refs=catalogue.refs(c.id for c in by_time[period]),
                strip=scale.draw(period.start, period.end, clock, "event"),
            )
            for period in sorted(by_time, key=lambda p: (clock.order(p.start), clock.order(p.end)))
        ),
        printed=tuple(
            PrintedReport(
                source=catalogue.source(r),
                basis=catalogue.reports[r].published_basis.value,
                strip=scale.draw(stamp, stamp, clock, "printed"),
            )
            for r in dated
            if (stamp := catalogue.reports[r].published) is not None
        ),
        learned=tuple(
            PrintedReport(
                source=replace(catalogue.source(r), date=clock.say(stamp)),
                basis=catalogue.reports[r].learned_basis.value,
                strip=scale.draw(stamp, stamp, clock, "printed"),
            )
            for r in reports
            if (stamp := catalogue.reports[r].learned) is not None and clock.moment(stamp) is not None
        ),
        undated=tuple(catalogue.source(r) for r in reports if r not in dated),
        silent=sum(1 for claim in claims if claim.event.time is None),
    )


def _is_dated(report_id: str, catalogue: Catalogue) -> bool:
    stamp = catalogue.reports[report_id].published
    return stamp is not None and catalogue.clock.moment(stamp) is not None


def _scale(incident: Incident, claims: list[Claim], catalogue: Catalogue) -> TimeScale | None:
    """Wide enough for the reports, the incident, and every stated time that is not far from both."""
    clock = catalogue.clock
    stamps = [s for c in claims if (s := catalogue.reports[c.report].published) is not None]
    core = [b for s in stamps if (b := clock.bounds(s, s))]
    if incident.time is not None and (own := clock.bounds(incident.time.start, incident.time.end)):
        core.append(own)
    stated = [b for c in claims if c.event.time and (b := clock.bounds(c.event.time.start, c.event.time.end))]
    if not core:
        core = stated
    if not core:
        return None
    first, last = _ends(core)
    stated += [b for c in claims if (s := catalogue.reports[c.report].learned) and (b := clock.bounds(s, s))]
    near = [b for b in stated if first - b[0] <= _FAR and b[1] - last <= _FAR]
    return TimeScale(*_ends(core + near))


def _ends(bounds: list[tuple[datetime, datetime]]) -> tuple[datetime, datetime]:
    return min(b[0] for b in bounds), max(b[1] for b in bounds)
