"""Whose name is printed: outlets, agencies and issuing bodies, resolved to actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.model.actor import Actor
from truceline.model.ids import ActorId
from truceline.text.names import Mention, NameIndex, fold_word, slug

PAPER_KINDS = frozenset({"outlet", "agency"})
MONITOR_KINDS = frozenset({"monitor"})
ISSUER_KINDS = frozenset(
    {
        "state", "government", "ministry", "armed_force", "armed_group", "de_facto_authority", "peacekeepers",
        "monitor", "international_org", "ngo",
    }
)  # fmt: skip
_EMPTY_WORDS = frozenset(
    ["republic", "federation", "state", "kingdom", "union", "islamic", "of", "the", "and", "for", "in", "at", "a", "an"]
)

WORLD_AGENCIES = (
    ("Reuters", "Thomson Reuters"), ("AFP", "Agence France-Presse"), ("AP", "Associated Press", "The Associated Press"),
    ("dpa", "Deutsche Presse-Agentur"), ("EFE",), ("ANSA",), ("UPI", "United Press International"), ("TASS",),
    ("Interfax",), ("RIA Novosti",), ("Xinhua",), ("Anadolu Agency", "Anadolu"), ("Kyodo",), ("Yonhap",), ("IRNA",),
    ("SANA",), ("WAFA",), ("PTI", "Press Trust of India"), ("PA Media",), ("Ukrinform",), ("Armenpress",), ("AZERTAC",),
)  # fmt: skip

LISTING_AGENCY = "Reuters"


def _words(name: str) -> frozenset[str]:
    words = (fold_word(word) for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", name))
    return frozenset(word for word in words if word not in _EMPTY_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The pack's actors by every name they go by, with what kind of actor each is. Made once for a run.

    `signer` is the agency that lists its reporters and editors under its copy without naming itself, as Reuters does;
    None where the pack names the theatre's agencies and this is none of them.
    """

    index: NameIndex
    kinds: Mapping[str, str]
    issuers: tuple[tuple[frozenset[str], str], ...]
    signer: ActorId | None = None

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> Names:
        known = tuple(actors)
        kinds = {str(actor.id): actor.kind for actor in known}
        entries = [(str(actor.id), (actor.name, *actor.aliases)) for actor in known]
        printed = NameIndex.build(entries)
        world = [(f"found:{slug(names[0])}", names) for names in WORLD_AGENCIES if not _is_known(printed, names)]
        kinds.update({agency: "agency" for agency, _ in world})
        issuers = tuple(
            (_words(name), str(actor.id))
            for actor in known
            if actor.kind in ISSUER_KINDS
            for name in (actor.name, *actor.aliases)
            if _words(name)
        )
        others = any(actor.kind == "agency" for actor in known)
        index = NameIndex.build([*entries, *world])
        signer = printed.resolve(LISTING_AGENCY) if others else index.resolve(LISTING_AGENCY)
        return cls(index=index, kinds=kinds, issuers=issuers, signer=ActorId(signer) if signer else None)

    def kind_of(self, actor: str | None) -> str | None:
        return self.kinds.get(actor) if actor is not None else None

    def agency(self, printed: str) -> ActorId | None:
        """The agency whose name the whole string is."""
        found = self.index.resolve(printed.strip(" .,;:-–—/()[]"))
        return ActorId(found) if found is not None and self.kinds.get(found) == "agency" else None

    def paper(self, printed: str) -> ActorId | None:
        """The outlet or agency whose name the whole string is, but for a tail such as "English service"."""
        found = self.index.resolve(printed)
        if found is not None and self.kinds.get(found) in PAPER_KINDS:
            return ActorId(found)
        mentions = self.mentions(printed, PAPER_KINDS)
        if mentions and mentions[0].start <= 4 and mentions[0].end - mentions[0].start >= len(printed) * 0.4:
            return ActorId(mentions[0].id)
        return None

    def mentions(self, text: str, kinds: frozenset[str]) -> list[Mention]:
        return [mention for mention in self.index.find(text) if self.kinds.get(mention.id) in kinds]

    def issuer(self, letterhead: str) -> ActorId | None:
        """The body that a letterhead names, however its words are ordered; a state only where nothing narrower fits."""
        words = _words(letterhead)
        best: tuple[int, int, str] | None = None
        for name, actor in self.issuers:
            if name <= words:
                rank = (int(self.kinds[actor] != "state"), len(name), actor)
                if best is None or rank[:2] > best[:2]:
                    best = rank
        return ActorId(best[2]) if best else None


def _is_known(index: NameIndex, names: tuple[str, ...]) -> bool:
    return any(index.resolve(name) is not None for name in names)


def found_id(name: str) -> ActorId:
    """The id of an actor that no pack knows."""
    return ActorId(f"found:{slug(name)}")
