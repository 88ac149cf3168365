"""The course of a duty as it is known from one moment: its beginning, deadline, terms, and what has changed them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import assert_never

from truceline.compliance.milestones import STOPS, Chronicle, Noted
from truceline.compliance.moments import Moment, add, later, read_moment
from truceline.compliance.terms import Periods, Terms
from truceline.model.agreement import Agreement
from truceline.model.duty import Duty, DutyForm, DutyState, Effect, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A milestone that moved a deadline, or the end of a term: from where to where."""

    noted: Noted
    was: Moment | None
    to: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """`begins` is None while it waits, or where nothing says when it begins. `stopped` is what ended or overtook it."""

    duty: Duty
    begins: Moment | None
    waits_for: tuple[str, ...]
    due: Moment | None
    terms: Terms | None
    periods: Periods | None
    noted: tuple[Noted, ...]
    moves: tuple[Move, ...]
    objected: Noted | None
    stopped: Noted | None
    done: Moment | None

    def state_at(self, seen: Moment) -> DutyState:
        form = self.duty.form
        if form is DutyForm.ONCE and self.done is not None:
            return DutyState.DONE
        if self.stopped is not None:
            return DutyState.LAPSED if self.stopped.effect is Effect.ENDED else DutyState.OVERTAKEN
        if not self.has_begun(seen):
            return DutyState.NOT_DUE
        ends = self.ends_at(seen)
        if ends is not None and seen.closes > ends.closes:
            return DutyState.LAPSED
        match form:
            case DutyForm.ONCE:
                return self._one_off_at(seen)
            case DutyForm.STANDING | DutyForm.RECURRING:
                return DutyState.RUNNING
        assert_never(form)

    def _one_off_at(self, seen: Moment) -> DutyState:
        if self.due is None or self.due.day_opens <= seen.closes <= self.due.closes:
            return DutyState.DUE
        return DutyState.OVERDUE if seen.closes > self.due.closes else DutyState.NOT_DUE

    def has_begun(self, seen: Moment) -> bool:
        """So has one of which nothing says when it begins."""
        return not self.waits_for and (self.begins is None or self.begins.opens <= seen.closes)

    def ends_at(self, seen: Moment) -> Moment | None:
        """The end of the term that runs then, or of the last."""
        if self.stopped is not None:
            return self.stopped.on
        return self.terms.end_of(self.terms.running_at(seen.closes)) if self.terms else None

    def due_at(self, seen: Moment) -> Moment | None:
        """Of what recurs, the end of the period that runs then."""
        if self.periods is None:
            return self.due
        if self.state_at(seen) is not DutyState.RUNNING:
            return None
        end, ends = self.periods.end_of(self.periods.index_at(seen.closes)), self.ends_at(seen)
        return ends if end is None or (ends is not None and ends.closes < end.closes) else end


def course_of(duty: Duty, agreement: Agreement, chronicle: Chronicle, *, zone: tzinfo | None) -> Course:
    waits_for = tuple(name for name in duty.after if chronicle.done_on(name) is None)
    begins = None if waits_for else _beginning(duty, agreement, chronicle, zone)
    due = read_moment(duty.due, zone)
    if due is None and duty.within is not None and begins is not None:
        due = add(begins, duty.within)
    noted = chronicle.about(duty.id)
    course = Course(
        duty=duty,
        begins=begins,
        waits_for=waits_for,
        due=due,
        terms=_terms(duty, begins, zone),
        periods=Periods.of(begins, duty.every) if begins and duty.every and duty.form is DutyForm.RECURRING else None,
        noted=noted,
        moves=(),
        objected=None,
        stopped=next((each for each in reversed(noted) if each.counts and each.effect in STOPS), None),
        done=chronicle.done_on(duty.id),
    )
    for each in noted:
        if each.counts:
            course = _follow(course, each, zone)
    return course


def _terms(duty: Duty, begins: Moment | None, zone: tzinfo | None) -> Terms | None:
    end = read_moment(duty.until, zone)
    if end is not None:
        return Terms(number=1, end=end, renewal=duty.renews)
    if duty.lasts is None or begins is None:
        return None
    end = add(begins, duty.lasts)
    return Terms(number=1, end=end, renewal=duty.renews, since=(begins, duty.lasts)) if end is not None else None


def read_otherwise(duty: Duty, reading: Reading) -> Duty:
    """The duty as one version of the text has it."""
    return replace(
        duty,
        begins=reading.begins or duty.begins,
        due=reading.due or duty.due,
        within=None if reading.due else duty.within,
        until=reading.until or duty.until,
        lasts=None if reading.until else duty.lasts,
    )


def _beginning(duty: Duty, agreement: Agreement, chronicle: Chronicle, zone: tzinfo | None) -> Moment | None:
    begins = read_moment(duty.begins or agreement.effective or agreement.signed, zone)
    for name in duty.after:
        begins = later(begins, chronicle.done_on(name))
    return begins


def _follow(course: Course, noted: Noted, zone: tzinfo | None) -> Course:
    """A move is about the deadline; about the end of the term only where a duty that holds or returns has no other."""
    terms = course.terms
    if noted.effect is Effect.OBJECTED and terms is not None and terms.renewal is not None:
        return replace(course, terms=terms.stopped_by(noted.on), objected=noted)
    to = read_moment(noted.milestone.due, zone) if noted.effect is Effect.MOVED else None
    if to is None:
        return course
    if course.due is not None or course.duty.form is DutyForm.ONCE or terms is None:
        return replace(course, due=to, moves=(*course.moves, Move(noted=noted, was=course.due, to=to)))
    was = terms.end_of(terms.running_at(noted.on.opens))
    moved = terms.moved_to(to, on=noted.on)
    return replace(course, terms=moved, moves=(*course.moves, Move(noted=noted, was=was, to=to)))
