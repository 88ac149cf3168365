"""What a record holds of an input: its bytes, how it came, the reports in it and what was read in them."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.actor import Actor
from truceline.model.capture import InputFile
from truceline.model.claim import Claim
from truceline.model.issue import Issue
from truceline.model.place import Place
from truceline.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """How an item came into our hands: who collected it, when (ISO 8601), from where (a URL or words), and a note.
    None is what nobody said."""

    collected_by: str | None = None
    collected_at: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an extractor found in one report. `ran` names the extractors, as `name/version`; `model` is the SHA-256 of
    the network, if one was used; `note` says why another extractor than the best was taken."""

    ran: tuple[str, ...]
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    model: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report without its origin, which depends on the others. `reading` is None where reading it failed."""

    report: Report
    reading: Reading | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file with all that follows from it alone. `content` are its bytes, unchanged."""

    file: InputFile
    content: bytes
    custody: Custody
    reports: tuple[ReadReport, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """As `ReadFile`, out of the record, without the bytes. `since` is the number of the journal's entry."""

    file: InputFile
    custody: Custody
    reports: tuple[ReadReport, ...]
    issues: tuple[Issue, ...]
    since: int
