"""The calendar of an agreement: what falls due, ends, returns or has happened, in order of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.compliance.agenda import deadlines
from truceline.model.agreement import Agreement
from truceline.model.register import Deadline, DeadlineKind
from truceline.publish.catalogue import Catalogue
from truceline.publish.clock import Clock
from truceline.publish.writing import element_id

KINDS = {
    DeadlineKind.BEGINS: "binds from here",
    DeadlineKind.DUE: "due",
    DeadlineKind.ENDS: "ends",
    DeadlineKind.NOTICE: "last day to object to another term",
    DeadlineKind.RENEWAL: "next term",
    DeadlineKind.RETURN: "returns",
    DeadlineKind.MILESTONE: "happened",
}
_AHEAD = timedelta(days=3 * 366)
_MOST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """`href` leads to the point. `denied` says that somebody denies that it happened; `moved_to` is its new day."""

    on: str
    sort: str
    kind: str
    text: str
    point: str
    href: str
    past: bool
    struck: bool
    denied: bool
    moved_to: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What lies behind the moment that the record is seen from and what lies ahead of it, in order of time; with no
    such moment all is ahead. Of very many, `left_out` are not listed."""

    past: tuple[AgendaLine, ...]
    ahead: tuple[AgendaLine, ...]
    left_out: int = 0


def describe_agenda(agreement: Agreement, catalogue: Catalogue, *, seen: str | None) -> Agenda:
    """Three years ahead of `seen`, an ISO moment. What begins and is due on one day is listed once, and of what returns
    only the next time."""
    clock = catalogue.clock
    known = deadlines([agreement], clock.zone, until=_horizon(seen, agreement), at=seen)
    due = {(d.duty, d.on[:10]) for d in known if d.kind is DeadlineKind.DUE and d.version is None}
    told = [d for d in known if d.kind is not DeadlineKind.BEGINS or (d.duty, d.on[:10]) not in due]
    titles = {version.id: version.title for version in agreement.versions}
    lines = [_line(each, agreement, catalogue, titles=titles, seen=seen) for each in _once(told, clock, seen=seen)]
    past, ahead = [line for line in lines if line.past], [line for line in lines if not line.past]
    return Agenda(past=tuple(past[:_MOST]), ahead=tuple(ahead[:_MOST]), left_out=_beyond(past) + _beyond(ahead))


def _once(told: Sequence[Deadline], clock: Clock, *, seen: str | None) -> list[Deadline]:
    """A period that ends at the very moment that is `seen` is past, and the next one stands beside it."""
    returning: set[str | None] = set()
    kept = []
    for deadline in told:
        if deadline.kind is not DeadlineKind.RETURN or deadline.duty not in returning:
            kept.append(deadline)
        if deadline.kind is DeadlineKind.RETURN and not _is_past(deadline, clock, seen=seen):
            returning.add(deadline.duty)
    return kept


def _is_past(deadline: Deadline, clock: Clock, *, seen: str | None) -> bool:
    return seen is not None and clock.order(deadline.on) <= clock.order(seen)


def _beyond(lines: list[AgendaLine]) -> int:
    return max(len(lines) - _MOST, 0)


def _horizon(seen: str | None, agreement: Agreement) -> str:
    start = seen or agreement.effective or agreement.signed
    try:
        return (date.fromisoformat(start[:10]) + _AHEAD).isoformat() if start else date.max.isoformat()
    except OverflowError:
        return date.max.isoformat()


def _line(
    deadline: Deadline, agreement: Agreement, catalogue: Catalogue, *, titles: Mapping[str, str], seen: str | None
) -> AgendaLine:
    clock = catalogue.clock
    number = deadline.provision
    return AgendaLine(
        on=clock.say(deadline.on),
        sort=deadline.kind.value,
        kind=KINDS[deadline.kind],
        text=deadline.text,
        point=deadline.duty or number or "",
        href=f"#{element_id('v', f'{agreement.id}.{number}')}" if number else "",
        past=_is_past(deadline, clock, seen=seen),
        struck=deadline.struck and deadline.milestone is None,
        denied=deadline.milestone is not None and deadline.struck,
        moved_to=clock.say(deadline.moved_to) if deadline.moved_to else "",
        version=titles.get(deadline.version or "", deadline.version or ""),
    )
