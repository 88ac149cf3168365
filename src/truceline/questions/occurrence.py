"""Did it happen? Yes and no to one type of event, and which denials only say "not us"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from truceline.model.claim import Attitude, Claim
from truceline.model.event import Polarity, event_types
from truceline.model.ids import ActorId
from truceline.questions.testimony import Answer, Testimony, answer_of, is_denial

ASKED_GROUPS = frozenset({"violence", "posture", "people", "infrastructure"})
_ALSO_ASKED = frozenset({"monitor_obstruction"})
_ASKED_OTHERWISE = frozenset({"control_of_place", "peacekeeper_deployment"})
_SEEN_BY_OTHERS = frozenset({"utility_cutoff", "overflight"})
_SPEAKS_OF_AN_ACCOUNT = frozenset({"comment", "accusation", "other"})


def asked_types(testimony: Testimony) -> list[str]:
    """Types with substance of their own that somebody in the incident says happened, in the order of the table."""
    said = {claim.event.type for claim in testimony.claims if not is_denial(claim)}
    return [kind for kind in event_types() if kind in said and _is_asked(kind)]


def answers_on_occurrence(testimony: Testimony, kind: str) -> list[Answer]:
    """Yes and no. Of who seems to say both, the outright denial counts, unless a number concedes the thing."""
    cast = testimony.cast
    told = testimony.of_moves(kind) if event_types()[kind].group == "posture" else testimony.of(kind)
    refuted = [c for c in told if is_denial(c) and not is_about_actor(testimony, c)]
    yes = answer_of("yes", True, [c for c in told if not is_denial(c)])
    yes = yes.without({c.speaker for c in refuted if _outweighs(c, told)})
    said_yes = set(yes.speakers)
    no = answer_of("no", False, [c for c in refuted if c.speaker not in said_yes])
    no = no.with_implied(c for c in _blanket_denials(testimony, yes) if c.speaker not in said_yes)
    denying = [c.speaker for c in told if is_denial(c)] + list(no.speakers)
    implied = [
        c
        for c in _implying(testimony, kind)
        if not any(c.speaker == d or cast.are_of_one_side(c.speaker, d) for d in denying)
    ]
    return [yes.with_implied(implied), no]


def is_about_actor(testimony: Testimony, denial: Claim) -> bool:
    """True where a denial says "not us", not "it did not happen".

    What others can see (fire, a cut) is denied of one's own hand unless the speaker says what happened instead;
    of one's own moves the denial is of the thing, unless one's own side owns up to it by another body.
    """
    kind, cast = denial.event.type, testimony.cast
    accused = _accused(testimony, denial)
    if accused is None or not cast.are_of_one_side(accused, denial.speaker):
        return _names_another_body(testimony, denial)
    if event_types()[kind].group == "violence" or kind in _SEEN_BY_OTHERS:
        return not told_instead(testimony, denial)
    return _names_another_body(testimony, denial) or any(
        claim.speaker != denial.speaker and cast.body(claim.speaker) == cast.body(denial.speaker)
        for claim in testimony.of(kind)
        if not is_denial(claim)
    )


def told_instead(testimony: Testimony, denial: Claim) -> list[Claim]:
    """What the speaker lays at the other side's door in place of what is denied: a depot of theirs that blew up."""
    return [
        c
        for c in testimony.of("other")
        if c.speaker == denial.speaker
        and c.event.polarity is Polarity.HAPPENED
        and c.event.actor is not None
        and not testimony.cast.are_of_one_side(c.event.actor, denial.speaker)
    ]


def _outweighs(denial: Claim, told: Sequence[Claim]) -> bool:
    own = [c for c in told if c.speaker == denial.speaker and not is_denial(c)]
    return denial.attitude is Attitude.DENY and not any(c.event.quantities for c in own)


def _is_asked(kind: str) -> bool:
    known = event_types().get(kind)
    if known is None or kind in _ASKED_OTHERWISE:
        return False
    return known.group in ASKED_GROUPS or kind in _ALSO_ASKED


def _accused(testimony: Testimony, denial: Claim) -> ActorId | None:
    """Whose act is denied: as named, else the speaker's side where others lay the act on it."""
    if denial.event.actor is not None:
        return denial.event.actor
    if denial.attitude is not Attitude.DENY:
        return None
    named = [c.event.actor for c in testimony.of(denial.event.type) if not is_denial(c) and c.event.actor is not None]
    return next((actor for actor in named if testimony.cast.are_of_one_side(actor, denial.speaker)), None)


def _names_another_body(testimony: Testimony, denial: Claim) -> bool:
    """True where the speaker says that it did happen, by somebody else than the one whose act is denied."""
    own = [c for c in testimony.of(denial.event.type) if c.speaker == denial.speaker and not is_denial(c)]
    return any(_is_another(testimony, c.event.actor, denial.event.actor) for c in own)


def _is_another(testimony: Testimony, named: ActorId | None, denied: ActorId | None) -> bool:
    if named is None or named == denied:
        return False
    return denied is None or not testimony.cast.are_related(named, denied)


def _implying(testimony: Testimony, kind: str) -> Iterable[Claim]:
    """Whoever counts the victims of a strike says that it happened; whoever left a place had entered it."""
    if event_types()[kind].group == "violence":
        violent = {t for t in asked_types(testimony) if event_types()[t].group == "violence"}
        if violent == {kind}:
            return [c for c in testimony.of("casualties") if not is_denial(c)]
    if kind == "troop_entry":
        return [c for c in testimony.of_moves("withdrawal") if not is_denial(c)]
    return []


def _blanket_denials(testimony: Testimony, yes: Answer) -> Sequence[Claim]:
    """ "The other side's version is untrue" answers no to what that side said of the speaker's in the same report."""
    found = []
    for claim in testimony.of(*_SPEAKS_OF_AN_ACCOUNT):
        if claim.attitude is not Attitude.DENY or claim.event.actor is None:
            continue
        for entry in yes.entries:
            told, cast = entry.claim, testimony.cast
            if told.report != claim.report or told.event.actor is None:
                continue
            theirs = cast.are_of_one_side(told.speaker, claim.event.actor)
            of_ours = cast.are_of_one_side(told.event.actor, claim.speaker)
            if theirs and of_ours and not cast.are_of_one_side(told.speaker, claim.speaker):
                found.append(claim)
                break
    return found
