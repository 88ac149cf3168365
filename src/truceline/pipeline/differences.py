"""What changed between two dossiers: claims are matched first, and all that rests on them follows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from truceline.model.difference import (
    ClockChange,
    Corrected,
    Difference,
    IncidentChange,
    IncidentTurn,
    QuestionChange,
    QuestionTurn,
    Reread,
    Shift,
)
from truceline.model.duty import DutyState
from truceline.model.outline import ClaimLine, ClockLine, Outline, QuestionLine, ReportLine
from truceline.pipeline.view_differences import compare_views

_Line = TypeVar("_Line", ReportLine, ClaimLine)


def compare(before: Outline, after: Outline) -> Difference:
    """Records are the same by their ids, else by their content: a file that was moved, or another extractor, makes no
    report and no claim new. Everything in the order in which `after` (for what is gone, `before`) has it."""
    reports = _pair_reports(before, after)
    claims, reread = _pair_claims(before, after, reports)
    incidents = _compare_incidents(before, after, claims)
    return Difference(
        before=before,
        after=after,
        new_reports=tuple(r for r in after.reports.values() if r.id in reports.new),
        withdrawn_reports=tuple(r for r in before.reports.values() if r.id in reports.gone),
        corrected_reports=reports.corrected,
        new_claims=tuple(c for c in after.claims.values() if c.id not in set(claims.values())),
        gone_claims=tuple(c for c in before.claims.values() if c.id not in claims),
        reread_claims=reread,
        incidents=incidents,
        questions=_compare_questions(before, after, claims),
        renamed=tuple((a, b) for a, b in claims.items() if a != b),
        clocks=_compare_clocks(before, after),
        views=compare_views(before, after),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reports:
    """`same` leads from reports of `before` to those of `after`, corrected ones included."""

    same: Mapping[str, str]
    new: frozenset[str]
    gone: frozenset[str]
    corrected: tuple[Corrected, ...]


def _pair_reports(before: Outline, after: Outline) -> _Reports:
    same = {report: report for report in before.reports if report in after.reports}
    _pair(before.reports, after.reports, same, lambda r: (r.text, r.headline))
    unchanged = set(same)
    _pair(before.reports, after.reports, same, lambda r: (_file_name(r), r.item))
    _pair(before.reports, after.reports, same, lambda r: (r.outlet, r.headline) if r.outlet and r.headline else None)
    corrected = [
        Corrected(before=before.reports[a], after=after.reports[b], kept=False)
        for a, b in same.items()
        if a not in unchanged
    ]
    taken = set(same.values())
    versions = [
        Corrected(before=before.reports[report.replaces], after=report, kept=report.replaces in after.reports)
        for report in after.reports.values()
        if report.id not in taken and report.replaces is not None and report.replaces in before.reports
    ]
    later = {each.after.id for each in versions}
    return _Reports(
        same=same,
        new=frozenset(after.reports) - taken - later,
        gone=frozenset(before.reports) - set(same) - {each.before.id for each in versions if not each.kept},
        corrected=(*corrected, *versions),
    )


def _file_name(report: ReportLine) -> str:
    return report.input.rpartition("/")[2]


def _pair(
    before: Mapping[str, _Line], after: Mapping[str, _Line], same: dict[str, str], key: Callable[[_Line], Hashable]
) -> None:
    """Adds pairs that share a key, in their order; a key of None stands alone."""
    taken = set(same.values())
    waiting: dict[Hashable, list[str]] = defaultdict(list)
    for line in after.values():
        if line.id not in taken and (found := key(line)) is not None:
            waiting[found].append(line.id)
    for line in before.values():
        if line.id not in same and (found := key(line)) is not None and waiting.get(found):
            same[line.id] = waiting[found].pop(0)


def _pair_claims(before: Outline, after: Outline, reports: _Reports) -> tuple[dict[str, str], tuple[Reread, ...]]:
    """From claims of `before` to those of `after`: by id, by words and reading in one report, at last by words alone.

    A claim that is read otherwise under the same id is reread as well.
    """
    same = {claim: claim for claim in before.claims if claim in after.claims}

    def told_in(claim: ClaimLine) -> str:
        return reports.same.get(claim.report, claim.report) if claim.id in before.claims else claim.report

    _pair(before.claims, after.claims, same, lambda c: (told_in(c), _fold(c.words), *_reading(c)))
    _pair(before.claims, after.claims, same, lambda c: (told_in(c), _fold(c.words), c.event_type))
    _pair(before.claims, after.claims, same, lambda c: (told_in(c), _fold(c.words)))
    pairs = ((before.claims[a], after.claims[b]) for a, b in same.items())
    reread = tuple(Reread(before=a, after=b) for a, b in pairs if _reading(a) != _reading(b))
    return same, reread


def _reading(claim: ClaimLine) -> tuple[str, ...]:
    return claim.speaker, claim.attitude, claim.event_type, claim.polarity


def _fold(words: str) -> str:
    return " ".join(words.lower().split())


def _compare_incidents(before: Outline, after: Outline, claims: Mapping[str, str]) -> tuple[IncidentChange, ...]:
    """Incidents are followed by their claims: where most of one's went, there it is now."""
    flow = _flow(before, after, claims)
    heir_of = {a: _most(to, a) for a, to in flow.items() if to}
    founders: dict[str, list[str]] = defaultdict(list)
    for old, heir in heir_of.items():
        founders[heir].append(old)
    came: dict[str, Counter[str]] = defaultdict(Counter)
    for old, to in flow.items():
        for new, count in to.items():
            came[new][old] += count
    parts: dict[str, list[str]] = defaultdict(list)
    for new in after.incidents:
        if came[new] and not founders[new]:
            parts[_most(came[new], new)].append(new)
    changes = [_follow(new, founders[new], parts, before, after, claims) for new in after.incidents if founders[new]]
    fresh = [
        IncidentChange(turn=IncidentTurn.NEW, before=(), after=(line,), gained=_lines(line.claims, after))
        for line in after.incidents.values()
        if not came[line.id]
    ]
    gone = [
        IncidentChange(turn=IncidentTurn.GONE, before=(line,), after=(), lost=_lines(line.claims, before))
        for line in before.incidents.values()
        if line.id not in heir_of
    ]
    return (*fresh, *(change for change in changes if change is not None), *gone)


def _flow(before: Outline, after: Outline, claims: Mapping[str, str]) -> dict[str, Counter[str]]:
    """How many claims of each incident of `before` are now in which incident of `after`."""
    home = {claim: line.id for line in after.incidents.values() for claim in line.claims}
    flow: dict[str, Counter[str]] = {}
    for line in before.incidents.values():
        flow[line.id] = Counter(home[claims[c]] for c in line.claims if c in claims and claims[c] in home)
    return flow


def _most(counts: Counter[str], stay: str | None = None) -> str:
    """Of equals, the incident that bears the same id still."""
    return min(counts, key=lambda name: (-counts[name], name != stay, name))


def _follow(
    new: str,
    founders: Sequence[str],
    parts: Mapping[str, Sequence[str]],
    before: Outline,
    after: Outline,
    claims: Mapping[str, str],
) -> IncidentChange | None:
    old = tuple(before.incidents[name] for name in founders)
    split_off = [after.incidents[part] for name in founders for part in parts.get(name, ())]
    now = (after.incidents[new], *split_off)
    held_before = {claims[c] for line in before.incidents.values() for c in line.claims if c in claims}
    held_after = {c for line in after.incidents.values() for c in line.claims}
    gained = tuple(c for line in now for c in line.claims if c not in held_before)
    lost = tuple(c for line in old for c in line.claims if claims.get(c) not in held_after)
    if len(old) > 1:
        turn = IncidentTurn.MERGED
    elif split_off:
        turn = IncidentTurn.SPLIT
    elif gained:
        turn = IncidentTurn.GROWN
    elif lost:
        turn = IncidentTurn.SHRUNK
    else:
        return None
    return IncidentChange(
        turn=turn, before=old, after=now, gained=_lines(gained, after), lost=_lines(lost, before)
    )  # fmt: skip


def _lines(claims: Iterable[str], outline: Outline) -> tuple[ClaimLine, ...]:
    return tuple(outline.claims[claim] for claim in claims)


def _compare_questions(before: Outline, after: Outline, claims: Mapping[str, str]) -> tuple[QuestionChange, ...]:
    """The same question about the incident to which most claims of its incident went, or the question with the same id,
    whichever has more claims in common."""
    flow = _flow(before, after, claims)
    heirs = {old: _most(to, old) for old, to in flow.items() if to}

    def about(question: QuestionLine, incident: str | None) -> Hashable:
        return incident, question.kind, question.event_type, question.what

    asked = {about(q, q.incident): q for q in after.questions.values()}
    pairs: list[tuple[int, bool, QuestionLine, QuestionLine]] = []
    for question in before.questions.values():
        told = {claims.get(claim) for position in question.positions for claim in position.claims}
        heir = asked.get(about(question, heirs.get(question.incident)))
        for now in dict.fromkeys(q for q in (heir, after.questions.get(question.id)) if q is not None):
            common = sum(claim in told for position in now.positions for claim in position.claims)
            pairs.append((-common, now.id != question.id, question, now))
    earlier: dict[str, QuestionLine] = {}
    paired: set[str] = set()
    for _, _, question, now in sorted(pairs, key=lambda pair: pair[:2]):
        if now.id not in earlier and question.id not in paired:
            earlier[now.id] = question
            paired.add(question.id)
    gone = [question for question in before.questions.values() if question.id not in paired]
    changes = []
    for question in after.questions.values():
        old = earlier.get(question.id)
        shifts = _shifts(old, question, before, after, claims)
        turn = _turn(old, question, shifts)
        if turn is not None:
            changes.append(QuestionChange(turn=turn, before=old, after=question, shifts=shifts))
    dropped = [
        QuestionChange(turn=QuestionTurn.GONE, before=q, after=None, shifts=_shifts(q, None, before, after, claims))
        for q in gone
    ]
    return (*changes, *dropped)


def _turn(before: QuestionLine | None, after: QuestionLine, shifts: Sequence[Shift]) -> QuestionTurn | None:
    if before is None:
        return QuestionTurn.NEWLY_DISPUTED if after.status == "disputed" else QuestionTurn.NEW
    if before.status != after.status:
        if after.status == "disputed":
            return QuestionTurn.NEWLY_DISPUTED
        return QuestionTurn.SETTLED if before.status == "disputed" else QuestionTurn.STATUS
    return QuestionTurn.POSITIONS if shifts else None


def _shifts(
    old: QuestionLine | None, new: QuestionLine | None, before: Outline, after: Outline, claims: Mapping[str, str]
) -> tuple[Shift, ...]:
    """For each answer, the claims that came to give it or ceased to; answers without either are left out."""
    was = {position.answer: position.claims for position in old.positions} if old else {}
    now = {position.answer: position.claims for position in new.positions} if new else {}
    shifts = []
    for answer in dict.fromkeys((*now, *was)):
        told = {claims.get(claim) for claim in was.get(answer, ())}
        tells = set(now.get(answer, ()))
        shift = Shift(
            answer=answer,
            gained=_lines((c for c in now.get(answer, ()) if c not in told), after),
            lost=_lines((c for c in was.get(answer, ()) if claims.get(c) not in tells), before),
        )
        if shift.gained or shift.lost:
            shifts.append(shift)
    return tuple(shifts)


def _compare_clocks(before: Outline, after: Outline) -> tuple[ClockChange, ...]:
    """Duties of agreements of which both have clocks; those of an agreement that is new tell of no change."""
    both = {line.agreement for line in before.clocks.values()} & {line.agreement for line in after.clocks.values()}
    changes = []
    for name in dict.fromkeys((*after.clocks, *before.clocks)):
        old, new = before.clocks.get(name), after.clocks.get(name)
        line = new or old
        if line is not None and line.agreement in both and _reads(old) != _reads(new):
            changes.append(ClockChange(before=old, after=new))
    return tuple(changes)


def _reads(clock: ClockLine | None) -> tuple[object, ...] | None:
    """While a duty holds or returns, the end of its period is no change; that of its term is."""
    if clock is None:
        return None
    return clock.state, None if clock.state == DutyState.RUNNING else clock.due, clock.ends, clock.term
