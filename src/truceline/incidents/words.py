"""Names and telling words in claims."""

from __future__ import annotations

import re
from collections.abc import Iterable

from truceline.model.claim import Claim
from truceline.model.ids import ClaimId
from truceline.model.pack import Pack
from truceline.text.lexicon import words

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENDS_SENTENCE = frozenset('.!?:;…"“”„«»(')
_SHORTEST_NAME, _SHORTEST_WORD = 4, 5
_CALENDAR = words(
    "january february march april may june july august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday",
)
_COMMON = words(
    "about above across after again against almost along already also although always among another areas around",
    "because before began behind being below between beyond border called called carried civilian civilians claim",
    "could country death deaths during each early either else enough evening every fired first following forces",
    "found four further given group having hours house houses however including injured inside into itself killed",
    "known later least less local lost made makes many means might military minister ministry moment month months",
    "more morning most much must near nearly never night nobody none north nothing number often once only opened",
    "order other others outside over part people persons place places point position positions quite rather reached",
    "region report reported reports residents right round said says second security seen service seven several shall",
    "should shots side sides since situation small soldiers some something south state statement still such taken",
    "territory than that their them then there these they thing things third this those three through times today",
    "together took town toward towards troops under units until very village violation violations week weeks were west",
    "what when where whether which while whole will with within without women words would wounded year years yesterday",
    "agreement agreements ceasefire arrangement accord attack attacks attacked incident incidents information members",
    "officials spokesman spokesperson spokeswoman government president commander colonel general major captain",
)


class Reader:
    """Reads names and telling words out of claims, each claim once."""

    def __init__(self, pack: Pack) -> None:
        self._known = frozenset(_pack_words(pack))
        self._names: dict[ClaimId, tuple[str, ...]] = {}
        self._words: dict[ClaimId, tuple[str, ...]] = {}

    def names(self, claim: Claim) -> tuple[str, ...]:
        """Capitalised words inside a sentence that the pack does not know: a boat, a street, a family."""
        if claim.id not in self._names:
            text = claim.content.quote
            found = {
                match.group().lower()
                for match in _TOKEN.finditer(text)
                if match.group()[0].isupper()
                and len(match.group()) >= _SHORTEST_NAME
                and not _opens_sentence(text, match.start())
            }
            self._names[claim.id] = tuple(sorted(found - self._known - _CALENDAR - _COMMON))
        return self._names[claim.id]

    def words(self, claim: Claim) -> tuple[str, ...]:
        """Words of some length that are neither the pack's nor met in any report on any conflict."""
        if claim.id not in self._words:
            found = {_singular(match.group().lower()) for match in _TOKEN.finditer(claim.content.quote)}
            kept = {word for word in found if len(word) >= _SHORTEST_WORD}
            self._words[claim.id] = tuple(sorted(kept - self._known - _CALENDAR - _COMMON))
        return self._words[claim.id]


def _pack_words(pack: Pack) -> Iterable[str]:
    names = [name for actor in pack.actors for name in (actor.name, *actor.aliases)]
    names += [name for place in pack.places for name in (place.name, *place.aliases)]
    names += [name for place in pack.places for _, name in place.names_used_by]
    names += [side.name for side in pack.sides] + [agreement.title for agreement in pack.agreements]
    for name in names:
        for token in _TOKEN.findall(name):
            yield token.lower()
            yield _singular(token.lower())


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip()
    return not before or before[-1] in _ENDS_SENTENCE


def _singular(word: str) -> str:
    for ending in ("'s", "’s", "'", "’"):
        word = word.removesuffix(ending)
    return word[:-1] if len(word) > _SHORTEST_WORD and word.endswith("s") and not word.endswith("ss") else word
