"""Control over time and credibility rest on the record, or it is not published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from truceline.checks import check_dossier
from truceline.errors import BrokenRecord
from truceline.model.control import Contest, DayPart, Hold, PlaceControl, Stretch
from truceline.model.dossier import Dossier
from truceline.model.ids import ActorId, ClaimId, PlaceId, QuestionId
from truceline.model.reliability import Credibility, Grade, GradeReason

Change = Callable[[Dossier], Dossier]


@pytest.fixture
def marked(dossier: Dossier) -> Dossier:
    def held(speaker: str, claim: str, status: Hold) -> Stretch:
        return Stretch(
            speaker=ActorId(speaker),
            holder=ActorId("ordesh"),
            status=status,
            part=DayPart.SOME,
            start="2033-10-03",
            end="2033-10-04",
            last_said="2033-10-06",
            claims=(ClaimId(claim),),
            implied=(),
            origins=1,
        )

    control = PlaceControl(
        place=PlaceId("varn"),
        stretches=(held("ordesh", "c1", Hold.CLAIMED), held("lumenia", "c2", Hold.DENIED)),
        contests=(Contest(start="2033-10-03", end="2033-10-04", stretches=(0, 1)),),
        undated=(ClaimId("c3"),),
    )
    reason = GradeReason(
        rule="word_against_word",
        grade=Grade.UNKNOWN,
        text="Only Ordesh says so; Lumenia says otherwise.",
        question=QuestionId("q1"),
        apart=(ClaimId("c2"),),
    )
    credibility = Credibility(claim=ClaimId("c1"), proposed=Grade.UNKNOWN, reasons=(reason,))
    return replace(dossier, control=(control,), credibility=(credibility,))


def control(**changes: object) -> Change:
    return lambda dossier: replace(dossier, control=(replace(dossier.control[0], **changes),))


def stretch(**changes: object) -> Change:
    def change(dossier: Dossier) -> Dossier:
        first, second = dossier.control[0].stretches
        return control(stretches=(replace(first, **changes), second))(dossier)

    return change


def contest(**changes: object) -> Change:
    def change(dossier: Dossier) -> Dossier:
        return control(contests=(replace(dossier.control[0].contests[0], **changes),))(dossier)

    return change


def grade(**changes: object) -> Change:
    return lambda dossier: replace(dossier, credibility=(replace(dossier.credibility[0], **changes),))


def reason(**changes: object) -> Change:
    def change(dossier: Dossier) -> Dossier:
        return grade(reasons=(replace(dossier.credibility[0].reasons[0], **changes),))(dossier)

    return change


def test_a_sound_record_with_marks_passes(marked: Dossier) -> None:
    check_dossier(marked)


@pytest.mark.parametrize(
    ("change", "failure"),
    [
        (control(place=PlaceId("atlantis")), "control of atlantis: an unknown place"),
        (control(undated=(ClaimId("c9"),)), "control of varn: unknown claim c9"),
        (stretch(claims=()), "no claims, or implied ones that are not its claims"),
        (stretch(implied=(ClaimId("c2"),)), "no claims, or implied ones that are not its claims"),
        (stretch(claims=(ClaimId("c9"),)), "unknown claim c9"),
        (stretch(holder=ActorId("nobody")), "unknown actor nobody"),
        (stretch(end="2033-10-02"), "has a time that ends before it begins"),
        (stretch(last_said="2033-10-04"), "carried on up to 2033-10-04, before its end"),
        (contest(stretches=(0, 7)), "between stretches that are not there"),
        (contest(carried=(1, 5)), "between stretches that are not there"),
        (contest(end="2033-10-05"), "does not speak of these days"),
        (contest(stretches=(0,)), "between fewer than two speakers"),
        (grade(claim=ClaimId("c9")), "the credibility of claim c9: unknown claim c9"),
        (grade(reasons=()), "the credibility of claim c1 has no reason"),
        (reason(apart=(ClaimId("c9"),)), "the credibility of claim c1: unknown claim c9"),
        (reason(question=QuestionId("q9")), "the credibility of claim c1 rests on the unknown question q9"),
        (lambda dossier: replace(dossier, credibility=dossier.credibility * 2), "a claim is graded twice"),
    ],
)
def test_what_does_not_hold_is_named(marked: Dossier, change: Change, failure: str) -> None:
    with pytest.raises(BrokenRecord) as broken:
        check_dossier(change(marked))
    assert any(failure in line for line in broken.value.broken), broken.value.broken


def test_days_of_a_contest_may_be_only_the_last_word_of_one(marked: Dossier) -> None:
    check_dossier(contest(start="2033-10-05", end="2033-10-05", carried=(0, 1))(marked))
    with pytest.raises(BrokenRecord):
        check_dossier(contest(start="2033-10-05", end="2033-10-05", carried=(0,))(marked))
