"""What waits for a person, and what people have decided, as lines of text and of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from truceline.model.anchor import Anchor
from truceline.model.claim import Claim
from truceline.model.decision import ByHand, Changes, Correct, DecisionRuling, Restate, claims_made, claims_seen
from truceline.model.dossier import Dossier
from truceline.model.entry import Entry
from truceline.model.event import Polarity, Quantity
from truceline.model.grading import Grading
from truceline.model.ids import ClaimId
from truceline.model.judgement import Judgement, Outcome
from truceline.publish.writing import clipped, visible
from truceline.review.desk import Desk
from truceline.review.queue import Context, Subject, Suggestion

_OUTCOMES = {
    Outcome.HELD: "",
    Outcome.NOT_FOUND: "not followed: what it is about is not found",
    Outcome.OUT_OF_VIEW: "not followed: its report is out of view",
    Outcome.CONTRADICTED: "not followed: others decided otherwise",
    Outcome.REPLACED: "replaced by a later one",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Names for ids, and everything on one line."""

    claims: Mapping[ClaimId, Claim]
    names: Mapping[str, str]
    dossier: Dossier

    @classmethod
    def of(cls, dossier: Dossier, desk: Desk) -> Wording:
        readings = desk.applied.readings.values()
        names: dict[str, str] = {}
        for met in ([actor for each in readings for actor in each.actors], dossier.pack.actors, dossier.actors):
            names.update((actor.id, actor.name) for actor in met)
        for seen in ([place for each in readings for place in each.places], dossier.pack.places, dossier.places):
            names.update((place.id, place.name) for place in seen)
        return cls(claims=desk.claims, names=names, dossier=dossier)

    def name(self, named: str | None) -> str:
        return one_line(self.names.get(named, named)) if named is not None else "-"

    def say_claim(self, claim: Claim, most: int = 90) -> str:
        """Who says what, in a line."""
        sign = "" if claim.event.polarity is Polarity.HAPPENED else "not "
        return f"{self.name(claim.speaker)}: “{one_line(claim.content.quote, most)}” ({sign}{claim.event.type})"

    def say(self, suggestion: Suggestion) -> str:
        """What is suggested, in a line, without its id."""
        match suggestion.subject:
            case Subject.CLAIM:
                claim = self.claims.get(suggestion.claims[0])
                return self.say_claim(claim) if claim is not None else "rejected before"
            case Subject.STANDING:
                question = next(each for each in self.dossier.questions if each.id == suggestion.id)
                return f"{one_line(question.text, 100)} {question.status}"
            case Subject.LINK:
                act = next(a for a in self.dossier.acts if a.id == suggestion.id.partition(">")[0])
                answered = self.claims.get(suggestion.claims[-1])
                told = self.say_claim(answered, 60) if answered is not None else suggestion.claims[-1]
                return f"{self.name(act.speaker)}, {act.kind.value}: “{one_line(act.content.quote, 60)}” answers {told}"
            case Subject.ASSESSMENT:
                made = next(each for each in self.dossier.assessments if each.id == suggestion.id)
                return f"{self.name(made.assessor)}: point {made.provision} of {made.agreement} is {made.status.value}"

    def line(self, suggestion: Suggestion) -> str:
        why = "; ".join(urgency.value for urgency in suggestion.urgencies)
        return f"{suggestion.id}  {suggestion.subject.value}  {self.say(suggestion)}" + (f"  [{why}]" if why else "")

    def json(self, suggestion: Suggestion) -> dict[str, Any]:
        return {
            "id": suggestion.id,
            "subject": suggestion.subject.value,
            "why": [urgency.name.lower() for urgency in suggestion.urgencies],
            "claims": list(suggestion.claims),
            "text": self.say(suggestion),
        }

    def show(self, context: Context) -> Iterable[str]:
        """A claim with all that it takes to decide, line by line; its words stand between `**`."""
        claim, event = context.claim, context.claim.event
        paper = ", ".join(one_line(part) for part in (context.outlet, context.published, context.report) if part)
        yield paper + (f" — {one_line(context.headline, 100)}" if context.headline else "")
        yield ""
        words = f"**{claim.content.quote}**"
        yield one_line(f"{context.before}{words}{context.after}", 2_000)
        yield ""
        via = f", via {', '.join(self.name(each) for each in claim.via)}" if claim.via else ""
        yield f"  who says it  {self.name(claim.speaker)}{via} ({self.quote(claim.speaker_anchor)})"
        yield f"  how          {claim.attitude.value}, {'in its own words' if claim.direct else 'reported'} " + (
            f"({self.quote(claim.cue)})" if claim.cue else "(the report itself)"
        )
        polarity = "happened or holds" if event.polarity is Polarity.HAPPENED else "did not happen"
        yield f"  what         {event.type}: {polarity}" + (", background" if claim.background else "")
        yield f"  by, to       {self.name(event.actor)}, {self.name(event.target)}"
        when = f"{event.time.start}/{event.time.end}" if event.time is not None else "-"
        yield f"  where, when  {self.name(event.place)}, {when}"
        if event.quantities:
            yield f"  how many     {'; '.join(say_count(q) for q in event.quantities)}"
        yield f"  found by     {claim.extractor}, confidence {claim.confidence:.2f}"
        if context.incident:
            yield f"  incident     {one_line(context.incident)}"
        for question in context.questions:
            yield f"  question     {one_line(question.text, 120)} {question.status}"
        for ruling in context.decisions:
            yield f"  decided      {say_ruling(ruling)}"

    def quote(self, anchor: Anchor | None) -> str:
        return f"“{one_line(anchor.quote, 80)}”" if anchor is not None else "the report itself"


def say_ruling(ruling: DecisionRuling) -> str:
    told = say_decision(ruling.decision)
    state = _OUTCOMES[ruling.outcome] or ("to be looked at again" if ruling.again else "")
    return f"{told} ({state})" if state else told


def say_decision(decision: ByHand) -> str:
    """What somebody decided, in a line."""
    verb = type(decision).__name__.lower()
    match decision:
        case Judgement():
            verb = f"{decision.verdict.value} event"
        case Grading():
            verb = f"grade {decision.grade.value}"
        case Entry():
            verb = f"noted {decision.status.value}"
        case Restate():
            verb = f"restate {decision.status}"
        case Correct():
            verb = f"correct {say_changes(decision.changes)}"
        case _:
            pass
    why = f": “{one_line(decision.why, 120)}”" if decision.why else ""
    return f"{decision.id}  {verb}, {one_line(decision.by)}, {decision.on}{why}"


def decision_json(decision: ByHand) -> dict[str, Any]:
    claims: list[str] = []
    if not isinstance(decision, Judgement | Grading | Entry):
        claims = [*(seen.claim.id for seen in claims_seen(decision)), *claims_made(decision)]
    return {
        "id": decision.id,
        "decision": type(decision).__name__.lower(),
        "by": decision.by,
        "on": decision.on,
        "why": decision.why,
        "claims": claims,
    }


def say_changes(changes: Changes) -> str:
    return ", ".join(
        name if name in changes.cleared else f"{name}={one_line(_plain(getattr(changes, name)), 60)}"
        for name in changes.named
    )


def _plain(value: object) -> str:
    if isinstance(value, Anchor):
        return f"“{value.quote}”"
    if isinstance(value, tuple):
        return "; ".join(say_count(each) if isinstance(each, Quantity) else str(each) for each in value)
    return str(value)


def say_count(quantity: Quantity) -> str:
    low, high = quantity.min, quantity.max
    told = (
        f"{low}-{high}" if low is not None and high is not None and low != high else f"{low if high is None else high}"
    )
    sign = ">=" if high is None else "<=" if low is None else "~" if quantity.approx else ""
    return f"{quantity.what} {sign}{told}"


def one_line(text: object, most: int = 200) -> str:
    return clipped(visible(" ".join(str(text).split())), most)
