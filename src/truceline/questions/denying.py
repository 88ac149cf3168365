"""Which claims a denial, a correction or a retraction answers, and why it is taken to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.model.act import DENYING, SILENT, Act, ActKind, ActScope, Answered, AnswerReason
from truceline.model.actor import Actor
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Polarity, event_types
from truceline.model.ids import ActorId, ClaimId, IncidentId, ReportId
from truceline.model.report import Report, ReportKind
from truceline.questions.cast import PRESS_KINDS, Cast

_SAYS_SOMETHING = frozenset({Attitude.ASSERT, Attitude.ACCUSE, Attitude.REPORT, Attitude.DENY})
_TALK = frozenset({"comment", "demand", "accusation", "negotiation", "other"})
_OF_A_DENIAL = re.compile(r"\bden(?:ial|ied|ies|y|ying)s?\b", re.IGNORECASE)
_SHORTEST_NAME = 4
_MOST_ELSEWHERE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything that an act may answer, looked up by id, report and incident; `laid_at` by the body it is laid at.

    What a report says is in the order of its words. Reprints are left out of incidents and of `laid_at`.
    """

    cast: Cast
    claims: Mapping[ClaimId, Claim]
    reports: Mapping[ReportId, Report]
    of_report: Mapping[ReportId, Sequence[Claim]]
    of_incident: Mapping[IncidentId, Sequence[Claim]]
    laid_at: Mapping[ActorId, Sequence[Claim]]
    of_voice: Mapping[ActorId, Sequence[Report]]
    names: Mapping[ActorId, tuple[str, ...]]

    @classmethod
    def of(cls, claims: Sequence[Claim], reports: Sequence[Report], actors: Sequence[Actor], cast: Cast) -> Ledger:
        of_report: dict[ReportId, list[Claim]] = defaultdict(list)
        of_incident: dict[IncidentId, list[Claim]] = defaultdict(list)
        laid_at: dict[ActorId, list[Claim]] = defaultdict(list)
        of_voice: dict[ActorId, list[Report]] = defaultdict(list)
        for claim in sorted(claims, key=lambda c: (c.content.start, c.content.end, c.id)):
            of_report[claim.report].append(claim)
        for claim in claims:
            if claim.incident is not None and claim.repeats is None:
                of_incident[claim.incident].append(claim)
                if claim.event.actor is not None and claim.event.polarity is Polarity.HAPPENED:
                    laid_at[cast.body(claim.event.actor)].append(claim)
        for report in reports:
            of_voice[report.voice].append(report)
        return cls(
            cast=cast,
            claims={claim.id: claim for claim in claims},
            reports={report.id: report for report in reports},
            of_report=of_report,
            of_incident=of_incident,
            laid_at=laid_at,
            of_voice=of_voice,
            names={a.id: tuple(n.casefold() for n in (a.name, *a.aliases) if len(n) >= _SHORTEST_NAME) for a in actors},
        )

    def is_named(self, actor: ActorId, words: str) -> bool:
        """Whether the actor, or a body that it is part of, is named in the words."""
        folded = words.casefold()
        return any(name in folded for link in self.cast.chain(actor) for name in self.names.get(link, ()))

    def came_before(self, claim: Claim, act: Act) -> bool:
        """Told in the same report, or in one published by the end of its day."""
        if claim.report == act.report:
            return True
        return self.report_came_before(self.reports.get(claim.report), act)

    def report_came_before(self, report: Report | None, act: Act) -> bool:
        own = self.reports.get(act.report)
        told, done = (report.published if report else None), (own.published if own else None)
        return told is None or done is None or told[:10] <= done[:10]


def find_answered(act: Act, ledger: Ledger) -> tuple[Answered, ...]:
    """What the act answers, in the order of the record; empty where nobody here says it."""
    match act.kind:
        case ActKind.DENIAL | ActKind.PARTIAL_DENIAL:
            return (*_reports_denied(act, ledger), *_claims_denied(act, ledger))
        case ActKind.CORRECTION:
            return (*_own_reports(act, ledger), *_figures_corrected(act, ledger))
        case ActKind.RETRACTION:
            return (*_own_reports(act, ledger), *_words_taken_back(act, ledger))
        case _:
            return ()


def _claims_denied(act: Act, ledger: Ledger) -> Iterable[Answered]:
    own = ledger.claims.get(act.claim) if act.claim is not None else None
    pool = [c for c in _near(act, own, ledger) if _may_be_denied(c, act, own, ledger)]
    if own is not None and _denies_a_denial(act, own):
        told = [c for c in pool if c.act in DENYING or c.attitude is Attitude.DENY]
    else:
        told = [c for c in pool if c.act not in DENYING and _says_what_is_denied(c, own)]
    for claim, reasons in _chosen(told, act, own, ledger):
        yield Answered(claim=claim.id, report=claim.report, reasons=(*reasons, *_beside(claim, act, ledger)))


def _chosen(
    told: Sequence[Claim], act: Act, own: Claim | None, ledger: Ledger
) -> Iterable[tuple[Claim, tuple[AnswerReason, ...]]]:
    """The claims of the same event; else of the same incident; else what was laid at the speaker's door here.

    A denial of a statement or a report as a whole answers all that it says of the speaker's side as well.
    """
    whole = act.scope is not ActScope.EVENT
    if own is not None and _denies_a_denial(act, own):
        return [(c, (AnswerReason.SAME_EVENT,)) for c in told]
    same = [c for c in told if own is not None and _same_event(c, own) and not _of_another(c, own, ledger)]
    same = _accusing(same, act, own, ledger) or same
    found = {c.id: (c, _reasons(c, own, whole=whole)) for c in same}
    if not found and own is not None and own.event.type not in _TALK:
        kin = _accusing([c for c in told if _kindred(c, own)], act, own, ledger)
        found = {c.id: (c, (AnswerReason.SAME_INCIDENT,)) for c in kin}
    if not found and own is not None and own.event.actor is not None:
        return [(c, ()) for c in _laid_elsewhere(act, own, ledger)]
    if whole or not found:
        laid = [c for c in told if _laid_at(act, c, ledger) and (whole or c.report == act.report)]
        for claim in [c for c in laid if ledger.is_named(c.speaker, act.content.quote)] or laid:
            found.setdefault(claim.id, (claim, (AnswerReason.WHOLE,)))
    return [found[c.id] for c in told if c.id in found]


def _accusing(told: Sequence[Claim], act: Act, own: Claim | None, ledger: Ledger) -> list[Claim]:
    """Who denies his own side's hand answers those who see it there, not those who only tell that it happened."""
    actor = own.event.actor if own is not None else None
    if actor is None or not ledger.cast.are_of_one_side(actor, act.speaker):
        return []
    return [c for c in told if c.event.actor is not None and ledger.cast.are_of_one_side(c.event.actor, actor)]


def _laid_elsewhere(act: Act, own: Claim, ledger: Ledger) -> list[Claim]:
    """ "We have not fired a single shot since": what was laid at one's door in any other incident before."""
    if own.event.actor is None or not ledger.cast.are_of_one_side(own.event.actor, act.speaker) or own.background:
        return []
    laid = ledger.laid_at.get(ledger.cast.body(own.event.actor), ())
    alike = [c for c in laid if c.event.type == own.event.type or _kindred(c, own)]
    return [c for c in alike if _may_be_denied(c, act, own, ledger)][:_MOST_ELSEWHERE]


def _reasons(claim: Claim, own: Claim | None, *, whole: bool) -> tuple[AnswerReason, ...]:
    reasons = [AnswerReason.SAME_EVENT]
    counted = {q.what for q in own.event.quantities} if own is not None else set()
    if counted & {q.what for q in claim.event.quantities}:
        reasons.append(AnswerReason.FIGURE)
    if whole:
        reasons.append(AnswerReason.WHOLE)
    return tuple(reasons)


def _beside(claim: Claim, act: Act, ledger: Ledger) -> Iterable[AnswerReason]:
    if claim.event.actor is not None and ledger.cast.are_of_one_side(claim.event.actor, act.speaker):
        yield AnswerReason.ACCUSED
    if ledger.is_named(claim.speaker, act.content.quote):
        yield AnswerReason.ACCUSER
    if claim.report == act.report:
        yield AnswerReason.SAME_REPORT


def _near(act: Act, own: Claim | None, ledger: Ledger) -> Sequence[Claim]:
    """The claims of the act's incident; of its report where it has none."""
    if act.incident is not None and not (own is not None and own.background):
        return ledger.of_incident.get(act.incident, ())
    return ledger.of_report.get(act.report, ())


def _may_be_denied(claim: Claim, act: Act, own: Claim | None, ledger: Ledger) -> bool:
    """Somebody else's words, told before the denial; silence has nothing in it that could be denied."""
    if claim is own or claim.act in SILENT or claim.attitude not in _SAYS_SOMETHING:
        return False
    if own is not None and claim.background is not own.background:
        return False
    return ledger.came_before(claim, act) and not ledger.cast.are_of_one_side(claim.speaker, act.speaker)


def _says_what_is_denied(claim: Claim, own: Claim | None) -> bool:
    """Yes is denied by no, and no by yes: "denied that nobody was hurt" answers who said that nobody was."""
    if own is None or own.event.type in _TALK:
        return claim.event.polarity is Polarity.HAPPENED
    return claim.event.polarity is not own.event.polarity


def _denies_a_denial(act: Act, own: Claim) -> bool:
    if own.attitude is Attitude.DENY or own.event.type != "comment":
        return False
    return bool(_OF_A_DENIAL.search(act.content.quote.removeprefix(act.cue.quote)))


def _same_event(claim: Claim, own: Claim) -> bool:
    """Of one type: who denies a withdrawal does not deny that somebody came."""
    return claim.event.type == own.event.type and own.event.type not in _TALK


def _kindred(claim: Claim, own: Claim) -> bool:
    """Another word for the same violence: who denies having fired answers who speaks of shelling."""
    groups = [known.group for c in (claim, own) if (known := event_types().get(c.event.type)) is not None]
    return groups == ["violence", "violence"] and "casualties" not in {claim.event.type, own.event.type}


def _of_another(claim: Claim, own: Claim, ledger: Ledger) -> bool:
    """The deed of somebody else than the one whose deed is denied."""
    a, b = claim.event.actor, own.event.actor
    return a is not None and b is not None and not ledger.cast.are_of_one_side(a, b)


def _laid_at(act: Act, claim: Claim, ledger: Ledger) -> bool:
    actor = claim.event.actor
    return (
        claim.event.type not in {"comment", "demand", "negotiation"}
        and actor is not None
        and ledger.cast.are_of_one_side(actor, act.speaker)
    )


def _reports_denied(act: Act, ledger: Ledger) -> Iterable[Answered]:
    """ "The Mirror's report is false", "the statement of the ministry": the papers that said so, as wholes."""
    if act.scope is ActScope.EVENT:
        return
    members = ledger.of_incident.get(act.incident, ()) if act.incident is not None else ()
    for report in (ledger.reports[name] for name in dict.fromkeys(c.report for c in members)):
        voice, press = report.voice, act.scope is ActScope.REPORT
        meant = ledger.cast.kind(voice) in PRESS_KINDS if press else report.kind is ReportKind.STATEMENT
        if report.id == act.report or not meant:
            continue
        if ledger.cast.are_of_one_side(voice, act.speaker) or not ledger.report_came_before(report, act):
            continue
        if ledger.is_named(voice, act.content.quote):
            yield Answered(claim=None, report=report.id, reasons=(AnswerReason.WHOLE, AnswerReason.ACCUSER))
        elif not press:
            yield Answered(claim=None, report=report.id, reasons=(AnswerReason.WHOLE,))


def _own_reports(act: Act, ledger: Ledger) -> Iterable[Answered]:
    """The earlier versions of a paper's own copy that it corrects or takes back."""
    own = ledger.reports.get(act.report)
    if own is None or act.scope is not ActScope.REPORT or act.speaker != own.voice:
        return
    for report in ledger.of_voice.get(own.voice, ()):
        same_copy = report.origin == own.origin or (report.headline is not None and report.headline == own.headline)
        if report.id != own.id and same_copy and _is_earlier(report, own):
            yield Answered(claim=None, report=report.id, reasons=(AnswerReason.OWN_WORDS, AnswerReason.WHOLE))


def _is_earlier(report: Report, than: Report) -> bool:
    return report.published is None or than.published is None or report.published < than.published


def _figures_corrected(act: Act, ledger: Ledger) -> Iterable[Answered]:
    """The speaker's side's own other figures for the same; a figure that only repeats the corrected one is none."""
    own = ledger.claims.get(act.claim) if act.claim is not None else None
    if own is None:
        return
    figures = {q.what: (q.min, q.max) for q in own.event.quantities}
    for claim in _near(act, own, ledger):
        others = {q.what: (q.min, q.max) for q in claim.event.quantities}
        differs = any(what in figures and figures[what] != figure for what, figure in others.items())
        if claim is own or not differs or claim.event.type != own.event.type or not ledger.came_before(claim, act):
            continue
        if _is_own(claim, act, ledger):
            yield Answered(
                claim=claim.id,
                report=claim.report,
                reasons=(AnswerReason.OWN_WORDS, AnswerReason.FIGURE),
            )


def _words_taken_back(act: Act, ledger: Ledger) -> Iterable[Answered]:
    own = ledger.claims.get(act.claim) if act.claim is not None else None
    denial = bool(re.search(r"\bdenials?\b", act.cue.quote, re.IGNORECASE))
    for claim in _near(act, own, ledger):
        if claim is own or claim.act in SILENT or claim.event.type in _TALK or not ledger.came_before(claim, act):
            continue
        if (claim.act in DENYING or claim.attitude is Attitude.DENY) is denial and _is_own(claim, act, ledger):
            yield Answered(
                claim=claim.id,
                report=claim.report,
                reasons=(AnswerReason.OWN_WORDS, AnswerReason.SAME_INCIDENT),
            )


def _is_own(claim: Claim, act: Act, ledger: Ledger) -> bool:
    """Said by the one who acts, or by a body of his: a state stands for its ministry."""
    return claim.speaker == act.speaker or ledger.cast.are_related(claim.speaker, act.speaker)
