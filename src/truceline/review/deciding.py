"""Making decisions on claims: each function takes the desk and what is meant, and gives what the record then keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.errors import WrongUsage
from truceline.model.anchor import Anchor
from truceline.model.claim import Attitude, Claim
from truceline.model.decision import (
    BY_HAND,
    CLEARABLE,
    OF_CLAIM,
    OF_EVENT,
    Accept,
    Add,
    Changes,
    ClaimSeen,
    Correct,
    Decision,
    Merge,
    Reject,
    Split,
    claims_made,
    name_decision,
)
from truceline.model.event import Event, Polarity
from truceline.model.ids import ActorId, ClaimId, JudgementId, content_id
from truceline.model.report import Report
from truceline.review.desk import Desk
from truceline.review.fields import find_words, read_fields
from truceline.store import codec

_FARTHEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, when (ISO 8601), why, and which decisions this one stands in the place of; those of the same person
    on the same claim it replaces anyway."""

    by: str
    on: str
    why: str = ""
    replaces: tuple[JudgementId, ...] = ()


def accept(desk: Desk, claim: ClaimId, signed: Signature) -> Accept | Correct:
    """As it stands now. Where the source and what is read in it have changed since somebody corrected it, that is the
    corrected claim, kept against what is read there today."""
    seen = desk.see(claim)
    standing = desk.claims.get(claim)
    if _waits(desk, claim) and standing is not None:
        changes = difference(seen.claim, replace(standing, id=seen.claim.id))
        if changes.named:
            return _correct(desk, seen, changes, signed)
    replaces = _replaced(desk, claim, signed)
    name = name_decision("accept", signed.by, signed.on, seen.claim.id, seen.digest, *replaces)
    return Accept(id=name, by=signed.by, on=signed.on, why=signed.why, replaces=replaces, seen=seen)


def reject(desk: Desk, claim: ClaimId, signed: Signature) -> Reject:
    """Raises WrongUsage without a reason."""
    if not signed.why.strip():
        raise WrongUsage("rejected without a reason; say why (--why “…”), for whoever reads the record after you")
    seen = desk.see(claim)
    replaces = _replaced(desk, claim, signed)
    name = name_decision("reject", signed.by, signed.on, seen.claim.id, seen.digest, *replaces)
    return Reject(id=name, by=signed.by, on=signed.on, why=signed.why, replaces=replaces, seen=seen)


def correct(desk: Desk, claim: ClaimId, written: Mapping[str, str], signed: Signature) -> Correct:
    """`written` are fields as `review.fields` has them. Corrections that it replaces go on to hold in all else. Raises
    WrongUsage where nothing would be otherwise."""
    seen = desk.see(claim)
    report = _report_of(desk, seen)
    changes = read_fields(written, report, desk.names(), near=seen.claim.content.start)
    _refuse_nameless(changes, changes.make(seen.claim), report)
    if _waits(desk, claim) and claim in desk.claims:
        shown = changes.make(replace(desk.claims[claim], id=seen.claim.id))
        changes = replace(difference(seen.claim, shown), actors=changes.actors, places=changes.places)
    return _correct(desk, seen, changes, signed)


def _correct(desk: Desk, seen: ClaimSeen, changes: Changes, signed: Signature) -> Correct:
    replaces = _replaced(desk, seen.claim.id, signed)
    for earlier in replaces:
        ruling = desk.rulings.get(earlier)
        if ruling is not None and isinstance(ruling.decision, Correct) and ruling.decision.seen == seen:
            changes = changes.over(ruling.decision.changes)
    changes = _bare(changes, seen.claim)
    if not changes.named:
        raise WrongUsage("nothing would be otherwise than the machine read it; accept it instead")
    said = codec.write(changes)
    name = name_decision("correct", signed.by, signed.on, seen.claim.id, seen.digest, said, *replaces)
    return Correct(
        id=name, by=signed.by, on=signed.on, why=signed.why, replaces=replaces, seen=seen, changes=changes
    )  # fmt: skip


def split(desk: Desk, claim: ClaimId, parts: Sequence[Mapping[str, str]], signed: Signature) -> Split:
    """Each part in the fields in which it differs. Raises WrongUsage for fewer than two, or for two alike."""
    seen = desk.see(claim)
    report = _report_of(desk, seen)
    near = seen.claim.content.start
    changes = tuple(_bare(read_fields(part, report, desk.names(), near=near), seen.claim) for part in parts)
    for part in changes:
        _refuse_nameless(part, part.make(seen.claim), report)
    if len(changes) < 2 or len({codec.write(part.make(seen.claim)) for part in changes}) < len(changes):
        raise WrongUsage("a claim is split into two parts at least, each different from the others")
    replaces = _replaced(desk, claim, signed)
    said = codec.write(list(changes))
    name = name_decision("split", signed.by, signed.on, seen.claim.id, seen.digest, said, *replaces)
    return Split(id=name, by=signed.by, on=signed.on, why=signed.why, replaces=replaces, seen=seen, parts=changes)


def merge(desk: Desk, claims: Sequence[ClaimId], written: Mapping[str, str], signed: Signature) -> Merge:
    """Into the first of them, over the words of all unless `written` names others. Raises WrongUsage for one claim, or
    for claims of several reports."""
    several = tuple(desk.see(claim) for claim in dict.fromkeys(claims))
    if len(several) < 2 or len({seen.claim.report for seen in several}) > 1:
        raise WrongUsage("claims are merged where two of them or more stand in one report; name them")
    first, report = several[0], _report_of(desk, several[0])
    changes = read_fields(written, report, desk.names(), near=first.claim.content.start)
    if "words" not in written:
        start = min(seen.claim.content.start for seen in several)
        end = max(seen.claim.content.end for seen in several)
        if end - start > _FARTHEST:
            raise WrongUsage("their words stand far apart; name those of the merged claim (words=…)")
        changes = replace(changes, content=Anchor.at(report.text, start, end))
    replaces = tuple(dict.fromkeys(name for claim in claims for name in _replaced(desk, claim, signed)))
    digests = [seen.digest for seen in several]
    name = name_decision("merge", signed.by, signed.on, *digests, codec.write(changes), *replaces)
    return Merge(
        id=name, by=signed.by, on=signed.on, why=signed.why, replaces=replaces, several=several, changes=changes
    )  # fmt: skip


def add(desk: Desk, report: Report, written: Mapping[str, str], signed: Signature) -> Add:
    """What the machine missed. `words` and `type` must be written; without a speaker the report itself says so. Raises
    WrongUsage where the very claim is there already."""
    for needed in ("words", "type"):
        if not written.get(needed, "").strip():
            raise WrongUsage(f"a claim is added with its words and its type; {needed} is missing")
    content = find_words(written["words"], report)
    changes = read_fields(written, report, desk.names(), near=content.start)
    blank = _blank(report, content)
    made = changes.make(blank)
    _refuse_nameless(changes, made, report)
    if made.speaker != report.voice and "attitude" not in written:
        made = replace(made, attitude=Attitude.ASSERT)
    event = codec.digest(codec.write(made.event))
    made = replace(
        made, id=ClaimId(content_id("c", BY_HAND, report.id, content.start, content.end, made.speaker, event))
    )
    if made.id in desk.claims:
        raise WrongUsage(f"{made.id}: that very claim was added already")
    name = name_decision("add", signed.by, signed.on, made.id, codec.write(made), *signed.replaces)
    return Add(
        id=name,
        by=signed.by,
        on=signed.on,
        why=signed.why,
        replaces=signed.replaces,
        seen=desk.look(made),
        actors=changes.actors,
        places=changes.places,
    )


def _blank(report: Report, content: Anchor) -> Claim:
    return Claim(
        id=ClaimId(""),
        report=report.id,
        speaker=report.voice,
        via=(),
        speaker_anchor=None,
        cue=None,
        content=content,
        direct=False,
        attitude=Attitude.REPORT,
        event=Event(type="other", polarity=Polarity.HAPPENED),
        background=False,
        extractor=BY_HAND,
        confidence=1.0,
    )


def difference(before: Claim, after: Claim) -> Changes:
    """The changes that make the one of the other."""
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in OF_CLAIM}
    pairs |= {name: (getattr(before.event, name), getattr(after.event, name)) for name in OF_EVENT}
    changed = {name: new for name, (old, new) in pairs.items() if old != new}
    gone = tuple(sorted(name for name, new in changed.items() if new is None and name in CLEARABLE))
    return Changes(**{name: new for name, new in changed.items() if new is not None}, cleared=gone)


def _bare(changes: Changes, claim: Claim) -> Changes:
    """Without what is so already."""
    return replace(difference(claim, changes.make(claim)), actors=changes.actors, places=changes.places)


def rivals(desk: Desk, decision: Decision, claims: Sequence[ClaimId]) -> list[Decision]:
    """Decisions of other people on the same claims that stand and say otherwise, so that none of them would be
    followed."""
    others = {d.id: d for claim in claims for d in desk.decisions_on(claim) if d.id not in decision.replaces}
    return [
        other
        for other in others.values()
        if other.by != decision.by and not (isinstance(decision, Accept) and _is_accepting(other, claims))
    ]


def _is_accepting(other: Decision, claims: Sequence[ClaimId]) -> bool:
    return isinstance(other, Accept) or bool(set(claims_made(other)) & set(claims))


def _replaced(desk: Desk, claim: ClaimId, signed: Signature) -> tuple[JudgementId, ...]:
    """What was named, the signer's own earlier word on the claim, and what waits to be looked at again."""
    own = [
        decision.id
        for decision in desk.decisions_on(claim)
        if claim not in claims_made(decision) and (decision.by == signed.by or desk.rulings[decision.id].again)
    ]
    return tuple(dict.fromkeys((*signed.replaces, *own)))


def _waits(desk: Desk, claim: ClaimId) -> bool:
    return any(desk.rulings[decision.id].again for decision in desk.decisions_on(claim))


def _report_of(desk: Desk, seen: ClaimSeen) -> Report:
    report = desk.reports.get(seen.claim.report)
    if report is None:
        raise WrongUsage(f"{seen.claim.id}: its report has another version now; undo the decision, and decide anew")
    return report


def _refuse_nameless(changes: Changes, claim: Claim, report: Report) -> None:
    if changes.speaker is not None and claim.speaker != ActorId(report.voice) and claim.speaker_anchor is None:
        raise WrongUsage("nothing in the text names who says it; give the words that do (speaker_words=…)")
