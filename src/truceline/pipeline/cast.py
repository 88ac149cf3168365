"""The actors and places that a record meets, each with the surface forms in which it was met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from truceline.model.actor import Actor
from truceline.model.agreement import Assessment
from truceline.model.claim import Claim
from truceline.model.ids import ActorId, PlaceId
from truceline.model.pack import Pack
from truceline.model.place import Place
from truceline.model.report import Report, ReportKind
from truceline.text.names import NameIndex

Forms = Mapping[str, Sequence[str]]
_MOST_FORMS = 40


def meet_forms(reports: Iterable[Report], *indexes: NameIndex) -> dict[str, tuple[str, ...]]:
    """The words in which each known id is named in the texts, the most frequent first."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for report in reports:
        for index in indexes:
            for mention in index.find(report.text):
                counts[mention.id][" ".join(report.text[mention.start : mention.end].split())] += 1
    return {
        id: tuple(sorted(forms, key=lambda form: (-forms[form], form))[:_MOST_FORMS]) for id, forms in counts.items()
    }


def meet_actors(
    pack: Pack, reports: Sequence[Report], claims: Sequence[Claim], assessments: Sequence[Assessment]
) -> list[ActorId]:
    """Every actor id that the record uses, in order of its first use; what they are part of comes last."""
    met: dict[ActorId, None] = {}
    for report in reports:
        met.update(dict.fromkeys((report.voice, *report.agencies)))
    for claim in claims:
        ids = (claim.speaker, *claim.via, claim.event.actor, claim.event.target)
        met.update(dict.fromkeys(id for id in ids if id is not None))
    met.update(dict.fromkeys(assessment.assessor for assessment in assessments))
    for agreement in pack.agreements:
        bound = (id for provision in agreement.provisions for id in provision.binds)
        met.update(dict.fromkeys((*agreement.parties, *bound)))
        if agreement.monitor is not None:
            met[agreement.monitor] = None
    known = {actor.id: actor for actor in pack.actors}
    for id in tuple(met):
        while (actor := known.get(id)) is not None and actor.part_of is not None and actor.part_of not in met:
            met[actor.part_of] = None
            id = actor.part_of
    return list(met)


def describe_actors(
    ids: Iterable[ActorId], pack: Pack, found: Iterable[Actor], forms: Forms, reports: Iterable[Report]
) -> list[Actor]:
    """A record for each id: the pack's, else the one found in the texts, else what the printed outlet or byline says."""
    known = {actor.id: actor for actor in pack.actors}
    others = {actor.id: actor for actor in found}
    voices: dict[ActorId, Actor] = {}
    for report in reports:
        voices.setdefault(report.voice, _voice(report))
    described: list[Actor] = []
    for id in ids:
        if id in known:
            described.append(replace(known[id], aliases=tuple(forms.get(id, ()))))
        else:
            described.append(others.get(id) or voices.get(id) or _nameless(id))
    return sorted(described, key=lambda actor: actor.id)


def _voice(report: Report) -> Actor:
    """The unknown voice of a report: a poster, an outlet, or nobody known."""
    posted = report.kind is ReportKind.POST
    name = report.byline if posted else report.outlet
    slug = report.voice.removeprefix("found:")
    if name is None and not slug.startswith("report-"):
        name = slug.replace("-", " ")
    kind = "person" if posted else "outlet"
    aliases = (name,) if name else ()
    return Actor(id=report.voice, name=name or "unnamed source", kind=kind, aliases=aliases, known=False)


def _nameless(id: ActorId) -> Actor:
    return Actor(id=id, name=id.removeprefix("found:").replace("-", " "), kind="other", known=False)


def meet_places(pack: Pack, claims: Iterable[Claim]) -> list[PlaceId]:
    """Every place id that claims and provisions use, and what these lie within."""
    met: dict[PlaceId, None] = {}
    for claim in claims:
        if claim.event.place is not None:
            met[claim.event.place] = None
    for agreement in pack.agreements:
        for provision in agreement.provisions:
            met.update(dict.fromkeys(provision.places))
    known = {place.id: place for place in pack.places}
    for id in tuple(met):
        while (place := known.get(id)) is not None and place.within is not None and place.within not in met:
            met[place.within] = None
            id = place.within
    return list(met)


def describe_places(ids: Iterable[PlaceId], pack: Pack, found: Iterable[Place], forms: Forms) -> list[Place]:
    known = {place.id: place for place in pack.places}
    others = {place.id: place for place in found}
    described: list[Place] = []
    for id in ids:
        if id in known:
            described.append(replace(known[id], aliases=tuple(forms.get(id, ()))))
        else:
            name = id.removeprefix("found:").replace("-", " ")
            described.append(others.get(id) or Place(id=id, name=name, kind="other", known=False))
    return sorted(described, key=lambda place: place.id)
