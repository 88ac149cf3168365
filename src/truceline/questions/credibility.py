"""How credible is a claim? Proposed from who else says so and who says otherwise, never from who speaks.

Speakers are counted in camps. A side is one camp, a body of the pack that belongs to no side is one. Speakers whom the
pack does not name are nobody's camp, for nobody knows for whom they speak, or whether several are one. Reprints add
nothing: the papers that print one copy in their own voices are one voice, and where the copy quotes somebody with the
same answer, they only hand that answer on.

| other camps that say the same | camps that say otherwise | rule | proposed |
| --- | --- | --- | --- |
| one or more | none | confirmed | 1 |
| one or more | one | confirmed_but_denied | 2 |
| none, but unnamed speakers do | none | echoed_by_unnamed | 2 |
| one or more | several, with one answer | camps_on_both_sides | 3 |
| none | none | uncontradicted | 3 |
| none | only its own | divided_camp | 4 |
| none | several others, with one answer | alone_against_several | 4 |
| none | its own and others | alone_and_divided | 5 |
| none | one other, or each with another answer | word_against_word | 6 |

The rules see no names: exchange the sides, and the marks are exchanged with them. One denial never makes what one side
says doubtful, for a denial costs nothing. Two figures or hours of one camp do not divide it, for a toll grows; nor do
its press and people whom the pack does not name, for they do not speak for it. A claim that several questions ask about
gets the weakest of their grades, in the order 1, 2, 3, 6, 4, 5; a figure or an hour that nobody contradicts weakens
nothing. What no question compares with another account is 6, and so is what an event is called, for that is no account.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.model.actor import Actor
from truceline.model.claim import Attitude, Claim
from truceline.model.ids import ClaimId, QuestionId
from truceline.model.pack import Pack
from truceline.model.question import Disputed, Question, QuestionKind
from truceline.model.reliability import Credibility, Grade, GradeReason
from truceline.model.report import Report
from truceline.questions.cast import PRESS_KINDS, Cast

_WEAKER = (Grade.CONFIRMED, Grade.PROBABLE, Grade.POSSIBLE, Grade.UNKNOWN, Grade.DOUBTFUL, Grade.IMPROBABLE)
_UNNAMED = "unnamed"
_MOST_NAMES = 4
_MOST_CLAIMS = 20
_DETAILS = frozenset({QuestionKind.COUNT, QuestionKind.TIME})
_DIVIDING = frozenset({QuestionKind.OCCURRENCE, QuestionKind.RESPONSIBILITY, QuestionKind.CONTROL})
_NO_ACCOUNT = {
    Attitude.DEMAND: "A demand is no account of what happened.",
    Attitude.WARN: "A warning is no account of what happened.",
    Attitude.EXPECT: "What somebody expects is no account of what happened.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """Who speaks in which camp, and in which copy."""

    claims: Mapping[ClaimId, Claim]
    reports: Mapping[str, Report]
    cast: Cast
    named: frozenset[str]

    def camp(self, claim: Claim) -> str:
        side = self.cast.side(claim.speaker)
        if side is not None:
            return f"side {side}"
        return f"body {self.cast.body(claim.speaker)}" if claim.speaker in self.named else _UNNAMED

    def is_press_voice(self, claim: Claim) -> bool:
        return claim.speaker_anchor is None and self.cast.kind(claim.speaker) in PRESS_KINDS

    def speaks_for_its_camp(self, claim: ClaimId) -> bool:
        speaker = self.claims[claim].speaker
        return speaker in self.named and self.cast.kind(speaker) not in PRESS_KINDS

    def copy(self, claim: Claim) -> str:
        report = self.reports.get(claim.report)
        return report.origin if report is not None and report.origin is not None else claim.report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Witness:
    """A speaker's first claim. `copy` is the text that speaks for itself here, None where somebody is quoted or speaks
    in a statement."""

    claim: ClaimId
    camp: str
    copy: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """Those who give one answer; `quoted` are the camps that each copy quotes for it."""

    witnesses: tuple[_Witness, ...]
    quoted: Mapping[str, frozenset[str]]

    def camps(self, *, without: Collection[str] = (), but_copy: str | None = None) -> dict[str, list[ClaimId]]:
        """The claims of each camp, but for some camps, and for what one copy says in its own voice."""
        found: dict[str, list[ClaimId]] = {}
        for one in self.witnesses:
            if one.camp not in without and (one.copy is None or one.copy != but_copy):
                found.setdefault(one.camp, []).append(one.claim)
        return found


def propose_credibility(
    claims: Sequence[Claim],
    questions: Sequence[Question],
    reports: Sequence[Report],
    actors: Sequence[Actor],
    pack: Pack,
) -> list[Credibility]:
    """One for each claim, in their order."""
    by_report = {str(report.id): report for report in reports}
    bench = _Bench(
        claims={claim.id: claim for claim in claims},
        reports=by_report,
        cast=Cast(actors, pack, claims, by_report),
        named=frozenset(actor.id for actor in (*pack.actors, *actors) if actor.known),
    )
    reasons: dict[ClaimId, list[GradeReason]] = {}
    details: set[QuestionId] = {question.id for question in questions if question.kind in _DETAILS}
    for question in questions:
        if question.kind is not QuestionKind.CHARACTERISATION:
            _weigh_question(question, bench, reasons)
    proposed = []
    for claim in claims:
        found = tuple(reasons.get(claim.id, ())) or (_uncompared(claim),)
        weakening = [r for r in found if r.apart or r.question not in details] or found
        weakest = max((reason.grade for reason in weakening), key=_WEAKER.index)
        proposed.append(Credibility(claim=claim.id, proposed=weakest, reasons=found))
    return proposed


def grade_by_camps(others: int, against: int, *, own_against: bool, unnamed: bool) -> tuple[str, Grade]:
    """The rule and its grade. `others` count the other camps that say the same, `against` those that give one and the
    same answer which excludes it; `own_against`: its own camp does too; `unnamed`: speakers of no camp say the same."""
    if others:
        denying = against + own_against
        if not denying:
            return "confirmed", Grade.CONFIRMED
        return ("confirmed_but_denied", Grade.PROBABLE) if denying == 1 else ("camps_on_both_sides", Grade.POSSIBLE)
    if own_against:
        return ("alone_and_divided", Grade.IMPROBABLE) if against else ("divided_camp", Grade.DOUBTFUL)
    if not against:
        return ("echoed_by_unnamed", Grade.PROBABLE) if unnamed else ("uncontradicted", Grade.POSSIBLE)
    return ("word_against_word", Grade.UNKNOWN) if against == 1 else ("alone_against_several", Grade.DOUBTFUL)


def _weigh_question(question: Question, bench: _Bench, reasons: dict[ClaimId, list[GradeReason]]) -> None:
    answers = [_hear(position.claims, bench) for position in question.positions]
    pairs = question.standing.apart if isinstance(question.standing, Disputed) else ()
    for number, position in enumerate(question.positions):
        excluded = sorted({b if a == number else a for a, b in pairs if number in (a, b)})
        denying = [answers[other] for other in excluded]
        for claim_id in position.claims:
            if claim_id in bench.claims:
                claim = bench.claims[claim_id]
                reason = _reason(claim, question, bench, answer=answers[number], denying=denying)
                reasons.setdefault(claim_id, []).append(reason)


def _hear(claims: Iterable[ClaimId], bench: _Bench) -> _Answer:
    told = [bench.claims[claim] for claim in claims if claim in bench.claims]
    quoted: dict[str, set[str]] = {}
    printers: dict[str, set[str]] = {}
    for claim in told:
        group = printers if bench.is_press_voice(claim) else quoted
        group.setdefault(bench.copy(claim), set()).add(bench.camp(claim))
    witnesses: dict[tuple[str, str | None], _Witness] = {}
    for claim in told:
        copy, press = bench.copy(claim), bench.is_press_voice(claim)
        if not press:
            one = _Witness(claim=claim.id, camp=bench.camp(claim), copy=None)
            witnesses.setdefault((claim.speaker, None), one)
        elif copy not in quoted:
            camp = min(printers[copy], key=lambda camp: (camp == _UNNAMED, camp.startswith("side "), camp))
            witnesses.setdefault((claim.speaker, copy), _Witness(claim=claim.id, camp=camp, copy=copy))
    return _Answer(
        witnesses=tuple(witnesses.values()), quoted={copy: frozenset(camps) for copy, camps in quoted.items()}
    )  # fmt: skip


def _reason(
    claim: Claim, question: Question, bench: _Bench, *, answer: _Answer, denying: Sequence[_Answer]
) -> GradeReason:
    own = bench.camp(claim)
    copy = bench.copy(claim) if bench.is_press_voice(claim) else None
    sources = {own} | (answer.quoted.get(copy, frozenset()) if copy is not None else frozenset())
    alike = answer.camps(without=sources, but_copy=copy)
    divides = question.kind in _DIVIDING and own != _UNNAMED
    of_own = [
        claim
        for other in denying
        for claim in (other.camps().get(own, ()) if divides else ())
        if bench.speaks_for_its_camp(claim)
    ]
    apart = [other.camps(without=(own, _UNNAMED)) for other in denying]
    rule, grade = grade_by_camps(
        len(alike.keys() - {_UNNAMED}),
        max(map(len, apart), default=0),
        own_against=bool(of_own),
        unnamed=_UNNAMED in alike,
    )
    same = [claim for ids in alike.values() for claim in ids]
    against = of_own + [claim for other in apart for ids in other.values() for claim in ids]
    return GradeReason(
        rule=rule,
        grade=grade,
        text=f"{_say_alike(claim, same, bench)}; {_say_apart(against, denying, bench)}.",
        question=question.id,
        alike=tuple(same[:_MOST_CLAIMS]),
        apart=tuple(against[:_MOST_CLAIMS]),
    )


def _say_alike(claim: Claim, alike: Sequence[ClaimId], bench: _Bench) -> str:
    if alike:
        return f"{_names(alike, bench)} {_verb(alike, bench)} the same independently"
    side = bench.cast.side(claim.speaker)
    return f"Only {bench.cast.name(claim.speaker) if side is None else bench.cast.side_name(side)} says so"


def _say_apart(against: Sequence[ClaimId], denying: Iterable[_Answer], bench: _Bench) -> str:
    if against:
        return f"{_names(against, bench)} {_verb(against, bench)} otherwise"
    unnamed = [claim for other in denying for claim in other.camps().get(_UNNAMED, ())]
    if unnamed:
        return f"of those who say otherwise the pack names nobody ({_names(unnamed, bench)})"
    return "no other camp says otherwise" if any(other.witnesses for other in denying) else "nobody says otherwise"


def _speakers(claims: Iterable[ClaimId], bench: _Bench) -> list[str]:
    return list(dict.fromkeys(bench.cast.name(bench.claims[claim].speaker) for claim in claims))


def _verb(claims: Iterable[ClaimId], bench: _Bench) -> str:
    return "says" if len(_speakers(claims, bench)) == 1 else "say"


def _names(claims: Iterable[ClaimId], bench: _Bench) -> str:
    names = _speakers(claims, bench)
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _uncompared(claim: Claim) -> GradeReason:
    if claim.attitude in _NO_ACCOUNT:
        return GradeReason(rule="no_account", grade=Grade.UNKNOWN, text=_NO_ACCOUNT[claim.attitude])
    if claim.background:
        text = "It is mentioned in passing, of an earlier time, and is compared with nothing."
        return GradeReason(rule="background", grade=Grade.UNKNOWN, text=text)
    return GradeReason(rule="not_compared", grade=Grade.UNKNOWN, text="No question compares it with another account.")
