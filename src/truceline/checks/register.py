"""The agreement register: every clock is of a duty that stands in an agreement, and names what stands there too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from truceline.checks.index import Index
from truceline.checks.statements import read_stamp
from truceline.model.agreement import Agreement
from truceline.model.dossier import Dossier
from truceline.model.duty import Duty, DutyClock
from truceline.model.register import duties_of


def check_clocks(dossier: Dossier, index: Index) -> Iterator[str]:
    if dossier.clocks_at is not None and read_stamp(dossier.clocks_at) is None:
        yield f"the clocks are read at {dossier.clocks_at!r}, which is no date"
    counted = Counter((clock.agreement, clock.provision, clock.duty) for clock in dossier.clocks)
    for (agreement, provision, duty), count in counted.items():
        if count > 1:
            yield f"{count} clocks are of the duty {duty} of {agreement} {provision}"
    for clock in dossier.clocks:
        yield from _check_clock(clock, dossier, index)


def _check_clock(clock: DutyClock, dossier: Dossier, index: Index) -> Iterator[str]:
    name = f"the clock of {clock.agreement} {clock.provision} {clock.duty}"
    if clock.at != dossier.clocks_at:
        yield f"{name} is read at {clock.at}, the others at {dossier.clocks_at}"
    agreement = index.agreements.get(clock.agreement)
    if agreement is None:
        yield f"{name} is of an unknown agreement"
        return
    duty = _find_duty(clock, agreement)
    if duty is None:
        yield f"{name} is of an unknown duty"
        return
    yield from _check_names(name, clock, agreement, duty)


def _find_duty(clock: DutyClock, agreement: Agreement) -> Duty | None:
    of_point = [d for p in agreement.provisions if p.number == clock.provision for d in duties_of(p)]
    return next((duty for duty in of_point if duty.id == clock.duty), None)


def _check_names(name: str, clock: DutyClock, agreement: Agreement, duty: Duty) -> Iterator[str]:
    milestones = {milestone.id for milestone in agreement.milestones}
    for milestone in clock.milestones:
        if milestone not in milestones:
            yield f"{name} names the unknown milestone {milestone}"
    for awaited in clock.waits_for:
        if awaited not in duty.after:
            yield f"{name} waits for {awaited}, which its duty does not"
    versions = [reading.version for reading in duty.readings]
    if [reading.version for reading in clock.readings] != versions:
        yield f"{name} has readings other than those of its duty"
    for moment in (clock.begins, clock.due, clock.ends, clock.notice_by):
        if moment is not None and read_stamp(moment) is None:
            yield f"{name} names {moment!r}, which is no date"
