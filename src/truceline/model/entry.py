"""Assessments entered by hand: a person notes who holds which point fulfilled, and where it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.model.agreement import AssessmentStatus
from truceline.model.ids import ActorId, AgreementId, ClaimId, JudgementId, content_id
from truceline.model.judgement import Outcome, Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words that no report of the record has, and the document that does."""

    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`assessor` is an actor's id in the pack, or a name in free words; so is `of`, whose keeping is judged, None for
    nobody in particular. `on` is when the note was made; `as_of` when the view was published: None for that of the
    report pointed at, or for `on` where a document is cited. `replaces` names the entry that this one takes back: both
    are kept."""

    id: JudgementId
    status: AssessmentStatus
    agreement: AgreementId
    provision: str
    assessor: str
    basis: Pointer | Citation
    by: str
    on: str
    why: str
    as_of: str | None = None
    replaces: JudgementId | None = None
    of: str | None = None

    @property
    def named(self) -> JudgementId:
        """The id that the content gives, whatever `id` says."""
        match self.basis:
            case Pointer():
                basis = ("claim", *self.basis.key)
            case Citation():
                basis = ("cited", self.basis.words, self.basis.source)
        about = (self.status.value, self.agreement, self.provision, self.assessor, self.as_of)
        parts = (*about, *basis, self.by, self.on, self.why, self.replaces)
        return JudgementId(content_id("e", *parts) if self.of is None else content_id("e", *parts, self.of))

    @property
    def when(self) -> tuple[str, ...]:
        """What tells the time of the view apart from others before any claim is found."""
        if self.as_of is not None:
            return ("day", self.as_of[:10])
        return ("claim", *self.basis.key) if isinstance(self.basis, Pointer) else ("day", self.on[:10])


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRuling:
    """An entry and what became of it in one record. `assessor` is the actor that was meant; `found` are the claims that
    its pointer leads to, `against` the entries of the same person that hold otherwise for the same day."""

    entry: Entry
    outcome: Outcome
    assessor: ActorId
    found: tuple[ClaimId, ...] = ()
    against: tuple[JudgementId, ...] = ()


def contradict(one: AssessmentStatus, other: AssessmentStatus) -> bool:
    """That something is unclear contradicts nothing."""
    return one is not other and AssessmentStatus.UNCLEAR not in {one, other}


def find_quarrels(entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Pairs in which one person says two things of one assessor, point, party and day; those replaced count no more."""
    gone = {entry.replaces for entry in entries}
    standing = [entry for entry in entries if entry.id not in gone]
    first: dict[tuple[str, ...], list[Entry]] = {}
    pairs = []
    for entry in standing:
        key = (entry.by, entry.agreement, entry.provision, entry.assessor, entry.of or "", *entry.when)
        pairs += [(other, entry) for other in first.get(key, ()) if contradict(other.status, entry.status)]
        first.setdefault(key, []).append(entry)
    return pairs
