"""Who is named in an incident, as doing it or as suffering it: two camps, without a direction between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from truceline.model.event import Polarity
from truceline.model.incident import Incident
from truceline.publish.exports.contents import Contents

STATE_KINDS = frozenset({"state", "government", "ministry", "armed_force"})
REPORTING_KINDS = frozenset({"outlet", "agency"})
OUTSIDE_KINDS = frozenset({"peacekeepers", "monitor", "international_org", "ngo"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """A side, or somebody of no side. `lead` is the actor that most claims name, `others` the rest of the same side;
    `kind` is that of the lead."""

    lead: str
    kind: str
    others: tuple[str, ...]


def find_camps(incident: Incident, contents: Contents) -> list[Camp]:
    """In the order of the pack's sides, then those of no side, the most named first. Who is named as doing it and who
    as suffering it is not told apart: that is a question, and often a disputed one. Who is only said not to have done
    it, and the press, are left out; a person stands for the body that they belong to."""
    catalogue = contents.catalogue
    named: Counter[str] = Counter()
    for claim in contents.said(incident):
        if claim.event.polarity is Polarity.HAPPENED:
            told = (claim.event.actor, claim.event.target)
            named.update(body for actor in told if actor is not None and (body := _body_of(actor, contents)))
    by_side: dict[str, list[str]] = {}
    for actor in sorted(named, key=lambda a: (-named[a], a)):
        side = catalogue.side_of(actor)
        by_side.setdefault(f"side {side}" if side is not None else f"actor {actor}", []).append(actor)
    last = len(catalogue.side_order)

    def rank(actors: list[str]) -> tuple[int, int, str]:
        side = catalogue.side_of(actors[0])
        return (last if side is None else catalogue.side_order[side], -named[actors[0]], actors[0])

    return [_camp(actors, contents) for actors in sorted(by_side.values(), key=rank)]


def _body_of(actor: str, contents: Contents) -> str | None:
    """The body that a person belongs to, as far as that is known; None for the press."""
    known = contents.catalogue.actors.get(actor)
    if known is None:
        return actor
    if known.kind in REPORTING_KINDS:
        return None
    return known.part_of if known.kind == "person" and known.part_of is not None else actor


def _camp(actors: list[str], contents: Contents) -> Camp:
    lead = contents.catalogue.actors.get(actors[0])
    names = contents.names(actors)
    return Camp(lead=names[0], kind=lead.kind if lead else "other", others=tuple(names[1:]))
