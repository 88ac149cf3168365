from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from truceline.checks import check_dossier
from truceline.errors import BrokenRecord
from truceline.model.agreement import AssessmentStatus
from truceline.model.bearing import Aspect, Bearing, BearingTest, Fit, Occurrence, Proposal, Sense
from truceline.model.dossier import Dossier
from truceline.model.ids import ActorId, AgreementId, BearingId, ClaimId, IncidentId, QuestionId

TESTS = tuple(BearingTest(name=aspect, fit=Fit.YES, text="So.", claims=(ClaimId("c1"),)) for aspect in Aspect)
BEARING = Bearing(
    id=BearingId("b1"),
    incident=IncidentId("i1"),
    agreement=AgreementId("protocol"),
    provision="1",
    duties=("1",),
    sense=Sense.BREACH,
    bears=True,
    occurrences=(Occurrence(event_type="shelling", status="disputed", question=QuestionId("q1")),),
    tests=TESTS,
    text="would bear on point 1, if it happened: disputed",
)
PROPOSAL = Proposal(
    agreement=AgreementId("protocol"),
    provision="1",
    status=AssessmentStatus.UNCLEAR,
    bearings=(BEARING.id,),
    text="That it happened is not agreed.",
)
UNASKED = Occurrence(event_type="shelling", status="agreed", question=QuestionId("q9"))
UNMET = Occurrence(event_type="shelling", status="agreed", yes=(ActorId("nobody"),))


def held(dossier: Dossier, **changes: Any) -> Dossier:
    return replace(dossier, bearings=(replace(BEARING, **changes),), proposals=(PROPOSAL,))


def test_a_bearing_whose_ids_all_stand_in_the_record_is_sound(dossier: Dossier) -> None:
    check_dossier(held(dossier))
    check_dossier(held(dossier, incident=None, naming=(ClaimId("c3"),)))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"incident": IncidentId("i9")}, "is of an unknown incident"),
        ({"provision": "9"}, "is on an unknown provision or duty"),
        ({"duties": ("9",)}, "is on an unknown provision or duty"),
        ({"naming": (ClaimId("c9"),)}, "rests on the unknown claim c9"),
        ({"denying": (ClaimId("c9"),)}, "rests on the unknown claim c9"),
        ({"tests": (replace(TESTS[0], claims=(ClaimId("c9"),)), *TESTS[1:])}, "rests on the unknown claim c9"),
        ({"tests": TESTS[1:]}, "has not one test of each kind"),
        ({"tests": (*TESTS[:3], replace(TESTS[3], fit=Fit.NO))}, "bears although a test rules it out"),
        ({"bears": False}, "does not bear, and nobody names the point"),
        ({"occurrences": (UNASKED,)}, "rests on the unknown question q9"),
        ({"occurrences": (UNMET,)}, "names the unknown actor nobody"),
    ],
)
def test_a_bearing_that_does_not_hold_is_named(changes: dict[str, Any], problem: str, dossier: Dossier) -> None:
    with pytest.raises(BrokenRecord, match=problem):
        check_dossier(held(dossier, **changes))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"provision": "9"}, "is on an unknown provision"),
        ({"bearings": ()}, "rests on no bearing"),
        ({"bearings": (BearingId("b9"),)}, "rests on no bearing, or on one that is unknown"),
    ],
)
def test_a_proposal_that_does_not_hold_is_named(changes: dict[str, Any], problem: str, dossier: Dossier) -> None:
    with pytest.raises(BrokenRecord, match=problem):
        check_dossier(replace(held(dossier), proposals=(replace(PROPOSAL, **changes),)))


def test_two_bearings_of_one_id_are_named(dossier: Dossier) -> None:
    with pytest.raises(BrokenRecord, match="two bearings bear one id"):
        check_dossier(replace(held(dossier), bearings=(BEARING, BEARING)))
