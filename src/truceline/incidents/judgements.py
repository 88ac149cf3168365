"""What people judged, carried out: it outranks everything that the features say.

Claims judged the same end in one incident, claims judged different never do. What each of them brings along is decided
by the features again: a founding account brings its whole incident, a comment only itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.incidents.attachment import Attachment
from truceline.incidents.draft import Draft
from truceline.incidents.families import Role, family_of
from truceline.incidents.features import Days
from truceline.incidents.frames import Frame, day_of
from truceline.incidents.strands import Strand, days_of, gather_undated
from truceline.model.claim import Claim
from truceline.model.ids import ClaimId
from truceline.model.incident import Incident, Reason
from truceline.model.judgement import Judgement, Verdict
from truceline.model.report import Report

OUTRANKS = 100.0
"""The weight of a judgement as a reason: more than all features together can weigh."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement with the claims of this record that its two pointers lead to, none of them on both sides."""

    judgement: Judgement
    first: tuple[ClaimId, ...]
    second: tuple[ClaimId, ...]


class Bench:
    """Judgements that do not contradict each other, put to work on drafts."""

    def __init__(self, judged: Sequence[Judged], claims: Sequence[Claim]) -> None:
        self._root: dict[ClaimId, ClaimId] = {}
        self._apart: list[tuple[ClaimId, ClaimId]] = []
        for each in judged:
            groups = (each.first, each.second)
            together = [(*each.first, *each.second)] if each.judgement.verdict is Verdict.SAME else groups
            for group in together:
                for claim in group:
                    self._unite(group[0], claim)
            if each.judgement.verdict is Verdict.DIFFERENT:
                self._apart.append((each.first[0], each.second[0]))
        self._follow_repeats(claims)
        self.clusters = self._gather()

    def _follow_repeats(self, claims: Sequence[Claim]) -> None:
        """What only hands on a judged claim goes with it, unless somebody judged that it does not."""
        handed_on = sorted((claim.id, claim.repeats) for claim in claims if claim.repeats is not None)
        for known_by in (0, 1):
            for pair in handed_on:
                if pair[known_by] in self._root and not self.are_apart([self._find(pair[0])], [self._find(pair[1])]):
                    self._unite(*pair)

    def _find(self, claim: ClaimId) -> ClaimId:
        self._root.setdefault(claim, claim)
        while self._root[claim] != claim:
            claim = self._root[claim]
        return claim

    def _unite(self, a: ClaimId, b: ClaimId) -> None:
        first, second = sorted((self._find(a), self._find(b)))
        self._root[second] = first

    def _gather(self) -> dict[ClaimId, tuple[ClaimId, ...]]:
        members: dict[ClaimId, list[ClaimId]] = {}
        for claim in sorted(self._root):
            members.setdefault(self._find(claim), []).append(claim)
        return {root: tuple(group) for root, group in members.items()}

    def are_apart(self, a: Iterable[ClaimId], b: Iterable[ClaimId]) -> bool:
        """By the roots of clusters."""
        ours, others = set(a), set(b)
        return any(
            (x in ours and y in others) or (y in ours and x in others)
            for x, y in ((self._find(first), self._find(second)) for first, second in self._apart)
        )

    def roots_in(self, frames: Iterable[Frame]) -> list[ClaimId]:
        """The clusters that have a claim among these, in the order of their coming."""
        known = (self._find(frame.claim.id) for frame in frames if frame.claim.id in self._root)
        return list(dict.fromkeys(known))


def carry_out(bench: Bench, drafts: Sequence[Draft], frames: Mapping[ClaimId, Frame], on: Attachment) -> list[Draft]:
    """The drafts as the judgements want them, in their order. `frames` holds every judged claim."""
    if not bench.clusters:
        return list(drafts)
    kept = list(drafts)
    for cluster in bench.clusters.values():
        kept = _bring_together([frames[claim] for claim in cluster], kept, on)
    parted = [part for draft in kept for part in _part(draft, bench, on)]
    on.learn_words(parted)
    return sorted(parted, key=lambda draft: draft.order)


def _bring_together(cluster: Sequence[Frame], drafts: list[Draft], on: Attachment) -> list[Draft]:
    """One claim alone is where the features put it; several go to one draft."""
    if len(cluster) < 2:
        return drafts
    ids = {frame.claim.id for frame in cluster}
    founded = [draft for draft in drafts if any(frame.claim.id in ids for frame in draft.founders)]
    tied = Counter(i for i, draft in enumerate(drafts) for frame in draft.tied if frame.claim.id in ids)
    if founded:
        target = _joined(founded, on)
        drafts = [draft for draft in drafts if draft not in founded] + [target]
    elif tied:
        target = drafts[min(tied, key=lambda i: (-tied[i], drafts[i].order))]
    else:
        target = Draft(gather_undated(cluster))
        on.open([target])
        return [*drafts, target]
    here = {frame.claim.id for frame in target.members}
    for draft in drafts:
        if draft is not target:
            draft.tied = [frame for frame in draft.tied if frame.claim.id not in ids]
    for frame in cluster:
        if frame.claim.id not in here:
            on.put(frame, target)
    return drafts


def _joined(drafts: Sequence[Draft], on: Attachment) -> Draft:
    if len(drafts) == 1:
        return drafts[0]
    joined = Draft([strand for draft in drafts for strand in draft.strands])
    on.open([joined])
    for draft in drafts:
        for frame in draft.tied:
            on.put(frame, joined)
    return joined


def _part(draft: Draft, bench: Bench, on: Attachment) -> list[Draft]:
    """The draft itself, or several where it holds claims that were judged different."""
    founding, everything = bench.roots_in(draft.founders), bench.roots_in(draft.members)
    if not bench.are_apart(everything, everything):
        return [draft]
    sides = _choose_sides([*founding, *(root for root in everything if root not in founding)], bench)
    claims_of = [{claim for root in side for claim in bench.clusters[root]} for side in sides]
    founders = {frame.claim.id for frame in draft.founders}
    if sum(not founders.isdisjoint(side) for side in claims_of) < 2:
        parts = [_part_of(side, draft, on) for side in claims_of[1:]]
        _let_go(frozenset().union(*claims_of[1:]), draft, parts, on)
        return [draft, *(part for part in parts if part is not None)]
    parts = [_part_of(side, draft, on) for side in claims_of]
    whole = [part for part in parts if part is not None]
    judged = frozenset().union(*claims_of)
    _let_go(judged, draft, parts, on)
    _share_founders([f for f in draft.founders if f.claim.id not in judged], draft, whole, on)
    for frame in draft.tied:
        on.put(frame, _fittest(frame, whole, on))
    return whole


def _let_go(claims: Collection[ClaimId], draft: Draft, parts: Iterable[Draft | None], on: Attachment) -> None:
    """Unties these claims of the draft; those that no part has taken stand alone."""
    taken = {frame.claim.id for part in parts if part is not None for frame in part.members}
    for frame in draft.tied:
        if frame.claim.id in claims and frame.claim.id not in taken:
            on.release(frame)
    draft.tied = [frame for frame in draft.tied if frame.claim.id not in claims]


def _choose_sides(roots: Sequence[ClaimId], bench: Bench) -> list[list[ClaimId]]:
    """As few sides as come out when each cluster joins the first one that nothing keeps it from."""
    sides: list[list[ClaimId]] = []
    for root in roots:
        side = next((side for side in sides if not bench.are_apart([root], side)), None)
        if side is None:
            sides.append([root])
        else:
            side.append(root)
    return sides


def _part_of(ids: Collection[ClaimId], draft: Draft, on: Attachment) -> Draft | None:
    """An incident of its own for the judged claims of a side; None for words about an event that lost their event."""
    founders = [frame for frame in draft.founders if frame.claim.id in ids]
    tied = [frame for frame in draft.tied if frame.claim.id in ids]
    if not founders:
        founders = [frame for frame in tied if frame.family.role is Role.EVENT] or (tied if len(tied) > 1 else [])
    if not founders:
        return None
    founding = {frame.claim.id for frame in founders}
    part = Draft(_strands_of(founders, draft))
    on.open([part])
    for frame in tied:
        if frame.claim.id not in founding:
            on.put(frame, part)
    return part


def _strands_of(frames: Sequence[Frame], draft: Draft) -> list[Strand]:
    """The draft's strands, cut down to these frames; new ones for frames that founded none."""
    ids = {frame.claim.id for frame in frames}
    strands = []
    for strand in draft.strands:
        kept = tuple(frame for frame in strand.frames if frame.claim.id in ids)
        if kept:
            spans = [days for frame in kept if (days := days_of(frame)) is not None]
            span = Days(min(d.first for d in spans), max(d.last for d in spans)) if spans else strand.days
            strands.append(replace(strand, frames=kept, days=span))
    founded = {frame.claim.id for strand in strands for frame in strand.frames}
    return [*strands, *gather_undated(frame for frame in frames if frame.claim.id not in founded)]


def _share_founders(frames: Sequence[Frame], draft: Draft, parts: Sequence[Draft], on: Attachment) -> None:
    """Each account goes where most speaks for it, weighed against what the judged claims say."""
    chosen: dict[int, list[Frame]] = {}
    for frame in frames:
        chosen.setdefault(id(_fittest(frame, parts, on)), []).append(frame)
    for part in parts:
        gained = chosen.get(id(part), [])
        if gained:
            part.take(_strands_of(gained, draft))
            on.open([part])


def _fittest(frame: Frame, parts: Sequence[Draft], on: Attachment) -> Draft:
    return max(parts, key=lambda part: sum(evidence.weight for evidence in on.evidence(frame, part)))


def frame_judged(
    bench: Bench, frames: Sequence[Frame], claims: Sequence[Claim], reports: Sequence[Report]
) -> dict[ClaimId, Frame]:
    """The frame of each judged claim; a bare one for what the features leave aside, such as background."""
    laid_out = {frame.claim.id: frame for frame in frames}
    days = {report.id: day_of(report) for report in reports}
    judged = {claim for cluster in bench.clusters.values() for claim in cluster}
    return {
        claim.id: laid_out.get(claim.id)
        or Frame(
            claim=claim,
            family=family_of(claim.event.type),
            sentence=0,
            paragraph=0,
            published=days.get(claim.report),
            place=claim.event.place,
            time=claim.event.time,
        )
        for claim in claims
        if claim.id in judged
    }


def explain_judgements(incidents: Sequence[Incident], judged: Sequence[Judged]) -> list[Incident]:
    """The incidents, with each judgement among the reasons of the claims that it is about."""
    home = {claim: incident.id for incident in incidents for claim in incident.claims}
    reasons: dict[str, list[Reason]] = {}
    for each in judged:
        word = "kept together" if each.judgement.verdict is Verdict.SAME else "kept apart from another incident"
        text = f"{word} by {each.judgement.by} on {each.judgement.on}: {each.judgement.why}"
        for claim in (*each.first, *each.second):
            if claim in home:
                reason = Reason(claim=claim, feature="judgement", weight=OUTRANKS, text=text)
                reasons.setdefault(home[claim], []).append(reason)
    return [
        replace(incident, reasons=(*reasons[incident.id], *incident.reasons)) if incident.id in reasons else incident
        for incident in incidents
    ]
