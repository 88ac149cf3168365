"""No judgement is said to be held where the incidents say otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from truceline.checks import check_dossier
from truceline.errors import BrokenRecord
from truceline.model.dossier import Dossier
from truceline.model.ids import ClaimId
from truceline.model.judgement import Judgement, Outcome, Pointer, Ruling, Verdict


def judged(dossier: Dossier, verdict: Verdict, *claims: str, outcome: Outcome = Outcome.HELD) -> Dossier:
    first, second = (Pointer(claim=ClaimId(claim)) for claim in claims)
    judgement = Judgement.of(verdict, (first, second), by="Mara", on="2031-10-01", why="why")
    ruling = Ruling(judgement=judgement, outcome=outcome, found=tuple((ClaimId(c),) for c in claims))
    return replace(dossier, judgements=(ruling,))


def test_claims_of_one_incident_may_be_held_the_same(dossier: Dossier) -> None:
    together = dossier.incidents[0].claims
    check_dossier(judged(dossier, Verdict.SAME, together[0], together[1]))


def test_claims_of_one_incident_cannot_be_held_different(dossier: Dossier) -> None:
    together = dossier.incidents[0].claims
    with pytest.raises(BrokenRecord, match="of different events, and they are in one incident"):
        check_dossier(judged(dossier, Verdict.DIFFERENT, together[0], together[1]))


def test_a_judgement_that_is_not_followed_binds_nothing(dossier: Dossier) -> None:
    together = dossier.incidents[0].claims
    check_dossier(judged(dossier, Verdict.DIFFERENT, together[0], together[1], outcome=Outcome.CONTRADICTED))


def test_a_judgement_leads_to_claims_of_the_record_only(dossier: Dossier) -> None:
    with pytest.raises(BrokenRecord, match="points at the unknown claim c-gone"):
        check_dossier(judged(dossier, Verdict.SAME, dossier.claims[0].id, "c-gone"))
