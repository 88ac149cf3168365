"""Why the clock of a duty stands where it does, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from truceline.compliance.courses import Course, Move
from truceline.compliance.milestones import Chronicle, in_order
from truceline.compliance.moments import Moment
from truceline.model.agreement import Agreement
from truceline.model.duty import DutyForm, DutyState, Effect, Length

_LONGEST = 200
_OVER = frozenset({DutyState.DONE, DutyState.LAPSED, DutyState.OVERTAKEN})


def explain(course: Course, agreement: Agreement, chronicle: Chronicle, *, seen: Moment) -> tuple[str, ...]:
    """What decides the state comes first; what somebody denies comes last, and with it that no clock follows it."""
    teller = _Teller(course, agreement, chronicle, seen)
    parts = [teller.settled(), teller.beginning(), teller.deadline()]
    if course.stopped is None:
        parts += [teller.term(), teller.returning()]
    return tuple(sentence for part in (*parts, teller.beside(), teller.denied()) for sentence in part)


def say_length(length: Length) -> str:
    """`5 years`, `1 year and 6 months`, `72 hours`."""
    years, months = divmod(length.months, 12)
    hours, minutes = divmod(length.minutes, 60)
    parts = (years, "year"), (months, "month"), (length.days, "day"), (hours, "hour"), (minutes, "minute")
    return join([f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in parts if count])


def join(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


class _Teller:
    def __init__(self, course: Course, agreement: Agreement, chronicle: Chronicle, seen: Moment) -> None:
        self.course = course
        self.agreement = agreement
        self.chronicle = chronicle
        self.seen = seen
        self.state = course.state_at(seen)

    def settled(self) -> Iterator[str]:
        course = self.course
        if self.state is DutyState.DONE and course.done is not None:
            yield f"On record as done on {course.done.say()}{self._said(course.duty.id, course.done)}."
        elif course.stopped is not None:
            word = "Ended" if course.stopped.effect is Effect.ENDED else "Overtaken"
            yield f"{word} on {course.stopped.on.say()}: {quote(course.stopped.milestone.text)}."

    def _said(self, name: str, on: Moment) -> str:
        saying = [e for e in self.chronicle.doing(name) if e.counts and e.on == on]
        return f": {quote(saying[0].milestone.text)}" if saying else ""

    def beginning(self) -> Iterator[str]:
        course, duty = self.course, self.course.duty
        if course.waits_for:
            yield f"Waits for {join([self._name(name) for name in course.waits_for])}, {_not_done(course.waits_for)}."
            return
        if course.begins is None:
            yield "Nothing says when it begins; it is taken to bind already."
            return
        after = f", after {join([self._name(name) for name in duty.after])}" if duty.after else ""
        source = "" if duty.begins or after else f", when the agreement {self._took_effect()}"
        yield f"{self._binds()} {course.begins.say()}{after}{source}."

    def _binds(self) -> str:
        if not self.course.has_begun(self.seen):
            return "Does not bind yet: it begins on"
        return "Bound from" if self.state in _OVER else "Binds from"

    def _took_effect(self) -> str:
        if not self.agreement.effective:
            return "was signed"
        return "took effect" if self.course.has_begun(self.seen) else "takes effect"

    def _name(self, name: str) -> str:
        """A duty by its id, as `2.k`."""
        if name in self.chronicle.conditions:
            return quote(self.chronicle.conditions[name])
        return f"point {name}" if name in self.chronicle.points else name

    def deadline(self) -> Iterator[str]:
        course, due = self.course, self.course.due
        if due is None:
            if self.state is DutyState.DUE:
                yield "No day is named by which it is due, so it is never past one."
            elif course.waits_for and course.duty.within is not None:
                yield f"It will be due {say_length(course.duty.within)} after its beginning."
            return
        moves = [move for move in course.moves if move.to == due]
        by = f"Due by {due.say()}"
        if course.duty.form is DutyForm.STANDING:
            by = f"To hold by {due.say()} at the latest"
        if moves:
            yield f"{by}, {_moved(moves[-1])}."
        elif course.duty.due is None and course.duty.within is not None and course.begins is not None:
            yield f"{by}, {say_length(course.duty.within)} after its beginning."
        else:
            yield f"{by}."

    def term(self) -> Iterator[str]:
        course, terms = self.course, self.course.terms
        if terms is None:
            if course.duty.lasts is not None:
                yield f"It lasts for {say_length(course.duty.lasts)} from its beginning."
            return
        number = terms.running_at(self.seen.closes)
        end = terms.end_of(number)
        if end is None:
            return
        if terms.renewal is None:
            yield f"{self._ends(end)} {end.say()}{self._moved_end(end)}."
            return
        began = terms.end_of(number - 1) if number > terms.number else course.begins
        verb = "began" if course.has_begun(self.seen) else "begins"
        since = f" that {verb} on {began.say()}" if began is not None and number == 1 else ""
        since = since or (f" that followed on {began.say()}" if began is not None and number > terms.number else "")
        yield f"Term {number}{since} {self._ends(end).lower()} {end.say()}{self._moved_end(end)}."
        yield from self._renewal(number, end)

    def _renewal(self, number: int, end: Moment) -> Iterator[str]:
        terms, objected = self.course.terms, self.course.objected
        if terms is None or terms.renewal is None:
            return
        if terms.last is not None and objected is not None:
            said = quote(objected.milestone.text)
            yield f"No term follows term {terms.last}; objected on {objected.on.say()}: {said}."
            return
        limit, term = terms.notice_of(number), f"nother term, of {say_length(terms.renewal.every)},"
        if limit is not None and self.seen.closes > limit.closes:
            yield f"Nobody is on record as having objected by {limit.say()}, so a{term} follows."
        elif limit is not None:
            yield f"A{term} follows unless somebody objects by {limit.say()}."

    def _ends(self, end: Moment) -> str:
        return "Ended on" if self.seen.closes > end.closes else "Ends on"

    def _moved_end(self, end: Moment) -> str:
        moves = [move for move in self.course.moves if move.to == end and self.course.due is None]
        return f", {_moved(moves[-1])}" if moves else ""

    def returning(self) -> Iterator[str]:
        course, every = self.course, self.course.duty.every
        if course.duty.form is not DutyForm.RECURRING or every is None:
            return
        due = course.due_at(self.seen)
        running = f"; the period that runs ends on {due.say()}" if due is not None else ""
        length = say_length(every)
        length = length[2:] if length.startswith("1 ") and " and " not in length else length
        yield f"Returns every {length}{running}. Nothing is said here about the periods before."

    def beside(self) -> Iterator[str]:
        for name in self.course.duty.in_step_with:
            done = self.chronicle.done_on(name)
            stands = f"on record as done on {done.say()}" if done is not None else "not on record as done"
            yield f"In step with {self._name(name)}, which is {stands}."

    def denied(self) -> Iterator[str]:
        awaited = [each for name in self.course.waits_for for each in self.chronicle.doing(name)]
        for each in in_order(each for each in (*self.course.noted, *awaited) if not each.counts):
            follows = "" if each.effect is Effect.NOTED else " No clock follows it."
            yield f"Said of {each.on.say()}, and denied: {quote(each.milestone.text)}.{follows}"


def _moved(move: Move) -> str:
    was = f" from {move.was.say()}" if move.was is not None else ""
    return f"moved on {move.noted.on.say()}{was}: {quote(move.noted.milestone.text)}"


def _not_done(names: Sequence[str]) -> str:
    words = {1: "which is not", 2: "neither of which is"}
    return f"{words.get(len(names), 'none of which is')} on record as done"


def quote(text: str) -> str:
    """One line in quotation marks, bounded."""
    line = " ".join(text[: 4 * _LONGEST].split()).rstrip(".")
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"
