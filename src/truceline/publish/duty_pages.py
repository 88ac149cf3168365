"""Duties as the page shows them: where each clock stands, why, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import Amount, Duty, DutyClock, DutyState, Effect, Milestone
from truceline.model.pack import Pack, Source
from truceline.model.register import duties_of
from truceline.publish.catalogue import Catalogue, Voice
from truceline.publish.clock import Clock
from truceline.publish.wording import DUTY_STATES

EFFECTS = {
    Effect.NOTED: "noted",
    Effect.DONE: "done",
    Effect.MOVED: "moved",
    Effect.OBJECTED: "objection to another term",
    Effect.ENDED: "ended",
    Effect.OVERTAKEN: "overtaken",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where something is from. `url` is empty where it has no address; it is printed, and never fetched."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """What one version of the text says instead, and where the clock stands by it."""

    version: str
    text: str
    label: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneLine:
    on: str
    text: str
    effect: str
    says: tuple[Voice, ...]
    denies: tuple[Voice, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """`name` is empty for a point's only duty. `state` is empty where the record has no moment to be seen from."""

    name: str
    text: str
    state: str
    symbol: str
    label: str
    when: str
    binds: tuple[Voice, ...]
    amounts: tuple[str, ...]
    why: tuple[str, ...]
    readings: tuple[ReadingLine, ...]
    milestones: tuple[MilestoneLine, ...]
    sources: tuple[Link, ...]


def describe_duties(agreement: Agreement, provision: Provision, catalogue: Catalogue) -> tuple[DutyLine, ...]:
    clocks = {c.duty: c for c in catalogue.dossier.clocks if c.agreement == agreement.id}
    return tuple(_line(duty, agreement, provision, clocks.get(duty.id), catalogue) for duty in duties_of(provision))


def _line(
    duty: Duty, agreement: Agreement, provision: Provision, clock: DutyClock | None, catalogue: Catalogue
) -> DutyLine:
    symbol, label = DUTY_STATES[clock.state] if clock else ("", "")
    pack = catalogue.dossier.pack
    return DutyLine(
        name="" if duty.id == provision.number else duty.id,
        text="" if duty.text == provision.text else duty.text,
        state=clock.state.value if clock else "",
        symbol=symbol,
        label=label,
        when=_say_when(duty, clock, catalogue.clock) if clock else "",
        binds=tuple(catalogue.voice(actor) for actor in duty.binds) if duty.binds != provision.binds else (),
        amounts=tuple(say_amount(amount, pack) for amount in duty.amounts),
        why=clock.why if clock else (),
        readings=_readings(duty, agreement, clock, catalogue.clock),
        milestones=tuple(_milestone(m, catalogue) for m in _about(duty, provision, agreement, clock)),
        sources=link_sources(duty.sources if duty.sources != provision.sources else (), pack),
    )


def _say_when(duty: Duty, clock: DutyClock, of: Clock) -> str:
    """The day that matters next, or mattered last."""
    match clock.state:
        case DutyState.RUNNING if clock.due and duty.every:
            return f"this time until {of.say(clock.due)}"
        case DutyState.RUNNING | DutyState.LAPSED if clock.ends:
            return f"until {of.say(clock.ends)}" if clock.state is DutyState.RUNNING else f"on {of.say(clock.ends)}"
        case DutyState.NOT_DUE | DutyState.DUE | DutyState.OVERDUE if clock.due:
            return f"due {of.say(clock.due)}"
        case DutyState.NOT_DUE if clock.waits_for:
            return f"waits for {', '.join(clock.waits_for)}"
        case DutyState.NOT_DUE if clock.begins:
            return f"binds from {of.say(clock.begins)}"
        case DutyState.DUE:
            return "no day set"
        case _:
            return ""


def say_amount(amount: Amount, pack: Pack) -> str:
    """`soldiers: 600`, `distance: at least 12 km from Middle Belt`."""
    low, high = amount.min, amount.max
    unit = f" {amount.unit}" if amount.unit else ""
    if low == high:
        number = f"{_digits(low)}{unit}"
    elif low is not None and high is not None:
        number = f"{_digits(low)} to {_digits(high)}{unit}"
    else:
        number = f"at least {_digits(low)}{unit}" if low is not None else f"at most {_digits(high)}{unit}"
    names = {zone.id: zone.name for zone in pack.zones}
    start = f" from {names.get(amount.measured_from, amount.measured_from)}" if amount.measured_from else ""
    return f"{amount.what}: {number}{start}"


def _digits(value: float | None) -> str:
    return f"{value:,.10g}".replace(",", "\u202f") if value is not None else "?"


def _readings(duty: Duty, agreement: Agreement, clock: DutyClock | None, of: Clock) -> tuple[ReadingLine, ...]:
    titles = {version.id: version.title for version in agreement.versions}
    states = {state.version: state for state in clock.readings} if clock else {}
    lines = []
    for reading in duty.readings:
        state = states.get(reading.version)
        lines.append(
            ReadingLine(
                version=titles.get(reading.version, reading.version),
                text=reading.text,
                label=DUTY_STATES[state.state][1] if state else "",
                due=of.say(state.due) if state and state.due else "",
            )
        )
    return tuple(lines)


def _about(duty: Duty, provision: Provision, agreement: Agreement, clock: DutyClock | None) -> Iterable[Milestone]:
    """What had happened to the duty by then; all of it where there is no moment."""
    if clock is not None:
        known = {milestone.id: milestone for milestone in agreement.milestones}
        return [known[name] for name in clock.milestones if name in known]
    return [m for m in agreement.milestones if {duty.id, provision.number} & set(m.of)]


def _milestone(milestone: Milestone, catalogue: Catalogue) -> MilestoneLine:
    return MilestoneLine(
        on=catalogue.clock.say(milestone.on),
        text=milestone.text,
        effect=EFFECTS[milestone.effect],
        says=tuple(catalogue.voice(actor) for actor in milestone.says),
        denies=tuple(catalogue.voice(actor) for actor in milestone.denies),
        sources=link_sources(milestone.sources, catalogue.dossier.pack),
    )


def link_sources(ids: Iterable[str], pack: Pack) -> tuple[Link, ...]:
    known: Mapping[str, Source] = {source.id: source for source in pack.sources}
    found = (known[name] for name in ids if name in known)
    return tuple(Link(title=source.title, url=source.url or "") for source in found)
