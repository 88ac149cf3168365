"""Who holds which provision fulfilled, each view tied to the claim that says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from truceline.compliance.holders import find_holders, index_names
from truceline.compliance.judged import Parties, bound_by
from truceline.compliance.points import PointPassage, find_point_passages
from truceline.model.act import CANNOT_TELL, SILENT
from truceline.model.agreement import Assessment, AssessmentBasis, AssessmentStatus, Provision
from truceline.model.claim import Attitude, Claim
from truceline.model.duty import DutyForm
from truceline.model.ids import ActorId
from truceline.model.pack import Pack
from truceline.model.register import duties_of
from truceline.model.report import Report
from truceline.text.verdict_doubts import is_unbroken
from truceline.text.verdicts import EXPLICIT, FAINT, Verdict

LEAST_OVERLAP = 0.3
_OPPOSITE = {
    AssessmentStatus.FULFILLED: AssessmentStatus.NOT_FULFILLED,
    AssessmentStatus.NOT_FULFILLED: AssessmentStatus.FULFILLED,
}
_THE_POINT = re.compile(
    r"\b(?:the|this|that)(?:\s+whole)?\s+(?:point|item|article|section|paragraph|clause|provision)\b[^.:!?]*$"
    r"|\b(?:point|article|paragraph|clause|section|item|provision)\s+(?:\d|[ivx]+\b)[^.:!?]*$",
    re.IGNORECASE,
)
_BY_ONE = re.compile(r"\s*(?:\w+ly\s+)?by\s+(?:us\b|(?:the\s+)?[A-Z](?!oth\b|ach\b))")
_ASKING = re.compile(
    r"\b(?:call|urg|demand|ask|request|requir|insist|appeal|press|propos|must|should|ought|need|ha(?:s|ve)\s+to|let\b|shall|want|expect|hope|invit|order\b"
    r"|remind|stop|cease|time\s+to|to\b)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no|nor|cannot)\b|n['’]t\b", re.IGNORECASE)


class _Judged(NamedTuple):
    """`of` is whose keeping is judged; None: nobody named."""

    verdict: Verdict
    claim: Claim
    status: AssessmentStatus
    of: ActorId | None


def assess(claims: Sequence[Claim], reports: Sequence[Report], pack: Pack) -> list[Assessment]:
    """In the order of the reports and their texts; a reprint adds nothing.

    A verdict that no claim covers gives no assessment: without a claim nobody is known to have said it.
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    found: dict[tuple[str, ...], Assessment] = {}
    for report in reports:
        own = by_report.get(report.id, [])
        if not own:
            continue
        for assessment in _assess_report(report, own, pack):
            where = str(report.origin or report.id)
            whose = (assessment.assessor, str(assessment.of or ""))
            key = (assessment.agreement, assessment.provision, *whose, str(assessment.status), where)
            found.setdefault(key, assessment)
    return list(found.values())


def _assess_report(report: Report, claims: Sequence[Claim], pack: Pack) -> Iterable[Assessment]:
    judged: dict[tuple[str, str, ActorId], list[_Judged]] = defaultdict(list)
    passages: dict[tuple[str, str, ActorId], PointPassage] = {}
    known = {actor.id for actor in pack.actors}
    names = index_names(pack)
    provisions = {(a.id, p.number): p for a in pack.agreements for p in a.provisions}
    bound = {(a.id, p.number): bound_by(a, p) for a in pack.agreements for p in a.provisions}
    parties = Parties.of(pack.actors, names)
    for passage in find_point_passages(report, pack.agreements):
        for verdict in passage.verdicts:
            claim = choose_claim(verdict, claims, report.voice)
            unknown = verdict.objection and claim is not None and claim.speaker not in known
            if claim is None or unknown or _is_idle(verdict, claim, passage, voice=report.voice):
                continue
            if claim.act in SILENT and verdict.status is not AssessmentStatus.UNCLEAR and claim.act not in CANNOT_TELL:
                continue
            status = _as_meant(verdict, claim)
            at_point = bound.get((passage.agreement, passage.provision), ())
            of = parties.find(verdict, report.text, speaker=claim.speaker, bound=at_point)
            accused_of = _accused(claims, claim.speaker, passage, pack)
            provision = provisions.get((passage.agreement, passage.provision))
            if provision is not None and (
                _is_before_due(verdict, provision, report) or _is_yet_to_do(verdict, provision, report)
            ):
                continue
            if provision is not None and _is_kept_by_one(verdict, provision, accused_of=accused_of, report=report):
                status, of = AssessmentStatus.PARTLY, (None,)
            holders = (
                find_holders(verdict, claim, report, provision=provision, pack=pack, names=names)
                if provision is not None
                else (claim.speaker,)
            )
            for holder in holders:
                key = (str(passage.agreement), passage.provision, holder)
                judged[key] += [_Judged(verdict, claim, status, each) for each in of]
                passages.setdefault(key, passage)
    for key, pairs in judged.items():
        for _, claim, status, of_whom in _settle(pairs, report.text):
            yield Assessment(
                agreement=passages[key].agreement,
                provision=key[1],
                assessor=key[2],
                status=status,
                claim=claim.id,
                as_of=report.published,
                report=report.id,
                of=of_whom,
                basis=AssessmentBasis.SAID if claim.speaker == key[2] else AssessmentBasis.TOLD,
            )


def choose_claim(verdict: Verdict, claims: Sequence[Claim], voice: ActorId) -> Claim | None:
    """The claim that says a verdict: the longest overlap with its words, then the tightest, then the report's own."""
    best: tuple[tuple[float, float, bool], Claim] | None = None
    for claim in claims:
        both = min(claim.content.end, verdict.end) - max(claim.content.start, verdict.start)
        cue = min(claim.content.end, verdict.cue.end) - max(claim.content.start, verdict.cue.start)
        if both <= 0 or (cue <= 0 and both < LEAST_OVERLAP * (verdict.end - verdict.start)):
            continue
        union = max(claim.content.end, verdict.end) - min(claim.content.start, verdict.start)
        rank = (both + 20 * (cue > 0), both / union, claim.speaker == voice)
        if best is None or rank > best[0]:
            best = (rank, claim)
    return best[1] if best is not None else None


def _is_idle(verdict: Verdict, claim: Claim, passage: PointPassage, *, voice: ActorId) -> bool:
    """Hints count in a text that goes through the points: objections for who is quoted, descriptions for the text."""
    if verdict.weight > FAINT:
        return claim.attitude is Attitude.EXPECT or (claim.attitude is Attitude.DEMAND and _asks_for_it(verdict, claim))
    return not passage.walk or verdict.objection == (claim.speaker == voice)


def _asks_for_it(verdict: Verdict, claim: Claim) -> bool:
    """Whether what is judged is what a demand asks for, and not what stands before the asking words."""
    before = claim.content.quote[: max(0, verdict.cue.start - claim.content.start)]
    return not before.strip() or bool(_ASKING.search(before) or (claim.cue and _ASKING.search(claim.cue.quote)))


def _is_before_due(verdict: Verdict, provision: Provision, report: Report) -> bool:
    """Whether a mere description of what is lacking was written before the day by which it was to be done."""
    if verdict.weight >= EXPLICIT or verdict.status is not AssessmentStatus.NOT_FULFILLED:
        return False
    return provision.due is not None and report.published is not None and report.published[:10] < provision.due[:10]


def _is_yet_to_do(verdict: Verdict, provision: Provision, report: Report) -> bool:
    """Whether words only say that a point was not broken, all of which is still to be done once."""
    once = all(duty.form is DutyForm.ONCE for duty in duties_of(provision))
    return once and verdict.status is AssessmentStatus.FULFILLED and is_unbroken(report.text, verdict)


def _is_kept_by_one(verdict: Verdict, provision: Provision, *, accused_of: Collection[str], report: Report) -> bool:
    """Whether a point is said to be "observed by us" in one breath with an accusation that the others break it."""
    clause = report.text[verdict.cue.end : verdict.end]
    if verdict.status is not AssessmentStatus.FULFILLED or len(provision.binds) < 2 or not _BY_ONE.match(clause):
        return False
    return any(type_ in accused_of for type_ in provision.breached_by)


def _accused(claims: Sequence[Claim], speaker: ActorId, passage: PointPassage, pack: Pack) -> set[str]:
    """The types of event that a speaker lays on another side, by a name of its, within a passage."""
    own = next((actor.side for actor in pack.actors if actor.id == speaker), None)
    others = [name for a in pack.actors if a.side not in {None, own} for name in (a.name, *a.aliases)]
    return {
        claim.event.type
        for claim in claims
        if claim.speaker == speaker
        and claim.attitude is Attitude.ACCUSE
        and passage.start <= claim.content.start < passage.end
        and any(name in claim.content.quote for name in others)
    }


def _as_meant(verdict: Verdict, claim: Claim) -> AssessmentStatus:
    """What "violated point 5" means in the mouth of somebody who denies it, or who cannot tell whether it was."""
    if claim.act in CANNOT_TELL:
        return AssessmentStatus.UNCLEAR
    if (
        claim.attitude is not Attitude.DENY
        or verdict.objection
        or verdict.turned
        or _NEGATED.search(claim.content.quote)
    ):
        return verdict.status
    return _OPPOSITE.get(verdict.status, verdict.status)


def _settle(judged: Sequence[_Judged], text: str) -> list[_Judged]:
    """What one speaker holds of one point: the heaviest verdicts, those that name the point before others, and those on
    how it stands now before those on how it stood.

    Verdicts that differ make it partly fulfilled, unless they are on different parties; that something about it is
    unclear stands beside what is clear.
    """
    heaviest = max(each.verdict.weight for each in judged)
    heavy = [each for each in judged if each.verdict.weight >= min(heaviest, EXPLICIT)]
    unclear = [each for each in heavy if each.status is AssessmentStatus.UNCLEAR]
    clear = [each for each in heavy if each.status is not AssessmentStatus.UNCLEAR]
    if not clear:
        return unclear[:1]
    last_word = max(each.verdict.weight for each in clear)
    clear = [each for each in clear if each.verdict.weight == last_word]
    named = [e for e in clear if _THE_POINT.search(text[e.verdict.start : e.verdict.cue.start])] or clear
    told = {each.of for each in named}
    if None not in told:
        named += [each for each in clear if each.of not in {None, *told}]
    return [*(_settle_of(of, named) for of in dict.fromkeys(each.of for each in named)), *unclear[:1]]


def _settle_of(of: ActorId | None, named: Sequence[_Judged]) -> _Judged:
    """What is held of one party; of nobody in particular, what is held of everybody counts."""
    own = [each for each in named if of is None or each.of == of]
    if len({each.status for each in own}) > 1:
        own = [each for each in own if each.verdict.now] or own
    first = next((each for each in own if each.of == of), own[0])
    return first._replace(status=AssessmentStatus.PARTLY if len({e.status for e in own}) > 1 else first.status, of=of)
