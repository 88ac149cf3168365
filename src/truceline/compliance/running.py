"""Whether a duty was in force when it happened, as far as the day is known."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.compliance.moments import read_moment
from truceline.compliance.stage import Stage
from truceline.model.agreement import Agreement, Provision
from truceline.model.bearing import Aspect, BearingTest, Fit, Sense
from truceline.model.duty import Duty, DutyClock, DutyState
from truceline.model.ids import ClaimId
from truceline.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """When, None where no account says; in which claims; and in which sense it would bear."""

    on: Period | None
    claims: tuple[ClaimId, ...]
    sense: Sense


def try_when(told: Happened, duty: Duty, provision: Provision, agreement: Agreement, stage: Stage) -> BearingTest:
    """What was done before a duty bound may still fulfil it, once the agreement was signed."""
    on, claims = told.on, told.claims
    if on is None:
        text = "No account says when."
        return BearingTest(name=Aspect.WHEN, fit=Fit.CANNOT_TELL, text=text, claims=claims)
    bounds = dict.fromkeys((stage.opening(on.start), on.end))
    clocks = [stage.clock_at(moment, duty, provision, agreement) for moment in bounds]
    read = [_read(clock, agreement, sense=told.sense, stage=stage) for clock in clocks]
    fits = {fit for fit, _ in read}
    fit = fits.pop() if len(fits) == 1 else Fit.CANNOT_TELL
    words = list(dict.fromkeys(text for _, text in read))
    text = f"{_say(on, stage)}: {' or '.join(words)}."
    return BearingTest(name=Aspect.WHEN, fit=fit, text=text, claims=claims)


def _read(clock: DutyClock, agreement: Agreement, *, sense: Sense, stage: Stage) -> tuple[Fit, str]:
    if _is_before(clock, agreement, sense=sense, stage=stage):
        return Fit.NO, "before it bound" + (f" ({_moment(clock.begins, stage)})" if clock.begins else "")
    since = f" since {_moment(clock.begins, stage)}" if clock.begins else ""
    match clock.state:
        case DutyState.NOT_DUE if clock.waits_for:
            return Fit.CANNOT_TELL, "it waited for what was not on record as done"
        case DutyState.NOT_DUE:
            by = f", due by {_moment(clock.due, stage)}" if clock.due else ""
            return Fit.YES, f"it bound{since}{by}"
        case DutyState.RUNNING | DutyState.DUE:
            return Fit.YES, f"it was in force{since}"
        case DutyState.OVERDUE:
            return Fit.YES, f"it was in force and its last day past ({_moment(clock.due, stage)})"
        case DutyState.DONE:
            return Fit.CANNOT_TELL, "it was on record as done by then"
        case DutyState.LAPSED:
            return Fit.NO, "its term was over" + (f" ({_moment(clock.ends, stage)})" if clock.ends else "")
        case DutyState.OVERTAKEN:
            return Fit.NO, "something else had taken its place"


def _is_before(clock: DutyClock, agreement: Agreement, *, sense: Sense, stage: Stage) -> bool:
    at = read_moment(clock.at, stage.zone)
    begins = read_moment(clock.begins, stage.zone)
    if sense is Sense.FULFILMENT:
        signed = read_moment(agreement.signed or agreement.effective, stage.zone)
        begins = signed or begins
    return at is not None and begins is not None and at.closes < begins.opens


def _say(on: Period, stage: Stage) -> str:
    first, last = _moment(on.start, stage), _moment(on.end, stage)
    return f"On {first}" if first == last else f"Between {first} and {last}"


def _moment(text: str | None, stage: Stage) -> str:
    moment = read_moment(text, stage.zone)
    return moment.say() if moment is not None else str(text)
