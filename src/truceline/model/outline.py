"""What a dossier file says, as far as two of them are compared: lines with ids, words and standings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """`replaces` is the report of which this one is a later version, where the file says so."""

    id: str
    input: str
    item: int
    headline: str | None
    outlet: str | None
    published: str | None
    origin: str
    text: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    id: str
    report: str
    speaker: str
    words: str
    attitude: str
    event_type: str
    polarity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    id: str
    title: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionLine:
    answer: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    id: str
    incident: str
    kind: str
    event_type: str | None
    what: str | None
    place: str | None
    text: str
    status: str
    positions: tuple[PositionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """Where the clock of a duty stands; `id` is its agreement's with its own. `title` is that of the agreement, and
    `text` what the duty says, empty where the file has neither."""

    id: str
    agreement: str
    provision: str
    duty: str
    state: str
    due: str | None
    ends: str | None
    term: int | None
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewLine:
    """What an assessor holds of a point, and of which party; `id` is of the four. `claims` say so, those that the file
    has; `words` stand for them where a person cited a document, and are empty otherwise. `title` is the point's."""

    id: str
    agreement: str
    provision: str
    assessor: str
    of: str | None
    statuses: tuple[str, ...]
    since: str | None
    claims: tuple[str, ...]
    words: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """`name` is the file's, or the moment's. Every id that a line names is the id of a line. `clocks` and `views` are
    empty where a file has none, as those of earlier versions; `judged` are the agreements that it has views of."""

    name: str
    title: str
    as_of: str | None
    known_by: str | None
    reports: Mapping[str, ReportLine]
    claims: Mapping[str, ClaimLine]
    incidents: Mapping[str, IncidentLine]
    questions: Mapping[str, QuestionLine]
    actors: Mapping[str, str]
    clocks: Mapping[str, ClockLine] = field(default_factory=dict)
    views: Mapping[str, ViewLine] = field(default_factory=dict)
    judged: frozenset[str] = frozenset()
