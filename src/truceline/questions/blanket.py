"""Denials of a statement as a whole: "their version is untrue" denies what that version says."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.model.claim import Attitude, Claim
from truceline.questions.testimony import Answer, Testimony

_SPEAKS_OF_AN_ACCOUNT = ("comment", "accusation", "other")


def blanket_denials(testimony: Testimony, yes: Answer, *, of_ours: bool) -> list[Claim]:
    """Who calls untrue what the other side says in the same report, `yes` being what that side says there.

    With `of_ours` only what is said of the denier's own side is denied by it: whoever calls a report of his army's
    advance false does not thereby deny that somebody shelled it.
    """
    return [
        claim
        for claim in testimony.of(*_SPEAKS_OF_AN_ACCOUNT)
        if claim.attitude is Attitude.DENY
        and claim.event.actor is not None
        and any(_is_meant(claim, told, testimony, of_ours=of_ours) for told in _told(yes))
    ]


def _told(yes: Answer) -> Iterable[Claim]:
    return (entry.claim for entry in yes.entries if not entry.implied)


def _is_meant(denial: Claim, told: Claim, testimony: Testimony, *, of_ours: bool) -> bool:
    cast, accused = testimony.cast, told.event.actor
    if told.report != denial.report or denial.event.actor is None or cast.are_of_one_side(told.speaker, denial.speaker):
        return False
    if of_ours and (accused is None or not cast.are_of_one_side(accused, denial.speaker)):
        return False
    return cast.are_of_one_side(told.speaker, denial.event.actor)
