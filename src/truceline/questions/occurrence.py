"""Did it happen? Yes and no to one type of event, and which denials only say "not us"."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.model.claim import Attitude, Claim
from truceline.model.event import Polarity, event_types
from truceline.model.ids import ActorId
from truceline.questions.blanket import blanket_denials
from truceline.questions.denial_words import denies_the_thing, is_bare, tells_another_story
from truceline.questions.implied import implying_no, implying_yes
from truceline.questions.testimony import Answer, Testimony, answer_of, is_denial

ASKED_GROUPS = frozenset({"violence", "posture", "people", "infrastructure"})
_ALSO_ASKED = frozenset({"monitor_obstruction"})
_ASKED_IF_SEVERAL = frozenset({"infrastructure_damage"})
_ASKED_OTHERWISE = frozenset({"control_of_place", "peacekeeper_deployment"})
_SEEN_BY_OTHERS = frozenset({"utility_cutoff", "overflight"})


def asked_types(testimony: Testimony) -> list[str]:
    """Types with substance of their own that somebody in the incident says happened, in the order of the table."""
    said = {claim.event.type for claim in testimony.claims if not is_denial(claim)}
    return [kind for kind in event_types() if kind in said and _is_asked(kind, testimony)]


def answers_on_occurrence(testimony: Testimony, kind: str, asked: Sequence[str]) -> list[Answer]:
    """Yes and no. Of who seems to say both, the outright denial counts, unless a number concedes the thing. Nobody
    implies what the own side contradicts outright."""
    told = testimony.of_moves(kind) if event_types()[kind].group == "posture" else testimony.of(kind)
    refuted = [c for c in told if is_denial(c) and not is_about_actor(testimony, c)]
    yes = answer_of("yes", True, [c for c in told if not is_denial(c)])
    taken_back = {testimony.teller(c) for c in refuted if _outweighs(testimony, c, told)}
    yes = yes.without(c for c in told if testimony.teller(c) in taken_back)
    said_yes = testimony.tellers(yes)
    no = answer_of("no", False, [c for c in refuted if testimony.teller(c) not in said_yes])
    no = no.with_implied(
        c for c in blanket_denials(testimony, yes, of_ours=True) if testimony.teller(c) not in said_yes
    )
    denying = [testimony.teller(c) for c in told if is_denial(c)] + sorted(testimony.tellers(no))
    implied_yes = [c for c in implying_yes(testimony, kind, asked) if not _is_bound(testimony, c, denying)]
    yes = yes.with_implied(c for c in implied_yes if testimony.teller(c) not in said_yes)
    implied_no = [
        c for c in implying_no(testimony, kind) if not _is_bound(testimony, c, sorted(testimony.tellers(yes)))
    ]
    return [yes, no.with_implied(implied_no)]


def is_about_actor(testimony: Testimony, denial: Claim) -> bool:
    """True where a denial says "not us" or "not them", not "it did not happen".

    What others can see (fire, a cut) is denied of somebody's hand, unless the words deny the thing itself or the
    speaker says what happened instead; of one's own moves the denial is of the thing, unless one's own side owns up to
    it by another body.
    """
    accused, cast = _accused(testimony, denial), testimony.cast
    ours = accused is not None and cast.are_of_one_side(accused, denial.speaker)
    if is_seen_by_others(denial.event.type):
        if _denies_outright(testimony, denial) or told_instead(testimony, denial):
            return False
        return ours or _is_laid_on(testimony, denial) or _names_another_body(testimony, denial)
    if not ours:
        return _names_another_body(testimony, denial)
    return _names_another_body(testimony, denial) or any(
        cast.body(claim.speaker) == cast.body(denial.speaker)
        for claim in testimony.of(denial.event.type)
        if not is_denial(claim) and (claim.speaker != denial.speaker or _lays_it_on_nobody(claim, denial))
    )


def is_seen_by_others(kind: str) -> bool:
    """Fire and cuts are plain to all; whose they are is what is denied."""
    return event_types()[kind].group == "violence" or kind in _SEEN_BY_OTHERS


def told_instead(testimony: Testimony, denial: Claim) -> list[Claim]:
    """What the speaker says happened in place of what is denied: a depot of the other side's that blew up."""
    cast = testimony.cast
    return [
        c
        for c in testimony.of("other")
        if c.speaker == denial.speaker
        and c.event.polarity is Polarity.HAPPENED
        and (
            not cast.are_of_one_side(c.event.actor, denial.speaker)
            if c.event.actor is not None
            else c.report == denial.report and tells_another_story(c.content.quote)
        )
    ]


def _denies_outright(testimony: Testimony, denial: Claim) -> bool:
    """By its own words; a bare "denied it" means what the speaker's own side denies outright."""
    if denies_the_thing(denial.content.quote):
        return True
    return is_bare(denial.content.quote) and any(
        is_denial(other)
        and denies_the_thing(other.content.quote)
        and testimony.cast.are_of_one_side(other.speaker, denial.speaker)
        for other in testimony.of(denial.event.type)
    )


def _is_bound(testimony: Testimony, claim: Claim, by: Sequence[ActorId]) -> bool:
    """True where the speaker or somebody of its side answers otherwise outright."""
    teller = testimony.teller(claim)
    return any(teller == other or testimony.cast.are_of_one_side(teller, other) for other in by)


def _outweighs(testimony: Testimony, denial: Claim, told: Sequence[Claim]) -> bool:
    own = [c for c in told if testimony.teller(c) == testimony.teller(denial) and not is_denial(c)]
    return denial.attitude is Attitude.DENY and not any(c.event.quantities for c in own)


def _is_asked(kind: str, testimony: Testimony) -> bool:
    if kind in _ASKED_OTHERWISE:
        return False
    if kind in _ASKED_IF_SEVERAL:
        violent = any(event_types()[c.event.type].group == "violence" for c in testimony.claims)
        return violent and len({testimony.voice(c) for c in testimony.of(kind)}) > 1
    return event_types()[kind].group in ASKED_GROUPS or kind in _ALSO_ASKED


def _accused(testimony: Testimony, denial: Claim) -> ActorId | None:
    """Whose act is denied: as named, else the speaker's side where others lay the act on it."""
    if denial.event.actor is not None:
        return denial.event.actor
    if denial.attitude is not Attitude.DENY:
        return None
    named = [c.event.actor for c in testimony.of(denial.event.type) if not is_denial(c) and c.event.actor is not None]
    return next((actor for actor in named if testimony.cast.are_of_one_side(actor, denial.speaker)), None)


def _is_laid_on(testimony: Testimony, denial: Claim) -> bool:
    """True where somebody lays the act on him whose act is denied."""
    named = (c.event.actor for c in testimony.of(denial.event.type) if not is_denial(c) and c.event.actor is not None)
    denied = denial.event.actor
    return denied is not None and any(testimony.cast.are_of_one_side(actor, denied) for actor in named)


def _names_another_body(testimony: Testimony, denial: Claim) -> bool:
    """True where the speaker says that it did happen, by somebody else than the one whose act is denied."""
    own = [c for c in testimony.of(denial.event.type) if c.speaker == denial.speaker and not is_denial(c)]
    return any(_is_another(testimony, c.event.actor, denial.event.actor) for c in own)


def _lays_it_on_nobody(claim: Claim, denial: Claim) -> bool:
    """ "The road is closed because of mines. The guards have not held anybody up." """
    return claim.event.actor is None and denial.event.actor is not None


def _is_another(testimony: Testimony, named: ActorId | None, denied: ActorId | None) -> bool:
    if named is None or named == denied:
        return False
    return denied is None or not testimony.cast.are_related(named, denied)
