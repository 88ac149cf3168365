"""Families of event types: what can be one event, and how long its traces last."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache


class Role(Enum):
    """What a claim of this kind can do for an incident."""

    EVENT = "event"  # can found one
    AFTERMATH = "aftermath"  # belongs to the event that it follows from; founds one where there is none
    WORDS = "words"  # said about an event; never founds one


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Family:
    """`name` is read by people; `lasting` is how many days may lie between two accounts of one such event.

    `moves` marks what is not tied to one spot: prisoners are led away, a cut at one station darkens a whole island.
    """

    name: str
    role: Role
    lasting: int = 0
    moves: bool = False


FIRE = Family(name="fire", role=Role.EVENT)
DEVICE = Family(name="explosion", role=Role.EVENT)
POSTURE = Family(name="forces at a place", role=Role.EVENT, lasting=4)
FLIGHT = Family(name="flight", role=Role.EVENT)
CUSTODY = Family(name="detention", role=Role.EVENT, lasting=4, moves=True)
MOVEMENT = Family(name="movement of people", role=Role.EVENT, lasting=1)
AID = Family(name="aid", role=Role.EVENT, lasting=1)
ROUTE = Family(name="route", role=Role.EVENT, lasting=4)
UTILITY = Family(name="supply", role=Role.EVENT, lasting=4, moves=True)
OBSTRUCTION = Family(name="monitors hindered", role=Role.EVENT)
HARM = Family(name="harm", role=Role.AFTERMATH, moves=True)
DEPLOYMENT = Family(name="peacekeepers' movement", role=Role.AFTERMATH, lasting=2)
WORDS = Family(name="words", role=Role.WORDS)

_MEMBERS = {
    FIRE: ("armed_clash", "small_arms_fire", "shelling", "air_strike", "drone_strike", "attack_on_civilians"),
    DEVICE: ("explosive_device",),
    POSTURE: ("troop_entry", "withdrawal", "fortification", "control_of_place", "troop_buildup"),
    FLIGHT: ("overflight",),
    CUSTODY: ("detention", "prisoner_release"),
    MOVEMENT: ("displacement", "return_of_displaced"),
    AID: ("aid_access",),
    ROUTE: ("route_closure", "route_opening"),
    UTILITY: ("utility_cutoff", "utility_restoration"),
    OBSTRUCTION: ("monitor_obstruction",),
    HARM: ("casualties", "infrastructure_damage"),
    DEPLOYMENT: ("peacekeeper_deployment",),
}
_OF_TYPE = {kind: family for family, kinds in _MEMBERS.items() for kind in kinds}
PRECEDENCE = tuple(kind for kinds in _MEMBERS.values() for kind in kinds)
"""Event types in the order in which they name an incident where several claims found it equally."""

ON_THE_AGREEMENT = frozenset({"agreement_breach", "agreement_kept", "agreement_signed"})
"""Types that often speak of an agreement as a whole."""

_VIOLENT = (FIRE, DEVICE)


def family_of(event_type: str) -> Family:
    return _OF_TYPE.get(event_type, WORDS)


def causes_of(family: Family) -> tuple[Family, ...]:
    """Families that an account of this one may be about: its own, and for harm what does harm."""
    return _VIOLENT if family == HARM else (family,)


@cache
def kinship(a: Family, b: Family) -> float:
    """How well two families go together in one event: 3 for one family, 2 for harm and its cause, less than 0
    for strangers."""
    if a == b:
        return 3.0
    pair = {a, b}
    if HARM in pair:
        return 2.0 if pair & set(_VIOLENT) else 0.5
    if DEPLOYMENT in pair:
        return 1.0 if pair & set(_VIOLENT) else 0.5
    if pair == set(_VIOLENT):
        return -0.75
    if pair & set(_VIOLENT) and ROUTE in pair:
        return 0.5
    if pair & set(_VIOLENT) and MOVEMENT in pair:
        return 0.0
    return -0.5
