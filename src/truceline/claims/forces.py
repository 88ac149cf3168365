"""Whose men they are: the force that a word for soldiers, ships or "the other side" stands for."""

from __future__ import annotations

import re

from truceline.claims.context import FORCE_KINDS, STATE_KINDS
from truceline.claims.discourse import Discourse
from truceline.claims.drafts import POSTURE, Draft, Reading
from truceline.model.ids import ActorId
from truceline.text.names import fold_word

MEN = (
    r"forces|troops|army|armies|soldiers?|units?|servicem[ae]n|men|marines|commandos|sappers|military|guards?|"
    r"fighters|personnel|armed forces|formations|infantry|guardsmen|militia|members|navy|navies|air force|fleet|"
    r"gunners|sailors|paratroopers"
)
GEAR = (
    r"posts?|positions?|artillery|boats?|launch|cutter|patrols?|team|aircraft|drones?|UAVs?|vessels?|"
    r"vehicles?|convoys?|mortars?|officers?|groups?|persons|ships?|warships?|guns?|batter(?:y|ies)|gunboats?|"
    r"corvettes?|"
    r"frigates?|launches|craft|jets?|helicopters?|planes?|tanks?|columns?|platoons?|compan(?:y|ies)|battalions?|"
    r"brigades?|regiments?|squads?"
)
_AFLOAT = re.compile(
    r"\b(?:boats?|launch(?:es)?|cutter|vessels?|ships?|warships?|gunboats?|corvettes?|frigates?|navy|navies|"
    r"naval|sailors|"
    r"marines|fleet|coast guards?)\b",
    re.IGNORECASE,
)
MEN_AFTER = re.compile(
    rf"\s+(?:[a-z]+\s+)?(?:{MEN}|gunboats?|corvettes?|frigates?|warships?|patrol (?:boat|craft|vessel)s?|"
    rf"cutters?)\b",
    re.IGNORECASE,
)
_THE_MEN = re.compile(
    r"^(?:when |that )?(?:the|these|those) (?:soldiers|troops|guards|guardsmen|marines|fighters|sailors|gunmen|"
    r"patrol|"
    r"gunners|commandos|paratroopers)\b(?! (?:was|were|had been|have been)\b)",
    re.IGNORECASE,
)
_NEAR = 300
_LATELY = 12


def force_for(discourse: Discourse, owner: ActorId, men: str) -> ActorId:
    """The armed force of a state that fits the word: its navy for ships and sailors, else its first."""
    context = discourse.context
    if _AFLOAT.search(men):
        for actor in context.pack.actors:
            names = " ".join((actor.name, *actor.aliases))
            if (
                actor.kind == "armed_force"
                and context.top_of(actor.id) == context.top_of(owner)
                and _AFLOAT.search(names)
            ):
                return actor.id
    return context.force_of.get(owner, owner)


def men_before(draft: Draft, discourse: Discourse) -> ActorId | None:
    """ "the soldiers": those whom the report named last."""
    if not _THE_MEN.match(discourse.report.text[draft.content.start : draft.content.end]):
        return None
    text, start = discourse.report.text, draft.content.start
    near = discourse.mentions_in(max(0, start - _NEAR), start)
    forces = [m for m in near if discourse.context.kind_of(ActorId(m.id)) in FORCE_KINDS]
    if forces:
        return ActorId(forces[-1].id)
    for match in reversed(list(re.finditer(r"\b[A-Z][\w'’-]+", text[max(0, start - _NEAR) : start]))):
        head = discourse.context.adjectives.get(fold_word(match.group()))
        men = MEN_AFTER.match(text, max(0, start - _NEAR) + match.end())
        if head and men:
            return force_for(discourse, head, men.group())
    return None


def body_of(discourse: Discourse, speaker: ActorId) -> ActorId:
    """For a person the body he speaks for; a body is itself."""
    known = discourse.context.actors.get(speaker)
    return known.part_of if known and known.kind == "person" and known.part_of else speaker


def opponent_of(discourse: Discourse, speaker: ActorId) -> ActorId | None:
    """The head of the other side, where there is just one other."""
    context = discourse.context
    heads = {context.top_of(a.id) for a in context.pack.actors if a.side and context.opposed(a.id, speaker)}
    states = sorted(h for h in heads if context.kind_of(h) in STATE_KINDS)
    return states[0] if len(states) == 1 else None


def told_of_the_other_side(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    """A party that speaks of a deed without naming who did it means the other side's that the report told last."""
    told = [d for d in reading.recent if d.kind == draft.kind and d.actor and not d.background]
    if told and discourse.context.opposed(told[-1].actor, draft.speaker) and told[-1].unit >= draft.unit - _LATELY:
        return told[-1].actor
    return None


def latest_force(draft: Draft, reading: Reading) -> ActorId | None:
    """Of whom the report last said that he entered, stayed or left: at this place first, anywhere else second."""
    moved = [d for d in reversed(reading.recent) if d.kind in POSTURE and d.actor and not d.background]
    here = [d for d in moved if d.place == draft.place]
    found = next(iter(here or moved), None)
    return found.actor if found else None
