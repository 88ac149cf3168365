"""A session of `truceline review`: what waits is shown one by one, and a key decides."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from truceline.cli import exits
from truceline.cli.keys import Keyboard
from truceline.cli.review import accept, correct, parse_fields, reject, rivals_of
from truceline.cli.talk import complain
from truceline.errors import NotInRecord, WrongUsage
from truceline.model.decision import ByHand
from truceline.model.ids import JudgementId
from truceline.model.judgement import Verdict
from truceline.pipeline.adding import Hand
from truceline.publish.review_text import Wording, say_decision
from truceline.review import deciding, opining
from truceline.review.deciding import Signature
from truceline.review.fields import FIELDS
from truceline.review.queue import Subject, Suggestion, show_claim
from truceline.review.sitting import Sitting, sign

_KEYS = {
    "a": "accept: it is as it stands here",
    "r": "reject: it is not so (asks why)",
    "c": "correct: a few fields, one a line, then an empty line",
    "m": "merge with other claims of the report (asks which)",
    "s": "split: the fields of each part, an empty line after each",
    "n": "add what the machine missed in this report",
    "x": "it is about another event than its incident (asks why)",
    "k": "skip: it stays in the queue",
    "u": "undo your last decision",
    "?": "this list",
    "q": "quit; what was decided is kept",
}
_OF_CONCLUSIONS = "arckuq?"


class _Leave(Exception):
    """Nothing is decided after all; the same thing is asked again."""


@dataclass(slots=True)
class Session:
    sitting: Sitting
    hand: Hand
    keyboard: Keyboard = field(default_factory=Keyboard.open)
    todo: deque[Suggestion] = field(default_factory=deque)
    made: list[tuple[JudgementId, Suggestion]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def run(self, queue: Sequence[Suggestion]) -> int:
        """Until the queue or the input ends, or somebody quits. What was decided by then is kept."""
        self.todo.extend(queue)
        try:
            while self.todo:
                suggestion = self.todo.popleft()
                if self.sitting.waits(suggestion) and not self.ask(suggestion, f"{len(self.todo) + 1:,} to go"):
                    break
            else:
                self.keyboard.say("Nothing more waits.")
        finally:
            told = ", ".join(f"{count} {word}" for word, count in sorted(self.counts.items())) or "nothing"
            complain(f"decided: {told}")
        return exits.DONE

    def ask(self, suggestion: Suggestion, place: str) -> bool:
        """False where somebody quits."""
        self.show(suggestion, place)
        keys = "".join(_KEYS) if suggestion.subject is Subject.CLAIM else _OF_CONCLUSIONS
        while True:
            key = self.keyboard.key(f"[{'/'.join(keys)}]")
            if key in {"q", ""}:
                return False
            if key == "k":
                return True
            if key == "?" or key not in keys:
                for each in keys:
                    self.keyboard.say(f"  {each}  {_KEYS[each]}")
                continue
            try:
                if self.act(key, suggestion):
                    return True
            except (WrongUsage, NotInRecord) as failure:
                complain(str(failure))
            except _Leave:
                self.keyboard.say("Nothing was decided.")

    def show(self, suggestion: Suggestion, place: str) -> None:
        wording = Wording.of(self.sitting.dossier, self.sitting.desk)
        self.keyboard.say()
        why = "; ".join(urgency.value for urgency in suggestion.urgencies)
        self.keyboard.say(f"── {place} · {suggestion.subject.value} {suggestion.id}" + (f" · {why}" if why else ""))
        if suggestion.subject is not Subject.CLAIM:
            self.keyboard.say(wording.say(suggestion))
            for claim in suggestion.claims[:12]:
                told = self.sitting.desk.claims.get(claim)
                self.keyboard.say(f"  {claim}  {wording.say_claim(told, 160)}" if told is not None else f"  {claim}")
            return
        context = show_claim(self.sitting.desk, self.sitting.dossier, suggestion.claims[0])
        for line in wording.show(context):
            self.keyboard.say(line)

    def act(self, key: str, suggestion: Suggestion) -> bool:
        """True where the thing is decided on, and the next can be shown."""
        if key == "u":
            return self.undo(suggestion)
        acts: dict[str, Callable[[Suggestion], bool]] = {
            "a": self.accept, "r": self.reject, "c": self.correct, "m": self.merge, "s": self.split, "n": self.add,
            "x": self.part,
        }  # fmt: skip
        return acts[key](suggestion)

    def accept(self, suggestion: Suggestion) -> bool:
        return self.keep(suggestion, lambda signed: accept(self.sitting, suggestion.id, signed), "")

    def reject(self, suggestion: Suggestion) -> bool:
        why = self.reason()
        return self.keep(suggestion, lambda signed: reject(self.sitting, suggestion.id, signed), why)

    def correct(self, suggestion: Suggestion) -> bool:
        fields = self.fields("status" if suggestion.subject is not Subject.CLAIM else "")
        why = self.keyboard.line("why?")
        return self.keep(suggestion, lambda signed: correct(self.sitting, suggestion.id, fields, signed), why)

    def merge(self, suggestion: Suggestion) -> bool:
        desk = self.sitting.desk
        named = self.keyboard.line("with which claims?").split()
        claims = [desk.claim(each) for each in (suggestion.id, *named)]
        why = self.keyboard.line("why?")
        return self.keep(suggestion, lambda signed: deciding.merge(desk, claims, {}, signed), why)

    def split(self, suggestion: Suggestion) -> bool:
        desk = self.sitting.desk
        parts: list[dict[str, str]] = []
        while len(parts) < 2 or self.keyboard.key("another part? [y/n]") == "y":
            self.keyboard.say(f"part {len(parts) + 1}:")
            parts.append(self.fields())
        why = self.keyboard.line("why?")
        return self.keep(suggestion, lambda signed: deciding.split(desk, desk.claim(suggestion.id), parts, signed), why)

    def add(self, suggestion: Suggestion) -> bool:
        """The claim that was shown stays to be decided on."""
        desk = self.sitting.desk
        report = desk.reports[desk.claims[suggestion.claims[0]].report]
        fields = self.fields("words, type, speaker")
        why = self.keyboard.line("why?")
        self.keep(suggestion, lambda signed: deciding.add(desk, report, fields, signed), why)
        return False

    def part(self, suggestion: Suggestion) -> bool:
        """Out of its incident; the claim itself stays to be decided on."""
        dossier = self.sitting.dossier
        other = opining.incident_head(dossier, suggestion.claims[0])
        if other is None:
            raise WrongUsage("it is alone, or in no incident")
        why = self.reason()
        ids = [suggestion.claims[0], other]
        self.keep(suggestion, lambda signed: opining.judge(dossier, Verdict.DIFFERENT, ids, signed), why)
        return False

    def undo(self, suggestion: Suggestion) -> bool:
        """What was decided last is asked again, before this."""
        if not self.made:
            raise WrongUsage("nothing was decided in this session; `truceline review undo ID` takes back any decision")
        last, decided = self.made.pop()
        self.sitting.take_back(last, by=self.hand.by, why="undone in the same session", now=self.hand.now)
        self.counts["undone"] += 1
        self.keyboard.say(f"{last} was taken back.")
        self.todo.extendleft([suggestion] if decided == suggestion else [suggestion, decided])
        return True

    def keep(self, suggestion: Suggestion, make: Callable[[Signature], ByHand], why: str) -> bool:
        """Where others said otherwise, asks first whether their word is replaced."""
        signed = sign(self.hand.by, self.hand.now, why=why or self.hand.why)
        decision = make(signed)
        rivals = rivals_of(self.sitting, decision)
        for other in rivals:
            self.keyboard.say(f"  said otherwise: {say_decision(other)}")
        if rivals:
            answer = self.keyboard.key("replace what they said? [y: yes/n: keep both, follow none/k: leave it]")
            if answer == "y":
                decision = make(replace(signed, replaces=tuple(other.id for other in rivals)))
            elif answer != "n":
                raise _Leave
        self.sitting.keep([decision], now=self.hand.now)
        self.made.append((decision.id, suggestion))
        self.counts[type(decision).__name__.lower()] += 1
        self.keyboard.say(say_decision(decision))
        return True

    def reason(self) -> str:
        why = self.keyboard.line("why?").strip()
        if not why:
            raise _Leave
        return why

    def fields(self, wanted: str = "") -> dict[str, str]:
        known = wanted or ", ".join(FIELDS)
        self.keyboard.say(f"field=value, one a line, then an empty line ({known}):")
        lines = []
        while line := self.keyboard.line(">").strip():
            lines.append(line)
        if not lines:
            raise _Leave
        return parse_fields(lines)
