"""Who did it, and to whom."""

from __future__ import annotations

import re
from itertools import zip_longest

from truceline.claims.breaches import judged_for_it, judges_a_breach
from truceline.claims.context import FORCE_KINDS, STATE_KINDS
from truceline.claims.cues import Act
from truceline.claims.discourse import Discourse
from truceline.claims.doers import (
    body_as_agent,
    body_named,
    informing,
    its_force,
    other_side,
    our_doing,
    same_deed,
    told_before,
    watcher,
)
from truceline.claims.drafts import HOSTILE, POSTURE, VIOLENT, Draft, Reading
from truceline.claims.forces import (
    GEAR,
    MEN,
    MEN_AFTER,
    body_of,
    force_for,
    latest_force,
    men_before,
    opponent_of,
    told_of_the_other_side,
)
from truceline.claims.stance import FALSEHOOD
from truceline.model.event import Polarity
from truceline.model.ids import ActorId, PlaceId
from truceline.model.report import ReportKind
from truceline.text.names import Mention, fold_word

_OWN = re.compile(
    rf"\b(its|their|our|his|her)\s+(?:own |armed |border )?(?:\w+ )?({MEN}|{GEAR}|machines|garrisons?)\b|"
    rf"\b(?:{MEN}|{GEAR}) of (ours)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(rf"\b({MEN}|{GEAR}|leadership|command)\s+(?:of|from)\s+(?:the )?$", re.IGNORECASE)
_SUFFERED = re.compile(
    r"\b(?:c[ao]me|coming) under\b|\b(?:was|were|been) (?:\w+ly )?(?:fired (?:up)?on|shot at|shelled|hit|attacked|"
    r"struck|"
    r"targeted|bombed|ambushed)\b",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\bof (?:the )?([A-Z][\w'’-]+) (?:origin|manufacture|make|production)\b|"
    r"\bfrom ([A-Z][\w'’-]+) (?:\w+ )?(?:stores|stocks|depots?)\b"
)
_SPEAKER_DOES = re.compile(r"^(?:that )?(?:it|he|she|we|i)\b", re.IGNORECASE)
_OBLIQUE = re.compile(
    r"\b(?:at|against|on|upon|into|near|off|to|towards?|with|for|from|of|in|over|inside|than|between|under|about)\s+"
    r"(?:the |a |an |its |their )?(?:\w+ )?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:[\w'’-]+\s+){0,7}$", re.IGNORECASE)
_OF = re.compile(rf"\s*of\s+(?:the |its |all )?(?:(?:{MEN}|{GEAR})\s+of\s+)?(?:the )?$", re.IGNORECASE)
_OTHER_DEED = re.compile(r"\w(?:ed|en)\s+by\s+(?:[\w-]+\s+){0,6}$", re.IGNORECASE)
_GEAR_LAST = re.compile(rf"\b(?:{GEAR})$", re.IGNORECASE)
_BEHIND_A_CLAUSE = re.compile(r",\s(?:who|which|where)\b")
_IN_UNIFORM = re.compile(r"\s+(?:fatigues|uniforms?|insignia|armbands|colours|markings)\b")
_UNIFORM_OF = re.compile(r"\bin the (?:uniforms?|green|grey|blue|fatigues|colours|livery) of (?:the )?$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"\b(?:that|which|who|and|but|while)\b")
_FIRED_FROM = re.compile(
    r"\b(?:fire|fired|shells?|rounds?|shots|rockets|launched|opened|came|come|mortars?|missiles?)\b(?:[^.;]|"
    r"\b[ap]\.m\.){0,40}?\bfrom\b",
    re.I,
)
_FOUND_OUT = re.compile(
    r"^[^.;]{0,40}\b(?:counted|found|saw|seen|sees|observed|watched|heard|recorded|registered|logged|noted|"
    r"detected|told|said|shown|met|visited)\b"
)
_RECORDED = re.compile(
    r"\s*(?::|(?:(?:has|have|had|also|\w+ly) ){0,2}(?:counted|recorded|registered|logged|documented|tallied|reported"
    r"|noted|listed)\b)",
    re.IGNORECASE,
)
"""Behind whoever keeps count of what others do."""
_NO_AGENT_NEEDED = frozenset({"casualties", "infrastructure_damage"})
_SUBJECT_ALONE = frozenset({"comment", "other", "negotiation"})
_LACKS_SUBJECT = re.compile(
    r"^(?:had|has|have|was|were|is|are|killing|wounding|injuring|destroying|striking|entering|violating|"
    r"in violation|in breach|"
    r"by \w+ing|opened|fired|left|set|put|carried|\w+ing)\b",
    re.IGNORECASE,
)
_MEANT = re.compile(
    rf"^(?:(?:that|all|some|most|of|about|at least|up to|no|the|these|those|another|\d+|[a-z-]+)\s+){{0,4}}(?:they|"
    rf"them|{MEN})\b",
    re.I,
)


_KEPT_TO = re.compile(r"\b(?:not|no|never)\b[^.;]{0,25}\b(?:breach|violat|contraven|infring|contrary)", re.IGNORECASE)
_OWN_DOING = frozenset({"negotiation"})
_POSSESSED = 4  # "'s " and the like between an owner and what is his


def actor_of(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    """The actor that the claim lays the event on, as precisely as its words go; None where they lay it on nobody."""
    actor = its_force(draft, discourse, _actor_of(draft, discourse, reading))
    only_tells = actor is not None and discourse.context.kind_of(actor) in {"outlet", "agency"}
    return None if only_tells and draft.kind in VIOLENT | POSTURE else actor


def _actor_of(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    if draft.kind == "demand":
        return draft.speaker
    if draft.kind == "comment" and draft.act in {Act.DENY, Act.REJECT, Act.CALL}:
        whose = discourse.mentions_in(draft.content.start, draft.content.end)
        return ActorId(whose[0].id) if whose else None
    denied = draft.act in {Act.DENY, Act.REJECT} or bool(FALSEHOOD.search(_words(draft, discourse)))
    if denied and draft.answers is not None and draft.answers.actor:
        return draft.answers.actor
    named = _by_agent(draft, discourse) or _accused(draft, discourse) or _from_origin(draft, discourse)
    if named is None and judges_a_breach(draft, discourse):
        doer = _subject(draft, discourse) or _demonym(draft, discourse)
        return judged_for_it(draft, discourse, reading, doer)
    if named is None and draft.kind in _OWN_DOING and _SPEAKER_DOES.match(_words(draft, discourse)):
        return draft.speaker if draft.speaker in discourse.context.actors else None
    if named is None and _SUFFERED.search(_words(draft, discourse)) and draft.kind in VIOLENT:
        return _origin_of_fire(draft, discourse)
    if named is None and draft.kind in _NO_AGENT_NEEDED and not _continues(draft, discourse, reading):
        return None
    if named is None and draft.kind in _SUBJECT_ALONE:
        return (
            informing(draft, discourse)
            or _subject(draft, discourse)
            or _own_side(draft, discourse)
            or body_named(draft, discourse)
            or _continues(draft, discourse, reading)
        )
    return (
        named
        or our_doing(draft, discourse)
        or _subject(draft, discourse)
        or watcher(draft, discourse)
        or _own_side(draft, discourse)
        or body_named(draft, discourse)
        or men_before(draft, discourse)
        or _origin_of_fire(draft, discourse)
        or (None if denied else _demonym(draft, discourse))
        or _continues(draft, discourse, reading)
        or _pronoun(draft, discourse, reading)
        or _by_default(draft, discourse, reading)
    )


def _words(draft: Draft, discourse: Discourse) -> str:
    return discourse.report.text[draft.content.start : draft.content.end]


def _by_agent(draft: Draft, discourse: Discourse) -> ActorId | None:
    """ "… by X", after the trigger and in its clause."""
    text, trigger_end = discourse.report.text, draft.trigger.end if draft.trigger else draft.content.start
    for mention in discourse.mentions_in(trigger_end, draft.content.end):
        between = text[trigger_end : mention.start]
        if (
            _BY.search(between)
            and not _NEW_CLAUSE.search(between[between.rfind("by") :])
            and not _BEHIND_A_CLAUSE.search(between)
            and not (draft.trigger and _OTHER_DEED.search(between))
        ):
            return _as_named(discourse, mention)
        armed = draft.trigger is not None and _GEAR_LAST.search(text[draft.trigger.start : trigger_end])
        if (draft.kind in POSTURE or armed) and _OF.match(between):
            return force_for(discourse, ActorId(mention.id), "") if armed else _as_named(discourse, mention)
    match = re.search(r"\bby\s+(?:the |a |an )?([A-Z][\w'’-]+)", text[trigger_end : draft.content.end])
    head = discourse.context.adjectives.get(fold_word(match[1])) if match else None
    if head and match and (men := MEN_AFTER.match(text, trigger_end + match.end())):
        return force_for(discourse, head, men.group())
    return head or body_as_agent(draft, discourse)


def _accused(draft: Draft, discourse: Discourse) -> ActorId | None:
    if draft.act not in {Act.ACCUSE, Act.BLAME} or draft.cue_span is None:
        return None
    named = discourse.mentions_in(draft.cue_span.end, max(draft.content.end, draft.cue_span.end))
    if not named:
        return None
    return ActorId(named[0].id if draft.act is Act.ACCUSE else named[-1].id)


def _subject(draft: Draft, discourse: Discourse) -> ActorId | None:
    """The actor named before the trigger as the one who does it."""
    text, start = discourse.report.text, draft.content.start
    limit = draft.trigger.end if draft.trigger else draft.content.end
    mentions = [m for m in discourse.mentions_in(start, draft.content.end) if m.start < limit]
    for owner, follower in zip_longest(mentions, mentions[1:]):
        before = text[start : owner.start]
        worn = _IN_UNIFORM.match(text, owner.end) or _UNIFORM_OF.search(before)
        if _OBLIQUE.search(before) and not _PART_OF.search(before) and not worn:
            continue
        if draft.kind in _SUBJECT_ALONE and _BY.search(before):
            continue
        mention = follower if follower and follower.start - owner.end <= _POSSESSED else owner
        kind = discourse.context.kind_of(ActorId(mention.id))
        if kind in {"person", "outlet", "agency"} and draft.kind in POSTURE | VIOLENT:
            continue
        if _RECORDED.match(text, mention.end, draft.content.end):
            continue
        if kind in {"monitor", "peacekeepers"} and _FOUND_OUT.search(text[mention.end : draft.content.end]):
            continue
        return _as_named(discourse, mention)
    return None


def _as_named(discourse: Discourse, mention: Mention) -> ActorId:
    """ "Ordesh's forces" are its army; "Ordesh" stays Ordesh."""
    actor = ActorId(mention.id)
    follows = discourse.report.text[mention.end : mention.end + 40]
    owns_men = re.match(rf"['’]s?\s+(?:[\w-]+\s+){{0,2}}(?:{MEN})\b", follows)
    if owns_men and discourse.context.kind_of(actor) in STATE_KINDS:
        return force_for(discourse, actor, owns_men.group())
    part = _PART_OF.search(discourse.report.text[max(0, mention.start - 60) : mention.start])
    if (
        part
        and re.fullmatch(MEN + "|artillery|guns?", part[1], re.IGNORECASE)
        and discourse.context.kind_of(actor) in STATE_KINDS
    ):
        return force_for(discourse, actor, part[1])
    return actor


def _from_origin(draft: Draft, discourse: Discourse) -> ActorId | None:
    """ "of Ordeshi origin", "from Ordeshi naval stores"."""
    match = _ORIGIN.search(_words(draft, discourse))
    head = discourse.context.adjectives.get(fold_word(match[1] or match[2])) if match else None
    return force_for(discourse, head, "navy") if head and match and "naval" in match.group() else head


def _own_side(draft: Draft, discourse: Discourse) -> ActorId | None:
    """ "its forces", "our units", "none of its posts": the speaker's own."""
    limit = draft.trigger.end if draft.trigger else draft.content.end
    match = _OWN.search(discourse.report.text[draft.content.start : limit])
    if not match or draft.speaker not in discourse.context.actors:
        return None
    body = body_of(discourse, draft.speaker)
    if (match[1] or "").lower() in {"its", "their"} and (
        other := _state_before(draft, discourse, draft.content.start + match.start())
    ):
        body = other
    if discourse.context.kind_of(body) in FORCE_KINDS | {"monitor", "ngo", "international_org"}:
        return body
    top = discourse.context.top_of(body)
    men = re.fullmatch(MEN, match[2] or "", re.IGNORECASE)
    return force_for(discourse, top, match[2]) if men else top


def _state_before(draft: Draft, discourse: Discourse, at: int) -> ActorId | None:
    """Whose "its forces" are: the state or force named last since the cue; in a text's own voice, before it too."""
    since = max(0, draft.content.start - 200) if draft.own_voice else draft.cue_span.end if draft.cue_span else at
    near = discourse.mentions_in(since, at)
    bodies = [m for m in near if discourse.context.kind_of(ActorId(m.id)) in STATE_KINDS | FORCE_KINDS]
    return ActorId(bodies[-1].id) if bodies else None


def _origin_of_fire(draft: Draft, discourse: Discourse) -> ActorId | None:
    """ "fire from the Ordeshi coast", "rounds fired from positions near X": whoever holds where it came from."""
    if draft.kind not in VIOLENT:
        return None
    words = _words(draft, discourse)
    match = _FIRED_FROM.search(words)
    if not match:
        return None
    after = words[match.end() : match.end() + 60]
    for word in re.findall(r"[A-Z][\w'’-]+", after):
        if head := discourse.context.adjectives.get(fold_word(word)):
            follows = after[after.find(word) + len(word) :]
            draft.inferred = not re.match(rf"\s+(?:\w+\s+)?(?:{GEAR}|{MEN}|artillery|stores)\b", follows)
            return head
    for mention in discourse.context.place_names.find(after):
        if owner := _holder(discourse, PlaceId(mention.id)):
            draft.inferred = True
            return owner
    return None


def _holder(discourse: Discourse, place: PlaceId) -> ActorId | None:
    """The state in whose land a place lies, as the pack nests places."""
    seen: set[PlaceId] = set()
    current: PlaceId | None = place
    while current and current not in seen:
        if owner := discourse.context.capitals.get(current):
            return owner
        seen.add(current)
        known = discourse.context.places.get(current)
        current = known.within if known else None
    return None


_OBLIQUE_DEMONYM = re.compile(r"\b(?:at|against|upon|into|near|off|towards?|of)\s+(?:the |a |an )?$")


def _demonym(draft: Draft, discourse: Discourse) -> ActorId | None:
    words, start = _words(draft, discourse), draft.content.start
    tellers = [
        m for m in discourse.mentions_in(start, draft.content.end) if _RECORDED.match(discourse.report.text, m.end)
    ]
    for match in re.finditer(r"\b[A-Z][\w'’-]+", words):
        if any(m.start <= start + match.start() < m.end for m in tellers):
            continue
        head = discourse.context.adjectives.get(fold_word(match.group()))
        before = words[: match.start()]
        if head is None or (_OBLIQUE_DEMONYM.search(before) and not _PART_OF.search(before)):
            continue
        men = MEN_AFTER.match(words, match.end())
        return force_for(discourse, head, men.group()) if men else head
    return None


def _continues(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    """A clause without a subject of its own goes on about whoever the clause before it was about."""
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or last.unit != draft.unit or last.speaker != draft.speaker or last.actor is None:
        return None
    return last.actor if _LACKS_SUBJECT.match(_words(draft, discourse)) else None


def _pronoun(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    words = _words(draft, discourse)
    if _FOUND_OUT.match(words):
        return None
    if re.match(r"(?:it|we|i)\b", words, re.IGNORECASE) and draft.speaker in discourse.context.actors:
        return body_of(discourse, draft.speaker)
    if _MEANT.match(words) and draft.kind in POSTURE | {"troop_entry"}:
        return latest_force(draft, reading)
    return None


def _by_default(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    context = discourse.context
    if draft.kind in POSTURE:
        return latest_force(draft, reading)
    if draft.kind == "agreement_breach" and (discourse.report.kind is ReportKind.STATEMENT or draft.act is Act.CALL):
        if same := same_deed(draft, discourse, reading):
            return same
        if _KEPT_TO.search(_words(draft, discourse)):
            return context.top_of(body_of(discourse, draft.speaker))
        return opponent_of(discourse, draft.speaker)
    if draft.kind == "prisoner_release" and discourse.report.kind is ReportKind.STATEMENT and draft.own_voice:
        return context.top_of(discourse.report.voice)
    if draft.kind in HOSTILE - {"agreement_breach", "accusation"} and (
        told := told_of_the_other_side(draft, discourse, reading)
        or told_before(draft, discourse, reading)
        or other_side(draft, discourse, reading)
    ):
        return told
    if draft.act in {Act.DENY, Act.REJECT} or (draft.polarity is Polarity.DID_NOT and draft.answers):
        body = body_of(discourse, draft.speaker)
        own = body if context.kind_of(body) in FORCE_KINDS else context.top_of(body)
        return own if context.side_of(draft.speaker) else None
    if draft.kind == "agreement_kept" and discourse.report.kind is ReportKind.STATEMENT:
        return context.top_of(discourse.report.voice)
    return same_deed(draft, discourse, reading)


_TO = re.compile(r"\b(?:at|against|on|of|with|to|between)\s+(?:[\w'’-]+ ){0,3}$")


def target_of(draft: Draft, discourse: Discourse) -> ActorId | None:
    """The actor named after the trigger as the one it was done to; for a demand, the one asked."""
    text, start = discourse.report.text, draft.content.start
    mentions = [m for m in discourse.mentions_in(start, draft.content.end) if m.id != draft.actor]
    if draft.kind == "demand":
        return ActorId(mentions[0].id) if mentions else None
    after = [m for m in mentions if draft.trigger and m.start >= draft.trigger.end]
    hit = next((m for m in after if _TO.search(text[start : m.start])), None)
    return ActorId(hit.id) if hit else None
