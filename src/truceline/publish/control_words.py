"""What speakers say of who holds a place, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.model.control import Contest, DayPart, Hold, PlaceControl, Stretch
from truceline.model.period import Period
from truceline.publish.catalogue import Catalogue, Ref, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A stretch in words. `rest` says up to when it was only said last."""

    when: str
    says: str
    implied: bool
    background: bool
    rest: str
    refs: tuple[Ref, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestPart:
    """What some say of contested days; `last_said` are those who do not speak of these days themselves."""

    says: str
    voices: tuple[Voice, ...]
    last_said: tuple[Voice, ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedDays:
    when: str
    parts: tuple[ContestPart, ...]


def describe_stretch(stretch: Stretch, catalogue: Catalogue) -> Saying:
    rest = f"last said, up to {catalogue.clock.say(stretch.last_said)}" if stretch.last_said else ""
    return Saying(
        when=say_days(stretch, catalogue),
        says=say_stretch(stretch, catalogue),
        implied=bool(stretch.implied),
        background=stretch.background,
        rest=rest,
        refs=catalogue.refs(stretch.claims),
        origins=stretch.origins,
    )


def say_days(stretch: Stretch, catalogue: Catalogue) -> str:
    return catalogue.clock.say_period(Period(start=stretch.start, end=stretch.end))


def say_stretch(stretch: Stretch, catalogue: Catalogue) -> str:
    if stretch.holder is None:
        return "armed people are there; whose, is not said"
    name = catalogue.actor_name(stretch.holder)
    match stretch.status, stretch.part:
        case Hold.CLAIMED, DayPart.SOME:
            return f"{name} holds it"
        case Hold.CLAIMED, DayPart.WHOLE:
            return f"{name} has not left"
        case Hold.CLAIMED, DayPart.UNTIL:
            return f"{name} was there until it left"
        case Hold.CLAIMED, DayPart.SINCE:
            return f"{name} has come"
        case Hold.DENIED, DayPart.WHOLE:
            return f"{name} has not come"
        case Hold.DENIED, DayPart.SINCE:
            return f"{name} has left"
        case _:
            return f"{name} does not hold it"


def describe_contest(contest: Contest, control: PlaceControl, catalogue: Catalogue) -> ContestedDays:
    groups: dict[tuple[bool, str, str], list[int]] = {}
    for number in contest.stretches:
        stretch = control.stretches[number]
        key = (stretch.status is Hold.DENIED, stretch.holder or "", say_stretch(stretch, catalogue))
        groups.setdefault(key, []).append(number)
    return ContestedDays(
        when=catalogue.clock.say_period(Period(start=contest.start, end=contest.end)),
        parts=tuple(
            ContestPart(
                says=says,
                voices=_voices([n for n in numbers if n not in contest.carried], control, catalogue),
                last_said=_voices([n for n in numbers if n in contest.carried], control, catalogue),
                refs=catalogue.refs(claim for n in numbers for claim in control.stretches[n].claims),
            )
            for (_, _, says), numbers in sorted(groups.items())
        ),
    )


def _voices(numbers: Iterable[int], control: PlaceControl, catalogue: Catalogue) -> tuple[Voice, ...]:
    return tuple(catalogue.voice(speaker) for speaker in dict.fromkeys(control.stretches[n].speaker for n in numbers))
