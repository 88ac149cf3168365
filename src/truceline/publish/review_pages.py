"""What people decided, on the page: beside each claim, and all decisions in one list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from truceline.model.claim import Claim
from truceline.model.decision import (
    Accept,
    Add,
    AssessmentSeen,
    ClaimSeen,
    Correct,
    Decision,
    DecisionRuling,
    Link,
    LinkSeen,
    Merge,
    Reject,
    Restate,
    ReviewState,
    Seen,
    Split,
    StandingSeen,
)
from truceline.model.ids import ClaimId
from truceline.model.judgement import Outcome, Pointer
from truceline.publish.catalogue import Catalogue, Ref
from truceline.publish.judgement_pages import End, JudgementLine
from truceline.publish.reviews import ClaimReview, index_reviews
from truceline.publish.wording import counted_label, event_label, figure, said_by, sign_of
from truceline.publish.writing import element_id

_OUTCOMES = {
    Outcome.HELD: "followed",
    Outcome.NOT_FOUND: "not followed: what it is about is not found",
    Outcome.OUT_OF_VIEW: "not followed: its report is not seen from this moment",
    Outcome.CONTRADICTED: "not followed: others decided otherwise",
    Outcome.REPLACED: "another one stands in its place",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """`label` and `by` make a phrase ("corrected", "Mara Voss on 9 October"); `originals` are the claims that the
    machine had read, as pairs of a word and what was there."""

    state: str
    label: str
    by: str
    why: str
    href: str
    also: tuple[str, ...]
    again: bool
    originals: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """Of every claim what people made of it; `told` is False where nobody has decided on anything."""

    told: bool
    of: Mapping[ClaimId, ClaimReview]
    catalogue: Catalogue

    @classmethod
    def of_record(cls, catalogue: Catalogue) -> Reviews:
        decisions = catalogue.dossier.decisions
        return cls(told=bool(decisions), of=index_reviews(decisions), catalogue=catalogue)

    def note(self, claim: Claim) -> Reviewed | None:
        """None where nobody has decided on anything: then the page says once that all are suggestions."""
        if not self.told:
            return None
        review = self.of.get(claim.id)
        if review is None:
            return Reviewed(
                state="suggested", label="suggested", by="", why="", href="", also=(), again=False, originals=()
            )  # fmt: skip
        decision = review.decision
        return Reviewed(
            state=review.state.value,
            label=review.state.value,
            by=self._by(decision),
            why=decision.why,
            href=f"#{element_id('j', decision.id)}",
            also=tuple(self._by(other) for other in review.also),
            again=review.again,
            originals=tuple(tuple(describe_original(original, claim, self.catalogue)) for original in review.originals)
            if review.state is ReviewState.CORRECTED
            else (),
        )

    def _by(self, decision: Decision) -> str:
        return f"{decision.by} on {self.catalogue.clock.say(decision.on)}"


def describe_original(original: Claim, now: Claim, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What the machine had read and is otherwise now; all of it where nothing shows."""
    then, here = _facts(original, catalogue), _facts(now, catalogue)
    yield from ((name, told or "nothing") for name, told in then.items() if told != here[name])
    yield "found by", f"{original.extractor}, confidence {original.confidence:.2f}"


def _facts(claim: Claim, catalogue: Catalogue) -> dict[str, str]:
    event = claim.event
    return {
        "words": claim.content.quote,
        "who": _name(claim.speaker, catalogue),
        "named by": claim.speaker_anchor.quote if claim.speaker_anchor else "",
        "via": ", ".join(_name(actor, catalogue) for actor in claim.via),
        "how": said_by(claim),
        "what": f"{sign_of(claim)} {event_label(event.type)}",
        "by": _name(event.actor, catalogue) if event.actor else "",
        "to": _name(event.target, catalogue) if event.target else "",
        "where": catalogue.place_name(event.place),
        "when": catalogue.clock.say_period(event.time) if event.time else "",
        "how many": ", ".join(f"{counted_label(q.what)} {figure(q)}" for q in event.quantities),
        "background": "yes" if claim.background else "no",
    }


def _name(actor: str, catalogue: Catalogue) -> str:
    """Who was found once may be nobody's speaker any more."""
    name = catalogue.actor_name(actor)
    return name if name != actor else actor.rpartition("found:")[2].replace("-", " ")


def list_decisions(catalogue: Catalogue) -> tuple[JudgementLine, ...]:
    """In the order in which they were made, those that are not followed too."""
    return tuple(_line(ruling, catalogue) for ruling in catalogue.dossier.decisions)


def _line(ruling: DecisionRuling, catalogue: Catalogue) -> JudgementLine:
    decision = ruling.decision
    outcome = _OUTCOMES[ruling.outcome]
    return JudgementLine(
        id=element_id("j", decision.id),
        verdict=_verdict(decision) + ("; to be looked at again" if ruling.again else ""),
        ends=tuple(_end(seen, ruling, catalogue) for seen in _seen(decision)),
        by=decision.by,
        on=catalogue.clock.say(decision.on),
        why=decision.why,
        outcome=outcome,
        followed=ruling.outcome is Outcome.HELD,
    )


def _verdict(decision: Decision) -> str:
    match decision:
        case Accept():
            return f"accepted {_kind(decision.seen)}"
        case Reject():
            return f"rejected {_kind(decision.seen)}"
        case Correct():
            return f"corrected a claim ({', '.join(name.replace('_', ' ') for name in decision.changes.named)})"
        case Restate():
            return f"says that a question is {decision.status.replace('_', ' ')}"
        case Link():
            return "says that one answers the other"
        case Add():
            return "added a claim"
        case Split():
            return f"split a claim into {len(decision.parts)}"
        case Merge():
            return f"merged {len(decision.several)} claims"


def _kind(seen: Seen) -> str:
    match seen:
        case ClaimSeen():
            return "a claim"
        case StandingSeen():
            return "a question"
        case LinkSeen():
            return "what a denial answers"
        case AssessmentSeen():
            return "an assessment"


def _seen(decision: Decision) -> tuple[Seen, ...]:
    return decision.several if isinstance(decision, Merge) else (decision.seen,)


def _end(seen: Seen, ruling: DecisionRuling, catalogue: Catalogue) -> End:
    match seen:
        case ClaimSeen():
            refs = catalogue.refs(ruling.found)
            return End(refs=refs, words=seen.claim.content.quote, report=seen.pointer.report or seen.claim.id)
        case StandingSeen():
            return End(refs=_found(seen.claims[:3], catalogue), words=seen.question.text, report=seen.question.id)
        case LinkSeen():
            refs = _found((seen.answered,), catalogue)
            return End(refs=refs, words=seen.act.content.quote, report=seen.pointer.report or seen.act.id)
        case AssessmentSeen():
            pointers = (seen.pointer,) if seen.pointer is not None else ()
            made = seen.assessment
            words = f"{_name(made.assessor, catalogue)} on point {made.provision}: {made.status.value}"
            return End(refs=_found(pointers, catalogue), words=words, report=made.agreement)


def _found(pointers: tuple[Pointer, ...], catalogue: Catalogue) -> tuple[Ref, ...]:
    return catalogue.refs(pointer.claim for pointer in pointers if pointer.claim is not None)
