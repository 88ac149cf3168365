"""What people decided, in the record: each decision is a row and an entry of the journal; taking it back is another
entry."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.errors import NotInRecord
from truceline.model.decision import Accept, Add, ByHand, Correct, Link, Merge, Reject, Restate, Split
from truceline.model.entry import Entry
from truceline.model.grading import Grading
from truceline.model.ids import JudgementId
from truceline.model.journal import Change, JournalEntry
from truceline.model.judgement import Judgement
from truceline.store import codec, models
from truceline.store.items import live_at
from truceline.store.journal import Now, append, writing

KINDS: dict[str, type[ByHand]] = {
    "accept": Accept,
    "reject": Reject,
    "correct": Correct,
    "restate": Restate,
    "link": Link,
    "add": Add,
    "split": Split,
    "merge": Merge,
    "judgement": Judgement,
    "grading": Grading,
    "entry": Entry,
}
"""The word in the column `kind`, and the record that the column `body` holds."""

MADE = "decision.made"
UNDONE = "decision.undone"
_WORDS = {kind: word for word, kind in KINDS.items()}


def word_of(decision: ByHand) -> str:
    return _WORDS[type(decision)]


def decide(alias: str, decisions: Sequence[ByHand], *, now: Now) -> tuple[JournalEntry, ...]:
    """All of them or none. One that holds already is left as it is, and makes no entry.

    Raises NotInRecord where one replaces a decision that the record does not hold.
    """
    made = []
    with writing(alias):
        for decision in decisions:
            if not _live(alias, decision.id):
                _refuse_unknown(alias, _replaced(decision))
                made.append(_write(alias, decision, now))
    return tuple(made)


def undo(alias: str, decision: JudgementId, *, by: str, why: str, now: Now) -> JournalEntry:
    """The decision ends; what it replaced holds again. Raises NotInRecord where none of that id holds."""
    with writing(alias):
        row = models.Decision.objects.using(alias).filter(decision=decision, until=None).first()
        if row is None:
            raise _unknown(decision)
        before = json.dumps(_fingerprint(row.kind, row.body), sort_keys=True)
        change = Change(by=by, kind=UNDONE, subject=decision, why=why, before=before)
        entry = append(alias, change, now=now)
        models.Decision.objects.using(alias).filter(pk=row.pk).update(until=entry.number)
        return entry


def load_decisions(alias: str, *, at: int | None = None) -> tuple[ByHand, ...]:
    """Those that hold at an entry of the journal, in the order in which they were made."""
    rows = models.Decision.objects.using(alias).filter(live_at(at)).order_by("since", "pk")
    return tuple(codec.read(KINDS[row.kind], row.body) for row in rows.iterator(chunk_size=200))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A decision and the entries that it began and ended at (None: it holds)."""

    decision: ByHand
    since: int
    until: int | None


def load_history(alias: str) -> Iterator[Kept]:
    """Every decision that was ever made, those taken back too."""
    for row in models.Decision.objects.using(alias).order_by("since", "pk").iterator(chunk_size=200):
        yield Kept(decision=codec.read(KINDS[row.kind], row.body), since=row.since, until=row.until)


def _write(alias: str, decision: ByHand, now: Now) -> JournalEntry:
    word, body = word_of(decision), codec.write(decision)
    replaced = _replaced(decision)
    change = Change(
        by=decision.by,
        kind=MADE,
        subject=decision.id,
        why=decision.why,
        before=json.dumps({"replaces": list(replaced)}) if replaced else None,
        after=json.dumps(_fingerprint(word, body), sort_keys=True),
    )
    entry = append(alias, change, now=now)
    models.Decision.objects.using(alias).create(
        since=entry.number, decision=decision.id, kind=word, subject=decision.id, body=body
    )
    return entry


def _fingerprint(kind: str, body: str) -> dict[str, str]:
    return {"kind": kind, "decision": codec.digest(body)}


def _replaced(decision: ByHand) -> tuple[JudgementId, ...]:
    if isinstance(decision, Judgement | Grading | Entry):
        return (decision.replaces,) if decision.replaces is not None else ()
    return decision.replaces


def _live(alias: str, decision: JudgementId) -> bool:
    return models.Decision.objects.using(alias).filter(decision=decision, until=None).exists()


def _refuse_unknown(alias: str, named: Sequence[JudgementId]) -> None:
    for each in named:
        if not _live(alias, each):
            raise _unknown(each)


def _unknown(decision: JudgementId) -> NotInRecord:
    return NotInRecord(f"{decision}: no decision of that id holds; `truceline review --decisions` lists them")
