"""Who did it, and to whom."""

from __future__ import annotations

import re

from truceline.claims.cues import Act
from truceline.claims.discourse import Discourse
from truceline.claims.drafts import Draft, Reading
from truceline.model.ids import ActorId
from truceline.text.names import Mention, fold_word

_FORCE_NOUN = (
    r"forces|troops|army|armies|soldiers|units?|servicemen|men|marines|commandos|sappers|military|guards|posts?|positions?|"
    r"artillery|fighters|personnel|boats?|patrols?|aircraft|drones?"
)
_OWN_FORCE = re.compile(
    rf"\b(its|their|our|his|her)\s+(?:own |armed |border )?(?:\w+ )?({_FORCE_NOUN})\b", re.IGNORECASE
)
_MEANT_FORCE = re.compile(
    r"\b(?:they|them|the (?:men|soldiers|troops|forces|marines|units?|servicemen|guards|fighters|boats?))\b",
    re.IGNORECASE,
)
_DEMONYM_NOUN = re.compile(rf"\s+(?:[a-z]+\s+)?({_FORCE_NOUN})\b", re.IGNORECASE)
_OBLIQUE = re.compile(
    r"\b(?:at|against|on|upon|into|near|off|to|towards?|with|for|from|of|in|over|inside|than|between)\s+(?:the |a |an |its |their )?(?:\w+ )?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:the |a |an |its |their |some |two |three |\d+ )?(?:[\w-]+ ){0,4}?$", re.IGNORECASE)
_ORIGIN_OF_FIRE = re.compile(
    r"\b(?:fire|fired|shells?|rounds?|shots|rockets|launched|opened|came)\b[^.;]{0,40}\bfrom\b", re.I
)
_NO_ACTOR = frozenset({"casualties", "comment", "other", "infrastructure_damage"})
_FORCES_DO = frozenset({"troop_entry", "withdrawal", "control_of_place", "fortification"})


def actor_of(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    """The actor that the claim lays the event on, as precisely as its words go."""
    text = discourse.report.text
    start, end = draft.content
    if draft.kind == "demand":
        return draft.speaker
    trigger_at = draft.trigger.start if draft.trigger else start
    trigger_end = draft.trigger.end if draft.trigger else start
    mentions = discourse.mentions_in(start, end)
    agent = next((m for m in mentions if m.start >= trigger_end and _BY.search(text[start : m.start])), None)
    if agent:
        return _force_or_state(discourse, agent)
    if draft.kind in _NO_ACTOR and not _accused(draft):
        return None
    if draft.act in {Act.ACCUSE, Act.BLAME}:
        named = [m for m in discourse.mentions_in(draft.cue_span.end if draft.cue_span else start, end)]
        if named and draft.act is Act.ACCUSE:
            return ActorId(named[0].id)
        if named:
            return ActorId(named[-1].id)
    subject = next((m for m in mentions if m.start < trigger_end and not _OBLIQUE.search(text[start : m.start])), None)
    if subject:
        return _force_or_state(discourse, subject)
    own = _OWN_FORCE.search(text, start, max(trigger_end, start))
    if own:
        return _owner_force(draft, discourse, own[1].lower())
    if demonym := _demonym(discourse, start, end):
        return demonym
    if re.match(r"(?:it|they|we)\b", text[start:end], re.IGNORECASE) and trigger_at - start < 60:
        word = text[start:end].split()[0].lower()
        return _speaker_side(draft, discourse) if word in {"it", "we"} else _latest_force(draft, discourse, reading)
    if draft.kind in _FORCES_DO:
        return _latest_force(draft, discourse, reading)
    return None


def _accused(draft: Draft) -> bool:
    return draft.act in {Act.ACCUSE, Act.BLAME}


def _force_or_state(discourse: Discourse, mention: Mention) -> ActorId:
    """ "Ordesh's forces" are its army; "Ordesh" stays Ordesh."""
    actor = ActorId(mention.id)
    follows = discourse.report.text[mention.end : mention.end + 40]
    if (
        re.match(rf"['’]s\s+(?:[\w-]+\s+){{0,2}}(?:{_FORCE_NOUN})\b", follows)
        and discourse.context.kind_of(actor) == "state"
    ):
        return discourse.context.force_of.get(actor, actor)
    return actor


def _demonym(discourse: Discourse, start: int, end: int) -> ActorId | None:
    text = discourse.report.text
    for match in re.finditer(r"\b[A-Z][\w'’-]+", text[start:end]):
        head = discourse.context.adjectives.get(fold_word(match.group()))
        if head is None or _OBLIQUE_NOT_FROM.search(text[start : start + match.start()]):
            continue
        if _MEN_NOUN.match(text, start + match.end()):
            return discourse.context.force_of.get(head, head)
        return head
    return None


_MEN_NOUN = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:forces|troops|army|soldiers|units?|servicemen|men|marines|commandos|sappers|military|fighters)\b"
)
_OBLIQUE_NOT_FROM = re.compile(r"\b(?:at|against|upon|into|near|off|towards?)\s+(?:the |a |an )?$", re.IGNORECASE)


def _owner_force(draft: Draft, discourse: Discourse, pronoun: str) -> ActorId | None:
    owner: ActorId | None = draft.speaker
    if discourse.context.side_of(draft.speaker) is None and pronoun in {"its", "their"} and not draft.own_voice:
        owner = draft.speaker
    top = discourse.context.top_of(owner) if owner else None
    return discourse.context.force_of.get(top, top) if top else None


def _speaker_side(draft: Draft, discourse: Discourse) -> ActorId | None:
    return draft.speaker if draft.speaker in discourse.context.actors else None


def _latest_force(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    """Of whom the report last said that he entered, stayed or left."""
    for earlier in reversed(reading.drafts):
        if earlier.kind in _FORCES_DO and earlier.actor:
            return earlier.actor
    return None


def target_of(draft: Draft, discourse: Discourse) -> ActorId | None:
    """The actor named after the trigger as the one it was done to; for a demand, the one asked."""
    text = discourse.report.text
    start, end = draft.content
    mentions = [m for m in discourse.mentions_in(start, end) if m.id != draft.actor]
    if draft.kind == "demand":
        return ActorId(mentions[0].id) if mentions else None
    after = [m for m in mentions if draft.trigger and m.start >= draft.trigger.end]
    hit = next(
        (
            m
            for m in after
            if re.search(r"\b(?:at|against|on|of|with|to|between)\s+(?:[\w'’-]+ ){0,3}$", text[start : m.start])
        ),
        None,
    )
    return ActorId(hit.id) if hit else None
