"""Each assessor's view of each provision over time, and where assessors differ. Nobody is right.

Views of different parties stand side by side. Of one who judges nobody in particular and one who judges a party, only
"fulfilled" and a party's not having fulfilled exclude each other: what is kept in part, or not kept, may be so because
of somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, tzinfo

from truceline.model.agreement import Assessment, AssessmentStatus
from truceline.model.ids import ActorId, OriginId, ReportId
from truceline.model.pack import Pack
from truceline.model.question import Agreed, Disputed, OneSided, SingleSource
from truceline.model.report import Report
from truceline.model.view import ProvisionViews, Separate, Unjudged, ViewHistory, ViewPosition, ViewStage, ViewStanding

_ORDER = {status: place for place, status in enumerate(AssessmentStatus)}


@dataclass(frozen=True, slots=True)
class _Saying:
    """`day` and `moment` on the pack's clock; `moment` is None where only the day is known."""

    assessment: Assessment
    stamp: str | None
    day: str
    moment: datetime | None
    origin: str


def read_views(
    assessments: Iterable[Assessment], reports: Sequence[Report], *, pack: Pack, at: str | None
) -> tuple[ProvisionViews, ...]:
    """One for each provision of the pack, in its order, those that nobody judges too; the order of what is given makes
    no difference.

    `at` is an ISO moment; a date means the end of that day on the pack's clock; None: all that was ever said. A view
    is as old as the first print of its text, and a reprint neither repeats nor revives it.
    """
    zone = _zone(pack)
    sayings = _read_sayings(assessments, reports, zone)
    about: dict[tuple[str, str], list[_Saying]] = defaultdict(list)
    for saying in sayings:
        if at is None or saying.stamp is None or _is_out_by(saying, at, zone):
            about[saying.assessment.agreement, saying.assessment.provision].append(saying)
    sides = {actor.id: actor.side for actor in pack.actors}
    views = []
    for agreement in pack.agreements:
        for provision in agreement.provisions:
            alone = provision.binds[0] if len(provision.binds) == 1 else None
            histories = _trace(about[agreement.id, provision.number], alone)
            positions = _take_positions(histories)
            views.append(
                ProvisionViews(
                    agreement=agreement.id,
                    provision=provision.number,
                    at=at,
                    histories=histories,
                    positions=positions,
                    standing=_compare(positions, histories, sides),
                )
            )
    return tuple(views)


def _zone(pack: Pack) -> tzinfo:
    return pack.zone or UTC


def _read_sayings(assessments: Iterable[Assessment], reports: Sequence[Report], zone: tzinfo) -> list[_Saying]:
    """Dated by the first print of the same text, in order of time."""
    origins: dict[ReportId, OriginId | ReportId] = {report.id: report.origin or report.id for report in reports}
    printed: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        if report.published is not None:
            printed[origins[report.id]].append(report.published)
    sayings = []
    for assessment in assessments:
        origin = origins.get(assessment.report) if assessment.report is not None else None
        stamps = [*printed[origin], *([assessment.as_of] if assessment.as_of else [])] if origin else []
        stamp = min(stamps, key=lambda each: _key(each, zone)) if stamps else assessment.as_of
        read = _read(stamp, zone)
        day = read.date().isoformat() if read else (stamp or "")
        sayings.append(_Saying(assessment, stamp, day, read, str(origin or assessment.id)))
    return sorted(sayings, key=lambda s: (_key(s.stamp, zone), s.assessment.id))


def _read(stamp: str | None, zone: tzinfo) -> datetime | None:
    if stamp is None or len(stamp) <= 10:
        return None
    moment = datetime.fromisoformat(stamp)
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _key(stamp: str | None, zone: tzinfo) -> tuple[bool, str, str]:
    """By day, then by hour; what has only a day comes first in it, what has no date comes last."""
    moment = _read(stamp, zone)
    if moment is None:
        return (stamp is None, stamp or "", "")
    return (False, moment.date().isoformat(), moment.astimezone(UTC).isoformat())


def _is_out_by(saying: _Saying, at: str, zone: tzinfo) -> bool:
    """What is known only by its day is out once that day is over."""
    moment = _read(at, zone)
    if moment is None:
        return saying.day <= at
    if saying.moment is None:
        over = datetime.combine(datetime.fromisoformat(saying.day), time(23, 59, 59), tzinfo=zone)
        return over <= moment
    return saying.moment <= moment


def _trace(sayings: Sequence[_Saying], alone: ActorId | None) -> tuple[ViewHistory, ...]:
    """In the order of the first saying of each assessor on each party. Where one is bound `alone`, whoever names nobody
    judges that one."""
    told: dict[tuple[ActorId, ActorId | None], list[_Saying]] = defaultdict(list)
    for saying in sayings:
        of = saying.assessment.of
        told[saying.assessment.assessor, None if of == alone else of].append(saying)
    histories = {key: _history(*key, said) for key, said in told.items()}
    ended = {key for key, history in histories.items() if _is_over(history, histories.values())}
    return tuple(replace(h, held=None) if key in ended else h for key, h in histories.items())


def _is_over(history: ViewHistory, others: Iterable[ViewHistory]) -> bool:
    """Whether the same assessor said on a later day, of all or of one of them, what excludes it."""
    return any(
        _exclude(ViewPosition(status=a, assessors=(), of=history.of), ViewPosition(status=b, assessors=(), of=other.of))
        for other in others
        if other.assessor == history.assessor and other.of != history.of
        if history.held is not None and other.held is not None and _is_later(other.held, history.held)
        for a in history.held.statuses
        for b in other.held.statuses
    )


def _is_later(one: ViewStage, other: ViewStage) -> bool:
    return one.last_said is not None and other.last_said is not None and one.last_said[:10] > other.last_said[:10]


def _history(assessor: ActorId, of: ActorId | None, sayings: Sequence[_Saying]) -> ViewHistory:
    dated = [saying for saying in sayings if saying.stamp is not None]
    undated = [saying for saying in sayings if saying.stamp is None]
    stages: list[list[_Saying]] = []
    for together in _said_at_once(_without_reprints(dated)):
        if stages and _statuses(stages[-1]) == _statuses(together):
            stages[-1].extend(together)
        else:
            stages.append(together)
    told = tuple(_stage(stage) for stage in stages)
    fallback = _stage(undated) if undated else None
    return ViewHistory(
        assessor=assessor,
        stages=told,
        undated=tuple(saying.assessment.id for saying in undated),
        held=told[-1] if told else fallback,
        of=of,
    )


def _without_reprints(sayings: Iterable[_Saying]) -> list[_Saying]:
    seen: set[tuple[str, AssessmentStatus, str | None]] = set()
    kept = []
    for saying in sayings:
        key = (saying.origin, saying.assessment.status, saying.assessment.by)
        if key not in seen:
            kept.append(saying)
        seen.add(key)
    return kept


def _said_at_once(sayings: Sequence[_Saying]) -> list[list[_Saying]]:
    """Sayings whose order nobody can tell are together: those of one moment, and all of a day of which one has no
    hour."""
    vague = {saying.day for saying in sayings if saying.moment is None}
    groups: list[list[_Saying]] = []
    for saying in sayings:
        last = groups[-1][-1] if groups else None
        if last is not None and last.day == saying.day and (saying.day in vague or last.moment == saying.moment):
            groups[-1].append(saying)
        else:
            groups.append([saying])
    return groups


def _statuses(sayings: Iterable[_Saying]) -> tuple[AssessmentStatus, ...]:
    return tuple(sorted({saying.assessment.status for saying in sayings}, key=lambda status: _ORDER[status]))


def _stage(sayings: Sequence[_Saying]) -> ViewStage:
    return ViewStage(
        statuses=_statuses(sayings),
        since=sayings[0].stamp,
        last_said=sayings[-1].stamp,
        assessments=tuple(saying.assessment.id for saying in sayings),
        times=len({saying.origin for saying in sayings}),
    )


def _take_positions(histories: Iterable[ViewHistory]) -> tuple[ViewPosition, ...]:
    held: dict[tuple[int, ActorId | None], list[ActorId]] = defaultdict(list)
    for history in histories:
        for status in history.held.statuses if history.held else ():
            if status is not AssessmentStatus.UNCLEAR:
                held[_ORDER[status], history.of].append(history.assessor)
    statuses = tuple(AssessmentStatus)
    return tuple(
        ViewPosition(status=statuses[place], assessors=tuple(held[place, of]), of=of)
        for place, of in sorted(held, key=lambda key: (key[0], key[1] or ""))
    )


def _compare(
    positions: Sequence[ViewPosition], histories: Iterable[ViewHistory], sides: Mapping[ActorId, str | None]
) -> ViewStanding:
    """Positions are apart where two assessors hold them, not where one said two things at once."""
    apart = tuple(
        (a, b)
        for a in range(len(positions))
        for b in range(a + 1, len(positions))
        if len({*positions[a].assessors, *positions[b].assessors}) > 1 and _exclude(positions[a], positions[b])
    )
    assessors = tuple(dict.fromkeys(who for position in positions for who in position.assessors))
    if apart:
        return Disputed(apart=apart)
    if not assessors:
        return Unjudged(unclear_to=tuple(dict.fromkeys(h.assessor for h in histories if h.held is not None)))
    if len(assessors) == 1:
        return SingleSource(speaker=assessors[0])
    if len({position.status for position in positions}) > 1 or len({p.of for p in positions if p.of is not None}) > 1:
        return Separate(assessors=assessors)
    return _agree(assessors, sides)


def _exclude(one: ViewPosition, other: ViewPosition) -> bool:
    """Whether not both can be true."""
    if AssessmentStatus.UNCLEAR in (one.status, other.status) or one.status is other.status:
        return False
    if one.of == other.of:
        return True
    overall = [position.status for position in (one, other) if position.of is None]
    return overall == [AssessmentStatus.FULFILLED]


def _agree(assessors: Collection[ActorId], sides: Mapping[ActorId, str | None]) -> Agreed | OneSided:
    """Agreed: two sides, or a side and somebody of none."""
    taken = sorted({side for who in assessors if (side := sides.get(who)) is not None})
    unaligned = sorted(who for who in assessors if sides.get(who) is None)
    if len(taken) > 1 or (taken and unaligned):
        return Agreed(between=(*taken, *unaligned))
    return OneSided(side=taken[0] if taken else None)
