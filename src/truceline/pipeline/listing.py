"""The lists of a record, as somebody asked for them: names made ids, moments made exact."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo

from truceline.errors import WrongUsage
from truceline.model.actor import Actor
from truceline.model.claim import Claim
from truceline.model.event import event_types
from truceline.model.incident import Incident
from truceline.model.journal import JournalEntry
from truceline.model.listed import ListedClaim, ListedDecision, ListedIssue, ListedItem, ListedReport, Wanted
from truceline.model.pack import Pack
from truceline.model.period import Period
from truceline.model.place import Place
from truceline.pipeline.moment import bounds, read_moment
from truceline.pipeline.progress import Progress
from truceline.pipeline.recording import export_record, load_pack
from truceline.store import listing
from truceline.text.search_words import search_words

KINDS = ("reports", "claims", "incidents", "items", "issues", "journal", "decisions")
_TAKES = {
    "reports": {"speaker", "place", "type", "since", "until"},
    "claims": {"speaker", "place", "type", "since", "until", "gone"},
    "incidents": {"speaker", "place", "type", "since", "until"},
    "items": {"since", "until"},
    "issues": set[str](),
    "journal": {"since", "until"},
    "decisions": set[str](),
}

Line = ListedReport | ListedClaim | Incident | ListedItem | ListedIssue | JournalEntry | ListedDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Bounds as the user wrote them."""

    speaker: str | None = None
    place: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    gone: bool = False

    def given(self) -> list[str]:
        return [name for name in Asked.__slots__ if getattr(self, name) not in (None, False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    first: datetime | None
    last: datetime | None
    zone: tzinfo | None

    def holds(self, stamp: str | None) -> bool:
        """Whether a stamp (a day, a date-time) surely lies within; one that is not there does so without bounds."""
        if self.first is None and self.last is None:
            return True
        earliest, latest = bounds(stamp, self.zone)
        if earliest is None or latest is None:
            return False
        return (self.first is None or earliest >= self.first) and (self.last is None or latest <= self.last)

    def meets(self, period: Period | None) -> bool:
        if self.first is None and self.last is None:
            return True
        if period is None:
            return False
        begins, ends = bounds(period.start, self.zone)[0], bounds(period.end, self.zone)[1]
        if begins is None or ends is None:
            return False
        return (self.first is None or ends >= self.first) and (self.last is None or begins <= self.last)


def list_lines(record: str, kind: str, asked: Asked, progress: Progress) -> Generator[Line, None, None]:
    """Raises WrongUsage for bounds that the list does not have, that are no moments, or that name nothing."""
    if extra := [name for name in asked.given() if name not in _TAKES[kind]]:
        raise WrongUsage(f"list {kind}: takes no --{extra[0]}; see `truceline list --help`")
    pack = load_pack(record)
    span = _span(asked, pack)
    wanted = read_wanted(asked, pack, span)
    lines = _lines(record, kind, asked, wanted, span=span, progress=progress)
    return (line for line in lines)


def _lines(record: str, kind: str, asked: Asked, wanted: Wanted, *, span: _Span, progress: Progress) -> Iterator[Line]:
    match kind:
        case "reports":
            return (line for line in listing.list_reports(record, wanted) if span.holds(line.published))
        case "claims":
            found = listing.list_gone(record, wanted) if asked.gone else listing.list_claims(record, wanted)
            return (line for line in found if span.holds(line.published))
        case "incidents":
            return _incidents(record, wanted, span, progress)
        case "items":
            return listing.list_items(record, wanted)
        case "issues":
            return listing.list_issues(record)
        case "journal":
            return listing.list_journal(record, wanted)
        case _:
            return listing.list_decisions(record)


def _incidents(record: str, wanted: Wanted, span: _Span, progress: Progress) -> Iterator[Incident]:
    """By when they happened; an incident is wanted where one of its claims is."""
    dossier = export_record(record, progress=progress)
    claims = {claim.id: claim for claim in dossier.claims}
    for incident in dossier.incidents:
        said = (claims[claim] for claim in incident.claims)
        if any(_is_wanted(c, incident, wanted) for c in said) and span.meets(incident.time):
            yield incident


def _is_wanted(claim: Claim, incident: Incident, wanted: Wanted) -> bool:
    if wanted.types and claim.event.type not in wanted.types:
        return False
    if wanted.places and not {claim.event.place, incident.place} & set(wanted.places):
        return False
    if wanted.speakers or wanted.speaker_starts:
        return claim.speaker in wanted.speakers or claim.speaker.startswith(wanted.speaker_starts)
    return True


def read_wanted(asked: Asked, pack: Pack, span: _Span) -> Wanted:
    if asked.type is not None and asked.type not in event_types():
        raise WrongUsage(f"--type {asked.type}: no such kind of event; there are {', '.join(event_types())}")
    speaker = asked.speaker
    return Wanted(
        speakers=(*_named(speaker, pack.actors), f"found:{_slug(speaker)}") if speaker is not None else (),
        speaker_starts=(f"unnamed:{_slug(speaker)}:",) if speaker is not None else (),
        places=(*_named(asked.place, pack.places), f"found:{_slug(asked.place)}") if asked.place is not None else (),
        types=(asked.type,) if asked.type is not None else (),
        first_day=span.first.date().isoformat() if span.first else None,
        last_day=span.last.date().isoformat() if span.last else None,
        since=_utc(span.first),
        until=_utc(span.last),
    )


def _named(name: str, known: Iterable[Actor | Place]) -> tuple[str, ...]:
    """The id itself, and those of the pack's that bear the name."""
    slug = _slug(name)
    bearers = [each.id for each in known if slug and slug in map(_slug, (each.name, *each.aliases))]
    return tuple(dict.fromkeys((name, *bearers)))


def _slug(name: str) -> str:
    return "-".join(word.fold for word in search_words(name))


def _span(asked: Asked, pack: Pack) -> _Span:
    zone = pack.zone
    last = read_moment(asked.until, zone, option="--until") if asked.until is not None else None
    return _Span(first=_first_moment(asked.since, zone), last=last, zone=zone)


def _first_moment(since: str | None, zone: tzinfo | None) -> datetime | None:
    """A day means its first moment there."""
    if since is None:
        return None
    moment = read_moment(since, zone, option="--since")
    return datetime.combine(moment.date(), time(), tzinfo=moment.tzinfo) if len(since) == 10 else moment


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="microseconds") if moment is not None else None
