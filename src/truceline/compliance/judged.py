"""Whose keeping a verdict judges: "fulfilled by Ostria", "Veld does not observe Article 2", "broken, and by us"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from truceline.model.actor import Actor, chain_of
from truceline.model.agreement import Agreement, AssessmentStatus, Provision
from truceline.model.ids import ActorId
from truceline.text.names import Mention, NameIndex
from truceline.text.verdict_clauses import cut_clauses
from truceline.text.verdict_holders import HOLDS
from truceline.text.verdicts import Verdict

__all__ = ["Parties", "bound_by"]

_BODY = r"(?:side|army|forces?|troops|soldiers|military|navy|government|leadership|authorities|border\s+guards?|units?)"
_US = re.compile(rf"\b(?:us|we|our\s+(?:own\s+)?(?:{_BODY}|country|state|republic))\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\bthe\s+(?:(?:other|opposite|opposing|adverse)\s+(?:side|party)|enemy|adversary|opponent)\b", re.IGNORECASE
)
_BY = re.compile(r"(?:\b(?P<not>not|nor|only|solely)\s+)?\b(?:by|on\s+the\s+part\s+of)\s+(?:the\s+)?$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\b\w{2,}(?:ed|wn|en|eld|aid|ade|ught)\s+(?:by|on\s+the\s+part\s+of)\s+(?:the\s+)?$")
_ALONE = re.compile(r"\s+(?:only|alone)\b(?!\s+(?:in\s+part|partly|partially|half|to\s+a))", re.IGNORECASE)
_ONLY = re.compile(r"\b[Oo]nly\s+(?:the\s+)?$")
_TURN = re.compile(r"[;:]\s|,\s+(?:but|while|whereas|although|though|which|who)\b|\bbut\s", re.IGNORECASE)
_JOINT = re.compile(r"\s*,?\s*(?:and|or|nor|as\s+well\s+as|,)\s+(?:by\s+)?(?:the\s+)?", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:to|for|from|with|against|of|in|on|at|under|than|(?:un)?like|says?|said|and)\s+(?:the\s+)?$", re.IGNORECASE
)
_VERB = (
    r"(?:has|have|had|is|are|was|were|does|do|did|been|be|to|not|never|no\s+longer|only|alone|also|too|still|now|again|once|already|itself"
    r"|so\s+far|at\s+least|for\s+(?:its|their|our)\s+part|both|stands?|remains?|\w+ly|continues?|continued|fails?|failed|refuses?|refused|keeps?"
    r"|in|a|an|the|clear|flagrant|gross|blatant|open|direct|repeated|grave|serious|manifest)"
)
_TO_CUE = re.compile(rf"(?:['’]s?)?(?:\s+{_BODY})?(?:[\s,–—-]+{_VERB}(?:n['’]t)?)*[\s,:–—-]*", re.IGNORECASE)
_RECORD = re.compile(
    r"['’]s?\s+(?:\w+\s+){0,2}?(?:implementation|compliance|observance|fulfil+ment|performance|execution|respect|adherence"
    r"|obligations?|commitments?|duty|duties|part|record|share|undertakings?|promises?)\b[^.;:]*",
    re.IGNORECASE,
)
_US_ID = "\x00us"
_OTHERS_ID = "\x00others"


def bound_by(agreement: Agreement, provision: Provision) -> tuple[ActorId, ...]:
    """Those whom a point or one of its duties binds, else the agreement's parties."""
    named = (*provision.binds, *(actor for duty in provision.duties for actor in duty.binds))
    return tuple(dict.fromkeys(named or agreement.parties))


@dataclass(frozen=True, slots=True)
class Parties:
    actors: Mapping[ActorId, Actor]
    names: NameIndex

    @classmethod
    def of(cls, actors: Iterable[Actor], names: NameIndex) -> Parties:
        return cls({actor.id: actor for actor in actors}, names)

    def find(
        self, verdict: Verdict, text: str, *, speaker: ActorId, bound: Sequence[ActorId]
    ) -> tuple[ActorId | None, ...]:
        """Those of whom the words say that they kept it or did not; `(None,)` where they name nobody, or all who are
        bound. Somebody who is part of who is bound stands for them; who is not bound is not judged."""
        named = self._after(verdict, text)
        if named is None:
            named = self._before(verdict, text)
        found = (self._bound(ActorId(mention.id), speaker, bound) for mention in named)
        judged = tuple(dict.fromkeys(actor for actor in found if actor is not None))
        return judged if len(judged) == 1 or (judged and set(judged) != set(bound)) else (None,)

    def _after(self, verdict: Verdict, text: str) -> Sequence[Mention] | None:
        """Whom "by" leads to after the judging words. Empty where what is said of one is said of one alone, since then
        it is about all: "carried out only by Veld"; None where there is no such word."""
        cut = _TURN.search(text, verdict.cue.end, verdict.end)
        tail = text[verdict.cue.end : cut.start() if cut else verdict.end]
        mentions = self._mentions(tail)
        for place, mention in enumerate(mentions):
            by = _BY.search(tail, 0, mention.start)
            if by is None or _PARTICIPLE.search(tail, 0, mention.start):
                continue
            if (by["not"] or "").lower() in {"not", "nor"}:
                continue
            group = _joined(tail, mentions[place:])
            halved = verdict.status is AssessmentStatus.PARTLY
            return [] if halved and (by["not"] or _ALONE.match(tail, group[-1].end)) else group
        return None

    def _before(self, verdict: Verdict, text: str) -> Sequence[Mention]:
        """The subject of the judging words, or whose record it is that they judge."""
        start = next(
            (c.start for c in reversed(cut_clauses(text, verdict.span)) if c.start <= verdict.cue.start), verdict.start
        )
        if HOLDS.match(text, verdict.cue.start - 1, verdict.cue.end):
            return []
        head = text[start : verdict.cue.start]
        mentions = self._mentions(head)
        for place, mention in enumerate(mentions):
            group = _joined(head, mentions[place:])
            if _ABOUT.search(head, 0, mention.start):
                continue
            end = group[-1].end
            if verdict.status is AssessmentStatus.PARTLY and _ONLY.search(head, 0, mention.start):
                return []
            if _TO_CUE.fullmatch(head, end) or _RECORD.fullmatch(head, end) or _RECORD.fullmatch(head, end - 2):
                ourselves = verdict.status is AssessmentStatus.UNCLEAR and mention.id == _US_ID
                return [] if ourselves else group
        return []

    def _mentions(self, text: str) -> list[Mention]:
        """Names, and the words for one's own side and the other, in order."""
        found = list(self.names.find(text))
        found += [Mention(m.start(), m.end(), _US_ID) for m in _US.finditer(text)]
        found += [Mention(m.start() + len("the "), m.end(), _OTHERS_ID) for m in _OTHERS.finditer(text)]
        return sorted(found)

    def _bound(self, actor: ActorId, speaker: ActorId, bound: Sequence[ActorId]) -> ActorId | None:
        if actor in (_US_ID, _OTHERS_ID):
            own = [each for each in bound if self._are_of_one_side(speaker, each)]
            others = [each for each in bound if each not in own]
            meant = own if actor == _US_ID else others if own else []
            return meant[0] if len(meant) == 1 else None
        chain = chain_of(actor, self.actors)
        over = next((each for each in chain if each in bound), None)
        if over is not None:
            return over
        parts = [each for each in bound if actor in chain_of(each, self.actors)]
        return parts[0] if len(parts) == 1 else actor if parts else None

    def _are_of_one_side(self, one: ActorId, other: ActorId) -> bool:
        first, second = chain_of(one, self.actors), chain_of(other, self.actors)
        side = self._side(first)
        return first[-1] == second[-1] or (side is not None and side == self._side(second))

    def _side(self, chain: Iterable[ActorId]) -> str | None:
        sides = (self.actors[each].side for each in chain if each in self.actors)
        return next((side for side in sides if side is not None), None)


def _joined(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The first, and those that are joined on to it by "and" or "nor"."""
    group = [mentions[0]]
    for one, other in pairwise(mentions):
        if not _JOINT.fullmatch(text, one.end, other.start):
            break
        group.append(other)
    return group
