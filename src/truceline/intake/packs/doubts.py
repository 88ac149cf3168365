"""What a good pack may still lack: no errors, but worth a look. Each is one line with file, line and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from truceline.intake.packs.loading import ReadPack
from truceline.intake.packs.problems import show
from truceline.model.actor import Actor, chain_of
from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import Duty, Effect, Length, Milestone
from truceline.model.pack import Pack

_OF_A_SIDE = frozenset({"government", "ministry", "armed_force", "armed_group", "de_facto_authority"})
_NEVER_REFERRED_TO = {
    "source": "name it under `sources` where something is from it, or take it out",
    "zone": "name it under `zones` of the points that hold in it, or take it out",
    "side": "give it to its actors, or take it out",
}


class Doubt(NamedTuple):
    line: int
    reason: str
    remedy: str


def find_doubts(read: ReadPack) -> tuple[str, ...]:
    """`file:line: warning: reason; remedy`, in the order of the file."""
    found = {
        *_doubt_cast(read),
        *_doubt_unused(read),
        *(doubt for agreement in read.pack.agreements for doubt in _doubt_agreement(agreement, read)),
    }
    return tuple(f"{read.path}:{line}: warning: {reason}; {remedy}" for line, reason, remedy in sorted(found))


def _doubt_cast(read: ReadPack) -> Iterator[Doubt]:
    pack = read.pack
    if not pack.sides:
        return
    actors = {actor.id: actor for actor in pack.actors}
    for actor in pack.actors:
        if actor.kind not in _OF_A_SIDE or actor.side is not None:
            continue
        line = read.lines["actor"].get(actor.id, 1)
        named = f"actor {show(actor.id)} ({actor.kind})"
        whole = next((actors[a].side for a in chain_of(actor.id, actors)[1:] if a in actors and actors[a].side), None)
        if whole is not None:
            yield Doubt(line, f"{named} has no side, and is part of one of side {show(whole)}", f"add `side: {whole}`")
        elif actor.part_of is None and not _is_bound(actor, pack):
            yield Doubt(line, f"{named} has no side", "add its `side`, or say whom it is `part_of`")


def _is_bound(actor: Actor, pack: Pack) -> bool:
    """A party of its own, such as an armed group that belongs to none of the sides."""
    return any(actor.id in agreement.parties for agreement in pack.agreements)


def _doubt_unused(read: ReadPack) -> Iterator[Doubt]:
    for sort, name, line in read.unused:
        if sort in _NEVER_REFERRED_TO:
            yield Doubt(line, f"nothing refers to the {sort} {show(name)}", _NEVER_REFERRED_TO[sort])
    for agreement in read.pack.agreements:
        points = f"point, duty or condition of agreement {show(agreement.id)}"
        conditions = {condition.id for condition in agreement.conditions}
        for sort, name, line in read.unused:
            if sort == points and name in conditions:
                yield Doubt(line, f"no duty waits for the condition {show(name)}", "name it under `after` of a duty")


def _doubt_agreement(agreement: Agreement, read: ReadPack) -> Iterator[Doubt]:
    line = read.lines["agreement"].get(agreement.id, 1)
    what = f"agreement {show(agreement.id)}"
    lines = read.lines.get(f"point, duty or condition of {what}", {})
    if agreement.provisions and not agreement.parties:
        yield Doubt(line, f"{what} has no parties", "add `parties: […]`")
    if agreement.provisions and agreement.effective is None and agreement.signed is None:
        yield Doubt(line, f"{what} has neither `signed` nor `effective`", "add one, so that its clocks can start")
    if agreement.provisions and not read.pack.sources:
        yield Doubt(line, f"{what} has no sources", "add `sources` to the pack, and name them where they belong")
    if _is_before(agreement.effective, agreement.signed):
        took = f"{what} takes effect on {agreement.effective}, before its signature, {agreement.signed}"
        yield Doubt(line, took, "check both dates")
    for provision in agreement.provisions:
        where = lines.get(provision.number, line)
        yield from _doubt_provision(provision, read.pack, line=where)
        for duty in provision.duties:
            yield from _doubt_clock(duty, agreement, line=lines.get(duty.id, where))
    for milestone in agreement.milestones:
        at = read.lines.get(f"milestone of {what}", {}).get(milestone.id, line)
        if _is_before(milestone.on, agreement.signed):
            yield Doubt(at, f"milestone {show(milestone.id)} is from before the signature", "check both dates")
        if read.pack.sources and not milestone.sources:
            yield Doubt(at, f"milestone {show(milestone.id)} has no source", "add `sources: […]`")
        if both := set(milestone.says) & set(milestone.denies):
            reason = f"milestone {show(milestone.id)} is said and denied by {show(min(both))}"
            yield Doubt(at, reason, "leave it under one of the two; the denial stops the clocks")
        if milestone.effect is Effect.OBJECTED and not _is_renewed(milestone, agreement):
            reason = f"milestone {show(milestone.id)} objects to a further term of what is not renewed"
            yield Doubt(at, reason, "name a duty with `renews` under `of`, or make its effect `noted`")


def _is_renewed(milestone: Milestone, agreement: Agreement) -> bool:
    duties = [(provision.number, duty) for provision in agreement.provisions for duty in provision.duties]
    return any(duty.renews is not None and {number, duty.id} & set(milestone.of) for number, duty in duties)


def _doubt_provision(provision: Provision, pack: Pack, *, line: int) -> Iterator[Doubt]:
    named = f"provision {show(provision.number)}"
    if pack.sources and not provision.sources and not all(duty.sources for duty in provision.duties):
        yield Doubt(line, f"{named} has no source", "add `sources: […]`")
    if not provision.text and not all(duty.text for duty in provision.duties):
        yield Doubt(line, f"{named} has no text", "say in a sentence of your own what it obliges to")
    if not provision.binds and not all(duty.binds for duty in provision.duties):
        yield Doubt(line, f"{named} binds nobody", "add `binds: […]`")
    known = {place.id for place in pack.places if place.lat is not None}
    for duty in provision.duties:
        for place in duty.places if duty.zones else ():
            if place not in known:
                reason = f"place {show(place)} of {named} has no coordinates, so nobody can tell whether it lies in"
                yield Doubt(line, f"{reason} {duty.zones[0]}", "give it `lat` and `lon`, or leave it out there")


def _doubt_clock(duty: Duty, agreement: Agreement, *, line: int) -> Iterator[Doubt]:
    signed, named = agreement.signed, show(duty.id)
    if duty.renews is not None and duty.renews.notice is not None and _outlasts(duty.renews.notice, duty.renews.every):
        reason = f"whoever objects to a further term of {named} has to do so before the term before it begins"
        yield Doubt(line, reason, "check `notice` and `every`")
    for key, moment in (("due", duty.due), ("until", duty.until)):
        if _is_before(moment, signed):
            yield Doubt(line, f"{key} {moment} of {named} is before the signature, {signed}", "check both dates")
        elif _is_before(moment, duty.begins):
            yield Doubt(line, f"{key} {moment} of {named} is before it begins, {duty.begins}", "check both dates")
    for milestone in agreement.milestones:
        if milestone.due is not None and duty.id in milestone.of and _is_before(milestone.due, signed):
            yield Doubt(line, f"{named} was moved to {milestone.due}, before the signature, {signed}", "check both")


def _outlasts(notice: Length, term: Length) -> bool:
    """Surely, however long the months between are."""
    least = notice.months * 28 + notice.days + notice.minutes / 1440
    return least > term.months * 31 + term.days + term.minutes / 1440


def _is_before(moment: str | None, other: str | None) -> bool:
    """By their days, which is all that is needed to see a slip."""
    return moment is not None and other is not None and moment[:10] < other[:10]
