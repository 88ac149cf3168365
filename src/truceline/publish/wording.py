"""Our own words on the page: neutral labels, and nothing that takes a side."""

from __future__ import annotations

from truceline.model.claim import Attitude
from truceline.model.event import Quantity, event_types

ATTITUDES = {
    Attitude.ASSERT: "says",
    Attitude.DENY: "denies",
    Attitude.ACCUSE: "accuses",
    Attitude.DEMAND: "demands",
    Attitude.WARN: "warns",
    Attitude.EXPECT: "expects",
    Attitude.REPORT: "reports in its own voice",
}
STATUSES = {
    "disputed": ("disputed", "answers exclude each other"),
    "agreed": ("agreed", "two sides, or a side and an unaligned speaker with knowledge of its own, answer alike"),
    "one_sided": ("one-sided", "several speakers, all of one side"),
    "single_source": ("single source", "one speaker"),
}
ASSESSMENTS = {
    "fulfilled": ("●", "fulfilled"),
    "partly": ("◐", "partly"),
    "not_fulfilled": ("○", "not fulfilled"),
    "unclear": ("?", "unclear"),
}
BASES = {
    "verbatim": "the same copy, word for word",
    "near": "the same copy, edited",
    "agency": "the same agency's copy",
}
DATE_BASES = {"stated": "stated", "inferred": "inferred, not printed", "none": "no date found"}
LEARNED_BASES = {
    "collected": "as noted when it was collected",
    "received": "as the mail was received",
    "sent": "as the mail was sent",
    "none": "",
}
_EVENTS = {
    "casualties": "people killed or wounded",
    "infrastructure_damage": "damage",
    "explosive_device": "mine or explosive device",
    "control_of_place": "who holds the place",
    "troop_buildup": "build-up of forces",
    "aid_access": "passage of aid",
    "agreement_breach": "agreement not kept",
    "agreement_kept": "agreement kept",
    "comment": "opinion",
    "other": "other",
}
_COUNTED = {"other": "other numbers", "strikes": "strikes or rounds"}


def event_label(event_type: str) -> str:
    return _EVENTS.get(event_type, event_type.replace("_", " "))


def event_meaning(event_type: str) -> str:
    known = event_types().get(event_type)
    return known.meaning if known else event_label(event_type)


def counted_label(what: str) -> str:
    return _COUNTED.get(what, what)


def kind_label(kind: str) -> str:
    """`other` says nothing that a reader can use."""
    return "no kind given" if kind == "other" else kind.replace("_", " ")


def number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f") if value >= 10_000 else str(value)


def figure(quantity: Quantity) -> str:
    """A quantity as it was given: `2`, `about 40`, `10–12`, `at least 6`, `at most 20`, `not given`."""
    low, high, about = quantity.min, quantity.max, "about " if quantity.approx else ""
    match low, high:
        case None, None:
            return "number not given"
        case int(), None:
            return f"at least {number(low or 0)}"
        case None, int():
            return f"{'nearly' if quantity.approx else 'at most'} {number(high or 0)}"
        case _ if low == high:
            return f"{about}{number(low or 0)}"
        case _:
            return f"{about}{number(low or 0)}–{number(high or 0)}"


def plural(count: int, noun: str, many: str | None = None) -> str:
    return f"{count} {noun if count == 1 else many or noun + 's'}"
