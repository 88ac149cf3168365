"""Reports, and the origins that several of them may share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.ids import ActorId, OriginId, ReportId


class ReportKind(StrEnum):
    WIRE = "wire"  # an agency's copy, whoever prints it (with no reporting of its own added)
    NEWS = "news"
    EDITORIAL = "editorial"
    STATEMENT = "statement"  # a ministry's, an army's, a party's own words
    MONITOR = "monitor"  # a monitoring body's report
    POST = "post"  # a forum post in the poster's own words


class DateBasis(StrEnum):
    STATED = "stated"
    INFERRED = "inferred"  # from its neighbours or from dates in the text: shown as such
    NONE = "none"


class LearnedBasis(StrEnum):
    COLLECTED = "collected"  # somebody noted when it was collected
    RECEIVED = "received"  # a mail, by the stamp of the server that took it in
    SENT = "sent"  # a mail without such a stamp, by its sender's clock
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article, statement, bulletin or post. Every anchor points into `text`, which never changes.

    `published` is ISO 8601 with offset, or a date, or None. `outlet` is as printed; `voice` is the actor that speaks
    where the report speaks for itself. `agencies` are actors, `credit_lines` the words that credit them, as printed.
    `captions` are kept out of `text`. `learned` is when it came into the record's hands, or None: neither the clock of
    the machine nor the date of a file is ever taken for it.
    """

    id: ReportId
    input: str
    item: int
    headline: str | None
    outlet: str | None
    voice: ActorId
    agencies: tuple[ActorId, ...]
    byline: str | None
    published: str | None
    published_basis: DateBasis
    language: str
    kind: ReportKind
    text: str
    captions: tuple[str, ...] = ()
    credit_lines: tuple[str, ...] = ()
    origin: OriginId | None = None
    duplicates: ReportId | None = None
    learned: str | None = None
    learned_basis: LearnedBasis = LearnedBasis.NONE


class OriginBasis(StrEnum):
    VERBATIM = "verbatim"
    NEAR = "near"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same words in two reports: `a.text[a_start:a_end]` and `b.text[b_start:b_end]` (but for light edits)."""

    a: ReportId
    a_start: int
    a_end: int
    b: ReportId
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Reports that carry the same underlying copy; a report that shares with none is alone in its origin."""

    id: OriginId
    reports: tuple[ReportId, ...]
    basis: OriginBasis
    passages: tuple[Passage, ...]
