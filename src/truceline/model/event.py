"""Event types, and the event that a claim speaks of."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from truceline.model.ids import ActorId, PlaceId
from truceline.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A row of event-types.csv: group, meaning, ACLED sub-event, PLOVER root, the type that says the opposite."""

    id: str
    group: str
    meaning: str
    acled_sub_event: str
    plover: str
    opposite: str | None


@cache
def event_types() -> dict[str, EventType]:
    """All event types by id, in the order of the file."""
    rows = (files("truceline.model") / "event-types.csv").read_text(encoding="utf-8").splitlines()
    return {
        row["id"]: EventType(
            id=row["id"],
            group=row["group"],
            meaning=row["meaning"],
            acled_sub_event=row["acled_sub_event"],
            plover=row["plover"],
            opposite=row["opposite"] or None,
        )
        for row in csv.DictReader(rows)
    }


class Polarity(StrEnum):
    HAPPENED = "+"
    DID_NOT = "-"


QUANTITY_KINDS = ("killed", "wounded", "captured", "displaced", "strikes", "vehicles", "troops", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many of `what`. An open end is None ("at least 10": 10, None; "up to 20": None, 20); 0 is a number."""

    what: str
    min: int | None
    max: int | None
    approx: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`polarity` is HAPPENED where the claim says that it happened or holds, DID_NOT where it says that it did not."""

    type: str
    polarity: Polarity
    actor: ActorId | None = None
    target: ActorId | None = None
    place: PlaceId | None = None
    time: Period | None = None
    quantities: tuple[Quantity, ...] = ()
