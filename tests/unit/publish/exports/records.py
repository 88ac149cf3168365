"""The Ordesh–Lumen record with all that an export has to carry: counts, answers, versions, copies, claimed zones."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.publish.conftest import MORTARS, Theatre, a_report

from truceline.model.act import Act, ActKind, ActScope, Answered, AnswerReason
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.decision import Accept, Changes, ClaimSeen, Correct, DecisionRuling
from truceline.model.dossier import Dossier
from truceline.model.duty import DutyClock, DutyState
from truceline.model.ids import (
    ActId,
    ActorId,
    ClaimId,
    IncidentId,
    JudgementId,
    OriginId,
    PlaceId,
    QuestionId,
    ReportId,
    TextId,
)
from truceline.model.incident import Incident
from truceline.model.judgement import Outcome, Pointer
from truceline.model.lineage import Carriage, Carrier, Originator, Part, Text, Version
from truceline.model.place import Layer, Zone
from truceline.model.question import Agreed, Disputed, Position, Question, QuestionKind, SingleSource, Standing, Why

LUMENIA, MINISTRY = ActorId("lumenia"), ActorId("ordesh-mod")
ISLAND = [[179.0, -17.0], [181.0, -17.0], [181.0, -16.0], [179.0, -16.0], [179.0, -17.0]]
CLOCKWISE = [[46.0, 40.0], [46.0, 40.3], [46.4, 40.3], [46.4, 40.0], [46.0, 40.0]]
HOLE = [[46.1, 40.1], [46.3, 40.1], [46.3, 40.2], [46.1, 40.2], [46.1, 40.1]]


def a_count(name: str, *answers: tuple[int | None, int | None], standing: Standing, what: str = "killed") -> Question:
    """The first answer is the ministry's, the second Lumenia's."""
    speakers = (MINISTRY, LUMENIA)
    claims = (ClaimId("c-dead"), ClaimId("c-three"))
    return Question(
        id=QuestionId(f"q-{name}"),
        incident=MORTARS,
        kind=QuestionKind.COUNT,
        event_type="casualties",
        place=PlaceId("halvern"),
        what=what,
        text=f"How many people were {what}?",
        positions=tuple(
            Position(answer=str(low), value=(low, high), speakers=(speakers[n],), claims=(claims[n],), origins=1)
            for n, (low, high) in enumerate(answers)
        ),
        standing=standing,
        why=Why(parts=(f"They say {len(answers)} numbers.",)),
    )


DISPUTED = Disputed(apart=((0, 1),))
AGREED = Agreed(between=("Ordesh", "Lumenia"))
ALONE = SingleSource(speaker=MINISTRY)


def with_questions(dossier: Dossier, *counts: Question) -> Dossier:
    return replace(dossier, questions=(*dossier.questions[:1], *counts))


def an_act(dossier: Dossier, name: str, kind: ActKind, words: str, **changes: object) -> Act:
    report = next(report for report in dossier.reports if words in report.text)
    start = report.text.index(words)
    anchor = Anchor.at(report.text, start, start + len(words))
    plain = Act(
        id=ActId(f"s-{name}"), report=report.id, speaker=LUMENIA, speaker_anchor=None, cue=anchor, content=anchor,
        kind=kind, scope=ActScope.EVENT, incident=MORTARS,
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def _answers(claim: str | None, report: str) -> tuple[Answered, ...]:
    name = ClaimId(claim) if claim else None
    return (Answered(claim=name, report=ReportId(report), reasons=(AnswerReason.WHOLE,)),)


def _acts(dossier: Dossier) -> tuple[Act, ...]:
    """Lumenia denies the mortars; the ministry corrects its figure; the paper takes its first report back whole."""
    return (
        an_act(dossier, "denies", ActKind.DENIAL, "denied", claim=ClaimId("c-denied"),
               answers=_answers("c-hit", "r-first")),
        an_act(dossier, "corrects", ActKind.CORRECTION, "the number of dead at 3", speaker=MINISTRY,
               claim=ClaimId("c-three"), answers=_answers("c-dead", "r-first")),
        an_act(dossier, "back", ActKind.RETRACTION, "Older fighting", speaker=ActorId("sarn-times"),
               claim=ClaimId("c-older"), scope=ActScope.REPORT, answers=_answers(None, "r-first")),
        an_act(dossier, "silent", ActKind.REFUSAL, "was not mentioned", claim=None),
    )  # fmt: skip


def _texts() -> tuple[Text, ...]:
    """The second report prints the first; the fourth is a later state of the third."""
    return (
        Text(
            id=TextId("t-copy"),
            origin=OriginId("o-copy"),
            carriers=(
                Carrier(report=ReportId("r-first"), how=Carriage.SOURCE),
                Carrier(report=ReportId("r-reprint"), how=Carriage.REPRINT, like=ReportId("r-first")),
            ),
            originators=(
                Originator(actor=MINISTRY, part=Part.QUOTED, report=ReportId("r-first"), claims=(ClaimId("c-hit"),)),
            ),
        ),
        Text(
            id=TextId("t-later"),
            origin=OriginId("o-later"),
            carriers=(
                Carrier(report=ReportId("r-later"), how=Carriage.SOURCE),
                Carrier(report=ReportId("r-newer"), how=Carriage.VERSION, like=ReportId("r-later")),
            ),
            versions=(
                Version(report=ReportId("r-newer"), replaces=ReportId("r-later"), reasons=("same house",), changes=()),
            ),
        ),
    )


def _zones() -> tuple[Zone, ...]:
    line = {"type": "LineString", "coordinates": [[46.0, 40.0], [46.4, 40.3]]}
    claimed = (
        Layer(geometry={"type": "Polygon", "coordinates": [CLOCKWISE, HOLE]}, claimed_by=MINISTRY, since="2033-11-10",
              until="2034-05-31", precision_km=0.5, source="Annex A"),
        Layer(geometry=line, claimed_by=LUMENIA, since="2034-01-01"),
    )  # fmt: skip
    across = Layer(geometry={"type": "Polygon", "coordinates": [ISLAND]})
    return (
        Zone(id="belt", name="Middle Belt", kind="responsibility", layers=claimed),
        Zone(id="island", name="Outer Skerry", kind="other", layers=(across,)),
    )


def _decisions(dossier: Dossier) -> tuple[DecisionRuling, ...]:
    """Somebody accepted the first claim, and made another of the third."""
    hit, denied = dossier.claims[0], dossier.claims[2]
    signed = {"by": "Vera Lind", "on": "2034-05-06T10:00:00+00:00", "why": "read again"}
    accept = Accept(id=JudgementId("d-accept"), seen=_seen(hit), **signed)
    machine = replace(denied, attitude=Attitude.ASSERT)
    correct = Correct(
        id=JudgementId("d-correct"), seen=_seen(machine), changes=Changes(attitude=Attitude.DENY), **signed
    )
    return (
        DecisionRuling(decision=accept, outcome=Outcome.HELD, found=(hit.id,)),
        DecisionRuling(decision=correct, outcome=Outcome.HELD, found=(denied.id,)),
    )


def _seen(claim: Claim) -> ClaimSeen:
    return ClaimSeen(claim=claim, pointer=Pointer(claim=claim.id), text="0" * 64, digest="1" * 64, ran=("rules/1",))


def whole(theatre: Theatre | None = None) -> Dossier:
    """Every kind of record that an export writes, in the words of that theatre."""
    plain = (theatre or Theatre()).dossier()
    newer = a_report(
        "newer", "The ministry now puts the number of dead at 4.", published="2034-05-04T18:00:00+04:00",
        origin=OriginId("o-later"), agencies=(MINISTRY,), byline="Ana Roth", credit_lines=("MoD",),
    )  # fmt: skip
    elsewhere = Incident(
        id=IncidentId("i-talks"), title="Talks", place=None, time=None, event_types=("negotiation",), claims=()
    )
    clock = DutyClock(
        agreement="accord", provision="1", duty="1", at="2034-05-05", state=DutyState.RUNNING, why=("It holds.",)
    )
    built = replace(
        plain,
        reports=(*plain.reports, newer),
        incidents=(*plain.incidents, elsewhere),
        pack=replace(plain.pack, zones=_zones()),
        texts=_texts(),
        places=plain.pack.places[:2],
        clocks=(clock,),
        clocks_at="2034-05-05",
    )
    built = replace(built, acts=_acts(built), decisions=_decisions(built))
    counts = (
        a_count("killed", (2, 2), (3, None), standing=DISPUTED),
        a_count("wounded", (1, 1), (1, 1), standing=AGREED, what="wounded"),
    )
    return with_questions(built, *counts)
