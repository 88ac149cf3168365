"""The agreement register: what stands in it for a point without duties of its own, and its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from truceline.model.agreement import Provision
from truceline.model.duty import Duty, DutyForm
from truceline.model.ids import AgreementId

_HELD = frozenset({"cessation", "corridor"})
_HELD_WITHOUT_A_DAY = frozenset({"territory", "monitoring"})


def usual_form(provision: Provision, *, dated: bool, termed: bool) -> DutyForm:
    """The form of a duty of that point where nobody has said it: what has a term, or is of a kind that holds, stands.
    `dated`: it has a day on which it is due, `termed`: a day on which it ends."""
    only_breached = bool(provision.breached_by) and not provision.fulfilled_by
    held = provision.kind in _HELD or termed
    held = held or (not dated and (provision.kind in _HELD_WITHOUT_A_DAY or only_breached))
    return DutyForm.STANDING if held else DutyForm.ONCE


def duties_of(provision: Provision) -> tuple[Duty, ...]:
    """Never empty: a point without duties, as in records made by hand, is itself the one, under its own number."""
    if provision.duties:
        return provision.duties
    form = usual_form(provision, dated=provision.due is not None, termed=False)
    return (
        Duty(
            id=provision.number,
            text=provision.text,
            form=form,
            binds=provision.binds,
            places=provision.places,
            zones=provision.zones,
            breached_by=provision.breached_by,
            fulfilled_by=provision.fulfilled_by,
            due=provision.due,
            sources=provision.sources,
        ),
    )


class DeadlineKind(StrEnum):
    """What happens on a day of the calendar. `notice`: the last day to object to a further term; `renewal`: the day on
    which a further term follows unless somebody has objected; `return`: a period of a recurring duty ends."""

    BEGINS = "begins"
    DUE = "due"
    ENDS = "ends"
    NOTICE = "notice"
    RENEWAL = "renewal"
    RETURN = "return"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One dated moment. `on` is an ISO date or date-time. `provision` and `duty` are None for a milestone that is about
    the whole agreement; `of` are then the ids that it names. `struck` where a later word took its place (`moved_to`,
    where it was moved), or where somebody denies the milestone; `version` where only one text has it so."""

    agreement: AgreementId
    provision: str | None
    duty: str | None
    on: str
    kind: DeadlineKind
    text: str
    of: tuple[str, ...] = ()
    struck: bool = False
    moved_to: str | None = None
    milestone: str | None = None
    version: str | None = None
    term: int | None = None
