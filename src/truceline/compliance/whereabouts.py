"""Whether it was where a duty applies: by the names of places, and by the zones as each claimant draws them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from truceline.compliance.stage import Stage, join
from truceline.compliance.zones import InZone, Lies, say_kilometres
from truceline.model.agreement import Provision
from truceline.model.bearing import Aspect, BearingTest, Fit
from truceline.model.duty import Amount, Duty
from truceline.model.extent import Extent
from truceline.model.ids import ActorId, ClaimId, PlaceId
from truceline.model.period import Period
from truceline.model.place import Zone

_FIRE_GOES_ACROSS = "cessation"
_BEST = (Fit.YES, Fit.DISPUTED, Fit.CANNOT_TELL, Fit.NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A place that is named, by whom and in which claims."""

    place: PlaceId
    speakers: tuple[ActorId, ...]
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    fit: Fit
    text: str
    km: float = inf


def try_where(told: Sequence[Told], duty: Duty, provision: Provision, on: Period | None, stage: Stage) -> BearingTest:
    """Of several places that the accounts name, one is enough to leave it open, and two that differ dispute it."""
    claims = tuple(dict.fromkeys(claim for each in told for claim in each.claims))
    far = _distances(told, duty, on, stage)
    if not duty.places and not duty.zones:
        text = "; ".join(("The point is tied to no place", *far)) + "."
        return BearingTest(name=Aspect.WHERE, fit=Fit.YES, text=text, claims=claims if far else ())
    if not told:
        return BearingTest(name=Aspect.WHERE, fit=Fit.CANNOT_TELL, text="No account says where.", claims=claims)
    found = [(each, _place(each.place, duty, provision, on, stage)) for each in told]
    fits = {finding.fit for _, finding in found}
    apart = Fit.DISPUTED if Fit.CANNOT_TELL not in fits else Fit.CANNOT_TELL
    fit = fits.pop() if len(fits) == 1 else apart
    texts = [_as_told(each, finding.text, stage) if len(found) > 1 else finding.text for each, finding in found]
    return BearingTest(name=Aspect.WHERE, fit=fit, text=f"{_capital('; '.join((*texts, *far)))}.", claims=claims)


def _as_told(told: Told, text: str, stage: Stage) -> str:
    words = f"in {text.removeprefix('In ')}" if text.startswith("In ") else text
    return f"according to {stage.names(told.speakers)}, {words}"


def _distances(told: Sequence[Told], duty: Duty, on: Period | None, stage: Stage) -> list[str]:
    """How far it was from what the duty measures distances from. Nothing is concluded: fire is told of where it falls,
    not of where the guns stand."""
    said = []
    for zone in dict.fromkeys(a.measured_from for a in duty.amounts if a.unit == "km"):
        if zone not in stage.zones:
            continue
        asked = join([f"{a.what} {_bounds(a)}" for a in duty.amounts if a.unit == "km" and a.measured_from == zone])
        for each in told:
            here = stage.extents.get(each.place)
            found = stage.survey.place_in_zone(here, stage.zones[zone], on) if here is not None else ()
            layers = [layer for claimed in found for layer in claimed.layers]
            if layers:
                away = say_kilometres(min(x.nearest_km for x in layers), max(x.farthest_km for x in layers))
                name, line = stage.place_name(each.place), stage.zones[zone].name
                said.append(f"{name} is {away} from {line}, where the point measures from: {asked}")
    return said


def _bounds(amount: Amount) -> str:
    """`(at least 50 km)`."""
    low = f"at least {amount.min:g} km" if amount.min is not None else ""
    high = f"at most {amount.max:g} km" if amount.max is not None else ""
    return f"({' and '.join(filter(None, (low, high)))})" if amount.min != amount.max else f"({amount.min:g} km)"


def _place(place: PlaceId, duty: Duty, provision: Provision, on: Period | None, stage: Stage) -> _Finding:
    """The best of all that the duty names, and of equals the nearest."""
    findings = [
        *(_by_name(place, each, provision, on, stage) for each in _outermost(duty.places, stage)),
        *(_by_zone(place, stage.zones[each], on, stage) for each in duty.zones if each in stage.zones),
    ]
    if not findings:
        return _Finding(fit=Fit.CANNOT_TELL, text="The pack does not know the place or zone of the point")
    return min(findings, key=lambda finding: (_BEST.index(finding.fit), finding.km))


def _outermost(places: Iterable[PlaceId], stage: Stage) -> Iterator[PlaceId]:
    listed = list(dict.fromkeys(places))
    return (each for each in listed if not any(holder in listed for holder in stage.holders(each)[1:]))


def _by_name(place: PlaceId, meant: PlaceId, provision: Provision, on: Period | None, stage: Stage) -> _Finding:
    """Whoever lies within a place that is named lies in it. A zone of the same name says where the place ends; what is
    outside is out of the point's reach, unless the point is about fire, which goes across. Without a zone only another
    district or another country is surely elsewhere."""
    name, area = stage.place_name(place), stage.place_name(meant)
    drawn = stage.zone_named_as(meant)
    by_zone = _by_zone(place, drawn, on, stage) if drawn is not None else None
    if meant in stage.holders(place):
        if by_zone is not None and by_zone.fit is Fit.DISPUTED:
            return by_zone
        return _Finding(fit=Fit.YES, text=f"{name} lies in {area}" if place != meant else f"In {area}", km=0.0)
    if by_zone is not None and by_zone.fit is Fit.NO and provision.kind == _FIRE_GOES_ACROSS:
        return _Finding(fit=Fit.CANNOT_TELL, text=f"{by_zone.text}; fire may go across its edge", km=by_zone.km)
    if by_zone is not None:
        return by_zone
    if place in stage.holders(meant):
        return _Finding(fit=Fit.CANNOT_TELL, text=f"Somewhere in {name}, in which {area} lies", km=0.0)
    if provision.kind != _FIRE_GOES_ACROSS and stage.are_apart_by_name(place, meant):
        return _Finding(fit=Fit.NO, text=f"{name} lies in another {_apart_kind(place, meant, stage)} than {area}")
    return _by_distance(place, meant, stage)


def _by_distance(place: PlaceId, meant: PlaceId, stage: Stage) -> _Finding:
    """A point that names a place and draws no zone may reach beyond it, as a centre's right to inspect does."""
    name, area = stage.place_name(place), stage.place_name(meant)
    found = stage.between(place, meant)
    if found is None:
        unknown = name if place not in stage.extents else area
        return _Finding(fit=Fit.CANNOT_TELL, text=f"The pack does not say where {unknown} lies")
    here = f"{name} is" if stage.is_spot(place) else f"Somewhere in {name},"
    there = area if stage.is_spot(meant) else f"the middle of {area}"
    away = say_kilometres(found.nearest_km, found.farthest_km)
    text = f"{here} {away} from {there}, which the point names and the pack does not draw"
    return _Finding(fit=Fit.CANNOT_TELL, text=text, km=found.nearest_km)


def _by_zone(place: PlaceId, zone: Zone, on: Period | None, stage: Stage) -> _Finding:
    here, name = stage.extents.get(place), stage.place_name(place)
    if here is None:
        return _Finding(fit=Fit.CANNOT_TELL, text=f"The pack does not say where {name} lies")
    found = stage.survey.place_in_zone(here, zone, on)
    if not found:
        return _Finding(fit=Fit.CANNOT_TELL, text=f"The pack draws no {zone.name} for that day")
    certain = {each.lies for each in found if each.lies in (Lies.INSIDE, Lies.OUTSIDE)}
    everyone = {each.lies for each in found}
    km = min(layer.nearest_km for each in found for layer in each.layers)
    if len(certain) == 2:
        fit = Fit.DISPUTED
    elif everyone == {Lies.INSIDE}:
        fit = Fit.YES
    else:
        fit = Fit.NO if everyone == {Lies.OUTSIDE} else Fit.CANNOT_TELL
    said = [_say(each, zone, here, stage) for each in found]
    if len(set(said)) == 1:
        return _Finding(fit=fit, text=f"{name}: {said[0]}", km=km)
    whose = [f"{words}{_according(each, stage)}" for each, words in zip(found, said, strict=True)]
    return _Finding(fit=fit, text=f"{name}: {'; '.join(whose)}", km=km)


def _say(found: InZone, zone: Zone, here: Extent, stage: Stage) -> str:
    away = say_kilometres(
        min(layer.nearest_km for layer in found.layers), max(layer.farthest_km for layer in found.layers)
    )
    known = f"place known to {here.km:g} km"
    drawn = max((layer.layer.precision_km or 0.0) for layer in found.layers)
    known += f", outline to {drawn:g} km" if drawn else ""
    match found.lies:
        case Lies.INSIDE:
            return f"within {zone.name}, {known}"
        case Lies.OUTSIDE:
            return f"outside {zone.name}, {away} from it, {known}"
        case Lies.BESIDE:
            return f"{away} from {zone.name}, {known}"
        case Lies.CANNOT_TELL:
            return f"at the edge of {zone.name}, inside or outside cannot be told, {known}"


def _according(found: InZone, stage: Stage) -> str:
    return f" (as {stage.name(found.claimed_by)} draws it)" if found.claimed_by is not None else " (as drawn by others)"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _apart_kind(place: PlaceId, meant: PlaceId, stage: Stage) -> str:
    kinds = [{stage.places[p].kind for p in stage.holders(x) if p in stage.places} for x in (place, meant)]
    return "district" if all("district" in each for each in kinds) else "country"
