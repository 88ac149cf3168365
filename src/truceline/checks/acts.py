"""Speech acts: every anchor holds, what they answer is there, and silence takes no position anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.checks.index import Index
from truceline.model.act import POINTING, SILENT, Act, Answered
from truceline.model.anchor import Anchor
from truceline.model.dossier import Dossier


def check_acts(dossier: Dossier, index: Index) -> Iterator[str]:
    seen: set[str] = set()
    for act in dossier.acts:
        if act.id in seen:
            yield f"two acts bear the id {act.id}"
        seen.add(act.id)
        report = index.reports.get(act.report)
        if report is None:
            yield f"act {act.id} is in the unknown report {act.report}"
            continue
        yield from _check_anchors(act, report.text)
        yield from _check_ids(act, index)
        for answered in act.answers:
            yield from _check_answered(act, answered, index)
        if act.answers and act.kind not in POINTING:
            yield f"act {act.id} is {act.kind.value} and yet answers something"
    yield from _check_silence(dossier, index)


def _check_anchors(act: Act, text: str) -> Iterator[str]:
    anchors: tuple[tuple[str, Anchor | None], ...] = (
        ("content", act.content),
        ("cue", act.cue),
        ("speaker", act.speaker_anchor),
    )
    for name, anchor in anchors:
        if anchor is not None and not anchor.holds_in(text):
            yield f"act {act.id}: the {name} anchor does not hold at {anchor.start}-{anchor.end} in report {act.report}"


def _check_ids(act: Act, index: Index) -> Iterator[str]:
    if act.speaker not in index.actors:
        yield f"act {act.id} is done by the unknown actor {act.speaker}"
    if act.incident is not None and act.incident not in index.incidents:
        yield f"act {act.id} is about the unknown incident {act.incident}"
    if act.claim is not None:
        claim = index.claims.get(act.claim)
        if claim is None or claim.report != act.report:
            yield f"act {act.id} is the claim {act.claim}, which is none of its report's"


def _check_answered(act: Act, answered: Answered, index: Index) -> Iterator[str]:
    if answered.report not in index.reports:
        yield f"act {act.id} answers the unknown report {answered.report}"
    if answered.claim is None:
        return
    claim = index.claims.get(answered.claim)
    if claim is None or claim.report != answered.report or claim.id == act.claim:
        yield f"act {act.id} answers the claim {answered.claim}, which is no other claim of report {answered.report}"
    elif claim.act in SILENT:
        yield f"act {act.id} answers claim {claim.id}, which says nothing"


def _check_silence(dossier: Dossier, index: Index) -> Iterator[str]:
    for question in dossier.questions:
        for position in question.positions:
            for name in position.claims:
                claim = index.claims.get(name)
                if claim is not None and claim.act in SILENT:
                    yield f"question {question.id} takes the silence of claim {name} for the answer {position.answer!r}"
