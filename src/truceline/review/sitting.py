"""A sitting: somebody works through what waits, decision by decision. The command line and the web sit alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from truceline.model.decision import ByHand
from truceline.model.dossier import Dossier
from truceline.model.ids import JudgementId
from truceline.model.journal import JournalEntry
from truceline.pipeline.progress import Progress
from truceline.pipeline.recording import compile_contents
from truceline.review.asking import pending
from truceline.review.deciding import Signature
from truceline.review.desk import Desk
from truceline.review.queue import Subject, Suggestion, list_suggestions
from truceline.store import decisions as kept

Now = Callable[[], datetime]


@dataclass(slots=True)
class Sitting:
    """`desk` knows of every decision at once."""

    record: str
    desk: Desk
    progress: Progress | None = None
    _dossier: Dossier | None = None

    @classmethod
    def begin(cls, record: str, progress: Progress | None = None) -> Sitting:
        return cls(record=record, desk=Desk.open(record), progress=progress)

    @property
    def dossier(self) -> Dossier:
        """Incidents, questions and standings, with the decisions that were there when somebody first asked for them:
        made then, since a decision on a claim needs none of it."""
        if self._dossier is None:
            self._dossier = compile_contents(self.desk.contents, progress=self.progress)
        return self._dossier

    def renew(self) -> None:
        """They are made anew when they are asked for again."""
        self._dossier = None

    def queue(self) -> list[Suggestion]:
        return list_suggestions(self.desk, self.dossier)

    def waits(self, suggestion: Suggestion) -> bool:
        """Whether it still does, after what was decided since the queue was made."""
        if suggestion.subject is not Subject.CLAIM:
            return not {*suggestion.claims}.isdisjoint(self.desk.claims)
        claim = suggestion.claims[0]
        if claim not in self.desk.claims:
            return any(r.again and claim in r.stands_for for r in self.desk.applied.rulings)
        return bool(pending([self.desk.claims[claim]], self.desk.applied.rulings))

    def keep(self, made: Sequence[ByHand], *, now: Now) -> tuple[JournalEntry, ...]:
        """All of them, or none. Raises NotInRecord where one replaces a decision that does not hold."""
        entries = kept.decide(self.record, made, now=now)
        self._look_again()
        return entries

    def take_back(self, decision: JudgementId, *, by: str, why: str, now: Now) -> JournalEntry:
        """The decision is undone, and stays in the record's past. Raises NotInRecord where none of that id holds."""
        entry = kept.undo(self.record, decision, by=_clean(by), why=_clean(why), now=now)
        self._look_again()
        return entry

    def _look_again(self) -> None:
        self.desk = Desk.of(replace(self.desk.contents, decisions=kept.load_decisions(self.record)))


def sign(by: str, now: Now, *, why: str = "", replaces: Sequence[JudgementId] = ()) -> Signature:
    """By whom, and when, to the second in UTC. Bytes of the command line that are no text are marked as lost."""
    on = now().astimezone(UTC).isoformat(timespec="seconds")
    return Signature(by=_clean(by), on=on, why=_clean(why), replaces=tuple(replaces))


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
