"""What the bearings of a point would come to, for a person to look at. It is nobody's view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from truceline.model.agreement import Agreement, AssessmentStatus, Provision
from truceline.model.bearing import Aspect, Bearing, BearingTest, Fit, Proposal, Sense
from truceline.model.duty import DutyForm
from truceline.model.register import duties_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """`doer_agreed`: nobody disputes who it was, and not one side alone says so."""

    bearing: Bearing
    doer_agreed: bool

    @property
    def is_certain(self) -> bool:
        """It is agreed that it happened and who did it; they are bound, it was there, and the point was in force."""
        return self.doer_agreed and all(test.fit is Fit.YES for test in self.bearing.tests)


def propose(found: Iterable[Weighed], agreements: Sequence[Agreement]) -> Iterator[Proposal]:
    """For each point on which something bears, in their order."""
    bearing = [each for each in found if each.bearing.bears]
    for agreement in agreements:
        for provision in agreement.provisions:
            of_point = [
                each
                for each in bearing
                if each.bearing.agreement == agreement.id and each.bearing.provision == provision.number
            ]
            if of_point:
                yield _propose(of_point, agreement, provision)


def _propose(found: Sequence[Weighed], agreement: Agreement, provision: Provision) -> Proposal:
    certain = [each.bearing for each in found if each.is_certain]
    against = [each for each in certain if each.sense is Sense.BREACH]
    in_favour = [each for each in certain if each.sense is Sense.FULFILMENT]
    if against and in_favour:
        status, text = AssessmentStatus.PARTLY, "Agreed accounts speak for it and against it."
    elif against:
        status, text = (
            AssessmentStatus.NOT_FULFILLED,
            "What happened, who did it, where and when are agreed or certain.",
        )
    elif in_favour and _is_done_at_once(provision):
        status, text = AssessmentStatus.FULFILLED, "What was to be done is agreed to have been done."
    elif in_favour:
        status, text = AssessmentStatus.PARTLY, "Agreed accounts tell of it; they do not cover all that is asked."
    else:
        status, text = AssessmentStatus.UNCLEAR, _why_unclear(found)
    chosen = certain or [each.bearing for each in found]
    return Proposal(
        agreement=agreement.id,
        provision=provision.number,
        status=status,
        bearings=tuple(each.id for each in chosen),
        text=text,
    )


def _is_done_at_once(provision: Provision) -> bool:
    duties = duties_of(provision)
    return len(duties) == 1 and duties[0].form is DutyForm.ONCE and not duties[0].amounts


def _why_unclear(found: Sequence[Weighed]) -> str:
    """What stands in the way, the most frequent first."""
    lacking = {
        Aspect.WHAT: "that it happened is not agreed",
        Aspect.WHO: "who did it is not agreed",
        Aspect.WHERE: "that it was where the point applies is not certain",
        Aspect.WHEN: "that the point was in force is not certain",
    }
    counts = {
        aspect: sum(_is_open(test, each) for each in found for test in each.bearing.tests if test.name is aspect)
        for aspect in lacking
    }
    ranked = sorted((aspect for aspect in lacking if counts[aspect]), key=lambda aspect: -counts[aspect])
    return f"{'; '.join(lacking[aspect] for aspect in ranked)}.".capitalize()


def _is_open(test: BearingTest, weighed: Weighed) -> bool:
    return test.fit is not Fit.YES or (test.name is Aspect.WHO and not weighed.doer_agreed)
