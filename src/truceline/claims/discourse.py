"""What has been named so far in a report: whom "it", "he" and "the ministry" can mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from truceline.claims.context import Context
from truceline.claims.located import within
from truceline.model.ids import ActorId, PlaceId
from truceline.model.report import Report
from truceline.text.lexicon import words
from truceline.text.names import Mention, fold_word

_HEAD_KINDS: dict[str, tuple[str, ...]] = {
    "ministry": ("ministry",),
    "directorate": ("ministry", "government"),
    "department": ("ministry", "government"),
    "government": ("government", "state"),
    "office": ("government", "international_org", "other"),
    "authority": ("de_facto_authority", "government"),
    "authorities": ("de_facto_authority", "government", "state"),
    "army": ("armed_force", "armed_group"),
    "military": ("armed_force",),
    "service": ("armed_force", "government", "agency"),
    "guard": ("armed_force", "armed_group"),
    "guards": ("armed_force", "armed_group"),
    "contingent": ("peacekeepers",),
    "peacekeepers": ("peacekeepers",),
    "force": ("peacekeepers", "armed_force"),
    "mission": ("monitor", "peacekeepers", "international_org"),
    "monitors": ("monitor",),
    "observers": ("monitor",),
    "verifiers": ("monitor",),
    "centre": ("monitor",),
    "group": ("ngo", "monitor", "armed_group"),
    "agency": ("agency", "international_org"),
    "bureau": ("agency", "government"),
    "movement": ("armed_group",),
    "council": ("government", "international_org", "other"),
    "charity": ("ngo",),
    "organisation": ("ngo", "international_org", "monitor"),
    "administration": ("government", "de_facto_authority"),
    "committee": ("government", "ngo", "international_org", "other"),
    "commission": ("monitor", "international_org", "government"),
    "secretariat": ("international_org", "monitor"),
    "presidency": ("government", "state"),
    "cabinet": ("government", "state"),
    "navy": ("armed_force",),
    "militia": ("armed_group",),
    "rebels": ("armed_group",),
    "insurgents": ("armed_group",),
    "command": ("armed_force", "peacekeepers"),
    "company": ("other",),
    "operator": ("other",),
    "utility": ("other",),
    "paper": ("outlet",),
    "newspaper": ("outlet",),
    "daily": ("outlet",),
    "broadcaster": ("outlet",),
    "envoy": ("person",),
    "colonel": ("person",),
    "captain": ("person",),
    "major": ("person",),
    "admiral": ("person",),
    "brigadier": ("person",),
    "governor": ("person",),
    "mayor": ("person",),
    "chancellor": ("person",),
    "president": ("person",),
    "minister": ("person",),
    "spokesman": ("person",),
    "spokeswoman": ("person",),
    "spokesperson": ("person",),
    "commander": ("person",),
    "general": ("person",),
    "ambassador": ("person",),
    "chairman": ("person",),
    "chairwoman": ("person",),
    "official": ("monitor", "ministry", "government"),
}
_REMEMBERED = 200  # speakers and mentions further back are not meant by a pronoun
_CROWDS = frozenset({"monitor", "peacekeepers", "armed_force", "armed_group"})
_TITLES = words(
    "president minister general commander ambassador envoy colonel captain major admiral brigadier governor mayor "
    "chancellor chairman chairwoman"
)
_ANY_NAME = words(
    "monitors observers verifiers authorities military presidency cabinet rebels insurgents paper newspaper daily "
    "broadcaster charity militia navy"
)
_AT_HOME = re.compile(r"[Tt]he (?:government|Government|Ministry of|(?:[A-Z]\w+ )Ministry)\b")
_NEAR = 250
_OPENING = re.compile(
    rf"(?:^|[.!?”\"]\s+|\n)(The (?:[\w-]+ ){{0,2}}(?i:{'|'.join(_HEAD_KINDS)}))\b(?!['’])",
    re.MULTILINE,
)
_BODY_NOUN = re.compile(rf"\b({'|'.join(_HEAD_KINDS)})\b", re.IGNORECASE)


class Seen(NamedTuple):
    actor: ActorId
    at: int
    person: bool
    plural: bool


@dataclass(slots=True)
class Discourse:
    """The running memory of one report; spoken and named actors in order of appearance."""

    context: Context
    report: Report
    mentions: list[Mention]
    spoken: list[Seen] = field(default_factory=list)

    @classmethod
    def of(cls, report: Report, context: Context) -> Discourse:
        return cls(context, report, context.actor_names.find(report.text))

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        return within(self.mentions, start, end)

    def hear(self, actor: ActorId, at: int, *, person: bool, plural: bool) -> None:
        self.spoken.append(Seen(actor, at, person, plural))

    def _named_before(self, at: int) -> list[Mention]:
        last = bisect_left(self.mentions, at, key=lambda m: m.start)
        return [m for m in self.mentions[max(0, last - _REMEMBERED) : last] if m.end <= at]

    def _is_person(self, actor: str) -> bool:
        return self.context.kind_of(ActorId(actor)) == "person"

    def meant_by_pronoun(self, pronoun: str, at: int) -> ActorId | None:
        """The actor that a pronoun before `at` most likely stands for, or None."""
        word = pronoun.lower()
        recent = [s for s in reversed(self.spoken[-_REMEMBERED:]) if s.at < at]
        if word in {"he", "she", "his", "her"}:
            named = [m for m in self._named_before(at) if self._is_person(m.id)]
            heard = next((s for s in recent if s.person), None)
            if named and (heard is None or named[-1].start > heard.at):
                return ActorId(named[-1].id)
            return heard.actor if heard else None
        if word in {"it", "its"}:
            heard = next((s for s in recent if not s.person and not s.plural), None)
            subject = self._subject_before(at, after=heard.at if heard else -1)
            if subject:
                return subject
            if heard:
                return heard.actor
            bodies = [m for m in self._named_before(at) if not self._is_person(m.id)]
            return ActorId(bodies[-1].id) if bodies else None
        if word in {"they", "their"}:
            heard = next((s for s in recent if s.plural), None) or next(iter(recent), None)
            crowds = [m for m in self._named_before(at) if self.context.kind_of(ActorId(m.id)) in _CROWDS]
            if crowds and (heard is None or crowds[-1].start > heard.at):
                return ActorId(crowds[-1].id)
            return heard.actor if heard else None
        return None

    def _subject_before(self, at: int, *, after: int) -> ActorId | None:
        """The body that a sentence shortly before `at` begins with ("The Ministry is in no doubt. …, it says")."""
        begin = max(0, at - _NEAR, after + 1)
        openings = list(_OPENING.finditer(self.report.text, begin, at))
        return self.meant_by_body(openings[-1][1], openings[-1].end(1)) if openings else None

    def meant_by_body(self, phrase: str, at: int) -> ActorId | None:
        """Whom "the ministry", "the foreign ministry", "a Centre official" mean at `at`: the latest name that "
        "fits."""
        nouns = [m.group(1).lower() for m in _BODY_NOUN.finditer(phrase)]
        if not nouns:
            return None
        noun = nouns[-1] if nouns[-1] not in {"official", "spokesman", "spokeswoman", "spokesperson"} else nouns[0]
        qualifiers = {fold_word(w) for w in re.findall(r"[^\W_]+", phrase)} - {"the", "a", "an", "s", noun}
        qualifiers &= {
            "defence",
            "foreign",
            "interior",
            "health",
            "border",
            "external",
            "return",
            "energy",
            "prime",
            "deputy",
        }
        fitting = [a for a in self.context.pack.actors if self._fits(a.id, noun, qualifiers)]
        possessive = re.match(r"(its|their|his|her)\b", phrase.strip(), re.IGNORECASE)
        owner = self.meant_by_pronoun(possessive[1], at) if possessive else self._owner_named_in(phrase)
        if owner:
            fitting = [a for a in fitting if self.context.top_of(a.id) == self.context.top_of(owner)] or fitting
        ids = {a.id for a in fitting}
        at_home = [a for a in fitting if a.side and a.side == self.context.side_of(self.report.voice)]
        if not owner and len(at_home) == 1 and _AT_HOME.match(phrase.strip()):
            return at_home[0].id
        named = [m for m in self._named_before(at) if m.id in ids]
        heard = [s for s in self.spoken[-_REMEMBERED:] if s.at < at and s.actor in ids]
        if heard and (not named or heard[-1].at >= named[-1].start):
            return heard[-1].actor
        if named:
            return ActorId(named[-1].id)
        if self.report.voice in ids:
            return self.report.voice
        own_side = [a for a in fitting if a.side and a.side == self.context.side_of(self.report.voice)]
        if len(own_side) == 1:
            return own_side[0].id
        return fitting[0].id if len(fitting) == 1 else None

    def _owner_named_in(self, phrase: str) -> ActorId | None:
        """The government of a place in the phrase: "the authorities on the island of X"."""
        places = (PlaceId(m.id) for m in self.context.place_names.find(phrase))
        return next((self.context.capitals[p] for p in places if p in self.context.capitals), None)

    def _fits(self, actor: ActorId, noun: str, qualifiers: set[str]) -> bool:
        known = self.context.actors[actor]
        if known.kind not in _HEAD_KINDS[noun] or (known.kind == "person" and noun not in _TITLES):
            return False
        words = {fold_word(w) for name in (known.name, *known.aliases) for w in re.findall(r"[^\W_]+", name)}
        return (noun in words or noun in _ANY_NAME) and (not qualifiers or qualifiers <= words)
