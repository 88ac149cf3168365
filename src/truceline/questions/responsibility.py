"""Who did it? Actors that are named, denials of one's own side's hand, and "nobody: it was lightning"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from truceline.model.claim import Claim
from truceline.model.event import event_types
from truceline.model.ids import ActorId
from truceline.questions.cast import Cast
from truceline.questions.denial_words import tells_of_chance
from truceline.questions.implied import presence
from truceline.questions.occurrence import is_about_actor, is_seen_by_others, told_instead
from truceline.questions.testimony import Answer, Testimony, answer_of, is_denial, spoken

NOBODY = "none"
_ASKED = frozenset({"detention", "utility_cutoff", "overflight"})
_ASKED_IF_APART = frozenset({"troop_entry", "route_closure", "fortification"})


def answers_on_responsibility(testimony: Testimony, kind: str) -> list[Answer]:
    """One answer for each named actor, one "not X" for each denied, "none" where it was nobody's act. A state stands
    for its army, unless two of its bodies are named, or one of them says that it did it itself."""
    cast = testimony.cast
    named = _namings(testimony, kind)
    denied = [c for c in testimony.of(kind) if is_denial(c) and c.event.actor and is_about_actor(testimony, c)]
    mentioned = {c.event.actor for c in (*named, *denied) if c.event.actor is not None}
    owning = {c.event.actor for c in named if c.event.actor == c.speaker}
    labels = {actor: actor if actor in owning else _label(actor, mentioned, cast) for actor in mentioned}
    chosen = _one_each(testimony, named, labels)
    positive: dict[ActorId, list[Claim]] = {}
    for claim in named:
        if claim.event.actor is not None and chosen[testimony.teller(claim)] == labels[claim.event.actor]:
            positive.setdefault(labels[claim.event.actor], []).append(claim)
    negative: dict[ActorId, list[Claim]] = {}
    for claim in denied:
        if (
            claim.event.actor is not None
            and testimony.teller(claim) not in chosen
            and _is_blamed(claim.event.actor, kind, testimony)
        ):
            negative.setdefault(_denied_label(claim.event.actor, labels, positive, cast), []).append(claim)
    answers = [_named_answer(actor, claims, kind) for actor, claims in sorted(positive.items())]
    answers += [answer_of(f"not {actor}", f"not {actor}", claims) for actor, claims in sorted(negative.items())]
    said = testimony.tellers(*answers)
    answers.append(
        answer_of(NOBODY, NOBODY, [c for c in _accidents(testimony, kind) if testimony.teller(c) not in said])
    )
    return spoken(answers)


def is_worth_asking(kind: str, answers: Sequence[Answer], testimony: Testimony) -> bool:
    """Fire, detentions and cuts where two speakers answer and somebody is named; moves only where two answers exclude
    each other. What those who did it say themselves and nobody denies is no question."""
    heard = {testimony.voice(entry.claim) for answer in answers for entry in answer.entries}
    named = [answer for answer in answers if not str(answer.value).startswith("not ")]
    if len(heard) < 2 or not named or (len(answers) == 1 and _is_owned_up_to(named[0], testimony.cast)):
        return False
    if event_types()[kind].group == "violence" or kind in _ASKED:
        return True
    pairs = ((a, b) for i, a in enumerate(answers) for b in answers[i + 1 :])
    return kind in _ASKED_IF_APART and any(exclude_each_other(a, b, testimony.cast) for a, b in pairs)


def exclude_each_other(a: Answer, b: Answer, cast: Cast) -> bool:
    """X and Y exclude each other unless one is part of the other; X and "not X" do, and so do X and nobody."""
    first, second = str(a.value), str(b.value)
    if NOBODY in (first, second):
        return not (second if first == NOBODY else first).startswith("not ")
    not_first, not_second = first.startswith("not "), second.startswith("not ")
    if not_first and not_second:
        return False
    x, y = ActorId(first.removeprefix("not ")), ActorId(second.removeprefix("not "))
    return cast.are_related(x, y) if not_first or not_second else not cast.are_related(x, y)


def _namings(testimony: Testimony, kind: str) -> list[Claim]:
    """Who names an actor; also who denies the thing and names another for what happened instead."""
    told = testimony.of(kind)
    named = [c for c in told if not is_denial(c) and c.event.actor is not None]
    if event_types()[kind].group == "violence":
        instead = {c.id: c for denial in told if is_denial(denial) for c in told_instead(testimony, denial)}
        named += [c for c in instead.values() if c.event.actor is not None]
    if kind == "troop_entry":
        silent = {c.speaker for c in presence(testimony)} - {c.speaker for c in told if c.event.actor is not None}
        named += [c for c in presence(testimony) if c.speaker in silent]
    return named


def _accidents(testimony: Testimony, kind: str) -> list[Claim]:
    """Who says what happened, and that it was nobody's act. Of moves nothing of the kind can be said."""
    if not is_seen_by_others(kind):
        return []
    told = [c for c in testimony.of(kind) if not is_denial(c)]
    return [c for c in told if c.event.actor is None and tells_of_chance(c.content.quote)]


def _is_owned_up_to(answer: Answer, cast: Cast) -> bool:
    return any(cast.are_of_one_side(speaker, ActorId(str(answer.value))) for speaker in answer.speakers)


def _is_blamed(actor: ActorId, kind: str, testimony: Testimony) -> bool:
    """True where anybody else than the actor's own side lays the act on it: "not us" answers a charge."""
    cast = testimony.cast
    return any(
        c.event.actor is not None and cast.are_of_one_side(c.event.actor, actor)
        for c in testimony.of(kind)
        if not is_denial(c)
    )


def _named_answer(actor: ActorId, claims: Sequence[Claim], kind: str) -> Answer:
    outright = answer_of(actor, actor, [c for c in claims if c.event.type == kind])
    return outright.with_implied(c for c in claims if c.event.type != kind)


def _label(actor: ActorId, mentioned: Collection[ActorId], cast: Cast) -> ActorId:
    """The outermost mentioned body that stands for no two mentioned bodies that are strangers to each other."""
    best = actor
    for outer in cast.chain(actor)[1:]:
        within = [other for other in mentioned if outer in cast.chain(other) and other != outer]
        if any(not cast.are_related(a, b) for a in within for b in within):
            break
        if outer in mentioned:
            best = outer
    return best


def _denied_label(actor: ActorId, labels: dict[ActorId, ActorId], positive: Collection[ActorId], cast: Cast) -> ActorId:
    label = labels[actor]
    if label in positive:
        return label
    return next((named for named in sorted(positive) if cast.are_related(named, label)), label)


def _one_each(testimony: Testimony, claims: Sequence[Claim], labels: dict[ActorId, ActorId]) -> dict[ActorId, ActorId]:
    """The actor that each teller names most; the first named among equals."""
    votes: dict[ActorId, Counter[ActorId]] = {}
    for claim in testimony.once(claims):
        if claim.event.actor is not None:
            votes.setdefault(testimony.teller(claim), Counter())[labels[claim.event.actor]] += 1
    return {speaker: counted.most_common(1)[0][0] for speaker, counted in votes.items()}
