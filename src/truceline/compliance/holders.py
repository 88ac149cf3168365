"""Views told at second hand: "Both agree that the fourth has been carried out", "Ostria holds point 8 unmet"."""

from __future__ import annotations

import re

from truceline.model.agreement import Provision
from truceline.model.claim import Claim
from truceline.model.ids import ActorId
from truceline.model.pack import Pack
from truceline.model.report import Report
from truceline.text.verdicts import Verdict

_HOLDS = re.compile(
    r"\s+(?:\w+ly\s+|also\s+|still\s+|both\s+|itself\s+)?(?:holds?|considers?|considered|regards?|regarded|deems?|deemed"
    r"|counts?|calls?|called|sees?|views?|viewed|maintains?|maintained|insists?|insisted|believes?|believed|thinks?|agrees?|agreed"
    r"|concedes?|conceded|admits?|admitted|acknowledges?|acknowledged|argues?|argued|claims?|claimed|rates?|judges?|finds?)\b(?!\s+of\b)"
)
_BOTH = re.compile(r"\b[Bb]oth(?:\s+(?:sides|parties|governments|of\s+them))?$")
_BREAK = re.compile(r"[.;!?\n]\s")
FARTHEST = 160


def find_holders(
    verdict: Verdict, claim: Claim, report: Report, *, provision: Provision, pack: Pack
) -> tuple[ActorId, ...]:
    """Whose view a verdict is: the claim's speaker's, or, where a report tells in its own voice what somebody holds,
    theirs. "Both" are the two whom the provision binds."""
    if claim.speaker != report.voice:
        return (claim.speaker,)
    start = max(0, verdict.cue.start - FARTHEST)
    before = report.text[start : verdict.cue.end]
    cut = [match.end() for match in _BREAK.finditer(before, 0, verdict.cue.start - start)]
    begin = cut[-1] if cut else 0
    held = [match for match in _HOLDS.finditer(before, begin) if match.start() < verdict.cue.end - start]
    for match in reversed(held):
        subject = before[begin : match.start()]
        if _BOTH.search(subject) and len(provision.binds) == 2:
            return provision.binds
        named = [
            (len(name), actor.id)
            for actor in pack.actors
            for name in (actor.name, *actor.aliases)
            if _ends(subject, name)
        ]
        if named:
            return (max(named)[1],)
    return (claim.speaker,)


def _ends(subject: str, name: str) -> bool:
    return subject.endswith(name) and not subject[: -len(name)][-1:].isalnum()
