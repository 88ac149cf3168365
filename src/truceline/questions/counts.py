"""How many? Only like with like, the latest figure of each body, never an average."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.model.claim import Claim
from truceline.model.event import Quantity, event_types
from truceline.model.ids import PlaceId
from truceline.questions.testimony import Answer, Testimony, answer_of, is_denial

_WHATS = ("killed", "wounded", "captured", "displaced", "troops", "strikes")
_TYPES_FOR = {
    "captured": ("detention",),
    "displaced": ("return_of_displaced", "displacement"),
    "troops": ("troop_entry",),
}
_PART = re.compile(r"(?<!\bno )(?<!\bany )\b(?!no\b|any\b|or\b|and\b)\w+ more\b(?! than\b)", re.IGNORECASE)
_APPROXIMATELY = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    claim: Claim
    quantity: Quantity

    @property
    def range(self) -> tuple[int | None, int | None]:
        return (self.quantity.min, self.quantity.max)


def counted(testimony: Testimony) -> list[tuple[str, str]]:
    """Pairs of event type and what is counted: the dead and wounded of the incident, the rest by type of event."""
    found = {
        (_counted_type(claim, quantity.what), quantity.what)
        for claim in testimony.claims
        for quantity in claim.event.quantities
        if quantity.what in _WHATS
    }
    order = list(event_types())
    return sorted(
        ((kind, what) for kind, what in found if kind is not None),
        key=lambda pair: (order.index(pair[0]), _WHATS.index(pair[1])),
    )


def answers_on_count(testimony: Testimony, kind: str, what: str, *, place: PlaceId | None) -> list[Answer]:
    """One answer for each figure that still stands, smallest first."""
    figures = _standing(list(_figures(testimony, kind, what, place)), testimony)
    by_range: dict[tuple[int | None, int | None], list[Claim]] = {}
    for figure in figures:
        by_range.setdefault(figure.range, []).append(figure.claim)
    ordered = sorted(by_range.items(), key=lambda item: (item[0][0] or 0, item[0][1] or 0))
    return [answer_of(_say(low, high), (low, high), claims) for (low, high), claims in ordered]


def exclude_each_other(a: Answer, b: Answer) -> bool:
    """Two figures exclude each other where their ranges, about a tenth wider where approximate, do not meet."""
    low_a, high_a = _reach(a)
    low_b, high_b = _reach(b)
    return low_a > high_b or low_b > high_a


def _counted_type(claim: Claim, what: str) -> str | None:
    kind = claim.event.type
    if what in ("killed", "wounded"):
        return "casualties"
    if what == "strikes":
        return kind if event_types()[kind].group == "violence" else None
    return kind if kind in _TYPES_FOR[what] else None


def _figures(testimony: Testimony, kind: str, what: str, place: PlaceId | None) -> Iterable[Figure]:
    for claim in testimony.claims:
        if is_denial(claim) or _is_a_part(claim, what, place):
            continue
        for quantity in claim.event.quantities:
            known = quantity.min is not None or quantity.max is not None
            if quantity.what == what and known and _counted_type(claim, what) == kind:
                yield Figure(claim=claim, quantity=quantity)
                break


def _is_a_part(claim: Claim, what: str, place: PlaceId | None) -> bool:
    """ "Three more", or those whom one hospital took in: no total to compare."""
    if _PART.search(claim.content.quote):
        return True
    elsewhere = claim.event.place is not None and place is not None and claim.event.place != place
    return elsewhere and what == "killed" and len(claim.event.quantities) > 1 and _has_other_count(claim)


def _has_other_count(claim: Claim) -> bool:
    return any(quantity.what == "other" for quantity in claim.event.quantities)


def _standing(figures: Sequence[Figure], testimony: Testimony) -> list[Figure]:
    """Each speaker's last figure, without those that a later figure of the same body no longer allows."""
    order = {id(figure): (_first_told(figure, figures, testimony), -i) for i, figure in enumerate(figures)}
    last_of: dict[str, Figure] = {}
    for figure in figures:
        speaker = figure.claim.speaker
        if speaker not in last_of or order[id(figure)] > order[id(last_of[speaker])]:
            last_of[speaker] = figure
    newest: dict[str, Figure] = {}
    for figure in last_of.values():
        body = testimony.cast.body(figure.claim.speaker)
        if body not in newest or order[id(figure)] > order[id(newest[body])]:
            newest[body] = figure
    kept = [f for f in last_of.values() if _agree(f, newest[testimony.cast.body(f.claim.speaker)])]
    kept_ranges = {(f.claim.speaker, f.range) for f in kept}
    return [f for f in figures if (f.claim.speaker, f.range) in kept_ranges]


def _first_told(figure: Figure, figures: Sequence[Figure], testimony: Testimony) -> str:
    """When this copy of the figure first appeared: a late reprint does not make it new."""
    origin = testimony.origin(figure.claim)
    return min(
        testimony.published(other.claim)
        for other in figures
        if other.claim.speaker == figure.claim.speaker
        and other.range == figure.range
        and testimony.origin(other.claim) == origin
    )


def _agree(a: Figure, b: Figure) -> bool:
    return not exclude_each_other(answer_of("", a.range, [a.claim]), answer_of("", b.range, [b.claim]))


def _reach(answer: Answer) -> tuple[float, float]:
    if not isinstance(answer.value, tuple):
        return (0.0, float("inf"))
    low, high = answer.value
    approximate = any(
        quantity.approx and (quantity.min, quantity.max) == answer.value
        for entry in answer.entries
        for quantity in entry.claim.event.quantities
    )
    slack = _APPROXIMATELY if approximate else 0.0
    return (
        low * (1 - slack) if low is not None else 0.0,
        high * (1 + slack) if high is not None else float("inf"),
    )


def _say(low: int | None, high: int | None) -> str:
    """ "14", "10-12", "10.." for at least, "..20" for at most."""
    if low is not None and low == high:
        return str(low)
    if low is not None and high is not None:
        return f"{low}-{high}"
    return f"{low}.." if low is not None else f"..{high}"
