"""Who holds which place over time: each speaker's own words, day by day, with the gaps left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.control import DayPart, Hold, PlaceControl, Stretch
from truceline.model.ids import ActorId, ClaimId, PlaceId
from truceline.model.pack import Pack
from truceline.model.report import Report
from truceline.questions.cast import Cast
from truceline.questions.contests import Saying, find_contests
from truceline.questions.testimony import Testimony, hear, is_denial

_SPOKEN_OF = ("control_of_place", "troop_entry", "withdrawal")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One claim, read as a word on who is there on which days (`first` to `last`, as ordinals)."""

    claim: Claim
    speaker: ActorId
    holder: ActorId | None
    status: Hold
    part: DayPart
    first: int
    last: int
    implied: bool


@dataclass(slots=True)
class _Draft:
    """A stretch while it grows."""

    first: int
    last: int
    readings: list[_Reading] = field(default_factory=list)


def trace_control(
    claims: Sequence[Claim], reports: Sequence[Report], actors: Sequence[Actor], pack: Pack
) -> list[PlaceControl]:
    """The places of which somebody says who is there, those that most speakers speak of first.

    A stretch is carried on until the same speaker says otherwise of the place, at most to the day of the last report.
    """
    by_report = {str(report.id): report for report in reports}
    testimony = hear(_told(claims), by_report, Cast(actors, pack, claims, by_report))
    speakers = _first_speakers(testimony.claims, claims)
    last_day = max((date.fromisoformat(r.published[:10]).toordinal() for r in reports if r.published), default=None)
    of_places: dict[PlaceId, list[Claim]] = {}
    for claim in testimony.claims:
        if claim.event.place is not None:
            of_places.setdefault(claim.event.place, []).append(claim)
    traced = (
        _trace(place, told, speakers=speakers, testimony=testimony, last_day=last_day)
        for place, told in of_places.items()
    )
    found = [control for control in traced if any(stretch.holder is not None for stretch in control.stretches)]
    return sorted(found, key=lambda control: (-_weight(control), control.place))


def _told(claims: Iterable[Claim]) -> Iterator[Claim]:
    return (claim for claim in claims if claim.event.type in _SPOKEN_OF)


def _weight(control: PlaceControl) -> int:
    return len({stretch.speaker for stretch in control.stretches if not stretch.background})


def _first_speakers(told: Iterable[Claim], claims: Iterable[Claim]) -> dict[ClaimId, ActorId]:
    """Whoever said it first: a reprint that states it in its own voice is no speaker of its own."""
    by_id = {claim.id: claim for claim in claims}
    speakers = {}
    for claim in told:
        first, seen = claim, {claim.id}
        while first.repeats is not None and first.repeats in by_id and first.repeats not in seen:
            first = by_id[first.repeats]
            seen.add(first.id)
        speakers[claim.id] = first.speaker
    return speakers


def _trace(
    place: PlaceId,
    told: Sequence[Claim],
    *,
    speakers: Mapping[ClaimId, ActorId],
    testimony: Testimony,
    last_day: int | None,
) -> PlaceControl:
    owned_up = _owned_up(told, speakers, testimony.cast)
    readings = [r for claim in told for r in _read(claim, speakers[claim.id], testimony.cast, owned_up)]
    drafts = sorted(_draft(_without_redundant(readings)), key=_order)
    by_speaker: dict[ActorId, list[_Draft]] = {}
    for draft in drafts:
        by_speaker.setdefault(draft.readings[0].speaker, []).append(draft)
    carried = [_carry(draft, by_speaker[draft.readings[0].speaker], last_day) for draft in drafts]
    stretches = [_stretch(draft, until, testimony) for draft, until in zip(drafts, carried, strict=True)]
    sayings = [
        Saying(
            number=number,
            stretch=stretch,
            first=draft.first,
            last=draft.last,
            until=until,
            clock=_earliest_clock(draft),
        )
        for number, (draft, until, stretch) in enumerate(zip(drafts, carried, stretches, strict=True))
    ]
    return PlaceControl(
        place=place,
        stretches=tuple(stretches),
        contests=tuple(find_contests(sayings)),
        undated=tuple(c.id for c in told if c.event.time is None and c.event.actor is not None),
    )


def _owned_up(
    told: Iterable[Claim], speakers: Mapping[ClaimId, ActorId], cast: Cast
) -> frozenset[tuple[ActorId, ActorId]]:
    """Which bodies say of which that they are or were there. Of these "no incursion" does not say "not there"."""
    return frozenset(
        (cast.body(speakers[claim.id]), cast.body(claim.event.actor))
        for claim in told
        if claim.event.actor is not None and (claim.event.type == "withdrawal" or not is_denial(claim))
    )


def _read(
    claim: Claim, speaker: ActorId, cast: Cast, owned_up: frozenset[tuple[ActorId, ActorId]]
) -> Iterator[_Reading]:
    """What a claim says of who is there. "Our forces left on Friday" says that they were there until then."""
    period, event = claim.event.time, claim.event
    if period is None:
        return
    holder = cast.body(event.actor) if event.actor is not None else None
    first, last = period.first_day.toordinal(), period.last_day.toordinal()

    def reading(status: Hold, part: DayPart, start: int, end: int) -> _Reading:
        return _Reading(
            claim=claim,
            speaker=speaker,
            holder=holder,
            status=status,
            part=part,
            first=start,
            last=end,
            implied=event.type != "control_of_place",
        )

    match event.type, is_denial(claim):
        case "control_of_place", denied:
            if holder is not None or not denied:
                yield reading(Hold.DENIED if denied else Hold.CLAIMED, DayPart.SOME, first, last)
        case "troop_entry", False:
            yield reading(Hold.CLAIMED, DayPart.SINCE, last, last)
        case "troop_entry", True:
            if holder is not None and (cast.body(speaker), holder) not in owned_up:
                yield reading(Hold.DENIED, DayPart.WHOLE, first, last)
        case "withdrawal", False:
            if holder is not None:
                yield reading(Hold.CLAIMED, DayPart.UNTIL, first, first)
                yield reading(Hold.DENIED, DayPart.SINCE, last, last)
        case _:
            if holder is not None:
                yield reading(Hold.CLAIMED, DayPart.WHOLE, first, last)


def _without_redundant(readings: Sequence[_Reading]) -> list[_Reading]:
    """Who names the holder for a day has not left it unnamed."""
    named = [r for r in readings if r.holder is not None]
    return [
        r
        for r in readings
        if r.holder is not None
        or not any(n.speaker == r.speaker and n.first <= r.last and r.first <= n.last for n in named)
    ]


def _draft(readings: Iterable[_Reading]) -> list[_Draft]:
    """Readings of one speaker that say the same of days in a row make one stretch; moves only on one day."""
    groups: dict[tuple[object, ...], list[_Reading]] = {}
    for reading in readings:
        key = (reading.speaker, reading.holder, reading.status, reading.part, reading.claim.background)
        groups.setdefault(key, []).append(reading)
    drafts: list[_Draft] = []
    for (*_, part, _), group in groups.items():
        reach = 0 if part in (DayPart.UNTIL, DayPart.SINCE) else 1
        grown: list[_Draft] = []
        for reading in sorted(group, key=lambda r: (r.first, r.last)):
            if not grown or reading.first > grown[-1].last + reach:
                grown.append(_Draft(first=reading.first, last=reading.last))
            grown[-1].last = max(grown[-1].last, reading.last)
            grown[-1].readings.append(reading)
        drafts += grown
    return drafts


def _order(draft: _Draft) -> tuple[object, ...]:
    one = draft.readings[0]
    return (one.speaker, draft.first, draft.last, one.holder or "", one.status.value, one.part.value, one.claim.id)


def _carry(draft: _Draft, drafts: Sequence[_Draft], last_day: int | None) -> int | None:
    """The day up to which the speaker, whose `drafts` these are, says nothing else of the place; None where the words
    are not carried on."""
    one = draft.readings[0]
    if one.claim.background or one.part is DayPart.UNTIL or last_day is None:
        return None
    if _is_unsaid_at_once(draft, drafts):
        return None
    later = [
        other.first
        for other in drafts
        if other.first > draft.last
        and not (said := other.readings[0]).claim.background
        and (one.holder is None or said.holder == one.holder or not said.implied)
    ]
    until = min((day - 1 for day in later), default=last_day)
    return until if until > draft.last else None


def _is_unsaid_at_once(draft: _Draft, drafts: Iterable[_Draft]) -> bool:
    """Whether the speaker says on the last of these days that they left, or came, or says both."""
    one = draft.readings[0]
    opposed = {
        said.part
        for other in drafts
        if other.first <= draft.last <= other.last
        and (said := other.readings[0]).holder == one.holder
        and said.status is not one.status
        and said.part is not DayPart.UNTIL
        and not said.claim.background
    }
    return bool(opposed) and (one.part is not DayPart.SINCE or DayPart.SINCE in opposed)


def _earliest_clock(draft: _Draft) -> datetime | None:
    """None unless every claim gives the time of day, with its offset."""
    stamps = [reading.claim.event.time.start for reading in draft.readings if reading.claim.event.time is not None]
    clocks = [datetime.fromisoformat(stamp) for stamp in stamps if len(stamp) > 10]
    return min(clocks) if len(clocks) == len(stamps) and all(clock.tzinfo for clock in clocks) else None


def _stretch(draft: _Draft, until: int | None, testimony: Testimony) -> Stretch:
    one = draft.readings[0]
    claims = dict.fromkeys(reading.claim.id for reading in draft.readings)
    return Stretch(
        speaker=one.speaker,
        holder=one.holder,
        status=one.status,
        part=one.part,
        start=date.fromordinal(draft.first).isoformat(),
        end=date.fromordinal(draft.last).isoformat(),
        last_said=date.fromordinal(until).isoformat() if until is not None else None,
        claims=tuple(claims),
        implied=tuple(dict.fromkeys(reading.claim.id for reading in draft.readings if reading.implied)),
        origins=len({testimony.origin(reading.claim) for reading in draft.readings}),
        background=one.claim.background,
    )
