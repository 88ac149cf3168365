"""What is told of an incident that concerns a point: which claims, who says so, and how the question stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from truceline.compliance.stage import Stage
from truceline.model.act import SILENT
from truceline.model.bearing import Aspect, BearingTest, Fit, Occurrence, Sense
from truceline.model.claim import Attitude, Claim
from truceline.model.event import Polarity, event_types
from truceline.model.ids import ActorId
from truceline.model.incident import Incident
from truceline.model.question import Question, QuestionKind

_NOT_TOLD = frozenset({Attitude.DENY, Attitude.DEMAND, Attitude.WARN, Attitude.EXPECT})
_GIVEN_OR_REFUSED = "aid_access"
_STANDINGS = {
    "agreed": "agreed",
    "disputed": "disputed",
    "one_sided": "one side alone says so",
    "single_source": "one source alone says so",
    "not_asked": "no question was drawn",
}
_IN_SHORT = {"one_sided": "one-sided", "single_source": "single source", "not_asked": "no question drawn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An incident (None: no incident) with its claims, but for those of the background, and its questions."""

    incident: Incident | None
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...] = ()


def tells(claim: Claim, types: Collection[str], sense: Sense) -> bool:
    """Whether a claim says that something of these types happened. Passage for aid that was refused counts as what was
    not given, and where it is listed among the breaches as what was."""
    if claim.background or claim.act in SILENT or claim.attitude in _NOT_TOLD or claim.event.type not in types:
        return False
    refused = claim.event.type == _GIVEN_OR_REFUSED and sense is Sense.BREACH
    return claim.event.polarity is (Polarity.DID_NOT if refused else Polarity.HAPPENED)


def find_occurrences(told: Sequence[Claim], account: Account) -> tuple[Occurrence, ...]:
    """One for each type that is told, in the order of the table of types."""
    types = {claim.event.type for claim in told}
    return tuple(_occurrence(kind, told, account) for kind in event_types() if kind in types)


def _occurrence(kind: str, told: Sequence[Claim], account: Account) -> Occurrence:
    asked = next(
        (q for q in account.questions if q.kind is QuestionKind.OCCURRENCE and q.event_type == kind), None
    )  # fmt: skip
    if asked is None or kind == _GIVEN_OR_REFUSED:
        speakers = dict.fromkeys(claim.speaker for claim in told if claim.event.type == kind)
        return Occurrence(event_type=kind, status="not_asked", yes=tuple(speakers))
    by_answer: dict[bool, dict[ActorId, None]] = {True: {}, False: {}}
    for position in asked.positions:
        if isinstance(position.value, bool):
            by_answer[position.value].update(dict.fromkeys(position.speakers))
    return Occurrence(
        event_type=kind,
        status=asked.status,
        question=asked.id,
        yes=tuple(by_answer[True]),
        no=tuple(by_answer[False]),
    )


def try_what(occurrences: Sequence[Occurrence], told: Sequence[Claim], stage: Stage) -> BearingTest:
    """`yes` only where it is agreed; that somebody alone says so leaves it open."""
    claims = tuple(dict.fromkeys(claim.id for claim in told))
    if not occurrences:
        text = "No account tells of an event of a kind that the pack lists for this point; words name the point itself."
        return BearingTest(name=Aspect.WHAT, fit=Fit.CANNOT_TELL, text=text, claims=claims)
    fits = {_fit(each) for each in occurrences}
    best = next(fit for fit in (Fit.YES, Fit.DISPUTED, Fit.CANNOT_TELL, Fit.NO) if fit in fits)
    text = "; ".join(_say(each, stage) for each in occurrences)
    return BearingTest(name=Aspect.WHAT, fit=best, text=f"{text[:1].upper()}{text[1:]}.", claims=claims)


def say_standing(occurrences: Sequence[Occurrence]) -> str:
    """`disputed`, or where types stand apart: `disputed (shelling), single source (armed clash)`."""
    words = [_IN_SHORT.get(each.status, each.status) for each in occurrences]
    if len(set(words)) == 1:
        return words[0]
    pairs = zip(words, occurrences, strict=True)
    return ", ".join(f"{word} ({_label(each)})" for word, each in pairs)


def _fit(occurrence: Occurrence) -> Fit:
    match occurrence.status:
        case "disputed":
            return Fit.DISPUTED
        case "agreed" if occurrence.yes and not occurrence.no:
            return Fit.YES
        case "agreed" if occurrence.no and not occurrence.yes:
            return Fit.NO
        case _:
            return Fit.CANNOT_TELL


def _say(occurrence: Occurrence, stage: Stage) -> str:
    parts = []
    if occurrence.yes:
        parts.append(f"{stage.names(occurrence.yes)} say{_s(occurrence.yes)} so")
    if occurrence.no:
        parts.append(f"{stage.names(occurrence.no)} say{_s(occurrence.no)} that it did not happen")
    standing = _STANDINGS[occurrence.status]
    return "; ".join((f"{_label(occurrence)}: {standing}", *parts))


def _s(speakers: Collection[ActorId]) -> str:
    return "s" if len(speakers) == 1 else ""


def _label(occurrence: Occurrence) -> str:
    return occurrence.event_type.replace("_", " ")
