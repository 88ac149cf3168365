"""Who did it where no name stands before the deed: a body's noun, the speaker's own side, or the other one."""

from __future__ import annotations

import re

from truceline.claims.context import STATE_KINDS
from truceline.claims.discourse import Discourse
from truceline.claims.drafts import POSTURE, VIOLENT, Draft, Reading
from truceline.claims.forces import MEN, body_of, force_for, opponent_of
from truceline.model.ids import ActorId
from truceline.model.report import ReportKind
from truceline.text.names import fold_word

_BODY = re.compile(
    r"^(?:that |when |while |yesterday |today |on \w+day,? )?((?:the|our own|our) (?:[a-z]+ )?"
    r"(?:army|navy|military|militia|air force|armed forces|border guards?|coast guard|police|government|"
    r"ministry|command|"
    r"authorities|administration|council|monitors|observers|peacekeepers|mission|contingent))\b(?!['’]s)",
    re.IGNORECASE,
)
_BY_US = re.compile(
    r"\bby (?:us|our own (?:side|people|men|army|forces|hands?))\b|\b(?:was|were) our own (?:army|side|men|forces)\b"
    r"|^(?:and |but )?we (?:hold|have|had|keep|did|shut|closed|broke|took|cut|owe)\b|\bour (?:own "
    r")?(?:army|navy|forces)\b",
    re.IGNORECASE,
)
_ITS_MEN = re.compile(rf"\b(?:its|their|the|of its|his) (?:own |armed |ground )?((?:{MEN}))\b(?! (?:of|from))", re.I)
_WATCHERS = re.compile(
    r"^(?:[A-Z]\.\d+\s+)?(?:on \d+ \w+,? |at \d\d[:.]\d\d,? )?(?:an?|the|two|three|our|its|both|one|four)(?: \w+)? "
    r"(?:observers?|monitors?|patrols?|teams?|launch(?:es)?|inspectors?|verifiers?|officers?|"
    r"peacekeepers?|contingent)\b",
    re.IGNORECASE,
)
_LAID_ON_THEM = (VIOLENT - {"explosive_device", "armed_clash"}) | {
    "overflight",
    "detention",
    "displacement",
    "accusation",
}
_BY_BODY = re.compile(
    r"\bby (?:[\w-]+ ){0,4}?(the (?:[a-z]+ )?(?:army|navy|militia|air force|coast guard|border guards?|"
    r"police|military))\b",
    re.IGNORECASE,
)
_OTHER_DEED = re.compile(r"\w(?:ed|en)\b[^.;,]{0,30}\sby?\s*$")
_INFORMED = re.compile(r"\b(?:has|have|was|were) (?:\w+ )?(?:been )?(?:informed|notified|briefed)\b", re.IGNORECASE)
_THIS = re.compile(r"^(?:this|it|that|which|such)\b", re.IGNORECASE)
_NOT_DONE = re.compile(r"\b(?:no|not|never|nobody|none|without|neither)\b|n['’]t\b", re.IGNORECASE)
_LATELY = 12
_NEARBY = 600


def head_of_side(discourse: Discourse, actor: ActorId) -> ActorId | None:
    """The state or authority on whose side an actor stands; None for those of no side."""
    context = discourse.context
    top = context.top_of(body_of(discourse, actor))
    if context.kind_of(top) in STATE_KINDS:
        return top
    side = context.side_of(actor)
    heads = [a.id for kind in ("state", "de_facto_authority", "government") for a in context.pack.actors
             if side is not None and a.side == side and a.kind == kind]  # fmt: skip
    return heads[0] if heads else None


def body_named(draft: Draft, discourse: Discourse) -> ActorId | None:
    """ "The army has closed the road": the army spoken of, else that of the speaker's own side."""
    match = _BODY.match(discourse.report.text[draft.content.start : draft.content.end])
    if match is None:
        return None
    meant = discourse.meant_by_body(match[1], draft.content.start + match.start(1))
    if meant is not None:
        return meant
    head = head_of_side(discourse, draft.speaker)
    return force_for(discourse, head, match[1]) if head and re.search(MEN, match[1], re.IGNORECASE) else head


def our_doing(draft: Draft, discourse: Discourse) -> ActorId | None:
    """ "… broken, and by us", "we hold nine of its citizens", in a paper of one side."""
    words = discourse.report.text[draft.content.start : draft.content.end]
    match = _BY_US.search(words)
    if match is None or discourse.context.kind_of(draft.speaker) not in {"outlet", "agency"}:
        return None
    head = head_of_side(discourse, draft.speaker)
    men = re.search(MEN, match.group(), re.IGNORECASE)
    return force_for(discourse, head, match.group()) if head and men else head


def its_force(draft: Draft, discourse: Discourse, actor: ActorId | None) -> ActorId | None:
    """A state that withdraws "its forces" does it with them: the deed is the force's."""
    if actor is None or draft.kind not in POSTURE or discourse.context.kind_of(actor) not in STATE_KINDS:
        return actor
    match = _ITS_MEN.search(discourse.report.text, draft.content.start, draft.content.end)
    return force_for(discourse, actor, match[1]) if match else actor


def watcher(draft: Draft, discourse: Discourse) -> ActorId | None:
    """In a monitor's own report "two observers" and "a patrol" are its own."""
    voice = discourse.report.voice
    own = draft.own_voice and discourse.context.kind_of(voice) in {"monitor", "peacekeepers"}
    words = discourse.report.text[draft.content.start : draft.content.end]
    return voice if own and draft.kind == "peacekeeper_deployment" and _WATCHERS.match(words) else None


def told_before(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    """Whom the same speaker named as the doer of the same kind of thing a little earlier."""
    told = [
        d
        for d in reading.recent
        if d.kind == draft.kind and d.actor and d.speaker == draft.speaker and not d.background
        and d.unit >= draft.unit - _LATELY
    ]  # fmt: skip
    return told[-1].actor if told else None


def other_side(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    """Fire and seizures that a party's own statement tells of without a doer are the other side's, where the statement
    blames it for such things, or at least speaks of it, nearby; a statement that names nobody accuses nobody."""
    report = discourse.report
    words = report.text[draft.content.start : draft.content.end]
    if report.kind is not ReportKind.STATEMENT or not draft.own_voice or draft.kind not in _LAID_ON_THEM:
        return None
    if _NOT_DONE.search(words) or discourse.context.side_of(report.voice) is None:
        return None
    blamed = [
        d.actor for d in reading.recent if d.kind in _LAID_ON_THEM and discourse.context.opposed(d.actor, report.voice)
    ]
    return blamed[-1] if blamed else _spoken_of(opponent_of(discourse, report.voice), draft, discourse)


def _spoken_of(opponent: ActorId | None, draft: Draft, discourse: Discourse) -> ActorId | None:
    """The opponent, where it, one of its bodies or its adjective stands within `_NEARBY` characters."""
    if opponent is None:
        return None
    context, report = discourse.context, discourse.report
    start, end = max(0, draft.content.start - _NEARBY), min(len(report.text), draft.content.end + _NEARBY)
    named = {ActorId(mention.id) for mention in discourse.mentions_in(start, end)}
    words = re.findall(r"\b[A-Z][\w'’-]+", report.text[start:end])
    named |= {head for word in words if (head := context.adjectives.get(fold_word(word)))}
    return opponent if any(context.opposed(actor, report.voice) for actor in named) else None


def body_as_agent(draft: Draft, discourse: Discourse) -> ActorId | None:
    """ "… halted by a patrol boat of the Navy": the navy spoken of, else that of the speaker's own side."""
    end = draft.trigger.end if draft.trigger else draft.content.start
    match = _BY_BODY.search(discourse.report.text, end, draft.content.end)
    if match is None or (draft.trigger and _OTHER_DEED.search(discourse.report.text[end : match.start() + 3])):
        return None
    meant = discourse.meant_by_body(match[1], match.start(1))
    head = head_of_side(discourse, draft.speaker)
    return meant or (force_for(discourse, head, match[1]) if head else None)


def informing(draft: Draft, discourse: Discourse) -> ActorId | None:
    """ "The peacekeepers have been notified", in a body's own statement: by that body."""
    words = discourse.report.text[draft.content.start : draft.content.end]
    own = draft.own_voice and discourse.report.kind is ReportKind.STATEMENT
    return discourse.report.voice if own and draft.kind == "negotiation" and _INFORMED.search(words) else None


def same_deed(draft: Draft, discourse: Discourse, reading: Reading) -> ActorId | None:
    """ "It regards this as contrary to Article 5": whoever did what was told last."""
    words = discourse.report.text[draft.content.start : draft.content.end]
    last = reading.last_eventful()
    if draft.kind != "agreement_breach" or last is None or last.unit < draft.unit - 1 or not _THIS.match(words):
        return None
    return last.actor
