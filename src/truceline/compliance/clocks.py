"""Where the clock of each duty stands at a moment. None of it says whether a duty was kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from truceline.compliance.courses import Course, course_of, read_otherwise
from truceline.compliance.milestones import Chronicle, in_order
from truceline.compliance.moments import Moment, read_moment
from truceline.compliance.reasons import explain
from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import Duty, DutyClock, ReadingState
from truceline.model.register import duties_of


def read_clocks(agreements: Iterable[Agreement], at: str, zone: tzinfo | None) -> tuple[DutyClock, ...]:
    """Of every duty of every point, in their order. `at` as for `clock_of`."""
    seen, found = _seen_from(at, zone), []
    for agreement in agreements:
        chronicle = Chronicle.by(seen, agreement, zone)
        for provision in agreement.provisions:
            for duty in duties_of(provision):
                found.append(_read(duty, provision, agreement, chronicle, seen=seen, zone=zone))
    return tuple(found)


def clock_of(duty: Duty, provision: Provision, agreement: Agreement, at: str, zone: tzinfo | None) -> DutyClock:
    """`at` is an ISO date (the end of that day in `zone`, or in UTC) or date-time; ValueError for anything else."""
    seen = _seen_from(at, zone)
    return _read(duty, provision, agreement, Chronicle.by(seen, agreement, zone), seen=seen, zone=zone)


def _seen_from(at: str, zone: tzinfo | None) -> Moment:
    seen = read_moment(at, zone)
    if seen is None:
        raise ValueError(f"{at!r} is no moment")
    return seen


def _read(
    duty: Duty,
    provision: Provision,
    agreement: Agreement,
    chronicle: Chronicle,
    *,
    seen: Moment,
    zone: tzinfo | None,
) -> DutyClock:
    course = course_of(duty, agreement, chronicle, zone=zone)
    ends, number = course.ends_at(seen), _term_at(course, seen)
    return DutyClock(
        agreement=agreement.id,
        provision=provision.number,
        duty=duty.id,
        at=seen.text,
        state=course.state_at(seen),
        begins=_text(course.begins),
        due=_text(course.due_at(seen)),
        ends=_text(ends),
        notice_by=_text(_notice(course, seen)),
        term=number,
        waits_for=course.waits_for,
        milestones=_milestones(course, chronicle),
        why=explain(course, agreement, chronicle, seen=seen),
        readings=_readings(duty, agreement, chronicle, seen=seen, zone=zone),
    )


def _readings(
    duty: Duty, agreement: Agreement, chronicle: Chronicle, *, seen: Moment, zone: tzinfo | None
) -> tuple[ReadingState, ...]:
    found = []
    for reading in duty.readings:
        course = course_of(read_otherwise(duty, reading), agreement, chronicle, zone=zone)
        due = _text(course.due_at(seen))
        found.append(ReadingState(version=reading.version, state=course.state_at(seen), due=due))
    return tuple(found)


def _milestones(course: Course, chronicle: Chronicle) -> tuple[str, ...]:
    """Those about the duty, and those that say that what it waits for was done."""
    awaited = [each for name in course.duty.after for each in chronicle.doing(name)]
    return tuple(each.milestone.id for each in in_order((*course.noted, *awaited)))


def _term_at(course: Course, seen: Moment) -> int | None:
    """Only what renews has terms that are counted; of what was ended, the one that ran then."""
    terms = course.terms
    if terms is None or terms.renewal is None or not course.has_begun(seen):
        return None
    return terms.running_at(seen.closes if course.stopped is None else course.stopped.on.opens)


def _notice(course: Course, seen: Moment) -> Moment | None:
    """Of the term that runs, or is the first to run; None once no further term can follow."""
    terms = course.terms
    if terms is None or terms.renewal is None or terms.last is not None or course.stopped is not None:
        return None
    return terms.notice_of(terms.running_at(seen.closes))


def _text(moment: Moment | None) -> str | None:
    return None if moment is None else moment.text
