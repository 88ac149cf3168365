"""Who is said to have done it, and whether a duty binds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from truceline.compliance.accounts import Account
from truceline.compliance.stage import Stage, join
from truceline.model.agreement import Agreement
from truceline.model.bearing import Aspect, BearingTest, Fit
from truceline.model.claim import Claim
from truceline.model.duty import Duty
from truceline.model.ids import ActorId, ClaimId
from truceline.model.question import Agreed, Disputed, Question, QuestionKind

_NOBODY = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doers:
    """Those who are named, by whom and in which claims. `against` are those who say that it was not they, or nobody.
    `disputed` and `agreed` are as the question stands, or as the claims say where it was not asked; neither of the two
    where one side alone names somebody."""

    named: dict[ActorId, list[ActorId]] = field(default_factory=dict)
    against: tuple[ActorId, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    disputed: bool = False
    agreed: bool = False


def find_doers(told: Sequence[Claim], account: Account, stage: Stage) -> Doers:
    types = {claim.event.type for claim in told}
    asked = [q for q in account.questions if q.kind is QuestionKind.RESPONSIBILITY and q.event_type in {None, *types}]
    named: dict[ActorId, list[ActorId]] = {}
    for claim in told:
        if claim.event.actor is not None:
            named.setdefault(claim.event.actor, []).append(claim.speaker)
    claims = [claim.id for claim in told if claim.event.actor is not None]
    against: list[ActorId] = []
    for question in asked:
        for position in question.positions:
            if str(position.value).startswith("not ") or position.value == _NOBODY:
                against += position.speakers
            elif isinstance(position.value, str):
                named.setdefault(ActorId(position.value), []).extend(position.speakers)
            claims += position.claims
    return Doers(
        named=named,
        against=tuple(dict.fromkeys(against)),
        claims=tuple(dict.fromkeys(claims)),
        disputed=any(isinstance(question.standing, Disputed) for question in asked),
        agreed=_agree(asked, named, stage) and not against,
    )


def _agree(asked: Sequence[Question], named: dict[ActorId, list[ActorId]], stage: Stage) -> bool:
    """The question stands as agreed; where it was not asked, whoever did it says so, and nobody names another body."""
    if asked:
        return all(isinstance(question.standing, Agreed) for question in asked)
    if len({stage.body(actor) for actor in named}) != 1:
        return False
    return any(stage.body(speaker) == stage.body(actor) for actor, speakers in named.items() for speaker in speakers)


def try_who(doers: Doers, duty: Duty, agreement: Agreement, stage: Stage) -> BearingTest:
    bound = duty.binds or agreement.parties
    if not doers.named:
        return _test(doers, Fit.CANNOT_TELL, "Nobody says who it was.")
    fits = {actor: _is_bound(actor, bound, stage) for actor in doers.named}
    parts = [_say(actor, fits[actor], doers, bound, stage=stage) for actor in doers.named]
    if doers.against:
        parts.append(f"{stage.names(doers.against)} say{'s' if len(doers.against) == 1 else ''} otherwise")
    text = "; ".join(parts) + "."
    if doers.disputed:
        return _test(doers, Fit.DISPUTED, f"Who it was is disputed. {text}")
    if set(fits.values()) == {True}:
        return _test(doers, Fit.YES, text)
    if set(fits.values()) == {False}:
        return _test(doers, Fit.NO, text)
    return _test(doers, Fit.CANNOT_TELL, text)


def _is_bound(actor: ActorId, bound: Iterable[ActorId], stage: Stage) -> bool | None:
    """It, what it is part of, its parts or others of its side are bound; None where nobody knows what it belongs to."""
    chain = stage.chain(actor)
    if any(each in chain or actor in stage.chain(each) or stage.are_of_one_side(actor, each) for each in bound):
        return True
    return False if stage.is_known(actor) else None


def _say(
    actor: ActorId, is_bound: bool | None, doers: Doers, bound: Sequence[ActorId], *, stage: Stage
) -> str:  # fmt: skip
    by = stage.names(doers.named[actor])
    told = (
        f"{stage.name(actor)} (named by {by})" if by != stage.name(actor) else f"{stage.name(actor)} (by its own word)"
    )
    if is_bound is None:
        return f"{told}: whom it belongs to is not known"
    if not is_bound:
        return f"{told} is not bound, but {stage.names(bound)}"
    if actor in bound:
        return f"{told} is bound"
    through = next((each for each in stage.chain(actor) if each in bound), None)
    if through is not None:
        return f"{told} is bound as part of {stage.name(through)}"
    part = [each for each in bound if actor in stage.chain(each)]
    if part:
        return f"{told} is bound by way of {join([stage.name(each) for each in part])}"
    return f"{told} is of one side with {stage.names(e for e in bound if stage.are_of_one_side(actor, e))}, bound"


def _test(doers: Doers, fit: Fit, text: str) -> BearingTest:
    return BearingTest(name=Aspect.WHO, fit=fit, text=text, claims=doers.claims)
