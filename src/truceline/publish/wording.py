"""Our own words on the page: neutral labels, and nothing that takes a side."""

from __future__ import annotations

from truceline.model.act import SILENT, ActKind
from truceline.model.claim import Attitude, Claim
from truceline.model.duty import DutyState
from truceline.model.event import Polarity, Quantity, event_types

ATTITUDES = {
    Attitude.ASSERT: "says",
    Attitude.DENY: "denies",
    Attitude.ACCUSE: "accuses",
    Attitude.DEMAND: "demands",
    Attitude.WARN: "warns",
    Attitude.EXPECT: "expects",
    Attitude.REPORT: "reports in its own voice",
}
ACTS: dict[ActKind, str] = {
    ActKind.DENIAL: "denies",
    ActKind.PARTIAL_DENIAL: "denies in part",
    ActKind.CORRECTION: "corrects",
    ActKind.RETRACTION: "takes back",
    ActKind.ADMISSION: "acknowledges",
    ActKind.REFUSAL: "would not comment",
    ActKind.NO_ANSWER: "did not answer",
    ActKind.NO_INFORMATION: "does not know",
    ActKind.UNVERIFIED: "could not verify",
    ActKind.NO_CONFIRMATION: "does not confirm",
    ActKind.NOT_DENIED: "does not deny",
    ActKind.LEFT_OPEN: "does not rule out",
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
DUTY_STATES = {
    DutyState.NOT_DUE: ("⋯", "not yet due"),
    DutyState.DUE: ("!", "due"),
    DutyState.OVERDUE: ("‼", "overdue"),
    DutyState.RUNNING: ("↻", "in force"),
    DutyState.LAPSED: ("■", "lapsed"),
    DutyState.OVERTAKEN: ("↷", "overtaken"),
    DutyState.DONE: ("✓", "on record as done"),
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


def said_by(claim: Claim) -> str:
    """What the speaker does: "says", "denies"; of who says neither yes nor no, how: "does not deny"."""
    return ACTS[claim.act] if claim.act in SILENT else ATTITUDES[claim.attitude]


def sign_of(claim: Claim) -> str:
    if claim.act in SILENT:
        return "?"
    return "+" if claim.event.polarity is Polarity.HAPPENED else "−"


def sign_meaning(claim: Claim) -> str:
    if claim.act in SILENT:
        return "said neither to have happened nor to be untrue"
    return f"said to {'have happened or to hold' if claim.event.polarity is Polarity.HAPPENED else 'be untrue'}"


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
