"""Drafts become records: stable ids, neutral titles, and the reasons that people read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from truceline.incidents.attachment import Attachment
from truceline.incidents.draft import Draft
from truceline.incidents.families import PRECEDENCE
from truceline.incidents.frames import Frame
from truceline.incidents.geography import Geography
from truceline.incidents.strands import Strand, days_of
from truceline.incidents.titles import title
from truceline.model.event import Polarity
from truceline.model.ids import IncidentId, PlaceId, content_id
from truceline.model.incident import Incident, Reason
from truceline.model.period import Period


def name_incidents(drafts: Sequence[Draft], attachment: Attachment, geography: Geography) -> list[Incident]:
    """Ids come from place, day and kind of the founding event, so that more reports on other events change none.

    Where two incidents would share an id, the one reported first keeps it and the others add their first claim.
    """
    groups: dict[tuple[str | None, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[_identity(draft)].append(draft)
    named = [
        _record(draft, _name(key, place, draft), attachment, geography)
        for key, group in groups.items()
        for place, draft in enumerate(sorted(group, key=_first_reported))
    ]
    return sorted(named, key=lambda i: (i.time.start if i.time else "", i.place or "", i.id))


def _name(key: tuple[str | None, ...], place: int, draft: Draft) -> IncidentId:
    parts = key if place == 0 else (*key, min(f.claim.id for f in draft.founders))
    return IncidentId(content_id("i", *parts))


def _identity(draft: Draft) -> tuple[str | None, ...]:
    strand = _founding_strand(draft)
    day = _usual_day(strand)
    where = strand.place or min(f.claim.id for f in strand.frames)
    return (where, day.isoformat() if day else None, strand.family.name)


def _founding_strand(draft: Draft) -> Strand:
    """The strand with the earliest usual day; among equals the one with the most accounts."""
    return min(draft.strands, key=lambda s: (_usual_day(s) or date.max, -len(s.frames), s.order))


def _usual_day(strand: Strand) -> date | None:
    """The day that most accounts give for the event, the earliest among equals: a stray date renames nothing."""
    days = Counter(days.first for frame in strand.frames if (days := days_of(frame)) is not None)
    return min(days, key=lambda day: (-days[day], day)) if days else None


def _first_reported(draft: Draft) -> tuple[bool, date, str]:
    published = [f.published for f in draft.founders if f.published is not None]
    return (not published, min(published, default=date.max), min(f.claim.id for f in draft.founders))


def _record(draft: Draft, name: IncidentId, attachment: Attachment, geography: Geography) -> Incident:
    members = draft.members
    types = _event_types(draft)
    place = _place(draft, geography)
    time = _time(draft)
    denied = any(f.claim.event.polarity is Polarity.DID_NOT and f.claim.event.type == types[0] for f in draft.founders)
    days = (time.first_day, time.last_day) if time else None
    return Incident(
        id=name,
        title=title(types, geography.name(place) if place else None, days, denied=denied),
        place=place,
        time=time,
        event_types=types,
        claims=tuple(f.claim.id for f in sorted(members, key=_telling_order)),
        reasons=tuple(_reasons(draft, attachment)),
    )


def _event_types(draft: Draft) -> tuple[str, ...]:
    """Types of the founding accounts, the most told first, then harm and the rest in the order of the families."""
    told = Counter(frame.claim.event.type for frame in draft.founders)
    rest = {frame.claim.event.type for frame in draft.tied} - set(told)
    tail = [kind for kind in PRECEDENCE if kind in rest]
    return (*sorted(told, key=lambda kind: (-told[kind], PRECEDENCE.index(kind))), *tail)


def _place(draft: Draft, geography: Geography) -> PlaceId | None:
    """The spot that most founding accounts name; an area only where no spot is named."""
    named = Counter(frame.place for frame in draft.founders if frame.place is not None)
    fine = {place: n for place, n in named.items() if not geography.is_coarse(place)}
    pool = fine or named
    return min(pool, key=lambda place: (-pool[place], place)) if pool else None


def _time(draft: Draft) -> Period | None:
    """From the first to the last moment that the founding accounts give; a clock time where one is known."""
    periods = [f.time for f in draft.founders if f.time is not None and days_of(f) is not None]
    if not periods:
        return None
    first, last = min(p.first_day for p in periods), max(p.last_day for p in periods)
    starts = [p.start for p in periods if p.first_day == first and "T" in p.start]
    ends = [p.end for p in periods if p.last_day == last and "T" in p.end]
    return Period(start=min(starts, default=first.isoformat()), end=max(ends, default=last.isoformat()))


def _reasons(draft: Draft, attachment: Attachment) -> list[Reason]:
    """What speaks for each claim, then what speaks against it: both are kept."""
    return [
        Reason(claim=frame.claim.id, feature=evidence.feature, weight=evidence.weight, text=evidence.text)
        for frame in sorted(draft.members, key=_telling_order)
        for evidence in sorted(attachment.evidence(frame, draft), key=lambda e: e.weight < 0)
        if evidence.weight
    ]


def _telling_order(frame: Frame) -> tuple[bool, str, str, int, str]:
    claim = frame.claim
    published = frame.published.isoformat() if frame.published else ""
    return (frame.published is None, published, claim.report, claim.content.start, claim.id)
