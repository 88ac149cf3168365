"""The agreement register: every clock is of a duty that stands in an agreement, and names what stands there too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from truceline.checks.index import Index
from truceline.checks.statements import read_stamp
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
    duties: dict[tuple[str, str, str], Duty] = {
        (agreement.id, provision.number, duty.id): duty
        for agreement in index.agreements.values()
        for provision in agreement.provisions
        for duty in duties_of(provision)
    }
    milestones: set[tuple[str, str]] = {
        (agreement.id, each.id) for agreement in index.agreements.values() for each in agreement.milestones
    }
    for clock in dossier.clocks:
        name = f"the clock of {clock.agreement} {clock.provision} {clock.duty}"
        found = duties.get((clock.agreement, clock.provision, clock.duty))
        if clock.at != dossier.clocks_at:
            yield f"{name} is read at {clock.at}, the others at {dossier.clocks_at}"
        if found is None:
            kind = "duty" if clock.agreement in index.agreements else "agreement"
            yield f"{name} is of an unknown {kind}"
            continue
        for milestone in clock.milestones:
            if (clock.agreement, milestone) not in milestones:
                yield f"{name} names the unknown milestone {milestone}"
        yield from _check_words(name, clock, found)


def _check_words(name: str, clock: DutyClock, duty: Duty) -> Iterator[str]:
    for awaited in clock.waits_for:
        if awaited not in duty.after:
            yield f"{name} waits for {awaited}, which its duty does not"
    versions = [reading.version for reading in duty.readings]
    if [reading.version for reading in clock.readings] != versions:
        yield f"{name} has readings other than those of its duty"
    for moment in (clock.begins, clock.due, clock.ends, clock.notice_by):
        if moment is not None and read_stamp(moment) is None:
            yield f"{name} names {moment!r}, which is no date"
