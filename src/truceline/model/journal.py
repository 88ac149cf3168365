"""The journal of a record: one entry for each change, chained by hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

NOTHING_BEFORE = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What somebody is about to do: `before` and `after` are JSON texts, None where there is nothing."""

    by: str
    kind: str
    subject: str
    why: str = ""
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """A change as it stands in the journal. `number` counts from 1; `at` is ISO 8601 in UTC and never before that of
    the entry before; `program` is the version that wrote it; `previous` the hash of the entry before."""

    number: int
    at: str
    by: str
    kind: str
    subject: str
    why: str
    before: str | None
    after: str | None
    program: str
    previous: str
    hash: str

    @classmethod
    def of(cls, change: Change, *, number: int, at: str, program: str, previous: str) -> JournalEntry:
        entry = cls(
            number=number,
            at=at,
            by=change.by,
            kind=change.kind,
            subject=change.subject,
            why=change.why,
            before=change.before,
            after=change.after,
            program=program,
            previous=previous,
            hash="",
        )
        return cls(**{**{name: getattr(entry, name) for name in cls.__slots__}, "hash": entry.compute_hash()})

    def compute_hash(self) -> str:
        """SHA-256 over everything but the hash itself, as canonical JSON."""
        parts = [
            self.number, self.at, self.by, self.kind, self.subject, self.why, self.before, self.after, self.program,
            self.previous,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode("ascii")).hexdigest()
