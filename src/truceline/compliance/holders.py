"""Whose view a verdict is: "Both agree that the fourth is carried out", "For Ostria, point 8 is a dead letter"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from truceline.model.agreement import Provision
from truceline.model.claim import Claim
from truceline.model.ids import ActorId
from truceline.model.pack import Pack
from truceline.model.report import Report
from truceline.text.names import Mention, NameIndex
from truceline.text.verdict_holders import HOLDS, find_held, sentence_start
from truceline.text.verdicts import Verdict

__all__ = ["find_holders", "index_names"]

_BOTH = re.compile(r"\b[Bb]oth(?:\s+(?:sides|parties|governments|of\s+them))?$")
_SHARING = r"\s+(?:\w+\s+)?(?:share[sd]?|echoe[sd]|endorse[sd]?|(?:agrees?|agreed)\s+with|back(?:s|ed)?)\s+(?:the\s+)?"
_SHARES = re.compile(_SHARING)
_WE_SHARE = re.compile(rf"\b(?:we|it|I){_SHARING}$", re.IGNORECASE)
_PERSON_OF = re.compile(r"(?:\s+(?:of|from|for|at)|,[^,.;:]{0,40}?\b(?:of|at|for))\s+(?:the\s+)?")
_AND = re.compile(r"\s*,?\s*(?:and|as\s+well\s+as|,)\s+(?:the\s+)?", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:both|all|alike|each|together|also|jointly)?\s*", re.IGNORECASE)


def index_names(pack: Pack) -> NameIndex:
    return NameIndex.build((str(actor.id), (actor.name, *actor.aliases)) for actor in pack.actors)


def find_holders(
    verdict: Verdict, claim: Claim, report: Report, *, provision: Provision, pack: Pack, names: NameIndex
) -> tuple[ActorId, ...]:
    """Whose view a verdict is: the claim's speaker's and theirs who speak with him, or, where a report tells in its own
    voice what somebody holds, theirs. "Both" are the two whom the provision binds."""
    if claim.speaker != report.voice:
        return _speak_together(claim, report, provision, names) or (claim.speaker,)
    begin = sentence_start(report.text, verdict)
    before = report.text[begin : verdict.cue.end]
    if len(provision.binds) == 2 and any(_BOTH.search(before[: held.start()]) for held in HOLDS.finditer(before)):
        return provision.binds
    mentions = names.find(report.text[begin : verdict.end])
    mentions = [mention._replace(start=mention.start + begin, end=mention.end + begin) for mention in mentions]
    persons = {str(actor.id) for actor in pack.actors if str(actor.kind) == "person"}
    holders = list(find_held(report.text, verdict, mentions, begin))
    if not holders:
        return (claim.speaker,)
    own = (claim.speaker,) if _WE_SHARE.search(report.text, begin, holders[-1].start) else ()
    shared = len(holders) > 1 and _SHARES.fullmatch(report.text, holders[-2].end, holders[-1].start)
    holders = [_person_before(report.text, h, mentions, persons) for h in holders[-2 if shared else -1 :]]
    return tuple(dict.fromkeys((*own, *(ActorId(holder.id) for holder in holders))))


def _person_before(text: str, holder: Mention, mentions: Sequence[Mention], persons: set[str]) -> Mention:
    """ "Ambassador Lee of the Mission": the person, not the body."""
    for mention in mentions:
        if mention.id in persons and _PERSON_OF.fullmatch(text, mention.end, holder.start):
            return mention
    return holder


def _speak_together(claim: Claim, report: Report, provision: Provision, names: NameIndex) -> tuple[ActorId, ...]:
    """All whom the subject of the speaking verb names, where it names more than one; empty otherwise."""
    if claim.speaker_anchor is None or claim.cue is None or claim.speaker_anchor.start >= claim.cue.start:
        return ()
    subject = report.text[claim.speaker_anchor.start : claim.cue.start].rstrip()
    if _BOTH.search(subject) and len(provision.binds) == 2 and len(subject.split()) <= 4:
        return provision.binds
    mentions = names.find(subject)
    if len(mentions) < 2 or mentions[0].start > len("the "):
        return ()
    joined = all(_AND.fullmatch(subject, a.end, b.start) for a, b in pairwise(mentions))
    if not joined or not _TAIL.fullmatch(subject, mentions[-1].end):
        return ()
    return tuple(dict.fromkeys(ActorId(mention.id) for mention in mentions))
