"""What a record shows of itself: lines of its lists, hits of a search, and one thing whole."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.capture import InputFile
from truceline.model.claim import Claim
from truceline.model.incident import Incident
from truceline.model.issue import Issue
from truceline.model.journal import JournalEntry
from truceline.model.question import Question
from truceline.model.recorded import Custody, Reading
from truceline.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which lines; None and empty are no bound. `speakers`, `speaker_starts`, `types` and `places` are ids (of speakers
    also beginnings of ids). `first_day` and `last_day` are dates that nothing wanted lies outside of, by more than a
    day; `since` and `until` exact moments, ISO 8601 in UTC."""

    speakers: tuple[str, ...] = ()
    speaker_starts: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    first_day: str | None = None
    last_day: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def of_claims(self) -> bool:
        return bool(self.speakers or self.speaker_starts or self.types or self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReport:
    """`entry` is the number of the journal's entry with which it came."""

    id: str
    published: str | None
    outlet: str | None
    headline: str | None
    path: str
    item: int
    claims: int
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """`gone` is the number of the entry that took the words away, None while they stand in the record."""

    id: str
    published: str | None
    speaker: str
    type: str
    place: str | None
    words: str
    report: str
    path: str
    gone: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """`added` is ISO 8601, UTC; `version` counts from 1 under one path."""

    path: str
    sha256: str
    bytes: int
    media_type: str
    added: str
    by: str
    reports: int
    version: int
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedIssue:
    path: str
    reason: str
    remedy: str
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDecision:
    """`body` is JSON, as the kind has it."""

    id: str
    kind: str
    subject: str
    body: str
    entry: int
    ended: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Words that were searched for: `text[start:end] == words` in the report's text, or in its headline."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A stretch of the report's text, from `start` on, with matches in it (their offsets are those into the text)."""

    start: int
    words: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that holds all that was searched for. `found` counts the places, of which `excerpts` show the first."""

    report: ListedReport
    headline: tuple[Match, ...]
    excerpts: tuple[Excerpt, ...]
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """`count` is of all reports that match, of which `hits` are the newest."""

    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """`until` is the number of the entry that ended it, None while it lives."""

    report: Report
    reading: Reading | None
    since: int
    until: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim with the report whose words it rests on, and the decisions about it."""

    claim: Claim
    within: ShownReport
    decisions: tuple[ListedDecision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One state of an item. `began` and `ended` are the entries that say when and why."""

    file: InputFile
    custody: Custody
    reports: tuple[Report, ...]
    claims: int
    issues: tuple[Issue, ...]
    began: JournalEntry
    ended: JournalEntry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownItem:
    """All versions of what lay under one path, the first first; `gone` are claims whose words the live one lacks."""

    path: str
    versions: tuple[Version, ...]
    gone: tuple[ListedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIncident:
    """`names` are by the ids of actors and places; `reports` by the ids of claims."""

    incident: Incident
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    names: dict[str, str]
    reports: dict[str, Report]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What is in a record, counted; `size` is in bytes, None where the database does not say."""

    items: int
    versions: int
    reports: int
    claims: int
    issues: int
    decisions: int
    entries: int
    pending: int
    pack: str | None
    last: JournalEntry
    size: int | None


Shown = ShownReport | ShownClaim | ShownItem | ShownIncident | JournalEntry | ListedDecision
