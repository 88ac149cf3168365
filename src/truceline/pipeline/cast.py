"""The actors and places that a record meets, each with the surface forms in which it was met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from truceline.model.actor import Actor
from truceline.model.agreement import Assessment
from truceline.model.claim import Claim
from truceline.model.ids import ActorId, PlaceId
from truceline.model.pack import Pack
from truceline.model.place import Place
from truceline.model.report import Report, ReportKind
from truceline.text.names import NameIndex

_Id = TypeVar("_Id", bound=str)
_Named = TypeVar("_Named", Actor, Place)
Forms = Mapping[str, Sequence[str]]
_LONGEST_TITLE = 60
_WORDS_OF_A_TITLE = 8
_MOST_FORMS = 40


def meet_forms(reports: Iterable[Report], *indexes: NameIndex) -> dict[str, tuple[str, ...]]:
    """The words in which each known id is named in the texts, the most frequent first."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for report in reports:
        for index in indexes:
            for mention in index.find(report.text):
                counts[mention.id][" ".join(report.text[mention.start : mention.end].split())] += 1
    return {name: _most_frequent(forms) for name, forms in counts.items()}


def _most_frequent(forms: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-forms[form], form))[:_MOST_FORMS])


def meet_actors(
    pack: Pack, reports: Sequence[Report], claims: Sequence[Claim], assessments: Sequence[Assessment]
) -> list[ActorId]:
    """Every actor id that the record uses, in order of its first use; what they are part of comes last."""
    met: dict[ActorId, None] = {}
    for report in reports:
        met.update(dict.fromkeys((report.voice, *report.agencies)))
    for claim in claims:
        used = (claim.speaker, *claim.via, claim.event.actor, claim.event.target)
        met.update(dict.fromkeys(actor for actor in used if actor is not None))
    met.update(dict.fromkeys(assessment.assessor for assessment in assessments))
    met.update(dict.fromkeys(assessment.of for assessment in assessments if assessment.of is not None))
    for agreement in pack.agreements:
        bound = (actor for provision in agreement.provisions for actor in provision.binds)
        met.update(dict.fromkeys((*agreement.parties, *bound)))
        if agreement.monitor is not None:
            met[agreement.monitor] = None
    return _with_owners(met, {actor.id: actor.part_of for actor in pack.actors})


def _with_owners(met: Mapping[_Id, None], owners: Mapping[_Id, _Id | None]) -> list[_Id]:
    everybody = dict(met)
    for one in met:
        owner = owners.get(one)
        while owner is not None and owner not in everybody:
            everybody[owner] = None
            owner = owners.get(owner)
    return list(everybody)


def describe_actors(
    ids: Iterable[ActorId], pack: Pack, found: Iterable[Actor], forms: Forms, reports: Iterable[Report]
) -> list[Actor]:
    """A record for each id: the pack's, else the one found in the texts, else the printed outlet or byline."""
    known = {actor.id: actor for actor in pack.actors}
    others = _merged(found)
    voices: dict[ActorId, Actor] = {}
    for report in reports:
        voices.setdefault(report.voice, _voice(report))
    described: list[Actor] = []
    for actor in ids:
        if actor in known:
            described.append(replace(known[actor], aliases=tuple(forms.get(actor, ()))))
        else:
            described.append(others.get(actor) or voices.get(actor) or _nameless(actor))
    return sorted(described, key=lambda actor: actor.id)


def _merged(found: Iterable[_Named]) -> dict[str, _Named]:
    """One record for each id, the first one's, with the forms of all."""
    merged: dict[str, _Named] = {}
    for one in found:
        first = merged.setdefault(one.id, one)
        fresh = tuple(form for form in one.aliases if form not in first.aliases)
        if fresh and len(first.aliases) < _MOST_FORMS:
            merged[one.id] = replace(first, aliases=first.aliases + fresh)
    return merged


def _voice(report: Report) -> Actor:
    """The unknown voice of a report: a poster, an outlet, or nobody known."""
    posted = report.kind is ReportKind.POST
    name = report.byline if posted else report.outlet
    slug = report.voice.removeprefix("found:")
    if name is None and not slug.startswith("report-"):
        name = slug.replace("-", " ")
    kind = "person" if posted else "outlet"
    aliases = (name,) if name else ()
    return Actor(id=report.voice, name=name or _article(report), kind=kind, aliases=aliases, known=False)


def _article(report: Report) -> str:
    """A report that names no outlet is told apart by its headline."""
    title = report.headline or " ".join(report.text.split()[:_WORDS_OF_A_TITLE])
    short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()}…"
    return f"article “{short}”" if short else "unnamed source"


def _nameless(actor: ActorId) -> Actor:
    return Actor(id=actor, name=actor.removeprefix("found:").replace("-", " "), kind="other", known=False)


def meet_places(pack: Pack, claims: Iterable[Claim]) -> list[PlaceId]:
    """Every place id that claims and provisions use, and what these lie within."""
    met: dict[PlaceId, None] = {}
    for claim in claims:
        if claim.event.place is not None:
            met[claim.event.place] = None
    for agreement in pack.agreements:
        for provision in agreement.provisions:
            met.update(dict.fromkeys(provision.places))
    return _with_owners(met, {place.id: place.within for place in pack.places})


def describe_places(ids: Iterable[PlaceId], pack: Pack, found: Iterable[Place], forms: Forms) -> list[Place]:
    known = {place.id: place for place in pack.places}
    others = _merged(found)
    described: list[Place] = []
    for place in ids:
        if place in known:
            described.append(replace(known[place], aliases=tuple(forms.get(place, ()))))
        else:
            name = place.removeprefix("found:").replace("-", " ")
            described.append(others.get(place) or Place(id=place, name=name, kind="other", known=False))
    return sorted(described, key=lambda place: place.id)
