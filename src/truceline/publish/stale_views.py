"""Whether something has happened to a point's duties since a view of it was published. The view stands all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from truceline.compliance.moments import Moment, read_moment
from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import DutyForm, DutyState, Effect
from truceline.model.register import duties_of
from truceline.publish.catalogue import Catalogue

_FINISHED: Mapping[Effect, str] = {
    Effect.DONE: "on record as done",
    Effect.MOVED: "moved",
    Effect.ENDED: "ended",
    Effect.OVERTAKEN: "overtaken",
}


def say_stale(as_of: str | None, agreement: Agreement, provision: Provision, catalogue: Catalogue) -> str:
    """ "before 14 May 2033 (on record as done)", "before the deadline, 15 May 2033": the last of what lies between the
    view and the moment that the clocks are seen from. Empty where nothing does, or where a day is not known."""
    zone = catalogue.clock.zone
    said, seen = read_moment(as_of, zone), read_moment(catalogue.dossier.clocks_at, zone)
    if said is None or seen is None:
        return ""
    passed = [*_finish(agreement, provision, catalogue), *_deadlines(agreement, provision, catalogue)]
    since = [(at, words) for at, words in passed if said.closes < at.opens and at.opens <= seen.closes]
    return max(since, key=lambda each: each[0].opens)[1] if since else ""


def _finish(agreement: Agreement, provision: Provision, catalogue: Catalogue) -> Iterator[tuple[Moment, str]]:
    own = {provision.number, *(duty.id for duty in duties_of(provision))}
    for milestone in agreement.milestones:
        at = read_moment(milestone.on, catalogue.clock.zone)
        if at is None or milestone.denies or milestone.effect not in _FINISHED:
            continue
        if not milestone.of or own.intersection(milestone.of):
            yield at, f"before {catalogue.clock.say(milestone.on)} ({_FINISHED[milestone.effect]})"


def _deadlines(agreement: Agreement, provision: Provision, catalogue: Catalogue) -> Iterable[tuple[Moment, str]]:
    """Deadlines, once over, of what was to be done once and is not on record as done."""
    once = {duty.id for duty in duties_of(provision) if duty.form is DutyForm.ONCE}
    for clock in catalogue.dossier.clocks:
        if (clock.agreement, clock.provision) != (agreement.id, provision.number) or clock.duty not in once:
            continue
        if clock.state is not DutyState.OVERDUE:
            continue
        due = read_moment(clock.due, catalogue.clock.zone)
        if due is not None and clock.due is not None:
            yield _end_of(due), f"before the deadline, {catalogue.clock.say(clock.due)}"


def _end_of(moment: Moment) -> Moment:
    return Moment(text=moment.text, opens=moment.closes, closes=moment.closes, zone=moment.zone)
