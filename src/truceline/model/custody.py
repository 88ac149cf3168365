"""The chain of custody of one item: collected, preserved, verified, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.capture import InputFile
from truceline.model.issue import Issue
from truceline.model.journal import JournalEntry
from truceline.model.recorded import Custody


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTimes:
    """A report in the item, and how its times are known: `published_basis` and `learned_basis` as `Report` has them."""

    report: str
    headline: str | None
    outlet: str | None
    published: str | None
    published_basis: str
    learned: str | None
    learned_basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RanReading:
    """A working copy: what extractors read in a report of the item. `until` is None while it holds; `model` is the
    SHA-256 of the network, if one was used."""

    report: str
    ran: tuple[str, ...]
    model: str | None
    note: str | None
    claims: int
    since: JournalEntry
    until: JournalEntry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """An evidentiary copy: bytes that lay under the path, from the entry that added them to the one that ended them.
    `times` are of the reports in it as they were found last."""

    file: InputFile
    custody: Custody
    began: JournalEntry
    ended: JournalEntry | None
    times: tuple[KnownTimes, ...]
    readings: tuple[RanReading, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Custodian:
    """Who had the item from when on (ISO 8601), and how we know: `entry` is None for what somebody told when adding."""

    at: str | None
    who: str | None
    did: str
    entry: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedOn:
    """`entry` made the decision, `undone` took it back (None: it holds)."""

    decision: str
    kind: str
    claims: tuple[str, ...]
    entry: JournalEntry
    undone: JournalEntry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One thing that was looked at just now; `faults` are empty where it holds."""

    what: str
    looked_at: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """`asked` is how somebody called the item, `place` where the record lies, `seen_at` (ISO 8601, UTC) when the proofs
    were made, `head` the journal's last entry then."""

    asked: str
    path: str
    place: str
    seen_at: str
    head: JournalEntry
    versions: tuple[KeptVersion, ...]
    custodians: tuple[Custodian, ...]
    decisions: tuple[DecidedOn, ...]
    proofs: tuple[Proof, ...]

    @property
    def holds(self) -> bool:
        return not any(proof.faults for proof in self.proofs)
