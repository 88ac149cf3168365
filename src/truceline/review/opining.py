"""Making decisions on what is made of claims: standings, links and assessments; and judgements, gradings, entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from truceline.errors import NotInRecord, WrongUsage
from truceline.model.act import POINTING, Act
from truceline.model.agreement import Assessment, AssessmentStatus
from truceline.model.claim import Claim
from truceline.model.decision import (
    Accept,
    AssessmentSeen,
    Link,
    LinkSeen,
    Reject,
    Restate,
    Seen,
    StandingSeen,
    name_decision,
)
from truceline.model.dossier import Dossier
from truceline.model.entry import Entry
from truceline.model.grading import Grading
from truceline.model.ids import ClaimId, JudgementId, ReportId
from truceline.model.judgement import Judgement, Outcome, Pointer, Verdict
from truceline.model.question import Question
from truceline.model.reliability import Grade
from truceline.model.report import Report
from truceline.review.deciding import Signature
from truceline.review.queue import Subject
from truceline.review.settling import restated

STATUSES = ("disputed", "agreed", "one_sided", "single_source")


def find_subject(dossier: Dossier, named: str) -> tuple[Subject, Seen]:
    """A question by its id, an assessment by its, a link as `ACT>CLAIM`. Raises NotInRecord."""
    act_name, is_link, claim_name = named.partition(">")
    if is_link:
        act, claim = _act(dossier, act_name), _claim(dossier, claim_name)
        return Subject.LINK, _link(dossier, act, claim)
    for question in dossier.questions:
        if question.id == named:
            return Subject.STANDING, _standing(dossier, question)
    for made in dossier.assessments:
        if made.id == named:
            return Subject.ASSESSMENT, _assessment(dossier, made)
    raise NotInRecord(f"{named}: no claim, question, link or assessment of that id is in the record")


def accept_subject(dossier: Dossier, named: str, signed: Signature) -> Accept:
    subject, seen = find_subject(dossier, named)
    replaces = _replaced(dossier, named, signed)
    name = name_decision("accept", signed.by, signed.on, subject, named, *replaces)
    return Accept(id=name, by=signed.by, on=signed.on, why=signed.why, replaces=replaces, seen=seen)


def reject_subject(dossier: Dossier, named: str, signed: Signature) -> Reject:
    """A question is asked no more, a link is cut, an assessment is taken out. Raises WrongUsage without a reason."""
    if not signed.why.strip():
        raise WrongUsage("rejected without a reason; say why (--why “…”), for whoever reads the record after you")
    subject, seen = find_subject(dossier, named)
    replaces = _replaced(dossier, named, signed)
    name = name_decision("reject", signed.by, signed.on, subject, named, *replaces)
    return Reject(id=name, by=signed.by, on=signed.on, why=signed.why, replaces=replaces, seen=seen)


def restate(dossier: Dossier, named: str, status: str, signed: Signature) -> Restate:
    """Raises WrongUsage without a reason, or for a standing that the question's positions do not allow."""
    if not signed.why.strip():
        raise WrongUsage("restated without a reason; say why (--why “…”)")
    question = next((each for each in dossier.questions if each.id == named), None)
    if question is None:
        raise NotInRecord(f"{named}: no question of that id is in the record")
    if status not in STATUSES:
        raise WrongUsage(f"status={status[:40]}: write one of {', '.join(STATUSES)}")
    if restated(question, status) is None:
        raise WrongUsage(f"status={status}: its {len(question.positions)} positions and their speakers do not allow it")
    replaces = _replaced(dossier, named, signed)
    name = name_decision("restate", signed.by, signed.on, named, status, *replaces)
    seen = _standing(dossier, question)
    return Restate(
        id=name, by=signed.by, on=signed.on, why=signed.why, replaces=replaces, seen=seen, status=status
    )  # fmt: skip


def link(dossier: Dossier, denial: str, answered: str, signed: Signature) -> Link:
    """`denial` is an act, or the claim that is one. Raises WrongUsage for what answers nothing."""
    act, claim = _act(dossier, denial), _claim(dossier, answered)
    if act.kind not in POINTING or act.claim == claim.id:
        raise WrongUsage(f"{denial}: neither denies nor corrects another claim; correct its attitude first")
    replaces = _replaced(dossier, f"{act.id}>{claim.id}", signed)
    name = name_decision("link", signed.by, signed.on, act.id, claim.id, *replaces)
    seen = _link(dossier, act, claim)
    return Link(id=name, by=signed.by, on=signed.on, why=signed.why, replaces=replaces, seen=seen)


def judge(dossier: Dossier, verdict: Verdict, claims: Sequence[str], signed: Signature) -> Judgement:
    """That two claims are about the same event, or about different ones."""
    if len(claims) != 2:
        raise WrongUsage(f"{len(claims)} claims; name the two that are about the same event, or about different ones")
    first, second = (_pointer(dossier, _claim(dossier, each)) for each in claims)
    return Judgement.of(
        verdict, (first, second), by=signed.by, on=signed.on, why=_why(signed), replaces=_one(signed)
    )  # fmt: skip


def grade(dossier: Dossier, claim: str, mark: str, signed: Signature) -> Grading:
    """How credible a claim is, 1 to 6."""
    if mark not in {str(each.value) for each in Grade}:
        raise WrongUsage(f"{mark[:20]}: no grade; write 1 (confirmed) to 6 (cannot be judged)")
    pointer = _pointer(dossier, _claim(dossier, claim))
    return Grading.of(
        Grade(int(mark)), pointer, by=signed.by, on=signed.on, why=_why(signed), replaces=_one(signed)
    )  # fmt: skip


def enter(dossier: Dossier, named: str, status: str, signed: Signature) -> Entry:
    """Another reading of an assessment that was found: what somebody notes stands in the place of it."""
    if status not in {each.value for each in AssessmentStatus}:
        raise WrongUsage(f"status={status[:40]}: write one of {', '.join(each.value for each in AssessmentStatus)}")
    _, seen = find_subject(dossier, named)
    if not isinstance(seen, AssessmentSeen) or seen.pointer is None:
        raise WrongUsage(f"{named}: no assessment that rests on a claim of the record")
    made = seen.assessment
    entry = Entry(
        id=JudgementId(""),
        status=AssessmentStatus(status),
        agreement=made.agreement,
        provision=made.provision,
        assessor=made.assessor,
        basis=seen.pointer,
        by=signed.by,
        on=signed.on,
        why=_why(signed),
        replaces=_one(signed),
        of=made.of,
    )
    return replace(entry, id=entry.named)


def incident_head(dossier: Dossier, claim: ClaimId) -> ClaimId | None:
    """The claim that stands for the incident of that claim: the first of the others. None where it is alone."""
    for incident in dossier.incidents:
        if claim in incident.claims:
            return next((other for other in incident.claims if other != claim), None)
    return None


def _why(signed: Signature) -> str:
    if not signed.why.strip():
        raise WrongUsage("judged without a reason; say why (--why “…”)")
    return signed.why


def _one(signed: Signature) -> JudgementId | None:
    if len(signed.replaces) > 1:
        raise WrongUsage("a judgement or a grade replaces one other; take the rest back with `truceline review undo`")
    return signed.replaces[0] if signed.replaces else None


def _replaced(dossier: Dossier, named: str, signed: Signature) -> tuple[JudgementId, ...]:
    """What was named, and the signer's own earlier word on it."""
    act, _, claim = named.partition(">")
    own = [
        ruling.decision.id
        for ruling in dossier.decisions
        if ruling.outcome is not Outcome.REPLACED
        and ruling.about == act
        and (not claim or claim in ruling.stands_for)
        and (ruling.decision.by == signed.by or ruling.again)
    ]
    return tuple(dict.fromkeys((*signed.replaces, *own)))


def _claim(dossier: Dossier, named: str) -> Claim:
    found = [claim for claim in dossier.claims if claim.id == named or (len(named) > 2 and claim.id.startswith(named))]
    exact = [claim for claim in found if claim.id == named]
    if len(exact or found) != 1:
        count = "no claim" if not found else f"{len(found)} claims"
        raise NotInRecord(f"{named}: {count} of the record by that id; `truceline review --list` names them")
    return (exact or found)[0]


def _act(dossier: Dossier, named: str) -> Act:
    for act in dossier.acts:
        if named in {act.id, act.claim}:
            return act
    raise NotInRecord(f"{named}: no denial or correction by that id is in the record")


def _pointer(dossier: Dossier, claim: Claim) -> Pointer:
    return Pointer(claim=claim.id, report=_reports(dossier)[claim.report].input, words=claim.content.quote)


def _reports(dossier: Dossier) -> dict[ReportId, Report]:
    return {report.id: report for report in dossier.reports}


def _standing(dossier: Dossier, question: Question) -> StandingSeen:
    claims = {claim.id: claim for claim in dossier.claims}
    ids = dict.fromkeys(claim for position in question.positions for claim in position.claims)
    return StandingSeen(question=question, claims=tuple(_pointer(dossier, claims[each]) for each in ids))


def _link(dossier: Dossier, act: Act, claim: Claim) -> LinkSeen:
    words = Pointer(report=_reports(dossier)[act.report].input, words=act.content.quote)
    return LinkSeen(act=act, pointer=words, answered=_pointer(dossier, claim))


def _assessment(dossier: Dossier, made: Assessment) -> AssessmentSeen:
    claim = next((claim for claim in dossier.claims if claim.id == made.claim), None)
    return AssessmentSeen(assessment=made, pointer=_pointer(dossier, claim) if claim is not None else None)
