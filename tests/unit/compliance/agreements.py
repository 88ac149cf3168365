"""Invented agreements for the tests of the register."""

from __future__ import annotations

from typing import Any

from truceline.model.agreement import Agreement, Provision
from truceline.model.duty import Condition, Duty, DutyForm, Effect, Length, Milestone, Renewal
from truceline.model.ids import ActorId, AgreementId

ORDESH, LUMENIA = ActorId("ordesh"), ActorId("lumenia")


def length(text: str) -> Length:
    found = Length.parse(text)
    assert found is not None, text
    return found


def duty(name: str = "1", form: DutyForm = DutyForm.ONCE, **more: Any) -> Duty:
    """Lengths may be given in ISO 8601, and `renews` as (every, notice)."""
    for key in ("within", "lasts", "every"):
        if isinstance(more.get(key), str):
            more[key] = length(more[key])
    if isinstance(more.get("renews"), tuple):
        every, notice = more["renews"]
        more["renews"] = Renewal(every=length(every), notice=length(notice) if notice else None)
    return Duty(id=name, text=f"Duty {name}.", form=form, **more)


def milestone(on: str, effect: Effect, *of: str, **more: Any) -> Milestone:
    plain = {"id": f"m-{on}-{effect}", "text": f"It was {effect}."}
    return Milestone(on=on, effect=effect, of=of, **{**plain, **more})


def agreement(*duties: Duty, milestones: tuple[Milestone, ...] = (), **more: Any) -> Agreement:
    """Each duty stands in the point that its id names before the full stop."""
    numbers = dict.fromkeys(each.id.partition(".")[0] for each in duties)
    points = tuple(
        Provision(
            number=number,
            title=f"Point {number}",
            text=f"What point {number} says.",
            kind="other",
            duties=tuple(each for each in duties if each.id.partition(".")[0] == number),
        )
        for number in numbers
    )
    plain: dict[str, Any] = {"signed": "2033-04-02", "effective": "2033-04-04", "provisions": points}
    return Agreement(
        id=AgreementId("kestry"),
        title="Kestry Protocol",
        parties=(ORDESH, LUMENIA),
        monitor=None,
        milestones=milestones,
        conditions=(Condition(id="law", text="A law on elections is passed."),),
        **{**plain, **more},
    )
