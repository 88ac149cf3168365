"""Figures: what is counted, of whom, and which numbers are only a part of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from truceline.model.claim import Claim
from truceline.model.event import Quantity, event_types
from truceline.model.ids import PlaceId
from truceline.questions.testimony import Testimony, is_denial

WHATS = ("killed", "wounded", "captured", "displaced", "troops", "vehicles", "strikes", "other")
_TYPES_FOR = {
    "captured": ("detention",),
    "displaced": ("return_of_displaced", "displacement"),
    "troops": ("troop_entry", "troop_buildup"),
    "vehicles": ("troop_entry", "troop_buildup", "aid_access"),
    "other": ("prisoner_release",),
}
_VICTIMS = (
    r"(?:dead|killed|wounded|injured|victims|casualties|fatalities|detained|detainees|captured|captives|prisoners)"
)
_PART = re.compile(
    r"(?<!\bno )(?<!\bany )\b(?!no\b|any\b|or\b|and\b)\w+ more\b(?! than\b)"
    rf"|\b(?:of|among) the (?:\w+ )?{_VICTIMS}\b|\bthe (?:first|last) \w+ \w+s\b",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(?:still|remain\w*|stay(?:s|ed|ing)?(?: behind)?|left behind|are left)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:bringing|brought|brings|raising|raised|raises|in all|altogether|total)\b", re.IGNORECASE)
_NUMBER = (
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens of|no)"
    r"(?: (?!of\b|and\b|or\b|by\b)[\w-]+){0,2}? "
)
_SOLDIERS = re.compile(
    _NUMBER + r"(?:soldiers?|service(?:m[ae]n|women|woman)|troops|marines?|conscripts?|officers|fighters?|militants?|"
    r"gunm[ae]n|(?:border )?guards(?:m[ae]n)?|military personnel)\b",
    re.IGNORECASE,
)
_CIVILIANS = re.compile(
    _NUMBER
    + r"(?:civilians?|villagers?|residents?|townspeople|children|child|wom[ae]n|farmers?|shepherds?|pensioners?|"
    r"passengers?|fisherm[ae]n|postm[ae]n)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`whose` is the side whose dead or wounded are counted, where the claim names it; `people` are `civilians` or
    `soldiers` where its words say so of them; of aid, what was `let through` or `held up`. None compares with anything.
    """

    claim: Claim
    quantity: Quantity
    whose: str | None
    people: str | None

    @property
    def range(self) -> tuple[int | None, int | None]:
        return (self.quantity.min, self.quantity.max)


def are_alike(a: Figure, b: Figure) -> bool:
    """True where both may count the same people."""
    same_side = a.whose is None or b.whose is None or a.whose == b.whose
    same_people = a.people is None or b.people is None or a.people == b.people
    return same_side and same_people


def counted_type(claim: Claim, what: str) -> str | None:
    """The type of event whose count the figure belongs to; None where it counts something else."""
    kind = claim.event.type
    if what in ("killed", "wounded"):
        return "casualties"
    if what == "strikes":
        return kind if event_types()[kind].group == "violence" else None
    return kind if kind in _TYPES_FOR[what] else None


def figures_of(testimony: Testimony, kinds: Collection[str], what: str, *, place: PlaceId | None) -> Iterable[Figure]:
    """Every figure that counts the whole, in the order of publication. Lorries that are not let through are counted
    all the same."""
    for claim in testimony.claims:
        if is_denial(claim) and claim.event.type != "aid_access":
            continue
        quantity = next((q for q in claim.event.quantities if q.what == what and _is_known(q)), None)
        belongs = counted_type(claim, what) in kinds or ("troop_entry" in kinds and _is_presence(claim, what))
        if quantity is not None and belongs and not _is_a_part(claim, what, place):
            harmed = what in ("killed", "wounded")
            yield Figure(
                claim=claim,
                quantity=quantity,
                whose=_whose(claim, testimony) if harmed else None,
                people=_people(claim) if harmed else _passage(claim),
            )


def is_a_total(claim: Claim) -> bool:
    """ "Bringing to two the number of dead": the sum of what the report has told."""
    return _TOTAL.search(claim.content.quote) is not None


def tells_what_is_left(claim: Claim) -> bool:
    return _LEFT.search(claim.content.quote) is not None


def _is_known(quantity: Quantity) -> bool:
    return quantity.min is not None or quantity.max is not None


def _is_presence(claim: Claim, what: str) -> bool:
    """Those who are there count as those who came, unless the words speak of who is left."""
    return what in ("troops", "vehicles") and claim.event.type == "control_of_place"


def _is_a_part(claim: Claim, what: str, place: PlaceId | None) -> bool:
    """ "Three more", "two of the wounded", those who are still there, or whom one hospital took in: no total."""
    if _PART.search(claim.content.quote):
        return True
    if what in ("troops", "vehicles") and claim.event.type == "control_of_place" and tells_what_is_left(claim):
        return True
    elsewhere = claim.event.place is not None and place is not None and claim.event.place != place
    return elsewhere and what == "killed" and len(claim.event.quantities) > 1 and _has_other_count(claim)


def _has_other_count(claim: Claim) -> bool:
    return any(quantity.what == "other" for quantity in claim.event.quantities)


def _whose(claim: Claim, testimony: Testimony) -> str | None:
    return testimony.cast.side(claim.event.target) if claim.event.target is not None else None


def _passage(claim: Claim) -> str | None:
    if claim.event.type != "aid_access":
        return None
    return "held up" if is_denial(claim) else "let through"


def _people(claim: Claim) -> str | None:
    """None where the words name both or neither."""
    soldiers = _SOLDIERS.search(claim.content.quote) is not None
    civilians = _CIVILIANS.search(claim.content.quote) is not None
    if soldiers == civilians:
        return None
    return "soldiers" if soldiers else "civilians"
