"""The calendar of the agreements: what begins, falls due, ends, returns or has happened, in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from itertools import chain

from truceline.compliance.courses import Course, course_of, read_otherwise
from truceline.compliance.milestones import Chronicle, Noted
from truceline.compliance.moments import Moment, read_moment
from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import Duty
from truceline.model.ids import AgreementId
from truceline.model.register import Deadline, DeadlineKind, duties_of

MOST = 5_000
AHEAD = 3
_START = datetime.min.replace(tzinfo=UTC)


def deadlines(
    agreements: Iterable[Agreement], zone: tzinfo | None, *, until: str, at: str | None = None
) -> tuple[Deadline, ...]:
    """All dated moments up to `until`, as they are known `at` (None: with everything on record), the first 5,000.

    Of terms that renew and periods that return, the one that runs then (without `at`: the first) and two more; of
    terms also the one before. What lies behind the end of a duty is left out; a deadline that was moved stays, struck.
    ValueError where `until` or `at` is no moment.
    """
    last, seen = _read(until, zone), _read(at, zone) if at is not None else None
    found: list[tuple[datetime, Deadline]] = []
    for agreement in agreements:
        writer = _Writer(agreement, Chronicle.by(seen, agreement, zone), seen, zone)
        found += [(on.opens, deadline) for on, deadline in writer.write() if on.opens <= last.closes]
    return tuple(deadline for _, deadline in sorted(found, key=lambda pair: pair[0])[:MOST])


def _read(text: str, zone: tzinfo | None) -> Moment:
    moment = read_moment(text, zone)
    if moment is None:
        raise ValueError(f"{text!r} is no moment")
    return moment


class _Writer:
    def __init__(self, agreement: Agreement, chronicle: Chronicle, seen: Moment | None, zone: tzinfo | None) -> None:
        self.agreement = agreement
        self.chronicle = chronicle
        self.seen = seen
        self.zone = zone

    def write(self) -> Iterator[tuple[Moment, Deadline]]:
        starts = read_moment(self.agreement.effective or self.agreement.signed, self.zone)
        if starts is not None:
            yield starts, _line(self.agreement.id, starts, DeadlineKind.BEGINS, self.agreement.title)
        for provision in self.agreement.provisions:
            for duty in duties_of(provision):
                yield from self._write_duty(duty, provision)
        for noted in self.chronicle.noted:
            yield noted.on, self._milestone(noted)

    def _write_duty(self, duty: Duty, provision: Provision) -> Iterator[tuple[Moment, Deadline]]:
        """As the agreement's own words have it, then what other versions of the text have otherwise."""
        common = _line(self.agreement.id, None, DeadlineKind.DUE, duty.text or provision.title)
        common = replace(common, provision=provision.number, duty=duty.id)
        own = list(self._dates(duty, common))
        yield from own
        known = {(deadline.kind, deadline.on) for _, deadline in own}
        for reading in duty.readings:
            theirs = replace(common, text=reading.text or common.text, version=reading.version)
            for on, deadline in self._dates(read_otherwise(duty, reading), theirs):
                if (deadline.kind, deadline.on) not in known:
                    yield on, deadline

    def _dates(self, duty: Duty, common: Deadline) -> Iterator[tuple[Moment, Deadline]]:
        course = course_of(duty, self.agreement, self.chronicle, zone=self.zone)
        stopped = course.stopped.on if course.stopped else None
        parts = self._fixed(course, common), self._terms(course, common), self._returns(course, common)
        for on, deadline in chain(*parts):
            if deadline.struck or stopped is None or on.opens <= stopped.closes:
                yield on, replace(deadline, on=on.text)

    def _fixed(self, course: Course, common: Deadline) -> Iterator[tuple[Moment, Deadline]]:
        if course.begins is not None and (course.duty.begins or course.duty.after):
            yield course.begins, replace(common, kind=DeadlineKind.BEGINS)
        kind = DeadlineKind.DUE if course.due is not None else DeadlineKind.ENDS
        for move in course.moves:
            if move.was is not None:
                yield move.was, replace(common, kind=kind, struck=True, moved_to=move.to.text)
        if course.due is not None:
            yield course.due, common

    def _terms(self, course: Course, common: Deadline) -> Iterator[tuple[Moment, Deadline]]:
        terms = course.terms
        if terms is None:
            return
        if terms.renewal is None:
            yield terms.end, replace(common, kind=DeadlineKind.ENDS)
            return
        running = terms.running_at(self.seen.closes if self.seen else _START)
        for number in range(max(terms.number, running - 1), running + AHEAD):
            end, limit = terms.end_of(number), terms.notice_of(number)
            if end is None or (terms.last is not None and number > terms.last):
                return
            if terms.last == number:
                yield end, replace(common, kind=DeadlineKind.ENDS, term=number)
                return
            if limit is not None and limit != end:
                yield limit, replace(common, kind=DeadlineKind.NOTICE, term=number + 1)
            yield end, replace(common, kind=DeadlineKind.RENEWAL, term=number + 1)

    def _returns(self, course: Course, common: Deadline) -> Iterator[tuple[Moment, Deadline]]:
        periods = course.periods
        if periods is None:
            return
        first = periods.index_at(self.seen.closes) if self.seen else 0
        for index in range(first, first + AHEAD):
            end = periods.end_of(index)
            ends = course.ends_at(end) if end is not None else None
            if end is None or (ends is not None and end.opens > ends.closes):
                return
            yield end, replace(common, kind=DeadlineKind.RETURN)

    def _milestone(self, noted: Noted) -> Deadline:
        """It stands beside a duty where it is about that one alone, beside a point where it is about that one alone."""
        milestone, points = noted.milestone, self.chronicle.point_of
        about = {name if name in self.chronicle.points else points.get(name) for name in milestone.of}
        duty = milestone.of[0] if len(milestone.of) == 1 and milestone.of[0] in points else None
        return replace(
            _line(self.agreement.id, noted.on, DeadlineKind.MILESTONE, milestone.text),
            provision=about.pop() if len(about) == 1 else None,
            duty=duty,
            of=milestone.of,
            struck=not noted.counts,
            moved_to=milestone.due,
            milestone=milestone.id,
        )


def _line(agreement: AgreementId, on: Moment | None, kind: DeadlineKind, text: str) -> Deadline:
    return Deadline(
        agreement=agreement, provision=None, duty=None, on=on.text if on else "", kind=kind, text=text
    )  # fmt: skip
