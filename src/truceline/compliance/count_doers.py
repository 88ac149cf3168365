"""Who is said to have done what is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from truceline.model.actor import Actor, chain_of
from truceline.model.anchor import Span
from truceline.model.claim import Attitude, Claim
from truceline.model.ids import ActorId
from truceline.model.pack import Pack
from truceline.text.names import NameIndex

_JUDGING = frozenset({"monitor", "peacekeepers", "international_org", "outlet", "agency", "ngo", "person"})
_BY = re.compile(r"\b(?:by|on the part of|committed by|attributed to|blamed on)\s(?:the\s|units of (?:the )?)?$", re.I)
_OPENS = re.compile(
    r"^[\s,;:(–—-]*(?:(?:and|while|whereas|but|with)\s)?(?:(?:the|of)\s)?(?:(?:former|latter)\s)?$", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"^(?:['’]s)?(?: (?:side|army|forces?|units?|troops|military|armed forces|formations))*"
    r"(?: (?:had|has|have|also|for its part|itself|then|again))*[, ]*"
    r"(?:(?:violat|breach|br[eo]k|infring|fir|open|shell|committ|launch|carr|did so)\w*\b.*"
    r"|(?:the |some |about |almost |only )*)$",
    re.IGNORECASE | re.DOTALL,
)
Doer = tuple[str | None, ActorId | None]


@dataclass(frozen=True, slots=True)
class Doers:
    """The pack's actors, with their names as the reading of claims finds them."""

    actors: Mapping[ActorId, Actor]
    names: NameIndex
    side_names: Mapping[str, str]

    @classmethod
    def of(cls, pack: Pack, names: NameIndex) -> Doers:
        return cls(
            actors={actor.id: actor for actor in pack.actors},
            names=names,
            side_names={side.name.casefold(): side.id for side in pack.sides},
        )

    def of_claim(self, claim: Claim) -> Doer:
        """As the claim has it; nobody where it does not say, or where it names whoever only watches."""
        return self._of_claim(claim) or (None, None)

    def in_words(self, text: str, scope: Span, at: Span) -> Doer | None:
        """By the figure's own words: "by X", "X 12 times"."""
        ahead, behind = text[scope.start : at.start], text[at.end : scope.end]
        for mention in self.names.find(behind):
            doer = self._doer(ActorId(mention.id))
            if doer is not None and _BY.search(behind[: mention.start]):
                return doer
        for mention in self.names.find(ahead):
            doer = self._doer(ActorId(mention.id))
            if doer is None:
                continue
            leads = _OPENS.match(ahead[: mention.start]) and _SUBJECT.match(ahead[mention.end :])
            if leads or _BY.search(ahead[: mention.start]):
                return doer
        return None

    def _of_claim(self, claim: Claim) -> Doer | None:
        actor = claim.event.actor
        if actor is None or claim.attitude not in (Attitude.ACCUSE, Attitude.ASSERT, Attitude.REPORT):
            return None
        if actor == claim.speaker or actor in chain_of(claim.speaker, self.actors):
            return None
        return self._doer(actor)

    def _doer(self, actor: ActorId) -> Doer | None:
        """The side of an actor; of an unaligned one itself, unless it only watches or prints."""
        known = self.actors.get(actor)
        if known is None:
            return None
        if known.side is not None:
            return known.side, None
        return None if known.kind in _JUDGING else (None, actor)

    def named(self, words: str) -> Doer | None:
        """Who a table's head or label names, where it is hardly anything else ("Violations by Vell")."""
        plain = " ".join(words.split())
        side = self.side_names.get(plain.casefold())
        if side is not None:
            return side, None
        found = [m for m in self.names.find(plain) if _BY.search(plain[: m.start]) or m.end - m.start > len(plain) / 2]
        return self._doer(ActorId(found[0].id)) if len(found) == 1 else None
