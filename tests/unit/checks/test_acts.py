"""A record whose acts do not hold is refused, and so is one that takes silence for an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from truceline.checks import check_dossier
from truceline.errors import BrokenRecord
from truceline.model.act import SILENT, Act, ActKind, ActScope, Answered, AnswerReason
from truceline.model.anchor import Anchor
from truceline.model.dossier import Dossier
from truceline.model.ids import ActId, ActorId, ClaimId, IncidentId, ReportId


def with_act(dossier: Dossier, **changes: Any) -> Dossier:
    report, claims = dossier.reports[0], dossier.claims
    start = report.text.index("denied it")
    words = Anchor.at(report.text, start, start + len("denied it"))
    act = Act(
        id=ActId("s1"),
        report=report.id,
        speaker=claims[1].speaker,
        speaker_anchor=Anchor.at(report.text, start - 8, start - 1),
        cue=words,
        content=words,
        kind=ActKind.DENIAL,
        scope=ActScope.EVENT,
        claim=claims[1].id,
        incident=dossier.incidents[0].id,
        answers=(Answered(claim=claims[0].id, report=report.id, reasons=(AnswerReason.SAME_EVENT,)),),
    )
    return replace(dossier, acts=(replace(act, **changes),))


def answers(claim: str | None, report: str) -> tuple[Answered, ...]:
    return (Answered(claim=claim and ClaimId(claim), report=ReportId(report), reasons=()),)


def test_a_sound_act_passes(dossier: Dossier) -> None:
    check_dossier(with_act(dossier))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"cue": Anchor(start=0, end=6, quote="denied")}, "the cue anchor does not hold"),
        ({"content": Anchor(start=0, end=6, quote="denied")}, "the content anchor does not hold"),
        ({"speaker_anchor": Anchor(start=0, end=9999, quote="x")}, "the speaker anchor does not hold"),
        ({"report": ReportId("r9")}, "in the unknown report r9"),
        ({"speaker": ActorId("nobody")}, "done by the unknown actor nobody"),
        ({"incident": IncidentId("i9")}, "about the unknown incident i9"),
        ({"claim": ClaimId("c9")}, "is the claim c9, which is none of its report's"),
        ({"answers": answers("c9", "r1")}, "answers the claim c9"),
        ({"answers": answers(None, "r9")}, "answers the unknown report r9"),
        ({"kind": ActKind.REFUSAL}, "is refusal and yet answers something"),
    ],
)
def test_an_act_that_does_not_hold_is_named(dossier: Dossier, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(BrokenRecord, match=words):
        check_dossier(with_act(dossier, **changes))


def test_no_act_answers_its_own_claim(dossier: Dossier) -> None:
    own = dossier.claims[1]
    with pytest.raises(BrokenRecord, match=f"answers the claim {own.id}"):
        check_dossier(with_act(dossier, answers=answers(own.id, own.report)))


def test_two_acts_with_one_id_are_named(dossier: Dossier) -> None:
    record = with_act(dossier)
    with pytest.raises(BrokenRecord, match="two acts bear the id s1"):
        check_dossier(replace(record, acts=record.acts * 2))


@pytest.mark.parametrize("kind", sorted(SILENT))
def test_silence_is_no_position(dossier: Dossier, kind: ActKind) -> None:
    position = dossier.questions[0].positions[0]
    silent = tuple(replace(c, act=kind) if c.id == position.claims[0] else c for c in dossier.claims)
    with pytest.raises(BrokenRecord, match=f"takes the silence of claim {position.claims[0]} for the answer"):
        check_dossier(replace(dossier, claims=silent))
