"""Lineage: from reports to the texts that they carry, from texts to those who stand behind them, each step proven.

One text is what somebody wrote once: its reprints, its cuts and its later versions are that text still. A report that
adds words of its own to another's copy is a text that rests on the other; so is one that quotes a statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.anchor import Anchor
from truceline.model.ids import ActorId, ClaimId, OriginId, ReportId, TextId
from truceline.model.report import Passage


class Carriage(StrEnum):
    """How a report carries its text."""

    SOURCE = "source"  # nearest to whoever wrote it, as far as the record goes
    REPRINT = "reprint"
    CUT = "cut"  # a part of it, and nothing of its own
    VERSION = "version"  # corrected, updated or written further by the same house


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """`like` is the report whose words it has, None for the source; the passages of the two are in their origin.

    `share` is the part of its words that the other has too, 0 to 1.
    """

    report: ReportId
    how: Carriage
    like: ReportId | None = None
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words that a version says otherwise, or that only one of the two has: then the other side is None.

    `figures` is True where numbers differ.
    """

    before: Anchor | None
    after: Anchor | None
    figures: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """`report` replaces `replaces`, which is kept. `reasons` are sentences that a person can check."""

    report: ReportId
    replaces: ReportId
    reasons: tuple[str, ...]
    changes: tuple[Change, ...]


class Debt(StrEnum):
    """What a text owes another."""

    ADDS = "adds"  # it carries the other's copy and adds words of its own
    QUOTES = "quotes"  # it has the other's words in quotation marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Another text that a text rests on, with the passages that prove it (`a` is the other's report)."""

    text: TextId
    how: Debt
    passages: tuple[Passage, ...]


class Part(StrEnum):
    """What somebody has to do with a text."""

    ISSUED = "issued"  # its own statement, bulletin or post
    CREDITED = "credited"  # the agency that the carriers credit
    PRINTED = "printed"  # the outlet's own report, as nobody else is credited
    ADDED = "added"  # the outlet put words of its own to another's copy
    QUOTED = "quoted"  # the text hands on what they said


@dataclass(frozen=True, slots=True, kw_only=True)
class Originator:
    """Somebody who stands behind a text. `report` is where it shows; the proof is the credit line as printed, the words
    added, or the claims that quote them."""

    actor: ActorId
    part: Part
    report: ReportId
    credit_line: str | None = None
    words: tuple[Anchor, ...] = ()
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """`carriers` are in the order of publication; `versions` in the order in which they replaced one another."""

    id: TextId
    origin: OriginId
    carriers: tuple[Carrier, ...]
    versions: tuple[Version, ...] = ()
    rests_on: tuple[Ground, ...] = ()
    originators: tuple[Originator, ...] = ()

    @property
    def source(self) -> ReportId:
        return next((c.report for c in self.carriers if c.how is Carriage.SOURCE), self.carriers[0].report)
